//! Both languages are whole, every guide is there, questions are short and ask one thing.

use selfcheck::domain::lang::Lang;
use selfcheck::domain::text::Text;

use super::{none_wrong, questions, shipped, words_of};

/// Longest question, in characters, by language.
const LONGEST: [(Lang, usize); 2] = [(Lang::Ko, 120), (Lang::En, 220)];

#[test]
fn every_text_is_in_both_languages() {
    let mut wrong = Vec::new();
    let whole = |text: &Text| {
        Lang::ALL
            .iter()
            .all(|lang| text.in_lang(lang.code()).is_some_and(|it| !it.trim().is_empty()))
    };
    for (list, question) in questions() {
        let parts = [
            Some(&question.ask),
            question.why.as_ref(),
            question.how.as_ref(),
            question.owner.as_ref(),
        ];
        if parts.iter().any(Option::is_none) {
            wrong.push(format!("{list} {}: no guide or owner", question.id));
        }
        let labels = question.kind.options();
        let all = parts
            .into_iter()
            .flatten()
            .chain(&question.evidence)
            .chain(labels.into_iter().map(|(_, label)| label));
        if !all.into_iter().all(whole) {
            wrong.push(format!("{list} {}: a translation is missing", question.id));
        }
        if question.stage.is_none() || question.references.is_empty() || question.evidence.len() < 2 {
            wrong.push(format!(
                "{list} {}: stage, references or two kinds of evidence missing",
                question.id
            ));
        }
    }
    for list in shipped() {
        let titles = list.sections.iter().map(|section| &section.title);
        let facts = list.profile.iter().map(|fact| &fact.ask);
        let terms = list.glossary.iter().flat_map(|term| [&term.term, &term.meaning]);
        if !titles.chain(facts).chain(terms).all(whole) {
            wrong.push(format!(
                "{}: a title, fact or term is missing a language",
                list.header.id
            ));
        }
        for (key, instrument) in &list.registry.instruments {
            let places = instrument
                .locators
                .values()
                .flat_map(|place| [Some(&place.title), place.note.as_ref()]);
            let own = [Some(&instrument.title), instrument.note.as_ref()];
            let texts = own.into_iter().chain(places).flatten();
            // A comma in an unquoted map would make a language of half a sentence.
            if texts
                .into_iter()
                .any(|text| !whole(text) || text.entries().count() != 2)
            {
                wrong.push(format!(
                    "{}: {key}: a text is not in Korean and English alone",
                    list.header.id
                ));
            }
        }
    }
    none_wrong(&wrong);
}

#[test]
fn questions_are_short_and_ask_one_thing() {
    let mut wrong = Vec::new();
    for (list, question) in questions() {
        for (lang, longest) in LONGEST {
            let ask = question.ask.get(lang);
            if ask.chars().count() > longest {
                wrong.push(format!(
                    "{list} {} {}: {} characters",
                    question.id,
                    lang.code(),
                    ask.chars().count()
                ));
            }
            if ask.matches('?').count() != 1 || !ask.ends_with('?') {
                wrong.push(format!(
                    "{list} {} {}: not one question: {ask}",
                    question.id,
                    lang.code()
                ));
            }
            if ask.contains("and/or") || ask.contains("및/또는") {
                wrong.push(format!("{list} {}: a double question", question.id));
            }
        }
    }
    none_wrong(&wrong);
}

#[test]
fn each_language_stays_in_its_own_script() {
    let mut wrong = Vec::new();
    let hangul = |text: &str| text.chars().any(|each| ('가'..='힣').contains(&each));
    for (list, question) in questions() {
        if hangul(question.ask.get(Lang::En)) {
            wrong.push(format!("{list} {}: Hangul in the English question", question.id));
        }
        if !hangul(question.ask.get(Lang::Ko)) {
            wrong.push(format!(
                "{list} {}: no Hangul in the Korean question",
                question.id
            ));
        }
    }
    none_wrong(&wrong);
}

#[test]
fn nothing_calls_the_result_a_certificate() {
    let mut wrong = Vec::new();
    for (list, question) in questions() {
        for (lang, words) in [
            (Lang::Ko, ["합격", "인증됨"]),
            (Lang::En, ["you are certified", "is certified by this"]),
        ] {
            let text = words_of(question, lang).to_lowercase();
            wrong.extend(
                words
                    .iter()
                    .filter(|word| text.contains(*word))
                    .map(|word| format!("{list} {}: {word}", question.id)),
            );
        }
    }
    none_wrong(&wrong);
}

#[test]
fn a_critical_question_names_the_source_that_makes_it_so() {
    let wrong: Vec<String> = questions()
        .filter(|(_, question)| question.is_critical() && question.critical_source.is_none())
        .map(|(list, question)| format!("{list} {}", question.id))
        .collect();
    none_wrong(&wrong);
}
