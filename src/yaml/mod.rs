//! YAML in and out: the tree with byte spans, budgets, issues with their places, and the two readings of a checklist.
//! Every YAML text, whatever it is for, is read through [`node::read`] first. No file is opened here; texts come in.

pub mod budget;
pub(crate) mod chain;
pub mod checklist;
pub(crate) mod checks;
pub mod clean;
pub mod codes;
pub mod defect;
pub mod diagnose;
pub(crate) mod digest;
pub mod emit;
pub(crate) mod fields;
pub(crate) mod findings;
pub mod handout;
pub mod header;
pub(crate) mod lower;
pub(crate) mod merge;
pub mod node;
pub(crate) mod outline;
pub(crate) mod plan;
pub(crate) mod raw;
pub mod registry;
pub mod resolved;
pub(crate) mod rows;
pub mod schema;
pub(crate) mod second;
pub(crate) mod shape;
pub mod source;
pub mod starter;
pub(crate) mod syntax;
