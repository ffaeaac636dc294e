//! Assessments in and out of files, durably; evidence looked at; settings and places. No terminal, no template and no
//! environment variable may enter; clock, folders and names come in as values.

pub mod migrate;
pub mod record;
