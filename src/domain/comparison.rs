//! Compares two assessments of one checklist by question, also across editions. Scores are compared over the common questions
//! only: asked both times with the same wording.

use std::collections::{BTreeMap, BTreeSet};

use super::assessment::Assessment;
use super::baseline::{Baseline, Earlier};
use super::checklist::Checklist;
use super::given::{Given, GivenChange};
use super::id::Id;
use super::question::Question;
use super::score::{Scores, Sums};
use super::state::State;
use super::text::Text;

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
    /// The ids it had, where it had others.
    pub from: Vec<Id>,
    /// The words it had, where they differ or are no longer asked; empty where they are not known.
    pub asked: Text,
}

impl Compared {
    /// The id of the one question that it was before.
    pub fn earlier_id(&self) -> &Id {
        self.from.first().unwrap_or(&self.question)
    }
}

/// A question whose note or evidence changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    pub question: Id,
    /// The id under which it was answered before.
    pub from: Id,
    pub change: GivenChange,
}

/// The comparison of two assessments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The changed questions, by shift, then in reading order.
    pub changes: Vec<Compared>,
    /// The questions whose note or evidence changed, in reading order.
    pub details: Vec<Detail>,
    /// Number of scored questions asked both times with the same wording.
    pub common: usize,
    /// Earlier scores over the common questions; `balanced` is null.
    pub then: Scores,
    /// Current scores over the common questions; `balanced` is null.
    pub now: Scores,
}

impl Comparison {
    /// Compares a baseline with an assessment and its states; `None` where its checklist has another id.
    pub fn of(
        baseline: &Baseline,
        checklist: &Checklist,
        assessment: &Assessment,
        states: &[State],
    ) -> Option<Self> {
        if baseline.checklist.id != checklist.header.id {
            return None;
        }
        let matches = Matches::of(baseline, checklist);
        let mut changes = Vec::new();
        let mut details = Vec::new();
        let mut common: Vec<(&Question, &State, &State)> = Vec::new();
        for (question, now) in checklist.questions.iter().zip(states) {
            let Some((from, earlier)) = matches.of_question(&question.id) else {
                changes.push(Compared {
                    question: question.id.clone(),
                    shift: Shift::New,
                    before: None,
                    after: Some(now.clone()),
                    from: matches.joined(question),
                    asked: Text::default(),
                });
                continue;
            };
            details.extend(detail(question, from, earlier, assessment));
            let is_same = question.is_worded(&earlier.wording);
            let shift = if is_same {
                if question.is_scored() && earlier.state.is_asked() && now.is_asked() {
                    common.push((question, &earlier.state, now));
                }
                Shift::between(&earlier.state, now)
            } else {
                Some(Shift::Reworded)
            };
            changes.extend(shift.map(|shift| {
                Compared {
                    question: question.id.clone(),
                    shift,
                    before: Some(earlier.state.clone()),
                    after: Some(now.clone()),
                    from: Some(from.clone())
                        .filter(|from| *from != question.id)
                        .into_iter()
                        .collect(),
                    asked: if is_same {
                        Text::default()
                    } else {
                        earlier.ask.clone()
                    },
                }
            }));
        }
        changes.extend(matches.removed());
        changes.sort_by_key(|each| each.shift);
        let then = Sums::of(common.iter().map(|(question, then, _)| (&question.weight, *then)));
        let now = Sums::of(common.iter().map(|(question, _, now)| (&question.weight, *now)));
        Some(Self {
            changes,
            details,
            common: common.len(),
            then: then.shares(),
            now: now.shares(),
        })
    }

    pub fn with(&self, shift: Shift) -> impl Iterator<Item = &Compared> {
        self.changes.iter().filter(move |each| each.shift == shift)
    }
}

fn detail(question: &Question, from: &Id, earlier: &Earlier, assessment: &Assessment) -> Option<Detail> {
    let given = earlier.given.as_ref()?;
    let change = given.change(&Given::of(assessment.answer(&question.id)));
    (!change.is_empty()).then(|| Detail {
        question: question.id.clone(),
        from: from.clone(),
        change,
    })
}

/// Which earlier question each question was: the same id and words, else the id that it formerly had, else the same words, else the
/// same id.
struct Matches<'b> {
    baseline: &'b Baseline,
    found: BTreeMap<&'b Id, &'b Id>,
    taken: BTreeSet<&'b Id>,
}

impl<'b> Matches<'b> {
    fn of(baseline: &'b Baseline, checklist: &'b Checklist) -> Self {
        let mut matches = Self {
            baseline,
            found: BTreeMap::new(),
            taken: BTreeSet::new(),
        };
        let by_wording = by_wording(baseline);
        matches.pass(checklist, |matches, question| {
            let (id, earlier) = matches.baseline.questions.get_key_value(&question.id)?;
            question.is_worded(&earlier.wording).then_some(id)
        });
        matches.pass(checklist, |matches, question| {
            match matches.former(question).as_slice() {
                [id] => Some(*id),
                _ => None,
            }
        });
        matches.pass(checklist, |matches, question| {
            let digests = [question.wording_digest(), question.wording.clone()];
            let same = digests
                .iter()
                .find_map(|digest| by_wording.get(digest.as_str()))?;
            let mut left = same.iter().filter(|id| !matches.taken.contains(**id));
            let id = left.next()?;
            left.next().is_none().then_some(*id)
        });
        matches.pass(checklist, |matches, question| {
            let found = matches.baseline.questions.get_key_value(&question.id);
            found.map(|(id, _)| id)
        });
        matches
    }

    /// Matches questions that have no match yet with earlier questions that are not matched yet.
    fn pass(&mut self, checklist: &'b Checklist, find: impl Fn(&Self, &'b Question) -> Option<&'b Id>) {
        for question in &checklist.questions {
            if self.found.contains_key(&question.id) {
                continue;
            }
            if let Some(id) = find(self, question)
                && self.taken.insert(id)
            {
                self.found.insert(&question.id, id);
            }
        }
    }

    /// The earlier questions that a question formerly was and that no other one is.
    fn former(&self, question: &Question) -> Vec<&'b Id> {
        let former = question.formerly.iter();
        former
            .filter_map(|id| self.baseline.questions.get_key_value(id))
            .map(|(id, _)| id)
            .filter(|id| !self.taken.contains(id))
            .collect()
    }

    fn of_question(&self, question: &Id) -> Option<(&'b Id, &'b Earlier)> {
        self.baseline.questions.get_key_value(*self.found.get(question)?)
    }

    /// The ids of several earlier questions that became one.
    fn joined(&self, question: &Question) -> Vec<Id> {
        self.former(question).into_iter().cloned().collect()
    }

    fn removed(&self) -> impl Iterator<Item = Compared> {
        let gone = self
            .baseline
            .questions
            .iter()
            .filter(|(id, _)| !self.taken.contains(id));
        gone.map(|(id, earlier)| Compared {
            question: id.clone(),
            shift: Shift::Removed,
            before: Some(earlier.state.clone()),
            after: None,
            from: Vec::new(),
            asked: earlier.ask.clone(),
        })
    }
}

fn by_wording(baseline: &Baseline) -> BTreeMap<&str, Vec<&Id>> {
    let mut found: BTreeMap<&str, Vec<&Id>> = BTreeMap::new();
    for (id, earlier) in &baseline.questions {
        if !earlier.wording.is_empty() {
            found.entry(&earlier.wording).or_default().push(id);
        }
    }
    found
}
