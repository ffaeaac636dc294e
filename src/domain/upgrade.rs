//! Moves an assessment to another edition of its checklist: what a plan would change, and the change itself. No answer is ever
//! removed, and going back to words that were answered restores the answer.

mod by_wording;

use std::collections::{BTreeMap, BTreeSet};

use similar::TextDiff;

use self::by_wording::ByWording;
use super::answer::{Answer, Asked};
use super::assessment::{Assessment, ChecklistStamp};
use super::carried::{Carried, Fate};
use super::checklist::Checklist;
use super::id::Id;
use super::question::Question;
use super::text::Text;

/// Words of which less than this share stays the same are another question: its answer is shown and not chosen.
const SAME_SHARE: f32 = 0.5;

/// What going to another edition means, by question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upgrade {
    pub from: ChecklistStamp,
    pub to: ChecklistStamp,
    /// Questions with the same wording.
    pub kept: Vec<Id>,
    /// Questions of which only a translation or typography changed.
    pub retouched: Vec<Id>,
    /// Questions with another wording or answer kind.
    pub reworded: Vec<Reworded>,
    /// Questions that had another id.
    pub moved: Vec<Move>,
    /// Questions that several became.
    pub joined: Vec<Joined>,
    /// Questions that are not asked any more and were not moved.
    pub removed: Vec<Id>,
    /// Questions that were not asked before.
    pub new: Vec<Id>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reworded {
    pub question: Id,
    /// The old words; `None` where the old edition is not available.
    pub before: Option<Text>,
    /// Whether more than half of the words changed, or the answer kind no longer accepts the value.
    pub is_other: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    pub from: Id,
    pub to: Id,
    /// Whether the wording stayed the same.
    pub is_same: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    pub from: Vec<Id>,
    pub to: Id,
}

impl Upgrade {
    /// The plan from the edition of an assessment to `new`. Without `old`, the text of that edition, only answered questions
    /// can be compared, by the digest of their wording.
    pub fn plan(old: Option<&Checklist>, new: &Checklist, assessment: &Assessment) -> Self {
        let editions = Editions { old, new, assessment };
        let mut plan = Self {
            from: assessment.checklist.clone(),
            to: ChecklistStamp::of(new),
            kept: Vec::new(),
            retouched: Vec::new(),
            reworded: Vec::new(),
            moved: Vec::new(),
            joined: Vec::new(),
            removed: Vec::new(),
            new: Vec::new(),
        };
        let mut taken: BTreeSet<Id> = BTreeSet::new();
        let mut open: Vec<&Question> = Vec::new();
        for question in &new.questions {
            if editions.is_known(&question.id) {
                plan.compare(&editions, question);
                continue;
            }
            let from = editions.former(question, &taken);
            taken.extend(from.iter().cloned());
            match from.as_slice() {
                [] => open.push(question),
                [from] => plan.moved.push(editions.to_move(from, question)),
                _ => plan.joined.push(Joined {
                    from,
                    to: question.id.clone(),
                }),
            }
        }
        let mut by_wording = editions.left_by_wording(&taken);
        for question in open {
            match by_wording.find(question) {
                Some(from) => {
                    taken.insert(from.clone());
                    plan.moved.push(Move {
                        from,
                        to: question.id.clone(),
                        is_same: true,
                    });
                }
                None => plan.new.push(question.id.clone()),
            }
        }
        let moved: BTreeSet<&Id> = plan.moved.iter().map(|each| &each.from).collect();
        let gone = editions.known().into_iter();
        plan.removed = gone
            .filter(|id| new.question(id.as_str()).is_none() && !moved.contains(id))
            .collect();
        plan
    }

    fn compare(&mut self, editions: &Editions<'_>, question: &Question) {
        let id = question.id.clone();
        match editions.change(&id, question) {
            WordChange::None => self.kept.push(id),
            WordChange::Typography => self.retouched.push(id),
            WordChange::Words(is_other) => self.reworded.push(Reworded {
                before: editions.words(&id),
                question: id,
                is_other,
            }),
        }
    }

    /// Counts moved answers whose wording stayed the same, without confirming each.
    pub fn keep_moved(&self, new: &Checklist, assessment: &mut Assessment) {
        for moved in self.moved.iter().filter(|each| each.is_same) {
            let answer = assessment.answers.get_mut(&moved.to);
            if let (Some(answer), Some(question)) = (answer, new.question(moved.to.as_str())) {
                restore(answer, question);
            }
        }
    }

    /// Carries the plan out. Unchanged answers count on; reworded and moved ones wait to be confirmed and carry the words they
    /// were given to.
    pub fn apply(&self, old: Option<&Checklist>, new: &Checklist, assessment: &mut Assessment) {
        let mut answers = std::mem::take(&mut assessment.answers);
        let mut carried = Vec::new();
        let mut carry = |question: &Id, fate: Fate| {
            carried.push(Carried {
                question: question.clone(),
                fate,
                from: self.from.version.clone(),
            });
        };
        let words = |id: &Id| {
            old.and_then(|old| old.question(id.as_str()))
                .map(|question| question.ask.clone())
        };
        let mut arrived: BTreeMap<Id, Answer> = BTreeMap::new();
        for moved in &self.moved {
            let Some(mut answer) = answers.get(&moved.from).cloned() else {
                continue;
            };
            if let Some(question) = new.question(moved.to.as_str()) {
                hold(&mut answer, question, words(&moved.from));
            }
            carry(&moved.to, Fate::Moved);
            arrived.insert(moved.to.clone(), answer);
        }
        for moved in &self.moved {
            answers.remove(&moved.from);
        }
        answers.extend(arrived);
        for id in self.kept.iter().chain(&self.retouched) {
            let (Some(answer), Some(question)) = (answers.get_mut(id), new.question(id.as_str())) else {
                continue;
            };
            restore(answer, question);
            carry(id, Fate::Kept);
        }
        for each in &self.reworded {
            let id = &each.question;
            let (Some(answer), Some(question)) = (answers.get_mut(id), new.question(id.as_str())) else {
                continue;
            };
            let fate = match &answer.value {
                None => Fate::Kept,
                Some(value) if question.kind.accepts(value) => Fate::Reworded,
                Some(_) => Fate::Incompatible,
            };
            hold(answer, question, words(id));
            carry(id, fate);
        }
        for id in self.removed.iter().filter(|id| answers.contains_key(*id)) {
            carry(id, Fate::Removed);
        }
        assessment.answers = answers;
        assessment.carried = carried;
        assessment.checklist = self.to.clone();
    }
}

/// Gives an assessment that records no edition the one it is read with. Answers to other words wait to be confirmed.
pub fn adopt(checklist: &Checklist, assessment: &mut Assessment) {
    if assessment.checklist.digest != checklist.digest {
        Upgrade::plan(None, checklist, assessment).apply(None, checklist, assessment);
    }
}

/// Makes an answer wait until someone confirms it under the new words, or restores it where these are the words it was given to.
pub(super) fn hold(answer: &mut Answer, question: &Question, words: Option<Text>) {
    if answer.to_confirm && question.is_worded(&answer.wording) {
        restore(answer, question);
        return;
    }
    let Some(value) = answer.value.clone() else {
        return;
    };
    // An answer that waits already keeps the words that it was given to.
    let asked = answer
        .asked
        .take()
        .map(|asked| asked.ask)
        .or(words)
        .unwrap_or_default();
    let is_other = is_other_question(&asked, question);
    answer.to_confirm = true;
    let is_known = asked.entries().next().is_some();
    answer.asked = is_known.then(|| {
        Box::new(Asked {
            ask: asked,
            value: is_other.then_some(value),
        })
    });
    if is_other {
        answer.value = None;
    }
}

/// The answer counts again; one that was set apart comes back.
fn restore(answer: &mut Answer, question: &Question) {
    if let Some(asked) = answer.asked.take() {
        let value = asked
            .value
            .and_then(|value| question.kind.read(&value.word()).ok());
        answer.value = value.or(answer.value.take());
    }
    let accepted = answer
        .value
        .as_ref()
        .is_none_or(|value| question.kind.accepts(value));
    // An answer that was taken over, or given to words that are not known, waits until someone confirms it.
    let is_settled = accepted && answer.taken_over.is_empty() && question.is_worded(&answer.wording);
    answer.to_confirm = answer.to_confirm && !is_settled;
    if answer.value.is_some() && !answer.to_confirm && !question.is_worded(&answer.wording) {
        answer.wording = question.wording_digest();
    }
}

fn is_other_question(before: &Text, now: &Question) -> bool {
    let before = before.original();
    !before.is_empty() && TextDiff::from_words(before, now.ask.original()).ratio() < SAME_SHARE
}

enum WordChange {
    None,
    Typography,
    /// Whether it is another question.
    Words(bool),
}

struct Editions<'a> {
    old: Option<&'a Checklist>,
    new: &'a Checklist,
    assessment: &'a Assessment,
}

impl Editions<'_> {
    fn before(&self, id: &Id) -> Option<&Question> {
        self.old.and_then(|old| old.question(id.as_str()))
    }

    /// Whether the old edition asks the question or the assessment answers it.
    fn is_known(&self, id: &Id) -> bool {
        self.before(id).is_some() || self.assessment.answers.contains_key(id)
    }

    /// Every question of the old edition and every answer, in order of id.
    fn known(&self) -> BTreeSet<Id> {
        let asked = self
            .old
            .iter()
            .flat_map(|old| old.questions.iter().map(|each| &each.id));
        asked.chain(self.assessment.answers.keys()).cloned().collect()
    }

    fn words(&self, id: &Id) -> Option<Text> {
        let asked = self
            .assessment
            .answer(id)
            .and_then(|answer| answer.asked.as_ref());
        let asked = asked.map(|asked| asked.ask.clone());
        asked.or_else(|| self.before(id).map(|question| question.ask.clone()))
    }

    fn change(&self, id: &Id, now: &Question) -> WordChange {
        let answer = self.assessment.answer(id).filter(|answer| answer.value.is_some());
        let recorded = answer.map(|answer| answer.wording.as_str());
        let recorded = recorded.filter(|wording| !wording.is_empty());
        let before = self.before(id);
        if recorded.is_some_and(|wording| now.is_worded(wording)) {
            return match before {
                Some(before) if before.wording != now.wording => WordChange::Typography,
                _ => WordChange::None,
            };
        }
        let Some(before) = before else {
            return match answer {
                Some(_) => WordChange::Words(false),
                None => WordChange::None,
            };
        };
        // An answer given to still older words is not of the old edition.
        let is_older = recorded.is_some_and(|wording| !before.is_worded(wording));
        if before.wording == now.wording && !is_older {
            WordChange::None
        } else if before.wording_digest() == now.wording_digest() && !is_older {
            WordChange::Typography
        } else {
            WordChange::Words(is_other_question(&before.ask, now))
        }
    }

    /// The questions that became this one and that the new edition no longer asks; on the way back, the one that it became.
    fn former(&self, question: &Question, taken: &BTreeSet<Id>) -> Vec<Id> {
        let is_gone = |id: &Id| self.new.question(id.as_str()).is_none();
        let former = question.formerly.iter();
        let former: Vec<Id> = former
            .filter(|id| self.is_known(id) && is_gone(id))
            .cloned()
            .collect();
        if !former.is_empty() {
            return former;
        }
        let became = self.old.iter().flat_map(|old| &old.questions);
        let became = became.filter(|each| each.formerly == [question.id.clone()]);
        let became = became.map(|each| &each.id);
        let became: Vec<&Id> = became.filter(|id| is_gone(id) && !taken.contains(*id)).collect();
        let answer = |id: &&&Id| self.assessment.answer(id);
        let is_worded = |id: &&&Id| answer(id).is_some_and(|answer| question.is_worded(&answer.wording));
        let found = became
            .iter()
            .find(is_worded)
            .or_else(|| became.iter().find(|id| answer(id).is_some()));
        let found = found.or(became.first()).copied();
        found.into_iter().cloned().collect()
    }

    fn to_move(&self, from: &Id, question: &Question) -> Move {
        let answer = self.assessment.answer(from).map(|answer| answer.wording.as_str());
        let recorded = answer.filter(|wording| !wording.is_empty());
        // An answer given to still older words is not of the old edition.
        let is_same = recorded.is_some_and(|wording| question.is_worded(wording))
            || self.before(from).is_some_and(|before| {
                before.wording_digest() == question.wording_digest()
                    && recorded.is_none_or(|wording| before.is_worded(wording))
            });
        Move {
            from: from.clone(),
            to: question.id.clone(),
            is_same,
        }
    }

    /// Questions that the new edition does not ask under their id, by the digests of their wording.
    fn left_by_wording(&self, taken: &BTreeSet<Id>) -> ByWording {
        let mut found = ByWording::default();
        for id in self.known() {
            if taken.contains(&id) || self.new.question(id.as_str()).is_some() {
                continue;
            }
            let answer = self.assessment.answer(&id).map(|answer| answer.wording.clone());
            let before = self.before(&id);
            let digests = before
                .map(|question| [question.wording.clone(), question.wording_digest()])
                .into_iter()
                .flatten()
                .chain(answer)
                .filter(|digest| !digest.is_empty());
            for digest in digests.collect::<BTreeSet<String>>() {
                found.insert(digest, id.clone());
            }
        }
        found
    }
}
