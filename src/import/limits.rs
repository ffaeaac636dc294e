//! Limits on what is read from a file that anyone may have written.

/// Most bytes of a file.
pub const LARGEST: usize = 32 * 1024 * 1024;

/// Most bytes of a workbook once it is unpacked.
pub(super) const UNPACKED: u64 = 128 * 1024 * 1024;

/// Most files in a workbook.
pub(super) const MEMBERS: usize = 1000;

pub(super) const ROWS: usize = 50_000;
pub(super) const COLUMNS: usize = 100;
