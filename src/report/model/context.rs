//! The input of a report and the language it is printed in; every part of the model is built from them.

use serde::Serialize;

use crate::domain::clean::clean;
use crate::domain::lang::Lang;
use crate::domain::text::Text;
use crate::report::input::Input;

/// A text with the language it is in where that is not the report's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LocalText {
    /// The words.
    pub text: String,
    /// The language tag where it is another than the report's, else null.
    pub lang: Option<String>,
}

/// What every part of the model needs.
#[derive(Clone, Copy)]
pub(super) struct ModelContext<'a> {
    pub(super) input: &'a Input<'a>,
    pub(super) lang: Lang,
}

impl<'a> ModelContext<'a> {
    pub(super) fn of(input: &'a Input<'a>) -> Self {
        Self {
            input,
            lang: input.lang,
        }
    }

    /// A checklist's text in the report's language, else in its original with the language named.
    pub(super) fn text(&self, text: &Text) -> LocalText {
        let shown = text.shown(self.lang);
        LocalText {
            text: clean_text(shown.text),
            lang: shown.fallback.map(clean_text),
        }
    }

    pub(super) fn optional_text(&self, text: Option<&Text>) -> Option<LocalText> {
        text.filter(|text| !text.is_blank()).map(|text| self.text(text))
    }
}

/// A text from a file, cleaned.
pub(super) fn clean_text(text: &str) -> String {
    clean(text).into_owned()
}
