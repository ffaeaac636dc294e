//! Unit tests of `domain/evidence`.

use selfcheck::domain::evidence::{Evidence, EvidenceState, Location, Unusable};

#[test]
fn files_that_look_like_secrets_are_detected() {
    for (path, secret) in [
        ("deploy/.env", true),
        (".env.production", true),
        ("keys/Server.PEM", true),
        ("C:\\keys\\id_rsa", true),
        ("evidence/policy.pdf", false),
        ("environment.md", false),
    ] {
        assert_eq!(Location::File(path.into()).looks_secret(), secret, "{path}");
    }
    assert!(!Location::Url("https://example.org/id_rsa".into()).looks_secret());
}

#[test]
fn only_paths_and_addresses_with_a_host_are_parsed() {
    for (text, wanted) in [
        ("", Unusable::Empty),
        (" \t", Unusable::Empty),
        ("http://", Unusable::NoHost),
        ("HTTPS:///path", Unusable::NoHost),
        ("https://...", Unusable::NoHost),
        ("https://user@:80", Unusable::NoHost),
        ("https://a b/c", Unusable::NoHost),
        ("ftp://h/x", Unusable::Scheme),
        ("javascript://h/x", Unusable::Scheme),
    ] {
        assert_eq!(Location::parse(text), Err(wanted), "{text:?}");
    }
    for address in [
        "https://한국.kr/a",
        "http://user@h:80",
        "https://[::1]/a",
        "https://h",
    ] {
        assert_eq!(Location::parse(address), Ok(Location::Url(address.into())));
    }
    for path in ["a.pdf", "C:/a.pdf", "http/a.pdf", "a b://c", "/etc/hosts"] {
        assert_eq!(Location::parse(path), Ok(Location::File(path.into())));
    }
}

/// A report cannot claim more for its evidence than the assessment in it allows.
#[test]
fn a_state_read_from_a_file_fits_the_evidence() {
    let of = |location, sha256: Option<&str>, size| Evidence {
        sha256: sha256.map(Into::into),
        size,
        ..Evidence::at(location)
    };
    let file = || Location::File("a.pdf".into());
    for (piece, wanted) in [
        (of(file(), Some("ab"), Some(1)), EvidenceState::Intact),
        (of(file(), Some("ab"), None), EvidenceState::Intact),
        (of(file(), Some("ab"), Some(0)), EvidenceState::Empty),
        (of(file(), None, Some(1)), EvidenceState::Unchecked),
        (
            of(Location::Url("https://h".into()), Some("ab"), Some(1)),
            EvidenceState::Named,
        ),
        (
            of(Location::Planned("soon".into()), Some("ab"), Some(1)),
            EvidenceState::Planned,
        ),
    ] {
        assert_eq!(EvidenceState::Intact.fitting(&piece), wanted, "{piece:?}");
        assert_eq!(EvidenceState::Missing.fitting(&piece), EvidenceState::Missing);
    }
}
