//! Turns input into messages, and keeps focus, scrolling and editor in step with the model.

use crossterm::event::KeyCode;

use crate::session::action::Action;
use crate::session::command::Command;
use crate::session::context::Context;
use crate::session::effect::Effect;
use crate::session::field::{Field, LONGEST, Part};
use crate::session::msg::Msg;
use crate::session::piece::Role;
use crate::session::update;
use crate::words::tui as word;

use super::input::{Input, Key, is_hangul};
use super::layout;
use super::note_editor::Editor;
use super::scroll;
use super::ui::Ui;

const GUIDE_STEP: i16 = 3;

impl Ui {
    /// Applies a message and brings everything shown in step with it.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let at = self.model.session.as_ref().map(|session| session.at);
        let effects = update::update(&mut self.model, msg);
        if at != self.model.session.as_ref().map(|session| session.at) {
            self.guide_scroll = 0;
        }
        self.sync_editor();
        scroll::settle(self);
        effects
    }

    pub fn input(&mut self, input: Input) -> Vec<Effect> {
        match input {
            Input::Key(key) => self.key(key),
            Input::Paste(text) => self.paste(&text),
            Input::Resized(columns, rows) => {
                self.resize(columns, rows);
                self.moved()
            }
            Input::Clicked(column, row) => self.click(column, row),
            Input::Wheel(_) if self.is_too_small() => Vec::new(),
            Input::Wheel(lines) => {
                scroll::wheel(self, lines);
                self.moved()
            }
        }
    }

    fn moved(&mut self) -> Vec<Effect> {
        scroll::settle(self);
        Vec::new()
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        let context = self.context();
        if self.begins_text(key) {
            self.hangul_keys = 0;
            return self.write_in_focus(|editor| editor.press(key));
        }
        if let Some(command) = self.keymap.command(context, key) {
            self.hangul_keys = 0;
            return self.command(command);
        }
        if context.is_typing() {
            let typed = self.editor.as_mut().is_some_and(|(_, editor)| editor.press(key));
            return self.typed(typed);
        }
        self.unbound(key.code);
        Vec::new()
    }

    /// Whether a key is the first character of the text row in focus. On a number, a digit begins a new number.
    fn begins_text(&self, key: Key) -> bool {
        let is_digit = matches!(key.code, KeyCode::Char(each) if each.is_ascii_digit());
        let is_number = || {
            self.model
                .question()
                .is_some_and(|question| question.kind.is_number())
        };
        match self.model.field_in_focus() {
            Some(Field::Answer(_, Part::Value)) if is_digit && is_number() => false,
            Some(_) => key.is_text() && !self.is_too_small(),
            None => false,
        }
    }

    /// Opens the text row in focus and changes its text.
    fn write_in_focus(&mut self, write: impl FnOnce(&mut Editor) -> bool) -> Vec<Effect> {
        let Some(field) = self.model.field_in_focus().cloned() else {
            return Vec::new();
        };
        let mut effects = self.update(Msg::Choose(Action::Edit(field)));
        let is_changed = self.editor.as_mut().is_some_and(|(_, editor)| write(editor));
        effects.extend(self.typed(is_changed));
        effects
    }

    /// After two Hangul keys without a command, warns that the keyboard is in Korean mode.
    fn unbound(&mut self, code: KeyCode) {
        let is_korean = matches!(code, KeyCode::Char(each) if is_hangul(each));
        self.hangul_keys = if is_korean { self.hangul_keys + 1 } else { 0 };
        if self.hangul_keys >= 2 {
            self.hangul_keys = 0;
            self.model.notify(Role::Warn, word::HANGUL_KEYS);
        }
    }

    fn typed(&mut self, is_changed: bool) -> Vec<Effect> {
        match &self.editor {
            Some((_, editor)) if is_changed => {
                let text = editor.raw();
                self.update(Msg::Typed(text))
            }
            _ => Vec::new(),
        }
    }

    /// Inserts a paste as one step, whatever line ends it has.
    fn paste(&mut self, text: &str) -> Vec<Effect> {
        // What cannot be seen is not pasted into.
        if self.is_too_small() {
            return Vec::new();
        }
        if self.editor.is_none() && self.model.field_in_focus().is_none() {
            return self.update(Msg::PastedOutside);
        }
        let size = text.chars().count();
        if size > LONGEST {
            let (size, most) = (size.to_string(), LONGEST.to_string());
            let refused = word::PASTE_TOO_LONG.localized(&[("size", &size), ("most", &most)]);
            self.model.show_notice(Role::Warn, refused);
            return self.moved();
        }
        if self.editor.is_none() {
            return self.write_in_focus(|editor| editor.paste(text));
        }
        let is_changed = self.editor.as_mut().is_some_and(|(_, editor)| editor.paste(text));
        self.typed(is_changed)
    }

    fn command(&mut self, command: Command) -> Vec<Effect> {
        if self.is_too_small() && matches!(command, Command::Activate | Command::Back) {
            return self.in_small_window(command);
        }
        if self.model.context() == Context::Ask {
            return self.update(Msg::Do(command));
        }
        match command {
            Command::Up | Command::Down | Command::NextField | Command::PreviousField => {
                let down = matches!(command, Command::Down | Command::NextField);
                self.step(down)
            }
            Command::PageUp | Command::PageDown => {
                scroll::page_by(self, command == Command::PageDown);
                self.moved()
            }
            Command::Top | Command::Bottom => {
                scroll::to_end(self, command == Command::Bottom);
                self.moved()
            }
            // Tab completes a path; on any other line it moves to the next field.
            Command::Complete if !self.is_on_path() => self.step(true),
            Command::GuideUp | Command::GuideDown => self.scroll_guide(command == Command::GuideDown),
            command => self.update(Msg::Do(command)),
        }
    }

    fn is_on_path(&self) -> bool {
        let editing = self.model.editing.as_ref();
        editing.is_some_and(|editing| editing.field.is_path())
    }

    /// Moves the focus to the next or previous row; ends editing.
    fn step(&mut self, down: bool) -> Vec<Effect> {
        let effects = if self.model.context() == Context::Line {
            self.update(Msg::Leave)
        } else {
            Vec::new()
        };
        scroll::step(self, down);
        scroll::settle(self);
        effects
    }

    /// In a window too small for a screen, only the dialog about unsaved changes can be answered.
    fn in_small_window(&mut self, command: Command) -> Vec<Effect> {
        if self.model.ask.take_if(|ask| ask.is_unsaved()).is_some() && command == Command::Activate {
            return self.update(Msg::Choose(Action::QuitAnyway));
        }
        Vec::new()
    }

    /// Scrolls the guide in its pane, or the page where it is unfolded.
    fn scroll_guide(&mut self, down: bool) -> Vec<Effect> {
        self.model.notice = None;
        if self.model.guide_has_pane {
            let last = layout::guide_last_scroll(self);
            let step = usize::from(GUIDE_STEP.unsigned_abs());
            self.guide_scroll = if down {
                (self.guide_scroll + step).min(last)
            } else {
                self.guide_scroll.min(last).saturating_sub(step)
            };
            return Vec::new();
        }
        if !self.model.guide_open {
            return self.update(Msg::Do(Command::Guide));
        }
        scroll::wheel(self, if down { GUIDE_STEP } else { -GUIDE_STEP });
        self.moved()
    }

    fn click(&mut self, column: u16, row: u16) -> Vec<Effect> {
        if self.is_too_small() || self.model.ask.is_some() {
            return Vec::new();
        }
        match scroll::action_at(self, column, row) {
            Some(action) => self.update(Msg::Choose(action)),
            None => Vec::new(),
        }
    }

    /// Opens, closes or refills the editor when the field being edited changes.
    fn sync_editor(&mut self) {
        let Some(editing) = &self.model.editing else {
            self.editor = None;
            return;
        };
        match &mut self.editor {
            Some((field, editor)) if *field == editing.field => {
                if editor.raw() != editing.text {
                    editor.replace(&editing.text);
                }
            }
            editor => {
                let fresh = Editor::new(&editing.text, editing.many_lines);
                *editor = Some((editing.field.clone(), fresh));
                if matches!(editing.field, Field::Answer(_, Part::Evidence)) && self.model.notice.is_none() {
                    self.model.notify(Role::Dim, word::EVIDENCE_HELP);
                }
            }
        }
    }
}
