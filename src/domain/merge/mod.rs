//! Three-way merge of assessments, by question and field.

mod answer;
mod fields;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::answer::Answer;
use super::assessment::Assessment;
use super::change::Change;
use super::id::Id;
use super::subject::{Subject, SubjectField};
use super::value::Value;
use fields::Side;

/// Both sides changed the same thing differently. The merged assessment has our side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The other side's value.
    pub theirs: Theirs,
    /// The file with a copy of the other side, once it is written.
    pub kept_in: Option<PathBuf>,
}

/// The other side of a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Theirs {
    /// The answer to a question, empty where it was removed.
    Answer(Id, Box<Answer>),
    Fact(Id, Option<Value>),
    Subject(SubjectField, String),
}

impl Conflict {
    /// A conflict whose other side is not written anywhere yet.
    pub fn new(theirs: Theirs) -> Self {
        let kept_in = None;
        Self { theirs, kept_in }
    }

    pub fn is_about_same(&self, other: &Self) -> bool {
        match (&self.theirs, &other.theirs) {
            (Theirs::Answer(one, _), Theirs::Answer(two, _))
            | (Theirs::Fact(one, _), Theirs::Fact(two, _)) => one == two,
            (Theirs::Subject(one, _), Theirs::Subject(two, _)) => one == two,
            _ => false,
        }
    }

    /// The change to the other side's value, with its author and time. `None` where both sides are equal by
    /// now.
    pub fn change(&self, assessment: &Assessment) -> Option<Change> {
        match &self.theirs {
            Theirs::Answer(question, theirs) => {
                let before = Box::new(assessment.answer(question).cloned().unwrap_or_default());
                (before != *theirs).then(|| Change::Answer {
                    question: question.clone(),
                    before,
                    after: theirs.clone(),
                })
            }
            Theirs::Fact(fact, theirs) => Change::fact(assessment, fact, theirs.clone()),
            Theirs::Subject(field, theirs) => Change::subject(assessment, *field, theirs),
        }
    }
}

/// Adds conflicts to the open ones; a newer one replaces an older one about the same thing.
pub fn add_conflicts(all: &mut Vec<Conflict>, newer: Vec<Conflict>) {
    for conflict in newer {
        match all.iter_mut().find(|each| each.is_about_same(&conflict)) {
            Some(older) => *older = conflict,
            None => all.push(conflict),
        }
    }
}

/// The result of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Where both sides changed the same thing, it has ours.
    pub assessment: Assessment,
    /// Questions whose answer comes from the other side, as a whole or in some fields.
    pub taken: Vec<Id>,
    /// In the order of questions, facts and subject fields. The other side of an answer has our value in every field that only
    /// we changed.
    pub conflicts: Vec<Conflict>,
}

/// The base of two sides whose common base is not known: empty, so that what only one side has is kept and everything that
/// differs is a conflict.
pub fn unknown_base(theirs: &Assessment) -> Assessment {
    Assessment {
        subject: Subject::default(),
        profile: BTreeMap::new(),
        profile_reasons: BTreeMap::new(),
        approval: None,
        answers: BTreeMap::new(),
        carried: Vec::new(),
        extra: Vec::new(),
        ..theirs.clone()
    }
}

/// Three-way merge: `base` is what both sides started from. Apart from the conflicts the result is the same with the sides
/// exchanged.
pub fn merge(base: &Assessment, ours: &Assessment, theirs: &Assessment) -> Merged {
    let Side {
        ours: answers,
        theirs: their_answers,
    } = merge_answers(base, ours, theirs);
    let is_taken = |id: &&Id| answers.get(*id) != ours.answers.get(*id);
    let ids: BTreeSet<&Id> = ours.answers.keys().chain(answers.keys()).collect();
    let taken = ids.into_iter().filter(is_taken).cloned().collect();
    let mut conflicts: Vec<Conflict> = differing(&answers, &their_answers)
        .into_iter()
        .map(|(id, theirs)| Conflict::new(Theirs::Answer(id, Box::new(theirs.unwrap_or_default()))))
        .collect();
    let profile = fields::map(&base.profile, &ours.profile, &theirs.profile);
    let facts = differing(&profile.ours, &profile.theirs).into_iter();
    conflicts.extend(facts.map(|(id, theirs)| Conflict::new(Theirs::Fact(id, theirs))));
    let reasons = fields::map(
        &base.profile_reasons,
        &ours.profile_reasons,
        &theirs.profile_reasons,
    );
    // A reason belongs to its fact: both sides are shown with the fact as the other side has it.
    let clashes = differing(&reasons.ours, &reasons.theirs).into_keys();
    conflicts.extend(clashes.map(|id| {
        let theirs = theirs.profile.get(&id).cloned();
        Conflict::new(Theirs::Fact(id, theirs))
    }));
    let lines = fields::map(
        &lines(&base.subject),
        &lines(&ours.subject),
        &lines(&theirs.subject),
    );
    let clashes = differing(&lines.ours, &lines.theirs).into_iter();
    conflicts.extend(
        clashes.map(|(field, theirs)| Conflict::new(Theirs::Subject(field, theirs.unwrap_or_default()))),
    );
    let mut subject = Subject::default();
    for (field, text) in &lines.ours {
        subject.set(*field, text);
    }
    let assessment = Assessment {
        checklist: fields::value(&base.checklist, &ours.checklist, &theirs.checklist).ours,
        created: fields::value(&base.created, &ours.created, &theirs.created).ours,
        subject,
        profile: profile.ours,
        profile_reasons: reasons.ours,
        // An approval of both sides can only hold for one of them; it is given again in a moment.
        approval: fields::value(&base.approval, &ours.approval, &theirs.approval).ours,
        answers,
        carried: fields::value(&base.carried, &ours.carried, &theirs.carried).ours,
        extra: fields::list(&base.extra, &ours.extra, &theirs.extra, |(name, _)| name.clone()).ours,
    };
    Merged {
        assessment,
        taken,
        conflicts,
    }
}

fn merge_answers(base: &Assessment, ours: &Assessment, theirs: &Assessment) -> Side<BTreeMap<Id, Answer>> {
    let mut merged = Side {
        ours: BTreeMap::new(),
        theirs: BTreeMap::new(),
    };
    let ids: BTreeSet<&Id> = [base, ours, theirs]
        .into_iter()
        .flat_map(|each| each.answers.keys())
        .collect();
    for id in ids {
        let of = |assessment: &Assessment| assessment.answer(id).cloned().unwrap_or_default();
        let side = answer::merge(&of(base), &of(ours), &of(theirs));
        for (map, answer) in [(&mut merged.ours, side.ours), (&mut merged.theirs, side.theirs)] {
            if !answer.is_empty() {
                map.insert(id.clone(), answer);
            }
        }
    }
    merged
}

/// What differs, as the other side has it.
fn differing<K: Ord + Clone, V: Clone + PartialEq>(
    ours: &BTreeMap<K, V>,
    theirs: &BTreeMap<K, V>,
) -> BTreeMap<K, Option<V>> {
    let keys: BTreeSet<&K> = ours.keys().chain(theirs.keys()).collect();
    keys.into_iter()
        .filter(|key| ours.get(*key) != theirs.get(*key))
        .map(|key| (key.clone(), theirs.get(key).cloned()))
        .collect()
}

fn lines(subject: &Subject) -> BTreeMap<SubjectField, String> {
    subject
        .entries()
        .map(|(field, text)| (field, text.to_owned()))
        .collect()
}
