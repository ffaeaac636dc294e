//! YAML in general: parses texts into trees with byte spans under budgets, reports issues with their places, writes YAML.
//! Every YAML text is parsed by [`node::read`] first. Opens no file.

pub mod budget;
pub(crate) mod code;
pub mod codes;
pub mod diagnose;
pub mod emit;
pub(crate) mod issue_list;
pub mod node;
pub mod source;
pub(crate) mod syntax;
mod syntax_cause;
