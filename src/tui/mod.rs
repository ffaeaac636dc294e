//! The terminal interface of a session: input, keys, layout, drawing and the event loop.

pub mod ambiguous_width;
pub mod blocking;
pub mod driver;
mod error;
mod handle;
pub mod input;
pub mod keyboard;
pub mod keymap;
pub mod layout;
pub mod note_editor;
mod options;
mod own_stdin;
pub mod ports;
mod scroll;
pub mod terminal;
mod terminal_answer;
pub mod text;
pub mod theme;
pub mod ui;
pub mod view;

pub mod window;

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::session::effect::Effect;
use crate::session::marks::Glyphs;
use crate::session::piece::Role;
use crate::session::port::Port;

pub use error::TuiError;
pub use options::{Options, Start};
pub use ports::End;
pub use theme::Palette;

use ambiguous_width::Wide;
use driver::Driver;
use keyboard::Keyboard;
use terminal::Guard;
use ui::Ui;

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
        model.show_notice(Role::Warn, notice.clone());
        model.start_notice = Some(notice.clone());
    }
    let mut effects = vec![Effect::LoadHome];
    if let Start::Open(path) = &options.start {
        effects.push(Effect::Open(path.clone()));
    }
    (ui, effects)
}

pub fn run(port: &mut dyn Port, options: &Options) -> Result<End, TuiError> {
    // crossterm would read NO_COLOR itself and reset bold and reverse with it; colours are decided here.
    crossterm::style::force_color_output(true);
    let mut guard = Guard::enter(options.mouse)?;
    let terminal = Terminal::new(Wide(CrosstermBackend::new(terminal::output())))?;
    let mut keyboard = Keyboard::listen();
    let mut options = options.clone();
    if options.probe_width
        && let Some(is_wide) = terminal::are_marks_wide()
    {
        options.ambiguous_wide = is_wide;
    }
    let (ui, effects) = begin(&options);
    Driver::new(terminal, port, &mut keyboard, &mut guard, ui, effects).run()
}
