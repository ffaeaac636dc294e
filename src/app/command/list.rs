//! `selfcheck list`: the checklists, and the assessments known from earlier sessions.

use std::fmt::Write as _;

use crate::app::command_error::CommandError;
use crate::app::services::Services;
use crate::app::{output, recent};
use crate::domain::clean::clean_line;
use crate::domain::port::{CatalogEntry, KnownAssessment};
use crate::words::cli as words;

/// Lists both.
pub fn run(services: &Services<'_>, json: bool) -> Result<(), CommandError> {
    let lang = services.context.lang;
    let (checklists, found) = (services.catalog.entries(), recent::read_all(services));
    if json {
        return output::print_json(&as_json(&checklists, &found));
    }
    let mut text = format!("{}\n", words::LIST_CHECKLISTS.get(lang));
    for entry in &checklists {
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
        if let Some(trouble) = &entry.trouble {
            let _ = write!(text, "  ! {}", trouble.get(lang));
        }
        text.push('\n');
    }
    let _ = writeln!(text, "\n{}", words::LIST_ASSESSMENTS.get(lang));
    if found.is_empty() {
        let _ = writeln!(text, "  {}", words::LIST_NONE.get(lang));
    }
    for each in &found {
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
    output::print(&text)
}

fn as_json(checklists: &[CatalogEntry], known: &[KnownAssessment]) -> String {
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
                "trouble": entry.trouble.as_ref().map(|trouble| &trouble.en),
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
