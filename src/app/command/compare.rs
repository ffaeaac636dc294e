//! `selfcheck compare`: reports what changed since an earlier assessment of the same checklist.

use clap::Arg;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::CommandError;
use crate::app::{baseline, output};
use crate::domain::comparison::Comparison;
use crate::domain::lang::Lang;
use crate::report::SinceFacts;
use crate::words;
use crate::words::{Message, comparison};

words! {
    ABOUT = "같은 점검표의 이전 자체 점검과 달라진 점을 보여 줍니다", "Show what changed since an earlier assessment of the same checklist";
    ARG_EARLIER = "이전 자체 점검 파일이나 보고서", "Earlier assessment or report";
}

pub const COMMAND: Command = Command {
    name: "compare",
    about: ABOUT,
    example: Message::same("selfcheck compare 2026-spring.html chatbot.selfcheck.yaml"),
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    vec![
        arg::path(arg::positional("earlier", "EARLIER", ARG_EARLIER, lang)),
        arg::assessment(lang),
        arg::json(lang),
        arg::language(lang),
    ]
}

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let work = services.load_complete(invocation.required_path("file"))?;
    output::print_notices(&work.notices, lang);
    let baseline = baseline::read(services, invocation.required_path("earlier"), &work.checklist)?;
    if invocation.flag("json") {
        let facts = SinceFacts::of(&baseline, &work.checklist, &work.assessment, &work.review.states);
        // Cannot fail: all maps have text keys.
        let text = serde_json::to_string_pretty(&facts).unwrap_or_default();
        return output::print(&(text + "\n"));
    }
    // `baseline::read` has already rejected a different checklist.
    let found = Comparison::of(&baseline, &work.checklist, &work.assessment, &work.review.states);
    let lines = found.map_or_else(Vec::new, |found| {
        comparison::lines(&baseline, &found, &work.checklist, lang)
    });
    output::print(&(lines.join("\n") + "\n"))
}
