//! The process entry point: words in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().skip(1).collect();
    ExitCode::from(selfcheck::app::run(&words))
}
