//! The terminal interface: update, keys, frames, driver.
#![expect(unreachable_pub, reason = "helpers are shared inside this folder only")]
#![expect(clippy::expect_used, reason = "a test helper that cannot go on should fail the test")]

mod app;
mod driver;
mod fixture;
mod frames;
mod random;
mod update;
