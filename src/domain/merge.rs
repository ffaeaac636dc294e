//! Merges a file changed by somebody else with the changes made here, question by question.

use std::collections::{BTreeMap, BTreeSet};

use super::assessment::Assessment;
use super::id::Id;
use super::subject::{Subject, SubjectField};
use super::value::Value;

/// One place where both sides changed the same thing differently. Ours is kept in the merged assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// The answer to a question.
    Answer(Id),
    /// A fact of the profile.
    Fact(Id),
    /// A line of the subject.
    Subject(SubjectField),
}

/// The merged assessment, what was taken from the other side, and what both sides changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The result; where both sides changed the same thing, ours.
    pub assessment: Assessment,
    /// Questions whose answer was taken from the other side.
    pub taken: Vec<Id>,
    /// What both sides changed differently.
    pub conflicts: Vec<Conflict>,
}

/// Three-way merge: `base` is what both sides started from.
pub fn merge(base: &Assessment, ours: &Assessment, theirs: &Assessment) -> Merged {
    let mut merged = ours.clone();
    let mut conflicts = Vec::new();
    let (answers, taken, clashes) = merge_maps(&base.answers, &ours.answers, &theirs.answers);
    merged.answers = answers;
    conflicts.extend(clashes.into_iter().map(Conflict::Answer));
    let (profile, _, clashes): (BTreeMap<Id, Value>, _, _) =
        merge_maps(&base.profile, &ours.profile, &theirs.profile);
    merged.profile = profile;
    conflicts.extend(clashes.into_iter().map(Conflict::Fact));
    let (subject, _, clashes) = merge_maps(
        &lines(&base.subject),
        &lines(&ours.subject),
        &lines(&theirs.subject),
    );
    merged.subject = Subject::default();
    for (field, text) in &subject {
        merged.subject.set(*field, text);
    }
    conflicts.extend(clashes.into_iter().map(Conflict::Subject));
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

type MergedMap<K, V> = (BTreeMap<K, V>, Vec<K>, Vec<K>);

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
            clashes.push(key.clone());
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
