//! Reads and writes assessments durably; checks evidence; settings and folders. No terminal, template or environment variable:
//! clock, folders and names are passed in as values.

pub mod atomic;
pub mod disk;
pub mod error;
pub mod evidence;
pub mod file;
pub mod find_files;
pub mod history;
pub mod lock;
pub mod migrate;
pub mod notice_queue;
pub mod path_norm;
pub mod paths;
pub mod position;
pub mod recent_files;
pub mod record;
pub mod settings;
pub mod state_writer;
pub mod writer;
