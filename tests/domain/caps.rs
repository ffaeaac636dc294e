//! What caps the verdict although the score would allow more, each beside an honest small product that it does not hit.

use selfcheck::domain::answers_digest::answers_digest;
use selfcheck::domain::approval::Approval;
use selfcheck::domain::approval_state::{ApprovalState, ChangedSince};
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::evaluation::Evaluation;
use selfcheck::domain::evidence::{Evidence, EvidenceState, Inspection, Location};
use selfcheck::domain::measure::{Better, Measure};
use selfcheck::domain::question::Question;
use selfcheck::domain::rating::Rating;
use selfcheck::domain::ratio::Ratio;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::value::{Choice, Kind, Value};
use selfcheck::domain::verdict::{Reason, Verdict};

use crate::support::checklist::{
    AssessmentExt as _, ChecklistBuilder, QuestionExt as _, begin, choice, fact, id, is, level, question,
    section,
};

/// Twenty questions in four sections; Q15 to Q19 are critical, and three of those are asked only where faces are matched.
pub(super) fn list() -> Checklist {
    let questions = (0..20).map(|at| {
        let asked = question(&format!("Q{at}")).within(at / 5);
        match at {
            17..20 => asked.critical().when(is("faces", "yes")),
            15..17 => asked.critical(),
            _ => asked,
        }
    });
    ChecklistBuilder::new("caps")
        .facts([fact("faces")])
        .sections((0..4).map(|at| section(&format!("s{at}"), "영역", "Section")))
        .questions(questions.collect::<Vec<_>>())
        .build()
}

/// Everything met, each answer with a file of its own; approved at the end by [`judged`].
pub(super) fn honest(list: &Checklist) -> Assessment {
    let run = begin(list).whole_subject().fact("faces", level("yes"));
    list.questions.iter().fold(run, |run, question| {
        run.answer(question.id.as_str(), |answer| {
            answer.value = Some(level("yes"));
            answer.evidence = vec![file(&format!("{}.pdf", question.id))];
        })
    })
}

pub(super) fn file(path: &str) -> Evidence {
    Evidence {
        sha256: Some(format!("digest of {path}")),
        size: Some(1000),
        ..Evidence::at(Location::File(path.into()))
    }
}

pub(super) fn judged(list: &Checklist, run: Assessment) -> (Verdict, Vec<Reason>) {
    judged_on(list, &run.approved())
}

fn judged_on(list: &Checklist, run: &Assessment) -> (Verdict, Vec<Reason>) {
    let mut inspection = Inspection::default();
    for (question, answer) in &run.answers {
        for at in 0..answer.evidence.len() {
            inspection.record(
                question.clone(),
                at,
                EvidenceState::Intact.fitting(&answer.evidence[at]),
            );
        }
    }
    let today = jiff::civil::date(2026, 11, 29);
    let judgement = Evaluation::of(list, run, &inspection, today).judgement;
    (judgement.verdict, judgement.reasons)
}

#[track_caller]
fn only(list: &Checklist, run: Assessment, verdict: Verdict, reason: &Reason) {
    assert_eq!(judged(list, run), (verdict, vec![reason.clone()]));
}

fn not_applicable(run: Assessment, questions: impl IntoIterator<Item = usize>) -> Assessment {
    questions.into_iter().fold(run, |run, at| {
        run.answer(&format!("Q{at}"), |answer| {
            answer.value = Some(Value::NotApplicable);
            answer.reason = "no such part".into();
            answer.reviewed_by = "Reviewer".into();
        })
    })
}

#[test]
fn an_honest_small_product_is_ready() {
    let list = list();
    assert_eq!(judged(&list, honest(&list)), (Verdict::Ready, Vec::new()));
    let small = not_applicable(honest(&list), [0, 5, 10, 16])
        .answer("Q1", |answer| answer.evidence = vec![file("policy.pdf")])
        .answer("Q2", |answer| answer.evidence = vec![file("policy.pdf")])
        .answer("Q3", |answer| answer.evidence = vec![file("policy.pdf")]);
    assert_eq!(judged(&list, small), (Verdict::Ready, Vec::new()));
}

#[test]
fn a_fact_that_hides_critical_questions_needs_a_reason() {
    let list = list();
    let run = honest(&list).fact("faces", level("no"));
    let hidden: Vec<_> = ["Q17", "Q18", "Q19"].map(id).into();
    only(
        &list,
        run.clone(),
        Verdict::Conditional,
        &Reason::FactHidesCritical(id("faces"), hidden),
    );
    let mut reasoned = run;
    reasoned
        .profile_reasons
        .insert(id("faces"), "the cameras have no such function".into());
    assert_eq!(judged(&list, reasoned), (Verdict::Ready, Vec::new()));
}

#[test]
fn most_critical_questions_hidden_is_said() {
    let mut list = list();
    for at in 15..19 {
        list.questions[at].condition = Some(is("faces", "yes"));
    }
    let mut run = honest(&list).fact("faces", level("no"));
    run.profile_reasons.insert(id("faces"), "none".into());
    let hidden: Vec<_> = ["Q15", "Q16", "Q17", "Q18", "Q19"].map(id).into();
    only(
        &list,
        run,
        Verdict::Conditional,
        &Reason::CriticalsHidden(hidden, 5),
    );
}

#[test]
fn more_than_a_fifth_not_applicable_caps() {
    let list = list();
    let run = not_applicable(honest(&list), [0, 1, 5, 10, 16]);
    only(
        &list,
        run,
        Verdict::Conditional,
        &Reason::NotApplicableShare(5, 20),
    );
}

#[test]
fn half_of_a_section_not_applicable_caps() {
    let list = list();
    let run = not_applicable(honest(&list), [0, 1, 2]);
    only(
        &list,
        run,
        Verdict::Conditional,
        &Reason::SectionNotApplicable(id("s0"), 3, 5),
    );
    let mut three = list.clone();
    three
        .questions
        .retain(|question| !["Q3", "Q4"].contains(&question.id.as_str()));
    let three = ChecklistBuilder::new("caps")
        .facts(three.profile)
        .sections(three.sections)
        .questions(three.questions)
        .build();
    let run = not_applicable(honest(&three), [0, 1]);
    assert_eq!(
        judged(&three, run),
        (Verdict::Ready, Vec::new()),
        "three questions say nothing"
    );
}

#[test]
fn one_file_behind_many_answers_caps_unless_each_says_where() {
    let list = list();
    let shared = (0..5).fold(honest(&list), |run, at| {
        run.answer(&format!("Q{at}"), |answer| {
            answer.evidence = vec![file("all.pdf")];
        })
    });
    let behind: Vec<_> = ["Q0", "Q1", "Q2", "Q3", "Q4"].map(id).into();
    only(
        &list,
        shared.clone(),
        Verdict::Conditional,
        &Reason::OneFileForMany("all.pdf".into(), behind, 20),
    );
    let placed = shared.answer("Q4", |answer| answer.evidence[0].place = "page 12".into());
    assert_eq!(judged(&list, placed), (Verdict::Ready, Vec::new()));
}

#[test]
fn the_same_content_under_another_name_is_the_same_file() {
    let list = list();
    let shared = (0..5).fold(honest(&list), |run, at| {
        run.answer(&format!("Q{at}"), |answer| {
            answer.evidence = vec![Evidence {
                sha256: Some("one digest".into()),
                ..file(&format!("copy-{at}.pdf"))
            }];
        })
    });
    let (verdict, reasons) = judged(&list, shared);
    assert_eq!(verdict, Verdict::Conditional);
    assert!(
        matches!(&reasons[..], [Reason::OneFileForMany(_, behind, 20)] if behind.len() == 5),
        "{reasons:?}"
    );
}

#[test]
fn an_accepted_risk_caps_and_an_overdue_plan_is_not_ready() {
    let list = list();
    let gap = |change: &dyn Fn(&mut selfcheck::domain::answer::Answer)| {
        honest(&list).answer("Q0", |answer| {
            answer.value = Some(level("no"));
            answer.owner = "Owner".into();
            answer.due = Some(jiff::civil::date(2026, 12, 20));
            change(answer);
        })
    };
    assert_eq!(judged(&list, gap(&|_| {})).0, Verdict::Ready);
    let accepted = gap(&|answer| {
        answer.accepted = Some(selfcheck::domain::answer::Acceptance {
            by: "Boss".into(),
            reason: "small".into(),
        });
    });
    only(
        &list,
        accepted,
        Verdict::Conditional,
        &Reason::RisksAccepted(vec![id("Q0")]),
    );
    let due = jiff::civil::date(1900, 1, 1);
    let overdue = gap(&|answer| answer.due = Some(due));
    only(
        &list,
        overdue,
        Verdict::NotReady,
        &Reason::PlanOverdue(id("Q0"), due),
    );
    let today = gap(&|answer| answer.due = Some(jiff::civil::date(2026, 11, 29)));
    assert_eq!(
        judged(&list, today).0,
        Verdict::Ready,
        "the day itself is in time"
    );
}

/// An address is named; a critical question and a measured one need a file.
#[test]
fn critical_and_number_questions_need_a_file() {
    let mut list = list();
    list.questions[3] = measured(list.questions[3].clone());
    let address = |run: Assessment, question: &str| {
        run.answer(question, |answer| {
            answer.evidence = vec![Evidence::at(Location::Url("https://example.org/".into()))];
        })
    };
    let honest = honest(&list).value("Q3", Value::Number("4".into()));
    assert_eq!(judged(&list, honest.clone()), (Verdict::Ready, Vec::new()));
    only(
        &list,
        address(honest.clone(), "Q15"),
        Verdict::Conditional,
        &Reason::CriticalWithoutFile(id("Q15")),
    );
    only(
        &list,
        address(honest.clone(), "Q3"),
        Verdict::Conditional,
        &Reason::NumberWithoutFile(id("Q3")),
    );
    // Any other question may rest on an address, as long as enough credit is backed by files.
    assert_eq!(judged(&list, address(honest.clone(), "Q4")).0, Verdict::Ready);
    let both = honest.answer("Q15", |answer| {
        let page = Location::Url("https://example.org/".into());
        answer.evidence.push(Evidence::at(page));
    });
    assert_eq!(judged(&list, both).0, Verdict::Ready);
}

/// One address, one empty file or one file of a byte behind everything: none of them is ever ready.
#[test]
fn one_thing_as_evidence_of_everything_is_not_ready() {
    let list = list();
    let with = |piece: &Evidence| {
        list.questions.iter().fold(honest(&list), |run, question| {
            run.answer(question.id.as_str(), |answer| {
                answer.evidence = vec![piece.clone()];
            })
        })
    };
    let address = judged(
        &list,
        with(&Evidence::at(Location::Url("https://a.example/".into()))),
    );
    assert_eq!(address.0, Verdict::Conditional);
    let is_file = |reason: &Reason| matches!(reason, Reason::CriticalWithoutFile(_));
    assert_eq!(address.1.iter().filter(|reason| is_file(reason)).count(), 5);
    assert!(
        address
            .1
            .contains(&Reason::EvidenceShareLow(Ratio::zero(), Ratio::whole(90)))
    );
    let sized = |size| Evidence {
        size: Some(size),
        ..file("proof.pdf")
    };
    let empty = judged(&list, with(&sized(0)));
    assert_eq!(empty.0, Verdict::Conditional);
    let is_empty = |reason: &Reason| matches!(reason, Reason::EvidenceBroken(_, 0, EvidenceState::Empty));
    assert_eq!(empty.1.iter().filter(|reason| is_empty(reason)).count(), 20);
    let all: Vec<_> = list
        .questions
        .iter()
        .map(|question| question.id.clone())
        .collect();
    only(
        &list,
        with(&sized(1)),
        Verdict::Conditional,
        &Reason::OneFileForMany("proof.pdf".into(), all, 20),
    );
}

/// Whatever its plan says, and also where its risk is accepted.
#[test]
fn a_measured_critical_question_that_misses_its_target_is_not_ready() {
    let mut list = list();
    list.questions[15] = measured(list.questions[15].clone());
    let run = |value: &str| {
        honest(&list).answer("Q15", |answer| {
            answer.value = Some(Value::Number(value.into()));
            answer.owner = "Owner".into();
            answer.due = Some(jiff::civil::date(2026, 12, 20));
        })
    };
    assert_eq!(
        judged(&list, run("5")).0,
        Verdict::Ready,
        "the target itself is met"
    );
    only(
        &list,
        run("5.01"),
        Verdict::NotReady,
        &Reason::CriticalFailed(id("Q15"), Rating::Not),
    );
    let accepted = run("99").answer("Q15", |answer| {
        answer.accepted = Some(selfcheck::domain::answer::Acceptance {
            by: "Boss".into(),
            reason: "small".into(),
        });
    });
    assert_eq!(judged(&list, accepted).0, Verdict::NotReady);
}

/// The question as a number of at most 5.
fn measured(question: Question) -> Question {
    Question {
        kind: Kind::Number,
        measure: Some(Measure {
            unit: selfcheck::domain::text::Text::single("ko", "%"),
            better: Better::Lower,
            target: Some(Ratio::whole(5)),
            source: None,
            paired_with: None,
            min: None,
            max: None,
            rule: None,
        }),
        ..question
    }
}

#[test]
fn an_approval_holds_for_exactly_these_answers() {
    let list = list();
    let run = honest(&list);
    let approved = run.clone().approved();
    assert_eq!(ApprovalState::of(&approved), ApprovalState::Holds);
    let changed = approved
        .clone()
        .answer("Q3", |answer| answer.note = "later".into());
    let since = ChangedSince {
        questions: vec![id("Q3")],
        other: false,
    };
    assert_eq!(ApprovalState::of(&changed), ApprovalState::Stale(since.clone()));
    let (verdict, reasons) = judged_on(&list, &changed);
    assert_eq!(
        (verdict, reasons),
        (Verdict::Conditional, vec![Reason::ApprovalStale(since)])
    );
    let renamed = approved.clone().subject(SubjectField::Purpose, "another");
    assert!(matches!(ApprovalState::of(&renamed), ApprovalState::Stale(since) if since.other));
    let named = run.clone();
    assert_eq!(
        judged_on(&list, &named).1,
        [Reason::ApprovalNotBound("given".into())]
    );
    let nobody = run.subject(SubjectField::ApprovedBy, "");
    assert_eq!(judged_on(&list, &nobody).1, [Reason::NotSigned]);
}

#[test]
fn the_answers_digest_covers_the_answers_and_nothing_else() {
    let list = list();
    let run = honest(&list);
    let digest = answers_digest(&run);
    let same: [(&str, Assessment); 7] = [
        (
            "who typed",
            run.clone().answer("Q0", |answer| answer.answered_by = "B".into()),
        ),
        (
            "when",
            run.clone()
                .answer("Q0", |answer| answer.answered_at = "2026-01-01T00:00:00Z".into()),
        ),
        (
            "path",
            run.clone().answer("Q0", |answer| {
                answer.evidence[0].location = Location::File("moved.pdf".into());
            }),
        ),
        ("approver", run.clone().subject(SubjectField::ApprovedBy, "Else")),
        ("revision", run.clone().subject(SubjectField::Revision, "3")),
        (
            "approval",
            Assessment {
                approval: Some(Approval::default()),
                ..run.clone()
            },
        ),
        ("marks", run.clone().answer("Q0", |answer| answer.flagged = true)),
    ];
    for (what, other) in same {
        assert_eq!(answers_digest(&other), digest, "{what}");
    }
    let mut reasoned = run.clone();
    reasoned.profile_reasons.insert(id("faces"), "because".into());
    let mut edition = run.clone();
    edition.checklist.digest = "d2".into();
    let differ: [(&str, Assessment); 9] = [
        ("value", run.clone().value("Q0", level("no"))),
        (
            "note",
            run.clone().answer("Q0", |answer| answer.note = "n".into()),
        ),
        (
            "owner",
            run.clone().answer("Q0", |answer| answer.owner = "o".into()),
        ),
        (
            "waiting",
            run.clone().answer("Q0", |answer| answer.to_confirm = true),
        ),
        (
            "evidence",
            run.clone()
                .answer("Q0", |answer| answer.evidence[0].sha256 = Some("x".into())),
        ),
        ("fact", run.clone().fact("faces", level("no"))),
        ("reason of a fact", reasoned),
        ("purpose", run.clone().subject(SubjectField::Purpose, "p")),
        ("edition", edition),
    ];
    for (what, other) in differ {
        assert_ne!(answers_digest(&other), digest, "{what}");
    }
    let number = |text: &str| answers_digest(&run.clone().value("Q0", Value::Number(text.into())));
    assert_eq!(number("0.50"), number("0.5"));
    assert_eq!(number("5"), number("5.00"));
    assert_ne!(number("0.5"), number("0.05"));
}

#[test]
fn one_missing_of_nine_duties_is_no_readiness() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    let duties = names.map(|name| Choice {
        credit: Some(Ratio::whole(1)),
        ..choice(name, name, name)
    });
    let list = ChecklistBuilder::new("duties")
        .questions([question("Q0").kind(Kind::ManyOf(duties.to_vec())).critical()])
        .build();
    let done = |count: usize| {
        begin(&list).whole_subject().answer("Q0", |answer| {
            answer.value = Some(Value::Many(names[..count].iter().map(|name| id(name)).collect()));
            answer.evidence = vec![file("duties.pdf")];
            answer.owner = "C".to_owned();
            answer.due = Some(jiff::civil::date(2026, 12, 20));
        })
    };
    let (_, reasons) = judged(&list, done(9));
    assert!(
        !reasons.contains(&Reason::CriticalNotFull(id("Q0"))),
        "{reasons:?}"
    );
    let (verdict, reasons) = judged(&list, done(8));
    assert_eq!(verdict, Verdict::Conditional, "{reasons:?}");
    assert!(
        reasons.contains(&Reason::CriticalNotFull(id("Q0"))),
        "{reasons:?}"
    );
}
