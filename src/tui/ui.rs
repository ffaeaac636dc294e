//! The model with the state of the terminal: window, key map, editor and theme.

use std::borrow::Cow;
use std::rc::Rc;

use crate::domain::lang::Lang;
use crate::session::context::Context;
use crate::session::field::Field;
use crate::session::model::{Model, View};
use crate::session::page::{self, Page, Row};

use super::ambiguous_width::widen;
use super::keymap::Keymap;
use super::note_editor::Editor;
use super::theme::{Palette, Theme};
use super::window::{SMALLEST, SPLIT};

#[derive(Clone, Debug)]
pub struct Ui {
    pub model: Model,
    pub keymap: Rc<Keymap>,
    pub palette: Palette,
    /// Whether ambiguous-width characters take two cells.
    pub wide_marks: bool,
    pub size: (u16, u16),
    /// First visible line of the guide's pane.
    pub guide_scroll: usize,
    pub editor: Option<(Field, Editor)>,
    /// Hangul keys in a row that have no command.
    pub(super) hangul_keys: u8,
}

impl Ui {
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

    pub fn theme(&self) -> Theme {
        Theme {
            palette: self.palette,
            glyphs: self.model.glyphs,
        }
    }

    pub fn is_too_small(&self) -> bool {
        self.size.0 < SMALLEST.0 || self.size.1 < SMALLEST.1
    }

    pub fn context(&self) -> Context {
        if self.is_too_small() {
            Context::TooSmall
        } else {
            self.model.context()
        }
    }

    pub fn shown<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.wide_marks {
            widen(text)
        } else {
            Cow::Borrowed(text)
        }
    }

    pub fn page(&self) -> Page {
        let mut page = page::page(&self.model);
        if self.wide_marks {
            page.title = widen(&page.title).into_owned();
            self.widen_rows(&mut page.rows);
        }
        page
    }

    /// Gives ambiguous-width characters two cells, if the terminal does.
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
