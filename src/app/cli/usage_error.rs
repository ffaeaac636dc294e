//! Usage errors in the language of the interface, with the nearest valid word.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::domain::lang::Lang;
use crate::domain::suggest::nearest;
use crate::words::cli as words;

/// An invalid command line: what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct UsageError {
    pub message: String,
    pub hint: String,
}

impl UsageError {
    /// Translates a parser error. `command` is the command whose help to refer to, such as `selfcheck checklist new`.
    pub fn from_clap(error: &clap::Error, command: &str, lang: Lang) -> Self {
        // Our own value parsers return a complete usage error.
        let own = error.source().and_then(|source| source.downcast_ref::<Self>());
        own.map_or_else(|| translate(error, command, lang), Clone::clone)
    }
}

fn translate(error: &clap::Error, command: &str, lang: Lang) -> UsageError {
    let context = |kind: ContextKind| error.get(kind).map(context_text).unwrap_or_default();
    let see_help = words::HINT_HELP.fill(lang, &[("command", command)]);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let given = context(ContextKind::InvalidSubcommand);
            let hint = suggestion(&given, error, ContextKind::SuggestedSubcommand, lang).unwrap_or(see_help);
            UsageError {
                message: words::ERR_UNKNOWN_COMMAND.fill(lang, &[("given", &given)]),
                hint,
            }
        }
        ErrorKind::UnknownArgument => {
            let given = context(ContextKind::InvalidArg);
            let near = suggestion(&given, error, ContextKind::SuggestedArg, lang);
            let (word, otherwise) = match given.strip_prefix('-') {
                // A number below zero, or a text after an option.
                Some(rest) if !rest.starts_with('-') => {
                    let hint = words::HINT_DASH.fill(lang, &[("given", &given)]);
                    (words::ERR_UNKNOWN_OPTION, hint)
                }
                Some(_) => (words::ERR_UNKNOWN_OPTION, see_help),
                None if command.contains(' ') => (words::ERR_ONE_MORE, see_help),
                None => (words::ERR_UNKNOWN_COMMAND, see_help),
            };
            let hint = near.unwrap_or(otherwise);
            UsageError {
                message: word.fill(lang, &[("given", &given)]),
                hint,
            }
        }
        ErrorKind::MissingRequiredArgument => UsageError {
            message: words::ERR_MISSING.fill(lang, &[("given", &context(ContextKind::InvalidArg))]),
            hint: see_help,
        },
        ErrorKind::MissingSubcommand => UsageError {
            message: words::ERR_MISSING_COMMAND.get(lang).into(),
            hint: words::HINT_VALUES.fill(lang, &[("values", &context(ContextKind::ValidSubcommand))]),
        },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => invalid_value(error, lang, see_help),
        ErrorKind::ArgumentConflict => {
            let given = context(ContextKind::InvalidArg);
            let is_twice = given == context(ContextKind::PriorArg);
            let word = if is_twice {
                words::ERR_TWICE
            } else {
                words::ERR_CONFLICT
            };
            UsageError {
                message: word.fill(lang, &[("given", &given)]),
                hint: see_help,
            }
        }
        _ => UsageError {
            message: first_line(error),
            hint: see_help,
        },
    }
}

fn invalid_value(error: &clap::Error, lang: Lang, otherwise: String) -> UsageError {
    let text = |kind: ContextKind| error.get(kind).map(context_text).unwrap_or_default();
    let option = text(ContextKind::InvalidArg);
    let option = option.split_whitespace().next().unwrap_or_default();
    let given = text(ContextKind::InvalidValue);
    let valid = text(ContextKind::ValidValue);
    if given.is_empty() && valid.is_empty() {
        return UsageError {
            message: words::ERR_NO_VALUE.fill(lang, &[("option", option)]),
            hint: otherwise,
        };
    }
    let near = nearest(&given, valid.split(", "));
    let hint = match (near, valid.is_empty()) {
        (Some(near), _) => words::HINT_NEAREST.fill(lang, &[("nearest", near)]),
        (None, false) => words::HINT_VALUES.fill(lang, &[("values", &valid)]),
        (None, true) => otherwise,
    };
    UsageError {
        message: words::ERR_VALUE.fill(lang, &[("option", option), ("given", &given)]),
        hint,
    }
}

fn suggestion(given: &str, error: &clap::Error, kind: ContextKind, lang: Lang) -> Option<String> {
    let offered = error.get(kind).map(context_text)?;
    let near = nearest(given, offered.split(", "))
        .or_else(|| offered.split(", ").next())?
        .to_owned();
    Some(words::HINT_NEAREST.fill(lang, &[("nearest", &near)]))
}

fn context_text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        other => other.to_string(),
    }
}

fn first_line(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let line = text.lines().next().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}
