//! Ten mistakes seen in other people's material, each as a rule over the shipped checklists.

use selfcheck::domain::lang::Lang;

use super::{cites, none_wrong, questions, shipped, words_of};

fn both(question: &selfcheck::domain::question::Question) -> String {
    format!(
        "{}\n{}",
        words_of(question, Lang::Ko),
        words_of(question, Lang::En)
    )
}

fn all_that(wrong: impl Fn(&selfcheck::domain::question::Question, &str) -> bool) -> Vec<String> {
    questions()
        .filter(|(_, question)| wrong(question, &both(question)))
        .map(|(list, question)| format!("{list} {}", question.id))
        .collect()
}

#[test]
fn decree_24_is_the_compute_threshold_and_25_the_confirmation() {
    none_wrong(&all_that(|question, text| {
        cites(question, "kr-ai-basic-decree:24") && !text.contains("FLOP") && !text.contains("10^26")
    }));
}

#[test]
fn the_2020_standard_is_not_quoted_alone() {
    for list in shipped() {
        let has = |instrument: &str| {
            list.questions
                .iter()
                .filter(|each| each.references.iter().any(|key| key.instrument == instrument))
                .count()
        };
        assert!(
            has("kr-ai-ethics-2026") >= 10,
            "{}: the principles of 2026 are hardly cited",
            list.header.id
        );
    }
}

#[test]
fn the_special_rule_for_ai_development_is_not_in_force_yet() {
    none_wrong(&all_that(|question, text| {
        let cited = (12..=15).any(|number| cites(question, &format!("kr-pipa:28-{number}")));
        cited && !text.contains("2027")
    }));
}

#[test]
fn a_breach_is_reported_under_34_4() {
    none_wrong(&all_that(|question, text| {
        cites(question, "kr-pipa:34(3)") && text.contains("신고") && !cites(question, "kr-pipa:34(4)")
    }));
}

#[test]
fn thirty_days_of_footage_is_a_default_and_no_legal_maximum() {
    none_wrong(&all_that(|question, text| {
        let footage = cites(question, "kr-pipc-std:41") && text.contains("30일");
        footage
            && !(text.contains("기본")
                || text.contains("상한이 아니")
                || text.contains("최대 기간이 아니")
                || text.contains("최대치가 아니"))
    }));
}

#[test]
fn pixel_densities_follow_the_current_edition() {
    none_wrong(&all_that(|_, text| {
        text.contains("DORI") || text.contains("62.5 px") || text.contains("62.5px")
    }));
}

#[test]
fn the_european_date_for_high_risk_is_the_new_one() {
    none_wrong(&all_that(|_, text| {
        text.contains("2026-08-02") && text.to_lowercase().contains("high-risk")
    }));
}

#[test]
fn the_risk_framework_is_1_0_with_72_subcategories() {
    none_wrong(&all_that(|_, text| {
        text.contains("RMF 2.0") || text.contains("73 subcategories")
    }));
}

#[test]
fn atlas_names_are_current() {
    let old = [
        "ML Supply Chain Compromise",
        "Backdoor ML Model",
        "Evade ML Model",
        "Erode ML Model",
    ];
    none_wrong(&all_that(|_, text| old.iter().any(|name| text.contains(name))));
}

#[test]
fn best_effort_duties_are_worded_as_such() {
    let mut wrong = Vec::new();
    for list in shipped() {
        for question in &list.questions {
            let keys = ["kr-ai-basic-act:30(3)", "kr-ai-basic-act:35(1)", "kr-pipa:33(11)"];
            if !keys.iter().any(|key| cites(question, key)) {
                continue;
            }
            // The introduction of the section may say it once for all its questions.
            let intros = list
                .path(question.section)
                .into_iter()
                .filter_map(|at| list.sections[at].intro.as_ref());
            let said: String = intros
                .flat_map(|intro| intro.entries().map(|(_, text)| text.to_owned()))
                .collect();
            let text = both(question) + &said;
            if question.is_critical() || !text.contains("노력") || !text.contains("best-effort") {
                wrong.push(format!("{} {}", list.header.id, question.id));
            }
        }
    }
    none_wrong(&wrong);
}

#[test]
fn only_the_missing_notice_is_finable_at_once() {
    none_wrong(&all_that(|_, text| {
        let lower = text.to_lowercase();
        lower.contains("fine for any breach of art. 31") || text.contains("제31조를 위반하면 과태료")
    }));
}

/// The day the shipped lists were compared with the law.
const COMPARED: &str = "2026-11-30";

#[test]
fn a_rule_that_is_not_in_force_is_cited_with_its_day() {
    let mut wrong = Vec::new();
    for list in shipped() {
        for question in &list.questions {
            let from = question.references.iter().filter_map(|key| {
                let place = list.registry.cite(key)?.locator?;
                place.dates.from
            });
            let later = from
                .map(|day| day.to_string())
                .filter(|day| day.as_str() > COMPARED);
            let text = both(question);
            wrong.extend(
                later
                    .filter(|day| !text.contains(day))
                    .map(|day| format!("{} {}: {day}", list.header.id, question.id)),
            );
        }
    }
    none_wrong(&wrong);
}
