//! Unit tests of `checklist`.

mod codes;
