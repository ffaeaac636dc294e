//! Unit tests of `domain/evidence`.

use selfcheck::domain::evidence::Location;

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
