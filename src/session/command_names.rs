//! How an interface names commands in texts: by keys on a screen, by words in lines.

use std::fmt::Debug;

use crate::domain::lang::Lang;

use super::command::Command;
use super::context::Context;
use super::row::Row;

pub trait CommandNames: Debug {
    /// The shortest name, for a sentence; empty if there is none.
    fn short(&self, command: Command, lang: Lang) -> String;
    /// The name in a context, else the one elsewhere; empty if there is none.
    fn shown(&self, command: Command, context: Context, lang: Lang) -> String;
    /// The prefix of a stable name that runs the command, such as `:`.
    fn prefix(&self) -> String;
    /// The rows of the help page.
    fn help(&self, lang: Lang, guide_has_pane: bool) -> Vec<Row>;
}
