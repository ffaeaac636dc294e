//! What the terminal interface is begun with.

use std::path::PathBuf;

use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::session::marks::Glyphs;

use super::keymap::Keymap;
use super::theme::Palette;

/// Where a session begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// On the first screen.
    Home,
    /// In an assessment.
    Open(PathBuf),
}

/// What a session is begun with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Language of the interface.
    pub lang: Lang,
    /// Where it begins.
    pub start: Start,
    /// Colours or none.
    pub palette: Palette,
    /// Unicode marks or ASCII.
    pub glyphs: Glyphs,
    /// Whether marks of uncertain width take two cells in this terminal; then they are given two, and our own marks are ASCII.
    pub ambiguous_wide: bool,
    /// Whether the terminal is asked about that first.
    pub probe_width: bool,
    /// Whether the mouse is taken from the terminal.
    pub mouse: bool,
    /// Which keys mean what.
    pub keymap: Keymap,
    /// What is said on the first screen.
    pub notice: Option<Localized>,
}
