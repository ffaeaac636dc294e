//! The map from context and key to command. Keys, hints and help come from this one table, with the user's own keys over it.

use crossterm::event::KeyModifiers;

use crate::domain::lang::Lang;
use crate::session::command::Command;
use crate::session::command_names::CommandNames;
use crate::session::context::Context;
use crate::session::page::Row;
use crate::session::piece::Role;
use crate::words::tui as word;

mod binding;
mod name;
mod remap;
mod table;

use super::input::Key;
use super::text;

pub use binding::{Binding, name};
pub use name::key_word;
pub use table::BINDINGS;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    rows: Vec<Binding>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self {
            rows: BINDINGS.to_vec(),
        }
    }
}

impl Keymap {
    /// In the order in which help lists them.
    pub fn rows(&self) -> &[Binding] {
        &self.rows
    }

    fn rows_in(&self, context: Context) -> impl Iterator<Item = &Binding> {
        self.rows
            .iter()
            .filter(move |row| row.contexts.contains(&context))
    }

    pub fn command(&self, context: Context, pressed: Key) -> Option<Command> {
        // A jamo is a letter to a command but text while typing; only keys with Ctrl are commands there.
        let read = if context.is_typing() && !pressed.mods.contains(KeyModifiers::CONTROL) {
            pressed
        } else {
            pressed.for_command()
        };
        if context.is_typing() && read.is_text() {
            return None;
        }
        let place = |row: &Binding| row.keys.iter().position(|key| *key == read);
        let (row, at) = self.rows_in(context).find_map(|row| Some((row, place(row)?)))?;
        Some(match row.command {
            Command::Choose(_) => Command::Choose(u8::try_from(at + 1).unwrap_or(0)),
            command => command,
        })
    }

    fn row(&self, command: Command) -> Option<&Binding> {
        self.rows.iter().find(|row| row.command == command)
    }

    /// The shortest key of a command, for a sentence; empty if it has none.
    pub fn key(&self, command: Command) -> String {
        let keys = self.row(command).map_or(&[][..], |row| &row.keys[..]);
        let names = keys.iter().map(|key| name(*key));
        names.min_by_key(|name| name.chars().count()).unwrap_or_default()
    }

    /// The first key of a command in a context; empty if it has none there.
    pub fn first_in(&self, context: Context, command: Command) -> String {
        let row = self.rows_in(context).find(|row| row.command == command);
        row.map(Binding::shown).unwrap_or_default()
    }

    /// Hints in the order of their importance: help last, the others by their place.
    pub fn hints(&self, context: Context) -> Vec<&Binding> {
        let is_shown = |row: &&Binding| row.hint > 0 && !row.keys.is_empty();
        let mut hints: Vec<&Binding> = self.rows_in(context).filter(is_shown).collect();
        hints.sort_by_key(|row| row.hint);
        hints
    }

    /// Whether a command needs an open assessment, so that no hint is shown without one.
    pub fn needs_session(&self, command: Command) -> bool {
        let always = [
            Command::Palette,
            Command::Help,
            Command::Quit,
            Command::Activate,
            Command::Back,
        ];
        let row = self.row(command);
        row.is_some_and(|row| row.contexts == table::WORK) && !always.contains(&command)
    }
}

/// Width of the column of keys on the help page, in cells.
const KEYS: usize = 14;

impl CommandNames for Keymap {
    fn short(&self, command: Command, _: Lang) -> String {
        self.key(command)
    }

    fn shown(&self, command: Command, context: Context, _: Lang) -> String {
        let here = self.first_in(context, command);
        if !here.is_empty() {
            return here;
        }
        self.row(command).map(Binding::shown).unwrap_or_default()
    }

    /// `:saveas` is one word where the palette's key is a character, `^G saveas` two.
    fn prefix(&self) -> String {
        let key = self.key(Command::Palette);
        if key.chars().count() == 1 { key } else { key + " " }
    }

    fn help(&self, lang: Lang, guide_has_pane: bool) -> Vec<Row> {
        let mut rows = vec![Row::text(Role::Plain, word::HELP_INTRO.get(lang))];
        for (context, heading) in [
            (Context::Question, word::HELP_QUESTION),
            (Context::Page, word::HELP_PAGE),
            (Context::Home, word::HELP_HOME),
            (Context::Note, word::HELP_NOTE),
            (Context::Line, word::HELP_LINE),
        ] {
            rows.extend([Row::gap(), Row::heading(heading.get(lang))]);
            for binding in self.rows_in(context) {
                // Commands of every screen are listed once, under pages.
                let is_shared = binding.contexts.contains(&Context::Page);
                let does_nothing = binding.command == Command::Guide && guide_has_pane;
                if does_nothing || is_shared && context != Context::Page {
                    continue;
                }
                let lead = text::pad(&format!("{} ", self.keys_of(binding)), KEYS);
                rows.push(Row::text(Role::Plain, binding.command.label().get(lang)).lead(lead, Role::Key));
            }
        }
        rows.extend([Row::gap(), Row::text(Role::Dim, word::HELP_PLAIN.get(lang))]);
        rows
    }
}

impl Keymap {
    fn keys_of(&self, binding: &Binding) -> String {
        if binding.keys.is_empty() {
            return self.shown(Command::Palette, Context::Page, Lang::En);
        }
        if let Command::Choose(_) = binding.command {
            return binding.shown();
        }
        let keys: Vec<String> = binding.keys.iter().map(|key| name(*key)).collect();
        keys.join(" ")
    }
}
