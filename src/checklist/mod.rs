//! The checklist format: raw types, validation, inheritance, lowering to the domain, digests, the registry of references, and
//! the catalog of shipped and user checklists.

pub mod catalog;
pub mod codes;
pub(crate) mod digest;
mod editions;
mod entries;
mod error;

mod files;
pub mod header;
pub(crate) mod inheritance;
pub mod library;
pub mod load;
pub(crate) mod lower;
pub(crate) mod merge;
mod origin;
pub(crate) mod plan;
pub(crate) mod raw;
pub mod registry;
pub mod resolved;
pub mod schema;
mod shipped;
pub mod starter;
pub(crate) mod tree;
pub(crate) mod typed;
mod user_folder;
pub(crate) mod validate;

pub use catalog::Catalog;
pub use error::CatalogError;
pub use files::read_text;
pub use origin::EditionDigests;
