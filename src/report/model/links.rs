//! Lookup tables for building the model: evidence, instruments, and the questions of each section.

use std::collections::BTreeMap;

use serde::Serialize;

use super::chart;
use super::context::ModelContext;
use super::crosswalk::{Crosswalk, Instrument, RefLink};
use super::evidence::Index;
use super::gaps;
use crate::domain::progress::{Counts, section_counts};
use crate::domain::waiting::Waiting;
use crate::report::input::Input;

pub(in crate::report) struct Links<'a> {
    pub(super) pieces: Index,
    pub(super) crosswalk: Crosswalk<'a>,
    /// Positions of the questions directly in each section.
    pub(super) by_section: Vec<Vec<usize>>,
    /// The gap of each question that has one, by position.
    pub(super) gaps: BTreeMap<usize, String>,
    /// Counts of each section including subsections.
    pub(super) counts: Vec<Counts>,
    pub(super) waiting: Waiting,
}

/// A question with its citations.
#[derive(Clone, Debug, Serialize)]
pub struct Citing {
    pub id: String,
    /// Symbol of the state.
    pub mark: &'static str,
    pub references: Vec<RefLink>,
}

impl<'a> Links<'a> {
    pub(in crate::report) fn of(input: &Input<'a>) -> Self {
        let mut by_section: Vec<Vec<usize>> = input.checklist.sections.iter().map(|_| Vec::new()).collect();
        for (position, question) in input.checklist.questions.iter().enumerate() {
            if let Some(inside) = by_section.get_mut(question.section) {
                inside.push(position);
            }
        }
        Self {
            pieces: Index::of(ModelContext::of(input)),
            crosswalk: Crosswalk::of(input.checklist),
            by_section,
            gaps: gaps::ids(ModelContext::of(input)),
            counts: section_counts(input.checklist, &input.review.states),
            waiting: Waiting::of(input.checklist, input.assessment),
        }
    }

    pub(in crate::report) fn sections(&self) -> usize {
        self.by_section.len()
    }

    pub(in crate::report) fn instruments(&self) -> usize {
        self.crosswalk.len()
    }

    /// One instrument with its places.
    pub(in crate::report) fn instrument(&self, input: &Input<'_>, at: usize) -> Instrument {
        self.crosswalk.instrument(ModelContext::of(input), at)
    }

    /// The questions of a section with their citations; empty where the checklist cites nothing.
    pub(in crate::report) fn citing(&self, input: &Input<'_>, at: usize) -> Vec<Citing> {
        if self.crosswalk.len() == 0 {
            return Vec::new();
        }
        let citing = |position: &usize| {
            let question = &input.checklist.questions[*position];
            let state = &input.review.states[*position];
            Citing {
                id: question.id.to_string(),
                mark: chart::mark(chart::key(state)),
                references: self.crosswalk.links(question),
            }
        };
        self.by_section[at].iter().map(citing).collect()
    }

    /// All instruments without their places.
    pub(super) fn instrument_heads(&self, ctx: ModelContext<'_>) -> Vec<Instrument> {
        (0..self.instruments())
            .map(|at| self.crosswalk.head(ctx, at))
            .collect()
    }
}
