//! The commands of the command line, one file each: help and messages in both languages, arguments, and what it does.

pub mod answer;
pub mod approve;
pub mod check;
pub mod checklist;
pub mod compare;
pub mod completions;
pub mod demo;
pub mod history;
pub mod import;
pub mod list;
pub mod man;
pub mod merge;
pub mod new;
pub mod open;
pub mod report;
pub mod set;
pub mod status;
pub mod upgrade;
pub mod verify;

use super::cli::command::Command;

/// Every command, in the order of the help. To add one, write its file and register it here.
pub const COMMANDS: &[Command] = &[
    new::COMMAND,
    open::COMMAND,
    list::COMMAND,
    demo::COMMAND,
    answer::COMMAND,
    set::COMMAND,
    import::COMMAND,
    status::COMMAND,
    check::COMMAND,
    approve::COMMAND,
    report::COMMAND,
    compare::COMMAND,
    merge::COMMAND,
    upgrade::COMMAND,
    verify::COMMAND,
    history::COMMAND,
    checklist::COMMAND,
    completions::COMMAND,
    man::COMMAND,
];
