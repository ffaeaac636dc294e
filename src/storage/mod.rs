//! Assessments in and out of files, durably; evidence looked at; settings and places. No terminal, no template and no
//! environment variable may enter; clock, folders and names come in as values.

pub mod atomic;
pub mod disk;
pub mod error;
pub mod evidence;
pub mod file;
pub mod history;
pub mod lock;
pub mod lookup;
pub mod migrate;
pub mod path_norm;
pub mod paths;
pub mod position;
pub mod recent_files;
pub mod record;
pub mod regular_file;
pub mod settings;
pub mod stat;
pub mod state_writer;
pub mod writer;
