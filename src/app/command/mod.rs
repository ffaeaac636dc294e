//! One file for each command of the command line. A command reads its words, asks the rooms, and prints.

pub mod manual;
