//! The shipped checklists themselves: whole in both languages, every official id answered to, every reference known, and the
//! known traps of the field not stepped into.

mod coverage;
mod dates;
mod edition;
mod examples;
mod products;
mod registry;
mod texts;
mod traps;

use std::sync::OnceLock;

use selfcheck::checklist::Catalog;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::question::Question;

/// The shipped checklists.
pub fn shipped() -> &'static [Checklist; 3] {
    static ALL: OnceLock<[Checklist; 3]> = OnceLock::new();
    ALL.get_or_init(|| {
        let catalog = Catalog::new(None);
        ["common", "cctv-security", "generative-ai"]
            .map(|id| catalog.load(id).unwrap_or_else(|error| panic!("{id}: {error:?}")))
    })
}

/// Every question of the shipped checklists with the checklist it stands in.
pub fn questions() -> impl Iterator<Item = (&'static str, &'static Question)> {
    shipped().iter().flat_map(|list| {
        list.questions
            .iter()
            .map(|question| (list.header.id.as_str(), question))
    })
}

/// The lists of edition 2026.1, in the order of the shipped ones.
pub fn before() -> &'static [Checklist; 3] {
    static ALL: OnceLock<[Checklist; 3]> = OnceLock::new();
    ALL.get_or_init(|| ["common", "cctv-security", "generative-ai"].map(released))
}

/// A checklist in edition 2026.1.
fn released(id: &str) -> Checklist {
    Catalog::shipped()
        .load(&format!("{id}@2026.1"))
        .unwrap_or_else(|error| panic!("{id}: {error:?}"))
}

/// All that a question says in a language, in one text.
pub fn words_of(question: &Question, lang: Lang) -> String {
    let parts = [
        Some(&question.ask),
        question.why.as_ref(),
        question.how.as_ref(),
        question.critical_source.as_ref(),
    ];
    let texts = parts.into_iter().flatten().chain(&question.evidence);
    texts.map(|text| text.get(lang)).collect::<Vec<_>>().join("\n")
}

/// Whether a question cites a key, given as `instrument:locator`.
pub fn cites(question: &Question, key: &str) -> bool {
    question.references.iter().any(|each| each.to_string() == key)
}

/// Fails with the list of what is wrong.
#[track_caller]
pub fn none_wrong(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
