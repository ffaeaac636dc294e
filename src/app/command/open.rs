//! `selfcheck open`: resumes an assessment in the interface.

use clap::Arg;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::CommandError;
use crate::app::interactive;
use crate::domain::lang::Lang;
use crate::words;
use crate::words::Message;

words! {
    ABOUT = "자체 점검을 이어서 합니다", "Resume an assessment";
}

pub const COMMAND: Command = Command {
    name: "open",
    about: ABOUT,
    example: Message::same("selfcheck open chatbot.selfcheck.yaml"),
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    let mut arguments = vec![arg::assessment(lang), arg::plain(lang)];
    arguments.extend(arg::display(lang));
    arguments
}

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    interactive::run(invocation.services, Some(invocation.required_path("file")))
}
