//! `selfcheck completions`: prints shell completions, generated from the grammar.

use clap::{Arg, value_parser};
use clap_complete::Shell;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::CommandError;
use crate::app::output;
use crate::domain::lang::Lang;
use crate::words;
use crate::words::Message;

words! {
    ABOUT = "셸 자동 완성 스크립트를 출력합니다", "Print a shell completion script";
    ARG_SHELL = "셸: bash, zsh, fish, elvish, powershell", "Shell: bash, zsh, fish, elvish, powershell";
}

pub const COMMAND: Command = Command {
    name: "completions",
    about: ABOUT,
    example: Message::same("selfcheck completions bash > selfcheck.bash"),
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    vec![
        arg::positional("shell", "SHELL", ARG_SHELL, lang)
            .value_parser(value_parser!(Shell))
            .hide_possible_values(true),
    ]
}

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let shell = invocation.value("shell").copied().unwrap_or(Shell::Bash);
    let mut program = (invocation.program)(invocation.lang());
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut program, "selfcheck", &mut script);
    output::print_bytes(&script)
}
