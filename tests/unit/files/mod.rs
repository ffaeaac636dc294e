//! Unit tests of `files`.

mod lookup;
