//! Context for building the model, and cleaned texts.

use serde::Serialize;

use crate::domain::clean::clean;
use crate::domain::lang::Lang;
use crate::domain::question::Question;
use crate::domain::text::Text;
use crate::report::input::Input;
use crate::words::terms;

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

    /// What makes a question critical, in words; empty where it is not.
    pub(super) fn critical(&self, question: &Question) -> &'static str {
        question
            .critical
            .map_or("", |kind| terms::critical(kind, self.lang))
    }

    pub(super) fn optional_text(&self, text: Option<&Text>) -> Option<LocalText> {
        text.filter(|text| !text.is_blank()).map(|text| self.text(text))
    }
}

/// A point in time to the minute, as people write it; another text as it is.
pub(super) fn moment(text: &str) -> String {
    let text = clean_text(text);
    match (text.get(..10), text.get(10..11), text.get(11..16)) {
        (Some(day), Some("T"), Some(time)) => format!("{day} {time}"),
        _ => text,
    }
}

/// A text from a file with control and invisible characters made visible.
pub(super) fn clean_text(text: &str) -> String {
    clean(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn a_moment_is_read_to_the_minute() {
        assert_eq!(moment("2026-11-02T09:43:00+09:00"), "2026-11-02 09:43");
        for other in ["", "2026-11-02", "yesterday at noon, or so", "점심때쯤"] {
            assert_eq!(moment(other), other);
        }
    }
}
