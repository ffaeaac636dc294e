//! The command line in general: parsing, global options, argument builders and usage errors. What one command accepts stands in its
//! own file in `app/command`.

pub mod arg;
pub mod command;
pub mod global;
pub mod parse;
pub mod usage_error;
