//! Conflicts with changes of others: both sides of each, and the actions that settle it.

use std::path::PathBuf;

use crate::domain::clean::clean;
use crate::domain::merge::{Conflict, Theirs};
use crate::words::{conflict as said, session as word};

use super::super::action::Action;
use super::super::model::{Model, Screen};
use super::super::piece::Role;
use super::super::row::{Page, Row};
use super::super::session_state::Session;

pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    let title = word::CONFLICTS.get(lang);
    let Some(session) = model.session.as_ref().filter(|_| !model.conflicts.is_empty()) else {
        return Page::new(title, vec![Row::text(Role::Good, word::NO_CONFLICTS.get(lang))]);
    };
    let mut rows = vec![Row::text(Role::Plain, word::CONFLICTS_HELP.get(lang)), Row::gap()];
    for (at, conflict) in model.conflicts.iter().enumerate() {
        if at > 0 {
            rows.push(Row::gap());
        }
        one(model, session, at, conflict, &mut rows);
    }
    let mut files: Vec<&PathBuf> = Vec::new();
    for file in model.conflicts.iter().filter_map(|each| each.kept_in.as_ref()) {
        if !files.contains(&file) {
            files.push(file);
        }
    }
    rows.extend((!files.is_empty()).then(Row::gap));
    rows.extend(files.into_iter().map(|file| {
        let file = file.display().to_string();
        let file = clean(&file);
        Row::text(Role::Dim, said::KEPT_IN.fill(lang, &[("file", &file)]))
    }));
    Page::new(title, rows)
}

fn one(model: &Model, session: &Session, at: usize, conflict: &Conflict, rows: &mut Vec<Row>) {
    let lang = model.lang;
    let checklist = &session.checklist;
    rows.push(match &conflict.theirs {
        Theirs::Answer(id, _) => match checklist.position(id.as_str()) {
            Some(at) => Row::action(
                Action::Question(at),
                checklist.questions[at].ask.get(model.question_lang()),
            )
            .lead(format!("{id} "), Role::Key),
            None => Row::text(Role::Plain, id.as_str()),
        },
        Theirs::Fact(..) | Theirs::Subject(..) => Row::action(
            Action::Go(Screen::System),
            said::name(checklist, conflict, model.question_lang()),
        ),
    });
    let parts = said::parts(checklist, &session.assessment, conflict, lang);
    if parts.is_empty() {
        rows.push(Row::text(Role::Dim, said::SAME.get(lang)).indent(2));
    }
    for part in parts {
        for (side, text) in [(said::HERE, part.ours), (said::ELSEWHERE, part.theirs)] {
            let lead = format!("{}, {}: ", part.label, side.get(lang));
            rows.push(Row::text(Role::Plain, text).lead(lead, Role::Strong).indent(2));
        }
    }
    for (act, text) in [
        (Action::TakeTheirs(at), said::TAKE),
        (Action::KeepOurs(at), said::KEEP),
    ] {
        rows.push(Row::action(act, text.get(lang)).indent(2));
    }
}
