//! The table of keys: every command with its contexts, keys and place in the footer.

use std::borrow::Cow;

use crossterm::event::{KeyCode, KeyModifiers};

use super::super::input::Key;
use super::binding::Binding;
use crate::session::command::Command;
use crate::session::context::Context;

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

use Context::{Ask, Form, Home, Line, Note, Page, Query, Question, TooSmall};

const ROWS: &[Context] = &[Home, Page, Question, Form, Ask];
const PAGES: &[Context] = &[Home, Page, Question, Form];
pub(super) const WORK: &[Context] = &[Page, Question, Form];
const ASKED: &[Context] = &[Question];
const OPTIONS: &[Context] = &[Question, Form];
const EVERYWHERE: &[Context] = &[Home, Page, Question, Form, Line, Note, Query, Ask];
const TYPING: &[Context] = &[Line, Note, Query];

const fn bind(command: Command, contexts: &'static [Context], keys: &'static [Key], hint: u8) -> Binding {
    Binding {
        command,
        contexts,
        keys: Cow::Borrowed(keys),
        hint,
    }
}

/// One row a line, because it is read as a table.
#[rustfmt::skip]
pub const BINDINGS: &[Binding] = &[
    bind(Command::Up, ROWS, &[key(KeyCode::Up), char('k')], 0),
    bind(Command::Down, ROWS, &[key(KeyCode::Down), char('j')], 0),
    bind(Command::PageUp, PAGES, &[key(KeyCode::PageUp)], 0),
    bind(Command::PageDown, PAGES, &[key(KeyCode::PageDown)], 0),
    bind(Command::Top, PAGES, &[key(KeyCode::Home), char('g')], 0),
    bind(Command::Bottom, PAGES, &[key(KeyCode::End), char('G')], 0),
    bind(Command::NextField, ROWS, &[key(KeyCode::Tab)], 0),
    bind(Command::PreviousField, ROWS, &[key(KeyCode::BackTab)], 0),
    bind(Command::Activate, ROWS, &[key(KeyCode::Enter)], 2),
    bind(Command::Toggle, ROWS, &[char(' ')], 0),
    bind(Command::Choose(0), OPTIONS, &[char('1'), char('2'), char('3'), char('4'), char('5'), char('6'), char('7'), char('8'), char('9')], 1),
    bind(Command::Clear, OPTIONS, &[char('0')], 0),
    bind(Command::Confirm, ASKED, &[key(KeyCode::Insert), char('d')], 0),
    bind(Command::Next, ASKED, &[key(KeyCode::Right), char('l')], 4),
    bind(Command::Previous, ASKED, &[key(KeyCode::Left), char('h')], 0),
    bind(Command::NextOpen, WORK, &[f(4), char('n')], 3),
    bind(Command::PreviousOpen, WORK, &[shift_f(4), char('N')], 0),
    bind(Command::NextWithoutEvidence, WORK, &[shift_f(6), char('V')], 0),
    bind(Command::Yes, ASKED, &[char('y')], 0),
    bind(Command::Partial, ASKED, &[char('p')], 0),
    bind(Command::No, ASKED, &[char('x')], 0),
    bind(Command::NotApplicable, ASKED, &[char('a')], 0),
    bind(Command::Note, ASKED, &[f(2), char('e')], 5),
    bind(Command::EditOutside, ASKED, &[ctrl('e')], 0),
    bind(Command::Evidence, ASKED, &[f(6), char('v')], 6),
    bind(Command::Flag, ASKED, &[f(7), char('m')], 0),
    bind(Command::InProgress, ASKED, &[shift_f(7), char('i')], 0),
    bind(Command::Guide, ASKED, &[f(12), char('w')], 7),
    bind(Command::GuideUp, ASKED, &[alt(KeyCode::Up), char('[')], 0),
    bind(Command::GuideDown, ASKED, &[alt(KeyCode::Down), char(']')], 0),
    bind(Command::QuestionLanguage, WORK, &[shift_f(5), char('L')], 0),
    bind(Command::Search, WORK, &[char('/'), ctrl('f')], 8),
    bind(Command::Palette, PAGES, &[char(':'), ctrl('g')], 12),
    bind(Command::Filters, WORK, &[f(3), char('f')], 9),
    bind(Command::Overview, WORK, &[f(8), char('o')], 10),
    bind(Command::Result, WORK, &[f(9), char('r')], 0),
    bind(Command::Review, WORK, &[f(10), char('c')], 11),
    bind(Command::System, WORK, &[shift_f(8), char('s')], 0),
    bind(Command::Export, WORK, &[shift_f(9), char('t')], 0),
    bind(Command::Glossary, WORK, &[shift_f(1), char('b')], 0),
    bind(Command::History, WORK, &[shift_f(12), char('H')], 0),
    // Not Shift+F3: terminals send for it what looks like a cursor position report.
    bind(Command::Compare, WORK, &[shift_f(11), char('C')], 0),
    bind(Command::Undo, WORK, &[alt(KeyCode::Backspace), char('u')], 0),
    bind(Command::Redo, WORK, &[ctrl('y'), ctrl('r')], 0),
    bind(Command::NewAssessment, &[Home], &[key(KeyCode::Insert), char('n')], 3),
    bind(Command::OpenFile, &[Home], &[ctrl('o'), char('o')], 4),
    bind(Command::Demo, &[Home], &[ctrl('t'), char('d')], 5),
    bind(Command::Settings, PAGES, &[shift_f(2), char(',')], 0),
    bind(Command::Complete, &[Line], &[key(KeyCode::Tab)], 0),
    bind(Command::Up, &[Line, Query], &[key(KeyCode::Up)], 0),
    bind(Command::Down, &[Line, Query], &[key(KeyCode::Down)], 0),
    bind(Command::Activate, &[Line, Query], &[key(KeyCode::Enter)], 2),
    bind(Command::NextField, &[Query], &[key(KeyCode::Tab)], 0),
    bind(Command::PreviousField, &[Query], &[key(KeyCode::BackTab)], 0),
    bind(Command::EndEdit, TYPING, &[key(KeyCode::Esc), f(2)], 1),
    bind(Command::EditOutside, &[Note], &[ctrl('e')], 3),
    bind(Command::Save, EVERYWHERE, &[ctrl('s')], 0),
    bind(Command::Language, EVERYWHERE, &[f(5)], 14),
    bind(Command::Mouse, EVERYWHERE, &[f(11)], 0),
    bind(Command::Back, ROWS, &[key(KeyCode::Esc)], 13),
    bind(Command::Suspend, &[Home, Page, Question, Form, Line, Note, Query, Ask, TooSmall], &[ctrl('z')], 0),
    bind(Command::SaveAs, WORK, &[], 0),
    bind(Command::Approval, WORK, &[], 0),
    bind(Command::Conflicts, WORK, &[], 0),
    bind(Command::Reopen, WORK, &[], 0),
    bind(Command::StopChecking, WORK, &[], 0),
    bind(Command::Home, WORK, &[], 0),
    bind(Command::Quit, &[Home], &[char('q'), ctrl('q'), ctrl('c')], 15),
    bind(Command::Quit, &[Page, Question, Form, Line, Note, Query, Ask, TooSmall], &[ctrl('q'), ctrl('c')], 15),
    bind(Command::Save, &[TooSmall], &[ctrl('s')], 0),
    bind(Command::Activate, &[TooSmall], &[key(KeyCode::Enter)], 0),
    bind(Command::Back, &[TooSmall], &[key(KeyCode::Esc)], 0),
    bind(Command::Help, PAGES, &[char('?'), f(1)], 16),
    bind(Command::Help, TYPING, &[f(1)], 16),
];
