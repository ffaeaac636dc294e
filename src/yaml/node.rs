//! Parses YAML into a tree of scalars, lists and maps with byte ranges, under a budget.
//!
//! Anchors, aliases, tags and further documents are rejected, so that a reader of the file sees what the program reads.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, options};

use super::budget::{Budget, MAX_ISSUES};
use super::code::Code;
use super::codes;
use super::source::Source;
use super::syntax;
use crate::domain::clean::is_control;
use crate::domain::issue::Issue;
use crate::domain::unknown_fields::Tree;

/// A node of the tree with its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub start: usize,
    /// Exclusive.
    pub end: usize,
    pub data: Data,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// A scalar; a `plain` one may mean null, a boolean or a number.
    Scalar {
        text: String,
        /// Written without quotes and not as a block.
        plain: bool,
    },
    List(Vec<Node>),
    /// Entries in the order of the file. Keys are scalars.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// The text of a scalar; `None` for lists, maps and plain nulls.
    pub fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Scalar { text, plain } if !(*plain && is_null(text)) => Some(text),
            _ => None,
        }
    }

    /// Whether it is an empty or `null` plain scalar.
    pub fn is_null(&self) -> bool {
        matches!(&self.data, Data::Scalar { text, plain: true } if is_null(text))
    }

    /// The truth value of a plain `true` or `false`.
    pub fn truth(&self) -> Option<bool> {
        match &self.data {
            Data::Scalar { text, plain: true } => match text.as_str() {
                "true" | "True" | "TRUE" => Some(true),
                "false" | "False" | "FALSE" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    pub fn list(&self) -> Option<&[Node]> {
        match &self.data {
            Data::List(items) => Some(items),
            _ => None,
        }
    }

    pub fn map(&self) -> Option<&[(Node, Node)]> {
        match &self.data {
            Data::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value of a key; the first one of a duplicate key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|(_, value)| value)
    }

    /// As [`Self::get`], with the key.
    pub fn entry(&self, key: &str) -> Option<(&Node, &Node)> {
        self.map()?
            .iter()
            .find(|(each, _)| each.key() == key)
            .map(|(key, value)| (key, value))
    }

    /// The node as plain data, for unknown fields that are preserved.
    pub fn to_tree(&self) -> Tree {
        match &self.data {
            Data::Scalar { .. } if self.is_null() => Tree::Null,
            Data::Scalar { text, plain: true } => Tree::Plain(text.clone()),
            Data::Scalar { text, .. } => Tree::Text(text.clone()),
            Data::List(items) => Tree::List(items.iter().map(Self::to_tree).collect()),
            Data::Map(entries) => Tree::Map(
                entries
                    .iter()
                    .map(|(key, value)| (key.key().to_owned(), value.to_tree()))
                    .collect(),
            ),
        }
    }

    /// The bytes to mark in an excerpt: a whole scalar, or the first line of a list or map.
    pub fn excerpt_range(&self, source: &Source) -> (usize, usize) {
        let end = self.end.max(self.start + 1).min(source.text.len());
        let first_line = source.text.get(self.start..end).and_then(|text| text.find('\n'));
        match self.data {
            Data::Scalar { .. } => (self.start, self.end),
            _ => (self.start, first_line.map_or(end, |length| self.start + length)),
        }
    }

    /// The text of a scalar used as a key, `null` included.
    pub fn key(&self) -> &str {
        match &self.data {
            Data::Scalar { text, .. } => text,
            _ => "",
        }
    }
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// Parses a text. A syntax error or an exceeded limit ends parsing.
pub fn read(source: &Source, budget: &Budget) -> Result<Node, Vec<Issue>> {
    match read_all(source, budget) {
        (Some(root), issues) if issues.is_empty() => Ok(root),
        (_, issues) => Err(issues),
    }
}

/// Parses a text and returns the tree even if there are duplicate keys, so that other issues can be reported too.
pub fn read_all(source: &Source, budget: &Budget) -> (Option<Node>, Vec<Issue>) {
    if source.text.len() > budget.bytes {
        let size = (budget.bytes / 1024 / 1024).to_string();
        let issue = codes::TOO_LARGE.in_place(source.whole(), &[("size", &size)], None);
        return (None, vec![issue]);
    }
    if let Some(issue) = forbidden_character(source) {
        return (None, vec![issue]);
    }
    let mut options = options! {
        flow_nesting_limit: budget.depth + 8,
        block_nesting_limit: budget.depth + 8,
        emit_unresolved_aliases: true,
        block_scalar_eof_without_line_feed: true,
    };
    options.set_emit_comments(false);
    let mut builder = Builder {
        source,
        budget,
        open: Vec::new(),
        root: None,
        nodes: 0,
        issues: Vec::new(),
    };
    let root = builder.run(Parser::new_from_str_with_options(&source.text, options));
    let mut issues = builder.issues;
    match root {
        Ok(root) => (Some(root), issues),
        Err(issue) => {
            issues.push(*issue);
            (None, issues)
        }
    }
}

/// Rejects control characters and the line ends that other readers do not agree on.
fn forbidden_character(source: &Source) -> Option<Issue> {
    let is_harmless = |each: &u8| matches!(each, b' '..=b'~' | b'\n');
    if source.text.as_bytes().iter().all(is_harmless) {
        return None;
    }
    let is_forbidden = |each: char| match each {
        '\n' | '\r' | '\t' => false,
        '\u{2028}' | '\u{2029}' => true,
        each => is_control(each),
    };
    let (at, found) = source.text.char_indices().find(|(_, each)| is_forbidden(*each))?;
    let code = format!("U+{:04X}", found as u32);
    Some(codes::CONTROL_CHARACTER.at(source, (at, at + found.len_utf8()), &[("code", &code)], None))
}

enum Open {
    List(usize, Vec<Node>),
    Map(usize, Vec<(Node, Node)>, Option<Node>),
}

struct Builder<'a> {
    source: &'a Source,
    budget: &'a Budget,
    open: Vec<Open>,
    root: Option<Node>,
    nodes: usize,
    issues: Vec<Issue>,
}

/// From this many nodes on, a text must have this many bytes for each node.
const MANY: usize = 20_000;
const FEWEST_BYTES: usize = 4;

impl Builder<'_> {
    fn run<'input>(
        &mut self,
        parser: Parser<'input, granit_parser::StrInput<'input>>,
    ) -> Result<Node, Box<Issue>> {
        let mut documents = 0;
        for step in parser {
            let (event, span) = step.map_err(|error| Box::new(syntax::issue(self.source, &error)))?;
            let range = span.byte_range().unwrap_or(0..0);
            if event.tag().is_some() {
                return Err(self.reject_mark(&range, &codes::TAG));
            }
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        return Err(self.reject(range, &codes::SECOND_DOCUMENT));
                    }
                }
                Event::Scalar(text, style, anchor, _) => {
                    self.check(&range, anchor, text.len())?;
                    let data = Data::Scalar {
                        text: text.into_owned(),
                        plain: style == ScalarStyle::Plain,
                    };
                    self.add(Node {
                        start: range.start,
                        end: range.end,
                        data,
                    })?;
                }
                Event::SequenceStart(_, anchor, _) => {
                    self.check(&range, anchor, 0)?;
                    self.open.push(Open::List(range.start, Vec::new()));
                }
                Event::MappingStart(_, anchor, _) => {
                    self.check(&range, anchor, 0)?;
                    self.open.push(Open::Map(range.start, Vec::new(), None));
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(range.end)?,
                Event::Alias(_) | Event::UnresolvedAlias(_) | Event::Anchor(..) => {
                    return Err(self.reject(range, &codes::ALIAS));
                }
                _ => {}
            }
        }
        let empty = || Box::new(codes::EMPTY_FILE.in_place(self.source.whole(), &[], None));
        self.root.take().filter(|root| !root.is_null()).ok_or_else(empty)
    }

    fn check(&mut self, range: &Range<usize>, anchor: usize, bytes: usize) -> Result<(), Box<Issue>> {
        self.nodes += 1;
        if anchor > 0 {
            return Err(self.reject_mark(range, &codes::ALIAS));
        }
        // No honest file is as dense; a hostile one is not parsed to its end.
        let is_dense = self.nodes > MANY && range.start < self.nodes * FEWEST_BYTES;
        let code = if is_dense || self.nodes > self.budget.nodes {
            &codes::TOO_MANY_NODES
        } else if self.open.len() >= self.budget.depth {
            &codes::TOO_DEEP
        } else if bytes > self.budget.scalar_bytes {
            &codes::SCALAR_TOO_LONG
        } else {
            return Ok(());
        };
        Err(self.reject(range.clone(), code))
    }

    fn add(&mut self, node: Node) -> Result<(), Box<Issue>> {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, entries, key)) => match key.take() {
                Some(key) => entries.push((key, node)),
                None if matches!(node.data, Data::Scalar { .. }) && !node.is_null() => *key = Some(node),
                None => return Err(self.reject(node.start..node.end, &codes::BAD_KEY)),
            },
        }
        Ok(())
    }

    fn close(&mut self, end: usize) -> Result<(), Box<Issue>> {
        match self.open.pop() {
            Some(Open::List(start, items)) => self.add(Node {
                start,
                end,
                data: Data::List(items),
            }),
            Some(Open::Map(start, entries, _)) => {
                self.report_duplicate_keys(&entries);
                self.add(Node {
                    start,
                    end,
                    data: Data::Map(entries),
                })
            }
            None => Ok(()),
        }
    }

    /// Reports duplicate keys at the second one.
    fn report_duplicate_keys(&mut self, entries: &[(Node, Node)]) {
        const FEW: usize = 24;
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (at, (key, _)) in entries.iter().enumerate() {
            let first = if entries.len() <= FEW {
                let before = entries.iter().take(at);
                before
                    .map(|(each, _)| each)
                    .find(|each| each.key() == key.key())
                    .map(|each| each.start)
            } else {
                let first = *seen.entry(key.key()).or_insert(key.start);
                (first != key.start).then_some(first)
            };
            if let Some(first) = first.filter(|_| self.issues.len() < MAX_ISSUES) {
                let line = self.source.place(first, first).line.to_string();
                let places = [("name", key.key()), ("line", line.as_str())];
                self.issues
                    .push(codes::DUPLICATE_KEY.at(self.source, (key.start, key.end), &places, None));
            }
        }
    }

    /// Rejects an anchor or a tag at its own place, which is before the value.
    fn reject_mark(&self, range: &Range<usize>, code: &Code) -> Box<Issue> {
        let before = self.source.text.get(..range.start).unwrap_or_default().trim_end();
        let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let is_mark = before[start..].starts_with(['&', '!']);
        let range = if is_mark {
            start..before.len()
        } else {
            range.clone()
        };
        self.reject(range, code)
    }

    fn reject(&self, range: Range<usize>, code: &Code) -> Box<Issue> {
        Box::new(code.at(self.source, (range.start, range.end), &[], None))
    }
}
