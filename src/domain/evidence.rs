//! Evidence: files and addresses that back an answer, and the result of checking them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::id::Id;
use super::unknown_fields::UnknownFields;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Location {
    /// A file; the path is relative to the assessment's folder if it is below it, with `/` as separator.
    File(String),
    /// A web address: http or https.
    Url(String),
    /// Evidence that does not exist yet, described in words.
    Planned(String),
}

impl Location {
    /// Parses user input: an http or https address is a URL, all else a path.
    pub fn from_typed(text: &str) -> Self {
        let lower = text.trim().to_ascii_lowercase();
        if lower.starts_with("http://") || lower.starts_with("https://") {
            Self::Url(text.trim().into())
        } else {
            Self::File(text.trim().into())
        }
    }

    /// The path, address or plan as text.
    pub fn as_str(&self) -> &str {
        match self {
            Self::File(text) | Self::Url(text) | Self::Planned(text) => text,
        }
    }
}

/// A file or address that backs an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub location: Location,
    pub title: String,
    /// Where in the file: a page or section; may be empty.
    pub place: String,
    /// SHA-256 of the file when it was added, 64 hexadecimal digits.
    pub sha256: Option<String>,
    /// Size of the file in bytes when it was added.
    pub size: Option<u64>,
    /// When the file was added or the address was visited: RFC 3339 with offset.
    pub added: String,
    /// Last valid day.
    pub valid_until: Option<Date>,
    pub extra: UnknownFields,
}

/// File names and extensions that usually hold keys or passwords.
const SECRET_NAMES: [&str; 8] = [
    ".env",
    ".netrc",
    ".npmrc",
    ".pgpass",
    "credentials",
    "credentials.json",
    "id_ed25519",
    "id_rsa",
];
const SECRET_ENDINGS: [&str; 7] = [".jks", ".kdbx", ".key", ".keystore", ".p12", ".pem", ".pfx"];

impl Location {
    /// The file extension in capitals, such as `PDF`; `None` where it has none or an unusual one.
    pub fn file_type(&self) -> Option<String> {
        const LONGEST: usize = 6;
        let Self::File(path) = self else { return None };
        let name = path.rsplit(['/', '\\']).next()?;
        let (stem, ending) = name.rsplit_once('.')?;
        let is_type = !stem.is_empty()
            && (1..=LONGEST).contains(&ending.len())
            && ending.chars().all(|each| each.is_ascii_alphanumeric());
        is_type.then(|| ending.to_ascii_uppercase())
    }

    /// Whether it is a file whose name suggests keys or passwords, which a report must not carry.
    pub fn looks_secret(&self) -> bool {
        let Self::File(path) = self else { return false };
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_lowercase();
        SECRET_NAMES.contains(&name.as_str())
            || name.starts_with(".env.")
            || SECRET_ENDINGS.iter().any(|ending| name.ends_with(ending))
    }
}

impl Evidence {
    /// Evidence of which only the location is known.
    pub fn at(location: Location) -> Self {
        Self {
            location,
            title: String::new(),
            place: String::new(),
            sha256: None,
            size: None,
            added: String::new(),
            valid_until: None,
            extra: Vec::new(),
        }
    }

    /// Accepts a changed file with its new digest; title and last valid day stay. The next check finds the
    /// size.
    pub fn accept_change(&mut self, sha256: String, moment: &str) {
        self.sha256 = Some(sha256);
        self.size = None;
        moment.clone_into(&mut self.added);
    }
}

/// The result of checking a piece of evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum EvidenceState {
    /// Not checked yet.
    #[default]
    Unchecked,
    /// The file exists with the recorded digest, or it is an address.
    Intact,
    Missing,
    /// Whether the file is there or unchanged is not known; a short word for the reason.
    Unreadable(String),
    /// The file has another content; its current digest.
    Changed(String),
    /// Past its last day.
    Expired,
    /// Only planned.
    Planned,
    /// Not a regular file (a device, pipe or folder); the reason.
    Refused(String),
}

impl EvidenceState {
    /// Whether the evidence counts: present, readable and unchanged. Unchecked evidence does not.
    pub fn counts(&self) -> bool {
        matches!(self, Self::Intact)
    }

    /// The stable word for machines.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Unchecked => "unchecked",
            Self::Intact => "intact",
            Self::Missing => "missing",
            Self::Unreadable(_) => "unreadable",
            Self::Changed(_) => "changed",
            Self::Expired => "expired",
            Self::Planned => "planned",
            Self::Refused(_) => "refused",
        }
    }

    /// The digest now, or the short word of the reason; empty where the state says it all.
    pub fn detail(&self) -> &str {
        match self {
            Self::Changed(detail) | Self::Refused(detail) | Self::Unreadable(detail) => detail,
            _ => "",
        }
    }
}

/// The result of checking each piece of evidence, by question and position in its list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inspection(BTreeMap<(Id, usize), EvidenceState>);

impl Inspection {
    pub fn record(&mut self, question: Id, position: usize, state: EvidenceState) {
        self.0.insert((question, position), state);
    }

    /// The result of checking a piece of evidence.
    pub fn of(&self, question: &Id, position: usize) -> EvidenceState {
        self.0
            .get(&(question.clone(), position))
            .cloned()
            .unwrap_or_default()
    }

    pub fn entries(&self) -> impl Iterator<Item = (&Id, usize, &EvidenceState)> {
        self.0
            .iter()
            .map(|((id, position), state)| (id, *position, state))
    }

    pub fn forget(&mut self, question: &Id) {
        let key = |position: usize| (question.clone(), position);
        let places = self.0.range(key(0)..=key(usize::MAX));
        let places: Vec<usize> = places.map(|((_, position), _)| *position).collect();
        for position in places {
            self.0.remove(&key(position));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Location;

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
}
