//! Computes SHA-256 digests of texts.

use std::io;

use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256};

/// SHA-256 of a text, in hexadecimal.
pub(super) fn hex(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(text.as_bytes()))
}

/// Computes the SHA-256 of what is written to it.
#[derive(Default)]
pub(super) struct DigestWriter(Sha256);

impl DigestWriter {
    pub(super) fn hex(self) -> String {
        HEXLOWER.encode(&self.0.finalize())
    }
}

impl io::Write for DigestWriter {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        self.0.update(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A hash source of a content-security policy.
pub(super) fn csp(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_written_in_pieces_has_the_same_digest() {
        use io::Write as _;
        let mut digest = DigestWriter::default();
        for part in ["a", "", "한글"] {
            digest.write_all(part.as_bytes()).expect("a digest accepts all");
        }
        assert_eq!(digest.hex(), hex("a한글"));
    }

    #[test]
    fn the_empty_text_has_its_known_digest() {
        assert_eq!(
            hex(""),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert_eq!(csp(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }
}
