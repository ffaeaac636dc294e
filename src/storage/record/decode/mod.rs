//! Decodes an assessment: keeps what can be read, reports each loss at its line.

mod assessment;
mod map;
mod measured;
mod salvage;
mod scalars;

use std::ops::Range;

pub(super) use self::assessment::Decoder;
use self::map::MOST_ISSUES;
pub(super) use self::scalars::value_of;
use super::fields::top;
use super::schema::Slot;
use super::{FORMAT, OLDEST_WRITTEN, RecordSchema, conflict_marks};
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_line;
use crate::domain::id::Id;
use crate::domain::issue::{Issue, Place, Severity};
use crate::domain::localized::Localized;
use crate::domain::value::{Value, ValueError};
use crate::storage::migrate;
use crate::words::{issue as issue_words, storage as words};
use crate::yaml::budget::Budget;
use crate::yaml::node::{self, Node};
use crate::yaml::source::Source;

/// A decoded file whose checklist is not known yet. Its values are bare words: `yes` may be a level, an option or a text.
#[derive(Clone, Debug)]
pub struct Unresolved {
    reading: Reading,
    values: Vec<(Slot, Range<usize>)>,
    source: Source,
}

impl Unresolved {
    /// With bare words for values: enough to find its checklist and its name, not to be counted or compared.
    pub fn draft(&self) -> &Assessment {
        &self.reading.assessment
    }

    /// As [`Self::draft`], with the format and the losses.
    pub(in crate::storage) fn as_read(&self) -> &Reading {
        &self.reading
    }

    pub fn is_lossy(&self) -> bool {
        self.reading.is_lossy
    }

    pub fn is_newer(&self) -> bool {
        self.reading.is_newer()
    }

    pub fn issues(&self) -> &[Issue] {
        &self.reading.issues
    }

    /// Resolves every word by its question or fact. An unknown word stays as it is, with an issue.
    pub fn resolve(self, checklist: &Checklist) -> Reading {
        self.resolve_with(&RecordSchema::of(checklist))
    }

    pub fn resolve_with(self, schema: &RecordSchema) -> Reading {
        let Self {
            mut reading,
            values,
            source,
        } = self;
        for (slot, range) in values {
            let (field, value) = match &slot {
                Slot::Answer(id) => {
                    let answer = reading.assessment.answers.get_mut(id);
                    (id, answer.and_then(|answer| answer.value.as_mut()))
                }
                Slot::Fact(id) => (id, reading.assessment.profile.get_mut(id)),
            };
            let Some(value) = value else { continue };
            match schema.meaning(&slot, value) {
                Some(Ok(meaning)) => *value = meaning,
                Some(Err(refused)) if reading.issues.len() < MOST_ISSUES => {
                    let place = source.place(range.start, range.end);
                    reading.issues.push(value_issue(field, value, place, &refused));
                }
                _ => {}
            }
        }
        reading
    }

    /// If the checklist is not available: words are written back as they are.
    pub fn without_checklist(self) -> Reading {
        self.reading
    }
}

/// A decoded file with resolved values.
#[derive(Clone, Debug)]
pub struct Reading {
    pub assessment: Assessment,
    pub format: u64,
    /// None of them keeps the file from being used.
    pub issues: Vec<Issue>,
    /// Whether writing would lose something of the file, so that the original must be kept in a copy.
    pub is_lossy: bool,
    /// In the order of the file.
    pub order: Vec<Id>,
    /// In the order of the file.
    pub facts: Vec<Id>,
}

impl Reading {
    /// A newer format may be read, not written.
    pub fn is_newer(&self) -> bool {
        self.format > FORMAT
    }

    /// Whether the format is older, so that the file will be written in this one.
    pub fn is_migrated(&self) -> bool {
        self.format < OLDEST_WRITTEN
    }

    /// The order of the file itself, if its checklist is not available.
    pub fn own_schema(&self) -> RecordSchema {
        RecordSchema::of_order(&self.order, &self.facts)
    }
}

fn value_issue(field: &Id, value: &Value, place: Place, refused: &ValueError) -> Issue {
    let hint = match refused {
        ValueError::Unknown { accepted, .. } => {
            words::VALUE_REFUSED_HINT.localized(&[("takes", &accepted.join(", "))])
        }
        _ => Localized::default(),
    };
    Issue {
        code: "E309",
        severity: Severity::Warning,
        place,
        message: words::VALUE_REFUSED
            .localized(&[("field", field.as_str()), ("given", &clean_line(&value.word()))]),
        hint,
    }
}

/// Fields that a report in JSON has and an assessment does not.
const REPORT: [&str; 3] = ["counts", "findings", "verdict"];

/// Decodes the bytes of a file. `name` is shown to the user.
///
/// Fails only if the file is not an assessment, is too large, contains conflict markers, or is damaged beyond repair.
pub fn read(name: &str, bytes: &[u8]) -> Result<Unresolved, Vec<Issue>> {
    let budget = Budget::ASSESSMENT;
    if bytes.len() > budget.bytes {
        return Err(vec![too_large(name, budget.bytes)]);
    }
    let source = Source::new(name, &text_of(bytes));
    if let Some(issue) = conflict_marker(&source) {
        return Err(vec![issue]);
    }
    // Duplicate keys are reported by the decoder, in words of an assessment.
    match node::read_all(&source, &budget) {
        (Some(mut root), _) => interpret(&mut root, &source, Vec::new()),
        // Empty, or more than anyone writes: not worth salvaging.
        (None, issues) if issues.iter().any(|issue| ["E002", "E007"].contains(&issue.code)) => Err(issues),
        (None, issues) => {
            let (mut root, lost) = salvage::salvage(&source, &budget).ok_or(issues)?;
            interpret(&mut root, &source, lost)
        }
    }
}

fn too_large(name: &str, bytes: usize) -> Issue {
    let size = (bytes / 1024 / 1024).to_string();
    Issue {
        code: "E001",
        severity: Severity::Error,
        place: Source::new(name, "").whole(),
        message: issue_words::TOO_LARGE.localized(&[("size", &size)]),
        hint: Localized::default(),
    }
}

/// Invalid UTF-8 becomes a rejected character, so that only its part is lost.
fn text_of(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push('\0');
        }
    }
    text
}

/// Both sides of a conflict matter, so nothing is guessed.
fn conflict_marker(source: &Source) -> Option<Issue> {
    let range = conflict_marks::first(&source.text)?;
    let (message, hint) = (words::CONFLICT_MARKERS, words::CONFLICT_MARKERS_HINT);
    let (message, hint) = (message.localized(&[]), hint.localized(&[]));
    Some(source.error(range.start, range.end, "E302", message, hint))
}

fn interpret(root: &mut Node, source: &Source, lost: Vec<Issue>) -> Result<Unresolved, Vec<Issue>> {
    // JSON is YAML: a report in JSON also names its checklist.
    let is_report = REPORT.iter().all(|field| root.get(field).is_some());
    if is_report || root.get(top::CHECKLIST).is_none() {
        let (message, hint) = (words::NOT_AN_ASSESSMENT, words::NOT_AN_ASSESSMENT_HINT);
        let issue = source.error(
            root.start,
            root.start + 1,
            "E301",
            message.localized(&[]),
            hint.localized(&[]),
        );
        return Err(std::iter::once(issue).chain(lost).collect());
    }
    let is_lossy = !lost.is_empty();
    let mut reader = Decoder::new(source, lost, is_lossy);
    if !source.text.ends_with('\n') {
        reader.warn(
            source.text.len(),
            source.text.len(),
            "E304",
            words::CUT_OFF.localized(&[]),
            Localized::default(),
        );
    }
    let format = reader.format(root);
    migrate::migrate(root, format, migrate::STEPS);
    let Some(assessment) = reader.assessment(root) else {
        return Err(reader.issues);
    };
    let mut reading = Reading {
        assessment,
        format,
        issues: reader.issues,
        is_lossy: reader.is_lossy,
        order: reader.order,
        facts: reader.facts,
    };
    super::clean::clean(&mut reading.assessment);
    reading.issues.sort_by_key(|issue| issue.place.start);
    Ok(Unresolved {
        reading,
        values: reader.values,
        source: source.clone(),
    })
}
