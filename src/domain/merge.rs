//! Three-way merge of assessments, by question.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::answer::Answer;
use super::assessment::Assessment;
use super::change::Change;
use super::id::Id;
use super::subject::{Subject, SubjectField};
use super::value::Value;

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
    /// Questions whose answer comes from the other side.
    pub taken: Vec<Id>,
    pub conflicts: Vec<Conflict>,
}

/// Three-way merge: `base` is what both sides started from.
pub fn merge(base: &Assessment, ours: &Assessment, theirs: &Assessment) -> Merged {
    let mut merged = ours.clone();
    let mut conflicts = Vec::new();
    let (answers, taken, clashes) = merge_maps(&base.answers, &ours.answers, &theirs.answers);
    merged.answers = answers;
    conflicts.extend(clashes.into_iter().map(|(id, theirs)| {
        let theirs = Box::new(theirs.unwrap_or_default());
        Conflict::new(Theirs::Answer(id, theirs))
    }));
    let (profile, _, clashes): (BTreeMap<Id, Value>, _, _) =
        merge_maps(&base.profile, &ours.profile, &theirs.profile);
    merged.profile = profile;
    conflicts.extend(
        clashes
            .into_iter()
            .map(|(id, theirs)| Conflict::new(Theirs::Fact(id, theirs))),
    );
    let (reasons, _, clashes) = merge_maps(
        &base.profile_reasons,
        &ours.profile_reasons,
        &theirs.profile_reasons,
    );
    merged.profile_reasons = reasons;
    // A reason belongs to its fact: both sides are shown with the fact as the other side has it.
    conflicts.extend(clashes.into_iter().map(|(id, _)| {
        let theirs = theirs.profile.get(&id).cloned();
        Conflict::new(Theirs::Fact(id, theirs))
    }));
    // An approval of both sides can only hold for one of them; it is given again in a moment.
    if ours.approval == base.approval {
        merged.approval.clone_from(&theirs.approval);
    }
    let (subject, _, clashes) = merge_maps(
        &lines(&base.subject),
        &lines(&ours.subject),
        &lines(&theirs.subject),
    );
    merged.subject = Subject::default();
    for (field, text) in &subject {
        merged.subject.set(*field, text);
    }
    conflicts.extend(
        clashes
            .into_iter()
            .map(|(field, theirs)| Conflict::new(Theirs::Subject(field, theirs.unwrap_or_default()))),
    );
    if ours.extra == base.extra {
        merged.extra.clone_from(&theirs.extra);
    }
    Merged {
        assessment: merged,
        taken,
        conflicts,
    }
}

fn lines(subject: &Subject) -> BTreeMap<SubjectField, String> {
    subject
        .entries()
        .map(|(field, text)| (field, text.to_owned()))
        .collect()
}

type MergedMap<K, V> = (BTreeMap<K, V>, Vec<K>, Vec<(K, Option<V>)>);

fn merge_maps<K: Ord + Clone, V: PartialEq + Clone>(
    base: &BTreeMap<K, V>,
    ours: &BTreeMap<K, V>,
    theirs: &BTreeMap<K, V>,
) -> MergedMap<K, V> {
    let mut merged = ours.clone();
    let (mut taken, mut clashes) = (Vec::new(), Vec::new());
    let keys: BTreeSet<&K> = base.keys().chain(theirs.keys()).collect();
    for key in keys {
        let (before, here, there) = (base.get(key), ours.get(key), theirs.get(key));
        if there == before || there == here {
            continue;
        }
        if here != before {
            clashes.push((key.clone(), there.cloned()));
            continue;
        }
        taken.push(key.clone());
        match there {
            Some(value) => merged.insert(key.clone(), value.clone()),
            None => merged.remove(key),
        };
    }
    (merged, taken, clashes)
}
