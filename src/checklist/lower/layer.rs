//! One file of a chain, taken apart: its entries flat and in the order in which the outline counts them, ready to be taken.

use super::super::raw::parts::Text;
use super::super::raw::{Checklist, Fact, Gate, Instrument, Question, Scale, Section, Term};
use super::text::Tongue;

/// One file of a chain, taken apart.
pub(super) struct Layer {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) title: Text,
    pub(super) publisher: Option<Text>,
    pub(super) license: Option<String>,
    pub(super) facts: Vec<Option<Fact>>,
    pub(super) sections: Vec<Option<Section>>,
    pub(super) questions: Vec<Option<Question>>,
    pub(super) scales: Vec<(String, Scale)>,
    pub(super) gates: Vec<(String, Gate)>,
    pub(super) glossary: Vec<Term>,
    pub(super) references: Vec<(String, Instrument)>,
    pub(super) tongue: Tongue,
}

impl Layer {
    /// Takes a file apart.
    pub(super) fn new(raw: Checklist, tongue: Tongue) -> Self {
        let mut layer = Self {
            id: raw.id,
            version: raw.version,
            title: raw.title,
            publisher: raw.publisher,
            license: raw.license,
            facts: raw.profile.into_iter().map(Some).collect(),
            sections: Vec::new(),
            questions: Vec::new(),
            scales: raw.scales.0,
            gates: raw.gates.0,
            glossary: raw.glossary,
            references: raw.references.0,
            tongue,
        };
        layer.questions.reserve(raw.sections.iter().map(count).sum());
        for section in raw.sections {
            layer.add(section);
        }
        layer
    }

    fn add(&mut self, mut section: Section) {
        let inner = std::mem::take(&mut section.sections);
        self.questions
            .extend(std::mem::take(&mut section.questions).into_iter().map(Some));
        self.sections.push(Some(section));
        for each in inner {
            self.add(each);
        }
    }
}

/// Questions in a section and below it.
fn count(section: &Section) -> usize {
    section.questions.len() + section.sections.iter().map(count).sum::<usize>()
}
