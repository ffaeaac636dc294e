//! The first screen: what was worked on before, and every checklist that can be begun.

use crate::words::tui as word;

use super::super::act::Act;
use super::super::keymap::Command;
use super::super::model::{Field, Model};
use super::super::theme::Role;
use super::{Page, Row};

fn nothing_known(model: &Model) -> String {
    let [new, demo] = [Command::NewAssessment, Command::Demo].map(|command| model.keymap.short(command));
    word::NOTHING_KNOWN.fill(model.lang, &[("new", &new), ("demo", &demo)])
}

/// The first screen.
pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    let dot = model.theme.marks().dot;
    let mut rows = vec![Row::text(Role::Dim, word::TAGLINE.get(lang)), Row::gap()];
    rows.push(Row::heading(word::KNOWN.get(lang)));
    if model.known.is_empty() {
        rows.push(Row::text(Role::Dim, nothing_known(model)));
    }
    for (at, known) in model.known.iter().enumerate() {
        let progress = known.progress.map_or_else(
            || word::UNREADABLE.get(lang).to_owned(),
            |(done, of)| format!("{done}/{of}"),
        );
        let row = Row::act(Act::Open(at), &known.name)
            .and(format!("  {progress}"), Role::Strong)
            .and(
                format!("  {} {dot} {}", known.checklist.get(lang), known.changed),
                Role::Dim,
            );
        rows.push(row);
    }
    rows.extend([Row::gap(), Row::heading(word::CHECKLISTS.get(lang))]);
    for (at, entry) in model.catalog.iter().enumerate() {
        let mut row = Row::act(Act::Begin(at), entry.title.get(lang)).and(
            format!("  {} {dot} {}", entry.publisher.get(lang), entry.version),
            Role::Dim,
        );
        if let Some(path) = &entry.path {
            row = row.and(format!(" {dot} {}", path.display()), Role::Dim);
        }
        if let Some(trouble) = &entry.trouble {
            row = row
                .lead("[!] ", Role::Bad)
                .and(format!("  {}", trouble.get(lang)), Role::Bad);
        }
        rows.push(row);
    }
    rows.extend([
        Row::gap(),
        Row::act(Act::Do(Command::NewAssessment), word::NEW_ASSESSMENT.get(lang)),
        Row::field(
            Field::OpenPath,
            word::OPEN_FILE.get(lang),
            "",
            word::OPEN_FILE_HINT.get(lang),
        ),
        Row::act(Act::Do(Command::Demo), word::DEMO.get(lang)),
        Row::act(Act::Do(Command::Settings), word::SETTINGS.get(lang)),
        Row::act(Act::Do(Command::Help), word::HELP.get(lang)),
        Row::act(Act::Do(Command::Quit), word::QUIT.get(lang)),
    ]);
    let mut page = Page::new(word::HOME.get(lang), rows);
    page.start = if model.known.is_empty() {
        Some(Act::Begin(0))
    } else {
        Some(Act::Open(0))
    };
    page
}
