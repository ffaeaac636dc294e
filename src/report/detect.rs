//! Detects reports of this tool, so that only a report is overwritten without asking.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::embed;
use super::facts::ChecklistFacts;
use super::format::{csv, xlsx};
use crate::domain::lang::Lang;
use crate::words::report as words;

/// Present in every page, with shipped or custom templates.
const GENERATOR: &str = "<meta name=\"generator\" content=\"selfcheck ";

/// Length of the beginning of a file by which most reports are detected, in bytes.
pub const HEAD_BYTES: usize = 64 * 1024;

/// Required fields of the JSON format; other JSON files do not have all of them.
#[derive(Deserialize)]
#[expect(dead_code, reason = "only the presence of the fields matters")]
struct FactsShape {
    checklist: ChecklistFacts,
    counts: IgnoredAny,
    scores: IgnoredAny,
    sections: Vec<IgnoredAny>,
    findings: Vec<IgnoredAny>,
    verdict: String,
    reasons: Vec<IgnoredAny>,
}

/// Whether these bytes, a whole file or its beginning, are a report of this tool in any format.
pub fn is_report(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"PK") {
        return xlsx::is_workbook(bytes);
    }
    let text = String::from_utf8_lossy(bytes);
    match text.trim_start().chars().next() {
        Some('<') => text.contains(GENERATOR) || embed::contains_data(&text),
        Some('{') => serde_json::from_str::<FactsShape>(&text).is_ok(),
        Some('#') => is_markdown(&text),
        _ => text.starts_with(&csv::prefix()),
    }
}

/// Whether the whole file is needed to decide: the data of a page, the end of a JSON text and the list of an archive come late.
pub fn may_be_report(head: &[u8]) -> bool {
    let first = head.iter().find(|byte| !byte.is_ascii_whitespace());
    matches!(first, Some(b'<' | b'{' | b'P'))
}

/// Whether the text begins with the title and the disclaimer of a report.
fn is_markdown(text: &str) -> bool {
    let mut lines = text.lines();
    let (title, gap, claim) = (lines.next(), lines.next(), lines.next());
    let is_in = |lang: Lang| {
        let word = words::TITLE.get(lang);
        let is_title = |title: &str| {
            // Reports of version 0.1.0 named the system first.
            title.starts_with(&format!("# {word}: ")) || title.ends_with(&format!(": {word}"))
        };
        title.is_some_and(is_title)
            && claim.is_some_and(|claim| claim == format!("_{}_", words::NOT_A_CERTIFICATE.get(lang)))
    };
    gap == Some("") && Lang::ALL.into_iter().any(is_in)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_a_report_is_taken_for_one() {
        for other in [
            "",
            "notes",
            "# Notes\n\n_mine_\n",
            "# Our AI self-assessment report\n\nWe wrote this by hand.\n",
            "<!doctype html><title>selfcheck</title>",
            "<p>selfcheck-data</p>",
            "{}",
            "{\"checklist\": {\"id\": \"a\", \"version\": \"1\", \"digest\": \"d\"}}",
            "section,id,question\r\n",
            "\u{feff}name,price\r\n",
            "format: 1\nchecklist:\n  id: common\n",
            "\u{0}\u{1}",
        ] {
            assert!(!is_report(other.as_bytes()), "{other}");
        }
    }
}
