//! What names a checklist, read from the top of its text only, so that a list of checklists costs next to nothing.

use super::library::DEFAULT_LANGUAGES;
use super::lower::Tongue;
use super::raw::parts::Text as RawText;
use crate::domain::id::Id;
use crate::domain::issue::Issue;
use crate::domain::text::Text;
use crate::yaml::budget::Budget;
use crate::yaml::node::{self, Node};
use crate::yaml::source::Source;

/// What names a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its id.
    pub id: Id,
    /// Its version.
    pub version: String,
    /// Its title.
    pub title: Text,
    /// Who publishes it; `None` where its base says so.
    pub publisher: Option<Text>,
    /// The checklist it extends.
    pub extends: Option<Id>,
}

impl Head {
    /// The head of a shipped checklist, from JSON with its fields.
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
        let tongue = Tongue::new(&languages, &languages);
        Some(Self {
            id: Id::new(&fields.id).ok()?,
            version: fields.version,
            title: tongue.text(fields.title),
            publisher: fields.publisher.map(|text| tongue.text(text)),
            extends: fields.extends.and_then(|id| Id::new(&id).ok()),
        })
    }
}

/// Keys that hold the body of a checklist: reading stops at the first of them.
const BODY: [&str; 7] = [
    "profile:",
    "glossary:",
    "references:",
    "scales:",
    "gates:",
    "sections:",
    "remove:",
];

/// The part of a text before its body.
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

/// Reads what names a checklist. Of a text that lacks it, everything wrong is left to the full reading: `Err` may be empty.
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
    let tongue = Tongue::new(&languages, &languages);
    let word = |key: &str| root.get(key).and_then(Node::text);
    let text = |key: &str| root.get(key).and_then(raw_text).map(|text| tongue.text(text));
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
