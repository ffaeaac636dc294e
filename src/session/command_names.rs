//! How a face names commands in texts: keys on a screen, words in lines.

use std::fmt::Debug;

use crate::domain::lang::Lang;

use super::command::Command;
use super::context::Context;
use super::row::Row;

/// How a face names commands in texts.
pub trait CommandNames: Debug {
    /// The shortest name, for a sentence; empty where there is none.
    fn short(&self, command: Command, lang: Lang) -> String;
    /// The name to show beside a command in a context, or the one it has elsewhere; empty where there is none.
    fn shown(&self, command: Command, context: Context, lang: Lang) -> String;
    /// What is written before the stable name of a command to run it by name.
    fn prefix(&self) -> String;
    /// Every command with its names, as the rows of the help page.
    fn help(&self, lang: Lang, guide_has_pane: bool) -> Vec<Row>;
}
