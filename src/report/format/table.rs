//! The table of answers: one row per question, for CSV and XLSX.

use jiff::civil::Date;

use crate::domain::answer::Answer;
use crate::domain::answer_column::AnswerColumn;
use crate::domain::clean::clean;
use crate::domain::question::{Critical, Question};
use crate::domain::state::State;
use crate::domain::waiting::{WaitReason, Waiting};
use crate::report::input::Input;
use crate::words::{evidence as evidence_words, terms};

/// The cells of every question in the order of [`AnswerColumn::ALL`], as text.
pub(super) fn rows<'a>(input: &'a Input<'_>) -> impl Iterator<Item = Vec<String>> + use<'a> {
    let waiting = Waiting::of(input.checklist, input.assessment);
    (0..input.checklist.questions.len()).map(move |at| {
        let row = Row::of(input, &waiting, at);
        AnswerColumn::ALL.map(|(column, _)| row.cell(column)).into()
    })
}

struct Row<'a> {
    input: &'a Input<'a>,
    waiting: &'a Waiting,
    question: &'a Question,
    state: &'a State,
    answer: Option<&'a Answer>,
}

impl<'a> Row<'a> {
    fn of(input: &'a Input<'a>, waiting: &'a Waiting, position: usize) -> Self {
        let question = &input.checklist.questions[position];
        Self {
            input,
            waiting,
            question,
            state: &input.review.states[position],
            answer: input.assessment.answer(&question.id),
        }
    }

    fn cell(&self, column: AnswerColumn) -> String {
        let (question, lang) = (self.question, self.input.lang);
        match column {
            AnswerColumn::Section => self.input.checklist.sections[question.section].id.to_string(),
            AnswerColumn::Id => question.id.to_string(),
            AnswerColumn::Question => text(question.ask.get(lang)),
            AnswerColumn::Critical => if question.is_critical() { "yes" } else { "no" }.into(),
            AnswerColumn::State => self.state.word().into(),
            AnswerColumn::Rating => self.state.rating().map_or("", |rating| rating.letter()).into(),
            AnswerColumn::Credit => match self.state {
                State::Decided { credit, .. } => credit.to_string(),
                _ => String::new(),
            },
            AnswerColumn::ValueText => {
                let value = self.answer.and_then(|answer| answer.value.as_ref());
                value.map_or_else(String::new, |value| text(&terms::value(question, value, lang)))
            }
            AnswerColumn::EvidenceSha256 => self.evidence(|answer, at| {
                let digest = answer.evidence[at].sha256.as_deref();
                digest.unwrap_or("-").to_owned()
            }),
            AnswerColumn::EvidenceState => self.evidence(|answer, at| {
                let state = self.input.inspection.of(&question.id, at);
                evidence_words::in_full(&answer.evidence[at], &state, lang)
            }),
            AnswerColumn::References => {
                let references: Vec<String> = question.references.iter().map(ToString::to_string).collect();
                text(&references.join("\n"))
            }
            AnswerColumn::Waits => self
                .waiting
                .reason(&question.id)
                .map_or("", WaitReason::word)
                .into(),
            AnswerColumn::Tier => {
                let tier = self.input.checklist.tier_of(question);
                tier.map_or_else(String::new, |tier| tier.id.to_string())
            }
            AnswerColumn::CriticalKind => question.critical.map_or("", Critical::word).into(),
            AnswerColumn::AppliesFrom => day(question.dates.from),
            AnswerColumn::AppliesUntil => day(question.dates.until),
            given => self
                .answer
                .and_then(|answer| given.of(answer))
                .unwrap_or_default(),
        }
    }

    /// A line for each piece of evidence.
    fn evidence(&self, line: impl Fn(&Answer, usize) -> String) -> String {
        let Some(answer) = self.answer else {
            return String::new();
        };
        let lines: Vec<String> = (0..answer.evidence.len()).map(|at| line(answer, at)).collect();
        text(&lines.join("\n"))
    }
}

fn text(text: &str) -> String {
    clean(text).into_owned()
}

fn day(day: Option<Date>) -> String {
    day.map_or_else(String::new, |day| day.to_string())
}
