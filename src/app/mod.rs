//! The composition root: reads the environment, builds the real ports, picks the command and runs it.

pub mod background;
pub mod baseline;
pub mod checklist_cache;
pub mod command;
pub mod command_error;
pub mod editor;
pub mod environment;
pub mod example_files;
mod open_assessment;
pub mod output;
mod output_file;
pub mod overwrite_guard;
pub mod own_checklist;
pub mod panics;
pub mod preferences;
pub mod progress;
pub mod real_port;
pub mod recent;
mod recovery;
pub mod reporting;
pub mod services;
pub mod signals;
mod sync;
pub mod user_error;
mod zone;

use std::ffi::OsString;

use crate::args::{self, Command, Global, Parsed};
use crate::domain::lang::Lang;
use command::check::Gate;
use command_error::CommandError;
use environment::Environment;
use preferences::Preferences;
use services::Services;

/// All that a command may look at.
pub struct Context {
    /// The environment.
    pub environment: Environment,
    /// Choices that hold for every command.
    pub global: Global,
    /// The user's folders and settings.
    pub preferences: Preferences,
    /// The language of the interface.
    pub lang: Lang,
}

/// Runs the program with the words after its name and gives the exit code.
pub fn run(words: &[OsString]) -> u8 {
    let environment = Environment::read();
    let lang = environment
        .own_lang()
        .unwrap_or_else(|| environment.locale_lang());
    panics::watched(lang, || begin(environment, words, lang))
}

fn begin(environment: Environment, words: &[OsString], lang: Lang) -> u8 {
    if words.is_empty() {
        // The interface needs no grammar, and building it would cost a third of the time to the first frame.
        return start(environment, Global::default(), &Command::Interface);
    }
    let parsed = match args::parse(words, lang) {
        Ok(parsed) => parsed,
        Err(error) => return fail(&error.into(), lang),
    };
    match parsed {
        Parsed::Print(text) => output::print(&text).map_or_else(|failure| fail(&failure, lang), |()| 0),
        Parsed::Run(global, command) => start(environment, global, &command),
    }
}

fn start(environment: Environment, global: Global, command: &Command) -> u8 {
    let fallback = global
        .lang
        .or(environment.own_lang())
        .unwrap_or_else(|| environment.locale_lang());
    let preferences = match Preferences::read(&environment, fallback) {
        Ok(preferences) => preferences,
        Err(failure) => return fail(&failure, fallback),
    };
    // What was said for this run comes first, then the settings, then the locale.
    let lang = global
        .lang
        .or(environment.own_lang())
        .or(preferences.settings.language);
    let lang = lang.unwrap_or_else(|| environment.locale_lang());
    let context = Context {
        environment,
        global,
        preferences,
        lang,
    };
    carry_out(&context, command).map_or_else(|failure| fail(&failure, lang), |()| 0)
}

fn fail(failure: &CommandError, lang: Lang) -> u8 {
    output::tell_failure(failure, lang);
    failure.kind.code()
}

fn carry_out(context: &Context, command: &Command) -> Result<(), CommandError> {
    panics::rehearse("start");
    match command {
        Command::Completions(shell) => return command::manual::completions(*shell, context.lang),
        Command::Man => return command::manual::man(context.lang),
        Command::Schema => return command::checklist::print_schema(),
        _ => {}
    }
    let services = Services::new(context);
    match command {
        Command::Interface => command::interface::run(&services, None),
        Command::Open(file) => command::interface::run(&services, Some(file)),
        Command::New {
            checklist,
            file,
            name,
            force,
        } => command::new::run(&services, checklist, file.as_deref(), name.as_deref(), *force),
        Command::List { json } => command::list::run(&services, *json),
        Command::Demo { dir, force } => command::demo::run(&services, dir.as_deref(), *force),
        Command::Answer(order) => command::answer::run(&services, order),
        Command::Status { file, json } => command::status::run(&services, file, *json),
        Command::Check {
            file,
            verdict,
            min_score,
            max_age,
            json,
        } => {
            let gate = Gate {
                verdict: *verdict,
                min_score: min_score.clone(),
                max_age: *max_age,
            };
            command::check::run(&services, file, &gate, *json)
        }
        Command::Report(order) => command::report::run(&services, order),
        Command::Compare { earlier, file, json } => command::compare::run(&services, earlier, file, *json),
        Command::Verify { file, json } => command::verify::run(&services, file, *json),
        other => carry_out_checklist(&services, other),
    }
}

fn carry_out_checklist(services: &Services<'_>, command: &Command) -> Result<(), CommandError> {
    match command {
        Command::Validate { paths, format } => command::checklist::validate(services, paths, *format),
        Command::ChecklistNew {
            id,
            extends,
            out,
            force,
        } => command::checklist::start(services, id, extends.as_deref(), out.as_deref(), *force),
        Command::Show {
            checklist,
            resolved,
            format,
        } => command::checklist::show(services, checklist, *resolved, *format),
        _ => command::checklist::print_schema(),
    }
}
