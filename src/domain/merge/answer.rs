//! Three-way merge of one answer, field by field.

use super::fields::{self, Side};
use crate::domain::answer::{Answer, Asked};
use crate::domain::evidence::Evidence;
use crate::domain::measured::Measured;
use crate::domain::moment;
use crate::domain::remediation::RemediationField;
use crate::domain::value::Value;

/// The fields that decide a question; they are merged as one, because a reason or a sign-off belongs to its value.
type Decision = (
    Option<Value>,
    Measured,
    String,
    String,
    bool,
    String,
    String,
    Option<Box<Asked>>,
);

fn decision(answer: &Answer) -> Decision {
    (
        answer.value.clone(),
        answer.measured.clone(),
        answer.reason.clone(),
        answer.reviewed_by.clone(),
        answer.to_confirm,
        answer.taken_over.clone(),
        answer.wording.clone(),
        answer.asked.clone(),
    )
}

fn decide(answer: &mut Answer, decision: Decision) {
    let (value, measured, reason, reviewed_by, to_confirm, taken_over, wording, asked) = decision;
    answer.value = value;
    answer.measured = measured;
    answer.reason = reason;
    answer.reviewed_by = reviewed_by;
    answer.to_confirm = to_confirm;
    answer.taken_over = taken_over;
    answer.wording = wording;
    answer.asked = asked;
}

/// Merges the fields of an answer; `ours` and `theirs` of the result differ only in fields that both sides changed.
pub(super) fn merge(base: &Answer, ours: &Answer, theirs: &Answer) -> Side<Answer> {
    let mut merged = Side {
        ours: ours.clone(),
        theirs: theirs.clone(),
    };
    let (base_part, our_part, their_part) = (decision(base), decision(ours), decision(theirs));
    let decided = fields::value(&base_part, &our_part, &their_part);
    merged.set(decided, decide);
    merged.set(
        fields::value(&base.note, &ours.note, &theirs.note),
        |answer, note| {
            answer.note = note;
        },
    );
    merged.set(
        fields::value(&base.owner, &ours.owner, &theirs.owner),
        |answer, owner| {
            answer.owner = owner;
        },
    );
    for (field, _) in RemediationField::KEYS {
        let [base, ours, theirs] = [base, ours, theirs].map(|answer| answer.plan(field).to_owned());
        merged.set(fields::value(&base, &ours, &theirs), |answer, text| {
            *answer.plan_mut(field) = text;
        });
    }
    merged.set(fields::value(&base.due, &ours.due, &theirs.due), |answer, due| {
        answer.due = due;
    });
    // The moves of both sides stay.
    let moves = fields::list(&base.due_moves, &ours.due_moves, &theirs.due_moves, |each| {
        (each.from, each.at.clone())
    });
    merged.set(moves, |answer, moves| answer.due_moves = moves);
    let accepted = fields::value(&base.accepted, &ours.accepted, &theirs.accepted);
    merged.set(accepted, |answer, accepted| answer.accepted = accepted);
    let flagged = fields::value(&base.flagged, &ours.flagged, &theirs.flagged);
    merged.set(flagged, |answer, flagged| answer.flagged = flagged);
    let in_progress = fields::value(&base.in_progress, &ours.in_progress, &theirs.in_progress);
    merged.set(in_progress, |answer, in_progress| {
        answer.in_progress = in_progress;
    });
    let evidence = fields::list(&base.evidence, &ours.evidence, &theirs.evidence, key_of);
    merged.set(evidence, |answer, evidence| answer.evidence = evidence);
    let extra = fields::list(&base.extra, &ours.extra, &theirs.extra, |(name, _)| name.clone());
    merged.set(extra, |answer, extra| answer.extra = extra);
    let [base_mark, our_mark, their_mark] = [base, ours, theirs].map(authorship);
    merged.set(author(&base_mark, &our_mark, &their_mark), |answer, (by, at)| {
        answer.answered_by = by;
        answer.answered_at = at;
    });
    merged
}

impl Side<Answer> {
    fn set<T>(&mut self, value: Side<T>, apply: impl Fn(&mut Answer, T)) {
        apply(&mut self.ours, value.ours);
        apply(&mut self.theirs, value.theirs);
    }
}

fn key_of(piece: &Evidence) -> crate::domain::evidence::Location {
    piece.location.clone()
}

fn authorship(answer: &Answer) -> (String, String) {
    (answer.answered_by.clone(), answer.answered_at.clone())
}

/// Author and time are no conflict of their own: where both sides changed them, the later one stands.
fn author(
    base: &(String, String),
    ours: &(String, String),
    theirs: &(String, String),
) -> Side<(String, String)> {
    let mut merged = fields::value(base, ours, theirs);
    if merged.is_conflict() {
        let is_ours = match (
            moment::is_later(&ours.1, &theirs.1),
            moment::is_later(&theirs.1, &ours.1),
        ) {
            (false, false) => ours > theirs,
            (is_later, _) => is_later,
        };
        let later = if is_ours { ours } else { theirs };
        merged = Side {
            ours: later.clone(),
            theirs: later.clone(),
        };
    }
    merged
}
