//! One file for each command of the command line. A command reads its words, asks the rooms, and prints.

pub mod answer;
pub mod check;
pub mod checklist;
pub mod compare;
pub mod demo;
pub mod interface;
pub mod list;
pub mod manual;
pub mod new;
pub mod report;
pub mod status;
pub mod verify;
