//! Builds the page of each screen from the model.

pub mod approval;
pub mod compare;
pub mod conflicts;
pub mod export;
pub mod form;
pub mod guide;
pub mod help;
pub mod history;
pub mod home;
pub mod labels;
pub mod list;
pub mod markdown;
mod measurement;
pub mod new;
pub mod overview;
pub mod question;
pub mod result;
pub mod review;
pub mod search;
pub mod settings;
pub mod waiting;

use super::action::Action;
use super::command::Command;
use super::model::{Model, Screen};
use super::unsent;
use crate::words::session as word;

pub use super::row::{Page, Row};

pub fn page(model: &Model) -> Page {
    let mut page = built(model);
    unsent::show(model, &mut page.rows);
    if has_menu(model.screen()) {
        // The last row stays last: it leads on.
        let last = page.rows.len().saturating_sub(1);
        let menu = Row::action(Action::Do(Command::Palette), word::MENU.get(model.lang)).quiet();
        page.rows.insert(last, menu);
    }
    page
}

/// Screens with a row for the menu of commands, because some terminals do not pass on every key.
fn has_menu(screen: Screen) -> bool {
    matches!(
        screen,
        Screen::Overview
            | Screen::System
            | Screen::Question
            | Screen::Review
            | Screen::Approval
            | Screen::Result
            | Screen::Export
    )
}

fn built(model: &Model) -> Page {
    match model.screen() {
        Screen::Home => home::page(model),
        Screen::New => new::page(model),
        Screen::System => form::page(model),
        Screen::Overview => overview::page(model),
        Screen::List(section) => list::page(model, section),
        Screen::Question => question::page(model),
        Screen::Search => search::page(model),
        Screen::Palette => search::palette(model),
        Screen::Filters => list::filters(model),
        Screen::Review => review::page(model),
        Screen::Approval => approval::page(model),
        Screen::Result => result::page(model),
        Screen::Export => export::page(model),
        Screen::Glossary => help::glossary(model),
        Screen::Help => help::page(model),
        Screen::History => history::page(model),
        Screen::Compare => compare::page(model),
        Screen::Settings => settings::page(model),
        Screen::Conflicts => conflicts::page(model),
    }
}
