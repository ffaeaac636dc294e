//! Formats issues as text with excerpts, as JSON and as SARIF. Text from files is cleaned; nothing is printed here.

mod excerpt;
mod json;
mod sarif;
mod text;

pub use json::json;
pub use sarif::sarif;
pub use text::{summary, text};
