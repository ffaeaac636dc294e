//! Help, as the face lists it, and the glossary of the checklist.

use crate::words::session as word;

use super::super::model::Model;
use super::super::piece::Role;
use super::super::row::{Page, Row};

/// What commands are called, by where they work.
pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    Page::new(word::HELP.get(lang), model.names.help(lang, model.guide_has_pane))
}

/// Terms explained.
pub fn glossary(model: &Model) -> Page {
    let lang = model.content_lang();
    let mut rows = Vec::new();
    if let Some(session) = &model.session {
        for term in &session.checklist.glossary {
            rows.push(Row::heading(term.term.get(lang)));
            rows.push(Row::text(Role::Plain, term.meaning.get(lang)).indent(2));
        }
    }
    if rows.is_empty() {
        rows.push(Row::text(Role::Dim, word::NO_GLOSSARY.get(model.lang)));
    }
    Page::new(word::GLOSSARY.get(model.lang), rows)
}
