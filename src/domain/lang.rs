//! The two languages of the interface and the report.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    Ko,
    /// The fallback.
    #[default]
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Ko, Self::En];

    /// The language tag, as in `lang` attributes and checklist texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ko => "ko",
            Self::En => "en",
        }
    }

    /// Parses a tag or a locale name such as `ko_KR.UTF-8`; `None` for other languages.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let first = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|lang| first.eq_ignore_ascii_case(lang.code()))
    }

    /// Parses a code, or the name of a language in either language.
    pub fn from_name(name: &str) -> Option<Self> {
        match name.to_lowercase().as_str() {
            "한국어" | "korean" | "ko" => Some(Self::Ko),
            "english" | "영어" | "en" => Some(Self::En),
            _ => None,
        }
    }

    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Ko => Self::En,
            Self::En => Self::Ko,
        }
    }
}
