//! The process entry point: arguments in, exit code out.

fn main() {}
