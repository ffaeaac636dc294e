//! Escapes plain text for HTML and for Markdown.

use std::io::{self, Write};

/// A text as HTML shows it, in content and in quoted attributes.
pub fn escape_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (plain, entity) in pieces(text) {
        out.push_str(plain);
        out.push_str(entity);
    }
    out
}

/// Writes a text as [`escape_html`] gives it.
pub fn write_html(text: &str, out: &mut dyn Write) -> io::Result<()> {
    for (plain, entity) in pieces(text) {
        out.write_all(plain.as_bytes())?;
        out.write_all(entity.as_bytes())?;
    }
    Ok(())
}

/// A text as Markdown shows it: no markup, no table cell ended, one line.
pub fn escape_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for each in text.trim().chars() {
        match each {
            '\n' => out.push_str("<br>"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' => {
                out.push('\\');
                out.push(each);
            }
            other => out.push(other),
        }
    }
    out
}

/// A text in pieces that need no escape, each with the entity for the character behind it; the last has none.
fn pieces(text: &str) -> impl Iterator<Item = (&str, &'static str)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let all = rest?;
        let Some((at, entity)) = all
            .bytes()
            .enumerate()
            .find_map(|(at, byte)| Some((at, entity(byte)?)))
        else {
            rest = None;
            return Some((all, ""));
        };
        rest = Some(&all[at + 1..]);
        Some((&all[..at], entity))
    })
}

fn entity(byte: u8) -> Option<&'static str> {
    Some(match byte {
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'&' => "&amp;",
        b'"' => "&quot;",
        b'\'' => "&#39;",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_that_means_something_in_html_is_escaped() {
        let text = "가 <a href=\"x\">'&amp;'</a>";
        let wanted = "가 &lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;";
        assert_eq!(escape_html(text), wanted);
        let mut written = Vec::new();
        write_html(text, &mut written).expect("a vector");
        assert_eq!(written, wanted.as_bytes());
    }

    #[test]
    fn texts_make_no_markdown() {
        assert_eq!(
            escape_markdown("a|b <script> [x](javascript:y) **c**\nd"),
            "a\\|b &lt;script&gt; \\[x\\](javascript:y) \\*\\*c\\*\\*<br>d"
        );
    }
}
