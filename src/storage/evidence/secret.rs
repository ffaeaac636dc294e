//! Detects secrets by the first bytes of a file; names are checked in the domain.

pub(super) fn is_secret_head(head: &[u8]) -> bool {
    const MARKS: [&[u8]; 4] = [
        b"PRIVATE KEY-----",
        b"PRIVATE KEY BLOCK-----",
        b"aws_secret_access_key",
        b"PuTTY-User-Key-File",
    ];
    MARKS
        .iter()
        .any(|mark| head.windows(mark.len()).any(|part| part == *mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_secrets() {
        assert!(is_secret_head(b"x\n-----BEGIN OPENSSH PRIVATE KEY-----\n"));
        assert!(!is_secret_head("비밀 키 관리 절차".as_bytes()));
    }
}
