//! Every integration test, in one binary so that the libraries are linked once.

    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::print_stderr,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test may fail loudly, and nobody reads documentation of its helpers"
    unreachable_pub,
#![allow(
)]
mod architecture;
mod cli;
mod content;
mod domain;
mod storage;
mod support;
mod tui;
mod yaml;
