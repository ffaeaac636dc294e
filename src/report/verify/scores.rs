//! Checks that the page shows the score and the verdict that its data gives.

use super::check::{Check, CheckResult, CheckState, LineDifference};
use super::lines::{self, Line};
use super::page::{Basis, Compared, listed, verdicts};
use crate::domain::clean::clean_line;
use crate::domain::evaluation::Evaluation;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::ratio::Ratio;
use crate::domain::verdict::Verdict;
use crate::words::verdict::verdict;
use crate::words::{Message, report, verify as words};

/// Parts that state score and verdict; `head` has the title.
const PARTS: [&str; 4] = ["head", "cover", "summary", "results"];

/// Checks the hidden attributes and the visible text. `tool` made the page.
pub(super) fn check(
    page: &str,
    compared: &Compared,
    review: &Evaluation,
    lang: Lang,
    tool: &str,
) -> CheckResult {
    let right = Right {
        score: review
            .score
            .scores
            .low
            .as_ref()
            .map_or_else(|| "–".to_owned(), Ratio::to_tenths),
        verdict: review.judgement.verdict,
    };
    let mut wrong: Vec<LineDifference> = compared
        .figures
        .iter()
        .filter(|each| PARTS.contains(&each.part.as_str()))
        .cloned()
        .collect();
    let are_attributes_right = attribute(page, "data-score") == Some(right.score.as_str())
        && attribute(page, "data-verdict") == Some(right.verdict.word());
    let mut is_shown = true;
    // Byte for byte, a page shows what its templates make it show.
    if compared.basis != Basis::Bytes || compared.is_own {
        let seen = lines::visible(page);
        is_shown = right.is_shown(&seen, lang);
        wrong.extend(right.contradicted(&seen, lang));
        wrong.sort_by_key(|each| each.line);
        wrong.dedup();
    }
    if are_attributes_right && wrong.is_empty() {
        return if is_shown {
            right.result(CheckState::Ok, words::SCORES_OK)
        } else {
            right.result(CheckState::NotChecked, words::SCORES_NOT_SHOWN)
        };
    }
    let result = right.result(CheckState::Failed, words::SCORES_WRONG);
    let detail = if compared.basis == Basis::OtherVersion {
        Localized::each(|lang| {
            let places = [
                ("detail", result.detail.get(lang)),
                ("version", &clean_line(tool)),
            ];
            words::SCORES_RULES.fill(lang, &places)
        })
    } else {
        result.detail.clone()
    };
    CheckResult { detail, ..result }.with(listed(wrong))
}

/// What the data gives.
struct Right {
    score: String,
    verdict: Verdict,
}

impl Right {
    fn result(&self, state: CheckState, word: Message) -> CheckResult {
        let sentence = |lang| {
            let places = [
                ("score", self.score.as_str()),
                ("verdict", verdict(self.verdict, lang)),
            ];
            word.fill(lang, &places)
        };
        CheckResult::new(Check::Scores, state, Localized::each(sentence))
    }

    /// Whether the visible text has the score and the verdict.
    fn is_shown(&self, seen: &[Line<'_>], lang: Lang) -> bool {
        let has_score = seen
            .iter()
            .any(|line| lines::figures(&line.text).contains(&self.score.as_str()));
        let has_verdict = seen
            .iter()
            .any(|line| verdicts(&line.text, lang).contains(&self.verdict));
        (has_score || self.score == "–") && has_verdict
    }

    /// Lines that state another verdict or another score beside the label of one. The words of the submitter stand in other parts.
    fn contradicted(&self, seen: &[Line<'_>], lang: Lang) -> Vec<LineDifference> {
        let stated = seen.iter().filter(|line| matches!(line.part, "head" | "cover"));
        let other_verdict = stated.filter(|line| {
            let named = verdicts(&line.text, lang);
            let is_stated = line.part == "head" || line.text.contains(report::VERDICT.get(lang));
            is_stated && !named.is_empty() && !named.contains(&self.verdict)
        });
        let other_score = seen.iter().filter(|line| {
            let found = lines::figures(&line.text);
            line.part == "summary"
                && line.text.starts_with(report::SCORE.get(lang))
                && !found.is_empty()
                && !found.contains(&self.score.as_str())
        });
        let verdict = verdict(self.verdict, lang);
        let as_difference = |line: &Line<'_>, right: &str| LineDifference {
            line: line.number,
            part: clean_line(line.part),
            printed: clean_line(&line.text),
            right: right.to_owned(),
        };
        other_verdict
            .map(|line| as_difference(line, verdict))
            .chain(other_score.map(|line| as_difference(line, &self.score)))
            .collect()
    }
}

/// The value of the first attribute of that name.
pub(super) fn attribute<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let opening = format!(" {name}=\"");
    let (_, after) = page.split_once(&opening)?;
    after.split_once('"').map(|(value, _)| value)
}
