//! The answers digest: one SHA-256 over everything that an approval and an assessor's marks are bound to. It
//! does not depend on time, language or template.

use super::answer::Answer;
use super::assessment::Assessment;
use super::canonical::Canonical;
use super::evidence::{Evidence, Location};
use super::ratio::Ratio;
use super::subject::SubjectField;
use super::value::Value;

/// Subject fields left out of the digest: they change without an answer changing.
const OUTSIDE: [SubjectField; 8] = [
    SubjectField::PreparedBy,
    SubjectField::PreparedOn,
    SubjectField::ReviewedBy,
    SubjectField::ReviewedOn,
    SubjectField::ApprovedBy,
    SubjectField::ApprovedOn,
    SubjectField::Revision,
    SubjectField::Revisions,
];

/// The answers digest of an assessment, as 64 hexadecimal digits.
pub fn answers_digest(assessment: &Assessment) -> String {
    let questions = assessment
        .answers
        .iter()
        .filter_map(|(id, answer)| Some((id.to_string(), answer_part(answer)?)))
        .collect();
    Canonical::Map(vec![
        (
            "checklist".into(),
            Canonical::text(assessment.checklist.digest.clone()),
        ),
        ("subject".into(), subject_part(assessment)),
        ("facts".into(), facts_part(assessment)),
        ("questions".into(), Canonical::Map(questions)),
    ])
    .digest()
}

/// The digest of one question's part of the answers digest; `None` where nothing was answered.
pub fn answer_digest(answer: &Answer) -> Option<String> {
    answer_part(answer).map(|part| part.digest())
}

fn subject_part(assessment: &Assessment) -> Canonical {
    let lines = assessment.subject.entries();
    let covered = lines.filter(|(field, _)| !OUTSIDE.contains(field));
    Canonical::Map(
        covered
            .map(|(field, text)| (field.key().to_owned(), Canonical::text(text)))
            .collect(),
    )
}

fn facts_part(assessment: &Assessment) -> Canonical {
    let facts = assessment.profile.iter();
    Canonical::Map(
        facts
            .map(|(id, value)| {
                let reason = assessment.reason_of_fact(id).to_owned();
                let mut entries = Canonical::present([("reason", reason)]);
                entries.push(("value".into(), value_part(value)));
                (id.to_string(), Canonical::Map(entries))
            })
            .collect(),
    )
}

fn answer_part(answer: &Answer) -> Option<Canonical> {
    let mut entries = Canonical::present([
        ("note", answer.note.clone()),
        ("reason", answer.reason.clone()),
        ("owner", answer.owner.clone()),
        ("action", answer.action.clone()),
        ("resources", answer.resources.clone()),
        ("milestones", answer.milestones.clone()),
        ("interim", answer.interim.clone()),
        ("residual", answer.residual.clone()),
        ("due", answer.due.map(|day| day.to_string()).unwrap_or_default()),
        ("reviewed_by", answer.reviewed_by.clone()),
    ]);
    if let Some(value) = &answer.value {
        entries.push(("value".into(), value_part(value)));
    }
    if answer.to_confirm {
        entries.push(("waits".into(), Canonical::text("true")));
    }
    let measured: Vec<(String, Canonical)> = answer
        .measured
        .entries()
        .map(|(field, text)| {
            let text = if field.is_number() {
                reduced(text)
            } else {
                text.to_owned()
            };
            (field.key().to_owned(), Canonical::text(text))
        })
        .collect();
    if !measured.is_empty() {
        entries.push(("measured".into(), Canonical::Map(measured)));
    }
    let moves = answer.due_moves.iter();
    let moved: Vec<String> = moves.map(|each| each.from.to_string()).collect();
    if !moved.is_empty() {
        entries.push(("due_moves".into(), Canonical::texts(moved)));
    }
    if let Some(accepted) = &answer.accepted {
        let parts = Canonical::present([("by", accepted.by.clone()), ("reason", accepted.reason.clone())]);
        entries.push(("accepted".into(), Canonical::Map(parts)));
    }
    let mut evidence: Vec<&str> = answer.evidence.iter().filter_map(evidence_part).collect();
    evidence.sort_unstable();
    if !evidence.is_empty() {
        entries.push(("evidence".into(), Canonical::texts(evidence)));
    }
    (!entries.is_empty()).then_some(Canonical::Map(entries))
}

/// The digest of a file or the address of a page. Paths do not matter, and planned evidence does not count.
fn evidence_part(evidence: &Evidence) -> Option<&str> {
    match &evidence.location {
        Location::File(_) => evidence.sha256.as_deref(),
        Location::Url(address) => Some(address),
        Location::Planned(_) => None,
    }
}

fn value_part(value: &Value) -> Canonical {
    match value {
        Value::Number(text) => Canonical::text(reduced(text)),
        Value::Many(ids) => Canonical::texts(ids.iter().map(ToString::to_string)),
        other => Canonical::text(other.word()),
    }
}

/// A number without leading and trailing zeros, so that 0.50 and .5 are one value.
fn reduced(text: &str) -> String {
    text.parse::<Ratio>()
        .map_or_else(|_| text.to_owned(), |number| number.to_decimal())
}
