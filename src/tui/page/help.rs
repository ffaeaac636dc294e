//! Help from the table of keys, and the glossary of the checklist.

use crate::words::tui as word;

use super::super::flow;
use super::super::keymap::{self, Binding, Command, Context};
use super::super::model::Model;
use super::super::text;
use super::super::theme::Role;
use super::{Page, Row};

/// Cells in which keys are listed before what they do.
const KEYS: usize = 14;

/// Keys, by where they work.
pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    let mut rows = vec![Row::text(Role::Plain, word::HELP_INTRO.get(lang))];
    for (context, heading) in [
        (Context::Question, word::HELP_QUESTION),
        (Context::Page, word::HELP_PAGE),
        (Context::Home, word::HELP_HOME),
        (Context::Note, word::HELP_NOTE),
        (Context::Line, word::HELP_LINE),
    ] {
        rows.extend([Row::gap(), Row::heading(heading.get(lang))]);
        let table = model.keymap.rows().iter();
        for binding in table.filter(|each| each.contexts.contains(&context)) {
            // What every screen shares is said once, under the screens made of rows.
            let is_shared = binding.contexts.contains(&Context::Page);
            let does_nothing = binding.command == Command::Guide && flow::has_guide_pane(model);
            if does_nothing || is_shared && context != Context::Page {
                continue;
            }
            let lead = text::pad(&format!("{} ", keys(model, binding)), KEYS);
            rows.push(Row::text(Role::Plain, binding.label.get(lang)).lead(lead, Role::Key));
        }
    }
    rows.extend([Row::gap(), Row::text(Role::Dim, word::HELP_PLAIN.get(lang))]);
    Page::new(word::HELP.get(lang), rows)
}

/// The keys of a row; what has none is reached through the commands by name.
fn keys(model: &Model, binding: &Binding) -> String {
    if binding.keys.is_empty() {
        return model.keymap.shown(Command::Palette);
    }
    if let Command::Choose(_) = binding.command {
        return binding.shown();
    }
    let keys: Vec<String> = binding.keys.iter().map(|key| keymap::name(*key)).collect();
    keys.join(" ")
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
