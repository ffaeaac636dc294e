//! Tiers: the order of work, the verdict of each alone, and the provisional one. Duties between their dates.

use jiff::civil::{Date, date};
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::date_note::DateNote;
use selfcheck::domain::dates::DateKind;
use selfcheck::domain::evaluation::Evaluation;
use selfcheck::domain::evidence::{Evidence, EvidenceState, Inspection, Location};
use selfcheck::domain::filter::{Filter, View};
use selfcheck::domain::id::Id;
use selfcheck::domain::progress::{Way, first_open, next_where};
use selfcheck::domain::question::Critical;
use selfcheck::domain::tier_review::Provisional;
use selfcheck::domain::verdict::{Reason, Verdict};

use crate::support::checklist::{
    AssessmentExt, ChecklistBuilder, QuestionExt, begin, fact, id, is, level, question,
};

const TODAY: Date = date(2026, 11, 24);

/// In reading order the tiers alternate; H is critical and hidden by a fact.
fn list() -> Checklist {
    ChecklistBuilder::new("tiers")
        .facts([fact("faces")])
        .tiers(&["stop", "rest"])
        .questions([
            question("R1").tier(1),
            question("S1").tier(0).critical(),
            question("R2").tier(1),
            question("S2").tier(0),
            question("H").tier(1).critical().when(is("faces", "yes")),
        ])
        .build()
}

/// Every question of the first tier met, with a file behind each.
fn stop_done() -> (Assessment, Inspection) {
    let mut inspection = Inspection::default();
    let mut run = begin(&list()).whole_subject().fact("faces", level("no"));
    for name in ["S1", "S2"] {
        run = run.answer(name, |answer| {
            answer.value = Some(level("yes"));
            answer
                .evidence
                .push(Evidence::at(Location::File(format!("{name}.pdf"))));
        });
        inspection.record(id(name), 0, EvidenceState::Intact);
    }
    (run, inspection)
}

#[test]
fn work_goes_tier_by_tier_and_in_reading_order_within() {
    let list = list();
    let names: Vec<&str> = list
        .order_of_work()
        .iter()
        .map(|at| list.questions[*at].id.as_str())
        .collect();
    assert_eq!(names, ["S1", "S2", "R1", "R2", "H"]);
    assert_eq!(list.rank_of_work(0), 2);
    let (run, inspection) = stop_done();
    let all = Evaluation::of(&list, &run, &inspection, TODAY);
    let view = View {
        checklist: &list,
        assessment: &run,
        applicability: &all.applicability,
        states: &all.states,
        inspection: &inspection,
        today: TODAY,
    };
    assert_eq!(view.passing(&[]), [1, 3, 0, 2]);
    assert_eq!(view.passing(&[Filter::Tier("rest".into())]), [0, 2]);
    assert_eq!(view.passing(&[Filter::CriticalBy(Critical::Law)]), [1]);
    assert!(view.passing(&[Filter::CriticalBy(Critical::Risk)]).is_empty());
    assert_eq!(first_open(list.order_of_work(), &all.states), Some(0));
    let is_open = |at: usize| all.states[at].is_open();
    let next = |from, way| next_where(list.order_of_work(), from, way, is_open);
    assert_eq!(next(0, Way::Forward), Some(0));
    assert_eq!(next(0, Way::Backward), Some(2));
}

#[test]
fn filters_come_back_from_their_words() {
    for filter in [Filter::Tier("stop".into()), Filter::CriticalBy(Critical::Risk)] {
        assert_eq!(Filter::from_word(&filter.word()), Some(filter));
    }
    assert_eq!(Filter::from_word("critical:habit"), None);
}

#[test]
fn a_tier_is_judged_by_its_questions_alone() {
    let list = list();
    let (run, inspection) = stop_done();
    let all = Evaluation::of(&list, &run, &inspection, TODAY);
    assert_eq!(all.judgement.verdict, Verdict::Incomplete);
    let [stop, rest] = &all.tiers[..] else {
        panic!("{:?}", all.tiers)
    };
    assert_eq!(
        stop.judgement.reasons,
        [],
        "neither the approval nor the fact that hides H"
    );
    assert_eq!((stop.counts.questions, stop.counts.met), (2, 2));
    assert_eq!(rest.judgement.verdict, Verdict::Incomplete);
    assert!(
        rest.judgement
            .reasons
            .iter()
            .any(|reason| matches!(reason, Reason::FactHidesCritical(..)))
    );
    assert_eq!(rest.counts.hidden, 1);
    let expected = Provisional {
        finished: 1,
        verdict: Verdict::Ready,
        open: 2,
    };
    assert_eq!(Provisional::of(&all.tiers), Some(expected));
}

#[test]
fn there_is_no_provisional_verdict_before_a_tier_or_after_all() {
    let list = list();
    let none = Evaluation::of(&list, &begin(&list), &Inspection::default(), TODAY);
    assert_eq!(Provisional::of(&none.tiers), None);
    let (run, inspection) = stop_done();
    let done = run.value("R1", level("yes")).value("R2", level("no"));
    let done = Evaluation::of(&list, &done, &inspection, TODAY);
    assert_eq!(Provisional::of(&done.tiers), None);
}

/// One duty from 5 December to 21 January, answered with "no".
fn duty(kind: Critical) -> (Checklist, Assessment) {
    let mut duty = question("D").critical();
    duty.critical = Some(kind);
    duty.dates.from = Some(date(2026, 12, 5));
    duty.dates.until = Some(date(2027, 1, 21));
    let list = ChecklistBuilder::new("duty").questions([duty]).build();
    let run = begin(&list).value("D", level("no"));
    (list, run)
}

#[test]
fn a_duty_stops_a_release_only_between_its_dates_and_a_risk_always() {
    for (kind, blocked) in [
        (Critical::Law, [false, true, true, false]),
        (Critical::Risk, [true; 4]),
    ] {
        let (list, run) = duty(kind);
        let days = [
            date(2026, 12, 4),
            date(2026, 12, 5),
            date(2027, 1, 21),
            date(2027, 1, 22),
        ];
        let fails = days.map(|today| {
            let all = Evaluation::of(&list, &run, &Inspection::default(), today);
            let failed = |reason: &Reason| matches!(reason, Reason::CriticalFailed(..));
            assert_eq!(all.counts.not_met, 1, "it is scored on every day");
            all.judgement.reasons.iter().any(failed)
        });
        assert_eq!(fails, blocked, "{kind:?}");
    }
}

#[test]
fn dates_are_counted_from_today_and_old_starts_are_no_news() {
    let (list, run) = duty(Critical::Law);
    let seen = |today| {
        let notes = Evaluation::of(&list, &run, &Inspection::default(), today).dates;
        notes
            .into_iter()
            .filter(DateNote::is_news)
            .map(|note| (note.question, note.kind, note.days))
            .collect::<Vec<(Option<Id>, DateKind, i64)>>()
    };
    let both = |from, until| {
        vec![
            (Some(id("D")), DateKind::From, from),
            (Some(id("D")), DateKind::Until, until),
        ]
    };
    assert_eq!(seen(date(2026, 12, 2)), both(3, 50));
    assert_eq!(seen(date(2027, 1, 22)), both(-48, -1));
    assert_eq!(seen(date(2028, 1, 22)), [(Some(id("D")), DateKind::Until, -366)]);
}
