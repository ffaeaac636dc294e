//! Files that look like secrets: nobody means to hand these over to a certification body.

/// Whether a file's name is one that keys and passwords go by.
pub(super) fn is_secret_name(path: &str) -> bool {
    const NAMES: [&str; 14] = [
        ".env",
        ".netrc",
        ".npmrc",
        ".pypirc",
        ".htpasswd",
        ".pgpass",
        "id_rsa",
        "id_dsa",
        "id_ecdsa",
        "id_ed25519",
        "credentials",
        "credentials.json",
        "secrets.yaml",
        "secrets.json",
    ];
    const ENDS: [&str; 9] = [
        ".pem",
        ".key",
        ".p12",
        ".pfx",
        ".jks",
        ".keystore",
        ".kdbx",
        ".ppk",
        ".asc",
    ];
    let name = path
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    NAMES.contains(&name.as_str()) || name.starts_with(".env.") || ENDS.iter().any(|end| name.ends_with(end))
}

/// Whether a file begins like a private key or a list of credentials.
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
    fn names_and_heads_of_secrets() {
        for name in [
            ".env",
            "a/.env.local",
            "ID_RSA",
            "tls/server.PEM",
            "c\\id_ed25519",
        ] {
            assert!(is_secret_name(name), "{name}");
        }
        for name in ["environment.md", "key-results.pdf", "pem.txt", "id_rsa.pub"] {
            assert!(!is_secret_name(name), "{name}");
        }
        assert!(is_secret_head(b"x\n-----BEGIN OPENSSH PRIVATE KEY-----\n"));
        assert!(!is_secret_head("비밀 키 관리 절차".as_bytes()));
    }
}
