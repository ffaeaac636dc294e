//! One line of input, of bounded length and any bytes.

use std::io::{self, BufRead, Read as _};

/// Longest line that is taken; what is beyond is dropped and said.
const LONGEST: u64 = 256 * 1024;

/// A line as it was typed.
pub(super) struct Line {
    pub(super) text: String,
    /// Whether its end was dropped.
    pub(super) is_cut: bool,
}

/// A line without its end; `None` when the input ended. Bytes that are not UTF-8 become a visible mark.
pub(super) fn read(input: &mut dyn BufRead) -> io::Result<Option<Line>> {
    let mut bytes = Vec::new();
    if (&mut *input).take(LONGEST).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    let is_cut = bytes.len() as u64 == LONGEST && bytes.last() != Some(&b'\n');
    let mut rest = is_cut;
    while rest {
        let mut more = Vec::new();
        let read = (&mut *input).take(LONGEST).read_until(b'\n', &mut more)?;
        rest = read > 0 && more.last() != Some(&b'\n');
    }
    let text = String::from_utf8_lossy(&bytes)
        .trim_end_matches(['\n', '\r'])
        .to_owned();
    Ok(Some(Line { text, is_cut }))
}
