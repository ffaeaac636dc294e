//! `selfcheck man`: prints the manual page as roff, generated from the grammar.

use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::{CommandError, Kind};
use crate::app::output;
use crate::words;
use crate::words::Message;

words! {
    ABOUT = "설명서(man)를 출력합니다", "Print the manual page";
}

pub const COMMAND: Command = Command {
    name: "man",
    about: ABOUT,
    example: Message::same("selfcheck man | man -l -"),
    arguments: |_| Vec::new(),
    action: Action::Run(run),
    messages: ALL,
};

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let mut program = (invocation.program)(invocation.lang());
    program.build();
    let mut pages = Vec::new();
    let rendered = clap_mangen::Man::new(program.clone())
        .render(&mut pages)
        .and_then(|()| write_sections(&program, &mut pages));
    rendered.map_err(|error| CommandError::new(Kind::Internal, error.to_string(), ""))?;
    output::print_bytes(&pages)
}

/// Writes a section for every command below `parent`, with its example.
fn write_sections(parent: &clap::Command, pages: &mut Vec<u8>) -> std::io::Result<()> {
    for command in parent.get_subcommands().filter(|each| each.get_name() != "help") {
        let page = clap_mangen::Man::new(command.clone());
        page.render_synopsis_section(pages)?;
        page.render_description_section(pages)?;
        page.render_options_section(pages)?;
        page.render_extra_section(pages)?;
        write_sections(command, pages)?;
    }
    Ok(())
}
