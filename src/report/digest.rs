//! SHA-256 in hexadecimal and, for content-security policies, in base64. No file is read here.

use std::io;

use sha2::{Digest, Sha256};

/// SHA-256 of a text, in hexadecimal.
pub(super) fn hex(text: &str) -> String {
    hexadecimal(&Sha256::digest(text.as_bytes()))
}

/// Computes the SHA-256 of what is written to it.
#[derive(Default)]
pub(super) struct DigestWriter(Sha256);

impl DigestWriter {
    /// The digest in hexadecimal.
    pub(super) fn hex(self) -> String {
        hexadecimal(&self.0.finalize())
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

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(64), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// A hash source of a content-security policy.
pub(super) fn csp(text: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(text.as_bytes())))
}

/// Bytes in base64, padded.
pub(super) fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let group = (byte(0) << 16) | (byte(1) << 8) | byte(2);
        for digit in 0..4_usize {
            if digit > chunk.len() {
                out.push('=');
            } else {
                let index = (group >> (18 - 6 * digit)) & 63;
                out.push(char::from(ALPHABET[index as usize]));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_of_pieces_is_that_of_the_whole() {
        use io::Write as _;
        let mut digesting = DigestWriter::default();
        for part in ["a", "", "한글"] {
            digesting.write_all(part.as_bytes()).expect("it takes all");
        }
        assert_eq!(digesting.hex(), hex("a한글"));
    }

    #[test]
    fn known_digests() {
        assert_eq!(
            hex(""),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert_eq!(csp(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
        for (plain, coded) in [
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
