//! Keeps what is typed in a line about the assessed system.

use crate::domain::change::Change;
use crate::domain::localized::Localized;
use crate::domain::subject::{SubjectField, SubjectFieldError};
use crate::words::subject as words;

use super::super::effect::Effect;
use super::super::model::{Field, Model};
use super::super::piece::Role;
use super::change::changed;

pub(super) fn keep(model: &mut Model, line: SubjectField, before: &str, text: &str) -> Vec<Effect> {
    let read = line.read(text, model.today);
    if let Err(error) = read {
        let why = Localized::each(|lang| words::refused(line, error, lang));
        model.show_notice(Role::Warn, why);
    }
    let text = match read.as_deref() {
        Ok(kept) => kept,
        // A date that cannot be parsed is kept and marked; a word that is not on the list is not.
        Err(SubjectFieldError::NotADate) => text,
        Err(SubjectFieldError::NotOnTheList) => {
            model.keep_unsent(Field::Subject(line), text);
            return Vec::new();
        }
    };
    let today = model.today;
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    if before == text && session.assessment.subject.get(line) == text {
        return Vec::new();
    }
    let change = Change::Subject {
        field: line,
        before: before.into(),
        after: text.into(),
    };
    let moved = session.make(change, &model.stamp, today);
    changed(model, &moved)
}
