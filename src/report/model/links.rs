//! What the questions of a report point to, worked out once: evidence, places of instruments, and the section they stand in.

use serde::Serialize;

use super::answers::{self, SectionModel};
use super::crosswalk::{Crosswalk, RefLink};
use super::evidence::Index;
use super::{Ctx, results};
use crate::domain::progress::{Counts, section_counts};
use crate::report::Input;

/// How much of the sections a model holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Detail {
    /// With their questions.
    Whole,
    /// Without: a thousand questions are then made and shown one section at a time.
    Outline,
}

/// What questions point to.
pub(in crate::report) struct Links {
    pub(super) pieces: Index,
    pub(super) crosswalk: Crosswalk,
    /// Positions of the questions directly in each section.
    pub(super) by_section: Vec<Vec<usize>>,
    /// Counts of each section with everything below it.
    pub(super) counts: Vec<Counts>,
}

/// A question with what it answers to.
#[derive(Clone, Debug, Serialize)]
pub struct Citing {
    /// Its id.
    pub id: String,
    /// A shape for its state.
    pub mark: &'static str,
    /// What it answers to.
    pub references: Vec<RefLink>,
}

impl Links {
    pub(in crate::report) fn of(input: &Input<'_>) -> Self {
        let ctx = Ctx::of(input);
        let mut by_section: Vec<Vec<usize>> = input.checklist.sections.iter().map(|_| Vec::new()).collect();
        for (position, question) in input.checklist.questions.iter().enumerate() {
            if let Some(inside) = by_section.get_mut(question.section) {
                inside.push(position);
            }
        }
        Self {
            pieces: Index::of(ctx),
            crosswalk: Crosswalk::of(ctx),
            by_section,
            counts: section_counts(input.checklist, &input.review.states),
        }
    }

    /// How many sections there are.
    pub(in crate::report) fn sections(&self) -> usize {
        self.by_section.len()
    }

    /// One section with its questions.
    pub(in crate::report) fn section(&self, input: &Input<'_>, at: usize) -> SectionModel {
        answers::section(Ctx::of(input), self, at, Detail::Whole)
    }

    /// Every question with what it answers to, section by section; none where the checklist cites nothing.
    pub(super) fn citing(&self, ctx: Ctx<'_>) -> Vec<Citing> {
        if self.crosswalk.instruments.is_empty() {
            return Vec::new();
        }
        let citing = |position: &usize| {
            let question = &ctx.input.checklist.questions[*position];
            let state = &ctx.input.review.states[*position];
            Citing {
                id: question.id.to_string(),
                mark: results::mark(results::key(state)),
                references: self.crosswalk.links(question),
            }
        };
        self.by_section.iter().flatten().map(citing).collect()
    }
}
