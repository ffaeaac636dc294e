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
    /// Parses what a user gives as evidence: an http or https address with a host, else a path.
    pub fn parse(text: &str) -> Result<Self, Unusable> {
        if text.trim().is_empty() {
            return Err(Unusable::Empty);
        }
        let location = Self::from_typed(text);
        match &location {
            Self::Url(address) if !Self::has_host(address) => Err(Unusable::NoHost),
            Self::File(path) if has_scheme(path) => Err(Unusable::Scheme),
            _ => Ok(location),
        }
    }

    /// Whether an address says where it leads.
    pub fn has_host(address: &str) -> bool {
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        let name = if host.starts_with('[') {
            host
        } else {
            host.split(':').next().unwrap_or_default()
        };
        name.contains(char::is_alphanumeric) && !name.contains(char::is_whitespace)
    }

    /// An http or https address is a URL, all else a path.
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

/// Why what was typed cannot be evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    Empty,
    /// An address that leads nowhere, such as `http://`.
    NoHost,
    /// An address that is neither http nor https.
    Scheme,
    /// The assessment that it would back.
    Itself,
    /// A file whose name ends in a blank; the record cuts blanks at the end.
    Blank,
}

/// Whether a text begins like an address: a scheme and `://`.
fn has_scheme(text: &str) -> bool {
    text.split_once("://").is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|each| each.is_ascii_alphanumeric() || "+.-".contains(each))
    })
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
    /// The file exists with the recorded digest and has content.
    Intact,
    /// An address: nothing is fetched, so it names evidence and is none.
    Named,
    Missing,
    /// The file has no content.
    Empty,
    /// A pointer of git LFS stands in place of the file.
    Pointer,
    /// Whether the file is there or unchanged is not known; a short word for the reason.
    Unreadable(String),
    /// The file has another content; its current digest.
    Changed(String),
    /// Only the line ends differ, as git changes them at a checkout; the current digest.
    LineEnds(String),
    /// Past its last day.
    Expired,
    /// Only planned.
    Planned,
    /// Not a regular file (a device, pipe or folder); the reason.
    Refused(String),
}

impl EvidenceState {
    /// Whether the evidence counts: a file that is present, readable, not empty and unchanged. Unchecked
    /// evidence does not.
    pub fn counts(&self) -> bool {
        matches!(self, Self::Intact)
    }

    /// Whether something is wrong with the evidence. An address and a plan are not wrong, they only do not
    /// count.
    pub fn is_broken(&self) -> bool {
        !matches!(self, Self::Intact | Self::Named | Self::Planned)
    }

    /// Whether a check found something wrong.
    pub fn is_found_broken(&self) -> bool {
        self.is_broken() && *self != Self::Unchecked
    }

    /// This state, or what the location and size of the evidence say where a state read from a file
    /// contradicts them: an address is never intact, and neither is an empty file.
    #[must_use]
    pub fn fitting(self, evidence: &Evidence) -> Self {
        match (&evidence.location, self) {
            (Location::Url(_), Self::Intact) => Self::Named,
            (Location::Planned(_), Self::Intact) => Self::Planned,
            (Location::File(_), Self::Intact) if evidence.sha256.is_none() => Self::Unchecked,
            (Location::File(_), Self::Intact) if evidence.size == Some(0) => Self::Empty,
            (_, state) => state,
        }
    }

    /// The stable word for machines.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Unchecked => "unchecked",
            Self::Intact => "intact",
            Self::Named => "named",
            Self::Empty => "empty",
            Self::Pointer => "pointer",
            Self::Missing => "missing",
            Self::Unreadable(_) => "unreadable",
            Self::Changed(_) => "changed",
            Self::LineEnds(_) => "line-ends",
            Self::Expired => "expired",
            Self::Planned => "planned",
            Self::Refused(_) => "refused",
        }
    }

    /// The digest now, or the short word of the reason; empty where the state says it all.
    pub fn detail(&self) -> &str {
        match self {
            Self::Changed(detail)
            | Self::LineEnds(detail)
            | Self::Refused(detail)
            | Self::Unreadable(detail) => detail,
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
