//! The help page and the glossary of the checklist.

use crate::words::session as word;

use super::super::model::Model;
use super::super::piece::Role;
use super::super::row::{Page, Row};

pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    Page::new(word::HELP.get(lang), model.names.help(lang, model.guide_has_pane))
}

pub fn glossary(model: &Model) -> Page {
    glossary_of(model, "")
}

/// Glossary terms that contain a text.
pub fn glossary_of(model: &Model, wanted: &str) -> Page {
    let lang = model.question_lang();
    let wanted = wanted.to_lowercase();
    let mut rows = Vec::new();
    if let Some(session) = &model.session {
        let terms = session.checklist.glossary.iter();
        for term in terms.filter(|term| term.term.get(lang).to_lowercase().contains(&wanted)) {
            rows.push(Row::heading(term.term.get(lang)));
            rows.push(Row::text(Role::Plain, term.meaning.get(lang)).indent(2));
        }
    }
    if rows.is_empty() {
        let none = if wanted.is_empty() {
            word::NO_GLOSSARY
        } else {
            word::NO_TERM
        };
        rows.push(Row::text(Role::Dim, none.get(model.lang)));
    }
    Page::new(word::GLOSSARY.get(model.lang), rows)
}
