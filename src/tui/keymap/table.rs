//! The table of keys itself: every command with where it works, its keys, what it is called and its place in the footer.

use std::borrow::Cow;

use crossterm::event::{KeyCode, KeyModifiers};

use crate::words::Message;
use crate::words::tui_key as word;

use super::super::input::Key;
use super::{Binding, Command, Context};

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
const fn shift_f(number: u8) -> Key {
    Key::with(KeyCode::F(number), KeyModifiers::SHIFT)
}
const fn alt(code: KeyCode) -> Key {
    Key::with(code, KeyModifiers::ALT)
}

use Context::{Ask, Home, Line, Note, Page, Query, Question, TooSmall};

/// Every screen but those that type.
const ROWS: &[Context] = &[Home, Page, Question, Ask];
const PAGES: &[Context] = &[Home, Page, Question];
pub(super) const WORK: &[Context] = &[Page, Question];
const ASKED: &[Context] = &[Question];
const EVERYWHERE: &[Context] = &[Home, Page, Question, Line, Note, Query, Ask];
const TYPING: &[Context] = &[Line, Note, Query];

const fn bind(
    command: Command,
    contexts: &'static [Context],
    keys: &'static [Key],
    label: Message,
    hint: u8,
) -> Binding {
    Binding {
        command,
        contexts,
        keys: Cow::Borrowed(keys),
        label,
        hint,
    }
}

/// The table. Kept one row to a line, because it is read as a table.
#[rustfmt::skip]
pub const BINDINGS: &[Binding] = &[
    bind(Command::Up, ROWS, &[key(KeyCode::Up), char('k')], word::UP, 0),
    bind(Command::Down, ROWS, &[key(KeyCode::Down), char('j')], word::DOWN, 0),
    bind(Command::PageUp, PAGES, &[key(KeyCode::PageUp), ctrl('u')], word::PAGE_UP, 0),
    bind(Command::PageDown, PAGES, &[key(KeyCode::PageDown), ctrl('d')], word::PAGE_DOWN, 0),
    bind(Command::Top, PAGES, &[key(KeyCode::Home), char('g')], word::TOP, 0),
    bind(Command::Bottom, PAGES, &[key(KeyCode::End), char('G')], word::BOTTOM, 0),
    bind(Command::NextField, ROWS, &[key(KeyCode::Tab)], word::NEXT_FIELD, 0),
    bind(Command::PreviousField, ROWS, &[key(KeyCode::BackTab)], word::PREVIOUS_FIELD, 0),
    bind(Command::Activate, ROWS, &[key(KeyCode::Enter)], word::ACTIVATE, 2),
    bind(Command::Toggle, ROWS, &[char(' ')], word::TOGGLE, 0),
    bind(Command::Choose(0), ASKED, &[char('1'), char('2'), char('3'), char('4'), char('5'), char('6'), char('7'), char('8'), char('9')], word::CHOOSE, 1),
    bind(Command::Clear, ASKED, &[char('0')], word::CLEAR, 0),
    bind(Command::Next, ASKED, &[key(KeyCode::Right), char('l')], word::NEXT, 4),
    bind(Command::Previous, ASKED, &[key(KeyCode::Left), char('h')], word::PREVIOUS, 0),
    bind(Command::NextOpen, WORK, &[f(4), char('n')], word::NEXT_OPEN, 3),
    bind(Command::PreviousOpen, WORK, &[shift_f(4), char('N')], word::PREVIOUS_OPEN, 0),
    bind(Command::NextWithoutEvidence, WORK, &[shift_f(6), char('V')], word::NEXT_WITHOUT_EVIDENCE, 0),
    bind(Command::Yes, ASKED, &[char('y')], word::YES, 0),
    bind(Command::Partial, ASKED, &[char('p')], word::PARTIAL, 0),
    bind(Command::No, ASKED, &[char('x')], word::NO, 0),
    bind(Command::NotApplicable, ASKED, &[char('a')], word::NOT_APPLICABLE, 0),
    bind(Command::Note, ASKED, &[f(2), char('e')], word::NOTE, 5),
    bind(Command::EditOutside, ASKED, &[ctrl('e')], word::EDIT_OUTSIDE, 0),
    bind(Command::Evidence, ASKED, &[f(6), char('v')], word::EVIDENCE, 6),
    bind(Command::Flag, ASKED, &[f(7), char('m')], word::FLAG, 0),
    bind(Command::InProgress, ASKED, &[shift_f(7), char('i')], word::IN_PROGRESS, 0),
    bind(Command::Guide, ASKED, &[f(12), char('w')], word::GUIDE, 7),
    bind(Command::GuideUp, ASKED, &[alt(KeyCode::Up), char('[')], word::GUIDE_UP, 0),
    bind(Command::GuideDown, ASKED, &[alt(KeyCode::Down), char(']')], word::GUIDE_DOWN, 0),
    bind(Command::QuestionLanguage, WORK, &[shift_f(5), char('L')], word::QUESTION_LANGUAGE, 0),
    bind(Command::Search, WORK, &[char('/'), ctrl('f')], word::SEARCH, 8),
    bind(Command::Palette, PAGES, &[char(':'), ctrl('g')], word::PALETTE, 12),
    bind(Command::Filters, WORK, &[f(3), char('f')], word::FILTERS, 9),
    bind(Command::Overview, WORK, &[f(8), char('o')], word::OVERVIEW, 10),
    bind(Command::Result, WORK, &[f(9), char('r')], word::RESULT, 0),
    bind(Command::Review, WORK, &[f(10), char('c')], word::REVIEW, 11),
    bind(Command::System, WORK, &[shift_f(8), char('s')], word::SYSTEM, 0),
    bind(Command::Export, WORK, &[shift_f(9), char('t')], word::EXPORT, 0),
    bind(Command::Glossary, WORK, &[shift_f(1), char('b')], word::GLOSSARY, 0),
    bind(Command::History, WORK, &[shift_f(12), char('H')], word::HISTORY, 0),
    // Not Shift+F3: terminals send for it what the answer to a question about the cursor looks like, and it is taken for that.
    bind(Command::Compare, WORK, &[shift_f(11), char('C')], word::COMPARE, 0),
    bind(Command::Undo, WORK, &[alt(KeyCode::Backspace), char('u')], word::UNDO, 0),
    bind(Command::Redo, WORK, &[ctrl('y'), ctrl('r')], word::REDO, 0),
    bind(Command::NewAssessment, &[Home], &[key(KeyCode::Insert), char('n')], word::NEW, 3),
    bind(Command::OpenFile, &[Home], &[ctrl('o'), char('o')], word::OPEN, 4),
    bind(Command::Demo, &[Home], &[ctrl('t'), char('d')], word::DEMO, 5),
    bind(Command::Settings, PAGES, &[shift_f(2), char(',')], word::SETTINGS, 0),
    bind(Command::Complete, &[Line], &[key(KeyCode::Tab)], word::COMPLETE, 0),
    bind(Command::Up, &[Line, Query], &[key(KeyCode::Up)], word::UP, 0),
    bind(Command::Down, &[Line, Query], &[key(KeyCode::Down)], word::DOWN, 0),
    bind(Command::Activate, &[Line, Query], &[key(KeyCode::Enter)], word::ACTIVATE, 2),
    bind(Command::NextField, &[Query], &[key(KeyCode::Tab)], word::NEXT_FIELD, 0),
    bind(Command::PreviousField, &[Query], &[key(KeyCode::BackTab)], word::PREVIOUS_FIELD, 0),
    bind(Command::EndEdit, TYPING, &[key(KeyCode::Esc), f(2)], word::END_EDIT, 1),
    bind(Command::EditOutside, &[Note], &[ctrl('e')], word::EDIT_OUTSIDE, 3),
    bind(Command::Save, EVERYWHERE, &[ctrl('s')], word::SAVE, 0),
    bind(Command::Language, EVERYWHERE, &[f(5)], word::LANGUAGE, 14),
    bind(Command::Mouse, EVERYWHERE, &[f(11)], word::MOUSE, 0),
    bind(Command::Back, ROWS, &[key(KeyCode::Esc)], word::BACK, 13),
    bind(Command::Suspend, &[Home, Page, Question, Line, Note, Query, Ask, TooSmall], &[ctrl('z')], word::SUSPEND, 0),
    bind(Command::SaveAs, WORK, &[], word::SAVE_AS, 0),
    bind(Command::Conflicts, WORK, &[], word::CONFLICTS, 0),
    bind(Command::Reopen, WORK, &[], word::REOPEN, 0),
    bind(Command::StopChecking, WORK, &[], word::STOP_CHECKING, 0),
    bind(Command::Home, WORK, &[], word::HOME, 0),
    bind(Command::Quit, &[Home], &[char('q'), ctrl('q'), ctrl('c')], word::QUIT, 15),
    bind(Command::Quit, &[Page, Question, Line, Note, Query, Ask, TooSmall], &[ctrl('q'), ctrl('c')], word::QUIT, 15),
    bind(Command::Save, &[TooSmall], &[ctrl('s')], word::SAVE, 0),
    bind(Command::Activate, &[TooSmall], &[key(KeyCode::Enter)], word::ACTIVATE, 0),
    bind(Command::Back, &[TooSmall], &[key(KeyCode::Esc)], word::BACK, 0),
    bind(Command::Help, PAGES, &[char('?'), f(1)], word::HELP, 16),
    bind(Command::Help, TYPING, &[f(1)], word::HELP, 16),
];
