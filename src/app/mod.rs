//! The composition root: reads the environment, builds the real ports, picks the command and runs it.

pub mod failure;
pub mod world;
