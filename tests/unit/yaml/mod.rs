//! Unit tests of `yaml`.

mod emit;
