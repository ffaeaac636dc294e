//! Computes which questions apply to a system, and which condition hides the others.

use super::assessment::Assessment;
use super::checklist::Checklist;
use super::condition::{Condition, Known, Truth};
use super::id::Id;

/// Whether each question of a checklist is asked. Positions are those of [`Checklist::questions`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applicability {
    hidden: Vec<Option<HiddenBy>>,
    visible: usize,
}

/// What hides a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HiddenBy {
    Question,
    /// The condition of an enclosing section, by position.
    Section(usize),
}

impl Applicability {
    /// Computes which questions apply. A condition hides nothing while what it depends on is unanswered, has
    /// a value the checklist does not accept, or waits for confirmation.
    pub fn of(checklist: &Checklist, assessment: &Assessment) -> Self {
        let mut hidden: Vec<Option<HiddenBy>> = Vec::with_capacity(checklist.questions.len());
        for at in 0..checklist.questions.len() {
            hidden.push(hider(checklist, assessment, &hidden, at));
        }
        let visible = hidden.iter().filter(|each| each.is_none()).count();
        Self { hidden, visible }
    }

    /// Recomputes whether one question applies; the questions before it must be up to date.
    pub(super) fn judge(&mut self, checklist: &Checklist, assessment: &Assessment, at: usize) {
        let now = hider(checklist, assessment, &self.hidden[..at], at);
        let before = std::mem::replace(&mut self.hidden[at], now);
        self.visible = self.visible + usize::from(now.is_none()) - usize::from(before.is_none());
    }

    /// Whether the question at a position is asked.
    pub fn is_visible(&self, position: usize) -> bool {
        self.hidden.get(position).is_some_and(Option::is_none)
    }

    pub fn hidden_by(&self, position: usize) -> Option<HiddenBy> {
        self.hidden.get(position).copied().flatten()
    }

    pub fn visible_count(&self) -> usize {
        self.visible
    }

    pub fn hidden_count(&self) -> usize {
        self.hidden.len() - self.visible
    }

    /// Positions of the questions asked, in reading order.
    pub fn visible(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.hidden
            .iter()
            .enumerate()
            .filter(|(_, by)| by.is_none())
            .map(|(position, _)| position)
    }

    /// Positions of questions that became visible and hidden since `before`.
    pub fn changes_since(&self, before: &Self) -> (Vec<usize>, Vec<usize>) {
        let positions = 0..self.hidden.len();
        let shown = positions
            .clone()
            .filter(|at| self.is_visible(*at) && !before.is_visible(*at));
        let hid = positions.filter(|at| !self.is_visible(*at) && before.is_visible(*at));
        (shown.collect(), hid.collect())
    }
}

/// The condition that hides a question.
pub fn hiding_rule(checklist: &Checklist, position: usize, by: HiddenBy) -> Option<&Condition> {
    match by {
        HiddenBy::Question => checklist.questions.get(position)?.condition.as_ref(),
        HiddenBy::Section(section) => checklist.sections.get(section)?.condition.as_ref(),
    }
}

/// What hides a question. `before` holds the result for the questions before it; of later ones only the
/// answer is used.
fn hider(
    checklist: &Checklist,
    assessment: &Assessment,
    before: &[Option<HiddenBy>],
    at: usize,
) -> Option<HiddenBy> {
    let question = &checklist.questions[at];
    let known = |id: &Id| look_up(checklist, assessment, before, id);
    let by_section = checklist.around(question.section).filter(|section| {
        let condition = checklist.sections[*section].condition.as_ref();
        condition.is_some_and(|rule| rule.holds(&known) == Truth::No)
    });
    // The outermost hiding section is the one to report.
    let by_section = by_section.last();
    let by_question = question
        .condition
        .as_ref()
        .is_some_and(|rule| rule.holds(&known) == Truth::No);
    by_section
        .map(HiddenBy::Section)
        .or(by_question.then_some(HiddenBy::Question))
}

fn look_up<'a>(
    checklist: &Checklist,
    assessment: &'a Assessment,
    hidden: &[Option<HiddenBy>],
    id: &Id,
) -> Known<'a> {
    if let Some(fact) = checklist.fact(id.as_str()) {
        let value = assessment.profile.get(id).filter(|value| fact.accepts(value));
        return value.map_or(Known::Open, Known::Value);
    }
    match checklist.position(id.as_str()) {
        Some(position) if hidden.get(position).is_some_and(Option::is_some) => Known::Absent,
        Some(position) => {
            let question = &checklist.questions[position];
            let answer = assessment.answer(id);
            let value = answer.and_then(|answer| answer.settled_value(question));
            value.map_or(Known::Open, Known::Value)
        }
        None => Known::Absent,
    }
}
