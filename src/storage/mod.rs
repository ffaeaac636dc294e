//! Assessments in and out of files, durably; evidence looked at; settings and places. No terminal, no template and no
//! environment variable may enter; clock, folders and names come in as values.

pub mod atomic;
pub mod disk;
pub mod error;
pub mod evidence;
pub mod file;
pub mod history;
pub mod keeper;
pub mod known;
pub mod lock;
pub mod lookup;
pub mod migrate;
pub mod open;
pub mod paths;
pub mod position;
pub mod record;
pub mod settings;
pub mod spelling;
pub mod writer;
