//! What the rooms that read files share: an answer of the file system is yes, no or an error, and only regular files are opened.

pub mod lookup;
pub mod regular_file;
pub mod stat;
