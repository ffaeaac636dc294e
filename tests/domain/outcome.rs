//! What a measurement shows, and what it does to score and verdict.

use crate::support::checklist::{AssessmentExt as _, QuestionExt as _, id, question};
use selfcheck::domain::answer::Answer;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::measure::{Better, Measure, MeasureKind, Rule};
use selfcheck::domain::measured::MeasuredField;
use selfcheck::domain::outcome::{Judged, Outcome, judge};
use selfcheck::domain::question::Question;
use selfcheck::domain::ratio::Ratio;
use selfcheck::domain::text::Text;
use selfcheck::domain::value::{Kind, Value};
use selfcheck::domain::verdict::{Reason, Verdict};

use super::caps;

fn rule(kind: MeasureKind) -> Rule {
    Rule {
        kind,
        inclusive: true,
        start: None,
        start_source: None,
        min_n: None,
        cluster: None,
        per: Ratio::whole(if kind == MeasureKind::Share { 100 } else { 1 }),
    }
}

/// At most 5, or declared by the applicant.
fn measured(name: &str, target: Option<i64>, rule: Rule) -> Question {
    Question {
        kind: Kind::Number,
        measure: Some(Measure {
            unit: Text::single("ko", "%"),
            better: Better::Lower,
            target: target.map(Ratio::whole),
            source: None,
            paired_with: None,
            min: Some(Ratio::zero()),
            max: Some(Ratio::whole(100)),
            rule: Some(rule),
        }),
        ..question(name)
    }
}

fn answer(value: &str, fields: &[(MeasuredField, &str)]) -> Answer {
    let mut answer = Answer::default();
    fill(&mut answer, value, fields);
    answer
}

fn fill(answer: &mut Answer, value: &str, fields: &[(MeasuredField, &str)]) {
    answer.value = Some(Value::Number(value.into()));
    for (field, text) in fields {
        answer.measured.set(*field, text);
    }
}

fn hits<'a>(hits: &'a str, n: &'a str) -> [(MeasuredField, &'a str); 2] {
    [(MeasuredField::Hits, hits), (MeasuredField::N, n)]
}

fn judged(question: &Question, value: &str, fields: &[(MeasuredField, &str)]) -> Judged {
    judge(question, &answer(value, fields)).unwrap()
}

#[test]
fn a_share_is_decided_on_the_unfavourable_end() {
    let asked = measured("Q", Some(5), rule(MeasureKind::Share));
    for (given, outcome) in [
        (hits("20", "1200"), Outcome::Met),
        (hits("50", "1200"), Outcome::InPart),
        (hits("0", "20"), Outcome::InPart),
        (hits("0", "73"), Outcome::Met),
        (hits("99", "100"), Outcome::NotMet),
        (hits("5", "100"), Outcome::InPart),
    ] {
        assert_eq!(judged(&asked, "0", &given).outcome, outcome, "{given:?}");
    }
    let part = judged(&asked, "0", &hits("50", "1200"));
    assert_eq!(part.interval.unwrap().high.to_decimal(), "5.45116");
    assert_eq!(part.needed, Some(Ratio::whole(2628)));
    assert_eq!(judged(&asked, "0", &hits("5", "100")).needed, None);
}

#[test]
fn enough_is_asked_before_the_interval_and_after_the_value() {
    let at_least = Rule {
        min_n: Some(Ratio::whole(300)),
        ..rule(MeasureKind::Share)
    };
    let asked = measured("Q", Some(5), at_least);
    assert_eq!(judged(&asked, "0", &hits("0", "299")).outcome, Outcome::TooFew);
    assert_eq!(judged(&asked, "0", &hits("0", "300")).outcome, Outcome::Met);
    assert_eq!(judged(&asked, "0", &hits("200", "299")).outcome, Outcome::NotMet);
}

#[test]
fn clusters_are_what_counts_where_the_checklist_names_them() {
    let by_prompt = Rule {
        min_n: Some(Ratio::whole(100)),
        cluster: Some(Text::single("en", "prompt")),
        ..rule(MeasureKind::Share)
    };
    let asked = measured("Q", Some(5), by_prompt);
    let with = |clusters: &str| {
        let fields = [
            hits("0", "1200")[0],
            hits("0", "1200")[1],
            (MeasuredField::Clusters, clusters),
        ];
        judged(&asked, "0", &fields).outcome
    };
    assert_eq!(with(""), Outcome::Unanswered(vec![MeasuredField::Clusters]));
    assert_eq!(with("1201"), Outcome::Unanswered(vec![MeasuredField::Clusters]));
    assert_eq!(with("99"), Outcome::TooFew);
    assert_eq!(with("100"), Outcome::Met);
}

#[test]
fn a_rate_is_counted_against_its_exposure() {
    let asked = measured("Q", Some(5), rule(MeasureKind::Rate));
    assert_eq!(judged(&asked, "0", &hits("30", "10")).outcome, Outcome::Met);
    let part = judged(&asked, "0", &hits("40", "10"));
    assert_eq!(part.outcome, Outcome::InPart);
    assert!(part.needed.unwrap() > Ratio::whole(10));
    assert_eq!(judged(&asked, "0", &hits("51", "10")).outcome, Outcome::NotMet);
}

#[test]
fn other_kinds_are_decided_on_the_interval_as_given() {
    let asked = measured("Q", Some(5), rule(MeasureKind::Mean));
    let with = |low, high| {
        [
            (MeasuredField::N, "40"),
            (MeasuredField::Low, low),
            (MeasuredField::High, high),
            (MeasuredField::Level, "95"),
            (MeasuredField::Method, "bootstrap"),
        ]
    };
    assert_eq!(judged(&asked, "4", &with("3", "5")).outcome, Outcome::Met);
    assert_eq!(judged(&asked, "4", &with("3", "5.1")).outcome, Outcome::InPart);
    let ends = vec![MeasuredField::Low, MeasuredField::High];
    assert_eq!(
        judged(&asked, "4", &with("4.5", "4.8")).outcome,
        Outcome::Unanswered(ends),
        "the value is outside"
    );
    let value = measured("Q", Some(5), rule(MeasureKind::Value));
    assert_eq!(judged(&value, "5", &[]).outcome, Outcome::Met);
    let exclusive = measured(
        "Q",
        Some(5),
        Rule {
            inclusive: false,
            ..rule(MeasureKind::Value)
        },
    );
    assert_eq!(judged(&exclusive, "5", &[]).outcome, Outcome::NotMet);
}

#[test]
fn what_is_missing_is_named() {
    let set = measured("Q", Some(5), rule(MeasureKind::Share));
    let bare = vec![MeasuredField::Hits, MeasuredField::N];
    assert_eq!(judged(&set, "4", &[]).outcome, Outcome::Unanswered(bare));
    let declared = measured("Q", None, rule(MeasureKind::Value));
    let missing = |fields: &[(MeasuredField, &str)]| judged(&declared, "4", fields).outcome;
    let none = vec![MeasuredField::Limit, MeasuredField::LimitReason];
    assert_eq!(missing(&[]), Outcome::Unanswered(none));
    let reason = (MeasuredField::LimitReason, "a pilot");
    assert_eq!(
        missing(&[(MeasuredField::Limit, "100"), reason]),
        Outcome::Unanswered(vec![MeasuredField::Limit])
    );
    assert_eq!(missing(&[(MeasuredField::Limit, "4"), reason]), Outcome::Met);
}

/// Q3, and Q15, which is critical, as measured questions.
fn list(rule: &Rule, target: Option<i64>) -> Checklist {
    let mut list = caps::list();
    for at in [3, 15] {
        let asked = measured(&format!("Q{at}"), target, rule.clone()).within(at / 5);
        list.questions[at] = if at == 15 { asked.critical() } else { asked };
    }
    list
}

fn verdict(list: &Checklist, fields: [&[(MeasuredField, &str)]; 2]) -> (Verdict, Vec<Reason>) {
    let run = |run: Assessment, name: &str, fields: &[(MeasuredField, &str)]| {
        run.answer(name, |answer| fill(answer, "4", fields))
    };
    let honest = caps::honest(list);
    caps::judged(list, run(run(honest, "Q3", fields[0]), "Q15", fields[1]))
}

#[test]
fn shown_in_part_is_conditional_and_a_miss_of_a_critical_one_not_ready() {
    let list = list(&rule(MeasureKind::Share), Some(5));
    let (good, part, bad) = (hits("0", "300"), hits("50", "1200"), hits("99", "100"));
    assert_eq!(verdict(&list, [&good, &good]), (Verdict::Ready, Vec::new()));
    let in_part = Reason::ShownInPart(vec![id("Q3"), id("Q15")]);
    assert_eq!(
        verdict(&list, [&part, &part]),
        (Verdict::Conditional, vec![in_part])
    );
    let (found, reasons) = verdict(&list, [&good, &bad]);
    assert_eq!(found, Verdict::NotReady);
    assert!(
        matches!(&reasons[0], Reason::CriticalFailed(failed, _) if *failed == id("Q15")),
        "{reasons:?}"
    );
    assert_eq!(
        verdict(&list, [&good, &[]]),
        (Verdict::Incomplete, vec![Reason::Unanswered(vec![id("Q15")])])
    );
}

#[test]
fn a_limit_that_is_laxer_than_offered_or_set_afterwards_is_conditional() {
    let offered = Rule {
        start: Some(Ratio::whole(5)),
        ..rule(MeasureKind::Value)
    };
    let list = list(&offered, None);
    let with = |limit, set| {
        [
            (MeasuredField::Limit, limit),
            (MeasuredField::LimitReason, "a pilot"),
            (MeasuredField::LimitOn, set),
            (MeasuredField::On, "2026-10-12"),
        ]
    };
    let good = with("5", "2026-10-12");
    assert_eq!(verdict(&list, [&good, &good]), (Verdict::Ready, Vec::new()));
    let lax = with("6", "2026-10-12");
    assert_eq!(
        verdict(&list, [&lax, &good]),
        (Verdict::Conditional, vec![Reason::LimitLax(vec![id("Q3")])])
    );
    let late = with("5", "2026-10-13");
    assert_eq!(
        verdict(&list, [&good, &late]),
        (Verdict::Conditional, vec![Reason::LimitLate(vec![id("Q15")])])
    );
}
