//! Renders CSV with one row per question. No cell can act as a formula in a spreadsheet; a byte-order mark identifies
//! UTF-8.

use jiff::civil::Date;

use crate::domain::answer::Answer;
use crate::domain::clean::clean;
use crate::domain::question::{Critical, Question};
use crate::domain::state::State;
use crate::domain::waiting::{WaitReason, Waiting};
use crate::report::input::Input;
use crate::words::terms;

/// Column names and order are stable.
const COLUMNS: [&str; 31] = [
    "section",
    "id",
    "question",
    "critical",
    "state",
    "rating",
    "credit",
    "answer",
    "answer_text",
    "note",
    "reason",
    "owner",
    "action",
    "resources",
    "milestones",
    "interim",
    "residual",
    "due",
    "accepted_by",
    "accepted_reason",
    "evidence",
    "evidence_sha256",
    "evidence_state",
    "references",
    "answered_by",
    "answered_at",
    "waits",
    "tier",
    "critical_kind",
    "applies_from",
    "applies_until",
];

const BOM: &str = "\u{feff}";

/// Number of first columns that identify a report.
const PREFIX_COLUMNS: usize = 9;

/// The beginning of every file.
pub(in crate::report) fn prefix() -> String {
    format!("{BOM}{},", COLUMNS[..PREFIX_COLUMNS].join(","))
}

pub(super) fn render(input: &Input<'_>) -> String {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::from(BOM));
    // Writing to memory cannot fail.
    let _ = writer.write_record(COLUMNS);
    let waiting = Waiting::of(input.checklist, input.assessment);
    for position in 0..input.checklist.questions.len() {
        let row = row(input, &waiting, position);
        let _ = writer.write_record(row.iter().map(|cell| guard_formula(cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn row(input: &Input<'_>, waiting: &Waiting, position: usize) -> Vec<String> {
    let question = &input.checklist.questions[position];
    let state = &input.review.states[position];
    let empty = Answer::default();
    let answer = input.assessment.answer(&question.id).unwrap_or(&empty);
    let text = |text: &str| clean(text).into_owned();
    let credit = match state {
        State::Decided { credit, .. } => credit.to_string(),
        _ => String::new(),
    };
    let evidence: Vec<&str> = answer
        .evidence
        .iter()
        .map(|each| each.location.as_str())
        .collect();
    let digests: Vec<&str> = answer
        .evidence
        .iter()
        .map(|each| each.sha256.as_deref().unwrap_or("-"))
        .collect();
    let states: Vec<_> = (0..answer.evidence.len())
        .map(|at| terms::evidence_in_full(&input.inspection.of(&question.id, at), input.lang))
        .collect();
    let references: Vec<String> = question.references.iter().map(ToString::to_string).collect();
    let (value, accepted) = (answer.value.as_ref(), answer.accepted.as_ref());
    let row = [
        input.checklist.sections[question.section].id.to_string(),
        question.id.to_string(),
        text(question.ask.get(input.lang)),
        if question.is_critical() { "yes" } else { "no" }.into(),
        state.word().into(),
        state.rating().map_or("", |rating| rating.letter()).into(),
        credit,
        value.map_or_else(String::new, |value| text(&value.word())),
        value.map_or_else(String::new, |value| {
            text(&terms::value(question, value, input.lang))
        }),
        text(&answer.note),
        text(&answer.reason),
        text(&answer.owner),
        text(&answer.action),
        text(&answer.resources),
        text(&answer.milestones),
        text(&answer.interim),
        text(&answer.residual),
        answer.due.map_or_else(String::new, |due| due.to_string()),
        text(accepted.map_or("", |accepted| &accepted.by)),
        text(accepted.map_or("", |accepted| &accepted.reason)),
        text(&evidence.join("\n")),
        text(&digests.join("\n")),
        text(&states.join("\n")),
        text(&references.join("\n")),
        text(&answer.answered_by),
        text(&answer.answered_at),
        waiting
            .reason(&question.id)
            .map_or("", WaitReason::word)
            .to_owned(),
    ];
    row.into_iter().chain(kind(input, question)).collect()
}

/// What kind of question it is: its tier, what makes it critical, and when it applies.
fn kind(input: &Input<'_>, question: &Question) -> [String; 4] {
    let tier = input.checklist.tier_of(question);
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    [
        tier.map_or_else(String::new, |tier| tier.id.to_string()),
        question.critical.map_or("", Critical::word).to_owned(),
        day(question.dates.from),
        day(question.dates.until),
    ]
}

/// Puts an apostrophe before a cell that could be taken for a formula. A cell that begins with an apostrophe gets one more, so
/// that removing the first always restores the text.
fn guard_formula(cell: &str) -> String {
    let begins = |line: &str| {
        let first = line
            .trim_start_matches([' ', '"', '\u{a0}', '\u{3000}'])
            .chars()
            .next();
        first.is_some_and(|first| "=+-@\t\r\n|%＝＋－＠".contains(first))
    };
    let risky = cell.starts_with(['\'', '\t', '\r', '\n'])
        || begins(cell)
        || cell.split([';', ',', '\t', '\n']).skip(1).any(begins);
    if risky {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::guard_formula;

    #[test]
    fn no_cell_is_a_formula() {
        for risky in [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠a", " =1", "a;=1",
            "a\n=1", "\"=1",
        ] {
            let cell = guard_formula(risky);
            assert_eq!(cell.strip_prefix('\''), Some(risky));
        }
        for plain in ["", "yes", "정책 문서", "1/2", "2026-11-24"] {
            assert_eq!(guard_formula(plain), plain);
        }
        assert_eq!(guard_formula("'quoted"), "''quoted");
    }
}
