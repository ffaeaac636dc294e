//! `selfcheck completions` and `selfcheck man`: made from the grammar itself.

use crate::app::command_error::{CommandError, Kind};
use crate::app::output;
use crate::args;
use crate::domain::lang::Lang;

/// Prints the completions of a shell.
pub fn completions(shell: clap_complete::Shell, lang: Lang) -> Result<(), CommandError> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::command(lang), "selfcheck", &mut script);
    output::print(&String::from_utf8_lossy(&script))
}

/// Prints the manual page as roff.
pub fn man(lang: Lang) -> Result<(), CommandError> {
    let page =
        args::man_pages(lang).map_err(|error| CommandError::new(Kind::Internal, error.to_string(), ""))?;
    output::print(&String::from_utf8_lossy(&page))
}
