//! Markdown that stays Markdown, without what a reader of it could run or fetch.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{escape_markdown, is_safe_address};

/// Passes after which a text whose links always uncover new ones is shown as plain text.
const PASSES: usize = 16;

/// A text without HTML, pictures and links to anything but http, https and mailto; each leaves its words.
pub fn inert_markdown(text: &str) -> String {
    let mut text = text.replace('<', "\\<");
    for _ in 0..PASSES {
        let found = live(&text);
        if found.is_empty() {
            return text;
        }
        for (whole, words) in found.into_iter().rev() {
            let words = text[words].to_owned();
            text.replace_range(whole, &words);
        }
    }
    escape_markdown(&text)
}

/// The outermost pictures and unsafe links of a text, each with the place of its words.
fn live(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for (event, at) in Parser::new_ext(text, Options::all()).into_offset_iter() {
        if let Some(whole) = &open {
            if at.start >= whole.start && at.end <= whole.end {
                if let Some((_, words)) = found.last_mut()
                    && at != *whole
                {
                    *words = words.start.min(at.start)..words.end.max(at.end);
                }
                continue;
            }
            open = None;
        }
        let is_live = match &event {
            Event::Start(Tag::Image { .. }) => true,
            Event::Start(Tag::Link { dest_url, .. }) => !is_safe_address(dest_url),
            _ => false,
        };
        if is_live {
            // Without words inside, nothing stays.
            found.push((at.clone(), at.end..at.start));
            open = Some(at);
        }
    }
    for (_, words) in &mut found {
        if words.start > words.end {
            *words = words.end..words.end;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::markup::to_html;

    #[test]
    fn pictures_and_unsafe_links_leave_their_words() {
        for (source, wanted) in [
            (
                "1. [a](javascript:alert%281%29)\n2. ![i](http://x/y.png)",
                "1. a\n2. i",
            ),
            ("see [the *rule*](data:text/html,x) now", "see the *rule* now"),
            (
                "[ok](https://x.example/a) and [me](mailto:me@x.example)",
                "[ok](https://x.example/a) and [me](mailto:me@x.example)",
            ),
            ("[x[a](javascript:1)](javascript:2)", "xa"),
            ("[![i](http://x/y.png)](javascript:1)", "i"),
            ("[](javascript:1)b", "b"),
            ("<javascript:alert(1)>", "\\<javascript:alert(1)>"),
            ("<div>\n[a](javascript:1)\n</div>", "\\<div>\na\n\\</div>"),
            ("plain *text* with `code`", "plain *text* with `code`"),
        ] {
            assert_eq!(inert_markdown(source), wanted, "{source}");
        }
        let reference = inert_markdown("[a][x] and [x]\n\n[x]: javascript:alert(1)");
        assert_eq!(live(&reference), [], "{reference}");
        let deep = "[".repeat(40) + "a" + &"](javascript:1)".repeat(40);
        assert_eq!(live(&inert_markdown(&deep)), []);
    }

    proptest! {
        #[test]
        fn nothing_live_is_left(text in "[\\[\\]()!<>a:\\\\` \n*_/j]{0,24}", link in prop::bool::ANY) {
            let text = if link { format!("{text}[a](javascript:1){text}") } else { text };
            let inert = inert_markdown(&text);
            prop_assert_eq!(live(&inert), vec![], "{:?} gave {:?}", text, inert);
            prop_assert!(!to_html(&inert).contains("javascript:1\""));
        }
    }
}
