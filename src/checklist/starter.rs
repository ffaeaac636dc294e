//! Generates the commented starter file of a new checklist, which is valid as it is.

use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::words::starter as words;

/// The text of a new checklist, with comments in a language.
pub fn new_checklist(id: &Id, extends: Option<&Id>, lang: Lang) -> String {
    let prefix: String = id
        .as_str()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(8)
        .collect();
    let prefix = prefix.to_uppercase();
    let extends = extends.map_or_else(String::new, |base| {
        words::EXTENDS.fill(lang, &[("base", &scalar(base.as_str()))])
    });
    let text = words::STARTER.fill(
        lang,
        &[
            ("id", &scalar(id.as_str())),
            ("extends", &extends),
            ("prefix", &prefix),
        ],
    );
    text.replace('⟨', "{").replace('⟩', "}")
}

/// An id as a YAML scalar, in quotes where it would parse as another type.
fn scalar(id: &str) -> String {
    let written = crate::yaml::emit::document(
        &[],
        &[("k".into(), crate::domain::unknown_fields::Tree::Text(id.into()))],
    );
    written.trim_start_matches("k: ").trim_end().to_owned()
}
