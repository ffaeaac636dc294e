//! Issues for people, programs and editors: as text with an excerpt, as JSON, as SARIF. Only strings are made here; nothing is
//! printed, and nothing from a file reaches a terminal unescaped.

mod excerpt;
mod json;
mod sarif;
mod text;

pub use json::json;
pub use sarif::sarif;
pub use text::{summary, text};
