//! One table: context and keys to command. It drives what keys do, the hints of the footer and the help screen, so
//! that none of them can say something else than the others.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::words::Word;
use crate::words::tui_key as word;

mod table;

use super::input::Key;

pub use table::{BINDINGS, needs_session};

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
    /// The answer with this number; 0 in the table stands for any of 1 to 9.
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
    Undo,
    Redo,
    Save,
    SaveAs,
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
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What is asked for.
    pub command: Command,
    /// Where.
    pub contexts: &'static [Context],
    /// With which keys, the one to show first.
    pub keys: &'static [Key],
    /// What it does, for help and footer.
    pub label: Word,
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
    Command::Save,
    Command::SaveAs,
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

/// What a key means in a context.
pub fn command(context: Context, pressed: Key) -> Option<Command> {
    // A jamo is a letter to a command, but while typing it is text: only keys with Ctrl are read that way there.
    let read = if context.is_typing() && !pressed.mods.contains(KeyModifiers::CONTROL) {
        pressed
    } else {
        pressed.for_command()
    };
    let found = BINDINGS
        .iter()
        .find(|each| each.contexts.contains(&context) && each.keys.contains(&read))?;
    Some(match (found.command, read.code) {
        (Command::Choose(_), KeyCode::Char(digit)) => {
            Command::Choose(u8::try_from(digit.to_digit(10).unwrap_or(0)).unwrap_or(0))
        }
        (command, _) => command,
    })
}

/// What a command is called.
pub fn label(command: Command) -> Word {
    let found = BINDINGS.iter().find(|each| each.command == command);
    found.map_or(
        match command {
            Command::SaveAs => word::SAVE_AS,
            Command::StopChecking => word::STOP_CHECKING,
            _ => word::HOME,
        },
        |each| each.label,
    )
}

/// The key to show for a command, where it has one.
pub fn shown_key(command: Command) -> Option<String> {
    let found = BINDINGS.iter().find(|each| each.command == command)?;
    found.keys.first().map(|key| name(*key))
}

/// The hints of a context in the order in which they are dropped last: help first, then by their place.
pub fn hints(context: Context) -> Vec<&'static Binding> {
    let mut hints: Vec<&Binding> = BINDINGS
        .iter()
        .filter(|each| each.hint > 0 && each.contexts.contains(&context))
        .collect();
    hints.sort_by_key(|each| each.hint);
    hints
}

/// A key as it is written: `^S`, `F4`, `Enter`.
pub fn name(key: Key) -> String {
    let code = match key.code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(each) if key.mods.contains(KeyModifiers::CONTROL) => {
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
                for key in binding.keys {
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
            let neutral = binding.keys.iter().any(|key| !is_letter(key));
            let answers = matches!(
                binding.command,
                Command::Yes | Command::Partial | Command::No | Command::NotApplicable
            );
            assert!(neutral || answers, "{:?}", binding.command);
        }
        for command in MENU {
            assert!(!label(*command).en.is_empty());
        }
    }

    #[test]
    fn jamo_are_letters_to_commands_and_text_to_texts() {
        let jamo = Key::new(KeyCode::Char('ㅜ'));
        assert_eq!(command(Context::Question, jamo), Some(Command::NextOpen));
        assert_eq!(command(Context::Note, jamo), None);
        let copy = Key::with(KeyCode::Char('ㅊ'), KeyModifiers::CONTROL);
        assert_eq!(command(Context::Note, copy), Some(Command::Quit));
    }

    #[test]
    fn help_is_the_last_hint_in_every_context_that_has_it() {
        for context in Context::ALL {
            let last = hints(context).last().map(|each| each.command);
            let wanted = if matches!(context, Context::Ask | Context::TooSmall) {
                Command::Quit
            } else {
                Command::Help
            };
            assert_eq!(last, Some(wanted), "{context:?}");
        }
    }
}
