//! Reads one row of a table against the answer that is there.

use jiff::civil::{Date, date};

use super::rules::{Problem, Rules};
use crate::domain::answer::{Acceptance, Answer};
use crate::domain::answer_column::AnswerColumn;
use crate::domain::answer_table::{AnswerTable, TableRow};
use crate::domain::assessment::Assessment;
use crate::domain::change::Change;
use crate::domain::clean::{clean, nfc};
use crate::domain::long_cell;
use crate::domain::question::Question;
use crate::domain::ratio::Ratio;
use crate::domain::remediation::RemediationField;
use crate::domain::suggest::nearest;
use crate::domain::value::{Value, ValueError};

/// The columns that an import takes; every other one is computed.
pub(super) const TAKEN: [AnswerColumn; 13] = [
    AnswerColumn::Value,
    AnswerColumn::Note,
    AnswerColumn::Reason,
    AnswerColumn::Owner,
    AnswerColumn::Plan(RemediationField::Action),
    AnswerColumn::Plan(RemediationField::Resources),
    AnswerColumn::Plan(RemediationField::Milestones),
    AnswerColumn::Plan(RemediationField::Interim),
    AnswerColumn::Plan(RemediationField::Residual),
    AnswerColumn::Due,
    AnswerColumn::AcceptedBy,
    AnswerColumn::AcceptedReason,
    AnswerColumn::ReviewedBy,
];

/// Reads a row against the answer that is there.
pub(super) struct RowReader<'a> {
    pub(super) table: &'a AnswerTable,
    pub(super) row: &'a TableRow,
    pub(super) question: &'a Question,
    pub(super) rules: Rules<'a>,
}

impl RowReader<'_> {
    /// The change that the row asks for, and whether it overwrites something.
    pub(super) fn read(&self, assessment: &Assessment) -> Result<Option<(Change, bool)>, Problem> {
        let empty = Answer::default();
        let before = assessment.answer(&self.question.id).unwrap_or(&empty);
        let mut after = before.clone();
        let mut overwrites = false;
        for column in TAKEN {
            let Some(text) = self.table.cell(self.row, column) else {
                continue;
            };
            let there = column.of(before).unwrap_or_default();
            let text = clean(text);
            if is_same(&text, &there) {
                continue;
            }
            if self.put(&mut after, column, &text)? {
                overwrites |= !there.is_empty();
            }
        }
        let change = Change::answer(assessment, self.question, self.rules.stamp, |answer| {
            *answer = after;
        });
        if let Some(Change::Answer { before, after, .. }) = &change {
            let is_new = before.value != after.value || before.reason != after.reason;
            if is_new && after.is_not_applicable() && after.reason.trim().is_empty() {
                return Err(Problem::NoReason);
            }
        }
        Ok(change.map(|change| (change, overwrites)))
    }

    /// Writes a cell into the answer, and returns whether that changes it.
    fn put(&self, answer: &mut Answer, column: AnswerColumn, text: &str) -> Result<bool, Problem> {
        let before = answer.clone();
        let accepted = |answer: &mut Answer| answer.accepted.take().unwrap_or_default();
        match column {
            AnswerColumn::Value => {
                let value = self.value(text)?;
                if answer
                    .value
                    .as_ref()
                    .is_none_or(|before| !is_equal(before, &value))
                {
                    answer.value = Some(value);
                }
            }
            AnswerColumn::Due => answer.due = Some(read_date(text)?),
            AnswerColumn::Note => text.clone_into(&mut answer.note),
            AnswerColumn::Reason => text.clone_into(&mut answer.reason),
            AnswerColumn::Owner => text.clone_into(&mut answer.owner),
            AnswerColumn::Plan(field) => text.clone_into(answer.plan_mut(field)),
            AnswerColumn::ReviewedBy => text.clone_into(&mut answer.reviewed_by),
            AnswerColumn::AcceptedBy => {
                let by = text.to_owned();
                answer.accepted = Some(Acceptance {
                    by,
                    ..accepted(answer)
                });
            }
            AnswerColumn::AcceptedReason => {
                let reason = text.to_owned();
                answer.accepted = Some(Acceptance {
                    reason,
                    ..accepted(answer)
                });
            }
            _ => {}
        }
        Ok(*answer != before)
    }

    /// A value by its id, or by its label in any language.
    fn value(&self, text: &str) -> Result<Value, Problem> {
        let kind = &self.question.kind;
        let is_like = |label: &str| nfc(label).trim().to_lowercase() == text.to_lowercase();
        if self.rules.not_applicable.iter().any(|word| is_like(word)) {
            return Ok(Value::NotApplicable);
        }
        let by_label = |text: &str| {
            let options = kind.options();
            let is_like = |label: &str| nfc(label).trim().to_lowercase() == text.trim().to_lowercase();
            let found = options
                .iter()
                .find(|(_, label)| label.entries().any(|(_, label)| is_like(label)));
            found.map_or_else(|| text.trim().to_owned(), |(id, _)| id.to_string())
        };
        let read = kind.read(text).or_else(|error| {
            let ids: Vec<String> = text.split([',', ';', '\n']).map(by_label).collect();
            let labelled = kind.read(&by_label(text)).or_else(|_| kind.read(&ids.join(",")));
            labelled.map_err(|_| error)
        });
        read.map_err(|error| self.problem(error, text))
    }

    fn problem(&self, error: ValueError, text: &str) -> Problem {
        match error {
            ValueError::NotANumber(given) => Problem::NotANumber { given },
            ValueError::Exclusive(option) => Problem::Exclusive { option },
            ValueError::Unknown { given, accepted } => Problem::BadValue {
                nearest: nearest(&given, accepted.iter().map(String::as_str)).map(str::to_owned),
                given,
                allowed: accepted,
            },
            ValueError::Empty => Problem::BadValue {
                given: text.to_owned(),
                nearest: None,
                allowed: self.question.kind.words(),
            },
        }
    }
}

/// Whether a cell says what is there. Line ends and blanks at the end do not count, nor does the rest of a text that was cut.
fn is_same(cell: &str, there: &str) -> bool {
    let lines = |text: &str| {
        text.trim()
            .lines()
            .map(|line| line.trim_end().to_owned())
            .collect::<Vec<_>>()
    };
    long_cell::is_cut_from(cell, there) || lines(cell) == lines(there)
}

/// Whether two values are the same answer: `5`, `5.0` and `5.00` are one number.
fn is_equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            let number = |text: &str| text.parse::<Ratio>().ok();
            one == other || number(one).is_some_and(|one| number(other) == Some(one))
        }
        _ => one == other,
    }
}

/// A day as it is written by hand, or as the serial number of a spreadsheet.
fn read_date(text: &str) -> Result<Date, Problem> {
    let bad = || Problem::NotADate {
        given: text.to_owned(),
    };
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    if let Ok(day) = day.parse() {
        return Ok(day);
    }
    if let Some(serial) = text
        .parse::<f64>()
        .ok()
        .filter(|serial| (1.0..2_958_466.0).contains(serial))
    {
        #[expect(clippy::cast_possible_truncation, reason = "within the range above")]
        let days = jiff::Span::new().days(serial.floor() as i64);
        return date(1899, 12, 30).checked_add(days).map_err(|_| bad());
    }
    let parts: Vec<&str> = text
        .split(['.', '/', '-', ' ', '년', '월', '일'])
        .filter(|part| !part.is_empty())
        .collect();
    let [year, month, day] = parts[..] else {
        return Err(bad());
    };
    let written = year.len() == 4;
    let day = || Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    written.then(day).flatten().ok_or_else(bad)
}
