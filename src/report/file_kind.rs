//! What a file is that stands where a report should: a report, a part of one, or something else with a name.

use super::detect;
use super::embed;
use crate::words::Message;
use crate::words::report_file as words;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// An HTML report with its data.
    Page,
    /// A report in JSON, also of `status --json`.
    Json,
    /// A report that lacks its end.
    Truncated,
    /// A page with more than one block of data.
    TwoReports,
    Markdown,
    Csv,
    Xlsx,
    Pdf,
    Archive,
    /// Another HTML file.
    OtherPage,
    /// Another JSON file.
    OtherJson,
    Assessment,
    Empty,
    /// Bytes that are not text.
    Binary,
    /// Other text.
    Other,
}

/// Bytes at the start of formats that are not text.
const PDF: &[u8] = b"%PDF-";
const ZIP: &[u8] = b"PK\x03\x04";

/// The end of every page.
const END: &str = "</html>";

impl FileKind {
    /// What these bytes, a whole file, are.
    pub fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(PDF) {
            return Self::Pdf;
        }
        if bytes.starts_with(ZIP) && detect::is_report(bytes) {
            return Self::Xlsx;
        }
        if bytes.starts_with(ZIP) {
            return Self::Archive;
        }
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Self::Binary;
        };
        let text = text.trim_start_matches('\u{feff}').trim_start();
        match text.bytes().next() {
            None => Self::Empty,
            Some(b'<') => of_page(text),
            Some(b'{') if detect::is_report(text.as_bytes()) => Self::Json,
            Some(b'{' | b'[') => Self::OtherJson,
            Some(b'#') if detect::is_report(text.as_bytes()) => Self::Markdown,
            _ if detect::is_report(bytes) => Self::Csv,
            _ if is_assessment(text) => Self::Assessment,
            _ => Self::Other,
        }
    }

    /// What the file is, in a sentence of its own; `None` for an HTML report.
    pub const fn sentence(self) -> Option<Message> {
        Some(match self {
            Self::Page => return None,
            Self::Json => words::JSON,
            Self::Truncated => words::TRUNCATED,
            Self::TwoReports => words::TWO_REPORTS,
            Self::Markdown => words::MARKDOWN,
            Self::Csv => words::CSV,
            Self::Xlsx => words::XLSX,
            Self::Pdf => words::PDF,
            Self::Archive => words::ARCHIVE,
            Self::OtherPage => words::OTHER_PAGE,
            Self::OtherJson => words::OTHER_JSON,
            Self::Assessment => words::ASSESSMENT,
            Self::Empty => words::EMPTY,
            Self::Binary => words::BINARY,
            Self::Other => words::OTHER,
        })
    }
}

fn of_page(text: &str) -> FileKind {
    let is_whole = text.trim_end().ends_with(END);
    match embed::count_data(text) {
        0 if detect::is_report(text.as_bytes()) && !is_whole => FileKind::Truncated,
        0 => FileKind::OtherPage,
        1 if is_whole => FileKind::Page,
        1 => FileKind::Truncated,
        _ => FileKind::TwoReports,
    }
}

/// Whether a text begins like a file of answers.
fn is_assessment(text: &str) -> bool {
    let has = |key: &str| text.lines().any(|line| line.starts_with(key));
    has("format:") && has("checklist:") && !has("sections:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_known_by_its_content() {
        let data = "<script type=\"application/json\" id=\"selfcheck-data\">{}</script>";
        let page = |inner: &str| format!("<!doctype html><html>{inner}</html>\n");
        for (text, kind) in [
            (page(data), FileKind::Page),
            (format!("\u{feff}{}", page(data)), FileKind::Page),
            (page(&data.repeat(2)), FileKind::TwoReports),
            (page(data).replace("</html>", ""), FileKind::Truncated),
            (
                "<meta name=\"generator\" content=\"selfcheck 0.1.0\">".to_owned(),
                FileKind::Truncated,
            ),
            (page("<p>hello"), FileKind::OtherPage),
            ("%PDF-1.7".to_owned(), FileKind::Pdf),
            ("PK\u{3}\u{4}".to_owned(), FileKind::Archive),
            ("{}".to_owned(), FileKind::OtherJson),
            (" \n".to_owned(), FileKind::Empty),
            (
                "format: 1\nchecklist:\n  id: a\n".to_owned(),
                FileKind::Assessment,
            ),
            ("format: 1\nid: a\nsections: []\n".to_owned(), FileKind::Other),
            ("# Notes".to_owned(), FileKind::Other),
        ] {
            assert_eq!(FileKind::of(text.as_bytes()), kind, "{text}");
        }
        assert_eq!(FileKind::of(b"\xff\xfe"), FileKind::Binary);
    }
}
