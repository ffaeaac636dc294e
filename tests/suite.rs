//! Every integration test, in one binary so that the libraries are linked once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    clippy::format_push_string,
    clippy::format_collect,
    clippy::duration_suboptimal_units,
    clippy::single_match_else,
    clippy::unnecessary_wraps,
    clippy::too_many_lines,
    clippy::missing_panics_doc,
    missing_docs,
    unreachable_pub,
    reason = "a test may fail loudly, its fixtures are long, and nobody reads documentation of its helpers"
)]

mod architecture;
mod cli;
mod content;
mod docs;
mod domain;
mod e2e;
mod faces;
mod fuzz;
mod plain;
mod port;
mod report;
mod storage;
mod supply;
mod support;
mod tui;
mod unit;
mod vocabulary;
mod yaml;
