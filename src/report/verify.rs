//! Verifies a report without trusting its sender: reads the embedded data, recalculates the scores, renders the page again and
//! compares bytes, and checks the evidence that is available.

pub(super) mod check;
mod evidence;

use jiff::civil::Date;

use check::{Check, CheckOutcome, CheckResult, VerifyPort, result};

use super::diagram::Diagram;
use super::digest;
use super::embed::EmbeddedData;
use super::error::ReportError;
use super::format::html;
use super::input::Input;
use super::load::{self, Loaded};
use crate::domain::baseline::Baseline;
use crate::domain::evaluation::Evaluation;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::ratio::Ratio;
use crate::words::report as words;

/// Runs all checks. The report holds if none fails.
pub fn verify(page: &str, ports: &dyn VerifyPort) -> Vec<CheckResult> {
    match EmbeddedReport::of(page, ports) {
        Ok(opened) => opened.parts(page, ports),
        Err(detail) => vec![CheckResult {
            check: Check::Data,
            outcome: CheckOutcome::Fails,
            detail,
        }],
    }
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
    fn of(page: &'p str, ports: &dyn VerifyPort) -> Result<Self, Localized> {
        let (json, data) = EmbeddedData::find(page).ok_or_else(|| words::VERIFY_NO_DATA.localized(&[]))?;
        let data = data.map_err(|detail| words::VERIFY_BROKEN_DATA.localized(&[("detail", &detail)]))?;
        let (Some(lang), Some(day), true) = (data.lang(), data.day(), data.is_known_format()) else {
            return Err(words::VERIFY_OTHER_FORMAT.localized(&[("version", &data.tool)]));
        };
        let loaded = load::load(&data, |checklist, assessment| ports.load(checklist, assessment))
            .map_err(|error| unreadable(&error.message(), &data.tool))?;
        let since = data.since.as_ref().map(|since| {
            let found = since.baseline(&loaded.checklist);
            found.ok_or_else(|| words::VERIFY_NO_EARLIER.localized(&[]))
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
    fn parts(&self, page: &str, ports: &dyn VerifyPort) -> Vec<CheckResult> {
        let (data, loaded) = (&self.data, &self.loaded);
        let inspection = data.inspection(&loaded.assessment);
        let review = Evaluation::of(&loaded.checklist, &loaded.assessment, &inspection, self.day);
        let diagram = data
            .diagram
            .as_ref()
            .and_then(|mark| Diagram::find_in_page(page, mark));
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
        let version: &[(&str, &str)] = &[("version", &data.tool)];
        vec![
            result(Check::Data, CheckOutcome::Holds, words::VERIFY_DATA, version),
            digest_printed(page, self.json),
            checklist_named(loaded),
            score_printed(page, &review),
            page_rendered(page, &input, data, ports),
            evidence::compare(&loaded.assessment, ports),
        ]
    }
}

fn unreadable(detail: &Localized, version: &str) -> Localized {
    let sentence = |lang| {
        let places = [("detail", detail.get(lang)), ("version", version)];
        words::VERIFY_UNREADABLE.fill(lang, &places)
    };
    Localized::new(sentence(Lang::Ko), sentence(Lang::En))
}

fn digest_printed(page: &str, json: &str) -> CheckResult {
    let digest = digest::hex(json);
    let printed = attribute(page, "data-digest");
    let holds = printed == Some(digest.as_str());
    let (outcome, word) = if holds {
        (CheckOutcome::Holds, words::VERIFY_DIGEST)
    } else {
        (CheckOutcome::Fails, words::VERIFY_DIGEST_WRONG)
    };
    let places = [("digest", digest.as_str()), ("printed", printed.unwrap_or("–"))];
    result(Check::Digest, outcome, word, &places)
}

fn checklist_named(loaded: &Loaded) -> CheckResult {
    let stamp = &loaded.assessment.checklist;
    let is_same = stamp.id == loaded.checklist.header.id && stamp.digest == loaded.checklist.digest;
    let (outcome, word) = if is_same {
        (CheckOutcome::Holds, words::VERIFY_CHECKLIST)
    } else {
        (CheckOutcome::Fails, words::VERIFY_CHECKLIST_WRONG)
    };
    let places = [
        ("id", loaded.checklist.header.id.as_str()),
        ("digest", loaded.checklist.digest.as_str()),
    ];
    result(Check::Checklist, outcome, word, &places)
}

fn score_printed(page: &str, review: &Evaluation) -> CheckResult {
    let score = review
        .score
        .scores
        .low
        .as_ref()
        .map_or_else(|| "–".to_owned(), Ratio::to_tenths);
    let verdict = review.judgement.verdict;
    let holds = attribute(page, "data-score") == Some(score.as_str())
        && attribute(page, "data-verdict") == Some(verdict.word());
    let (outcome, word) = if holds {
        (CheckOutcome::Holds, words::VERIFY_SCORE)
    } else {
        (CheckOutcome::Fails, words::VERIFY_SCORE_WRONG)
    };
    let sentence = |lang| {
        let verdict = crate::words::verdict::verdict(verdict, lang);
        word.fill(lang, &[("score", &score), ("verdict", verdict)])
    };
    CheckResult {
        check: Check::Score,
        outcome,
        detail: Localized::new(sentence(Lang::Ko), sentence(Lang::En)),
    }
}

fn page_rendered(page: &str, input: &Input<'_>, data: &EmbeddedData, ports: &dyn VerifyPort) -> CheckResult {
    // The page is rendered with the data format that it uses.
    let embedded = EmbeddedData::again(data, input, ports.templates());
    let again = match html::render_again(input, ports.templates(), &embedded) {
        Ok(again) => again,
        Err(error) => return not_rendered(&error),
    };
    if again == page {
        return result(Check::Page, CheckOutcome::Holds, words::VERIFY_PAGE, &[]);
    }
    if data.tool != ports.version() {
        let places = [("version", data.tool.as_str()), ("own", ports.version())];
        return result(
            Check::Page,
            CheckOutcome::Fails,
            words::VERIFY_OTHER_VERSION,
            &places,
        );
    }
    if data.templates != ports.templates().digest {
        return result(
            Check::Page,
            CheckOutcome::Fails,
            words::VERIFY_OTHER_TEMPLATES,
            &[],
        );
    }
    let places = differing_parts(page, &again);
    result(
        Check::Page,
        CheckOutcome::Fails,
        words::VERIFY_PAGE_WRONG,
        &[("parts", &places)],
    )
}

fn not_rendered(error: &ReportError) -> CheckResult {
    let detail = error.to_string();
    result(
        Check::Page,
        CheckOutcome::Fails,
        words::VERIFY_NOT_RENDERED,
        &[("detail", &detail)],
    )
}

/// The opening tag of each part of a page.
const PART: &str = "<section class=\"part\" id=\"";

/// Ids of the parts that differ; `head` is everything before the first.
fn differing_parts(page: &str, again: &str) -> String {
    let (given, made) = (parts(page), parts(again));
    let mut names: Vec<&str> = Vec::new();
    for (at, (id, text)) in made.iter().enumerate() {
        if given.get(at) != Some(&(id, text)) {
            names.push(id);
        }
    }
    if given.len() != made.len() || names.is_empty() {
        names.push("page");
    }
    names.join(", ")
}

fn parts(page: &str) -> Vec<(&str, &str)> {
    let mut pieces = page.split(PART);
    let mut parts = vec![("head", pieces.next().unwrap_or_default())];
    for piece in pieces {
        let id = piece.split('"').next().unwrap_or_default();
        parts.push((id, piece));
    }
    parts
}

/// The value of the first attribute of that name.
fn attribute<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let opening = format!(" {name}=\"");
    let (_, after) = page.split_once(&opening)?;
    after.split_once('"').map(|(value, _)| value)
}
