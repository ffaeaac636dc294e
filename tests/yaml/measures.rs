//! How measurements are judged: what the merged text keeps, what is in the digest, and fields without effect.

use selfcheck::checklist::Catalog;
use selfcheck::checklist::resolved::to_yaml;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::measure::MeasureKind;
use selfcheck::domain::ratio::Ratio;

use super::fixtures::examined;
use super::merging::merged;

/// A list whose only question has a measure.
fn list_of(measure: &str) -> Checklist {
    merged(&text(measure), "")
}

fn text(measure: &str) -> String {
    format!(
        "sections:\n  - id: a\n    title: A\n    questions:\n      - {{ id: A-1, ask: How many?, answer: number, measure: {{ {measure} }} }}\n"
    )
}

const RATE: &str =
    "unit: { en: per camera-day }, better: lower, declared: true, kind: rate, inclusive: false, start: 5,
  start_source: { en: A pilot }, min_n: 30, cluster: camera, min: 0";

#[test]
fn every_field_is_read_and_kept_by_the_merged_text() {
    let list = list_of(RATE);
    let measure = list.questions[0].measure.as_ref().unwrap();
    let rule = measure.rule.as_ref().unwrap();
    assert_eq!(measure.unit.in_lang("en"), Some("per camera-day"));
    assert_eq!((rule.kind, rule.inclusive), (MeasureKind::Rate, false));
    assert_eq!(
        (rule.start.clone(), rule.min_n.clone()),
        (Some(Ratio::whole(5)), Some(Ratio::whole(30)))
    );
    assert_eq!(rule.per, Ratio::whole(1));
    assert!(!measure.keeps(&Ratio::whole(5), &Ratio::whole(5)));
    let written = to_yaml(&list);
    let again = Catalog::load_resolved("again", &written).unwrap();
    assert_eq!(again, list, "{written}");
}

#[test]
fn a_share_in_percent_is_a_hundred_times_the_plain_share() {
    let per = |measure: &str| {
        list_of(measure).questions[0]
            .measure
            .clone()
            .unwrap()
            .rule
            .unwrap()
            .per
    };
    assert_eq!(per("unit: \"%\", better: lower, kind: share"), Ratio::whole(100));
    assert_eq!(
        per("unit: \"‰\", better: lower, kind: share, per: 1000"),
        Ratio::whole(1000)
    );
    assert_eq!(per("better: lower, kind: share"), Ratio::whole(1));
}

#[test]
fn every_field_is_in_the_digest() {
    let plain = "unit: s, better: lower, declared: true";
    let kind = format!("{plain}, kind: rate");
    let mut digests = vec![list_of(plain).digest, list_of(&kind).digest];
    for field in [
        "inclusive: false",
        "start: 5, start_source: { en: A pilot }",
        "start: 5, start_source: { en: A trial }",
        "min_n: 30",
        "cluster: camera",
        "per: 10",
    ] {
        digests.push(list_of(&format!("{kind}, {field}")).digest);
    }
    let count = digests.len();
    digests.sort();
    digests.dedup();
    assert_eq!(digests.len(), count);
}

#[test]
fn fields_that_need_another_have_no_effect_alone() {
    for (measure, missing) in [
        ("unit: s, better: lower, declared: true, min_n: 3", "kind"),
        (
            "unit: s, better: lower, kind: rate, start: 5, start_source: { en: A }",
            "declared",
        ),
        (
            "unit: s, better: lower, declared: true, kind: rate, start_source: { en: A }",
            "start",
        ),
    ] {
        let header = "format: 1\nid: x\nversion: \"1\"\ntitle: X\nlanguages: [en]\n";
        let found = examined("x.yaml", format!("{header}{}", text(measure)));
        let codes: Vec<&str> = found.issues.iter().map(|issue| issue.code).collect();
        assert_eq!(codes, ["W304"], "{measure}");
        assert!(
            found.issues[0]
                .message
                .en
                .contains(&format!("without '{missing}'")),
            "{measure}"
        );
    }
}

#[test]
fn a_unit_may_differ_by_language() {
    let header = "format: 1\nid: x\nversion: \"1\"\ntitle: X\nlanguages: [en, ko]\n";
    let list_of = |unit: &str| {
        let measure = format!("unit: {unit}, better: lower, declared: true");
        examined("x.yaml", format!("{header}{}", text(&measure)))
            .checklist
            .unwrap()
    };
    let (one, both) = (list_of("s"), list_of("{ en: s, ko: 초 }"));
    let unit = &both.questions[0].measure.as_ref().unwrap().unit;
    assert_eq!((unit.in_lang("en"), unit.in_lang("ko")), (Some("s"), Some("초")));
    assert_ne!(one.digest, both.digest);
    assert_eq!(
        one.questions[0].wording_digest(),
        both.questions[0].wording_digest()
    );
}
