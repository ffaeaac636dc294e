//! `selfcheck new`: creates an assessment.

use std::path::{Path, PathBuf};

use clap::Arg;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::CommandError;
use crate::app::{new_assessment, output, overwrite_guard};
use crate::domain::lang::Lang;
use crate::domain::shell_word::quoted;
use crate::storage::disk::Disk;
use crate::storage::error::{Operation, StorageError};
use crate::words;

words! {
    EXAMPLE = "selfcheck new generative-ai --name \"상담 챗봇\" --file chatbot.selfcheck.yaml", "selfcheck new generative-ai --name \"Support chatbot\" --file chatbot.selfcheck.yaml";
    ABOUT = "새 자체 점검을 시작합니다", "Start an assessment";
    OPT_FILE = "저장할 파일. 지정하지 않으면 데이터 폴더에 저장합니다", "File to create; by default one in the data folder";
    OPT_NAME = "대상 시스템의 이름", "Name of the assessed system";
    CREATED = "{path} 생성됨. 점검표 {checklist}, 문항 {count}", "Created {path}: checklist {checklist}, {count|question|questions}";
    REPLACED = "바꾸기 전의 파일은 {path}에 있습니다", "The file that was to be replaced is kept as {path}";
    NEXT = "이어서: selfcheck open {path}", "Next: selfcheck open {path}";
}

pub const COMMAND: Command = Command {
    name: "new",
    about: ABOUT,
    example: EXAMPLE,
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    vec![
        arg::checklist("CHECKLIST", lang),
        arg::path(arg::option("file", "FILE", OPT_FILE, lang)),
        arg::option("name", "NAME", OPT_NAME, lang),
        arg::force(lang),
        arg::language(lang),
    ]
}

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let source = invocation.required_text("checklist");
    let name = invocation.text("name").unwrap_or_default();
    let checklist = services.checklist(source)?;
    let path = invocation.path("file").map_or_else(
        || new_assessment::default_path(services, &checklist, name),
        Path::to_owned,
    );
    let disk = services.disk.as_ref();
    let aside = if invocation.flag("force") {
        overwrite_guard::check_assessment(services, &path)?;
        set_aside(disk, &path).map_err(|error| services.storage_error(&error))?
    } else {
        None
    };
    let created = new_assessment::create(services, &checklist, source, name, &path);
    if let Some(aside) = aside {
        let is_settled = match created {
            Ok(_) => disk.remove(&aside).is_ok(),
            // The new file stands there, but may not survive a loss of power.
            Err(StorageError::Unconfirmed { .. }) => false,
            Err(_) => disk.rename_new(&aside, &path).is_ok(),
        };
        if !is_settled {
            let shown = output::name(&aside);
            output::print_notices(&[REPLACED.localized(&[("path", &shown)])], lang);
        }
    }
    let file = created.map_err(|error| match error {
        StorageError::Exists { path } => CommandError::already_exists(&path, lang),
        other => services.storage_error(&other),
    })?;
    let notice = services.remember(file.path());
    drop(file);
    output::print_notices(notice.as_slice(), lang);
    let shown = output::name(&path);
    let count = checklist.questions.len().to_string();
    let places = [
        ("path", shown.as_str()),
        ("checklist", checklist.header.id.as_str()),
        ("count", &count),
    ];
    let next = NEXT.fill(lang, &[("path", &quoted(&path))]);
    output::print(&format!("{}\n{next}\n", CREATED.fill(lang, &places)))
}

/// Moves a file that is to be replaced out of the way and returns its temporary path.
fn set_aside(disk: &dyn Disk, path: &Path) -> Result<Option<PathBuf>, StorageError> {
    let saving = |error| StorageError::io(Operation::Saving, path, error);
    if !disk
        .stat(path)
        .map_err(saving)?
        .is_some_and(|found| found.is_regular())
    {
        return Ok(None);
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".replaced-{}", std::process::id()));
    let aside = path.with_file_name(name);
    disk.rename(path, &aside).map_err(saving)?;
    Ok(Some(aside))
}
