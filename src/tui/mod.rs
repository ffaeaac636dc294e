//! The terminal face of a session: input, key map, layout, drawing and the event loop.

pub mod blocking;
pub mod driver;
pub mod input;
pub mod keyboard;
pub mod keymap;
pub mod layout;
pub mod note_editor;
mod scroll;
pub mod terminal;
pub mod text;
pub mod theme;
pub mod ui;
pub mod view;
pub mod wide;

use std::io;
use std::path::PathBuf;

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::session::effect::Effect;
use crate::session::marks::Glyphs;
use crate::session::piece::Role;
use crate::session::port::Port;

pub use driver::End;
pub use theme::Palette;

use driver::Driver;
use keyboard::Keyboard;
use keymap::Keymap;
use terminal::Guard;
use ui::Ui;
use wide::Wide;

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

/// Why the interface could not go on. Everything committed is with the writer already.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    /// The terminal refused a mode.
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] io::Error),
    /// The terminal refused a frame.
    #[error("the terminal cannot be drawn to: {0}")]
    Draw(String),
}

/// The face and the first effects of a session.
pub fn begin(options: &Options) -> (Ui, Vec<Effect>) {
    let mut ui = Ui::new(options.lang, options.keymap.clone(), options.palette);
    ui.wide_marks = options.ambiguous_wide;
    let model = &mut ui.model;
    if options.ambiguous_wide {
        model.glyphs = Glyphs::Ascii;
    } else {
        model.glyphs = options.glyphs;
    }
    model.mouse = options.mouse;
    if let Some(notice) = &options.notice {
        model.say(Role::Warn, notice.clone());
        model.start_notice = Some(notice.clone());
    }
    let mut effects = vec![Effect::LoadHome];
    if let Start::Open(path) = &options.start {
        effects.push(Effect::Open(path.clone()));
    }
    (ui, effects)
}

/// Runs the interface until the user leaves, the process is asked to end, or the terminal is gone.
pub fn run(port: &mut dyn Port, options: &Options) -> Result<End, TuiError> {
    // crossterm would read NO_COLOR itself and reset bold and reverse with it; which colours are used is ours to say.
    crossterm::style::force_color_output(true);
    let mut guard = Guard::enter(options.mouse)?;
    let terminal = Terminal::new(Wide(CrosstermBackend::new(terminal::output())))?;
    let mut keyboard = Keyboard::default();
    let mut options = options.clone();
    if options.probe_width
        && let Some(is_wide) = terminal::are_marks_wide()
    {
        options.ambiguous_wide = is_wide;
    }
    let (ui, effects) = begin(&options);
    Driver::new(terminal, port, &mut keyboard, &mut guard, ui, effects).run()
}
