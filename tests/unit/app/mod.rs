//! Unit tests of `app`.

mod background;
mod cli_parse;
