//! `selfcheck checklist show`: prints a checklist as a blank form with its guide, or merged as YAML.

use clap::Arg;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::CommandError;
use crate::app::output;
use crate::app::reporting;
use crate::checklist::resolved;
use crate::domain::lang::Lang;
use crate::report::form;
use crate::words;
use crate::words::Message;

words! {
    ABOUT = "점검표를 빈 양식과 개발 안내로 보여 줍니다", "Show a checklist as a blank form with its guide";
    OPT_RESOLVED = "병합된 점검표를 YAML로 출력합니다", "Print the merged checklist as YAML";
    OPT_FORMAT = "형식: md 또는 html", "Format: md or html";
}

pub const COMMAND: Command = Command {
    name: "show",
    about: ABOUT,
    example: Message::same("selfcheck checklist show cctv-security --format html > form.html"),
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

#[derive(Clone, Copy, Default)]
enum Format {
    #[default]
    Markdown,
    Html,
}

fn arguments(lang: Lang) -> Vec<Arg> {
    let formats = [(Format::Markdown, "md"), (Format::Html, "html")];
    vec![
        arg::checklist("ID|PATH", lang),
        arg::flag("resolved", OPT_RESOLVED, lang),
        arg::one_of("format", "FORMAT", OPT_FORMAT, &formats, lang),
        arg::language(lang),
    ]
}

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let checklist = services.checklist(invocation.required_text("checklist"))?;
    let text = if invocation.flag("resolved") {
        resolved::to_yaml(&checklist)
    } else {
        match invocation.value("format").copied().unwrap_or_default() {
            Format::Markdown => form::markdown(&checklist, lang),
            Format::Html => {
                form::html(&checklist, lang).map_err(|error| reporting::command_error(&error, lang))?
            }
        }
    };
    output::print(&output::ended(&text))
}
