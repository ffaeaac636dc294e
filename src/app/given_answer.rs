//! An answer as given on the command line.

use std::borrow::Cow;
use std::io::Read as _;

use jiff::civil::Date;

use crate::app::cli::command::Invocation;
use crate::app::cli::usage_error::UsageError;
use crate::app::command_error::{CommandError, Kind as ErrorKind};
use crate::app::measured_options;
use crate::domain::clean::clean_line;
use crate::domain::lang::Lang;
use crate::domain::measured::MeasuredField;
use crate::domain::remediation::RemediationField;
use crate::domain::typed_date;
use crate::words;
use crate::words::cli;
use crate::yaml::budget::Budget;

words! {
    BAD_DATE = "'{given}'{given:>은는} 날짜가 아닙니다", "'{given}' is not a date";
    DATE_HINT = "2026-12-31이나 2026.12.31, 또는 30일 뒤면 +30d로 쓰십시오", "use the form 2026-12-31 or 2026.12.31, or +30d for 30 days from now";
    NOTHING_GIVEN = "바꿀 내용이 없습니다", "there is nothing to change";
    NOTHING_GIVEN_HINT = "답이나 --clear, --note 같은 옵션을 쓰십시오. 아무것도 바뀌지 않았습니다", "give an answer, --clear or an option such as --note; nothing was changed";
    NO_INPUT = "표준 입력에서 메모를 읽지 못했습니다: {detail}", "the note could not be read from standard input: {detail}";
}

fn read_date(given: &str, today: Date, lang: Lang) -> Result<Due, UsageError> {
    if given.trim().is_empty() {
        return Ok(Due::Never);
    }
    let day = typed_date::read(given, today);
    day.map(Due::On).ok_or_else(|| UsageError {
        message: BAD_DATE.fill(lang, &[("given", &clean_line(given))]),
        hint: DATE_HINT.get(lang).into(),
    })
}

/// A given due date; an empty text takes one away.
#[derive(Clone, Copy)]
pub enum Due {
    On(Date),
    Never,
}

impl Due {
    pub const fn day(self) -> Option<Date> {
        match self {
            Self::On(day) => Some(day),
            Self::Never => None,
        }
    }
}

/// The answer as given on the command line.
pub struct Given<'a> {
    pub question: &'a str,
    /// `None` where only the rest of an answer is changed.
    pub value: Option<&'a str>,
    pub clears: bool,
    pub note: Option<Cow<'a, str>>,
    pub reason: Option<&'a str>,
    /// Paths and URLs.
    pub evidence: Vec<&'a str>,
    /// Where in the evidence files.
    pub place: Option<&'a str>,
    pub owner: Option<&'a str>,
    pub due: Option<Due>,
    pub plan: Vec<(RemediationField, &'a str)>,
    pub reviewer: Option<&'a str>,
    pub measured: Vec<(MeasuredField, String)>,
}

impl<'a> Given<'a> {
    pub fn read(invocation: &Invocation<'a>) -> Result<Self, CommandError> {
        let (today, lang) = (invocation.services.context.environment.today(), invocation.lang());
        let due = invocation.text("due").map(|given| read_date(given, today, lang));
        let given = Self {
            question: invocation.required_text("question"),
            value: invocation.text("value"),
            clears: invocation.flag("clear"),
            note: invocation
                .text("note")
                .map(|note| read_note(note, lang))
                .transpose()?,
            reason: invocation.text("reason"),
            evidence: invocation
                .values::<String>("evidence")
                .map(String::as_str)
                .collect(),
            place: invocation.text("where"),
            owner: invocation.text("owner"),
            due: due.transpose()?,
            plan: RemediationField::KEYS
                .into_iter()
                .filter_map(|(field, name)| Some((field, invocation.text(name)?)))
                .collect(),
            reviewer: invocation.text("reviewer"),
            measured: measured_options::read(invocation)?,
        };
        let is_empty = given.is_grounds_alone()
            && !given.clears
            && [given.value, given.reason, given.reviewer]
                .iter()
                .all(Option::is_none);
        if is_empty {
            let (message, hint) = (NOTHING_GIVEN.get(lang), NOTHING_GIVEN_HINT.get(lang));
            return Err(CommandError::new(ErrorKind::Usage, message, hint));
        }
        Ok(given)
    }

    /// Whether it has nothing but a value, a reason and who confirmed it.
    pub fn is_grounds_alone(&self) -> bool {
        self.note.is_none()
            && self.evidence.is_empty()
            && [self.place, self.owner].iter().all(Option::is_none)
            && self.due.is_none()
            && self.plan.is_empty()
            && self.measured.is_empty()
    }

    pub fn has_reason(&self) -> bool {
        self.reason.is_some_and(|reason| !reason.trim().is_empty())
    }
}

/// The note as typed, or standard input for `-`.
fn read_note(given: &str, lang: Lang) -> Result<Cow<'_, str>, CommandError> {
    if given != "-" {
        return Ok(Cow::Borrowed(given));
    }
    let text = std::io::read_to_string(std::io::stdin().take(Budget::ASSESSMENT.bytes as u64));
    text.map(|text| Cow::Owned(text.trim_end().to_owned()))
        .map_err(|error| {
            let message = NO_INPUT.fill(lang, &[("detail", &error.to_string())]);
            CommandError::new(ErrorKind::Environment, message, cli::HINT_UNCHANGED.get(lang))
        })
}
