//! The checklist as a report embeds it: a released edition by name and digest, any other one whole.

use std::borrow::Cow;

use data_encoding::BASE64;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde::{Deserialize, Serialize};

use super::format1;
use crate::domain::origin::ListOrigin;
use crate::report::input::Input;
use crate::report::list_source::EditionSource;

/// Largest embedded text in bytes. A page is limited to this size and prints what it embeds, so an honest report never has more.
const LARGEST_TEXT: usize = 32 * 1024 * 1024;

/// This format packed the indentation of lines.
const PACKED_LINES_FORMAT: u32 = 1;

/// An embedded text exceeds the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) struct TextTooLarge;

impl TextTooLarge {
    /// The limit in MiB.
    pub(in crate::report) const LIMIT: usize = LARGEST_TEXT / 1024 / 1024;
}

/// Good compression at a speed that does not slow a report down.
const LEVEL: u8 = 3;

/// The embedded checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(in crate::report) enum EmbeddedList {
    /// The text, as data formats 1 and 2 have it.
    Text(String),
    /// A released edition of a shipped list.
    Edition(EmbeddedEdition),
    /// Any other list.
    Compressed(CompressedText),
}

/// A released edition and the registry that was released with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::report) struct EmbeddedEdition {
    pub(in crate::report) id: String,
    pub(in crate::report) version: String,
    pub(in crate::report) digest: String,
    pub(in crate::report) registry: String,
}

/// A text as raw DEFLATE (RFC 1951) in Base64.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::report) struct CompressedText {
    deflate: String,
}

/// Why an embedded text cannot be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum PackError {
    TooLarge(TextTooLarge),
    Damaged,
}

impl EmbeddedList {
    pub(super) fn of(input: &Input<'_>) -> Self {
        let header = &input.checklist.header;
        if let (ListOrigin::Released, Some(registry)) = (&input.origin.list, &input.origin.registry_digest) {
            return Self::Edition(EmbeddedEdition {
                id: header.id.to_string(),
                version: header.version.clone(),
                digest: input.checklist.digest.clone(),
                registry: registry.clone(),
            });
        }
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = input.texts.checklist(&mut text);
        Self::Compressed(CompressedText::of(&text))
    }
}

impl EmbeddedEdition {
    pub(super) fn source(&self) -> EditionSource<'_> {
        EditionSource {
            id: &self.id,
            version: &self.version,
            digest: &self.digest,
            registry: &self.registry,
        }
    }
}

impl CompressedText {
    fn of(text: &str) -> Self {
        Self {
            deflate: BASE64.encode(&compress_to_vec(text.as_bytes(), LEVEL)),
        }
    }

    /// The text; unpacking stops at the limit.
    pub(super) fn text(&self) -> Result<String, PackError> {
        use miniz_oxide::inflate::TINFLStatus::HasMoreOutput;
        let bytes = BASE64
            .decode(self.deflate.as_bytes())
            .map_err(|_| PackError::Damaged)?;
        let text = decompress_to_vec_with_limit(&bytes, LARGEST_TEXT).map_err(|error| {
            if error.status == HasMoreOutput {
                PackError::TooLarge(TextTooLarge)
            } else {
                PackError::Damaged
            }
        })?;
        String::from_utf8(text).map_err(|_| PackError::Damaged)
    }
}

/// A text of data format 1 or 2.
pub(super) fn plain(text: &str, format: u32) -> Result<Cow<'_, str>, PackError> {
    let has_packed_lines = format == PACKED_LINES_FORMAT;
    let len = if has_packed_lines {
        format1::unpacked_len(text)
    } else {
        text.len()
    };
    if len > LARGEST_TEXT {
        return Err(PackError::TooLarge(TextTooLarge));
    }
    Ok(if has_packed_lines {
        format1::unpack(text)
    } else {
        text.into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_is_read_back() {
        for text in ["", "a", &"한글 abc\n".repeat(5000)] {
            let compressed = CompressedText::of(text);
            assert_eq!(compressed.text().as_deref(), Ok(text));
        }
    }

    #[test]
    fn damage_and_bombs_are_refused() {
        let text = |deflate: String| CompressedText { deflate }.text();
        assert_eq!(text("?".into()), Err(PackError::Damaged));
        assert_eq!(text("AAAA".into()), Err(PackError::Damaged));
        let bomb = compress_to_vec(&vec![b' '; LARGEST_TEXT + 1], 1);
        assert!(bomb.len() < LARGEST_TEXT / 50);
        assert_eq!(text(BASE64.encode(&bomb)), Err(PackError::TooLarge(TextTooLarge)));
    }
}
