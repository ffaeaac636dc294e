//! Settings of the interface.

use crate::domain::lang::Lang;
use crate::words::session as word;

use super::super::action::Action;
use super::super::command::Command;
use super::super::marks::Glyphs;
use super::super::model::{Field, Medium, Model};
use super::super::piece::Role;
use super::super::row::{Page, Row};

pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    let mut rows = vec![Row::heading(word::SETTING_LANG.get(lang))];
    for (each, label) in [(Lang::Ko, "한국어"), (Lang::En, "English")] {
        rows.push(Row::action(Action::Lang(each), label).choice(false, lang == each));
    }
    rows.extend([
        Row::gap(),
        Row::field(
            Field::Author,
            word::SETTING_AUTHOR.get(lang),
            &model.stamp.by,
            word::SETTING_AUTHOR_EMPTY.get(lang),
        ),
        Row::text(Role::Dim, word::SETTING_AUTHOR_HELP.get(lang)).indent(2),
    ]);
    if model.medium == Medium::Drawn {
        drawing_rows(model, &mut rows);
    }
    if let Some(session) = &model.session {
        rows.extend([
            Row::gap(),
            Row::heading(word::KEPT_IN.get(lang)),
            Row::text(Role::Plain, session.path.display().to_string()),
            Row::field(
                Field::SaveAs,
                word::SAVE_AS.get(lang),
                "",
                word::SAVE_AS_HINT.get(lang),
            ),
            Row::gap(),
            Row::heading(word::HISTORY_IN.get(lang)),
            Row::text(Role::Plain, session.histories.display().to_string()),
            Row::text(Role::Dim, word::HISTORY_CLEARED_BY.get(lang)).indent(2),
        ]);
    }
    Page::new(word::SETTINGS.get(lang), rows)
}

/// Marks and mouse, which only a drawn screen has.
fn drawing_rows(model: &Model, rows: &mut Vec<Row>) {
    let lang = model.lang;
    rows.extend([Row::gap(), Row::heading(word::SETTING_GLYPHS.get(lang))]);
    for (each, label) in [
        (Glyphs::Unicode, word::GLYPHS_UNICODE),
        (Glyphs::Ascii, word::GLYPHS_ASCII),
    ] {
        let is_on = model.glyphs == each;
        rows.push(Row::action(Action::Glyphs(each), label.get(lang)).choice(false, is_on));
    }
    rows.extend([Row::gap(), Row::heading(word::SETTING_MOUSE.get(lang))]);
    let is_on = model.mouse;
    rows.push(Row::action(Action::Do(Command::Mouse), word::SETTING_MOUSE_ON.get(lang)).choice(true, is_on));
    rows.push(Row::text(Role::Dim, word::SETTING_MOUSE_HELP.get(lang)).indent(2));
}
