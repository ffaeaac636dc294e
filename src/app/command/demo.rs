//! `selfcheck demo`: writes finished examples, so that a new user sees a finished report first.

use std::path::{Path, PathBuf};

use clap::Arg;

use crate::app::baseline;
use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::CommandError;
use crate::app::example_files::{EXAMPLES, Example};
use crate::app::output;
use crate::app::reporting::{self, ReportOptions};
use crate::app::services::Services;
use crate::domain::format::Format;
use crate::domain::lang::Lang;
use crate::session::port::ExportOrder;
use crate::words;
use crate::words::Message;

/// The default folder.
const FOLDER: &str = "selfcheck-example";

words! {
    ABOUT = "완성된 예시를 만듭니다: 자체 점검, 증빙, 보고서", "Write finished examples: assessments, evidence, reports";
    ARG_DIR = "만들 폴더", "Folder to create";
    UNFINISHED = "예시를 다 만들지 못했습니다. {path} 폴더에 일부가 남아 있을 수 있습니다. 그 폴더를 지우고 다시 실행하거나 다른 폴더를 지정하십시오", "The examples are incomplete; a part may be left in {path}. Remove that folder and try again, or name another one";
    DONE = "예시를 만들었습니다. 보고서를 브라우저로 여십시오: {path}", "The examples are ready. Open the report in a browser: {path}";
}

pub const COMMAND: Command = Command {
    name: "demo",
    about: ABOUT,
    example: Message::same("selfcheck demo example"),
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    vec![
        arg::path(arg::positional("dir", "DIR", ARG_DIR, lang)).required(false),
        arg::force(lang),
        arg::language(lang),
    ]
}

/// Writes every example with its reports in both languages.
fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let folder = invocation.path("dir").unwrap_or(Path::new(FOLDER));
    if !invocation.flag("force") && services.is_taken(folder)? {
        return Err(CommandError::already_exists(folder, lang));
    }
    let first = write_all(services, folder, lang).map_err(|error| CommandError {
        hint: UNFINISHED.fill(lang, &[("path", &output::name(folder))]),
        ..error
    })?;
    let shown = output::name(&first.unwrap_or_default());
    output::print(&format!("{}\n", DONE.fill(lang, &[("path", &shown)])))
}

/// Writes all examples; returns the first report in the language asked for.
fn write_all(services: &Services<'_>, folder: &Path, lang: Lang) -> Result<Option<PathBuf>, CommandError> {
    let mut first = None;
    for example in &EXAMPLES {
        let folder = folder.join(example.checklist);
        example.write(services, &folder)?;
        for report in Lang::ALL {
            let path = write_report(services, &folder, example, report)?;
            if report == lang {
                first = first.or(Some(path));
            }
        }
    }
    Ok(first)
}

fn write_report(
    services: &Services<'_>,
    folder: &Path,
    example: &Example,
    lang: Lang,
) -> Result<PathBuf, CommandError> {
    let assessment = folder.join(example.assessment);
    let work = services.load(&assessment)?;
    let since = match example.earlier {
        None => None,
        Some(name) => Some(baseline::read(services, &folder.join(name), &work.checklist)?),
    };
    let wanted = ReportOptions {
        format: Format::Html,
        lang,
        is_final: false,
        templates: None,
        since: since.as_ref(),
    };
    let order = ExportOrder {
        format: Format::Html,
        lang,
        is_final: false,
        since: None,
        to: None,
    };
    let path = reporting::beside(&assessment, &order);
    reporting::write(services, &work, &wanted, &path, true)?;
    output::print(&format!("{}\n", output::name(&path)))?;
    Ok(path)
}
