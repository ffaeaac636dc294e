//! Unpacks the texts of data format 1, in which one character stood for the indentation of a line. Read only.

use std::borrow::Cow;

/// `0` stands for no blank, `1` for one, and so on.
const SIGNS: &str = "0123456789abcdefghijklmnopqrstuvwxyz";

/// The number of blanks that a packed line begins with, and the rest of the line.
fn line(packed: &str) -> (usize, &str) {
    let mut rest = packed.chars();
    let blanks = rest.next().and_then(|sign| SIGNS.find(sign)).unwrap_or(0);
    (blanks, rest.as_str())
}

/// The length of the unpacked text in bytes, found without unpacking it.
pub(super) fn unpacked_len(packed: &str) -> usize {
    let lines = packed.split('\n').map(line);
    lines.map(|(blanks, rest)| blanks + rest.len() + 1).sum::<usize>() - 1
}

/// The text. Check [`unpacked_len`] first: a line of one sign becomes up to 35 blanks.
pub(super) fn unpack(packed: &str) -> Cow<'_, str> {
    let mut text = String::with_capacity(unpacked_len(packed));
    for (at, (blanks, rest)) in packed.split('\n').map(line).enumerate() {
        if at > 0 {
            text.push('\n');
        }
        text.extend(std::iter::repeat_n(' ', blanks));
        text.push_str(rest);
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_is_known_before_unpacking() {
        for (packed, text) in [
            ("0a:\n2b: c\n0\n0", "a:\n  b: c\n\n"),
            ("", ""),
            ("0", ""),
            ("za", &format!("{}a", " ".repeat(35))),
            ("2한글\n1", "  한글\n "),
        ] {
            assert_eq!(unpack(packed), text);
            assert_eq!(unpacked_len(packed), text.len(), "{packed:?}");
        }
    }
}
