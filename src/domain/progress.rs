//! Counts questions by state, overall and by section, and finds the next open question.

use super::checklist::Checklist;
use super::rating::Rating;
use super::state::State;

/// Counts that add up: `questions = applicable + not_applicable + hidden`, and
/// `applicable = met + largely + partly + not_met + unanswered + recorded`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub questions: usize,
    /// Asked and not justified as not applicable.
    pub applicable: usize,
    /// Applicable and answered.
    pub decided: usize,
    /// Rated F.
    pub met: usize,
    /// Rated L.
    pub largely: usize,
    /// Rated P.
    pub partly: usize,
    /// Rated N.
    pub not_met: usize,
    /// Answered, outside the score.
    pub recorded: usize,
    /// Waiting for an answer; unjustified "not applicable" included.
    pub unanswered: usize,
    /// Of the unanswered: "not applicable" without its reason.
    pub unjustified: usize,
    /// Not applicable, with reason.
    pub not_applicable: usize,
    pub hidden: usize,
}

impl Counts {
    pub fn of<'a>(states: impl IntoIterator<Item = &'a State>) -> Self {
        let mut counts = Self::default();
        states.into_iter().for_each(|state| counts.add(state));
        counts
    }

    /// Adds one more question.
    pub fn add(&mut self, state: &State) {
        self.count(state, |field| *field += 1);
    }

    /// Subtracts a question that was added.
    pub fn subtract(&mut self, state: &State) {
        self.count(state, |field| *field -= 1);
    }

    /// Changes every count that a question in a state is part of.
    fn count(&mut self, state: &State, change: impl Fn(&mut usize)) {
        for (is_part, field) in [
            (true, &mut self.questions),
            (!state.is_asked(), &mut self.hidden),
            (*state == State::NotApplicable, &mut self.not_applicable),
            (state.is_applicable(), &mut self.applicable),
            (state.is_open(), &mut self.unanswered),
            (*state == State::Unjustified, &mut self.unjustified),
            (state.is_decided(), &mut self.decided),
            (*state == State::Recorded, &mut self.recorded),
        ] {
            if is_part {
                change(field);
            }
        }
        if let Some(rating) = state.rating() {
            change(match rating {
                Rating::Fully => &mut self.met,
                Rating::Largely => &mut self.largely,
                Rating::Partly => &mut self.partly,
                Rating::Not => &mut self.not_met,
            });
        }
    }

    /// All but the hidden.
    pub fn asked(&self) -> usize {
        self.questions - self.hidden
    }

    /// Decided, or justified as not applicable.
    pub fn done(&self) -> usize {
        self.decided + self.not_applicable
    }
}

/// Counts of each section, including its subsections.
pub fn section_counts(checklist: &Checklist, states: &[State]) -> Vec<Counts> {
    let mut counts = vec![Counts::default(); checklist.sections.len()];
    for (question, state) in checklist.questions.iter().zip(states) {
        for section in checklist.around(question.section) {
            counts[section].add(state);
        }
    }
    counts
}

/// Search direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Forward,
    Backward,
}

/// The next matching question of an order, after the one at a place in it, wrapping around; `None` if there is no other.
pub fn next_where(order: &[usize], from: usize, way: Way, wanted: impl Fn(usize) -> bool) -> Option<usize> {
    let len = order.len();
    (1..len)
        .map(|step| match way {
            Way::Forward => order[(from + step) % len],
            Way::Backward => order[(from + len - step) % len],
        })
        .find(|position| wanted(*position))
}

/// The first open question of an order, else the first visible one.
pub fn first_open(order: &[usize], states: &[State]) -> Option<usize> {
    let first = |wanted: fn(&State) -> bool| {
        let is_wanted = |at: &usize| states.get(*at).is_some_and(wanted);
        order.iter().copied().find(is_wanted)
    };
    first(State::is_open).or_else(|| first(State::is_asked))
}
