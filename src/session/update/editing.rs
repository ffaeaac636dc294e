//! Editing of text fields: opening, typing, saving during pauses, and one step of undo at the end.

use jiff::civil::Date;

use crate::domain::change::{Change, Stamp};
use crate::domain::id::Id;
use crate::domain::subject::SubjectField;
use crate::words::{Message, session as word};

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::model::{Editing, Field, Medium, Model, Part, Place, View};
use super::super::part::{part_text, set_part};
use super::super::piece::Role;
use super::super::session_state::Session;
use super::change::{changed, may_write};
use super::{author, evidence, facts, next_row, subject, waive};

/// Opens a field and focuses its row.
pub(super) fn open(model: &mut Model, field: Field) -> Vec<Effect> {
    if field.is_of_assessment() && !may_write(model) {
        return Vec::new();
    }
    model.focus(Action::Edit(field.clone()));
    begin(model, field);
    Vec::new()
}

pub(super) fn begin(model: &mut Model, field: Field) {
    let (start, many_lines) = start_of(model, &field);
    let before = match &field {
        Field::Answer(id, _) => model
            .session
            .as_ref()
            .map(|session| Box::new(session.assessment.answer(id).cloned().unwrap_or_default())),
        _ => None,
    };
    let text = model.unsent(&field).map_or_else(|| start.clone(), str::to_owned);
    model.editing = Some(Editing {
        text,
        many_lines,
        before_text: start,
        field,
        before,
        is_begun: false,
        unsaved: false,
    });
    if let Some(place) = model.stack.last_mut() {
        place.view = View::Follow;
    }
}

/// The text of a field, and whether it has several lines.
fn start_of(model: &Model, field: &Field) -> (String, bool) {
    let session = model.session.as_ref();
    match field {
        Field::NewName => (model.draft.name.clone(), false),
        Field::NewPath => {
            let draft = &model.draft;
            let path = draft.chosen.as_ref().unwrap_or(&draft.proposed);
            (path.display().to_string(), false)
        }
        Field::ExportPath => (model.order.to.clone(), false),
        Field::ExportSince | Field::CompareWith => (model.order.since.clone(), false),
        Field::Subject(line) => {
            let text = session.map(|session| session.assessment.subject.get(*line).to_owned());
            (text.unwrap_or_default(), line.is_long())
        }
        Field::Fact(id) => {
            let value = session.and_then(|session| session.assessment.profile.get(id));
            (
                value.map(crate::domain::value::Value::word).unwrap_or_default(),
                false,
            )
        }
        Field::FactReason(id) => {
            let reason = session.map(|session| session.assessment.reason_of_fact(id).to_owned());
            (reason.unwrap_or_default(), false)
        }
        Field::ApproverName => (model.approver.name.clone(), false),
        Field::ApproverRole => (model.approver.role.clone(), false),
        Field::Author => (model.stamp.by.clone(), false),
        Field::Answer(id, part) => {
            let answer = session
                .and_then(|session| session.assessment.answer(id))
                .cloned()
                .unwrap_or_default();
            let is_text = session
                .and_then(|session| session.checklist.question(id.as_str()))
                .is_some_and(|question| question.kind.is_text());
            let long = matches!(
                part,
                Part::Note | Part::Reason | Part::Plan(_) | Part::AcceptedWhy
            ) || (*part == Part::Value && is_text);
            (part_text(&answer, *part), long)
        }
        Field::Evidence(id, location, part) => {
            let text = session.map(|session| evidence::part_text(session, id, location, *part));
            (text.unwrap_or_default(), false)
        }
        Field::OpenPath | Field::SaveAs | Field::WaiveOpen(_) | Field::Search | Field::Palette => {
            (String::new(), false)
        }
    }
}

pub(super) fn typed(model: &mut Model, text: String) -> Vec<Effect> {
    let is_query = model.context() == Context::Query;
    let Some(editing) = &mut model.editing else {
        return Vec::new();
    };
    editing.text = text;
    editing.is_begun = true;
    editing.unsaved = true;
    if is_query {
        model.query.clone_from(&editing.text);
        if let Some(place) = model.stack.last_mut() {
            // The first hit, below the line that is typed.
            *place = Place {
                focus: 1,
                ..Place::new(place.screen)
            };
        }
        return Vec::new();
    }
    let kept = matches!(editing.field, Field::Subject(_) | Field::Answer(..));
    if let Some(place) = model.stack.last_mut() {
        place.view = View::Follow;
    }
    // Line by line where lines are typed, so that an interruption loses none; a dash alone will clear the text.
    let is_line = model.medium == Medium::Spoken && editing.many_lines && editing.text != "-";
    match (kept, is_line) {
        (true, true) => write_through(model),
        (true, false) => vec![Effect::SaveSoon],
        (false, _) => Vec::new(),
    }
}

/// Applies the text while the editor stays open, so that a pause is enough to have it on disk.
pub(super) fn write_through(model: &mut Model) -> Vec<Effect> {
    let today = model.today;
    let (Some(editing), Some(session)) = (&mut model.editing, &mut model.session) else {
        return Vec::new();
    };
    if !editing.unsaved {
        return Vec::new();
    }
    let text = editing.kept();
    let change = match &editing.field {
        // A word of a fixed list is valid only when it is complete.
        Field::Subject(SubjectField::Confidentiality) => return Vec::new(),
        Field::Subject(line) => Change::subject(&session.assessment, *line, &text),
        Field::Answer(id, part)
            if !matches!(part, Part::Value | Part::Due | Part::Evidence | Part::Planned) =>
        {
            written(session, (&model.stamp, today), id, *part, &text)
                .ok()
                .flatten()
        }
        _ => return Vec::new(),
    };
    editing.unsaved = false;
    let Some(change) = change else {
        return Vec::new();
    };
    change.apply(&mut session.assessment);
    let moved = session.follow(&change, today);
    changed(model, &moved)
}

fn written(
    session: &Session,
    (stamp, today): (&Stamp, Date),
    id: &Id,
    part: Part,
    text: &str,
) -> Result<Option<Change>, Message> {
    let Some(question) = session.checklist.question(id.as_str()) else {
        return Ok(None);
    };
    let mut refused = None;
    let change = session.change_answer(id, stamp, |answer| {
        refused = set_part(answer, part, text, &question.kind, today).err();
    });
    refused.map_or(Ok(change), Err)
}

/// Ends editing and applies the text. Never fails, so that every field can be left.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    let Some(editing) = model.editing.take() else {
        return Vec::new();
    };
    let text = editing.kept();
    let sent = if editing.field.is_submitted_by_enter() {
        text.as_str()
    } else {
        ""
    };
    model.keep_unsent(editing.field.clone(), sent);
    match editing.field.clone() {
        Field::NewName => {
            model.draft.name = text.clone();
            let entry = model.draft.checklist.and_then(|at| model.catalog.get(at));
            entry
                .map(|entry| Effect::Propose(entry.id.clone(), text))
                .into_iter()
                .collect()
        }
        Field::NewPath => {
            let is_own = !text.is_empty() && text != model.draft.proposed.display().to_string();
            model.draft.chosen = is_own.then(|| text.into());
            Vec::new()
        }
        Field::ExportPath => {
            model.order.to = text;
            Vec::new()
        }
        Field::ExportSince | Field::CompareWith => {
            model.order.since = text;
            Vec::new()
        }
        Field::Subject(line) => subject::keep(model, line, &editing.before_text, &text),
        Field::Fact(id) => facts::write(model, &id, &text),
        Field::FactReason(id) => facts::write_reason(model, &id, &text),
        Field::ApproverName => {
            model.approver.name = text;
            Vec::new()
        }
        Field::ApproverRole => {
            model.approver.role = text;
            Vec::new()
        }
        Field::Author => author::typed(model, &text),
        Field::Evidence(id, location, part) => {
            let effects = evidence::write_part(model, (&id, &location, part), &text);
            model.focus(Action::Evidence(location));
            effects
        } // What was to be opened, added or searched is done with Enter only.
        Field::Answer(_, Part::Evidence | Part::Planned)
        | Field::OpenPath
        | Field::SaveAs
        | Field::WaiveOpen(_)
        | Field::Search
        | Field::Palette => Vec::new(),
        Field::Answer(id, part) => keep_answer(model, &id, part, &editing, &text),
    }
}

fn keep_answer(model: &mut Model, id: &Id, part: Part, editing: &Editing, text: &str) -> Vec<Effect> {
    let today = model.today;
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    let change = match written(session, (&model.stamp, today), id, part, text) {
        Ok(change) => change,
        Err(refused) => {
            model.notify(Role::Warn, refused);
            model.keep_unsent(editing.field.clone(), text);
            return Vec::new();
        }
    };
    let now = session.assessment.answer(id).cloned().unwrap_or_default();
    let after = match change {
        Some(Change::Answer { after, .. }) => *after,
        _ => now.clone(),
    };
    let original = editing.before.as_deref().cloned().unwrap_or_default();
    let old = part_text(&original, part);
    if after == now && part_text(&now, part) == old {
        return Vec::new();
    }
    // One step of undo for the whole edit: the current answer with this field and its stamp as before.
    let mut before = after.clone();
    if let Some(question) = session.checklist.question(id.as_str()) {
        let _ = set_part(&mut before, part, &old, &question.kind, today);
    }
    if part == Part::Due {
        before.due_moves = original.due_moves;
    }
    before.answered_by = original.answered_by;
    before.answered_at = original.answered_at;
    before.wording = original.wording;
    if part == Part::Value {
        before.value = original.value;
        before.to_confirm = original.to_confirm;
        before.in_progress = original.in_progress;
    }
    let change = Change::Answer {
        question: id.clone(),
        before: Box::new(before),
        after: Box::new(after),
    };
    let is_past = part == Part::Due && change.plans_before(today);
    let moved = session.make(change, &model.stamp, today);
    let effects = changed(model, &moved);
    if is_past {
        model.notify(Role::Warn, word::DAY_IN_THE_PAST);
    }
    effects
}

/// Esc or F2: keeps the text; what only Enter opens or adds stays on its row.
pub(super) fn end(model: &mut Model) -> Vec<Effect> {
    let is_query = model.context() == Context::Query;
    let dropped = model
        .editing
        .as_ref()
        .filter(|editing| editing.field.is_submitted_by_enter())
        .map(Editing::kept)
        .filter(|text| !text.trim().is_empty());
    let effects = leave(model);
    model.notice = model.notice.take().filter(|notice| notice.role == Role::Warn);
    if let Some(text) = dropped {
        model.show_notice(Role::Warn, word::DROPPED.localized(&[("text", &text)]));
    }
    if is_query {
        model.stack.pop();
    }
    effects
}

/// Finishes the text being edited.
pub(super) fn write(model: &mut Model, text: String) -> Vec<Effect> {
    let is_line = model.context() == Context::Line;
    typed(model, text);
    if is_line { enter(model) } else { leave(model) }
}

pub(super) fn enter(model: &mut Model) -> Vec<Effect> {
    let Some(editing) = &model.editing else {
        return Vec::new();
    };
    let (field, text) = (editing.field.clone(), editing.kept());
    model.notice = None;
    let mut effects = leave(model);
    if field.is_submitted_by_enter() {
        model.keep_unsent(field.clone(), "");
    }
    // A text that was refused keeps the focus.
    let is_refused = matches!(&model.notice, Some(notice) if notice.role == Role::Warn);
    match field {
        Field::OpenPath if !text.is_empty() => effects.push(Effect::Open(text.into())),
        Field::WaiveOpen(section) => effects.extend(waive::open_questions(model, section, &text)),
        Field::SaveAs if !text.is_empty() => effects.push(Effect::SaveAs(text.into())),
        // The row stays for another piece; with nothing typed it is left behind.
        Field::Answer(_, part @ (Part::Evidence | Part::Planned)) if !text.trim().is_empty() => {
            effects.extend(evidence::add(model, &text, part == Part::Planned));
        }
        Field::CompareWith if !text.is_empty() => effects.push(Effect::Compare(text.into())),
        Field::NewName | Field::NewPath => model.focus(Action::Create),
        Field::OpenPath | Field::SaveAs | Field::CompareWith => {}
        _ if is_refused => {}
        field => next_row::past(model, &Action::Edit(field)),
    }
    effects
}

/// Completes a path; leaves any other field.
pub(super) fn complete(model: &mut Model) -> Vec<Effect> {
    let Some(editing) = &model.editing else {
        return Vec::new();
    };
    if editing.field.is_path() {
        return vec![Effect::Complete(editing.text.clone())];
    }
    leave(model)
}

pub(super) fn replace(model: &mut Model, text: &str) -> Vec<Effect> {
    let Some(editing) = &mut model.editing else {
        return Vec::new();
    };
    editing.replace(text);
    editing.unsaved = true;
    leave(model)
}
