//! One table: context and keys to command. It drives what keys do, the hints of the footer and the help screen, so
//! that none of them can say something else than the others.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::words::Word;
use crate::words::tui_key as word;

use super::input::Key;

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

const fn key(code: KeyCode) -> Key {
    Key::new(code)
}
const fn char(each: char) -> Key {
    Key::new(KeyCode::Char(each))
}
const fn ctrl(each: char) -> Key {
    Key::with(KeyCode::Char(each), KeyModifiers::CONTROL)
}
const fn f(number: u8) -> Key {
    Key::new(KeyCode::F(number))
}
const fn alt(code: KeyCode) -> Key {
    Key::with(code, KeyModifiers::ALT)
}

use Context::{Ask, Home, Line, Note, Page, Query, Question, TooSmall};

/// Every screen but those that type.
const ROWS: &[Context] = &[Home, Page, Question, Ask];
const PAGES: &[Context] = &[Home, Page, Question];
const WORK: &[Context] = &[Page, Question];
const ASKED: &[Context] = &[Question];
const EVERYWHERE: &[Context] = &[Home, Page, Question, Line, Note, Query, Ask, TooSmall];
const TYPING: &[Context] = &[Line, Note, Query];

const fn bind(
    command: Command,
    contexts: &'static [Context],
    keys: &'static [Key],
    label: Word,
    hint: u8,
) -> Binding {
    Binding {
        command,
        contexts,
        keys,
        label,
        hint,
    }
}

/// The table.
pub const BINDINGS: &[Binding] = &[
    bind(Command::Up, ROWS, &[key(KeyCode::Up), char('k')], word::UP, 0),
    bind(
        Command::Down,
        ROWS,
        &[key(KeyCode::Down), char('j')],
        word::DOWN,
        0,
    ),
    bind(
        Command::PageUp,
        PAGES,
        &[key(KeyCode::PageUp), ctrl('u')],
        word::PAGE_UP,
        0,
    ),
    bind(
        Command::PageDown,
        PAGES,
        &[key(KeyCode::PageDown), ctrl('d')],
        word::PAGE_DOWN,
        0,
    ),
    bind(
        Command::Top,
        PAGES,
        &[key(KeyCode::Home), char('g')],
        word::TOP,
        0,
    ),
    bind(
        Command::Bottom,
        PAGES,
        &[key(KeyCode::End), char('G')],
        word::BOTTOM,
        0,
    ),
    bind(
        Command::NextField,
        ROWS,
        &[key(KeyCode::Tab)],
        word::NEXT_FIELD,
        0,
    ),
    bind(
        Command::PreviousField,
        ROWS,
        &[key(KeyCode::BackTab)],
        word::PREVIOUS_FIELD,
        0,
    ),
    bind(Command::Activate, ROWS, &[key(KeyCode::Enter)], word::ACTIVATE, 2),
    bind(Command::Toggle, ROWS, &[char(' ')], word::TOGGLE, 0),
    bind(
        Command::Choose(0),
        ASKED,
        &[
            char('1'),
            char('2'),
            char('3'),
            char('4'),
            char('5'),
            char('6'),
            char('7'),
            char('8'),
            char('9'),
        ],
        word::CHOOSE,
        1,
    ),
    bind(Command::Clear, ASKED, &[char('0')], word::CLEAR, 0),
    bind(
        Command::Next,
        ASKED,
        &[key(KeyCode::Right), char('l')],
        word::NEXT,
        4,
    ),
    bind(
        Command::Previous,
        ASKED,
        &[key(KeyCode::Left), char('h')],
        word::PREVIOUS,
        0,
    ),
    bind(Command::NextOpen, WORK, &[f(4), char('n')], word::NEXT_OPEN, 3),
    bind(
        Command::PreviousOpen,
        WORK,
        &[Key::with(KeyCode::F(4), KeyModifiers::SHIFT), char('N')],
        word::PREVIOUS_OPEN,
        0,
    ),
    bind(
        Command::NextWithoutEvidence,
        WORK,
        &[Key::with(KeyCode::F(6), KeyModifiers::SHIFT), char('V')],
        word::NEXT_WITHOUT_EVIDENCE,
        0,
    ),
    bind(Command::Yes, ASKED, &[char('y')], word::YES, 0),
    bind(Command::Partial, ASKED, &[char('p')], word::PARTIAL, 0),
    bind(Command::No, ASKED, &[char('x')], word::NO, 0),
    bind(
        Command::NotApplicable,
        ASKED,
        &[char('a')],
        word::NOT_APPLICABLE,
        0,
    ),
    bind(Command::Note, ASKED, &[f(2), char('e')], word::NOTE, 5),
    bind(Command::EditOutside, ASKED, &[ctrl('e')], word::EDIT_OUTSIDE, 0),
    bind(Command::Evidence, ASKED, &[f(6), char('v')], word::EVIDENCE, 6),
    bind(Command::Flag, ASKED, &[f(7), char('m')], word::FLAG, 0),
    bind(
        Command::InProgress,
        ASKED,
        &[Key::with(KeyCode::F(7), KeyModifiers::SHIFT), char('i')],
        word::IN_PROGRESS,
        0,
    ),
    bind(Command::Guide, ASKED, &[f(12), char('w')], word::GUIDE, 7),
    bind(
        Command::GuideUp,
        ASKED,
        &[alt(KeyCode::Up), char('[')],
        word::GUIDE_UP,
        0,
    ),
    bind(
        Command::GuideDown,
        ASKED,
        &[alt(KeyCode::Down), char(']')],
        word::GUIDE_DOWN,
        0,
    ),
    bind(
        Command::QuestionLanguage,
        WORK,
        &[Key::with(KeyCode::F(5), KeyModifiers::SHIFT), char('L')],
        word::QUESTION_LANGUAGE,
        0,
    ),
    bind(Command::Search, WORK, &[char('/'), ctrl('f')], word::SEARCH, 8),
    bind(
        Command::Palette,
        PAGES,
        &[char(':'), ctrl('g')],
        word::PALETTE,
        12,
    ),
    bind(Command::Filters, WORK, &[f(3), char('f')], word::FILTERS, 9),
    bind(Command::Overview, WORK, &[f(8), char('o')], word::OVERVIEW, 10),
    bind(Command::Result, WORK, &[f(9), char('r')], word::RESULT, 0),
    bind(Command::Review, WORK, &[f(10), char('c')], word::REVIEW, 11),
    bind(
        Command::System,
        WORK,
        &[Key::with(KeyCode::F(8), KeyModifiers::SHIFT), char('s')],
        word::SYSTEM,
        0,
    ),
    bind(
        Command::Export,
        WORK,
        &[Key::with(KeyCode::F(9), KeyModifiers::SHIFT), char('t')],
        word::EXPORT,
        0,
    ),
    bind(
        Command::Glossary,
        WORK,
        &[Key::with(KeyCode::F(1), KeyModifiers::SHIFT), char('b')],
        word::GLOSSARY,
        0,
    ),
    bind(
        Command::Undo,
        WORK,
        &[alt(KeyCode::Backspace), char('u')],
        word::UNDO,
        0,
    ),
    bind(Command::Redo, WORK, &[ctrl('y'), ctrl('r')], word::REDO, 0),
    bind(
        Command::NewAssessment,
        &[Home],
        &[key(KeyCode::Insert), char('n')],
        word::NEW,
        3,
    ),
    bind(Command::OpenFile, &[Home], &[ctrl('o'), char('o')], word::OPEN, 4),
    bind(Command::Demo, &[Home], &[ctrl('t'), char('d')], word::DEMO, 5),
    bind(
        Command::Settings,
        PAGES,
        &[Key::with(KeyCode::F(2), KeyModifiers::SHIFT), char(',')],
        word::SETTINGS,
        0,
    ),
    bind(
        Command::Complete,
        &[Line],
        &[key(KeyCode::Tab)],
        word::COMPLETE,
        0,
    ),
    bind(Command::Up, &[Line, Query], &[key(KeyCode::Up)], word::UP, 0),
    bind(
        Command::Down,
        &[Line, Query],
        &[key(KeyCode::Down)],
        word::DOWN,
        0,
    ),
    bind(
        Command::Activate,
        &[Line, Query],
        &[key(KeyCode::Enter)],
        word::ACTIVATE,
        2,
    ),
    bind(
        Command::NextField,
        &[Query],
        &[key(KeyCode::Tab)],
        word::NEXT_FIELD,
        0,
    ),
    bind(
        Command::PreviousField,
        &[Query],
        &[key(KeyCode::BackTab)],
        word::PREVIOUS_FIELD,
        0,
    ),
    bind(
        Command::EndEdit,
        TYPING,
        &[key(KeyCode::Esc), f(2)],
        word::END_EDIT,
        1,
    ),
    bind(Command::EditOutside, &[Note], &[ctrl('e')], word::EDIT_OUTSIDE, 3),
    bind(Command::Save, EVERYWHERE, &[ctrl('s')], word::SAVE, 0),
    bind(Command::Language, EVERYWHERE, &[f(5)], word::LANGUAGE, 13),
    bind(Command::Mouse, EVERYWHERE, &[f(11)], word::MOUSE, 0),
    bind(Command::Back, ROWS, &[key(KeyCode::Esc)], word::BACK, 14),
    bind(Command::Suspend, EVERYWHERE, &[ctrl('z')], word::SUSPEND, 0),
    bind(
        Command::Quit,
        &[Home],
        &[char('q'), ctrl('q'), ctrl('c')],
        word::QUIT,
        15,
    ),
    bind(
        Command::Quit,
        &[Page, Question, Line, Note, Query, Ask, TooSmall],
        &[ctrl('q'), ctrl('c')],
        word::QUIT,
        15,
    ),
    bind(Command::Help, PAGES, &[char('?'), f(1)], word::HELP, 16),
    bind(Command::Help, TYPING, &[f(1)], word::HELP, 16),
];

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
