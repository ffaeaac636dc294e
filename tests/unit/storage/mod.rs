//! Unit tests of `storage`.

mod migrate;
mod paths;
mod settings;
