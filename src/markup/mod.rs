//! Markdown and escaping, once for the report, the blank form and the interactive program. Raw HTML is text, an image is its
//! description, a link leads to http, https or mailto.

mod block;
mod escape;
mod html;
mod inert;
mod link;
mod safe;

pub use block::{Block, BlockKind, Span, SpanStyle, blocks};
pub use escape::{escape_html, escape_markdown, write_html};
pub use html::to_html;
pub use inert::inert_markdown;
pub use link::is_safe_address;
