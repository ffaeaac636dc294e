//! Command line parsing: global options, argument builders and usage errors. The commands themselves are in `app/command`.

pub mod arg;
pub mod command;
pub mod global;
pub mod parse;
pub mod usage_error;
