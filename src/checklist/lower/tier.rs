//! Lowers tiers, and gives every question its own or that of its section.

use super::super::raw;
use super::file::FileTexts;
use crate::domain::id::Id;
use crate::domain::question::Question;
use crate::domain::tier::Tier;

/// The tiers of a checklist, and those of its sections.
pub(super) struct Tiers {
    all: Vec<Tier>,
    /// By position of the section.
    sections: Vec<Option<usize>>,
}

impl Tiers {
    /// The tiers of the base first; a later file changes them by id and adds to them.
    pub(super) fn of(files: &mut [FileTexts<'_>]) -> Self {
        let mut all: Vec<Tier> = Vec::new();
        for (file, reader) in files {
            for raw::Tier { id, title, intro } in std::mem::take(&mut file.tiers) {
                let (title, intro) = (
                    title.map(|text| reader.text(text)),
                    intro.map(|text| reader.text(text)),
                );
                if let Some(known) = all.iter_mut().find(|each| each.id == *id) {
                    known.title = title.unwrap_or_else(|| known.title.clone());
                    known.intro = intro.or_else(|| known.intro.take());
                } else {
                    all.push(Tier {
                        id: Id::known(&id),
                        title: title.unwrap_or_default(),
                        intro,
                    });
                }
            }
        }
        Self {
            all,
            sections: Vec::new(),
        }
    }

    /// Adds the next section in reading order.
    pub(super) fn add_section(&mut self, own: Option<&str>, parent: Option<usize>) {
        let outer = parent.and_then(|parent| self.sections.get(parent).copied().flatten());
        let tier = own.and_then(|id| self.position(id)).or(outer);
        self.sections.push(tier);
    }

    /// The tier of a question in a section. One without goes into the last.
    pub(super) fn of_question(&self, own: Option<&str>, section: usize) -> Option<usize> {
        own.and_then(|id| self.position(id))
            .or_else(|| self.sections.get(section).copied().flatten())
            .or_else(|| self.all.len().checked_sub(1))
    }

    /// Leaves out the tiers without questions.
    pub(super) fn settle(mut self, questions: &mut [Question]) -> Vec<Tier> {
        for at in (0..self.all.len()).rev() {
            if questions.iter().all(|question| question.tier != Some(at)) {
                self.all.remove(at);
                let later = questions.iter_mut().filter_map(|question| question.tier.as_mut());
                later.filter(|tier| **tier > at).for_each(|tier| *tier -= 1);
            }
        }
        self.all
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.all.iter().position(|tier| tier.id == *id)
    }
}
