//! Markdown as safe HTML: raw HTML becomes text, images become their text, links lead to http, https and mailto only.
//! Nothing else may produce HTML from a user's text.

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html};

use crate::domain::clean::clean;

/// Renders Markdown. A line end stays a line end, as people who write notes expect.
pub(super) fn to_html(text: &str) -> String {
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
    let mut options = Options::empty();
    options.insert(Options::ENABLE_STRIKETHROUGH);
    options.insert(Options::ENABLE_TABLES);
    // Whether each open link was kept; a refused one leaves its text behind.
    let mut kept = Vec::new();
    let safe = Parser::new_ext(text, options).filter_map(move |event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
        Event::SoftBreak => Some(Event::HardBreak),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::HtmlBlock | Tag::Heading { .. }) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock | TagEnd::Heading(_)) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::CodeBlock(_)) => Some(Event::Start(Tag::CodeBlock(
            pulldown_cmark::CodeBlockKind::Indented,
        ))),
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            id,
            ..
        }) => {
            let target = target(link_type, &dest_url);
            kept.push(target.is_some());
            target.map(|dest_url| {
                Event::Start(Tag::Link {
                    link_type: LinkType::Inline,
                    dest_url,
                    title: CowStr::Borrowed(""),
                    id,
                })
            })
        }
        Event::End(TagEnd::Link) => kept.pop().unwrap_or(false).then_some(Event::End(TagEnd::Link)),
        other => Some(other),
    });
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    html::push_html(&mut out, safe);
    // The one place where links are written: they never carry the report's address along.
    out.replace("<a href=", "<a rel=\"noopener noreferrer\" href=")
        .replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>")
}

fn target<'a>(link: LinkType, address: &CowStr<'a>) -> Option<CowStr<'a>> {
    if link == LinkType::Email {
        return Some(format!("mailto:{address}").into());
    }
    is_safe_address(address).then(|| address.clone())
}

/// Whether an address leads to http, https or mailto and hides nothing.
pub(super) fn is_safe_address(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
        && !address
            .chars()
            .any(|each| each.is_control() || each.is_whitespace())
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
