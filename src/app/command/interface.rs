//! The interactive modes: the terminal interface, or plain lines where the terminal cannot draw or the user asks for them.

use std::io::{BufReader, IsTerminal as _};
use std::path::Path;

use crate::app::Context;
use crate::app::desk::Desk;
use crate::app::failure::{Failure, Kind};
use crate::app::ready::Ready;
use crate::app::session::Session;
use crate::app::signals::Ending;
use crate::app::world::World;
use crate::args::{Color, Global};
use crate::domain::port::Port as _;
use crate::plain;
use crate::storage::settings::MarkWidth;
use crate::tui::keymap::Keymap;
use crate::tui::theme::{Glyphs, Palette};
use crate::tui::{self, End};
use crate::words::cli as words;

/// Opens the interface, in an assessment where one is named.
pub fn run(desk: &Desk<'_>, open: Option<&Path>) -> Result<(), Failure> {
    let context = desk.context;
    if wants_plain(context) {
        return lines(desk, open);
    }
    let world = &context.world;
    if !world.input_is_terminal || !world.output_is_terminal {
        return Err(no_terminal(context));
    }
    // A file that cannot be opened is told before the screen is taken, with its exit code.
    let ready = open.map(|path| desk.ready(path)).transpose()?;
    screen(desk, open, ready)
}

/// Plain lines are asked for, or the terminal cannot draw and a person can type.
fn wants_plain(context: &Context) -> bool {
    let world = &context.world;
    context.global.plain
        || context.preferences.settings.is_plain == Some(true)
        || (world.is_dumb() && world.input_is_terminal)
        || (world.input_is_terminal && !world.output_is_terminal)
}

fn no_terminal(context: &Context) -> Failure {
    let message = words::ERR_NO_TERMINAL.get(context.lang);
    Failure::new(Kind::Usage, message, words::HINT_NO_TERMINAL.get(context.lang))
}

fn screen(desk: &Desk<'_>, open: Option<&Path>, ready: Option<Ready>) -> Result<(), Failure> {
    let Context {
        world,
        global,
        preferences,
        lang,
    } = desk.context;
    let settings = &preferences.settings;
    let options = tui::Options {
        lang: *lang,
        start: open.map_or(tui::Start::Home, |path| tui::Start::Open(path.to_owned())),
        palette: if colours(world, global, settings.has_colours) {
            Palette::Colour
        } else {
            Palette::Mono
        },
        glyphs: if global.ascii || settings.is_ascii == Some(true) {
            Glyphs::Ascii
        } else {
            Glyphs::Unicode
        },
        ambiguous_wide: settings.ambiguous_width == Some(MarkWidth::Wide),
        probe_width: settings.ambiguous_width == Some(MarkWidth::Probe),
        mouse: global.mouse || settings.has_mouse == Some(true),
        // Where a process cannot be stopped, Ctrl+Z undoes.
        keymap: Keymap::with(&settings.keys, settings.undoes_on_ctrl_z.unwrap_or(!cfg!(unix))).0,
        notice: (preferences.faults > 0).then(|| {
            let count = preferences.faults.to_string();
            let file = preferences.folders.settings().display().to_string();
            words::SETTINGS_FAULTY.both(&[("count", &count), ("file", &file)])
        }),
    };
    let mut session = Session::new(desk, Ending::listen(), ready);
    let end = tui::run(&mut session, &options);
    // Where the process was asked to end or the terminal went away, the screen could tell nobody.
    let closed = session.close();
    if let Some(trouble) = session
        .unsaved()
        .or(closed.as_ref().err().map(|trouble| &**trouble))
    {
        return Err(Failure::from_trouble(Kind::Environment, trouble, *lang));
    }
    match end {
        Ok(End::Quit | End::Unsaved) => Ok(()),
        Ok(_) => Err(Failure::laid_out(Kind::Interrupted, "")),
        Err(error) => Err(Failure::new(Kind::Environment, error.to_string(), "")),
    }
}

fn lines(desk: &Desk<'_>, open: Option<&Path>) -> Result<(), Failure> {
    let lang = desk.context.lang;
    if open.is_none() && !std::io::stdin().is_terminal() && !desk.context.global.plain {
        return Err(no_terminal(desk.context));
    }
    let ready = open.map(|path| desk.ready(path)).transpose()?;
    let mut session = Session::new(desk, Ending::listen(), ready);
    let start = open.map_or(plain::Start::Home, |path| plain::Start::Open(path.to_owned()));
    let mut input = BufReader::new(std::io::stdin());
    let mut output = std::io::stdout();
    let ended = plain::run(&mut session, start, lang, &mut input, &mut output);
    let closed = session.close();
    match (ended, closed) {
        (Err(error), _) => Err(Failure::from_trouble(Kind::Environment, &error.trouble(), lang)),
        (Ok(()), Err(trouble)) => Err(Failure::from_trouble(Kind::Environment, &trouble, lang)),
        (Ok(()), Ok(())) => Ok(()),
    }
}

/// What was said on the command line or by `NO_COLOR` comes before the settings.
fn colours(world: &World, global: &Global, set: Option<bool>) -> bool {
    match (global.color, set) {
        (Color::Auto, Some(set)) if world.var("NO_COLOR").is_none() => set,
        _ => world.colours(global, true),
    }
}
