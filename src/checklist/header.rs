//! Reads the fields that describe a checklist from the top of its text, so that listing checklists is cheap.

use super::library::DEFAULT_LANGUAGES;
use super::lower::TextReader;
use super::raw::parts::Text as RawText;
use crate::domain::id::Id;
use crate::domain::issue::Issue;
use crate::domain::text::Text;
use crate::yaml::budget::Budget;
use crate::yaml::node::{self, Node};
use crate::yaml::source::Source;

/// The fields that describe a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub id: Id,
    pub version: String,
    pub title: Text,
    /// `None` where it is inherited.
    pub publisher: Option<Text>,
    pub extends: Option<Id>,
}

impl Head {
    /// Reads the head of a shipped checklist from JSON.
    pub(super) fn from_json(json: &str) -> Option<Self> {
        #[derive(serde::Deserialize)]
        struct Fields {
            id: String,
            version: String,
            title: RawText,
            publisher: Option<RawText>,
            languages: Option<Vec<String>>,
            extends: Option<String>,
        }
        let fields: Fields = serde_json::from_str(json).ok()?;
        let languages = fields
            .languages
            .unwrap_or_else(|| DEFAULT_LANGUAGES.map(str::to_owned).to_vec());
        let reader = TextReader::new(&languages, &languages);
        Some(Self {
            id: Id::new(&fields.id).ok()?,
            version: fields.version,
            title: reader.text(fields.title),
            publisher: fields.publisher.map(|text| reader.text(text)),
            extends: fields.extends.and_then(|id| Id::new(&id).ok()),
        })
    }
}

/// Keys of the body: reading stops at the first of them.
const BODY: [&str; 8] = [
    "profile:",
    "glossary:",
    "references:",
    "scales:",
    "gates:",
    "tiers:",
    "sections:",
    "remove:",
];

/// The text before the body.
pub fn top(text: &str) -> &str {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        if BODY.iter().any(|key| line.starts_with(key)) {
            return &text[..end];
        }
        end += line.len();
    }
    text
}

/// Reads the head of a text. `Err` is empty where fields are missing: loading the checklist reports them.
pub fn read(name: &str, text: &str) -> Result<Head, Vec<Issue>> {
    let source = Source::new(name, top(text));
    let root = node::read(&source, &Budget::CHECKLIST)?;
    let tags = root.get("languages").and_then(Node::list).unwrap_or_default();
    let mut languages: Vec<String> = tags
        .iter()
        .filter_map(|tag| tag.text().map(str::to_owned))
        .collect();
    if languages.is_empty() {
        languages = DEFAULT_LANGUAGES.map(str::to_owned).to_vec();
    }
    let reader = TextReader::new(&languages, &languages);
    let word = |key: &str| root.get(key).and_then(Node::text);
    let text = |key: &str| root.get(key).and_then(raw_text).map(|text| reader.text(text));
    let head = || {
        Some(Head {
            id: Id::new(word("id")?).ok()?,
            version: crate::domain::clean::clean_line(word("version")?),
            title: text("title")?,
            publisher: text("publisher"),
            extends: word("extends").and_then(|id| Id::new(id).ok()),
        })
    };
    head().ok_or_else(Vec::new)
}

fn raw_text(node: &Node) -> Option<RawText> {
    if let Some(text) = node.text() {
        return Some(RawText::Plain(text.to_owned()));
    }
    let entries = node.map()?.iter();
    let entries: Vec<(String, String)> = entries
        .filter_map(|(tag, text)| Some((tag.key().to_owned(), text.text()?.to_owned())))
        .collect();
    (!entries.is_empty()).then_some(RawText::Languages(entries))
}
