//! Edition 2026.2: nothing of edition 2026.1 is lost, and each question is in one tier and asks for a result.

use std::collections::BTreeSet;
use std::path::Path;

use selfcheck::domain::answer::Answer;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::id::Id;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::question::{Critical, Question};
use selfcheck::domain::upgrade::Upgrade;
use selfcheck::domain::value::Kind;
use selfcheck::storage::record;

use super::registry::RENAMED;
use super::{before, none_wrong, questions, shipped};

fn cited(list: &Checklist) -> BTreeSet<String> {
    let keys = list.questions.iter().flat_map(|question| &question.references);
    keys.map(ToString::to_string).collect()
}

/// What no question cites any more, because it says something else than what it was cited for (F21, F22, F29 and the sample of 62 references).
const WITHDRAWN: [&str; 7] = [
    "kr-ai-basic-act:3(5)",
    "nist-ai-rmf:GOVERN-1.6",
    "mitre-atlas:AML.T0062",
    "mitre-atlas:AML.M0034",
    "mitre-atlas:AML.M0029",
    "mitre-atlas:AML.T0029",
    "mitre-atlas:AML.M0024",
];

#[test]
fn what_was_cited_is_cited() {
    let mut lost = Vec::new();
    for (old, new) in before().iter().zip(shipped()) {
        let now = cited(new);
        for key in cited(old) {
            let renamed = RENAMED.iter().find(|(from, _)| *from == key);
            let name = renamed.map_or(key.as_str(), |(_, to)| to);
            let closer = now
                .iter()
                .any(|each| each.strip_prefix(name).is_some_and(|rest| rest.starts_with('(')));
            if !now.contains(name) && !closer && !WITHDRAWN.contains(&name) {
                lost.push(format!("{}: {key}", old.header.id));
            }
        }
    }
    none_wrong(&lost);
}

#[test]
fn every_question_of_before_is_asked_or_named_by_the_one_it_went_into() {
    let mut lost = Vec::new();
    for (old, new) in before().iter().zip(shipped()) {
        let formerly: Vec<&Id> = new.questions.iter().flat_map(|each| &each.formerly).collect();
        for question in &old.questions {
            let named = formerly.iter().filter(|id| **id == &question.id).count();
            let asked = usize::from(new.question(question.id.as_str()).is_some());
            if named + asked != 1 {
                lost.push(format!(
                    "{} {}: in {} places",
                    old.header.id,
                    question.id,
                    named + asked
                ));
            }
        }
    }
    none_wrong(&lost);
}

#[test]
fn who_cites_one_list_of_attacks_on_models_cites_both_editions() {
    let has = |question: &Question, name: &str| question.references.iter().any(|key| key.instrument == name);
    let wrong: Vec<String> = questions()
        .filter(|(_, each)| has(each, "owasp-llm-2025") != has(each, "owasp-llm-2026"))
        .map(|(list, each)| format!("{list} {}", each.id))
        .collect();
    none_wrong(&wrong);
}

#[test]
fn every_guide_is_whole_in_both_languages() {
    let mut wrong = Vec::new();
    for (list, question) in questions() {
        let parts = [
            Some(&question.ask),
            question.why.as_ref(),
            question.how.as_ref(),
            question.owner.as_ref(),
        ];
        let labels = question.kind.options().into_iter().map(|(_, label)| label);
        let texts = parts
            .into_iter()
            .flatten()
            .chain(&question.evidence)
            .chain(labels);
        let mut missing =
            texts.filter(|text| Lang::ALL.iter().any(|lang| text.in_lang(lang.code()).is_none()));
        if missing.next().is_some() || parts.iter().any(Option::is_none) {
            wrong.push(format!("{list} {}: a text is missing", question.id));
        }
        if question.evidence.len() < 2 || question.stage.is_none() || question.references.is_empty() {
            wrong.push(format!("{list} {}: evidence, stage or references", question.id));
        }
        for (lang, longest) in [(Lang::Ko, 120), (Lang::En, 220)] {
            let ask = question.ask.get(lang);
            if ask.chars().count() > longest || ask.matches('?').count() != 1 || !ask.ends_with('?') {
                wrong.push(format!("{list} {}: not one short question: {ask}", question.id));
            }
        }
    }
    none_wrong(&wrong);
}

/// Endings that are answered "yes" whatever came out.
const WITHOUT_RESULT: [&str; 16] = [
    "검토했는가",
    "검토하고 기록",
    "검토해 기록",
    "기록했는가",
    "적었는가",
    "평가했는가",
    "고려했는가",
    "고려하고 있는가",
    "따져 보았는가",
    "살피고 있는가",
    "판단해 기록",
    "시험했는가",
    "시험하고 있는가",
    "시험을 하고 있는가",
    "평가하고 있는가",
    "점검을 마쳤는가",
];

#[test]
fn no_question_is_met_by_having_considered_something() {
    let wrong: Vec<String> = questions()
        .filter(|(_, each)| each.scored && earns_by_yes(&each.kind))
        .filter(|(_, each)| {
            WITHOUT_RESULT
                .iter()
                .any(|words| each.ask.get(Lang::Ko).contains(words))
        })
        .map(|(list, each)| format!("{list} {}: {}", each.id, each.ask.get(Lang::Ko)))
        .collect();
    none_wrong(&wrong);
}

/// Whether it is answered by a degree of yes, and not by a choice between results.
fn earns_by_yes(kind: &Kind) -> bool {
    ["yes-no", "yes-partial-no", "nplf"].contains(&kind.name())
}

/// The parts of every list, in the order of work.
const TIERS: [&str; 4] = ["stop", "risk", "certification", "ethics"];

#[test]
fn every_question_is_in_a_tier_and_critical_ones_are_in_the_first() {
    let mut wrong = Vec::new();
    for list in shipped() {
        let ids: Vec<&str> = list.tiers.iter().map(|tier| tier.id.as_str()).collect();
        assert_eq!(ids, TIERS, "{}", list.header.id);
        for question in &list.questions {
            if question.tier.is_none() || (question.critical.is_some() && question.tier != Some(0)) {
                wrong.push(format!(
                    "{} {}: tier {:?}",
                    list.header.id, question.id, question.tier
                ));
            }
        }
    }
    none_wrong(&wrong);
}

#[test]
fn what_a_law_makes_critical_cites_a_law_and_says_when_it_was_compared() {
    let mut wrong = Vec::new();
    for list in shipped() {
        for question in list
            .questions
            .iter()
            .filter(|each| each.critical == Some(Critical::Law))
        {
            let cited = question
                .references
                .iter()
                .filter_map(|key| list.registry.cite(key));
            if !cited.into_iter().any(|each| each.force().word() == "law") || question.dates.checked.is_none()
            {
                wrong.push(format!("{} {}", list.header.id, question.id));
            }
        }
    }
    none_wrong(&wrong);
}

/// What punishes a breach, or the order whose neglect is punished.
const SANCTIONS: [&str; 13] = [
    "kr-pipa:64-2",
    "kr-pipa:71",
    "kr-pipa:72",
    "kr-pipa:73",
    "kr-pipa:75(1)",
    "kr-pipa:75(2)",
    "kr-ai-basic-act:40",
    "kr-ai-basic-act:43",
    "kr-ai-basic-act:grace",
    "kr-comm-secrets:16",
    "kr-copyright:136",
    "kr-election:255",
    "kr-telecom-act:22-6",
];

#[test]
fn what_a_law_makes_critical_cites_what_punishes_a_breach() {
    let wrong: Vec<String> = questions()
        .filter(|(_, each)| each.critical == Some(Critical::Law))
        .filter(|(_, each)| {
            let mut keys = each.references.iter().map(ToString::to_string);
            !keys.any(|key| SANCTIONS.iter().any(|sanction| key.starts_with(sanction)))
        })
        .map(|(list, each)| format!("{list} {}", each.id))
        .collect();
    none_wrong(&wrong);
}

/// The finished examples as they were shipped with edition 2026.1.
const EXAMPLES: [(usize, &str); 2] = [
    (1, "gate-watch.selfcheck.yaml"),
    (2, "answer-desk.selfcheck.yaml"),
];

#[test]
fn a_finished_assessment_of_before_goes_over_without_losing_an_answer() {
    for (at, name) in EXAMPLES {
        let (old, new) = (&before()[at], &shipped()[at]);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/edition-2026.1");
        let reading = record::read(name, &std::fs::read(folder.join(name)).unwrap()).unwrap();
        let run = reading.resolve(old).assessment;
        assert_eq!(run.checklist.version, old.header.version, "{name}");
        assert!(run.answers.len() > 100, "{name}: {} answers", run.answers.len());
        let plan = Upgrade::plan(Some(old), new, &run);
        let mut after = run.clone();
        plan.apply(Some(old), new, &mut after);
        assert_eq!(after.checklist.version, new.header.version, "{name}");
        let went = |id: &Id| {
            plan.moved
                .iter()
                .find(|each| each.from == *id)
                .map(|each| each.to.clone())
        };
        let lost: Vec<String> = run
            .answers
            .iter()
            .filter(|(id, answer)| {
                let at = went(id).unwrap_or_else(|| (*id).clone());
                after.answers.get(&at).is_none_or(|now| !holds(now, answer))
            })
            .map(|(id, _)| format!("{name} {id}"))
            .collect();
        none_wrong(&lost);
        let formerly: Vec<&Id> = new.questions.iter().flat_map(|each| &each.formerly).collect();
        let nowhere = plan.removed.iter().filter(|id| !formerly.contains(id));
        none_wrong(
            &nowhere
                .map(|id| format!("{name} {id}: removed"))
                .collect::<Vec<_>>(),
        );
    }
}

/// Whether an answer still has the note, the evidence and the value of another, which may wait to be confirmed.
fn holds(now: &Answer, before: &Answer) -> bool {
    let asked = now.asked.as_ref().and_then(|asked| asked.value.as_ref());
    now.note == before.note
        && now.reason == before.reason
        && now.evidence == before.evidence
        && (now.value == before.value || asked == before.value.as_ref())
}
