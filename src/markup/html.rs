//! Renders Markdown as HTML. Nothing else may make HTML of a user's text.

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd, html};

use super::safe;
use crate::domain::clean::clean;

/// Renders Markdown. A line end stays a line end, as people who write notes expect; a heading becomes a paragraph, so that it
/// cannot pass for one of the page.
pub fn to_html(text: &str) -> String {
    let text = clean(text);
    if is_plain(&text) {
        return format!("<p>{text}</p>\n");
    }
    rendered(&text)
}

/// Whether a text is one line of words without a sign that means anything in Markdown or HTML, as most notes are.
fn is_plain(text: &str) -> bool {
    let is_word = |each: char| each.is_alphanumeric() || " ,.;:?%/()-".contains(each);
    text.starts_with(char::is_alphabetic) && !text.ends_with(' ') && text.chars().all(is_word)
}

fn rendered(text: &str) -> String {
    let events = safe::events(text).map(|(event, _)| match event {
        Event::SoftBreak => Event::HardBreak,
        Event::Start(Tag::Heading { .. }) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::CodeBlock(_)) => Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)),
        other => other,
    });
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    html::push_html(&mut out, events);
    // A link never passes the address of the report on; a wide table scrolls by itself.
    out.replace("<a href=", "<a rel=\"noopener noreferrer\" href=")
        .replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn plain_words_come_out_as_they_do_from_the_parser(text in "[a-c가-나1 ,.;:?%/()\\-~*_#|\n<&]{0,12}") {
            prop_assert_eq!(to_html(&text), rendered(&text));
        }
    }

    #[test]
    fn only_words_are_plain() {
        for plain in [
            "Seen in the minutes.",
            "점검표와 회의록으로 확인함 (2026-11, 3회): 95.5%",
            "a",
            "a  b",
        ] {
            assert!(is_plain(plain), "{plain}");
            assert_eq!(to_html(plain), rendered(plain));
        }
        for odd in [
            "", "1. first", "- a", "a ", "a\nb", "*a*", "a_b_", "a & b", "\"a\"", "`a`", "a | b", "(a)",
            "https",
        ] {
            assert_eq!(is_plain(odd), odd == "https", "{odd}");
        }
    }

    #[test]
    fn only_text_and_safe_links_come_out() {
        for (source, wanted) in [
            ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
            (
                "<script>alert(1)</script>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
            ),
            ("[a](javascript:alert)", "<p>a</p>\n"),
            ("[a](JaVaScRiPt:alert)", "<p>a</p>\n"),
            ("[a](data:text/html,x)", "<p>a</p>\n"),
            ("[a](//evil.example)", "<p>a</p>\n"),
            (
                "[a](https://x.example/?q=\"><i>)",
                "href=\"https://x.example/?q=%22%3E%3Ci%3E\"",
            ),
            ("<me@x.example>", "href=\"mailto:me@x.example\""),
            ("![alt](https://x.example/a.png)", "<p>alt</p>\n"),
            ("# big", "<p>big</p>\n"),
            ("a\nb", "<p>a<br />\nb</p>\n"),
            ("a\u{202e}b", "&lt;U+202E&gt;"),
        ] {
            let out = to_html(source);
            assert!(out.contains(wanted), "{source} gave {out}");
            assert!(!out.contains("<script") && !out.contains("<img") && !out.contains("<b>"));
        }
    }

    #[test]
    fn a_link_with_attributes_in_its_title_is_stripped() {
        let out = to_html("[a](https://x.example \"onclick=1\")");
        assert!(!out.contains("onclick"), "{out}");
    }
}
