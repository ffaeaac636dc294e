//! Tells an earlier report of this tool from any other file, so that only a report is written over without a word.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::embed;
use super::facts::ChecklistFacts;
use super::format::csv;
use crate::domain::lang::Lang;
use crate::words::report as words;

/// What every page names itself by, whatever templates it was made with in part.
const GENERATOR: &str = "<meta name=\"generator\" content=\"selfcheck ";

/// How much of a file is enough for most reports to be known by, in bytes.
pub const HEAD_BYTES: usize = 64 * 1024;

/// What the facts hold; a JSON file of another kind lacks some of it.
#[derive(Deserialize)]
#[expect(dead_code, reason = "that the fields are there is all that is asked")]
struct Sign {
    checklist: ChecklistFacts,
    counts: IgnoredAny,
    scores: IgnoredAny,
    sections: Vec<IgnoredAny>,
    findings: Vec<IgnoredAny>,
    verdict: String,
    reasons: Vec<IgnoredAny>,
}

/// Whether these bytes, a whole file or its beginning, are a report made by this tool in one of its formats.
pub fn is_report(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    match text.trim_start().chars().next() {
        Some('<') => text.contains(GENERATOR) || embed::is_in(&text),
        Some('{') => serde_json::from_str::<Sign>(&text).is_ok(),
        Some('#') => is_markdown(&text),
        _ => text.starts_with(&csv::beginning()),
    }
}

/// Whether the beginning of a file leaves open what the whole of it is: a page's data and the end of a JSON text stand far down.
pub fn may_be_report(head: &[u8]) -> bool {
    let first = head.iter().find(|byte| !byte.is_ascii_whitespace());
    matches!(first, Some(b'<' | b'{'))
}

/// The title and the line that says what the report is not.
fn is_markdown(text: &str) -> bool {
    let mut lines = text.lines();
    let (title, gap, claim) = (lines.next(), lines.next(), lines.next());
    let is_in = |lang: Lang| {
        title.is_some_and(|title| title.ends_with(&format!(": {}", words::TITLE.get(lang))))
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
