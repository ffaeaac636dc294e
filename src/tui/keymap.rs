//! One table: context and keys to command. It drives what keys do, the hints of the footer and the help screen, so
//! that none of them can say something else than the others. The user's own keys lie over it.

use std::borrow::Cow;

use crossterm::event::{KeyCode, KeyModifiers};

use crate::words::Message;
use crate::words::tui_key as word;

mod name;
mod remap;
mod table;

use super::input::Key;

pub use name::{NAMES, key_word, name_of};
pub use table::BINDINGS;

/// Something a user can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    missing_docs,
    reason = "each command is described by its label in the table below"
)]
pub enum Command {
    Up,
    Down,
    PageUp,
    PageDown,
    Top,
    Bottom,
    Next,
    Previous,
    NextField,
    PreviousField,
    NextOpen,
    PreviousOpen,
    NextWithoutEvidence,
    Activate,
    Toggle,
    /// The answer with this number: the place of its key among the keys of the row. 0 in the table stands for any.
    Choose(u8),
    Clear,
    Yes,
    Partial,
    No,
    NotApplicable,
    Note,
    EditOutside,
    Evidence,
    Flag,
    InProgress,
    Guide,
    GuideUp,
    GuideDown,
    QuestionLanguage,
    Search,
    Palette,
    Filters,
    Overview,
    Result,
    Review,
    System,
    Export,
    Glossary,
    Settings,
    History,
    Compare,
    Undo,
    Redo,
    Save,
    SaveAs,
    Conflicts,
    Reopen,
    StopChecking,
    Language,
    Help,
    Mouse,
    Home,
    NewAssessment,
    OpenFile,
    Demo,
    Complete,
    EndEdit,
    Back,
    Suspend,
    Quit,
}

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// The first screen.
    Home,
    /// Any screen made of rows.
    Page,
    /// A question.
    Question,
    /// One line of text.
    Line,
    /// Several lines of text.
    Note,
    /// One line of text over a list of what it finds.
    Query,
    /// A choice that must be made.
    Ask,
    /// The window is too small to show anything.
    TooSmall,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 8] = [
        Self::Home,
        Self::Page,
        Self::Question,
        Self::Line,
        Self::Note,
        Self::Query,
        Self::Ask,
        Self::TooSmall,
    ];

    /// Whether a text takes the keys that no command takes.
    pub fn is_typing(self) -> bool {
        matches!(self, Self::Line | Self::Note | Self::Query)
    }
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// What is asked for.
    pub command: Command,
    /// Where.
    pub contexts: &'static [Context],
    /// With which keys, the one to show first.
    pub keys: Cow<'static, [Key]>,
    /// What it does, for help and footer.
    pub label: Message,
    /// Place in the footer, lowest first; 0 for none.
    pub hint: u8,
}

/// Commands that every screen's menu and the palette offer, whatever keys a terminal keeps for itself.
pub const MENU: &[Command] = &[
    Command::Overview,
    Command::NextOpen,
    Command::PreviousOpen,
    Command::NextWithoutEvidence,
    Command::Search,
    Command::Filters,
    Command::Review,
    Command::Result,
    Command::Export,
    Command::System,
    Command::Note,
    Command::EditOutside,
    Command::Evidence,
    Command::Flag,
    Command::InProgress,
    Command::Guide,
    Command::Clear,
    Command::NotApplicable,
    Command::Undo,
    Command::Redo,
    Command::History,
    Command::Compare,
    Command::Save,
    Command::SaveAs,
    Command::Conflicts,
    Command::Reopen,
    Command::StopChecking,
    Command::Language,
    Command::QuestionLanguage,
    Command::Glossary,
    Command::Settings,
    Command::Mouse,
    Command::Help,
    Command::Home,
    Command::Suspend,
    Command::Quit,
];

/// The table with the keys this user has.
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
    /// The rows, in the order in which help lists them.
    pub fn rows(&self) -> &[Binding] {
        &self.rows
    }

    fn rows_in(&self, context: Context) -> impl Iterator<Item = &Binding> {
        self.rows
            .iter()
            .filter(move |row| row.contexts.contains(&context))
    }

    /// What a key means in a context.
    pub fn command(&self, context: Context, pressed: Key) -> Option<Command> {
        // A jamo is a letter to a command, but while typing it is text: only keys with Ctrl are read that way there.
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

    /// What a command is called.
    pub fn label(&self, command: Command) -> Message {
        self.row(command).map_or(word::HOME, |row| row.label)
    }

    /// The key to show for a command; empty where it has none.
    pub fn shown(&self, command: Command) -> String {
        let row = self.row(command);
        row.map(Binding::shown).unwrap_or_default()
    }

    /// The shortest key of a command, for a sentence; empty where it has none.
    pub fn short(&self, command: Command) -> String {
        let keys = self.row(command).map_or(&[][..], |row| &row.keys[..]);
        let names = keys.iter().map(|key| name(*key));
        names.min_by_key(|name| name.chars().count()).unwrap_or_default()
    }

    /// The key of the list of commands as it stands before the name of a command: `:saveas` is one word where the key is a
    /// character, `^G saveas` two.
    pub fn palette_word(&self) -> String {
        let key = self.short(Command::Palette);
        if key.chars().count() == 1 { key } else { key + " " }
    }

    /// The key to show for a command in a context; empty where it has none there.
    pub fn first_in(&self, context: Context, command: Command) -> String {
        let row = self.rows_in(context).find(|row| row.command == command);
        row.map(Binding::shown).unwrap_or_default()
    }

    /// The hints of a context in the order in which they are dropped last: help last, the others by their place.
    pub fn hints(&self, context: Context) -> Vec<&Binding> {
        let is_shown = |row: &&Binding| row.hint > 0 && !row.keys.is_empty();
        let mut hints: Vec<&Binding> = self.rows_in(context).filter(is_shown).collect();
        hints.sort_by_key(|row| row.hint);
        hints
    }

    /// Whether a command works only on an open assessment, so that without one no hint is given.
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

impl Binding {
    /// The key to show first; a run of keys that choose the n-th answer as its ends.
    pub fn shown(&self) -> String {
        let (first, last) = (self.keys.first(), self.keys.last());
        match (self.command, first, last) {
            (Command::Choose(_), Some(first), Some(last)) if first != last => {
                format!("{}-{}", name(*first), name(*last))
            }
            (_, Some(first), _) => name(*first),
            _ => String::new(),
        }
    }
}

/// A key as it is written: `^S`, `F4`, `Enter`.
pub fn name(key: Key) -> String {
    let code = match key.code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(each) if key.mods == KeyModifiers::CONTROL => {
            return format!("^{}", each.to_ascii_uppercase());
        }
        KeyCode::Char(each) => each.to_string(),
        KeyCode::F(number) => format!("F{number}"),
        KeyCode::BackTab => return "Shift+Tab".to_owned(),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::Insert => "Ins".to_owned(),
        code => format!("{code:?}"),
    };
    let mut name = String::new();
    if key.mods.contains(KeyModifiers::CONTROL) {
        name.push_str("Ctrl+");
    }
    if key.mods.contains(KeyModifiers::SHIFT) {
        name.push_str("Shift+");
    }
    if key.mods.contains(KeyModifiers::ALT) {
        name.push_str("Alt+");
    }
    name + &code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_bindings_collide_in_a_context() {
        for context in Context::ALL {
            let mut seen: Vec<(Key, Command)> = Vec::new();
            for binding in BINDINGS.iter().filter(|each| each.contexts.contains(&context)) {
                for key in binding.keys.iter() {
                    let other = seen.iter().find(|(each, _)| each == key);
                    assert_eq!(other, None, "{context:?}: {} means two things", name(*key));
                    seen.push((*key, binding.command));
                }
            }
        }
    }

    #[test]
    fn every_command_is_reached_without_letters() {
        let is_letter = |key: &Key| {
            key.mods.is_empty() && matches!(key.code, KeyCode::Char(each) if each.is_alphabetic())
        };
        for binding in BINDINGS {
            // What has no key at all is in the menu of commands.
            let neutral = binding.keys.iter().any(|key| !is_letter(key))
                || binding.keys.is_empty() && MENU.contains(&binding.command);
            let answers = matches!(
                binding.command,
                Command::Yes | Command::Partial | Command::No | Command::NotApplicable
            );
            assert!(neutral || answers, "{:?}", binding.command);
        }
        for command in MENU {
            assert!(BINDINGS.iter().any(|row| row.command == *command), "{command:?}");
        }
    }

    #[test]
    fn jamo_are_letters_to_commands_and_text_to_texts() {
        let keymap = Keymap::default();
        let jamo = Key::new(KeyCode::Char('ㅜ'));
        assert_eq!(keymap.command(Context::Question, jamo), Some(Command::NextOpen));
        assert_eq!(keymap.command(Context::Note, jamo), None);
        let copy = Key::with(KeyCode::Char('ㅊ'), KeyModifiers::CONTROL);
        assert_eq!(keymap.command(Context::Note, copy), Some(Command::Quit));
    }

    #[test]
    fn help_is_the_last_hint_in_every_context_that_has_it() {
        let keymap = Keymap::default();
        for context in Context::ALL {
            let last = keymap.hints(context).last().map(|each| each.command);
            let wanted = if matches!(context, Context::Ask | Context::TooSmall) {
                Command::Quit
            } else {
                Command::Help
            };
            assert_eq!(last, Some(wanted), "{context:?}");
        }
    }
}
