//! The composition root: reads the environment, builds the real ports, picks the command and runs it.

pub mod answer_many;
pub mod background;
pub mod baseline;
pub mod calendar_file;
pub mod checklist_cache;
pub mod cli;
pub mod command;
pub mod command_error;
pub mod context;
pub mod editing;
pub mod edition;
pub mod editor;
pub mod environment;
mod evidence;
pub mod example_files;
mod git;
pub mod given_answer;
pub mod importing;
pub mod interactive;
pub mod list_reader;
pub mod load;
pub mod measured_options;
pub mod new_assessment;
mod open_assessment;
pub mod output;
mod output_file;
pub mod overwrite_guard;
pub mod own_checklist;
pub mod panics;
pub mod preferences;
pub mod progress;
pub mod question;
pub mod real_port;
pub mod recent;
mod recovery;
pub mod report_file;
pub mod reporting;
pub mod services;
pub mod signals;
mod sync;
pub mod user_error;
mod zone;

use std::ffi::OsString;

use cli::command::{Action, Invocation};
use cli::parse::{self, Parsed, Request};
use command_error::CommandError;
use context::Context;
use environment::Environment;
use preferences::Preferences;
use services::Services;

use crate::domain::lang::Lang;

/// Runs the program with the words after its name and returns the exit code.
pub fn run(words: &[OsString]) -> u8 {
    let environment = Environment::read();
    let lang = environment
        .own_lang()
        .unwrap_or_else(|| environment.locale_lang());
    panics::watched(lang, || parse_and_start(environment, words, lang))
}

fn parse_and_start(environment: Environment, words: &[OsString], lang: Lang) -> u8 {
    if words.is_empty() {
        // The interface needs no grammar, and building it would cost a third of the time to the first frame.
        return start(environment, &Request::default());
    }
    match parse::parse(words, lang) {
        Ok(Parsed::Print(text)) => output::print(&text).map_or_else(|error| fail(&error, lang), |()| 0),
        Ok(Parsed::Run(request)) => start(environment, &request),
        Err(error) => fail(&error.into(), lang),
    }
}

fn start(environment: Environment, request: &Request) -> u8 {
    let global = request.global.clone();
    let fallback = global
        .lang
        .or(environment.own_lang())
        .unwrap_or_else(|| environment.locale_lang());
    let preferences = match Preferences::read(&environment, fallback) {
        Ok(preferences) => preferences,
        Err(error) => return fail(&error, fallback),
    };
    // Command line, environment, settings, locale, in this order.
    let lang = global
        .lang
        .or(environment.own_lang())
        .or(preferences.settings.language);
    let lang = lang.unwrap_or_else(|| environment.locale_lang());
    if let Err(error) = environment.check_time(lang) {
        return fail(&error, lang);
    }
    let context = Context {
        environment,
        global,
        preferences,
        lang,
    };
    let executed = execute(&context, request);
    output::print_notices(Environment::zone_notice().as_slice(), lang);
    executed.map_or_else(|error| fail(&error, lang), |()| 0)
}

fn fail(error: &CommandError, lang: Lang) -> u8 {
    output::print_error(error, lang);
    error.kind.code()
}

fn execute(context: &Context, request: &Request) -> Result<(), CommandError> {
    panics::rehearse("start");
    let services = Services::new(context);
    let Some((command, matches)) = &request.command else {
        return interactive::run(&services, None);
    };
    match command.action {
        Action::Run(run) => run(&Invocation {
            services: &services,
            matches,
            program: parse::program,
        }),
        // The parser requires a command of the group.
        Action::Subcommands(_) => Ok(()),
    }
}
