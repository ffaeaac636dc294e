//! `selfcheck approve`: records a named person's approval of exactly the answers as they stand.

use std::fmt::Write as _;

use clap::Arg;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::cli::usage_error::UsageError;
use crate::app::command_error::CommandError;
use crate::app::{editing, output};
use crate::domain::change::Change;
use crate::domain::clean::{clean, clean_line};
use crate::domain::evaluation::Evaluation;
use crate::domain::lang::Lang;
use crate::domain::upgrade::adopt;
use crate::words;
use crate::words::{Message, approval, verdict};

words! {
    ABOUT = "지금 답변 그대로를 승인한 사람을 기록합니다", "Record who approves the answers as they stand";
    OPT_BY = "승인하는 사람의 이름", "Name of the person who approves";
    OPT_ROLE = "승인하는 사람의 직책", "Role of the person who approves";
    NO_NAME = "승인하는 사람의 이름이 비어 있습니다", "the name of the person who approves is empty";
    NO_NAME_HINT = "--by \"이름\"으로 적으십시오. 아무것도 바뀌지 않았습니다", "give it with --by \"name\"; nothing was changed";
    APPROVED = "{name:이가} 이 답변을 승인했습니다. 답변 해시값: {digest}", "{name} approved these answers. Answers digest: {digest}";
    VERDICT = "판정: {verdict}. 답변이 바뀌면 승인은 더 이상 유효하지 않습니다.", "Verdict: {verdict}. The approval no longer holds when an answer changes.";
}

pub const COMMAND: Command = Command {
    name: "approve",
    about: ABOUT,
    example: Message::same("selfcheck approve chatbot.selfcheck.yaml --by \"Kim Minji\" --role CTO"),
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    vec![
        arg::assessment(lang),
        arg::option("by", "NAME", OPT_BY, lang).required(true),
        arg::option("role", "TEXT", OPT_ROLE, lang),
        arg::language(lang),
    ]
}

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let by = clean(invocation.required_text("by"));
    if by.trim().is_empty() {
        let (message, hint) = (NO_NAME.get(lang).into(), NO_NAME_HINT.get(lang).into());
        return Err(UsageError { message, hint }.into());
    }
    let role = clean(invocation.text("role").unwrap_or_default());
    let (mut loaded, checklist) = editing::open_to_change(services, invocation.required_path("file"))?;
    let mut assessment = loaded.reading.assessment.clone();
    adopt(&checklist, &mut assessment);
    Change::approve(&assessment, &by, &role, &services.context.environment.now()).apply(&mut assessment);
    let saved = loaded.file.save(&assessment);
    saved.map_err(|error| services.storage_error(&error))?;
    let inspection = services.inspect_and_report(&assessment, loaded.file.folder());
    let today = services.context.environment.today();
    let evaluation = Evaluation::of(&checklist, &assessment, &inspection, today);
    let digest = assessment
        .approval
        .map(|approval| approval.digest)
        .unwrap_or_default();
    let mut text = String::new();
    let places = [("name", &*clean_line(&by)), ("digest", digest.as_str())];
    let _ = writeln!(text, "{}", APPROVED.fill(lang, &places));
    for line in approval::hidden_criticals(&evaluation.hidden_criticals, &checklist, lang) {
        let _ = writeln!(text, "{line}");
    }
    let word = verdict::verdict(evaluation.judgement.verdict, lang);
    let _ = writeln!(text, "{}", VERDICT.fill(lang, &[("verdict", word)]));
    output::print(&text)
}
