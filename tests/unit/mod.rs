//! Unit tests of single files, by their public names.

mod app;
mod checklist;
mod domain;
mod files;
mod storage;
mod tui;
mod words;
mod yaml;
