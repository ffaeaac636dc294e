//! The question set of one domain: sections, questions and the profile that decides which apply.

use std::collections::HashMap;

use super::condition::Condition;
use super::gate::Gates;
use super::id::Id;
use super::question::Question;
use super::reference::Registry;
use super::text::Text;
use super::value::{Kind, Value};

/// A fact about the system that decides which questions apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its id.
    pub id: Id,
    /// What is asked.
    pub ask: Text,
    /// A line of help.
    pub help: Option<Text>,
    /// What it takes: a yes-no scale, one of, many of, or a text.
    pub kind: Kind,
    /// Whether an assessment without it is incomplete.
    pub required: bool,
}

impl Fact {
    /// Whether a stored value is one this fact takes. A fact is never "not applicable".
    pub fn accepts(&self, value: &Value) -> bool {
        *value != Value::NotApplicable && self.kind.accepts(value)
    }
}

/// A titled group of questions. Sections are kept flat, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// A sentence or two under the title.
    pub intro: Option<Text>,
    /// When its questions apply, on top of their own conditions.
    pub condition: Option<Condition>,
    /// Position of the section it lies in.
    pub parent: Option<usize>,
    /// How deep it lies; 0 at the top.
    pub depth: usize,
}

/// A term explained to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The term.
    pub term: Text,
    /// What it means.
    pub meaning: Text,
}

/// What names a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Its id.
    pub id: Id,
    /// Its version.
    pub version: String,
    /// Its title.
    pub title: Text,
    /// Who publishes it.
    pub publisher: Text,
    /// The licence of its wording.
    pub license: String,
    /// Its languages, the original first.
    pub languages: Vec<String>,
}

/// A whole, valid checklist. Questions and sections stand in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    /// What names it.
    pub header: Header,
    /// The checklists it was built on, nearest first.
    pub bases: Vec<Id>,
    /// Questions of those that it left out.
    pub left_out: Vec<Id>,
    /// Facts about the system.
    pub profile: Vec<Fact>,
    /// Thresholds.
    pub gates: Gates,
    /// Sections in reading order.
    pub sections: Vec<Section>,
    /// Questions in reading order.
    pub questions: Vec<Question>,
    /// The instruments it may cite.
    pub registry: Registry,
    /// Terms explained.
    pub glossary: Vec<Term>,
    /// SHA-256 of the resolved checklist in its canonical form, in hexadecimal.
    pub digest: String,
    index: HashMap<Id, usize>,
    section_index: HashMap<Id, usize>,
}

/// The parts of a checklist before they are put together.
#[derive(Clone, Debug)]
pub struct Parts {
    /// What names it.
    pub header: Header,
    /// The checklists it was built on, nearest first.
    pub bases: Vec<Id>,
    /// Questions of those that it left out.
    pub left_out: Vec<Id>,
    /// Facts about the system.
    pub profile: Vec<Fact>,
    /// Thresholds.
    pub gates: Gates,
    /// Sections in reading order.
    pub sections: Vec<Section>,
    /// Questions in reading order.
    pub questions: Vec<Question>,
    /// The instruments it may cite.
    pub registry: Registry,
    /// Terms explained.
    pub glossary: Vec<Term>,
    /// SHA-256 of the canonical form.
    pub digest: String,
}

/// Where each id stands first.
fn positions<'a>(ids: impl ExactSizeIterator<Item = &'a Id>) -> HashMap<Id, usize> {
    let mut positions = HashMap::with_capacity(ids.len());
    for (position, id) in ids.enumerate() {
        positions.entry(id.clone()).or_insert(position);
    }
    positions
}

impl Checklist {
    /// Puts a checklist together. Of two questions with one id, the loader refuses the second; here the first is found.
    pub fn new(parts: Parts) -> Self {
        let index = positions(parts.questions.iter().map(|question| &question.id));
        let section_index = positions(parts.sections.iter().map(|section| &section.id));
        Self {
            header: parts.header,
            bases: parts.bases,
            left_out: parts.left_out,
            profile: parts.profile,
            gates: parts.gates,
            sections: parts.sections,
            questions: parts.questions,
            registry: parts.registry,
            glossary: parts.glossary,
            digest: parts.digest,
            index,
            section_index,
        }
    }

    /// The question with an id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.position(id).map(|position| &self.questions[position])
    }

    /// The position of the question with an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// The position of the section with an id.
    pub fn section_position(&self, id: &str) -> Option<usize> {
        self.section_index.get(id).copied()
    }

    /// The fact with an id.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.profile.iter().find(|fact| fact.id == *id)
    }

    /// What a fact takes.
    pub fn kind_of_fact(&self, id: &Id) -> Option<Kind> {
        self.fact(id.as_str()).map(|fact| fact.kind.clone())
    }

    /// A section and the sections around it, innermost first.
    pub fn around(&self, section: usize) -> impl Iterator<Item = usize> {
        let known = (section < self.sections.len()).then_some(section);
        std::iter::successors(known, |at| self.sections[*at].parent)
    }

    /// The sections around a section, outermost first, itself last.
    pub fn path(&self, section: usize) -> Vec<usize> {
        let mut path: Vec<usize> = self.around(section).collect();
        path.reverse();
        path
    }

    /// Positions of the questions that lie directly in a section.
    pub fn questions_of(&self, section: usize) -> impl Iterator<Item = usize> {
        self.questions
            .iter()
            .enumerate()
            .filter(move |(_, each)| each.section == section)
            .map(|(at, _)| at)
    }

    /// Whether one section lies in another, or is it.
    pub fn lies_in(&self, section: usize, outer: usize) -> bool {
        self.around(section).any(|here| here == outer)
    }
}
