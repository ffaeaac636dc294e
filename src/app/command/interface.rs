//! The interactive modes: the terminal interface, or plain lines where the terminal cannot draw or the user asks for them.

use std::io::{BufReader, IsTerminal as _};
use std::path::PathBuf;

use crate::app::Context;
use crate::app::desk::Desk;
use crate::app::failure::{Failure, Kind};
use crate::app::session::Session;
use crate::app::signals::Ending;
use crate::domain::port::Port as _;
use crate::plain::{self, PlainError};
use crate::tui;
use crate::words::cli as words;

/// Opens the interface, in an assessment where one is named.
pub fn run(desk: &Desk<'_>, open: Option<PathBuf>) -> Result<(), Failure> {
    let context = desk.context;
    if wants_plain(context, desk) {
        return lines(desk, open);
    }
    let world = &context.world;
    if !world.input_is_terminal || !world.output_is_terminal {
        return Err(no_terminal(context));
    }
    // A file that cannot be opened is told before the screen is taken, with its exit code.
    if let Some(path) = &open {
        desk.look(path)?;
    }
    screen(desk, open)
}

/// Plain lines are asked for, or the terminal cannot draw and a person can type.
fn wants_plain(context: &Context, desk: &Desk<'_>) -> bool {
    let world = &context.world;
    context.global.plain
        || desk.settings.plain
        || (world.is_dumb() && world.input_is_terminal)
        || (world.input_is_terminal && !world.output_is_terminal)
}

fn no_terminal(context: &Context) -> Failure {
    let message = words::ERR_NO_TERMINAL.get(context.lang);
    Failure::new(Kind::Usage, message, words::HINT_NO_TERMINAL.get(context.lang))
}

fn screen(desk: &Desk<'_>, open: Option<PathBuf>) -> Result<(), Failure> {
    let (world, global, settings) = (&desk.context.world, &desk.context.global, &desk.settings);
    let options = tui::Options {
        lang: desk.context.lang,
        start: open.map_or(tui::Start::Home, tui::Start::Open),
        palette: if world.colours(global, true) && settings.colours {
            tui::Palette::Colour
        } else {
            tui::Palette::Mono
        },
        glyphs: if global.ascii || settings.ascii { tui::Glyphs::Ascii } else { tui::Glyphs::Unicode },
        ambiguous_wide: settings.ambiguous_wide,
        mouse: global.mouse || settings.mouse,
    };
    let mut session = Session::new(desk, Ending::listen());
    let end = tui::run(&mut session, &options);
    let closed = session.close();
    if let Err(trouble) = closed {
        return Err(Failure::from_trouble(Kind::Environment, &trouble, desk.context.lang));
    }
    match end {
        Ok(tui::End::Left) => Ok(()),
        Ok(_) => Err(Failure::laid_out(Kind::Interrupted, "")),
        Err(error) => Err(Failure::new(Kind::Environment, error.to_string(), "")),
    }
}

fn lines(desk: &Desk<'_>, open: Option<PathBuf>) -> Result<(), Failure> {
    let lang = desk.context.lang;
    if let Some(path) = &open {
        desk.look(path)?;
    } else if !std::io::stdin().is_terminal() && !desk.context.global.plain {
        return Err(no_terminal(desk.context));
    }
    let mut session = Session::new(desk, Ending::listen());
    let start = open.map_or(plain::Start::Home, plain::Start::Open);
    let mut input = BufReader::new(std::io::stdin());
    let mut output = std::io::stdout();
    let ended = plain::run(&mut session, start, lang, &mut input, &mut output);
    let closed = session.close();
    match (ended, closed) {
        (Err(PlainError::Trouble(trouble)), _) | (Ok(()), Err(trouble)) => {
            Err(Failure::from_trouble(Kind::Environment, &trouble, lang))
        }
        (Err(error), _) => Err(Failure::new(Kind::Environment, error.to_string(), "")),
        (Ok(()), Ok(())) => Ok(()),
    }
}
