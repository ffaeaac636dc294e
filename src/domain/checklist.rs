//! A checklist: sections, questions, and the profile that decides which of them apply.

use std::collections::HashMap;

use super::condition::Condition;
use super::edition::Edition;
use super::gate::Gates;
use super::id::Id;
use super::question::Question;
use super::reference::Registry;
use super::text::Text;
use super::tier::Tier;
use super::value::{Kind, Value};

/// A fact about the system that decides which questions apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub id: Id,
    pub ask: Text,
    pub help: Option<Text>,
    /// A yes-no scale, one of, many of, or a text.
    pub kind: Kind,
    /// Whether an assessment without it is incomplete.
    pub required: bool,
}

impl Fact {
    /// Whether a stored value is valid for this fact. A fact is never "not applicable".
    pub fn accepts(&self, value: &Value) -> bool {
        *value != Value::NotApplicable && self.kind.accepts(value)
    }
}

/// A titled group of questions. Sections are stored flat, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub id: Id,
    pub title: Text,
    pub intro: Option<Text>,
    /// Applies to its questions on top of their own conditions.
    pub condition: Option<Condition>,
    /// Position of the enclosing section.
    pub parent: Option<usize>,
    /// Nesting depth, 0 at the top.
    pub depth: usize,
}

/// A glossary entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub term: Text,
    pub meaning: Text,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    pub id: Id,
    pub version: String,
    pub title: Text,
    pub publisher: Text,
    /// Licence of the wording.
    pub license: String,
    /// The original language first.
    pub languages: Vec<String>,
    /// The ids of checklists that this one replaces.
    pub succeeds: Vec<Id>,
}

/// A complete, valid checklist. Questions and sections are in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    /// What names it.
    pub header: Header,
    /// The checklists it extends, nearest first.
    pub bases: Vec<Edition>,
    /// Questions of the extended checklists that it removed.
    pub left_out: Vec<Id>,
    pub profile: Vec<Fact>,
    pub gates: Gates,
    /// In the order of work; empty where the checklist is one tier.
    pub tiers: Vec<Tier>,
    pub sections: Vec<Section>,
    pub questions: Vec<Question>,
    pub registry: Registry,
    pub glossary: Vec<Term>,
    /// SHA-256 of the canonical form of the resolved checklist, in hexadecimal.
    pub digest: String,
    /// Positions of the questions by tier, in reading order within each.
    order_of_work: Vec<usize>,
    /// By position: the place in the order of work.
    ranks: Vec<usize>,
    index: HashMap<Id, usize>,
    section_index: HashMap<Id, usize>,
}

/// The parts of a checklist before it is indexed.
#[derive(Clone, Debug)]
pub struct Parts {
    /// What names it.
    pub header: Header,
    /// The checklists it extends, nearest first.
    pub bases: Vec<Edition>,
    /// Questions of the extended checklists that it removed.
    pub left_out: Vec<Id>,
    pub profile: Vec<Fact>,
    pub gates: Gates,
    pub tiers: Vec<Tier>,
    pub sections: Vec<Section>,
    pub questions: Vec<Question>,
    pub registry: Registry,
    pub glossary: Vec<Term>,
    pub digest: String,
}

/// The first position of each id.
fn positions<'a>(ids: impl ExactSizeIterator<Item = &'a Id>) -> HashMap<Id, usize> {
    let mut positions = HashMap::with_capacity(ids.len());
    for (position, id) in ids.enumerate() {
        positions.entry(id.clone()).or_insert(position);
    }
    positions
}

/// Positions of the questions by tier; a stable sort keeps the reading order within each.
fn order_of_work(questions: &[Question]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..questions.len()).collect();
    order.sort_by_key(|at| questions[*at].tier);
    order
}

impl Checklist {
    pub fn edition(&self) -> Edition {
        Edition {
            id: self.header.id.clone(),
            version: self.header.version.clone(),
        }
    }

    /// Indexes the parts. The loader rejects duplicate ids; here the first one wins.
    pub fn new(parts: Parts) -> Self {
        let index = positions(parts.questions.iter().map(|question| &question.id));
        let order_of_work = order_of_work(&parts.questions);
        let mut ranks = vec![0; order_of_work.len()];
        for (rank, at) in order_of_work.iter().enumerate() {
            ranks[*at] = rank;
        }
        let section_index = positions(parts.sections.iter().map(|section| &section.id));
        Self {
            header: parts.header,
            bases: parts.bases,
            left_out: parts.left_out,
            profile: parts.profile,
            gates: parts.gates,
            tiers: parts.tiers,
            sections: parts.sections,
            questions: parts.questions,
            registry: parts.registry,
            glossary: parts.glossary,
            digest: parts.digest,
            order_of_work,
            ranks,
            index,
            section_index,
        }
    }

    pub fn question(&self, id: &str) -> Option<&Question> {
        self.position(id).map(|position| &self.questions[position])
    }

    pub fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// Positions of the questions in the order of work: by tier, in reading order within each.
    pub fn order_of_work(&self) -> &[usize] {
        &self.order_of_work
    }

    /// The place of a question in the order of work.
    pub fn rank_of_work(&self, at: usize) -> usize {
        self.ranks.get(at).copied().unwrap_or(at)
    }

    pub fn tier_position(&self, id: &str) -> Option<usize> {
        self.tiers.iter().position(|tier| tier.id == *id)
    }

    /// The tier of a question; `None` only in a checklist without tiers.
    pub fn tier_of(&self, question: &Question) -> Option<&Tier> {
        question.tier.and_then(|at| self.tiers.get(at))
    }

    pub fn section_position(&self, id: &str) -> Option<usize> {
        self.section_index.get(id).copied()
    }

    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.profile.iter().find(|fact| fact.id == *id)
    }

    pub fn kind_of_fact(&self, id: &Id) -> Option<Kind> {
        self.fact(id.as_str()).map(|fact| fact.kind.clone())
    }

    /// A section and its enclosing sections, innermost first.
    pub fn around(&self, section: usize) -> impl Iterator<Item = usize> {
        let known = (section < self.sections.len()).then_some(section);
        std::iter::successors(known, |at| self.sections[*at].parent)
    }

    /// The enclosing sections, outermost first, and the section itself last.
    pub fn path(&self, section: usize) -> Vec<usize> {
        let mut path: Vec<usize> = self.around(section).collect();
        path.reverse();
        path
    }

    /// Positions of the questions directly in a section.
    pub fn questions_of(&self, section: usize) -> impl Iterator<Item = usize> {
        self.questions
            .iter()
            .enumerate()
            .filter(move |(_, each)| each.section == section)
            .map(|(at, _)| at)
    }

    /// Whether a section is another one or lies in it.
    pub fn lies_in(&self, section: usize, outer: usize) -> bool {
        self.around(section).any(|here| here == outer)
    }
}
