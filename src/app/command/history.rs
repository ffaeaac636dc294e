//! `selfcheck history`: prints the changes of earlier sessions with an assessment, or removes them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Arg;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::{CommandError, Kind};
use crate::app::output;
use crate::app::services::Services;
use crate::domain::change::minute;
use crate::domain::history::Step;
use crate::domain::lang::Lang;
use crate::storage::atomic;
use crate::storage::error::{Operation, StorageError};
use crate::storage::history;
use crate::storage::record::RecordSchema;
use crate::words;
use crate::words::size::format_size;
use crate::words::{Message, change};

words! {
    ABOUT = "자체 점검의 변경 이력을 보여 주거나 지웁니다", "Show the changes of earlier sessions, or clear them";
    OPT_CLEAR = "이력을 지웁니다. 자체 점검 파일은 그대로 둡니다", "Remove the history; the assessment itself stays as it is";
    EMPTY = "이력이 없습니다: {path}", "No history: {path}";
    FILE = "이력 파일: {path}", "History file: {path}";
    UNDONE = "되돌림", "undone";
    UNCONFIRMED = "이력을 지웠지만 디스크에 확실히 반영되었는지 확인하지 못했습니다: {path}", "The history was removed, but the removal is not known to be on disk yet: {path}";
    UNCONFIRMED_HINT = "전원이 꺼지면 이력이 되살아날 수 있습니다. 디스크를 살펴본 뒤 다시 지우십시오", "A loss of power may bring it back. Check the disk and clear it again";
    CLEARED = "이력을 지웠습니다 ({size}): {path}", "Removed the history ({size}): {path}";
}

pub const COMMAND: Command = Command {
    name: "history",
    about: ABOUT,
    example: Message::same("selfcheck history chatbot.selfcheck.yaml --clear"),
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    vec![
        arg::assessment(lang),
        arg::flag("clear", OPT_CLEAR, lang),
        arg::language(lang),
    ]
}

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let file = invocation.required_path("file");
    if invocation.flag("clear") {
        return clear(services, file, lang);
    }
    let work = services.load(file)?;
    output::print_notices(&work.notices, lang);
    let real = real_path(services, file)?;
    let folders = &services.context.preferences.folders;
    let shape = RecordSchema::of(&work.checklist);
    let found = history::read(services.disk.as_ref(), folders, &real, &shape);
    let found = found.map_err(|error| services.storage_error(&error))?;
    let place = output::name(&history::file_of(folders, &real));
    if found.done().is_empty() && found.undone().is_empty() {
        return output::print(&format!("{}\n", EMPTY.fill(lang, &[("path", &place)])));
    }
    let mut text = String::new();
    let line = |step: &Step| {
        let by = if step.stamp.by.is_empty() {
            String::new()
        } else {
            format!("  ({})", step.stamp.by)
        };
        let what = change::summary(&work.checklist, &step.change, lang);
        output::safe(&format!("{}  {what}{by}", minute(&step.stamp.at)))
    };
    for step in found.done() {
        let _ = writeln!(text, "{}", line(step));
    }
    for step in found.undone().iter().rev() {
        let _ = writeln!(text, "{}  [{}]", line(step), UNDONE.get(lang));
    }
    let _ = writeln!(text, "\n{}", FILE.fill(lang, &[("path", &place)]));
    output::print(&text)
}

/// Works without the assessment too: its history outlives it.
fn clear(services: &Services<'_>, file: &Path, lang: Lang) -> Result<(), CommandError> {
    let real = real_path(services, file)?;
    let folders = &services.context.preferences.folders;
    let place = output::name(&history::file_of(folders, &real));
    let cleared = history::clear(services.disk.as_ref(), folders, &real);
    let text = match cleared {
        Ok(None) => EMPTY.fill(lang, &[("path", &place)]),
        Ok(Some(size)) => CLEARED.fill(lang, &[("path", &place), ("size", &format_size(size))]),
        Err(error @ StorageError::Unconfirmed { .. }) => {
            let message = UNCONFIRMED.fill(lang, &[("path", &place)]);
            let mut failed = CommandError::new(Kind::Environment, message, UNCONFIRMED_HINT.get(lang));
            failed.code = error.code();
            return Err(failed);
        }
        Err(error) => return Err(services.storage_error(&error)),
    };
    output::print(&format!("{text}\n"))
}

/// Where the file is or, if it is gone, was: histories are kept by this path.
fn real_path(services: &Services<'_>, file: &Path) -> Result<PathBuf, CommandError> {
    let path = services.context.environment.folder.join(file);
    let resolve = |path: &Path| {
        let real = services.disk.resolve(path);
        real.map_err(|error| services.storage_error(&StorageError::io(Operation::Reading, path, error)))
    };
    if let Some(real) = resolve(&path)? {
        return Ok(real);
    }
    let folder = resolve(atomic::folder_of(&path))?;
    let name = path.file_name().unwrap_or_default();
    Ok(folder.map_or_else(|| path.clone(), |folder| folder.join(name)))
}
