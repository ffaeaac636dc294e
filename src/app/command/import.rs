//! `selfcheck import`: takes answers from a table or another assessment, all rows in one write, or changes nothing.

use std::fmt::Write as _;

use clap::Arg;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::{CommandError, Kind};
use crate::app::importing::{self, Source};
use crate::app::{editing, output};
use crate::domain::answer_import::{AnswerImport, RowChange};
use crate::domain::checklist::Checklist;
use crate::domain::lang::Lang;
use crate::domain::upgrade::adopt;
use crate::words;
use crate::words::{Message, change, cli, import as import_words};

words! {
    ABOUT = "CSV, XLSX, JSON Lines, 다른 자체 점검 파일에서 답변을 가져옵니다", "Take answers from CSV, XLSX, JSON Lines or another assessment";
    ARG_ANSWERS = "답변이 든 파일. 열은 'report --format csv'나 xlsx와 같고, id와 answer만 있으면 됩니다", "File with the answers; its columns are those of 'report --format csv' or xlsx, and only id and answer are needed";
    OPT_DRY_RUN = "무엇이 바뀌는지 행마다 보여 주고 아무것도 쓰지 않습니다", "List row by row what would change, and write nothing";
    OPT_OVERWRITE = "이미 있는 답변과 글도 바꿉니다", "Also replace answers and texts that are there";
    OPT_SHEET = "읽을 시트. 없으면 id와 답변이 있는 첫 시트", "Sheet to read; by default the first with ids and answers";
    CHANGES = "바뀌는 것:", "Changes:";
    KEPT = "이미 있어 그대로 둔 것 (바꾸려면 --overwrite):", "Kept, because something is there already (--overwrite replaces it):";
    HIDDEN = "지금은 묻지 않는 문항이라 가져오지 않은 것:", "Not taken, because the question is not asked now:";
    UNKNOWN_COLUMNS = "모르는 열은 읽지 않았습니다: {columns}", "columns that are not known were not read: {columns}";
    LEFT_BEHIND = "다른 폴더에 있는 증빙 파일 {count}개는 가져오지 않았습니다. 다시 추가하십시오", "{count|evidence file|evidence files} in another folder not taken over; add them again";
    WOULD = "가져오면 바뀌는 답변 {changes}, 그대로 {kept}, 제외 {hidden}, 같음 {same}. 아무것도 쓰지 않았습니다", "Answers that would change: {changes}; kept {kept}, not asked {hidden}, the same {same}. Nothing was written";
    DONE = "바뀐 답변 {changes}, 그대로 {kept}, 제외 {hidden}, 같음 {same}", "Answers changed: {changes}; kept {kept}, not asked {hidden}, the same {same}";
    PROBLEMS = "가져올 수 없는 행이 {count}개 있습니다", "{count|row|rows} cannot be taken";
}

pub const COMMAND: Command = Command {
    name: "import",
    about: ABOUT,
    example: Message::same(
        "selfcheck import chatbot.selfcheck.yaml answers.xlsx --dry-run\nselfcheck import chatbot.selfcheck.yaml answers.xlsx",
    ),
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    vec![
        arg::assessment(lang),
        arg::path(arg::positional("answers", "ANSWERS", ARG_ANSWERS, lang)),
        arg::flag("dry-run", OPT_DRY_RUN, lang),
        arg::flag("overwrite", OPT_OVERWRITE, lang),
        arg::option("sheet", "NAME", OPT_SHEET, lang),
        arg::language(lang),
    ]
}

/// Fails with "no" where rows were left that differ from what is there.
fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let file = invocation.required_path("file");
    let answers = invocation.required_path("answers");
    let (sheet, overwrite) = (invocation.text("sheet"), invocation.flag("overwrite"));
    let import = if invocation.flag("dry-run") {
        let work = services.load_complete(file)?;
        output::print_notices(&work.notices, lang);
        let source = importing::read(services, answers, sheet, &work.checklist, &work.folder)?;
        notes(&source, lang);
        let import = source.plan(&work.checklist, &work.assessment, overwrite, services);
        refuse(&import, lang)?;
        output::print(&listed(&import, &work.checklist, WOULD, lang))?;
        import
    } else {
        let (mut loaded, checklist) = editing::open_to_change(services, file)?;
        let source = importing::read(services, answers, sheet, &checklist, loaded.file.folder())?;
        notes(&source, lang);
        let mut assessment = loaded.reading.assessment.clone();
        adopt(&checklist, &mut assessment);
        let import = source.plan(&checklist, &assessment, overwrite, services);
        refuse(&import, lang)?;
        if !import.changes.is_empty() {
            let saved = loaded.file.save(&import.applied(&assessment));
            saved.map_err(|error| services.storage_error(&error))?;
        }
        output::print(&listed(&import, &checklist, DONE, lang))?;
        import
    };
    if import.kept.is_empty() && import.hidden.is_empty() {
        Ok(())
    } else {
        Err(CommandError::no())
    }
}

/// Says what of the file is not read.
fn notes(source: &Source, lang: Lang) {
    let columns = source.unknown_columns().join(", ");
    if !columns.is_empty() {
        output::eprint(&format!(
            "{}\n",
            UNKNOWN_COLUMNS.fill(lang, &[("columns", &columns)])
        ));
    }
    if source.left_behind() > 0 {
        let count = source.left_behind().to_string();
        output::eprint(&format!("{}\n", LEFT_BEHIND.fill(lang, &[("count", &count)])));
    }
}

/// Lists every row that cannot be taken; then nothing is.
fn refuse(import: &AnswerImport, lang: Lang) -> Result<(), CommandError> {
    if import.problems.is_empty() {
        return Ok(());
    }
    for each in &import.problems {
        output::eprint(&format!("{}\n", import_words::problem(each, lang)));
    }
    let count = import.problems.len().to_string();
    let message = PROBLEMS.fill(lang, &[("count", &count)]);
    Err(CommandError::new(
        Kind::Input,
        message,
        cli::HINT_UNCHANGED.get(lang),
    ))
}

fn listed(import: &AnswerImport, checklist: &Checklist, last: Message, lang: Lang) -> String {
    let mut text = String::new();
    for (head, rows) in [
        (CHANGES, &import.changes),
        (KEPT, &import.kept),
        (HIDDEN, &import.hidden),
    ] {
        if !rows.is_empty() {
            let _ = writeln!(text, "{}", head.get(lang));
        }
        for each in rows {
            let _ = writeln!(text, "  {}", line(each, checklist, lang));
        }
    }
    let numbers = [&import.changes, &import.kept, &import.hidden].map(|rows| rows.len().to_string());
    let same = import.unchanged.to_string();
    let places = [
        ("changes", numbers[0].as_str()),
        ("kept", &numbers[1]),
        ("hidden", &numbers[2]),
        ("same", &same),
    ];
    let _ = writeln!(text, "{}", last.fill(lang, &places));
    text
}

fn line(each: &RowChange, checklist: &Checklist, lang: Lang) -> String {
    let what = output::safe(&change::summary(checklist, &each.change, lang));
    format!("{}{what}", import_words::row(each.row, lang))
}
