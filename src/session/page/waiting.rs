//! What an answer that waits to be confirmed was given to, and the rows that confirm it or all of its kind.

use crate::domain::answer::Answer;
use crate::domain::clean::{clean, clean_line};
use crate::domain::question::Question;
use crate::domain::waiting::{WaitReason, Waiting, can_confirm};
use crate::words::{Message, confirm as word, terms, upgrade};

use super::super::action::Action;
use super::super::command::Command;
use super::super::model::{Medium, Model};
use super::super::piece::{Piece, Role};
use super::super::row::Row;
use super::super::session_state::Session;
use super::super::word_diff::marked;

/// The question as it was asked before; where it is another one now, also its answer and note.
pub fn before(model: &Model, question: &Question, answer: &Answer) -> Vec<Row> {
    let Some(asked) = answer.asked.as_ref().filter(|_| answer.to_confirm) else {
        return Vec::new();
    };
    let lang = model.lang;
    let content = model.question_lang();
    let [old, now] = [&asked.ask, &question.ask].map(|text| clean_line(text.get(content)));
    let mut rows = vec![Row::gap()];
    if old != now && !old.is_empty() {
        let [old, now] = marked(&old, &now, model.medium);
        rows.push(labelled(word::ASKED_BEFORE, old, model));
        if asked.value.is_none() && model.medium == Medium::Drawn {
            rows.push(labelled(word::ASKED_NOW, now, model));
        }
    }
    if let Some(value) = &asked.value {
        let value = terms::value(question, value, lang);
        rows.push(labelled(
            word::ANSWERED_BEFORE,
            vec![Piece::plain(clean_line(&value))],
            model,
        ));
        if !answer.note.trim().is_empty() {
            let note = clean(answer.note.trim()).into_owned();
            rows.push(labelled(word::NOTE_BEFORE, vec![Piece::plain(note)], model));
        }
    }
    rows
}

fn labelled(label: Message, pieces: Vec<Piece>, model: &Model) -> Row {
    Row {
        pieces,
        ..Row::default().lead(format!("{}: ", label.get(model.lang)), Role::Dim)
    }
}

/// The row that confirms the answer, or says that it cannot be confirmed.
pub fn confirm_row(model: &Model, session: &Session, question: &Question, answer: &Answer) -> Option<Row> {
    if !answer.to_confirm {
        return None;
    }
    let lang = model.lang;
    if !can_confirm(answer, question) {
        return Some(Row::text(Role::Warn, word::ROW_OTHER.get(lang)).lead("[!] ", Role::Warn));
    }
    let text = match WaitReason::of(&session.assessment, &question.id)? {
        WaitReason::Reworded => word::ROW_REWORDED,
        WaitReason::Moved => word::ROW_MOVED,
        WaitReason::TakenOver => word::ROW_TAKEN_OVER,
    };
    let confirm = model.names.short(Command::Confirm, lang);
    let origin = clean_line(&answer.taken_over);
    let text = text.fill(lang, &[("origin", &origin), ("confirm", &confirm)]);
    Some(Row::action(Action::Do(Command::Confirm), text).lead("[!] ", Role::Warn))
}

/// How many answers wait and why, each kind with the row that confirms all of it.
pub fn all_rows(model: &Model, session: &Session) -> Vec<Row> {
    let lang = model.lang;
    let waiting = Waiting::of(&session.checklist, &session.assessment);
    let Some(said) = upgrade::waiting(&waiting, lang) else {
        return Vec::new();
    };
    let mut rows = vec![Row::gap(), Row::heading(said)];
    for reason in WaitReason::ALL {
        let count = waiting.with(reason).count();
        if count == 0 {
            continue;
        }
        let text = match reason {
            WaitReason::Reworded => word::CONFIRM_REWORDED,
            WaitReason::Moved => word::CONFIRM_MOVED,
            WaitReason::TakenOver => word::CONFIRM_TAKEN_OVER,
        };
        let text = text.fill(lang, &[("count", &count.to_string())]);
        rows.push(Row::action(Action::ConfirmAll(reason), text).indent(2));
    }
    rows
}
