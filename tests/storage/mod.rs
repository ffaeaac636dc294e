//! Assessments in and out of files.

mod durability;
mod evidence;
mod files;
mod history;
mod promises;
mod recent_files;
mod record;
mod sim;
mod support;
mod takeover;
mod writer;
