//! From the words that matched the grammar to the command they mean.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{AnswerOrder, Color, Command, Global, IssueFormat, ReportOrder, ShowFormat, UsageError};
use crate::domain::format::Format;
use crate::domain::lang::Lang;

use crate::domain::ratio::Ratio;
use crate::domain::remediation::RemediationField;
use crate::domain::verdict::Verdict;
use crate::words::cli as words;

/// The command that matches mean.
pub(super) fn understand(matches: &ArgMatches, lang: Lang) -> Result<(Global, Command), UsageError> {
    let mut global = Global::default();
    read_global(matches, &mut global);
    let Some((name, inner)) = matches.subcommand() else {
        return Ok((global, Command::Interface));
    };
    if name != "report" {
        read_global(inner, &mut global);
    }
    let command = match name {
        "new" => Command::New {
            checklist: text(inner, "checklist").unwrap_or_default(),
            file: file(inner, "file"),
            name: text(inner, "name"),
            force: inner.get_flag("force"),
        },
        "open" => Command::Open(file(inner, "file").unwrap_or_default()),
        "list" => Command::List {
            json: inner.get_flag("json"),
        },
        "demo" => Command::Demo {
            dir: file(inner, "dir"),
            force: inner.get_flag("force"),
        },
        "answer" => Command::Answer(Box::new(answer(inner, lang)?)),
        "status" => Command::Status {
            file: file(inner, "file").unwrap_or_default(),
            json: inner.get_flag("json"),
        },
        "check" => check(inner, lang)?,
        "report" => Command::Report(report(inner)),
        "compare" => Command::Compare {
            earlier: file(inner, "earlier").unwrap_or_default(),
            file: file(inner, "file").unwrap_or_default(),
            json: inner.get_flag("json"),
        },
        "verify" => Command::Verify {
            file: file(inner, "file").unwrap_or_default(),
            json: inner.get_flag("json"),
        },
        "completions" => Command::Completions(
            inner
                .get_one::<clap_complete::Shell>("shell")
                .copied()
                .unwrap_or(clap_complete::Shell::Bash),
        ),
        "checklist" => checklist(inner, &mut global),
        _ => Command::Man,
    };
    Ok((global, command))
}

/// Takes the choices that hold for every command from one level of the grammar; the inner level wins.
fn read_global(matches: &ArgMatches, global: &mut Global) {
    let word = |name: &str| matches.try_get_one::<String>(name).ok().flatten().cloned();
    let is_on = |name: &str| {
        matches
            .try_get_one::<bool>(name)
            .ok()
            .flatten()
            .copied()
            .unwrap_or(false)
    };
    if let Some(lang) = word("lang").and_then(|tag| Lang::from_tag(&tag)) {
        global.lang = Some(lang);
    }
    match word("color").as_deref() {
        Some("always") => global.color = Color::Always,
        Some("never") => global.color = Color::Never,
        Some("auto") => global.color = Color::Auto,
        _ => {}
    }
    global.ascii |= is_on("ascii");
    global.mouse |= is_on("mouse");
    global.plain |= is_on("plain");
}

fn text(matches: &ArgMatches, name: &str) -> Option<String> {
    matches.get_one::<String>(name).cloned()
}

fn file(matches: &ArgMatches, name: &str) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(name).cloned()
}

fn answer(matches: &ArgMatches, lang: Lang) -> Result<AnswerOrder, UsageError> {
    let due = match text(matches, "due") {
        None => None,
        Some(given) => Some(given.parse().map_err(|_| UsageError {
            message: words::ERR_BAD_DATE.fill(lang, &[("given", &given)]),
            hint: words::HINT_DATE.get(lang).into(),
        })?),
    };
    Ok(AnswerOrder {
        file: file(matches, "file").unwrap_or_default(),
        question: text(matches, "question").unwrap_or_default(),
        value: text(matches, "value").unwrap_or_default(),
        note: text(matches, "note"),
        reason: text(matches, "reason"),
        evidence: matches
            .get_many::<String>("evidence")
            .into_iter()
            .flatten()
            .cloned()
            .collect(),
        owner: text(matches, "owner"),
        due,
        plan: RemediationField::KEYS
            .into_iter()
            .filter_map(|(which, name)| Some((which, text(matches, name)?)))
            .collect(),
        reviewer: text(matches, "reviewer"),
    })
}

fn check(matches: &ArgMatches, lang: Lang) -> Result<Command, UsageError> {
    let verdict = text(matches, "verdict").and_then(|word| {
        Verdict::WORDS
            .into_iter()
            .find(|(_, each)| *each == word)
            .map(|(verdict, _)| verdict)
    });
    let min_score = match text(matches, "min-score") {
        None => None,
        Some(given) => Some(
            given
                .parse::<Ratio>()
                .ok()
                .filter(is_percent)
                .ok_or_else(|| UsageError {
                    message: words::ERR_VALUE.fill(lang, &[("option", "--min-score"), ("given", &given)]),
                    hint: words::OPT_MIN_SCORE.get(lang).into(),
                })?,
        ),
    };
    Ok(Command::Check {
        file: file(matches, "file").unwrap_or_default(),
        verdict,
        min_score,
        max_age: matches.get_one::<u32>("max-age").copied(),
        json: matches.get_flag("json"),
    })
}

fn is_percent(number: &Ratio) -> bool {
    (Ratio::zero()..=Ratio::whole(100)).contains(number)
}

fn report(matches: &ArgMatches) -> ReportOrder {
    let format = text(matches, "format").and_then(|word| {
        Format::WORDS
            .into_iter()
            .find(|(_, each)| *each == word)
            .map(|(format, _)| format)
    });
    ReportOrder {
        file: file(matches, "file").unwrap_or_default(),
        format: format.unwrap_or_default(),
        lang: text(matches, "lang").and_then(|tag| Lang::from_tag(&tag)),
        templates: file(matches, "templates"),
        since: file(matches, "since"),
        out: file(matches, "output"),
        is_final: matches.get_flag("final"),
        force: matches.get_flag("force"),
    }
}

fn checklist(matches: &ArgMatches, global: &mut Global) -> Command {
    let Some((name, inner)) = matches.subcommand() else {
        return Command::Schema;
    };
    read_global(inner, global);
    match name {
        "validate" => Command::Validate {
            paths: inner
                .get_many::<PathBuf>("paths")
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
            format: match text(inner, "format").as_deref() {
                Some("json") => IssueFormat::Json,
                Some("sarif") => IssueFormat::Sarif,
                _ => IssueFormat::Text,
            },
        },
        "new" => Command::ChecklistNew {
            id: text(inner, "id").unwrap_or_default(),
            extends: text(inner, "extends"),
            out: file(inner, "output"),
            force: inner.get_flag("force"),
        },
        "show" => Command::Show {
            checklist: text(inner, "checklist").unwrap_or_default(),
            resolved: inner.get_flag("resolved"),
            format: if text(inner, "format").as_deref() == Some("html") {
                ShowFormat::Html
            } else {
                ShowFormat::Markdown
            },
        },
        _ => Command::Schema,
    }
}
