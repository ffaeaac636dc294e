//! One line of input, of bounded length and any bytes.

use std::io::{self, BufRead, Read as _};

/// Longest line that is accepted, in bytes.
pub(super) const LONGEST: u64 = 256 * 1024;

/// A line as it was typed.
pub(super) enum Line {
    Whole(String),
    /// Of so many bytes; nothing of it is used.
    TooLong(u64),
}

/// A line without its end; `None` when the input ended. Bytes that are not UTF-8 become a visible mark.
pub(super) fn read(input: &mut dyn BufRead) -> io::Result<Option<Line>> {
    let mut bytes = Vec::new();
    if (&mut *input).take(LONGEST).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    let mut size = bytes.len() as u64;
    let is_long = size == LONGEST && bytes.last() != Some(&b'\n');
    let mut goes_on = is_long;
    while goes_on {
        let mut more = Vec::new();
        let read = (&mut *input).take(LONGEST).read_until(b'\n', &mut more)?;
        size += read as u64;
        goes_on = read > 0 && more.last() != Some(&b'\n');
    }
    if is_long {
        return Ok(Some(Line::TooLong(size)));
    }
    let text = String::from_utf8_lossy(&bytes)
        .trim_end_matches(['\n', '\r'])
        .to_owned();
    Ok(Some(Line::Whole(text)))
}
