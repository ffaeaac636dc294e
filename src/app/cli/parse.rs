//! Parses the command line into a command and its arguments. Pure: no environment, file or terminal.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, Command as Grammar};

use super::arg;
use super::command::{Action, Command};
use super::global::Global;
use super::usage_error::UsageError;
use crate::app::command::COMMANDS;
use crate::domain::lang::Lang;
use crate::words::cli as words;

/// A parsed command line.
pub enum Parsed {
    /// Help or version: text for standard output.
    Print(String),
    Run(Box<Request>),
}

/// What to run.
#[derive(Default)]
pub struct Request {
    pub global: Global,
    /// A command with its own arguments; none opens the interface.
    pub command: Option<(Command, ArgMatches)>,
}

/// Parses the arguments after the program name. `lang` is the language of help and errors unless `--lang` is given.
pub fn parse(words: &[OsString], lang: Lang) -> Result<Parsed, UsageError> {
    let lang = requested_lang(words).unwrap_or(lang);
    let mut grammar = program_for(words, lang);
    let all = std::iter::once(OsString::from("selfcheck")).chain(words.iter().cloned());
    match grammar.try_get_matches_from_mut(all) {
        Ok(matches) => {
            let mut global = Global::default();
            let command = resolve(matches, COMMANDS, &mut global);
            Ok(Parsed::Run(Box::new(Request { global, command })))
        }
        Err(error) if error.use_stderr() => {
            let path = command_path(&grammar, words);
            Err(UsageError::from_clap(&error, &path, lang))
        }
        Err(error) => Ok(Parsed::Print(error.render().to_string())),
    }
}

/// Finds the named command and its matches, merging the global options of every level.
fn resolve(
    mut matches: ArgMatches,
    commands: &'static [Command],
    global: &mut Global,
) -> Option<(Command, ArgMatches)> {
    global.read(&matches);
    let (name, inner) = matches.remove_subcommand()?;
    let command = commands.iter().find(|command| command.name == name)?;
    match command.action {
        Action::Run(_) => {
            global.read(&inner);
            Some((*command, inner))
        }
        Action::Subcommands(commands) => resolve(inner, commands, global),
    }
}

/// Builds the grammar of the whole program in a language.
pub fn program(lang: Lang) -> Grammar {
    program_with(lang, &|_| true)
}

/// As [`program`], but only commands that the words name have arguments: building all of them takes longer than a short command runs.
fn program_for(words: &[OsString], lang: Lang) -> Grammar {
    program_with(lang, &|name| words.iter().any(|word| word == name))
}

fn program_with(lang: Lang, is_named: &dyn Fn(&str) -> bool) -> Grammar {
    let example = words::EXAMPLE.get(lang);
    base("selfcheck", words::ABOUT.get(lang), example, lang)
        .long_about(words::ABOUT_LONG.get(lang))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(words::OPT_VERSION.get(lang)),
        )
        .args(arg::display(lang))
        .arg(arg::plain(lang))
        .subcommands(COMMANDS.iter().map(|command| grammar(command, lang, is_named)))
}

fn grammar(command: &Command, lang: Lang, is_named: &dyn Fn(&str) -> bool) -> Grammar {
    if !is_named(command.name) {
        return Grammar::new(command.name).about(command.about.get(lang));
    }
    let inner = command.subcommands().iter();
    let (about, example) = (command.about.get(lang), command.example.get(lang));
    base(command.name, about, example, lang)
        .args((command.arguments)(lang))
        .subcommand_required(matches!(command.action, Action::Subcommands(_)))
        .subcommands(inner.map(|inner| grammar(inner, lang, is_named)))
}

fn base(name: &'static str, about: &'static str, example: &str, lang: Lang) -> Grammar {
    let example: String = example.lines().flat_map(|line| ["\n  ", line]).collect();
    let head = words::HEAD_EXAMPLE.get(lang);
    Grammar::new(name)
        .about(about)
        .after_help(format!("{head}{example}"))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .subcommand_help_heading(words::HEAD_COMMANDS.get(lang))
        .help_template(format!(
            "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}\n",
            words::HEAD_USAGE.get(lang)
        ))
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help_heading(words::HEAD_OPTIONS.get(lang))
                .help(words::OPT_HELP.get(lang)),
        )
        .next_help_heading(words::HEAD_OPTIONS.get(lang))
}

/// The interface language requested with `--lang`, needed before the grammar can be built in that language. A command may use `--lang`
/// for something else, as `report` does.
pub fn requested_lang(words: &[OsString]) -> Option<Lang> {
    let texts: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
    if !texts.iter().any(|word| word.starts_with("--lang")) {
        return None;
    }
    let program = program_for(words, Lang::default());
    let mut level = &program;
    for (at, word) in texts.iter().enumerate() {
        if let Some(inner) = level.find_subcommand(word) {
            level = inner;
        }
        let tag = match word.strip_prefix("--lang") {
            Some("") => texts.get(at + 1).copied(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        let is_interface = level.get_arguments().any(|arg| arg.get_id() == "lang");
        if let (Some(tag), true) = (tag, is_interface) {
            return Lang::from_tag(tag);
        }
    }
    None
}

/// The recognised part of the command line, for a hint such as `see 'selfcheck checklist new --help'`.
fn command_path(program: &Grammar, words: &[OsString]) -> String {
    let mut level = program;
    let mut path = String::from("selfcheck");
    for word in words.iter().filter_map(|word| word.to_str()) {
        if let Some(inner) = level.find_subcommand(word) {
            path.push(' ');
            path.push_str(word);
            level = inner;
        }
    }
    path
}
