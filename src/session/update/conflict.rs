//! Conflicts with changes of others: shown when a merge finds them, settled by taking their side or keeping ours.

use crate::domain::change::{Change, Stamp};
use crate::domain::clean::clean_path;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::merge::add_conflicts;
use crate::domain::takeover::Takeover;
use crate::words::{Message, conflict as said, session as word};

use super::super::command::Command;
use super::super::effect::Effect;
use super::super::model::Model;
use super::super::piece::Role;
use super::change::{changed, may_write};
use super::evidence;

/// Applies what others changed in the file, as one step of undo.
pub(super) fn merge(model: &mut Model, takeover: Takeover) -> Vec<Effect> {
    let today = model.today;
    let is_writable = model.is_writable();
    let stamp = Stamp::outside(&model.stamp.at);
    let changes = takeover.changes();
    if let Some(session) = &mut model.session {
        session.assessment = takeover.after;
        if is_writable {
            for change in changes {
                session.history.make(change, &stamp, &mut session.assessment);
            }
        }
        session.refresh(today);
    }
    let (count, clashes) = (
        takeover.taken.len().to_string(),
        takeover.conflicts.len().to_string(),
    );
    let files: Vec<String> = takeover.copies.iter().map(|file| clean_path(file)).collect();
    let files = files.join(", ");
    let places = [
        ("taken", count.as_str()),
        ("count", clashes.as_str()),
        ("files", files.as_str()),
    ];
    let word = match (takeover.conflicts.is_empty(), takeover.copies.is_empty()) {
        (false, _) => word::MERGED_CONFLICTS,
        (true, false) => word::MERGED_REMOVED,
        (true, true) => word::MERGED,
    };
    let text = model.localized(word, &places, &[("undo", Command::Undo)]);
    model.show_notice(Role::Warn, text);
    add_conflicts(&mut model.conflicts, takeover.conflicts);
    takeover
        .taken
        .iter()
        .flat_map(|id| evidence::read_all(model, id))
        .collect()
}

/// Takes their side, as a change that can be undone.
pub(super) fn take(model: &mut Model, at: usize) -> Vec<Effect> {
    if !is_listed(model, at) || !may_write(model) {
        return Vec::new();
    }
    let today = model.today;
    let (Some(session), Some(conflict)) = (&mut model.session, model.conflicts.get(at)) else {
        return Vec::new();
    };
    let mut effects = Vec::new();
    if let Some(change) = conflict.change(&session.assessment) {
        let question = match &change {
            Change::Answer { question, .. } => Some(question.clone()),
            _ => None,
        };
        let moved = session.make(change, &model.stamp, today);
        effects.extend(question.iter().flat_map(|id| evidence::read_all(model, id)));
        effects.extend(changed(model, &moved));
    }
    settled(model, at, said::TAKEN);
    effects
}

pub(super) fn keep(model: &mut Model, at: usize) -> Vec<Effect> {
    if !is_listed(model, at) {
        return Vec::new();
    }
    settled(model, at, said::KEPT);
    // A file with conflict markers of git still contains both sides.
    let is_last = model.conflicts.is_empty() && model.is_writable();
    is_last.then_some(Effect::Save).into_iter().collect()
}

/// Whether there is a conflict at a position; shows a notice if not.
fn is_listed(model: &mut Model, at: usize) -> bool {
    let is_listed = at < model.conflicts.len();
    if !is_listed {
        let keys = [("conflicts", Command::Conflicts)];
        model.notify_keys(Role::Warn, word::NO_SUCH_CONFLICT, &keys);
    }
    is_listed
}

fn settled(model: &mut Model, at: usize, how: Message) {
    let Some(session) = model.session.as_ref().filter(|_| at < model.conflicts.len()) else {
        return;
    };
    let conflict = model.conflicts.remove(at);
    let left = model.conflicts.len().to_string();
    let text_in = |lang: Lang| {
        let undo = model.names.short(Command::Undo, lang);
        let name = said::name(&session.checklist, &conflict, lang);
        how.fill(lang, &[("name", &name), ("left", &left), ("undo", &undo)])
    };
    let text = Localized::each(text_in);
    model.show_notice(Role::Good, text);
}
