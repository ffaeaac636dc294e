//! Builders for arguments and options whose help exists in both languages.

use std::path::PathBuf;

pub use clap::Arg;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{ArgAction, value_parser};

use super::global::Color;
use crate::domain::lang::Lang;
use crate::words::{Message, cli as words};

/// A required positional argument.
pub fn positional(name: &'static str, value_name: &'static str, help: Message, lang: Lang) -> Arg {
    Arg::new(name)
        .value_name(value_name)
        .required(true)
        .help(help.get(lang))
        .help_heading(words::HEAD_ARGUMENTS.get(lang))
}

/// An option with a value.
pub fn option(name: &'static str, value_name: &'static str, help: Message, lang: Lang) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value_name)
        .help(help.get(lang))
}

/// An option without a value.
pub fn flag(name: &'static str, help: Message, lang: Lang) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help.get(lang))
}

/// An option with one of a few values.
pub fn one_of<T: Clone + Send + Sync + 'static>(
    name: &'static str,
    value_name: &'static str,
    help: Message,
    values: &[(T, &'static str)],
    lang: Lang,
) -> Arg {
    let names: Vec<&'static str> = values.iter().map(|(_, name)| *name).collect();
    let values = values.to_vec();
    let parser = PossibleValuesParser::new(names).try_map(move |given| {
        let found = values.iter().find(|(_, name)| *name == given);
        found.map(|(value, _)| value.clone()).ok_or("no such value")
    });
    option(name, value_name, help, lang)
        .value_parser(parser)
        .hide_possible_values(true)
}

/// Makes an argument's value a path.
pub fn path(arg: Arg) -> Arg {
    arg.value_parser(value_parser!(PathBuf))
}

/// `FILE`: the assessment file a command works on.
pub fn assessment(lang: Lang) -> Arg {
    path(positional("file", "FILE", words::ARG_FILE, lang))
}

/// `CHECKLIST`: an id or a file.
pub fn checklist(value_name: &'static str, lang: Lang) -> Arg {
    positional("checklist", value_name, words::ARG_CHECKLIST, lang)
}

/// `-o`, `--output`.
pub fn output(lang: Lang) -> Arg {
    path(option("output", "OUT", words::OPT_OUT, lang)).short('o')
}

/// `--ics`, a calendar file.
pub fn calendar(lang: Lang) -> Arg {
    path(option("ics", "OUT", words::OPT_ICS, lang))
}

pub fn force(lang: Lang) -> Arg {
    flag("force", words::OPT_FORCE, lang)
}

pub fn json(lang: Lang) -> Arg {
    flag("json", words::OPT_JSON, lang)
}

/// `--lang`, the language of the interface.
pub fn language(lang: Lang) -> Arg {
    one_of("lang", "LANG", words::OPT_LANG, &LANGUAGES, lang)
}

pub const LANGUAGES: [(Lang, &str); 2] = [(Lang::Ko, "ko"), (Lang::En, "en")];

pub fn color(lang: Lang) -> Arg {
    one_of("color", "WHEN", words::OPT_COLOR, &Color::WORDS, lang)
}

/// How the interface draws: language, colour, characters, mouse.
pub fn display(lang: Lang) -> [Arg; 4] {
    [
        language(lang),
        color(lang),
        flag("ascii", words::OPT_ASCII, lang),
        flag("mouse", words::OPT_MOUSE, lang),
    ]
}

pub fn plain(lang: Lang) -> Arg {
    flag("plain", words::OPT_PLAIN, lang)
}
