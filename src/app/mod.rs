//! The composition root: reads the environment, builds the real ports, picks the command and runs it.

pub mod command;
pub mod failure;
pub mod output;
pub mod world;

use std::ffi::OsString;

use crate::args::{self, Command, Global, Parsed};
use crate::domain::lang::Lang;
use failure::Failure;
use world::World;

/// All that a command may look at.
pub struct Context {
    /// The environment.
    pub world: World,
    /// Choices that hold for every command.
    pub global: Global,
    /// The language of the interface.
    pub lang: Lang,
}

/// Runs the program with the words after its name and gives the exit code.
pub fn run(words: &[OsString]) -> u8 {
    let world = World::read();
    let lang = world.lang();
    let parsed = match args::parse(words, lang) {
        Ok(parsed) => parsed,
        Err(error) => return fail(&error.into(), lang),
    };
    match parsed {
        Parsed::Print(text) => output::print(&text).map_or_else(|failure| fail(&failure, lang), |()| 0),
        Parsed::Run(global, command) => {
            let lang = global.lang.unwrap_or(lang);
            let context = Context { world, global, lang };
            carry_out(&context, command).map_or_else(|failure| fail(&failure, lang), |()| 0)
        }
    }
}

fn fail(failure: &Failure, lang: Lang) -> u8 {
    output::tell_failure(failure, lang);
    failure.kind.code()
}

fn carry_out(context: &Context, command: Command) -> Result<(), Failure> {
    match command {
        Command::Completions(shell) => command::manual::completions(shell, context.lang),
        Command::Man => command::manual::man(context.lang),
        _ => Ok(()),
    }
}
