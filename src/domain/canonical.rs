//! Canonical JSON (RFC 8785) of texts, lists and maps, so that any program can recompute a digest of it.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::clean::nfc;

/// A JSON value without numbers: they are written as decimal strings, which every parser reads alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Canonical {
    /// A string; normalised to NFC when it is written.
    Text(String),
    /// An array.
    List(Vec<Self>),
    /// An object with unique names; the order of entries does not matter.
    Map(Vec<(String, Self)>),
}

impl Canonical {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }

    /// An object of the entries whose text is not empty.
    pub fn present(entries: impl IntoIterator<Item = (&'static str, String)>) -> Vec<(String, Self)> {
        entries
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (name.to_owned(), Self::Text(text)))
            .collect()
    }

    /// The canonical JSON text.
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// The SHA-256 of the canonical JSON text, as 64 lower-case hexadecimal digits.
    pub fn digest(&self) -> String {
        let bytes = Sha256::digest(self.to_json().as_bytes());
        bytes.iter().fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Text(text) => write_string(out, text),
            Self::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
            Self::Map(entries) => {
                let mut sorted: Vec<&(String, Self)> = entries.iter().collect();
                // RFC 8785 section 3.2.3 sorts names by UTF-16 code units.
                sorted.sort_by(|(left, _), (right, _)| left.encode_utf16().cmp(right.encode_utf16()));
                out.push('{');
                for (at, (name, value)) in sorted.into_iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    write_string(out, name);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

/// Escapes as RFC 8785 section 3.2.2.2 prescribes.
fn write_string(out: &mut String, text: &str) {
    out.push('"');
    for each in nfc(text).chars() {
        match each {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            each if each < ' ' => {
                let _ = write!(out, "\\u{:04x}", each as u32);
            }
            each => out.push(each),
        }
    }
    out.push('"');
}
