//! The first screen: recent assessments and available checklists.

use crate::session::port::RecentAssessment;
use crate::words::{command as label, session as word, terms};

use super::super::action::Action;
use super::super::command::Command;
use super::super::model::{Field, Medium, Model};
use super::super::piece::Role;
use super::super::row::{Page, Row};
use super::labels;

fn known_row(model: &Model, at: usize, known: &RecentAssessment) -> Row {
    let lang = model.lang;
    let dot = model.marks().dot;
    let progress = match known.progress {
        Some(progress) => labels::share(progress, lang),
        None if known.lacks_checklist() => word::CHECKLIST_GONE.get(lang).to_owned(),
        None if known.is_read => word::UNREADABLE.get(lang).to_owned(),
        None => word::NOT_READ_YET.get(lang).to_owned(),
    };
    let said = if known.is_read && !known.checklist.is_blank() {
        format!("  {} {dot} {}", known.checklist.get(lang), known.changed)
    } else {
        format!("  {}", known.changed)
    };
    let mut row = Row::action(Action::Open(at), &known.name)
        .and(format!("  {progress}"), Role::Strong)
        .and(said, Role::Dim);
    // Assessments with the same name are distinguished by their path.
    let namesakes = model.recent.iter().filter(|each| each.name == known.name);
    if namesakes.count() > 1 {
        row = row.and(format!(" {dot} {}", known.path.display()), Role::Dim);
    }
    if let Some(holder) = &known.holder {
        row = row
            .and(format!(" {dot} "), Role::Dim)
            .and(holder.get(lang), Role::Warn);
    }
    if known.has_rescued {
        row = row
            .and(format!(" {dot} "), Role::Dim)
            .and(terms::HAS_RESCUED.get(lang), Role::Warn);
    }
    row
}

fn nothing_known(model: &Model) -> String {
    let [new, demo] =
        [Command::NewAssessment, Command::Demo].map(|command| model.names.short(command, model.lang));
    word::NOTHING_KNOWN.fill(model.lang, &[("new", &new), ("demo", &demo)])
}

pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    let dot = model.marks().dot;
    let mut rows = Vec::new();
    if model.medium == Medium::Drawn {
        rows.extend([Row::text(Role::Dim, word::TAGLINE.get(lang)), Row::gap()]);
    }
    rows.push(Row::heading(word::KNOWN.get(lang)));
    if model.recent.is_empty() {
        rows.push(Row::text(Role::Dim, nothing_known(model)));
    }
    for (at, known) in model.recent.iter().enumerate() {
        rows.push(known_row(model, at, known));
    }
    rows.extend([Row::gap(), Row::heading(word::CHECKLISTS.get(lang))]);
    for (at, entry) in model.catalog.iter().enumerate() {
        let mut row = Row::action(Action::Begin(at), entry.title.get(lang)).and(
            format!("  {} {dot} {}", entry.publisher.get(lang), entry.version),
            Role::Dim,
        );
        if let Some(extent) = &entry.extent {
            row = row.and(format!(" {dot} {}", labels::extent(extent, lang)), Role::Dim);
        }
        if let Some(path) = &entry.path {
            row = row.and(format!(" {dot} {}", path.display()), Role::Dim);
        }
        if let Some(error) = &entry.problem {
            row = row
                .lead("[!] ", Role::Bad)
                .and(format!("  {}", error.get(lang)), Role::Bad);
        }
        rows.push(row);
    }
    rows.extend([
        Row::gap(),
        Row::action(Action::Do(Command::NewAssessment), word::NEW_ASSESSMENT.get(lang)),
        Row::field(
            Field::OpenPath,
            word::OPEN_FILE.get(lang),
            "",
            word::OPEN_FILE_HINT.get(lang),
        ),
        Row::action(Action::Do(Command::Demo), word::DEMO.get(lang)),
        Row::action(Action::Do(Command::Language), label::LANGUAGE.get(lang)),
        Row::action(Action::Do(Command::Settings), word::SETTINGS.get(lang)),
        Row::action(Action::Do(Command::Help), word::HELP.get(lang)),
        Row::action(Action::Do(Command::Quit), word::QUIT.get(lang)),
    ]);
    let mut page = Page::new(word::HOME.get(lang), rows);
    page.start = if model.recent.is_empty() {
        Some(Action::Begin(0))
    } else {
        Some(Action::Open(0))
    };
    page
}
