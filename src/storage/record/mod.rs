//! Encodes assessments as YAML and decodes them. No file access.
//!
//! Encoding is canonical: fields in a fixed order, answers in the order of the checklist, long texts as block scalars. Decoding
//! keeps what can be read and reports each loss at its line; fields that are unknown or not understood are kept as
//! [`crate::domain::unknown_fields::UnknownFields`] and written back.

mod clean;
pub mod conflict_marks;
mod decode;
mod encode;
mod fields;
mod schema;
pub(in crate::storage) mod step;

pub use clean::clean;
pub use decode::{Reading, Unresolved, read};
pub use encode::{write, write_to};
pub use schema::RecordSchema;

/// The format this version writes.
pub const FORMAT: u64 = 2;

/// The oldest format that is written as it is: 2 only adds optional fields to 1.
const OLDEST_WRITTEN: u64 = 1;

pub const SUFFIX: &str = ".selfcheck.yaml";
