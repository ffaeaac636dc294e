//! Incrementally maintained applicability, states, counts and sums. Reasons and findings, which cost more and
//! are shown on few screens, are part of [`super::evaluation::Evaluation`].
//!
//! Invariant: after [`LiveScore::follow`] of every id whose answer, fact or evidence changed, it equals
//! [`LiveScore::of`] of the same checklist, assessment and inspection. The cost depends on what a change
//! affects, not on the size of the checklist:
//!
//! 1. whether a question is asked depends only on the answers and facts its conditions name, and on whether
//!    those questions are hidden; `Readers` indexes these dependencies, so that a change spreads until nothing
//!    more changes;
//! 2. a question's state depends on that, on its own answer and on the inspection of its own evidence;
//! 3. counts and sums are exact, so that subtracting the old state and adding the new one equals adding
//!    everything up again.

use std::collections::{BTreeSet, HashMap};

use super::applicability::Applicability;
use super::assessment::Assessment;
use super::checklist::Checklist;
use super::evidence::Inspection;
use super::id::Id;
use super::progress::Counts;
use super::ratio::Ratio;
use super::score::Sums;
use super::state::{State, state, states};

/// The inputs of a live score.
#[derive(Clone, Copy, Debug)]
pub struct Basis<'a> {
    pub checklist: &'a Checklist,
    pub assessment: &'a Assessment,
    pub inspection: &'a Inspection,
}

/// Counts of a section, including its subsections.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SectionCount {
    pub counts: Counts,
    pub open_critical: usize,
}

/// Positions of the questions that a change showed and hid, in reading order.
pub type Moved = (Vec<usize>, Vec<usize>);

/// The current states, counts and sums of an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveScore {
    pub applicability: Applicability,
    /// The state of each question, by position.
    pub states: Vec<State>,
    pub counts: Counts,
    /// Counts of each section, including its subsections.
    pub sections: Vec<SectionCount>,
    /// Counts of each tier.
    pub tiers: Vec<Counts>,
    sums: Sums,
    readers: Readers,
}

impl LiveScore {
    /// Computes everything from scratch.
    pub fn of(basis: Basis<'_>) -> Self {
        let Basis {
            checklist,
            assessment,
            inspection,
        } = basis;
        let applicability = Applicability::of(checklist, assessment);
        let states = states(checklist, assessment, &applicability, inspection);
        let scored = checklist.questions.iter().zip(&states);
        let scored = scored.filter(|(question, _)| question.is_scored());
        let mut standing = Self {
            applicability,
            counts: Counts::default(),
            sections: vec![SectionCount::default(); checklist.sections.len()],
            tiers: vec![Counts::default(); checklist.tiers.len()],
            sums: Sums::of(scored.map(|(question, state)| (&question.weight, state))),
            readers: Readers::of(checklist),
            states: Vec::new(),
        };
        for (at, state) in states.iter().enumerate() {
            standing.count(checklist, at, state, Count::In);
        }
        Self { states, ..standing }
    }

    /// Updates everything after an answer, a fact or the inspection of a question's evidence changed. Returns
    /// which questions became visible and hidden.
    pub fn follow(&mut self, basis: Basis<'_>, id: &Id) -> Moved {
        let (mut shown, mut hid) = (Vec::new(), Vec::new());
        if let Some(at) = basis.checklist.position(id.as_str()) {
            self.settle(basis, at);
        }
        let mut due: BTreeSet<usize> = self.readers.reading(id).collect();
        while let Some(at) = due.pop_first() {
            let was_visible = self.applicability.is_visible(at);
            self.applicability.judge(basis.checklist, basis.assessment, at);
            let is_visible = self.applicability.is_visible(at);
            if was_visible == is_visible {
                continue;
            }
            self.settle(basis, at);
            if is_visible { &mut shown } else { &mut hid }.push(at);
            due.extend(self.readers.reading(&basis.checklist.questions[at].id));
        }
        shown.sort_unstable();
        hid.sort_unstable();
        (shown, hid)
    }

    /// The headline, in percent; null where nothing applies.
    pub fn headline(&self) -> Option<Ratio> {
        self.sums.headline()
    }

    /// Updates the state of one question, with every count and sum.
    fn settle(&mut self, basis: Basis<'_>, at: usize) {
        let Basis {
            checklist,
            assessment,
            inspection,
        } = basis;
        let now = state(checklist, assessment, &self.applicability, inspection, at);
        if self.states[at] == now {
            return;
        }
        let before = std::mem::replace(&mut self.states[at], now.clone());
        self.count(checklist, at, &before, Count::Out);
        self.count(checklist, at, &now, Count::In);
        let question = &checklist.questions[at];
        if question.is_scored() {
            self.sums.subtract(&question.weight, &before);
            self.sums.add(&question.weight, &now);
        }
    }

    /// Adds or subtracts a question's state in every count.
    fn count(&mut self, checklist: &Checklist, at: usize, state: &State, way: Count) {
        let question = &checklist.questions[at];
        way.of(&mut self.counts, state);
        if let Some(tier) = question.tier.and_then(|tier| self.tiers.get_mut(tier)) {
            way.of(tier, state);
        }
        for section in checklist.around(question.section) {
            let section = &mut self.sections[section];
            way.of(&mut section.counts, state);
            if question.is_critical() && state.is_open() {
                match way {
                    Count::In => section.open_critical += 1,
                    Count::Out => section.open_critical -= 1,
                }
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Count {
    In,
    Out,
}

impl Count {
    fn of(self, counts: &mut Counts, state: &State) {
        match self {
            Self::In => counts.add(state),
            Self::Out => counts.subtract(state),
        }
    }
}

/// Positions of the questions whose conditions depend on a fact or question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Readers(HashMap<Id, Vec<usize>>);

impl Readers {
    fn of(checklist: &Checklist) -> Self {
        let mut readers: HashMap<Id, Vec<usize>> = HashMap::new();
        for (at, question) in checklist.questions.iter().enumerate() {
            let around = checklist.around(question.section);
            let conditions = around.filter_map(|section| checklist.sections[section].condition.as_ref());
            for subject in conditions
                .chain(&question.condition)
                .flat_map(super::condition::Condition::subjects)
            {
                let known = readers.entry(subject.clone()).or_default();
                if known.last() != Some(&at) {
                    known.push(at);
                }
            }
        }
        Self(readers)
    }

    fn reading(&self, id: &Id) -> impl Iterator<Item = usize> {
        self.0.get(id).into_iter().flatten().copied()
    }
}
