//! Unit tests of `domain`.

mod canonical;
mod clean;
mod evidence;
mod format;
mod search;
mod subject;
mod takeover;
