//! The model with what only a terminal knows: window, key map, editor and theme.

use std::borrow::Cow;
use std::rc::Rc;

use crate::domain::lang::Lang;
use crate::session::context::Context;
use crate::session::field::Field;
use crate::session::model::{Model, View};
use crate::session::page::{self, Page, Row};

use super::keymap::Keymap;
use super::note_editor::Editor;
use super::theme::{Palette, Theme};
use super::wide::widen;
use super::window::{SMALLEST, SPLIT};

/// The model with what only a terminal knows.
#[derive(Clone, Debug)]
pub struct Ui {
    /// The session.
    pub model: Model,
    /// Which keys mean what.
    pub keymap: Rc<Keymap>,
    /// Colours or none.
    pub palette: Palette,
    /// Whether marks of uncertain width are wide in this terminal.
    pub wide_marks: bool,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// First line shown of the guide's pane.
    pub guide_scroll: usize,
    /// The editor of the text being edited.
    pub editor: Option<(Field, Editor)>,
    /// Hangul keys in a row that no command knows.
    pub(super) hangul_keys: u8,
}

impl Ui {
    /// The face before anything happened.
    pub fn new(lang: Lang, keymap: Keymap, palette: Palette) -> Self {
        let keymap = Rc::new(keymap);
        let mut ui = Self {
            model: Model::new(lang, Rc::<Keymap>::clone(&keymap)),
            keymap,
            palette,
            wide_marks: false,
            size: (0, 0),
            guide_scroll: 0,
            editor: None,
            hangul_keys: 0,
        };
        ui.resize(80, 24);
        ui
    }

    /// Colours and marks.
    pub fn theme(&self) -> Theme {
        Theme {
            palette: self.palette,
            glyphs: self.model.glyphs,
        }
    }

    /// Whether the window is too small to show anything.
    pub fn is_too_small(&self) -> bool {
        self.size.0 < SMALLEST.0 || self.size.1 < SMALLEST.1
    }

    /// Where keys go now.
    pub fn context(&self) -> Context {
        if self.is_too_small() {
            Context::TooSmall
        } else {
            self.model.context()
        }
    }

    /// A text as it is drawn in this terminal.
    pub fn shown<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.wide_marks {
            widen(text)
        } else {
            Cow::Borrowed(text)
        }
    }

    /// The page of the screen shown, as this terminal draws it.
    pub fn page(&self) -> Page {
        let mut page = page::page(&self.model);
        if self.wide_marks {
            page.title = widen(&page.title).into_owned();
            self.widen_rows(&mut page.rows);
        }
        page
    }

    /// Rows as a terminal draws them that gives characters of uncertain width two cells.
    pub fn widen_rows(&self, rows: &mut [Row]) {
        if !self.wide_marks {
            return;
        }
        for row in rows {
            row.lead = widen(&row.lead).into_owned();
            for piece in &mut row.pieces {
                piece.text = widen(&piece.text).into_owned();
            }
        }
    }

    pub(super) fn resize(&mut self, columns: u16, rows: u16) {
        self.size = (columns, rows);
        self.model.window = usize::from(rows);
        self.model.guide_has_pane = columns >= SPLIT.0;
        self.model
            .stack
            .iter_mut()
            .for_each(|place| place.view = View::Follow);
    }
}
