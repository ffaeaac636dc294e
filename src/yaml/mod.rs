//! YAML in general: the tree with byte spans, budgets, issues with their places and how they are printed, and the writer.
//! Every YAML text, whatever it is for, is read through [`node::read`] first. No file is opened here; texts come in.

pub mod budget;
pub(crate) mod code;
pub mod codes;
pub mod defect;
pub mod diagnose;
pub mod emit;
pub(crate) mod issue_list;
pub mod node;
pub mod source;
pub(crate) mod syntax;
