//! `selfcheck checklist`: the commands for authors of checklists.

pub mod new;
pub mod schema;
pub mod show;
pub mod validate;

use crate::app::cli::command::{Action, Command};
use crate::words;
use crate::words::Message;

words! {
    ABOUT = "점검표를 만들고 검사하고 보여 줍니다", "Create, validate and show checklists";
}

pub const COMMAND: Command = Command {
    name: "checklist",
    about: ABOUT,
    example: Message::same("selfcheck checklist validate my-domain.yaml"),
    arguments: |_| Vec::new(),
    action: Action::Subcommands(&[validate::COMMAND, new::COMMAND, show::COMMAND, schema::COMMAND]),
    messages: ALL,
};
