//! Starts the interactive modes: the terminal interface, or plain mode if requested or if the terminal cannot draw.

use std::io::{BufReader, IsTerminal as _};
use std::path::Path;

use crate::app::checklist_cache::CachedChecklist;
use crate::app::cli::global::{Color, Global};
use crate::app::command_error::{CommandError, Kind};
use crate::app::context::Context;
use crate::app::environment::Environment;
use crate::app::output;
use crate::app::real_port::RealPort;
use crate::app::services::Services;
use crate::app::signals::Shutdown;

use crate::plain;
use crate::session::marks::Glyphs;
use crate::session::port::Port as _;
use crate::storage::settings::MarkWidth;
use crate::tui::blocking::Blocking;
use crate::tui::keymap::Keymap;
use crate::tui::theme::Palette;
use crate::tui::{self, End};
use crate::words::cli as words;

/// Opens the interface, with an assessment if one is named.
pub fn run(services: &Services<'_>, open: Option<&Path>) -> Result<(), CommandError> {
    let context = services.context;
    if wants_plain(context) {
        return plain_mode(services, open);
    }
    let environment = &context.environment;
    if !environment.input_is_terminal || !environment.output_is_terminal {
        return Err(no_terminal(context));
    }
    // Report a file that cannot be opened before the screen is switched, with its own exit code.
    let ready = open.map(|path| services.load_checklist(path)).transpose()?;
    screen(services, open, ready)
}

/// Plain mode is requested, or the terminal cannot draw but accepts input.
fn wants_plain(context: &Context) -> bool {
    let environment = &context.environment;
    context.global.plain
        || context.preferences.settings.is_plain == Some(true)
        || (environment.is_dumb() && environment.input_is_terminal)
        || (environment.input_is_terminal && !environment.output_is_terminal)
}

fn no_terminal(context: &Context) -> CommandError {
    let message = words::ERR_NO_TERMINAL.get(context.lang);
    CommandError::new(Kind::Usage, message, words::HINT_NO_TERMINAL.get(context.lang))
}

fn screen(
    services: &Services<'_>,
    open: Option<&Path>,
    ready: Option<CachedChecklist>,
) -> Result<(), CommandError> {
    let Context {
        environment,
        global,
        preferences,
        lang,
    } = services.context;
    let settings = &preferences.settings;
    let options = tui::Options {
        lang: *lang,
        start: open.map_or(tui::Start::Home, |path| tui::Start::Open(path.to_owned())),
        palette: if colours(environment, global, settings.has_colours) {
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
        // Ctrl+Z is undo where it does not suspend the process.
        keymap: Keymap::with(&settings.keys, settings.undoes_on_ctrl_z.unwrap_or(!cfg!(unix))).0,
        notice: (preferences.faults > 0).then(|| {
            let count = preferences.faults.to_string();
            let file = preferences.folders.settings().display().to_string();
            words::SETTINGS_ISSUES.localized(&[("count", &count), ("file", &file)])
        }),
    };
    let mut session = RealPort::new(services, Shutdown::listen(), ready);
    let end = tui::run(&mut session, &options);
    // After a signal or a lost terminal, the interface could not report unsaved answers itself.
    let closed = session.close();
    output::print_notices(&session.last_notices(), *lang);
    if let Some(error) = session.unsaved().or(closed.as_ref().err().map(|error| &**error)) {
        return Err(CommandError::from_user_error(Kind::Environment, error, *lang));
    }
    match end {
        Ok(End::Quit | End::Unsaved) => Ok(()),
        Ok(_) => Err(CommandError::laid_out(Kind::Interrupted, "")),
        Err(error) => Err(CommandError::new(Kind::Environment, error.to_string(), "")),
    }
}

fn plain_mode(services: &Services<'_>, open: Option<&Path>) -> Result<(), CommandError> {
    let lang = services.context.lang;
    if open.is_none() && !std::io::stdin().is_terminal() && !services.context.global.plain {
        return Err(no_terminal(services.context));
    }
    let ready = open.map(|path| services.load_checklist(path)).transpose()?;
    let mut session = RealPort::new(services, Shutdown::listen(), ready);
    let mut input = BufReader::new(Blocking::new(std::io::stdin()));
    let mut output = Blocking::new(std::io::stdout());
    let ended = plain::run(&mut session, open, lang, &mut input, &mut output);
    let closed = session.close();
    output::print_notices(&session.last_notices(), lang);
    match (ended, closed) {
        // At a terminal each line was answered with an error; piped input was not carried out.
        (Err(plain::PlainError::ReadOnly(..)), Ok(())) if std::io::stdin().is_terminal() => Ok(()),
        (Err(error), _) => Err(CommandError::from_user_error(
            Kind::Environment,
            &error.user_error(),
            lang,
        )),
        (Ok(()), Err(error)) => Err(CommandError::from_user_error(Kind::Environment, &error, lang)),
        (Ok(()), Ok(())) => Ok(()),
    }
}

/// The command line and `NO_COLOR` override the settings.
fn colours(environment: &Environment, global: &Global, set: Option<bool>) -> bool {
    match (global.color, set) {
        (Color::Auto, Some(set)) if environment.var("NO_COLOR").is_none() => set,
        _ => environment.colours(global, true),
    }
}
