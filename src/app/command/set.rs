//! `selfcheck set`: sets facts, the reasons of facts and lines of the subject, all of them or nothing.

use std::fmt::Write as _;

use clap::{Arg, ArgAction};
use jiff::civil::Date;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::cli::usage_error::UsageError;
use crate::app::command_error::CommandError;
use crate::app::{editing, output};
use crate::domain::assessment::Assessment;
use crate::domain::change::Change;
use crate::domain::checklist::{Checklist, Fact};
use crate::domain::clean::{clean, clean_line};
use crate::domain::lang::Lang;
use crate::domain::subject::SubjectField;
use crate::domain::suggest::nearest;
use crate::domain::upgrade::adopt;
use crate::words;
use crate::words::{change, cli, subject};

words! {
    ABOUT = "시스템 개요와 대상 시스템의 값을 정합니다", "Set facts, their reasons and lines of the subject";
    EXAMPLE = "selfcheck set gate.selfcheck.yaml face-matching=no reason.face-matching=\"얼굴 인식 기능이 없음\" subject.version=2.3", "selfcheck set gate.selfcheck.yaml face-matching=no reason.face-matching=\"no such function\" subject.version=2.3";
    ARG_PAIR = "정할 값: FACT=값, reason.FACT=이유, subject.KEY=내용. 값이 비면 지웁니다", "What to set: FACT=VALUE, reason.FACT=TEXT, subject.KEY=TEXT; an empty value clears";
    NO_SIGN = "'{given}'에 '='가 없습니다", "'{given}' has no '='";
    NO_SIGN_HINT = "KEY=VALUE로 쓰십시오. 아무것도 바뀌지 않았습니다", "write KEY=VALUE; nothing was changed";
    UNKNOWN = "'{key}'{key:>은는} 정할 수 있는 값이 아닙니다", "'{key}' cannot be set";
    UNKNOWN_HINT = "정할 수 있는 값: {keys}", "these can be set: {keys}";
    BAD_VALUE = "'{key}'에 '{given}'{given:>은는} 쓸 수 없습니다", "invalid value '{given}' for '{key}'";
    UNCHANGED = "바뀐 것이 없습니다", "Nothing to change";
}

pub const COMMAND: Command = Command {
    name: "set",
    about: ABOUT,
    example: EXAMPLE,
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    vec![
        arg::assessment(lang),
        arg::positional("pair", "KEY=VALUE", ARG_PAIR, lang).action(ArgAction::Append),
        arg::language(lang),
    ]
}

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let (mut loaded, checklist) = editing::open_to_change(services, invocation.required_path("file"))?;
    let mut assessment = loaded.reading.assessment.clone();
    adopt(&checklist, &mut assessment);
    let today = services.context.environment.today();
    let mut text = String::new();
    for pair in invocation.values::<String>("pair") {
        if let Some(made) = change_of(pair, &checklist, &assessment, today, lang)? {
            made.apply(&mut assessment);
            let _ = writeln!(
                text,
                "{}",
                output::safe(&change::summary(&checklist, &made, lang))
            );
        }
    }
    if text.is_empty() {
        return output::print(&format!("{}\n", UNCHANGED.get(lang)));
    }
    let saved = loaded.file.save(&assessment);
    saved.map_err(|error| services.storage_error(&error))?;
    output::print(&text)
}

/// The change that a pair asks for; `None` if it changes nothing.
fn change_of(
    pair: &str,
    checklist: &Checklist,
    assessment: &Assessment,
    today: Date,
    lang: Lang,
) -> Result<Option<Change>, UsageError> {
    let Some((key, value)) = pair.split_once('=') else {
        return Err(UsageError {
            message: NO_SIGN.fill(lang, &[("given", &clean_line(pair))]),
            hint: NO_SIGN_HINT.get(lang).into(),
        });
    };
    let (key, value) = (key.trim(), clean(value.trim()));
    if let Some(field) = key.strip_prefix("subject.").and_then(SubjectField::from_key) {
        let kept = field.read(&value, today).map_err(|error| UsageError {
            message: BAD_VALUE.fill(lang, &[("key", key), ("given", &*clean_line(&value))]),
            hint: subject::refused(field, error, lang),
        })?;
        return Ok(Change::subject(assessment, field, &kept));
    }
    if let Some(fact) = key.strip_prefix("reason.").and_then(|id| checklist.fact(id)) {
        return Ok(Change::fact_reason(assessment, &fact.id, &value));
    }
    let Some(fact) = checklist.fact(key) else {
        return Err(unknown(key, checklist, lang));
    };
    if value.is_empty() {
        return Ok(Change::fact(assessment, &fact.id, None));
    }
    let read = fact.kind.read(&value).ok().filter(|read| fact.accepts(read));
    let read = read.ok_or_else(|| invalid(fact, &value, lang))?;
    Ok(Change::fact(assessment, &fact.id, Some(read)))
}

fn unknown(key: &str, checklist: &Checklist, lang: Lang) -> UsageError {
    let facts = checklist.profile.iter().map(|fact| fact.id.to_string());
    let reasons = checklist.profile.iter().map(|fact| format!("reason.{}", fact.id));
    let lines = SubjectField::KEYS.iter().map(|(_, key)| format!("subject.{key}"));
    let keys: Vec<String> = facts.chain(reasons).chain(lines).collect();
    let near = nearest(key, keys.iter().map(String::as_str));
    UsageError {
        message: UNKNOWN.fill(lang, &[("key", &clean_line(key))]),
        hint: near.map_or_else(
            || UNKNOWN_HINT.fill(lang, &[("keys", &keys.join(", "))]),
            |near| cli::HINT_NEAREST.fill(lang, &[("nearest", near)]),
        ),
    }
}

fn invalid(fact: &Fact, given: &str, lang: Lang) -> UsageError {
    let places = [("key", fact.id.as_str()), ("given", &*clean_line(given))];
    UsageError {
        message: BAD_VALUE.fill(lang, &places),
        hint: cli::HINT_VALUES.fill(lang, &[("values", &fact.kind.words().join(", "))]),
    }
}
