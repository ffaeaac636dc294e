//! `selfcheck checklist new`: writes a starter file for a new checklist.

use std::path::{Path, PathBuf};

use clap::Arg;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::{CommandError, Kind};
use crate::app::{output, overwrite_guard};
use crate::checklist::starter;
use crate::domain::clean::clean_line;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::words;
use crate::words::size::format_size;
use crate::words::{Message, cli};

words! {
    ABOUT = "새 점검표의 시작 파일을 만듭니다", "Write a starter file for a new checklist";
    ARG_ID = "새 점검표의 id", "Id of the new checklist";
    OPT_EXTENDS = "바탕이 될 점검표", "Checklist to start from";
}

pub const COMMAND: Command = Command {
    name: "new",
    about: ABOUT,
    example: Message::same("selfcheck checklist new hiring --extends common"),
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    vec![
        arg::positional("id", "ID", ARG_ID, lang),
        arg::option("extends", "CHECKLIST", OPT_EXTENDS, lang),
        arg::output(lang),
        arg::force(lang),
        arg::language(lang),
    ]
}

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let id = invocation.required_text("id");
    let id = &Id::new(id).map_err(|error| {
        let message = cli::ERR_VALUE.fill(lang, &[("option", "ID"), ("given", &clean_line(id))]);
        CommandError::new(Kind::Usage, message, error.to_string())
    })?;
    let base = invocation
        .text("extends")
        .map(|base| services.checklist(base))
        .transpose()?
        .map(|base| base.header.id);
    let text = starter::new_checklist(id, base.as_ref(), lang);
    let out = invocation.path("output");
    if out == Some(Path::new("-")) {
        return output::print(&text);
    }
    let path = out.map_or_else(|| PathBuf::from(format!("{id}.yaml")), Path::to_owned);
    if !invocation.flag("force") && services.is_taken(&path)? {
        return Err(CommandError::already_exists(&path, lang));
    }
    overwrite_guard::check_no_assessment(services, &path)?;
    services.write(&path, text.as_bytes())?;
    let shown = output::name(&path);
    let size = format_size(text.len() as u64);
    output::print(&format!(
        "{}\n",
        cli::WROTE.fill(lang, &[("path", &shown), ("size", &size)])
    ))
}
