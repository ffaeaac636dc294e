//! Verifies a report without trusting its sender: compares the checklist with the released editions, recalculates the scores, renders
//! the page again and compares bytes, and checks the evidence that is at hand.

mod answers;
pub(super) mod check;
mod checklist;
mod evidence;
mod lines;
mod normalize;
mod page;
mod scores;

use jiff::civil::Date;

use check::{Check, CheckResult, CheckState, VerifyPort};
use normalize::Normalized;

use super::diagram::Diagram;
use super::embed::EmbeddedData;
use super::input::Input;
use super::load::{self, LoadError, Loaded};
use crate::domain::baseline::Baseline;
use crate::domain::clean::clean_line;
use crate::domain::evaluation::Evaluation;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::words::{report as report_words, verify as words};

/// Runs all checks, in the order of [`Check::ALL`].
pub fn verify(page: &str, ports: &dyn VerifyPort) -> Vec<CheckResult> {
    let text = normalize::unmarked(page);
    let normalized = Normalized::of(page, &text);
    match EmbeddedReport::of(normalized.text, ports) {
        Ok(report) => report.checks(&normalized, ports),
        Err(error) => without_data(&error),
    }
}

/// Why a page cannot be recomputed, with the check that this concerns.
struct Unread {
    check: Check,
    state: CheckState,
    detail: Localized,
}

impl Unread {
    fn data(detail: Localized) -> Self {
        Self {
            check: Check::Answers,
            state: CheckState::Failed,
            detail,
        }
    }
}

/// The results where the data cannot be read: one says why, the others are not checked.
fn without_data(error: &Unread) -> Vec<CheckResult> {
    let result = |check: Check| {
        if check == error.check {
            return CheckResult::new(check, error.state, error.detail.clone());
        }
        match check {
            Check::Measurements | Check::Review | Check::Signature => absent(check),
            _ => CheckResult::of(check, CheckState::NotChecked, words::WITHOUT_DATA, &[]),
        }
    };
    Check::ALL.into_iter().map(result).collect()
}

/// The result for what a report does not contain.
fn absent(check: Check) -> CheckResult {
    let word = match check {
        Check::Measurements => words::MEASUREMENTS_ABSENT,
        Check::Review => words::REVIEW_ABSENT,
        _ => words::SIGNATURE_ABSENT,
    };
    CheckResult::of(check, CheckState::Absent, word, &[])
}

/// A report as far as its embedded data describes it.
struct EmbeddedReport<'p> {
    json: &'p str,
    data: EmbeddedData,
    lang: Lang,
    day: Date,
    loaded: Loaded,
    since: Option<Baseline>,
}

impl<'p> EmbeddedReport<'p> {
    /// Parses the data of a page.
    fn of(page: &'p str, ports: &dyn VerifyPort) -> Result<Self, Unread> {
        let (json, data) = EmbeddedData::find(page)
            .ok_or_else(|| Unread::data(report_words::VERIFY_NO_DATA.localized(&[])))?;
        let data = data.map_err(|detail| {
            let detail = clean_line(&detail);
            Unread::data(report_words::VERIFY_BROKEN_DATA.localized(&[("detail", &detail)]))
        })?;
        let (Some(lang), Some(day), true) = (data.lang(), data.day(), data.is_known_format()) else {
            let version = clean_line(&data.tool);
            return Err(Unread::data(
                report_words::VERIFY_OTHER_FORMAT.localized(&[("version", &version)]),
            ));
        };
        let loaded = load::load(&data, |list, assessment| ports.load(list, assessment))
            .map_err(|error| unloaded(&error, &data.tool))?;
        let since = data.since.as_ref().map(|since| {
            let found = since.baseline(&loaded.checklist);
            found.ok_or_else(|| Unread::data(report_words::VERIFY_NO_EARLIER.localized(&[])))
        });
        let since = since.transpose()?;
        Ok(Self {
            json,
            data,
            lang,
            day,
            loaded,
            since,
        })
    }

    /// Recalculates everything and compares.
    fn checks(&self, page: &Normalized<'_>, ports: &dyn VerifyPort) -> Vec<CheckResult> {
        let (data, loaded) = (&self.data, &self.loaded);
        let inspection = data.inspection(&loaded.assessment);
        let review = Evaluation::of(&loaded.checklist, &loaded.assessment, &inspection, self.day);
        let diagram = data
            .diagram
            .as_ref()
            .and_then(|mark| Diagram::find_in_page(page.text, mark));
        let input = Input {
            checklist: &loaded.checklist,
            origin: &loaded.origin,
            assessment: &loaded.assessment,
            inspection: &inspection,
            review: &review,
            lang: self.lang,
            is_final: data.is_final,
            made_at: &data.made_at,
            version: &data.tool,
            commit: data.commit.as_deref(),
            texts: data,
            diagram: diagram.as_ref(),
            since: self.since.as_ref(),
        };
        let compared = page::compare(page, &input, data, ports);
        let edition = data.edition();
        let result = |check| match check {
            Check::Checklist => checklist::checklist(loaded, edition, ports),
            Check::Registry => checklist::registry(loaded, edition, &data.tool, ports),
            Check::Answers => answers::answers(page.text, self.json, data, &loaded.assessment),
            Check::Scores => scores::check(page.text, &compared, &review, self.lang, &data.tool),
            Check::Page => CheckResult {
                differences: page::listed(compared.result.differences.clone()),
                ..compared.result.clone()
            },
            Check::Evidence => evidence::compare(&loaded.assessment, &inspection, ports),
            Check::Approval => answers::approval(&loaded.assessment),
            Check::Measurements | Check::Review | Check::Signature => absent(check),
        };
        Check::ALL.into_iter().map(result).collect()
    }
}

fn unloaded(error: &LoadError, version: &str) -> Unread {
    if matches!(error, LoadError::UnknownEdition { .. }) {
        return Unread {
            check: Check::Checklist,
            state: CheckState::NotChecked,
            detail: error.message(),
        };
    }
    let detail = error.message();
    let sentence = |lang| {
        let version = clean_line(version);
        let places = [("detail", detail.get(lang)), ("version", &version)];
        report_words::VERIFY_UNREADABLE.fill(lang, &places)
    };
    Unread::data(Localized::each(sentence))
}
