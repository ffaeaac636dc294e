//! What choosing a row does.

use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::value::Value;
use crate::session::port::ExportOrder;
use crate::words::tui as word;

use super::super::action::Action;
use super::super::effect::Effect;
use super::super::marks::Glyphs;
use super::super::model::{Field, Model, Saving, Screen};
use super::super::piece::Role;
use super::{answer, command, conflict, editing, evidence, history, may_write, navigate};

/// Enter on a row: as Space does, but an answer already chosen leads on to the next question.
pub(super) fn activate(model: &mut Model, act: Action) -> Vec<Effect> {
    match act {
        Action::Choose(option) if answer::is_chosen(model, option) => command::next(model),
        Action::NotApplicable if answer::is_not_applicable(model) => command::next(model),
        act => perform(model, act),
    }
}

/// Carries a row's act out.
pub(super) fn perform(model: &mut Model, act: Action) -> Vec<Effect> {
    match act {
        Action::Do(command) => command::run(model, command),
        Action::Begin(at) | Action::Pick(at) => begin(model, at),
        Action::Create => create(model),
        Action::Open(at) => {
            let path = model.known.get(at).map(|known| known.path.clone());
            path.map(Effect::Open).into_iter().collect()
        }
        Action::Go(screen) => {
            navigate::go(model, screen);
            Vec::new()
        }
        Action::Edit(field) => edit(model, field),
        Action::Fact(fact, option) => choose_fact(model, &fact, option),
        Action::Choose(option) => answer::choose(model, option),
        Action::Answer(value) => answer::answer_with(model, value),
        Action::SetFact(fact, value) => set_fact(model, &fact, value),
        Action::NotApplicable => answer::not_applicable(model),
        Action::Confirm => answer::confirm(model),
        Action::Question(at) => navigate::go_question(model, at),
        Action::Evidence(place) => evidence::ask(model, &place),
        Action::RemoveEvidence(place) => evidence::remove(model, &place),
        Action::RecordEvidence(place) => evidence::record_as_it_is(model, &place),
        Action::ReadAgain(place) => evidence::ask_again(model, &place),
        Action::Step(step) => history::ask(model, step),
        Action::BackTo(steps) => history::back_to(model, steps),
        Action::TakeTheirs(at) => conflict::take(model, at),
        Action::KeepOurs(at) => conflict::keep(model, at),
        Action::Filter(filter) => {
            toggle_filter(model, filter);
            Vec::new()
        }
        Action::NoFilters => {
            if let Some(session) = &mut model.session {
                session.set_filters(Vec::new());
            }
            Vec::new()
        }
        Action::All => {
            if let Some(session) = &mut model.session {
                session.set_filters(Vec::new());
            }
            navigate::go(model, Screen::List(None));
            Vec::new()
        }
        Action::Only(filter) => {
            if let Some(session) = &mut model.session {
                session.set_filters(vec![filter]);
            }
            navigate::go(model, Screen::List(None));
            Vec::new()
        }
        act => perform_setting(model, &act),
    }
}

fn perform_setting(model: &mut Model, act: &Action) -> Vec<Effect> {
    match *act {
        Action::Format(format) => model.order.format = format,
        Action::ReportLang(lang) => model.order.lang = Some(lang),
        Action::Final(is_final) => model.order.is_final = is_final,
        Action::Export => return export(model),
        Action::Lang(lang) => {
            model.lang = lang;
            return vec![Effect::RememberLang(lang)];
        }
        Action::Glyphs(glyphs) => {
            model.glyphs = glyphs;
            let value = if glyphs == Glyphs::Ascii {
                "ascii"
            } else {
                "unicode"
            };
            return vec![Effect::RememberSetting("glyphs", value)];
        }
        Action::QuitAnyway => return vec![Effect::QuitUnsaved],
        Action::QuitAgain => {
            model.saving = Saving::Pending(None);
            return vec![Effect::Save, Effect::Quit];
        }
        _ => {}
    }
    Vec::new()
}

/// Turns the mouse on or off.
pub(super) fn mouse(model: &mut Model) -> Vec<Effect> {
    model.mouse = !model.mouse;
    let (said, value) = if model.mouse {
        (word::MOUSE_ON, "on")
    } else {
        (word::MOUSE_OFF, "off")
    };
    model.tell(Role::Dim, said);
    vec![
        Effect::Mouse(model.mouse),
        Effect::RememberSetting("mouse", value),
    ]
}

fn begin(model: &mut Model, at: usize) -> Vec<Effect> {
    let Some(entry) = model.catalog.get(at) else {
        return Vec::new();
    };
    if let Some(trouble) = &entry.problem {
        let trouble = trouble.clone();
        model.say(Role::Bad, trouble);
        return Vec::new();
    }
    let id = entry.id.clone();
    model.draft.checklist = Some(at);
    if model.screen() != Screen::New {
        navigate::go(model, Screen::New);
        navigate::focus(model, Action::Edit(Field::NewName));
        // The name is the one thing wanted here, so it can be typed at once.
        editing::begin(model, Field::NewName);
    }
    let mut effects = vec![Effect::Propose(id, model.draft.name.clone())];
    effects.extend(measure(model));
    effects
}

/// Asks how much each checklist asks, where that is not known yet: somebody is about to choose one.
pub(super) fn measure(model: &Model) -> Vec<Effect> {
    let unknown = model
        .catalog
        .iter()
        .filter(|entry| entry.problem.is_none() && entry.extent.is_none());
    unknown.cloned().map(Effect::Measure).collect()
}

fn create(model: &mut Model) -> Vec<Effect> {
    let entry = model.draft.checklist.and_then(|at| model.catalog.get(at));
    let Some(entry) = entry else {
        model.tell(Role::Warn, word::PICK_A_CHECKLIST);
        return Vec::new();
    };
    let draft = &model.draft;
    vec![Effect::Create(
        entry.id.clone(),
        draft.name.clone(),
        draft.chosen.clone(),
    )]
}

fn edit(model: &mut Model, field: Field) -> Vec<Effect> {
    if field.is_of_assessment() && !may_write(model) {
        return Vec::new();
    }
    navigate::focus(model, Action::Edit(field.clone()));
    editing::begin(model, field);
    Vec::new()
}

fn choose_fact(model: &mut Model, fact: &Id, option: usize) -> Vec<Effect> {
    let Some(session) = &model.session else {
        return Vec::new();
    };
    let Some(kind) = session.checklist.kind_of_fact(fact) else {
        return Vec::new();
    };
    let now = session.assessment.profile.get(fact);
    let chosen = kind.toggle(option, now);
    // Choosing again what stands there takes it back, so that nothing is final.
    let is_taken_back = chosen.as_ref() == now && !kind.is_many();
    set_fact(model, fact, chosen.filter(|_| !is_taken_back))
}

/// Gives a fact a value, or none.
fn set_fact(model: &mut Model, fact: &Id, value: Option<Value>) -> Vec<Effect> {
    if !may_write(model) {
        return Vec::new();
    }
    let today = model.today;
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    let Some(change) = Change::fact(&session.assessment, fact, value) else {
        return Vec::new();
    };
    let moved = session.make(change, &model.stamp, today);
    super::changed(model, &moved)
}

/// Writes a fact that takes a text or number.
pub(super) fn write_fact(model: &mut Model, fact: &Id, text: &str) -> Vec<Effect> {
    let session = model.session.as_ref();
    let Some(kind) = session.and_then(|session| session.checklist.kind_of_fact(fact)) else {
        return Vec::new();
    };
    match kind.read(text) {
        Ok(value) => set_fact(model, fact, Some(value)),
        Err(_) if text.trim().is_empty() => set_fact(model, fact, None),
        Err(_) => {
            model.tell(Role::Warn, word::NOT_A_NUMBER);
            Vec::new()
        }
    }
}

fn toggle_filter(model: &mut Model, filter: crate::domain::filter::Filter) {
    let Some(session) = &mut model.session else { return };
    let mut filters = session.filters.clone();
    if filters.contains(&filter) {
        filters.retain(|each| *each != filter);
    } else {
        filters.push(filter);
    }
    session.set_filters(filters);
}

fn export(model: &mut Model) -> Vec<Effect> {
    let order = &model.order;
    let (to, since) = (order.to.trim(), order.since.trim());
    vec![Effect::Export(ExportOrder {
        format: order.format,
        lang: order.lang.unwrap_or(model.lang),
        is_final: order.is_final,
        to: (!to.is_empty()).then(|| to.into()),
        since: (!since.is_empty()).then(|| since.into()),
    })]
}
