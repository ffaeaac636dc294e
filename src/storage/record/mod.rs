//! An assessment as YAML text and back. Texts come in and go out; no file is opened here.
//!
//! The same assessment is always written the same way: fields in a fixed order, answers in the order of the checklist, long
//! texts as block scalars. Reading takes what can be read and names each loss at its line; fields that are not known, or not
//! understood, are kept as [`crate::domain::unknown_fields::UnknownFields`] where they stood and are written back.

mod decode;
mod encode;
mod fields;
mod schema;
pub(in crate::storage) mod step;

pub use decode::{Reading, Unresolved, read};
pub use encode::{clean, write, write_to};
pub use schema::RecordSchema;

/// The format this version writes.
pub const FORMAT: u64 = 1;

/// What the file name of an assessment ends in.
pub const SUFFIX: &str = ".selfcheck.yaml";
