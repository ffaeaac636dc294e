//! The form for a new assessment: checklist, name, path.

use crate::words::session as word;

use super::super::action::Action;
use super::super::model::{Field, Model};
use super::super::piece::Role;
use super::super::row::{Page, Row};
use super::labels;

pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    let draft = &model.draft;
    let dot = model.marks().dot;
    let mut rows = vec![Row::heading(word::NEW_CHECKLIST.get(lang))];
    for (at, entry) in model.catalog.iter().enumerate() {
        let mut row = Row::action(Action::Pick(at), entry.title.get(lang))
            .choice(false, draft.checklist == Some(at))
            .and(
                format!("  {} {dot} {}", entry.publisher.get(lang), entry.version),
                Role::Dim,
            );
        if let Some(extent) = &entry.extent {
            row = row.and(format!(" {dot} {}", labels::extent(extent, lang)), Role::Dim);
        }
        if entry.problem.is_some() {
            row = row.and(format!("  {}", word::CANNOT_BE_USED.get(lang)), Role::Bad);
        }
        rows.push(row);
    }
    let path = draft
        .chosen
        .as_ref()
        .unwrap_or(&draft.proposed)
        .display()
        .to_string();
    rows.extend([
        Row::gap(),
        Row::field(
            Field::NewName,
            word::NEW_NAME.get(lang),
            &draft.name,
            word::NEW_NAME_HINT.get(lang),
        ),
        Row::field(
            Field::NewPath,
            word::NEW_PATH.get(lang),
            &path,
            word::NEW_PATH_HINT.get(lang),
        ),
        Row::gap(),
        Row::action(Action::Create, word::BEGIN.get(lang)),
        Row::gap(),
        Row::text(Role::Dim, word::NEW_HELP.get(lang)),
    ]);
    Page::new(word::NEW_ASSESSMENT.get(lang), rows)
}
