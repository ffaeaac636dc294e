//! Every official id of the named editions is answered to, and so is every requirement.

use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::reference::RefKey;

use super::{none_wrong, questions, shipped};

/// The editions each shipped checklist answers to, with the number of their official questions.
const EDITIONS: &[(usize, &str, usize)] = &[
    (0, "common", 35),
    (1, "common", 35),
    (1, "cctv", 49),
    (2, "common", 35),
    (2, "chatbot", 40),
    (2, "writing", 45),
    (2, "video", 44),
];

fn locators<'a>(list: &'a Checklist, instrument: &str, prefix: &str) -> Vec<&'a str> {
    let all = &list.registry.instruments[instrument].locators;
    all.keys()
        .map(String::as_str)
        .filter(|each| each.starts_with(prefix))
        .collect()
}

fn is_cited(list: &Checklist, instrument: &str, locator: &str) -> bool {
    let key = RefKey {
        instrument: instrument.into(),
        locator: Some(locator.into()),
    };
    list.questions
        .iter()
        .any(|question| question.references.contains(&key))
}

#[test]
fn every_official_id_of_the_editions_is_answered_to() {
    let mut wrong = Vec::new();
    for (at, edition, count) in EDITIONS {
        let list = &shipped()[*at];
        let ids = locators(list, "kr-kisdi-checklist", &format!("{edition}/"));
        assert_eq!(ids.len(), *count, "ids of the edition {edition}");
        let missing = ids
            .into_iter()
            .filter(|id| !is_cited(list, "kr-kisdi-checklist", id));
        wrong.extend(missing.map(|id| format!("{}: {id}", list.header.id)));
    }
    none_wrong(&wrong);
}

#[test]
fn every_technical_and_ethical_requirement_is_answered_to() {
    let mut wrong = Vec::new();
    for list in shipped() {
        let technical = (1..=15).map(|number| ("kr-tta-cat1", format!("R{number:02}")));
        let ethical = (1..=10).map(|number| ("kr-ai-ethics-2020", format!("R{number:02}")));
        for (instrument, locator) in technical.chain(ethical) {
            if !is_cited(list, instrument, &locator) {
                wrong.push(format!("{}: {instrument}:{locator}", list.header.id));
            }
        }
    }
    none_wrong(&wrong);
}

#[test]
fn the_duties_of_operators_of_high_impact_systems_are_asked_item_by_item() {
    let mut wrong = Vec::new();
    for list in shipped() {
        let items = locators(list, "kr-high-impact-duty", "");
        let items: Vec<_> = items
            .into_iter()
            .filter(|item| item.matches('-').count() == 2)
            .collect();
        assert_eq!(items.len(), 23);
        let missing = items
            .into_iter()
            .filter(|item| !is_cited(list, "kr-high-impact-duty", item));
        wrong.extend(missing.map(|item| format!("{}: {item}", list.header.id)));
    }
    none_wrong(&wrong);
}

#[test]
fn every_reference_is_known() {
    let mut wrong = Vec::new();
    for list in shipped() {
        for question in &list.questions {
            let unknown = question
                .references
                .iter()
                .filter(|key| list.registry.cite(key).is_none());
            wrong.extend(unknown.map(|key| format!("{}: {key}", question.id)));
        }
    }
    none_wrong(&wrong);
}

#[test]
fn numbers_never_stand_alone() {
    let mut wrong = Vec::new();
    for (list, question) in questions() {
        let Some(measure) = &question.measure else {
            continue;
        };
        let Some(other) = &measure.paired_with else {
            wrong.push(format!("{list} {}: no counterpart", question.id));
            continue;
        };
        if measure.target.is_some() && measure.source.is_none() {
            wrong.push(format!("{list} {}: target without source", question.id));
        }
        if measure.unit.is_blank() {
            wrong.push(format!("{list} {}: no unit", question.id));
        }
        if *other == question.id {
            wrong.push(format!("{list} {}: its own counterpart", question.id));
        }
    }
    none_wrong(&wrong);
}

#[test]
fn a_small_chatbot_meets_clearly_fewer_questions_than_a_self_trained_video_generator() {
    use selfcheck::domain::applicability::Applicability;
    use selfcheck::domain::assessment::Assessment;
    use selfcheck::domain::id::Id;
    use selfcheck::domain::value::Value;

    let list = &shipped()[2];
    let asked = |facts: &[(&str, &str)]| {
        let mut run = Assessment::begin(list, "2026-11-24T00:00:00+00:00");
        for (name, word) in facts {
            let kind = &list.fact(name).unwrap_or_else(|| panic!("no fact {name}")).kind;
            let value = kind.read(word).unwrap_or_else(|error| panic!("{name}: {error}"));
            run.profile.insert(Id::known(name), value);
        }
        run.answers.insert(
            Id::known("ACT-04"),
            selfcheck::domain::answer::Answer {
                value: Some(Value::One(Id::known("not-high-impact"))),
                ..Default::default()
            },
        );
        Applicability::of(list, &run).visible_count()
    };
    let base = [
        ("public-operator", "no"),
        ("public-customer", "no"),
        ("overseas", "no"),
        ("tools", "no"),
        ("retrieval", "no"),
    ];
    let chatbot = [
        ("output", "dialogue"),
        ("model-source", "supplied"),
        ("role", "operator"),
        ("personal-data", "no"),
        ("children", "no"),
    ];
    let generator = [
        ("output", "image,video,audio"),
        ("model-source", "own"),
        ("role", "both"),
        ("personal-data", "yes"),
        ("children", "yes"),
    ];
    let small = asked(&[base.as_slice(), &chatbot].concat());
    let large = asked(&[base.as_slice(), &generator].concat());
    assert!(
        small * 10 <= large * 9,
        "{small} for the chatbot, {large} for the video generator"
    );
}
