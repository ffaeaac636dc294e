//! Context for building the model, and cleaned texts.

use serde::Serialize;

use crate::domain::clean::clean;
use crate::domain::lang::Lang;
use crate::domain::text::Text;
use crate::report::input::Input;

/// A text, with its language where that is not the report's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LocalText {
    pub text: String,
    /// Language tag where it differs from the report's, else null.
    pub lang: Option<String>,
}

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

    /// A checklist text in the report's language, else in the original language.
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

/// A text from a file with control and invisible characters made visible.
pub(super) fn clean_text(text: &str) -> String {
    clean(text).into_owned()
}
