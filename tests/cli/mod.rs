//! The command line, complete output: what every command prints, and how it ends.

mod usage;
