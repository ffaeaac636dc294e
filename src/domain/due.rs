//! Dates that fall due: closing dates of gaps, and last valid days of evidence.

use jiff::civil::Date;

use super::assessment::Assessment;
use super::checklist::Checklist;
use super::evidence::Evidence;
use super::id::Id;
use super::state::State;
use super::verdict::days_between;

/// Days ahead in which a date counts as near, where no other number is given.
pub const SOON: i64 = 30;

/// What falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DueKind {
    /// The plan for a gap: what will be done.
    Plan(String),
    /// A piece of evidence is valid until then.
    Evidence(Box<Evidence>),
}

/// A date that falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueDate {
    pub question: Id,
    pub day: Date,
    pub kind: DueKind,
}

impl DueDate {
    pub const fn is_plan(&self) -> bool {
        matches!(self.kind, DueKind::Plan(_))
    }

    /// What is to be done, or the title or path of the evidence.
    pub fn text(&self) -> &str {
        match &self.kind {
            DueKind::Plan(action) => action,
            DueKind::Evidence(piece) if piece.title.is_empty() => piece.location.as_str(),
            DueKind::Evidence(piece) => &piece.title,
        }
    }

    pub fn is_overdue(&self, today: Date) -> bool {
        self.day < today
    }

    /// Whether the date has passed or comes within so many days.
    pub fn is_within(&self, today: Date, days: i64) -> bool {
        days_between(today, self.day) <= days
    }
}

/// Every date of the questions that are asked, the earliest first, then in reading order. A gap that is closed, or whose risk is accepted,
/// has no date any more.
pub fn due_dates(checklist: &Checklist, assessment: &Assessment, states: &[State]) -> Vec<DueDate> {
    let mut dates = Vec::new();
    for (question, state) in checklist.questions.iter().zip(states) {
        let Some(answer) = assessment.answer(&question.id).filter(|_| state.is_asked()) else {
            continue;
        };
        let mut add = |day: Option<Date>, kind: DueKind| {
            dates.extend(day.map(|day| DueDate {
                question: question.id.clone(),
                day,
                kind,
            }));
        };
        if state.is_gap() && !answer.accepts_risk() {
            add(answer.due, DueKind::Plan(answer.action.clone()));
        }
        for piece in &answer.evidence {
            add(piece.valid_until, DueKind::Evidence(Box::new(piece.clone())));
        }
    }
    dates.sort_by_key(|date| date.day);
    dates
}

/// How many dates have passed or are near.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DueCount {
    /// Plans whose date has passed.
    pub overdue: usize,
    /// Plans due within [`SOON`] days.
    pub due: usize,
    /// Evidence past its last day.
    pub expired: usize,
    /// Evidence valid for at most [`SOON`] more days.
    pub expiring: usize,
}

impl DueCount {
    pub fn of(dates: &[DueDate], today: Date) -> Self {
        let mut count = Self::default();
        for date in dates.iter().filter(|date| date.is_within(today, SOON)) {
            *match (date.is_plan(), date.is_overdue(today)) {
                (true, true) => &mut count.overdue,
                (true, false) => &mut count.due,
                (false, true) => &mut count.expired,
                (false, false) => &mut count.expiring,
            } += 1;
        }
        count
    }

    pub const fn plans(self) -> usize {
        self.overdue + self.due
    }

    pub const fn evidence(self) -> usize {
        self.expired + self.expiring
    }
}
