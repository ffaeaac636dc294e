//! A text with the blanks at the beginning of its lines packed, which are a fifth of a checklist's text. Packed while it is written, so that it
//! never stands in memory as a whole; no JSON here.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::report::Texts;

/// Signs for the blanks a line begins with: `0` for none, `1` for one, and so on. A fifth of a checklist's text is such blanks.
const BLANKS: &str = "0123456789abcdefghijklmnopqrstuvwxyz";

/// A text that is packed while it is written: each line's leading blanks as one sign.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) enum Packed<'a> {
    Checklist(&'a dyn Texts),
    Assessment(&'a dyn Texts),
}

impl fmt::Display for Packed<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut packing = Packing::new(out);
        match self {
            Self::Checklist(texts) => texts.checklist(&mut packing),
            Self::Assessment(texts) => texts.assessment(&mut packing),
        }?;
        packing.end()
    }
}

impl Serialize for Packed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Packs a text that comes in pieces, and passes each piece on as one.
struct Packing<'a> {
    out: &'a mut dyn fmt::Write,
    packed: String,
    /// The blanks the line at hand begins with so far; none once something else stood there.
    blanks: Option<usize>,
}

impl<'a> Packing<'a> {
    fn new(out: &'a mut dyn fmt::Write) -> Self {
        Self {
            out,
            packed: String::new(),
            blanks: Some(0),
        }
    }

    /// The sign for the blanks counted, and those it cannot hold as they are.
    fn sign(&mut self) {
        if let Some(blanks) = self.blanks.take() {
            let most = blanks.min(BLANKS.len() - 1);
            self.packed.push_str(&BLANKS[most..=most]);
            self.packed.extend((most..blanks).map(|_| ' '));
        }
    }

    fn pass_on(&mut self) -> fmt::Result {
        self.out.write_str(&self.packed)?;
        self.packed.clear();
        Ok(())
    }

    /// Ends the last line.
    fn end(mut self) -> fmt::Result {
        self.sign();
        self.pass_on()
    }
}

impl fmt::Write for Packing<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for line in text.split_inclusive('\n') {
            let mut rest = line;
            if let Some(blanks) = &mut self.blanks {
                rest = line.trim_start_matches(' ');
                *blanks += line.len() - rest.len();
                if rest.is_empty() {
                    continue;
                }
                self.sign();
            }
            self.packed.push_str(rest);
            if rest.ends_with('\n') {
                self.blanks = Some(0);
            }
        }
        self.pass_on()
    }
}

/// The text again.
pub(super) fn unpacked(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let mut rest = line.chars();
        let blanks = rest.next().and_then(|sign| BLANKS.find(sign)).unwrap_or(0);
        format!("{}{}", " ".repeat(blanks), rest.as_str())
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    /// A text packed in pieces of so many characters.
    fn packed(text: &str, piece: usize) -> String {
        let mut out = String::new();
        let mut packing = Packing::new(&mut out);
        let all: Vec<char> = text.chars().collect();
        for each in all.chunks(piece) {
            packing
                .write_str(&each.iter().collect::<String>())
                .expect("a string takes all");
        }
        packing.end().expect("a string takes all");
        out
    }

    #[test]
    fn packing_loses_nothing() {
        let deep = format!("{}deep", " ".repeat(80));
        for text in [
            "",
            "\n",
            "a:\n  b: |\n    한글\n\n   \n",
            "0\n 1",
            "  ",
            deep.as_str(),
        ] {
            for piece in [1, 2, 3, 100] {
                let packed = packed(text, piece);
                assert_eq!(packed, self::packed(text, 1000), "however it comes in");
                assert_eq!(unpacked(&packed), text);
            }
        }
    }

    #[test]
    fn a_lines_blanks_become_one_sign() {
        assert_eq!(packed("a:\n  b: c\n\n", 100), "0a:\n2b: c\n0\n0");
    }
}
