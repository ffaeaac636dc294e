//! Unit tests of `storage`.

mod lookup;
mod migrate;
mod paths;
mod settings;
