//! Interface messages in every language, one file per module. No logic but filling in names and numbers and
//! choosing Korean particles.

pub mod answer_column;
pub mod app;
pub mod approval;
pub mod catalog;
pub mod change;
pub mod cli;
pub mod command;
pub mod comparison;
pub mod confirm;
pub mod conflict;
pub mod dates;
pub mod due;
pub mod evidence;
pub mod form;
pub mod import;
pub mod issue;
pub mod keymap;
pub mod list;
pub mod list_page;
pub mod listing;
pub mod measurement;
pub mod origin;
pub mod particle;
pub mod plain;
pub mod plausibility;
pub mod report;
pub mod report_file;
pub mod report_page;
pub mod session;
pub mod size;
pub mod starter;
pub mod storage;
pub mod subject;
pub mod terms;
pub mod tier;
pub mod tui;
pub mod upgrade;
pub mod verdict;
pub mod verify;
pub mod waive;

use crate::domain::lang::Lang;

/// A message in both languages. Placeholders are written `{name}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    pub ko: &'static str,
    pub en: &'static str,
}

impl Message {
    pub const fn new(ko: &'static str, en: &'static str) -> Self {
        Self { ko, en }
    }

    /// A text without translation, such as a command line.
    pub const fn same(text: &'static str) -> Self {
        Self::new(text, text)
    }

    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ko => self.ko,
            Lang::En => self.en,
        }
    }

    /// Fills the placeholders. `{name:은는}` appends the Korean particle that fits the value; `{name:>은는}` is
    /// the particle alone. `{count|question|questions}` appends the singular or plural; `{count|>is|are}` is
    /// that form alone.
    pub fn fill(self, lang: Lang, places: &[(&str, &str)]) -> String {
        fill(self.get(lang), places)
    }

    /// Fills the placeholders in both languages.
    pub fn localized(self, places: &[(&str, &str)]) -> crate::domain::localized::Localized {
        crate::domain::localized::Localized::new(self.fill(Lang::Ko, places), self.fill(Lang::En, places))
    }

    /// The names of the placeholders, sorted.
    pub fn places(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> = text
            .split('{')
            .skip(1)
            .filter_map(|part| part.split_once('}'))
            .map(|(name, _)| name.split([':', '|']).next().unwrap_or(name))
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// Fills placeholders as [`Message::fill`] describes.
pub fn fill(text: &str, places: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((inner, tail)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        let value_of = |name| {
            let found = places.iter().find(|(each, _)| *each == name);
            found.map_or("", |(_, value)| value)
        };
        rest = tail;
        if let Some((name, forms)) = inner.split_once('|') {
            filled.push_str(&counted(value_of(name), forms));
            continue;
        }
        let (name, pair) = inner.split_once(':').unwrap_or((inner, ""));
        let value = value_of(name);
        // After a closing quote the particle stands alone: `'{name}'{name:>은는}`.
        let (pair, is_alone) = pair.strip_prefix('>').map_or((pair, false), |pair| (pair, true));
        if !is_alone {
            filled.push_str(value);
        }
        filled.push_str(particle::choose(value, pair));
    }
    filled.push_str(rest);
    filled
}

/// A number with its singular or plural of `one|many`; after `>` the form alone.
fn counted(number: &str, forms: &str) -> String {
    let (forms, is_alone) = forms
        .strip_prefix('>')
        .map_or((forms, false), |forms| (forms, true));
    let (one, many) = forms.split_once('|').unwrap_or((forms, forms));
    let form = if number == "1" { one } else { many };
    if is_alone {
        form.to_owned()
    } else {
        format!("{number} {form}")
    }
}

/// Declares messages as constants, and lists them in `ALL` for tests.
#[macro_export]
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $ko:expr, $en:expr;)*) => {
        $($(#[$doc])* #[doc = concat!("“", $en, "”")] pub const $name: $crate::words::Message = $crate::words::Message::new($ko, $en);)*
        /// Every message of this module with its name.
        pub const ALL: &[(&str, $crate::words::Message)] = &[$((stringify!($name), $name)),*];
    };
}
