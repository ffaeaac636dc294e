//! What an applicant would do to look better than the system is. Each way is named in words on the first page or among the points
//! for a second look that the first page counts.

use selfcheck::domain::evidence::{Evidence, EvidenceState, Location};
use selfcheck::domain::lang::Lang;
use selfcheck::domain::question::Critical;
use selfcheck::domain::text::Text;
use selfcheck::domain::value::{Kind, Value};

use super::{MADE_AT, Work, released};

/// A finished assessment of a shipped list.
fn honest() -> Work {
    Work::full(released("cctv-security"))
}

/// A reader of the first page meets the sentence: there, or in the part that it counts and links to.
fn is_named(work: &Work, (ko, en): (&str, &str)) {
    for (lang, wanted) in [(Lang::Ko, ko), (Lang::En, en)] {
        let page = work.html(lang);
        let first = page
            .split("<nav class=\"contents\"")
            .next()
            .expect("a first page");
        let second = page.split("id=\"h-attention\"").nth(1).expect("the part");
        let second = second.split("</section>").next().expect("its end");
        let is_counted = first.contains("<a href=\"#attention\">") && second.contains(wanted);
        assert!(first.contains(wanted) || is_counted, "{wanted}\n{second}");
    }
}

#[test]
fn a_forged_list_or_registry_under_a_shipped_name() {
    let mut work = honest();
    let critical = &mut work.checklist.questions[3].critical;
    *critical = critical.is_none().then_some(Critical::Law);
    work.checklist.digest = "0".repeat(64);
    is_named(
        &work,
        (
            "변경됨: 내장 점검표",
            "Altered: bears the id and version of the shipped checklist",
        ),
    );
    let mut work = honest();
    let law = work
        .checklist
        .registry
        .instruments
        .get_mut("kr-pipa")
        .expect("a law");
    law.title = Text::both("개인정보 보호법 (자율 기준)", "PIPA (voluntary)");
    // The digest of a list covers what it cites.
    work.checklist.digest = "1".repeat(64);
    is_named(
        &work,
        (
            "내장 근거 목록과 내용이 다른 근거: kr-pipa",
            "Instruments that differ from the shipped registry: kr-pipa",
        ),
    );
}

#[test]
fn everything_is_said_not_to_apply() {
    let mut work = honest();
    for answer in work.run.answers.values_mut() {
        answer.value = Some(Value::NotApplicable);
    }
    is_named(
        &work,
        ("&#39;해당 없음&#39; ", " scored questions are not applicable"),
    );
}

#[test]
fn facts_hide_the_critical_questions() {
    let mut work = honest();
    for fact in &work.checklist.profile {
        if let Kind::Scale(_) = fact.kind {
            let no = Value::Level(selfcheck::domain::id::Id::known("no"));
            work.run.profile.insert(fact.id.clone(), no);
        }
    }
    is_named(
        &work,
        (
            "묻지 않은 필수 문항: ",
            "Critical questions that were not asked: ",
        ),
    );
    let page = work.html(Lang::En);
    let summary = page.split("id=\"hidden-criticals\"").nth(1).expect("a list");
    assert!(
        summary.contains("<strong>No</strong>"),
        "with the fact that hid it"
    );
}

#[test]
fn one_address_or_one_file_stands_behind_everything() {
    let mut work = honest();
    for answer in work.run.answers.values_mut() {
        answer.evidence = vec![Evidence::at(Location::Url("https://a.kr/".into()))];
    }
    is_named(&work, ("주소만 적은 답변 ", " addresses only"));
    let mut work = honest();
    let digest = "ab".repeat(32);
    for answer in work.run.answers.values_mut() {
        answer.evidence = vec![Evidence {
            sha256: Some(digest.clone()),
            size: Some(4000),
            ..Evidence::at(Location::File("proof.pdf".into()))
        }];
    }
    is_named(
        &work,
        ("여러 문항에 쓴 파일 1개 (proof.pdf)", "many answers (proof.pdf)"),
    );
}

#[test]
fn an_empty_file_is_no_evidence() {
    let mut work = honest();
    let first = work.checklist.questions[0].id.clone();
    let answer = work.run.answers.get_mut(&first).expect("an answer");
    answer.evidence[0].location = Location::File("empty.pdf".into());
    answer.evidence[0].sha256 = Some("cd".repeat(32));
    answer.evidence[0].size = Some(0);
    work.inspection.record(first, 0, EvidenceState::Empty);
    is_named(
        &work,
        (
            "인정되지 않는 증빙 파일: 1개",
            "Evidence files that do not count: 1",
        ),
    );
    is_named(&work, ("(empty.pdf)", "(empty.pdf)"));
    assert!(
        work.html(Lang::En).contains("<td class=\"num\">0</td>"),
        "its size is printed"
    );
}

#[test]
fn the_worst_value_has_no_limit() {
    let work = honest();
    is_named(&work, ("한도가 없는 측정값: ", "Measurements without a limit: "));
    is_named(&work, ("한도 없음", "no limit"));
}

#[test]
fn answers_are_dated_after_the_report() {
    let mut work = honest();
    let answer = work.run.answers.values_mut().next().expect("an answer");
    answer.answered_at = MADE_AT.replace("2026", "2031");
    is_named(
        &work,
        (
            "승인이나 오늘보다 늦은 날짜가 있는 답변",
            "a date after the approval or after today",
        ),
    );
}

#[test]
fn many_answers_are_recorded_at_once() {
    is_named(
        &honest(),
        (
            "1분에 10개 넘게 기록된 답변",
            "recorded more than ten to a minute",
        ),
    );
}
