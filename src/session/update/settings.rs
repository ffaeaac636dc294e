//! Settings of the interface and options of a report.

use crate::session::port::ExportOrder;
use crate::words::session as word;

use super::super::action::Action;
use super::super::effect::Effect;
use super::super::marks::Glyphs;
use super::super::model::{Model, Saving};
use super::super::piece::Role;
use super::quit;

pub(super) fn perform(model: &mut Model, action: &Action) -> Vec<Effect> {
    match *action {
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
            return vec![Effect::RememberSetting("glyphs", value.to_owned())];
        }
        Action::QuitAnyway if matches!(model.saving, Saving::Failed(_)) => return vec![Effect::QuitUnsaved],
        Action::QuitAnyway => return quit::quit(model),
        Action::QuitAgain => {
            model.saving = Saving::Pending(None);
            return vec![Effect::Save, Effect::Quit];
        }
        _ => {}
    }
    Vec::new()
}

pub(super) fn mouse(model: &mut Model) -> Vec<Effect> {
    model.mouse = !model.mouse;
    let (said, value) = if model.mouse {
        (word::MOUSE_ON, "on")
    } else {
        (word::MOUSE_OFF, "off")
    };
    model.notify(Role::Dim, said);
    vec![
        Effect::Mouse(model.mouse),
        Effect::RememberSetting("mouse", value.to_owned()),
    ]
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
