//! YAML in and out: the tree with byte spans, budgets, issues with their places, and the two readings of a checklist.
//! Every YAML text, whatever it is for, is read through [`node::read`] first. No file is opened here; texts come in.

pub mod budget;
pub mod emit;
pub mod node;
pub mod source;
