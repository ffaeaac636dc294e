//! Reads an assessment: what can be read is read, each loss is named at its line.

use std::ops::Range;

use super::fields::top;
use super::reader::Reader;
use super::shape::Slot;
use super::walk::MOST_ISSUES;
use super::{FORMAT, Shape, salvage, write};
use crate::domain::assessment::Assessment;
use crate::domain::clean::clean_line;
use crate::domain::id::Id;
use crate::domain::issue::{Issue, Place, Severity};
use crate::domain::localized::Localized;
use crate::domain::value::{Value, ValueError};
use crate::storage::migrate;
use crate::words::{issue as issue_words, storage as words};
use crate::yaml::budget::Budget;
use crate::yaml::defect;
use crate::yaml::node::{self, Node};
use crate::yaml::source::Source;

/// What was read of a file.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The assessment. Until [`Reading::resolve`], its values are the bare words of the file.
    pub assessment: Assessment,
    /// The format of the file.
    pub format: u64,
    /// What was wrong, with its place; none of it keeps the file from being used.
    pub issues: Vec<Issue>,
    /// Whether writing would lose something that stands in the file, so that the original must be kept aside.
    pub is_lossy: bool,
    /// Questions in the order of the file.
    pub order: Vec<Id>,
    /// Facts in the order of the file.
    pub facts: Vec<Id>,
    values: Vec<(Slot, Range<usize>)>,
    source: Source,
}

impl Reading {
    /// Whether the format is newer than this version: it may be looked at and not written.
    pub fn is_newer(&self) -> bool {
        self.format > FORMAT
    }

    /// Whether the format was older and the file will be written anew in this one.
    pub fn is_migrated(&self) -> bool {
        self.format < FORMAT
    }

    /// The order of the file itself, for when its checklist is not at hand.
    pub fn own_shape(&self) -> Shape {
        Shape::of_order(&self.order, &self.facts)
    }

    /// Gives the words of the file the meaning their questions give them. A word a question does not take stays as it is and
    /// is told.
    pub fn resolve(&mut self, shape: &Shape) {
        for (slot, range) in std::mem::take(&mut self.values) {
            let (field, value) = match &slot {
                Slot::Answer(id) => {
                    let answer = self.assessment.answers.get_mut(id);
                    (id, answer.and_then(|answer| answer.value.as_mut()))
                }
                Slot::Fact(id) => (id, self.assessment.profile.get_mut(id)),
            };
            let Some(value) = value else { continue };
            match shape.meaning(&slot, value) {
                Some(Ok(meaning)) => *value = meaning,
                Some(Err(refused)) if self.issues.len() < MOST_ISSUES => {
                    let place = self.source.place(range.start, range.end);
                    self.issues.push(refusal(field, value, place, &refused));
                }
                _ => {}
            }
        }
    }
}

fn refusal(field: &Id, value: &Value, place: Place, refused: &ValueError) -> Issue {
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

/// Reads the bytes of a file. `name` is what the user calls it.
///
/// It fails only where the file is no assessment, is too large, holds conflict markers, or is damaged beyond what can be left out.
pub fn read(name: &str, bytes: &[u8]) -> Result<Reading, Vec<Issue>> {
    let budget = Budget::ASSESSMENT;
    if bytes.len() > budget.bytes {
        return Err(vec![too_large(name, budget.bytes)]);
    }
    let source = Source::new(name, &text_of(bytes));
    if let Some(issue) = conflict_marker(&source) {
        return Err(vec![issue]);
    }
    // Keys that stand twice are told here in the words of an assessment.
    match node::read_all(&source, &budget) {
        (Some(mut root), _) => interpret(&mut root, &source, Vec::new()),
        // Nothing is there, or more than anybody writes: no part of it is worth a look alone.
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

/// Bytes that are no UTF-8 become a character that is refused, so that only the part they stand in is lost.
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

/// Both sides of a conflict are wanted, so nothing is guessed.
fn conflict_marker(source: &Source) -> Option<Issue> {
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        let marker = ["<<<<<<< ", "=======\n", ">>>>>>> "]
            .iter()
            .any(|each| line.starts_with(each));
        if marker {
            let (message, hint) = (words::CONFLICT_MARKERS, words::CONFLICT_MARKERS_HINT);
            let end = start + line.trim_end().len();
            return Some(defect::issue(
                source,
                start,
                end,
                "E302",
                message.localized(&[]),
                hint.localized(&[]),
            ));
        }
        start += line.len();
    }
    None
}

fn interpret(root: &mut Node, source: &Source, lost: Vec<Issue>) -> Result<Reading, Vec<Issue>> {
    if root.get(top::CHECKLIST).is_none() {
        let (message, hint) = (words::NOT_AN_ASSESSMENT, words::NOT_AN_ASSESSMENT_HINT);
        let issue = defect::issue(
            source,
            root.start,
            root.start + 1,
            "E301",
            message.localized(&[]),
            hint.localized(&[]),
        );
        return Err(std::iter::once(issue).chain(lost).collect());
    }
    let is_lossy = !lost.is_empty();
    let mut reader = Reader::new(source, lost, is_lossy);
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
        values: reader.values,
        source: source.clone(),
    };
    write::clean(&mut reading.assessment);
    reading.issues.sort_by_key(|issue| issue.place.start);
    Ok(reading)
}
