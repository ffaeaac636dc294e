//! Random checklists, and random assessments made step by step.

use crate::support::checklist::{ChecklistBuilder, begin, fact, id, is, level, question, section};
use proptest::prelude::*;
use selfcheck::domain::answer::Answer;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::change::{Change, Stamp};
use selfcheck::domain::checklist::{Checklist, Section};
use selfcheck::domain::condition::Condition;
use selfcheck::domain::evidence::{Evidence, EvidenceState, Inspection, Location};
use selfcheck::domain::history::{History, Outcome};
use selfcheck::domain::id::Id;
use selfcheck::domain::live_score::Basis;
use selfcheck::domain::question::{Critical, Question};
use selfcheck::domain::ratio::Ratio;
use selfcheck::domain::scale::Scale;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::value::{Kind, Value};

const FACTS: usize = 3;
const WORDS: [&str; 6] = ["yes", "no", "fully", "largely", "partly", "not"];

/// A rule on facts and questions; `subjects` numbers facts first. Questions further on are named too: a base may be merged so.
fn rule() -> impl Strategy<Value = Condition> {
    let leaf = (0..FACTS + 8, prop::bool::ANY).prop_map(|(subject, yes)| {
        let subject = if subject < FACTS {
            format!("f{subject}")
        } else {
            format!("Q{}", subject - FACTS)
        };
        is(&subject, if yes { "yes" } else { "no" })
    });
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 1..3).prop_map(Condition::Any),
            inner.prop_map(|part| Condition::Not(Box::new(part))),
        ]
    })
}

type Draft = (Option<Condition>, bool, i64, i64, u8, usize);

/// Twelve questions in five sections, some in others; conditions, weights, critical and unscored ones at random.
pub fn any_checklist() -> impl Strategy<Value = Checklist> {
    let questions = prop::collection::vec(
        (
            prop::option::of(rule()),
            prop::bool::ANY,
            1_i64..9,
            1_i64..7,
            0_u8..4,
            0_usize..5,
        ),
        12,
    );
    let sections = prop::collection::vec(prop::option::weighted(0.3, rule()), 5);
    (questions, sections).prop_map(|(questions, sections)| {
        let mut drafts: Vec<Draft> = questions;
        drafts.sort_by_key(|draft| draft.5);
        let questions = drafts
            .into_iter()
            .enumerate()
            .map(|(at, draft)| drafted(at, draft));
        let mut list = ChecklistBuilder::new("test")
            .facts((0..FACTS).map(|at| fact(&format!("f{at}"))))
            .tiers(&["one", "two"])
            .questions(questions)
            .build();
        let parents = [None, Some(0), Some(1), None, Some(3)];
        list.sections = sections
            .into_iter()
            .zip(parents)
            .enumerate()
            .map(|(at, (condition, parent))| Section {
                condition,
                parent,
                ..section(&format!("s{at}"), "영역", "Section")
            })
            .collect();
        list
    })
}

fn drafted(at: usize, (condition, critical, top, bottom, kind, section): Draft) -> Question {
    Question {
        condition,
        critical: critical.then_some(Critical::Law),
        weight: Ratio::new(top, bottom),
        scored: kind != 3,
        kind: match kind {
            0 => Kind::Text,
            1 => Kind::Scale(Scale::nplf()),
            _ => Kind::Scale(Scale::yes_no()),
        },
        section,
        tier: Some(at % 2),
        ..question(&format!("Q{at}"))
    }
}

/// One user action or inspection result.
#[derive(Clone, Debug)]
pub enum Step {
    Value(usize, Option<Value>),
    Excuse(usize, bool),
    Reviewer(usize, bool),
    Owner(usize, Option<i8>),
    Pieces(usize, usize),
    Seen(usize, usize, bool),
    Forget(usize),
    Fact(usize, Option<bool>),
    Signed(bool),
    Undo,
    Redo,
    Day(i8),
}

pub fn step() -> impl Strategy<Value = Step> {
    let at = || 0_usize..12;
    let value = prop_oneof![
        3 => prop::sample::select(&WORDS[..]).prop_map(|word| Some(level(word))),
        1 => Just(Some(Value::NotApplicable)),
        1 => Just(Some(Value::Text("words".into()))),
        1 => Just(None),
    ];
    prop_oneof![
        6 => (at(), value).prop_map(|(at, value)| Step::Value(at, value)),
        2 => (at(), any::<bool>()).prop_map(|(at, on)| Step::Excuse(at, on)),
        1 => (at(), any::<bool>()).prop_map(|(at, on)| Step::Reviewer(at, on)),
        1 => (at(), prop::option::of(any::<i8>())).prop_map(|(at, due)| Step::Owner(at, due)),
        2 => (at(), 0_usize..3).prop_map(|(at, pieces)| Step::Pieces(at, pieces)),
        3 => (at(), 0_usize..3, any::<bool>()).prop_map(|(at, piece, is)| Step::Seen(at, piece, is)),
        1 => at().prop_map(Step::Forget),
        3 => (0..FACTS, prop::option::of(any::<bool>())).prop_map(|(at, value)| Step::Fact(at, value)),
        1 => any::<bool>().prop_map(Step::Signed),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
        1 => any::<i8>().prop_map(Step::Day),
    ]
}

/// What undo or redo touched.
fn turned(outcome: &Outcome) -> Option<Id> {
    match outcome {
        Outcome::Done(change) => change.touches().cloned(),
        _ => None,
    }
}

/// An assessment in memory that steps are carried out on.
pub struct World {
    pub list: Checklist,
    pub run: Assessment,
    pub inspection: Inspection,
    history: History,
    pub day: jiff::civil::Date,
}

impl World {
    /// An empty assessment of a checklist.
    pub fn new(list: Checklist) -> Self {
        Self {
            run: begin(&list),
            list,
            inspection: Inspection::default(),
            history: History::default(),
            day: jiff::civil::date(2026, 11, 24),
        }
    }

    pub fn basis(&self) -> Basis<'_> {
        Basis {
            checklist: &self.list,
            assessment: &self.run,
            inspection: &self.inspection,
        }
    }

    fn answer(&mut self, at: usize, edit: impl FnOnce(&mut Answer)) -> Option<Id> {
        let change = Change::answer(&self.run, &self.list.questions[at], &Stamp::default(), edit)?;
        self.make(change)
    }

    fn make(&mut self, change: Change) -> Option<Id> {
        let touched = change.touches().cloned();
        self.history.make(change, &Stamp::default(), &mut self.run);
        touched
    }

    /// Carries a step out and returns the id it touches.
    pub fn apply(&mut self, step: Step) -> Option<Id> {
        match step {
            Step::Value(at, value) => self.answer(at, |answer| answer.value = value),
            Step::Excuse(at, on) => {
                self.answer(at, |answer| answer.reason = if on { "why" } else { "" }.into())
            }
            Step::Reviewer(at, on) => self.answer(at, |answer| {
                answer.reviewed_by = if on { "who" } else { "" }.into();
            }),
            Step::Owner(at, due) => {
                let due = due.map(|days| self.day.saturating_add(jiff::Span::new().days(days)));
                self.answer(at, |answer| {
                    answer.owner = "who".into();
                    answer.due = due;
                })
            }
            Step::Pieces(at, count) => {
                let piece = Evidence::at(Location::File("a.pdf".into()));
                self.answer(at, |answer| answer.evidence = vec![piece; count])
            }
            Step::Seen(at, piece, intact) => {
                let seen = if intact {
                    EvidenceState::Intact
                } else {
                    EvidenceState::Missing
                };
                let id = self.list.questions[at].id.clone();
                self.inspection.record(id.clone(), piece, seen);
                Some(id)
            }
            Step::Forget(at) => {
                let id = self.list.questions[at].id.clone();
                self.inspection.forget(&id);
                Some(id)
            }
            Step::Fact(at, value) => {
                let value = value.map(|yes| level(if yes { "yes" } else { "no" }));
                let change = Change::fact(&self.run, &id(&format!("f{at}")), value)?;
                self.make(change)
            }
            Step::Signed(on) => {
                let name = if on { "who" } else { "" };
                let change = Change::subject(&self.run, SubjectField::ApprovedBy, name)?;
                self.make(change)
            }
            Step::Undo => turned(&self.history.undo(&mut self.run)),
            Step::Redo => turned(&self.history.redo(&mut self.run)),
            Step::Day(days) => {
                self.day = self.day.saturating_add(jiff::Span::new().days(days));
                None
            }
        }
    }
}
