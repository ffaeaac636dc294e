//! Why a file is not read as a table of answers.

use super::limits;
use crate::domain::clean::clean_line;
use crate::domain::localized::Localized;
use crate::words::import as words;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// Not a format that is read.
    Unknown,
    Empty,
    /// Text, but not in UTF-8.
    NotUtf8,
    /// No column with ids, or none with answers.
    NoColumns {
        found: Vec<String>,
    },
    /// The file, its rows or its columns.
    TooLarge {
        what: &'static str,
    },
    NoSheet {
        name: String,
        sheets: Vec<String>,
    },
    /// A line or the whole cannot be parsed.
    Broken {
        line: Option<usize>,
        detail: String,
    },
}

impl ImportError {
    pub fn message(&self) -> Localized {
        match self {
            Self::Unknown => words::UNKNOWN.localized(&[]),
            Self::Empty => words::EMPTY.localized(&[]),
            Self::NotUtf8 => words::NOT_UTF8.localized(&[]),
            Self::NoColumns { .. } => words::NO_COLUMNS.localized(&[]),
            Self::TooLarge { what: "rows" } => {
                words::TOO_MANY_ROWS.localized(&[("limit", &limits::ROWS.to_string())])
            }
            Self::TooLarge { what: "columns" } => {
                words::TOO_MANY_COLUMNS.localized(&[("limit", &limits::COLUMNS.to_string())])
            }
            Self::TooLarge { .. } => {
                words::TOO_LARGE.localized(&[("limit", &(limits::LARGEST / 1024 / 1024).to_string())])
            }
            Self::NoSheet { name, .. } => words::NO_SHEET.localized(&[("name", &clean_line(name))]),
            Self::Broken {
                line: Some(line),
                detail,
            } => {
                words::BROKEN_LINE.localized(&[("line", &line.to_string()), ("detail", &clean_line(detail))])
            }
            Self::Broken { line: None, detail } => {
                words::BROKEN.localized(&[("detail", &clean_line(detail))])
            }
        }
    }

    pub fn hint(&self) -> Localized {
        match self {
            Self::NotUtf8 => words::NOT_UTF8_HINT.localized(&[]),
            Self::NoColumns { found } => {
                let found = clean_line(&found.join(", "));
                words::NO_COLUMNS_HINT.localized(&[("found", &found)])
            }
            Self::NoSheet { sheets, .. } => {
                let sheets = clean_line(&sheets.join(", "));
                words::NO_SHEET_HINT.localized(&[("sheets", &sheets)])
            }
            _ => words::HINT.localized(&[]),
        }
    }
}
