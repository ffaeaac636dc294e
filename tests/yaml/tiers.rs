//! Tiers, dates and the two kinds of critical: what a list inherits, what the merged text keeps, and that they are in the digest.

use jiff::civil::date;
use selfcheck::checklist::Catalog;
use selfcheck::checklist::resolved::to_yaml;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::question::Critical;
use selfcheck::domain::reference::RefKey;

use super::merging::merged;

const BASE: &str = r#"
tiers:
  - { id: stop, title: May it ship, intro: First. }
  - { id: rest, title: The rest }
  - { id: never, title: Nothing is here }
references:
  own-law:
    title: Own law
    publisher: P
    edition: E
    force: law
    verified: primary
    checked_on: "2026-01-15"
    locators:
      "1": { title: First, applies_from: "2026-12-05" }
sections:
  - id: a
    title: A
    tier: rest
    questions:
      - { id: A-1, ask: One?, answer: yes-no }
      - id: A-2
        ask: Two?
        answer: one-of
        options:
          - { id: x, label: X, credit: 1, applies_from: "2027-03-09" }
          - { id: z, label: Z, credit: 0 }
        tier: stop
        critical: risk
        critical_source: A fall.
      - id: A-3
        ask: Three?
        answer: yes-no
        critical: law
        references: ["own-law:1"]
        applies_from: "2026-12-05"
        applies_until: "2027-01-21"
        checked_on: "2026-11-23"
  - id: b
    title: B
    tier: stop
    sections:
      - id: c
        title: C
        questions:
          - { id: C-1, ask: Four?, answer: yes-no, critical: true, references: ["own-law:1"] }
"#;

fn tiers(list: &Checklist) -> Vec<(&str, &str)> {
    let tier = |at: Option<usize>| at.map_or("none", |at| list.tiers[at].id.as_str());
    let questions = list.questions.iter();
    questions
        .map(|each| (each.id.as_str(), tier(each.tier)))
        .collect()
}

#[test]
fn a_question_is_in_its_own_tier_else_in_that_of_its_section() {
    let list = merged(BASE, "");
    assert_eq!(
        tiers(&list),
        [("A-1", "rest"), ("A-2", "stop"), ("A-3", "rest"), ("C-1", "stop")]
    );
    let names: Vec<&str> = list.tiers.iter().map(|tier| tier.id.as_str()).collect();
    assert_eq!(
        names,
        ["stop", "rest"],
        "an inherited tier without questions is left out"
    );
}

#[test]
fn a_later_file_changes_tiers_and_adds_to_them() {
    let list = merged(
        BASE,
        "tiers: [{ id: stop, title: Ship }, { id: last, title: Last }]\n\
         sections: [{ id: b, tier: last }, { id: a, questions: [{ id: A-1, tier: stop }] }]\n",
    );
    assert_eq!(
        tiers(&list),
        [("A-1", "stop"), ("A-2", "stop"), ("A-3", "rest"), ("C-1", "last")]
    );
    let texts: Vec<(&str, bool)> = list
        .tiers
        .iter()
        .map(|tier| (tier.title.original(), tier.intro.is_some()))
        .collect();
    assert_eq!(texts, [("Ship", true), ("The rest", false), ("Last", false)]);
}

#[test]
fn the_merged_text_keeps_tiers_dates_and_kinds_of_critical() {
    let list = merged(BASE, "");
    let written = to_yaml(&list);
    let again = Catalog::load_resolved("again", &written).unwrap();
    assert_eq!(again, list, "{written}");
    let question = |id: &str| again.question(id).unwrap();
    assert_eq!(question("A-2").critical, Some(Critical::Risk));
    assert_eq!(question("A-3").critical, Some(Critical::Law));
    assert_eq!(question("C-1").critical, Some(Critical::Law));
    assert_eq!(question("A-3").dates.checked, Some(date(2026, 11, 23)));
    let option = &question("A-2").kind.choices().unwrap()[0];
    assert_eq!(option.dates.from, Some(date(2027, 3, 9)));
    let cited = again.registry.cite(&RefKey::parse("own-law:1")).unwrap();
    assert_eq!(cited.instrument.dates.checked, Some(date(2026, 1, 15)));
    assert_eq!(cited.locator.unwrap().dates.from, Some(date(2026, 12, 5)));
}

#[test]
fn each_of_them_is_in_the_digest() {
    let list = merged(BASE, "");
    for (old, new) in [
        ("May it ship", "May it go"),
        ("tier: rest", "tier: stop"),
        ("critical: risk", "critical: law"),
        ("applies_until: \"2027-01-21\"", "applies_until: \"2027-01-22\""),
        ("applies_from: \"2027-03-09\"", "applies_from: \"2027-03-10\""),
        ("checked_on: \"2026-01-15\"", "checked_on: \"2026-01-16\""),
        (
            "{ title: First, applies_from: \"2026-12-05\" }",
            "{ title: First }",
        ),
    ] {
        let changed = BASE.replace(old, new);
        assert_ne!(changed, BASE, "{old}");
        assert_ne!(merged(&changed, "").digest, list.digest, "{old}");
    }
}
