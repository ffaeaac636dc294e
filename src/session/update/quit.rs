//! Quitting and closing; asks first if something is not on disk.

use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::user_error::UserError;
use crate::words::session as word;

use super::super::action::Action;
use super::super::command::Command;
use super::super::effect::Effect;
use super::super::model::{Ask, Model, Saving};
use super::editing;

pub(super) fn quit(model: &mut Model) -> Vec<Effect> {
    let mut effects = editing::leave(model);
    if let Saving::Failed(error) = &model.saving {
        let error = error.clone();
        ask_unsaved(model, &error);
        return effects;
    }
    effects.push(Effect::Quit);
    effects
}

pub(super) fn ask_unsaved(model: &mut Model, error: &UserError) {
    // The risk comes first, because a small window shows no more.
    let said = |lang: Lang| format!("{} {}", word::UNSAVED.get(lang), error.what.get(lang));
    model.ask = Some(Ask {
        text: Localized::each(said),
        options: vec![
            (word::STAY, Action::Dismiss),
            (word::TRY_AGAIN, Action::QuitAgain),
            (word::SAVE_ELSEWHERE, Action::Do(Command::SaveAs)),
            (word::QUIT_ANYWAY, Action::QuitAnyway),
        ],
        focus: 0,
    });
}
