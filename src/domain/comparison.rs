//! Compares two assessments of one checklist by question. Scores are compared over the common questions only:
//! asked both times with the same wording.

use super::baseline::{Baseline, Earlier};
use super::checklist::Checklist;
use super::id::Id;
use super::question::Question;
use super::score::{Scores, Sums};
use super::state::State;

/// How a question changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shift {
    /// Earns more credit.
    Improved,
    /// Earns less credit.
    Worsened,
    /// Was open and is answered.
    Answered,
    /// Was answered and is open.
    Reopened,
    /// Now answered as not applicable.
    NowNotApplicable,
    /// Was not applicable and is answered.
    NowApplicable,
    /// No longer hidden by a condition.
    Shown,
    /// Now hidden by a condition.
    Hidden,
    /// The wording changed, so it is not compared.
    Reworded,
    /// Not asked before, or not answered under an older checklist.
    New,
    /// Removed from the checklist.
    Removed,
}

impl Shift {
    /// In the order of lists, with the words in JSON.
    pub const WORDS: [(Self, &'static str); 11] = [
        (Self::Improved, "improved"),
        (Self::Worsened, "worsened"),
        (Self::Answered, "answered"),
        (Self::Reopened, "reopened"),
        (Self::NowNotApplicable, "now-not-applicable"),
        (Self::NowApplicable, "now-applicable"),
        (Self::Shown, "shown"),
        (Self::Hidden, "hidden"),
        (Self::Reworded, "reworded"),
        (Self::New, "new"),
        (Self::Removed, "removed"),
    ];

    pub fn word(self) -> &'static str {
        let found = Self::WORDS.into_iter().find(|(shift, _)| *shift == self);
        found.map_or("", |(_, word)| word)
    }

    /// The shift of a question asked both times with the same wording; `None` where nothing changed.
    fn between(before: &State, after: &State) -> Option<Self> {
        use State::{Decided, NotApplicable};
        match (before, after) {
            (State::Hidden, State::Hidden) | (NotApplicable, NotApplicable) => None,
            (State::Hidden, _) => Some(Self::Shown),
            (_, State::Hidden) => Some(Self::Hidden),
            (_, NotApplicable) => Some(Self::NowNotApplicable),
            (before, after) if before.is_open() != after.is_open() => Some(if after.is_open() {
                Self::Reopened
            } else {
                Self::Answered
            }),
            (NotApplicable, _) => Some(Self::NowApplicable),
            (Decided { credit: then, .. }, Decided { credit: now, .. }) if now > then => Some(Self::Improved),
            (Decided { credit: then, .. }, Decided { credit: now, .. }) if now < then => Some(Self::Worsened),
            _ => None,
        }
    }
}

/// One changed question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    pub question: Id,
    pub shift: Shift,
    /// `None` where it was not asked.
    pub before: Option<State>,
    /// `None` where it is no longer asked.
    pub after: Option<State>,
}

/// The comparison of two assessments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The changed questions, by shift, then in reading order.
    pub changes: Vec<Compared>,
    /// Number of scored questions asked both times with the same wording.
    pub common: usize,
    /// Earlier scores over the common questions; `balanced` is null.
    pub then: Scores,
    /// Current scores over the common questions; `balanced` is null.
    pub now: Scores,
}

impl Comparison {
    /// Compares a baseline with current states; `None` where its checklist has another id.
    pub fn of(baseline: &Baseline, checklist: &Checklist, states: &[State]) -> Option<Self> {
        if baseline.checklist.id != checklist.header.id {
            return None;
        }
        let mut changes = Vec::new();
        let mut common: Vec<(&Question, &State, &State)> = Vec::new();
        for (question, now) in checklist.questions.iter().zip(states) {
            let earlier = earlier_of(baseline, question);
            let shift = match earlier {
                None => Some(Shift::New),
                Some(earlier) if !question.is_worded(&earlier.wording) => Some(Shift::Reworded),
                Some(earlier) => {
                    if question.is_scored() && earlier.state.is_asked() && now.is_asked() {
                        common.push((question, &earlier.state, now));
                    }
                    Shift::between(&earlier.state, now)
                }
            };
            changes.extend(shift.map(|shift| Compared {
                question: question.id.clone(),
                shift,
                before: earlier.map(|earlier| earlier.state.clone()),
                after: Some(now.clone()),
            }));
        }
        changes.extend(removed(baseline, checklist));
        changes.sort_by_key(|each| each.shift);
        let then = Sums::of(common.iter().map(|(question, then, _)| (&question.weight, *then)));
        let now = Sums::of(common.iter().map(|(question, _, now)| (&question.weight, *now)));
        Some(Self {
            changes,
            common: common.len(),
            then: then.shares(),
            now: now.shares(),
        })
    }

    pub fn with(&self, shift: Shift) -> impl Iterator<Item = &Compared> {
        self.changes.iter().filter(move |each| each.shift == shift)
    }
}

/// A question of the earlier assessment, under the id it had then.
fn earlier_of<'b>(baseline: &'b Baseline, question: &Question) -> Option<&'b Earlier> {
    let found = baseline.questions.get(&question.id);
    found.or_else(|| {
        let [former] = question.formerly.as_slice() else {
            return None;
        };
        baseline.questions.get(former)
    })
}

/// Whether another question had this id alone.
fn is_followed(id: &Id, checklist: &Checklist) -> bool {
    let mut questions = checklist.questions.iter();
    questions.any(|question| question.formerly.as_slice() == std::slice::from_ref(id))
}

fn removed(baseline: &Baseline, checklist: &Checklist) -> Vec<Compared> {
    let gone = baseline
        .questions
        .iter()
        .filter(|(id, _)| checklist.question(id.as_str()).is_none() && !is_followed(id, checklist));
    gone.map(|(id, earlier)| Compared {
        question: id.clone(),
        shift: Shift::Removed,
        before: Some(earlier.state.clone()),
        after: None,
    })
    .collect()
}
