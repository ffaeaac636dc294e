//! Parses Markdown and removes everything but text and safe links.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::link::is_safe_address;

/// The events of a text with their places in it. Raw HTML comes as text, an image as its description, a link without a safe address as
/// its text, a block of HTML as a paragraph.
pub(super) fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    // Of each open link, whether it was kept.
    let mut kept = Vec::new();
    Parser::new_ext(text, options)
        .into_offset_iter()
        .filter_map(move |(event, place)| {
            let event = match event {
                Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
                Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return None,
                Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
                Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
                Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    id,
                    ..
                }) => {
                    let address = target(link_type, &dest_url);
                    kept.push(address.is_some());
                    Event::Start(Tag::Link {
                        link_type: LinkType::Inline,
                        dest_url: address?,
                        title: CowStr::Borrowed(""),
                        id,
                    })
                }
                Event::End(TagEnd::Link) if !kept.pop().unwrap_or(false) => return None,
                other => other,
            };
            Some((event, place))
        })
}

fn target<'a>(link: LinkType, address: &CowStr<'a>) -> Option<CowStr<'a>> {
    if link == LinkType::Email {
        return Some(format!("mailto:{address}").into());
    }
    is_safe_address(address).then(|| address.clone())
}
