//! Builds maps of YAML from domain values, in the order in which they are written.

use crate::domain::dates::Dates;
use crate::domain::ratio::Ratio;
use crate::domain::text::Text;
use crate::domain::unknown_fields::Tree;

#[derive(Default)]
pub(super) struct Entries(pub(super) Vec<(String, Tree)>);

impl Entries {
    pub(super) fn put(&mut self, key: &str, value: Tree) {
        self.0.push((key.to_owned(), value));
    }

    pub(super) fn word(&mut self, key: &str, word: &str) {
        self.put(key, Tree::Text(word.to_owned()));
    }

    pub(super) fn text(&mut self, key: &str, text: Option<&Text>) {
        if let Some(text) = text.filter(|text| !text.is_blank()) {
            self.put(key, of_text(text));
        }
    }

    pub(super) fn list(&mut self, key: &str, items: Vec<Tree>) {
        if !items.is_empty() {
            self.put(key, Tree::List(items));
        }
    }

    pub(super) fn map(&mut self, key: &str, entries: Self) {
        if !entries.0.is_empty() {
            self.put(key, Tree::Map(entries.0));
        }
    }

    pub(super) fn truth(&mut self, key: &str, truth: bool) {
        self.put(key, Tree::Plain(truth.to_string()));
    }

    pub(super) fn number(&mut self, key: &str, number: Option<&Ratio>) {
        if let Some(number) = number {
            self.put(key, of_number(number));
        }
    }

    pub(super) fn dates(&mut self, dates: &Dates) {
        for (kind, day) in dates.each() {
            self.word(kind.word(), &day.to_string());
        }
    }

    pub(super) fn tree(self) -> Tree {
        Tree::Map(self.0)
    }
}

pub(super) fn of_text(text: &Text) -> Tree {
    Tree::Map(
        text.entries()
            .map(|(tag, words)| (tag.to_owned(), Tree::Text(words.to_owned())))
            .collect(),
    )
}

fn of_number(number: &Ratio) -> Tree {
    let text = number.to_string();
    if text.contains('/') {
        Tree::Text(text)
    } else {
        Tree::Plain(text)
    }
}
