//! `selfcheck checklist schema`: prints the JSON Schema of checklists, for editors.

use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::CommandError;
use crate::app::output;
use crate::checklist::schema;
use crate::words;
use crate::words::Message;

words! {
    ABOUT = "편집기용 JSON Schema를 출력합니다", "Print the JSON Schema for editors";
}

pub const COMMAND: Command = Command {
    name: "schema",
    about: ABOUT,
    example: Message::same("selfcheck checklist schema > checklist.schema.json"),
    arguments: |_| Vec::new(),
    action: Action::Run(run),
    messages: ALL,
};

fn run(_: &Invocation<'_>) -> Result<(), CommandError> {
    output::print(&output::ended(&schema::checklist()))
}
