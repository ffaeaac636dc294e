//! `selfcheck` walks a developer of an AI system through a domain's self-regulatory checklist and renders a
//! scored report. This library holds everything but the process entry point.
//!
//! Layers, kept by `tests/architecture.rs`:
//!
//! ```text
//! main → app → { tui, plain } → session → { words, markup } → domain → std
//!        app → { checklist, storage, report, import } → { files, yaml, words, markup } → domain
//! ```
//!
//! The rooms in the first braces never import each other; [`app`] hands one the other's work as domain values or
//! through the port in [`session::port`].

pub mod app;
pub mod checklist;
pub mod domain;
pub mod files;
pub mod import;
pub mod markup;
pub mod plain;
pub mod report;
pub mod session;
pub mod storage;
pub mod tui;
pub mod words;
pub mod yaml;
