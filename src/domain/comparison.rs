//! What became of each question since an earlier run of the same checklist. Scores are set side by side over common questions
//! only: asked both times with the same wording. Nothing else can be compared.

use super::baseline::Baseline;
use super::checklist::Checklist;
use super::id::Id;
use super::question::Question;
use super::score::{Scores, Sums};
use super::state::State;

/// What became of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shift {
    /// It earns more.
    Improved,
    /// It earns less.
    Worsened,
    /// It was open and is answered.
    Answered,
    /// It was answered and is open.
    Reopened,
    /// It is now said to be not applicable.
    NowNotApplicable,
    /// It was not applicable and is answered.
    NowApplicable,
    /// A condition shows it now.
    Shown,
    /// A condition hides it now.
    Hidden,
    /// Its wording is another: not compared.
    Reworded,
    /// It was not asked, or not answered under an older checklist.
    New,
    /// The checklist no longer has it.
    Removed,
}

impl Shift {
    /// Every shift with its word in JSON, in the order of lists.
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

    /// The word in JSON.
    pub fn word(self) -> &'static str {
        let found = Self::WORDS.into_iter().find(|(shift, _)| *shift == self);
        found.map_or("", |(_, word)| word)
    }

    /// What became of a question that was asked both times with the same wording; `None` where nothing did.
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

/// One question that did not stay as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The question.
    pub question: Id,
    /// What became of it.
    pub shift: Shift,
    /// Where it stood; `None` where it was not asked.
    pub before: Option<State>,
    /// Where it stands; `None` where it is no longer asked.
    pub after: Option<State>,
}

/// Two runs side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Every question that did not stay as it was, by shift, then in reading order.
    pub changes: Vec<Compared>,
    /// How many scored questions were asked both times with the same wording.
    pub common: usize,
    /// Shares over the common questions, then; `balanced` is null.
    pub then: Scores,
    /// Shares over the common questions, now; `balanced` is null.
    pub now: Scores,
}

impl Comparison {
    /// Sets an earlier run beside the states of a checklist's questions; `None` where it was made with a checklist of another id.
    pub fn of(baseline: &Baseline, checklist: &Checklist, states: &[State]) -> Option<Self> {
        if baseline.checklist.id != checklist.header.id {
            return None;
        }
        let mut changes = Vec::new();
        let mut common: Vec<(&Question, &State, &State)> = Vec::new();
        for (question, now) in checklist.questions.iter().zip(states) {
            let earlier = baseline.questions.get(&question.id);
            let shift = match earlier {
                None => Some(Shift::New),
                Some(earlier) if earlier.wording != question.wording => Some(Shift::Reworded),
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

    /// The questions with a shift.
    pub fn with(&self, shift: Shift) -> impl Iterator<Item = &Compared> {
        self.changes.iter().filter(move |each| each.shift == shift)
    }
}

fn removed(baseline: &Baseline, checklist: &Checklist) -> Vec<Compared> {
    let gone = baseline
        .questions
        .iter()
        .filter(|(id, _)| checklist.question(id.as_str()).is_none());
    gone.map(|(id, earlier)| Compared {
        question: id.clone(),
        shift: Shift::Removed,
        before: Some(earlier.state.clone()),
        after: None,
    })
    .collect()
}
