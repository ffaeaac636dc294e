//! The type of a command: its help, arguments and action, and the context of one run.

use std::path::Path;

use clap::{Arg, ArgMatches};

use crate::app::command_error::CommandError;
use crate::app::services::Services;
use crate::domain::lang::Lang;
use crate::words::Message;

/// One command. The parser, help, completions and the manual page are derived from it.
#[derive(Clone, Copy)]
pub struct Command {
    pub name: &'static str,
    /// One line for the help.
    pub about: Message,
    /// Command lines printed at the end of the help.
    pub example: Message,
    pub arguments: fn(Lang) -> Vec<Arg>,
    pub action: Action,
    /// Every message of the command's file, for the tests that check all messages.
    pub messages: &'static [(&'static str, Message)],
}

#[derive(Clone, Copy)]
pub enum Action {
    Run(fn(&Invocation<'_>) -> Result<(), CommandError>),
    /// A group of commands without an action of its own.
    Subcommands(&'static [Command]),
}

impl Command {
    pub fn subcommands(&self) -> &'static [Self] {
        match self.action {
            Action::Run(_) => &[],
            Action::Subcommands(commands) => commands,
        }
    }
}

/// One run of a command: the services it works with and its parsed arguments.
pub struct Invocation<'a> {
    pub services: &'a Services<'a>,
    pub matches: &'a ArgMatches,
    /// Builds the grammar of the whole program, for completions and the manual page.
    pub program: fn(Lang) -> clap::Command,
}

impl<'a> Invocation<'a> {
    pub fn lang(&self) -> Lang {
        self.services.context.lang
    }

    pub fn flag(&self, name: &str) -> bool {
        self.matches.get_flag(name)
    }

    /// An optional argument, as its value parser returned it.
    pub fn value<T: Clone + Send + Sync + 'static>(&self, name: &str) -> Option<&'a T> {
        self.matches.get_one(name)
    }

    /// Every value of an argument that may be repeated.
    pub fn values<T: Clone + Send + Sync + 'static>(
        &self,
        name: &str,
    ) -> impl Iterator<Item = &'a T> + use<'a, T> {
        self.matches.get_many(name).into_iter().flatten()
    }

    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.value::<String>(name).map(String::as_str)
    }

    /// A text argument that the grammar requires.
    pub fn required_text(&self, name: &str) -> &'a str {
        self.text(name).unwrap_or_default()
    }

    pub fn path(&self, name: &str) -> Option<&'a Path> {
        self.value::<std::path::PathBuf>(name).map(AsRef::as_ref)
    }

    /// A path argument that the grammar requires.
    pub fn required_path(&self, name: &str) -> &'a Path {
        self.path(name).unwrap_or(Path::new(""))
    }
}
