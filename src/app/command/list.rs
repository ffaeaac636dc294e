//! `selfcheck list`: lists the checklists and the assessments known from earlier sessions.

use std::fmt::Write as _;

use clap::Arg;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::{CommandError, Kind};
use crate::app::{output, recent};
use crate::checklist::CatalogError;
use crate::domain::catalog_entry::CatalogEntry;
use crate::domain::clean::clean_line;
use crate::domain::lang::Lang;
use crate::session::port::RecentAssessment;
use crate::words;
use crate::words::Message;

words! {
    ABOUT = "점검표와 최근 자체 점검을 보여 줍니다", "List checklists and recent assessments";
    CHECKLISTS = "점검표", "Checklists";
    ASSESSMENTS = "최근 자체 점검", "Recent assessments";
    INCOMPLETE = "목록이 완전하지 않습니다", "The list is not complete";
    INCOMPLETE_HINT = "바뀐 파일은 없습니다. 위에 적힌 원인을 없앤 뒤 다시 실행하십시오", "No file was changed. Remove the causes named above and list again";
    NO_ASSESSMENTS = "아직 자체 점검이 없습니다. 시작: selfcheck new cctv-security", "No assessments yet. Start one with: selfcheck new cctv-security";
}

pub const COMMAND: Command = Command {
    name: "list",
    about: ABOUT,
    example: Message::same("selfcheck list"),
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    vec![arg::json(lang), arg::language(lang)]
}

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let checklists = services.catalog.entries();
    let (found, mut errors) = recent::read_all(services);
    errors.extend(services.catalog.unreadable().iter().map(CatalogError::message));
    if invocation.flag("json") {
        output::print_json(&as_json(&checklists, &found))?;
    } else {
        output::print(&as_text(&checklists, &found, lang))?;
    }
    if errors.is_empty() {
        return Ok(());
    }
    // A script must not take a part of the list for all of it.
    output::print_notices(&errors, lang);
    Err(CommandError::new(
        Kind::Environment,
        INCOMPLETE.get(lang),
        INCOMPLETE_HINT.get(lang),
    ))
}

fn as_text(checklists: &[CatalogEntry], found: &[RecentAssessment], lang: Lang) -> String {
    let mut text = format!("{}\n", CHECKLISTS.get(lang));
    for entry in checklists {
        let _ = write!(
            text,
            "  {}  {}  {}",
            entry.id,
            entry.version,
            entry.title.get(lang)
        );
        if let Some(path) = &entry.path {
            let _ = write!(text, "  ({})", output::name(path));
        }
        if let Some(problem) = &entry.problem {
            let _ = write!(text, "  ! {}", problem.get(lang));
        }
        text.push('\n');
    }
    let _ = writeln!(text, "\n{}", ASSESSMENTS.get(lang));
    if found.is_empty() {
        let _ = writeln!(text, "  {}", NO_ASSESSMENTS.get(lang));
    }
    for each in found {
        let progress = each
            .progress
            .map_or_else(|| "?".to_owned(), |(done, all)| format!("{done}/{all}"));
        let (name, title) = (clean_line(&each.name), each.checklist.get(lang));
        let title = if title.is_empty() { "?" } else { title };
        let _ = writeln!(
            text,
            "  {name}  {title}  {progress}  {}  {}",
            each.changed,
            output::name(&each.path)
        );
    }
    text
}

fn as_json(checklists: &[CatalogEntry], known: &[RecentAssessment]) -> String {
    let title = |text: &crate::domain::text::Text| {
        let entries = text
            .entries()
            .map(|(lang, text)| (lang.to_owned(), serde_json::Value::from(text)));
        serde_json::Value::Object(entries.collect())
    };
    let checklists: Vec<_> = checklists
        .iter()
        .map(|entry| {
            serde_json::json!({
                "id": entry.id.as_str(),
                "version": entry.version,
                "title": title(&entry.title),
                "publisher": title(&entry.publisher),
                "path": entry.path.as_ref().map(|path| path.to_string_lossy()),
                "trouble": entry.problem.as_ref().map(|problem| &problem.en),
            })
        })
        .collect();
    let known: Vec<_> = known
        .iter()
        .map(|each| {
            serde_json::json!({
                "path": each.path.to_string_lossy(),
                "name": each.name,
                "checklist": title(&each.checklist),
                "done": each.progress.map(|(done, _)| done),
                "asked": each.progress.map(|(_, asked)| asked),
                "changed": each.changed,
            })
        })
        .collect();
    format!(
        "{:#}\n",
        serde_json::json!({ "checklists": checklists, "assessments": known, "total": known.len() })
    )
}
