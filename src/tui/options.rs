//! Options of the terminal interface.

use std::path::PathBuf;

use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::session::marks::Glyphs;

use super::keymap::Keymap;
use super::theme::Palette;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    Home,
    Open(PathBuf),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub lang: Lang,
    pub start: Start,
    pub palette: Palette,
    pub glyphs: Glyphs,
    /// Whether ambiguous-width characters take two cells; if so, they get two, and our own marks are ASCII.
    pub ambiguous_wide: bool,
    /// Whether the terminal is asked for that width first.
    pub probe_width: bool,
    pub mouse: bool,
    pub keymap: Keymap,
    pub notice: Option<Localized>,
}
