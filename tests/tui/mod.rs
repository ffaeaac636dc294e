//! The terminal interface: update, keys, frames, driver.

mod app;
mod driver;
mod fixture;
mod frames;
mod random;
mod together;
mod update;
