//! The shipped registry is well formed, and nothing that edition 2026.1 cites is lost in it or on the page of edition 2026.2.

use std::sync::OnceLock;

use selfcheck::checklist::library::NamedText;
use selfcheck::checklist::registry;
use selfcheck::domain::question::Question;
use selfcheck::domain::reference::{Cited, RefKey, Registry};
use selfcheck::domain::text::Text;

use super::{before, none_wrong};

/// The locators that edition 2026.2 names otherwise: an item was written like a paragraph.
pub const RENAMED: [(&str, &str); 5] = [
    ("kr-ai-basic-act:2(4)", "kr-ai-basic-act:2.4"),
    ("kr-ai-basic-act:2(5)", "kr-ai-basic-act:2.5"),
    ("kr-ai-basic-act:2(7)", "kr-ai-basic-act:2.7"),
    ("kr-ai-basic-act:2(12)", "kr-ai-basic-act:2.12"),
    ("kr-pipa:72(1)", "kr-pipa:72.1"),
];

fn shipped_registry() -> &'static Registry {
    static READ: OnceLock<Registry> = OnceLock::new();
    READ.get_or_init(|| {
        let text = include_str!("../../checklists/references.yaml");
        registry::load(&NamedText::new("references.yaml", text)).unwrap_or_else(|issues| panic!("{issues:?}"))
    })
}

fn questions_of_before() -> impl Iterator<Item = (&'static str, &'static Question)> {
    before().iter().flat_map(|list| {
        let id = list.header.id.as_str();
        list.questions.iter().map(move |question| (id, question))
    })
}

#[test]
fn every_reference_of_before_is_in_the_registry() {
    let mut lost = Vec::new();
    for (list, question) in questions_of_before() {
        for key in &question.references {
            let written = key.to_string();
            let renamed = RENAMED.iter().find(|(old, _)| *old == written);
            let key = renamed.map_or_else(|| key.clone(), |(_, new)| RefKey::parse(new));
            if shipped_registry().cite(&key).is_none() {
                lost.push(format!("{list} {}: {written}", question.id));
            }
        }
    }
    none_wrong(&lost);
}

#[test]
fn no_item_of_the_registry_is_written_like_a_paragraph() {
    let wrong: Vec<String> = RENAMED
        .iter()
        .filter(|(old, _)| shipped_registry().cite(&RefKey::parse(old)).is_some())
        .map(|(old, _)| (*old).to_owned())
        .collect();
    none_wrong(&wrong);
}

#[test]
fn the_registry_holds_what_disapplies_exempts_or_limits() {
    let keys = [
        "kr-pipa:58(2)",
        "kr-pipa:58(1)",
        "kr-pipa:58-2",
        "kr-pipa:28-7",
        "kr-pipa:26(8)",
        "kr-pipa:76",
        "kr-pipa-decree:18",
        "kr-pipa-decree:39",
        "kr-pipa-decree:43(3)",
        "kr-pipa-decree:44(2)",
        "kr-comm-secrets:3(1)",
        "kr-election:82-8(1)",
    ];
    let lost: Vec<String> = keys
        .iter()
        .filter(|key| shipped_registry().cite(&RefKey::parse(key)).is_none())
        .map(|key| (*key).to_owned())
        .collect();
    none_wrong(&lost);
}

#[test]
fn every_text_of_the_registry_is_in_both_languages() {
    let mut wrong = Vec::new();
    for (name, instrument) in &shipped_registry().instruments {
        let whole = [
            Some(&instrument.title),
            Some(&instrument.publisher),
            instrument.note.as_ref(),
        ];
        let parts = instrument
            .locators
            .values()
            .flat_map(|each| [Some(&each.title), each.note.as_ref()]);
        let texts = whole.into_iter().chain(parts).flatten();
        wrong.extend(
            texts
                .filter(|text| !in_both(text))
                .map(|text| format!("{name}: {}", text.original())),
        );
    }
    none_wrong(&wrong);
}

fn in_both(text: &Text) -> bool {
    let written = |lang| text.in_lang(lang).is_some_and(|each| !each.trim().is_empty());
    written("ko") && written("en")
}

#[test]
fn a_guide_is_not_law_in_the_registry() {
    let cited = |key: &str| {
        shipped_registry()
            .cite(&RefKey::parse(key))
            .map(|each: Cited<'_>| each.force().word())
    };
    assert_eq!(cited("kr-pipc-std:41"), Some("guide"));
    assert_eq!(cited("kr-pipa:58(2)"), Some("law"));
}

#[test]
fn every_question_of_before_is_on_the_page_of_edition_2026_2() {
    let page = include_str!("../../docs/edition-2026.2.md");
    let lost: Vec<String> = questions_of_before()
        .filter(|(_, question)| !page.contains(&format!("`{}`", question.id)))
        .map(|(list, question)| format!("{list} {}", question.id))
        .collect();
    none_wrong(&lost);
}
