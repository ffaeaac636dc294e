//! Dates that fall due: which count, and how the filters agree with them.

use jiff::civil::{Date, date};
use selfcheck::domain::answer::{Acceptance, Answer};
use selfcheck::domain::due::{DueCount, SOON, due_dates};
use selfcheck::domain::evaluation::Evaluation;
use selfcheck::domain::evidence::{Evidence, Inspection, Location};
use selfcheck::domain::filter::{Filter, View};

use crate::support::checklist::QuestionExt as _;
use crate::support::checklist::{ChecklistBuilder, begin, id, is, level, question, section};

const TODAY: Date = date(2026, 11, 24);

fn plan(value: &str, due: Date) -> Answer {
    Answer {
        value: Some(level(value)),
        due: Some(due),
        ..Answer::default()
    }
}

fn valid_until(day: Date) -> Evidence {
    Evidence {
        valid_until: Some(day),
        ..Evidence::at(Location::Url("https://example.com/".into()))
    }
}

#[test]
fn only_open_gaps_and_dated_evidence_of_asked_questions_fall_due() {
    let checklist = ChecklistBuilder::new("test")
        .sections([section("s", "영역", "Section")])
        .questions([
            question("A"),
            question("B"),
            question("C"),
            question("D"),
            question("E").when(is("A", "yes")),
        ])
        .build();
    let mut assessment = begin(&checklist);
    let soon = TODAY.saturating_add(jiff::Span::new().days(SOON));
    let accepted = Answer {
        accepted: Some(Acceptance {
            by: "Lee".into(),
            reason: "small".into(),
        }),
        ..plan("no", TODAY)
    };
    let closed = Answer {
        evidence: vec![
            valid_until(soon.tomorrow().unwrap()),
            valid_until(date(2026, 1, 1)),
        ],
        ..plan("yes", TODAY)
    };
    for (name, answer) in [
        ("A", plan("no", soon)),
        ("B", accepted),
        ("C", closed),
        ("D", plan("no", TODAY.yesterday().unwrap())),
        ("E", plan("no", TODAY)),
    ] {
        assessment.answers.insert(id(name), answer);
    }
    let review = Evaluation::of(&checklist, &assessment, &Inspection::default(), TODAY);
    let dates = due_dates(&checklist, &assessment, &review.states);
    let days: Vec<String> = dates
        .iter()
        .map(|each| format!("{} {}", each.question, each.day))
        .collect();
    assert_eq!(
        days,
        ["C 2026-01-01", "D 2026-11-23", "A 2026-12-24", "C 2026-12-25"]
    );
    let count = DueCount::of(&dates, TODAY);
    let expected = DueCount {
        overdue: 1,
        due: 1,
        expired: 1,
        expiring: 0,
    };
    assert_eq!(count, expected);
    let view = View {
        checklist: &checklist,
        assessment: &assessment,
        applicability: &review.applicability,
        states: &review.states,
        inspection: &Inspection::default(),
        today: TODAY,
    };
    assert_eq!(view.count(&Filter::PlanDue), count.plans());
    assert_eq!(view.passing(&[Filter::PlanDue]), [0, 3]);
    assert_eq!(view.passing(&[Filter::EvidenceDue]), [2]);
}
