//! Carries out effects through the port. The interface decides when, and handles those of its terminal.

use crate::domain::assessment::Assessment;
use crate::domain::change::Stamp;
use crate::domain::event::Event;
use crate::domain::history::Record;
use crate::domain::user_error::UserError;

use super::effect::Effect;
use super::model::Model;
use super::msg::{Msg, Outcome};
use super::port::Port;
use super::update::update;

/// Carries out an effect and returns its outcome, if there is one at once.
pub fn perform(effect: Effect, port: &mut dyn Port, model: &Model) -> Option<Outcome> {
    let assessment = model.session.as_ref().map(|session| &session.assessment);
    Some(match effect {
        Effect::LoadHome => Outcome::Home(port.checklists(), port.recent()),
        Effect::Measure(mut entry) => {
            entry.extent = port.extent(&entry);
            Outcome::Measured(entry)
        }
        Effect::LoadHistory => Outcome::History(port.history()),
        Effect::Propose(checklist, name) => Outcome::Proposed(port.proposed_path(&checklist, &name)),
        Effect::Create(checklist, name, to) => {
            Outcome::Opened(port.create(&checklist, &name, to).map(Box::new))
        }
        Effect::Open(path) => Outcome::Opened(port.open(&path).map(Box::new)),
        Effect::Demo => Outcome::Opened(port.demo().map(Box::new)),
        Effect::OfferAuthor => Outcome::AuthorOffered(port.author_to_offer()),
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
            // The failure was reported, and the user chose to leave.
            let _ = port.close();
            Outcome::QuitUnsaved
        }
        Effect::ReadDetails(known) => {
            port.read_details(&known);
            return None;
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
            port.remember_setting(key, &value);
            return None;
        }
        effect => return perform_open(effect, port, assessment?),
    })
}

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

/// Stores the user's position for the next session.
pub fn remember(port: &mut dyn Port, model: &Model) {
    let now = port.now();
    if let Some(position) = model.position(&now) {
        port.remember(&position);
    }
}

/// Sets who makes the next change, and when.
pub fn stamp(port: &mut dyn Port, model: &mut Model) {
    model.stamp = Stamp {
        by: port.author(),
        at: port.now(),
    };
    model.today = port.today();
}

/// Saves and waits until it is on disk. Returns the new records of the history and why saving failed; the notice stays.
pub fn save_now(port: &mut dyn Port, model: &mut Model) -> (Vec<Record>, Result<(), Box<UserError>>) {
    let Some(Outcome::Submitted(ticket)) = perform(Effect::Save, port, model) else {
        return (Vec::new(), Ok(()));
    };
    let notice = model.notice.take();
    update(model, Msg::Outcome(Outcome::Submitted(ticket)));
    let news = journal(port, model);
    let saved = port.flush();
    let event = match &saved {
        Ok(()) => Event::Saved(ticket, model.stamp.at.get(11..19).unwrap_or_default().to_owned()),
        Err(error) => Event::SaveFailed(ticket, error.clone()),
    };
    update(model, Msg::Port(event));
    model.notice = notice;
    (news, saved)
}

/// Passes new records of the history to the journal, if there are any, and returns them.
pub fn journal(port: &mut dyn Port, model: &mut Model) -> Vec<Record> {
    let session = model.session.as_mut();
    let news = session
        .map(|session| session.history.take_news())
        .unwrap_or_default();
    if !news.is_empty() {
        port.journal(&news);
    }
    news
}

/// Ends a session that nobody can be asked about any more: the text being typed becomes a step, everything is saved and the
/// file is closed.
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
