//! The terminal interface: update, keys, frames, driver.
#![expect(unreachable_pub, reason = "helpers are shared inside this folder only")]

mod app;
mod driver;
mod fixture;
mod frames;
mod random;
mod update;
