//! The terminal interface: update, keys, frames, driver.

pub mod app;
mod driver;
mod frames;
mod guide;
mod random;
mod small;
mod together;
mod update;
