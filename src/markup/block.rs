//! Turns Markdown into blocks of styled text, for output that is neither HTML nor Markdown.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::safe;

/// A paragraph, a heading, an item of a list or some code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    /// The number of lists around it; an item does not count its own.
    pub depth: usize,
    /// Whether a blank line stands before it.
    pub gap: bool,
    pub spans: Vec<Span>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BlockKind {
    #[default]
    Paragraph,
    Heading,
    /// An item of a list without order.
    Bullet,
    /// An item with its number.
    Number(u64),
    /// Lines of code in one run.
    Code,
}

/// Text in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub style: SpanStyle,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanStyle {
    Plain,
    Strong,
    Code,
}

/// The blocks of a text. A line that goes on with the paragraph above is joined to it.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut builder = Builder::default();
    for (event, place) in safe::events(text) {
        builder.is_after_blank_line = is_after_blank_line(text, place.start);
        builder.event(event);
    }
    builder.end();
    builder.blocks
}

/// Whether the line before the one that a place lies in is blank.
fn is_after_blank_line(text: &str, at: usize) -> bool {
    let before = text[..at].rsplit_once('\n').map(|(before, _)| before);
    before.is_some_and(|before| {
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.trim().is_empty() && !before.trim().is_empty()
    })
}

#[derive(Default)]
struct Builder {
    blocks: Vec<Block>,
    open: Option<Block>,
    /// The next number of each open list; none for one without order.
    lists: Vec<Option<u64>>,
    /// How many strong or emphasised spans are open.
    strong: usize,
    /// The addresses of open links.
    links: Vec<String>,
    /// Whether a blank line stands before the event at hand.
    is_after_blank_line: bool,
}

impl Builder {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(text) => self.span(&text, SpanStyle::Code),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::List(first) => {
                self.end();
                self.lists.push(*first);
            }
            Tag::Item => {
                let kind = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        BlockKind::Number(*number - 1)
                    }
                    _ => BlockKind::Bullet,
                };
                self.begin(kind);
            }
            // The first paragraph of an item is the item itself.
            Tag::Paragraph if self.open.as_ref().is_some_and(|open| open.spans.is_empty()) => {}
            Tag::Paragraph | Tag::TableHead | Tag::TableRow => self.begin(BlockKind::Paragraph),
            Tag::Heading { .. } => self.begin(BlockKind::Heading),
            Tag::CodeBlock(_) => self.begin(BlockKind::Code),
            Tag::TableCell if self.open.as_ref().is_some_and(|open| !open.spans.is_empty()) => {
                self.text(" | ");
            }
            Tag::Strong | Tag::Emphasis => self.strong += 1,
            Tag::Link { dest_url, .. } => self.links.push(dest_url.to_string()),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong | TagEnd::Emphasis => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => self.end_link(),
            TagEnd::List(_) => {
                self.end();
                self.lists.pop();
            }
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::Item
            | TagEnd::TableHead
            | TagEnd::TableRow => self.end(),
            _ => {}
        }
    }

    /// Adds the address of a link whose text is another.
    fn end_link(&mut self) {
        let Some(address) = self.links.pop() else { return };
        let text = self.open.as_ref().and_then(|open| open.spans.last());
        if text.is_none_or(|span| !address.ends_with(span.text.trim())) {
            self.text(&format!(" ({address})"));
        }
    }

    fn text(&mut self, text: &str) {
        let style = match &self.open {
            Some(open) if open.kind == BlockKind::Code => SpanStyle::Code,
            _ if self.strong > 0 => SpanStyle::Strong,
            _ => SpanStyle::Plain,
        };
        self.span(text, style);
    }

    fn span(&mut self, text: &str, style: SpanStyle) {
        if self.open.is_none() {
            self.begin(BlockKind::Paragraph);
        }
        let Some(open) = &mut self.open else { return };
        match open.spans.last_mut() {
            Some(last) if last.style == style => last.text.push_str(text),
            _ => open.spans.push(Span {
                text: text.to_owned(),
                style,
            }),
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.end();
        let is_item = matches!(kind, BlockKind::Bullet | BlockKind::Number(_)) && !self.lists.is_empty();
        self.open = Some(Block {
            kind,
            depth: self.lists.len() - usize::from(is_item),
            gap: self.is_after_blank_line && !self.blocks.is_empty(),
            spans: Vec::new(),
        });
    }

    fn end(&mut self) {
        self.blocks
            .extend(self.open.take().filter(|block| !block.spans.is_empty()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each block as its mark and its text, `/` before one that a blank line precedes.
    fn plain(text: &str) -> Vec<String> {
        let line = |block: Block| {
            let gap = if block.gap { "/" } else { "" };
            let mark = match block.kind {
                BlockKind::Paragraph => String::new(),
                BlockKind::Heading => "# ".into(),
                BlockKind::Bullet => "- ".into(),
                BlockKind::Number(number) => format!("{number}. "),
                BlockKind::Code => "> ".into(),
            };
            let text: String = block.spans.iter().map(|span| span.text.as_str()).collect();
            format!("{gap}{}{mark}{text}", "  ".repeat(block.depth))
        };
        blocks(text).into_iter().map(line).collect()
    }

    #[test]
    fn lists_headings_and_code_are_blocks() {
        let text = "## 방법\n1. **접근** 권한을\n   정한다\n2. `chmod 600`\n   - 안쪽\n\n- 하나 ** 둘\n\n```\na  b\nc\n```\n끝";
        assert_eq!(
            plain(text),
            [
                "# 방법",
                "1. 접근 권한을 정한다",
                "2. chmod 600",
                "  - 안쪽",
                "/- 하나 ** 둘",
                "/> a  b\nc\n",
                "끝"
            ]
        );
        let spans = &blocks(text)[1].spans;
        assert_eq!(
            (spans[0].text.as_str(), spans[0].style),
            ("접근", SpanStyle::Strong)
        );
    }

    #[test]
    fn nothing_but_text_and_safe_addresses_comes_out() {
        for (text, wanted) in [
            ("<b>x</b>", "<b>x</b>"),
            ("[a](javascript:x)", "a"),
            ("[a](https://x.example)", "a (https://x.example)"),
            ("<https://x.example>", "https://x.example"),
            ("<me@x.example>", "me@x.example"),
            ("![alt](https://x.example/a.png)", "alt"),
            ("a *b* c", "a b c"),
            ("| a | b |\n|---|---|\n| c | d |", "a | b\nc | d"),
            ("<div>\nx\n</div>", "<div>\nx\n</div>"),
        ] {
            assert_eq!(plain(text).join("\n").trim_end(), wanted);
        }
    }
}
