//! Carries effects out through the port. When an effect is due, and what a terminal does for it, is the face's part.

use crate::domain::assessment::Assessment;
use crate::domain::user_error::UserError;

use super::effect::Effect;
use super::model::Model;
use super::msg::{Msg, Outcome};
use super::port::Port;
use super::update::update;

/// Carries one effect out. Returns the outcome, if it is known at once.
pub fn perform(effect: Effect, port: &mut dyn Port, model: &Model) -> Option<Outcome> {
    let assessment = model.session.as_ref().map(|session| &session.assessment);
    Some(match effect {
        Effect::LoadHome => Outcome::Home(port.checklists(), port.known()),
        Effect::Measure(mut entry) => {
            entry.extent = port.extent(&entry);
            Outcome::Measured(entry)
        }
        Effect::LookInto(known) => Outcome::LookedInto(port.look_into(&known)),
        Effect::LoadHistory => Outcome::History(port.history()),
        Effect::Propose(checklist, name) => Outcome::Proposed(port.proposed_path(&checklist, &name)),
        Effect::Create(checklist, name, to) => {
            Outcome::Opened(port.create(&checklist, &name, to).map(Box::new))
        }
        Effect::Open(path) => Outcome::Opened(port.open(&path).map(Box::new)),
        Effect::Demo => Outcome::Opened(port.demo().map(Box::new)),
        Effect::Leave => {
            remember(port, model);
            Outcome::Left(port.flush().and_then(|()| port.close()))
        }
        Effect::Complete(typed) => Outcome::Completed(port.complete_path(&typed)),
        Effect::Flush => Outcome::Flushed(port.flush()),
        Effect::Compare(path) => Outcome::Baseline(port.baseline(&path).map(Box::new)),
        Effect::EditOutside(text) => Outcome::Edited(port.edit_outside(&text)),
        Effect::Quit => {
            remember(port, model);
            Outcome::Quit(port.flush().and_then(|()| port.close()))
        }
        Effect::QuitUnsaved => {
            remember(port, model);
            // The failure was reported and the user chose to leave all the same.
            let _ = port.close();
            Outcome::QuitUnsaved
        }
        Effect::Remember => {
            remember(port, model);
            return None;
        }
        Effect::RememberLang(lang) => {
            port.remember_lang(lang);
            return None;
        }
        Effect::RememberSetting(key, value) => {
            port.remember_setting(key, value);
            return None;
        }
        effect => return perform_open(effect, port, assessment?),
    })
}

/// Effects on the open assessment.
fn perform_open(effect: Effect, port: &mut dyn Port, assessment: &Assessment) -> Option<Outcome> {
    match effect {
        Effect::Save | Effect::SaveSoon => return Some(Outcome::Submitted(port.save(assessment))),
        Effect::SaveAs(path) => return Some(Outcome::SavedAs(port.save_as(assessment, &path))),
        Effect::Export(order) => return Some(Outcome::Exported(port.export(assessment, &order))),
        Effect::Inspect(question, piece) => port.inspect(&question, &piece),
        Effect::StopInspecting => port.stop_inspecting(),
        _ => {}
    }
    None
}

/// Keeps the place of the user for the next session.
pub fn remember(port: &mut dyn Port, model: &Model) {
    let now = port.now();
    if let Some(position) = model.position(&now) {
        port.remember(&position);
    }
}

/// Passes new records of the history to the journal, if there are any.
pub fn journal(port: &mut dyn Port, model: &mut Model) {
    let session = model.session.as_mut();
    let news = session
        .map(|session| session.history.take_news())
        .unwrap_or_default();
    if !news.is_empty() {
        port.journal(&news);
    }
}

/// The last things before the end when nobody can be asked any more: what is being typed becomes a step, everything is saved
/// and the file is left.
pub fn finish(port: &mut dyn Port, model: &mut Model, mut is_unsaved: bool) -> Result<(), Box<UserError>> {
    let effects = update(model, Msg::Leave);
    is_unsaved |= effects.contains(&Effect::Save);
    if let (true, Some(session)) = (is_unsaved, &model.session) {
        port.save(&session.assessment);
    }
    journal(port, model);
    remember(port, model);
    let flushed = port.flush();
    port.close().and(flushed)
}
