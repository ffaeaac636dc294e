//! Unit tests of `words`.

mod messages;
mod particle;
mod session;
mod size;
