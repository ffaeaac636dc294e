//! Verifies a report without trusting its sender: reads the embedded data, works the scores out anew, renders the page again
//! and compares bytes, and looks at the evidence that is at hand.

mod evidence;

use jiff::civil::Date;

use super::embed::{Embedded, TextTooLarge};
use super::error::ReportError;
use super::{Diagram, Input, Templates, digest, html};
use crate::domain::assessment::Assessment;
use crate::domain::baseline::Baseline;
use crate::domain::checklist::Checklist;
use crate::domain::evaluation::Evaluation;
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::ratio::Ratio;
use crate::words::Message;
use crate::words::report as words;

/// A checklist and an assessment read from embedded texts.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The checklist.
    pub checklist: Checklist,
    /// The assessment.
    pub assessment: Assessment,
}

/// What verifying needs from outside.
pub trait Ports {
    /// Reads the embedded texts: the checklist, then the assessment. The error says what is wrong with them.
    fn load(&self, checklist: &str, assessment: &str) -> Result<Loaded, Localized>;
    /// Compares a piece of evidence with what was recorded of it.
    fn inspect(&self, evidence: &Evidence) -> AtHand;
    /// The templates to render with.
    fn templates(&self) -> &Templates;
    /// The version of this tool.
    fn version(&self) -> &str {
        super::TOOL_VERSION
    }
}

/// A piece of evidence where a report is verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AtHand {
    Checked(EvidenceState),
    Away,
    /// Outside the report's folder, so that it was not opened.
    Outside,
}

/// What is looked at, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The embedded data is there and reads.
    Data,
    /// The digest printed in the page is that of the data.
    Digest,
    /// The checklist is the one the assessment names.
    Checklist,
    /// Score and verdict are what the data gives.
    Score,
    /// The page is what the data gives, byte by byte.
    Page,
    /// The evidence at hand is unchanged.
    Evidence,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It holds.
    Holds,
    /// It does not hold.
    Fails,
    /// It could not be looked at from here; not a failure.
    NotChecked,
}

/// One part with its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartResult {
    /// Which part.
    pub part: Part,
    /// What came of it.
    pub outcome: Outcome,
    /// The detail in a sentence.
    pub detail: Localized,
}

impl Part {
    /// Its stable word in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Digest => "digest",
            Self::Checklist => "checklist",
            Self::Score => "score",
            Self::Page => "page",
            Self::Evidence => "evidence",
        }
    }

    /// Its name for a reader.
    pub fn label(self, lang: Lang) -> &'static str {
        let word = match self {
            Self::Data => words::PART_DATA,
            Self::Digest => words::PART_DIGEST,
            Self::Checklist => words::PART_CHECKLIST,
            Self::Score => words::PART_SCORE,
            Self::Page => words::PART_PAGE,
            Self::Evidence => words::PART_EVIDENCE,
        };
        word.get(lang)
    }
}

fn result(part: Part, outcome: Outcome, word: Message, places: &[(&str, &str)]) -> PartResult {
    PartResult {
        part,
        outcome,
        detail: word.localized(places),
    }
}

/// Verifies a page. It holds when no part fails.
pub fn verify(page: &str, ports: &dyn Ports) -> Vec<PartResult> {
    match Opened::of(page, ports) {
        Ok(opened) => opened.parts(page, ports),
        Err(detail) => vec![PartResult {
            part: Part::Data,
            outcome: Outcome::Fails,
            detail,
        }],
    }
}

/// The embedded data, read.
struct Opened<'p> {
    json: &'p str,
    data: Embedded,
    lang: Lang,
    day: Date,
    loaded: Loaded,
    since: Option<Baseline>,
}

impl<'p> Opened<'p> {
    /// Reads what a page embeds; the error says what is wrong with it.
    fn of(page: &'p str, ports: &dyn Ports) -> Result<Self, Localized> {
        let (json, data) = Embedded::find(page).ok_or_else(|| words::VERIFY_NO_DATA.localized(&[]))?;
        let data = data.map_err(|detail| words::VERIFY_BROKEN_DATA.localized(&[("detail", &detail)]))?;
        let (Some(lang), Some(day), true) = (data.lang(), data.day(), data.is_known_format()) else {
            return Err(words::VERIFY_OTHER_FORMAT.localized(&[("version", &data.tool)]));
        };
        let loaded = load(&data, |checklist, assessment| ports.load(checklist, assessment))
            .map_err(|detail| unreadable(&detail, &data.tool))?;
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

    /// Works everything out anew and compares.
    fn parts(&self, page: &str, ports: &dyn Ports) -> Vec<PartResult> {
        let (data, loaded) = (&self.data, &self.loaded);
        let inspection = data.inspection();
        let review = Evaluation::of(&loaded.checklist, &loaded.assessment, &inspection, self.day);
        let diagram = data
            .diagram
            .as_ref()
            .and_then(|mark| Diagram::in_page(page, mark));
        let input = Input {
            checklist: &loaded.checklist,
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
            result(Part::Data, Outcome::Holds, words::VERIFY_DATA, version),
            digest_printed(page, self.json),
            checklist_named(loaded),
            score_printed(page, &review),
            page_rendered(page, &input, data, ports),
            evidence::compare(&loaded.assessment, ports),
        ]
    }
}

/// Reads the texts that a report embeds. The error says what is wrong with them.
pub(super) fn load(
    data: &Embedded,
    load: impl FnOnce(&str, &str) -> Result<Loaded, Localized>,
) -> Result<Loaded, Localized> {
    let (Ok(checklist), Ok(assessment)) = (data.checklist(), data.assessment()) else {
        let limit = TextTooLarge::LIMIT.to_string();
        return Err(words::VERIFY_TEXT_TOO_LARGE.localized(&[("limit", &limit)]));
    };
    load(&checklist, &assessment)
}

fn unreadable(detail: &Localized, version: &str) -> Localized {
    let sentence = |lang| {
        let places = [("detail", detail.get(lang)), ("version", version)];
        words::VERIFY_UNREADABLE.fill(lang, &places)
    };
    Localized::new(sentence(Lang::Ko), sentence(Lang::En))
}

fn digest_printed(page: &str, json: &str) -> PartResult {
    let digest = digest::hex(json);
    let printed = attribute(page, "data-digest");
    let holds = printed == Some(digest.as_str());
    let (outcome, word) = if holds {
        (Outcome::Holds, words::VERIFY_DIGEST)
    } else {
        (Outcome::Fails, words::VERIFY_DIGEST_WRONG)
    };
    let places = [("digest", digest.as_str()), ("printed", printed.unwrap_or("–"))];
    result(Part::Digest, outcome, word, &places)
}

fn checklist_named(loaded: &Loaded) -> PartResult {
    let stamp = &loaded.assessment.checklist;
    let is_same = stamp.id == loaded.checklist.header.id && stamp.digest == loaded.checklist.digest;
    let (outcome, word) = if is_same {
        (Outcome::Holds, words::VERIFY_CHECKLIST)
    } else {
        (Outcome::Fails, words::VERIFY_CHECKLIST_WRONG)
    };
    let places = [
        ("id", loaded.checklist.header.id.as_str()),
        ("digest", loaded.checklist.digest.as_str()),
    ];
    result(Part::Checklist, outcome, word, &places)
}

fn score_printed(page: &str, review: &Evaluation) -> PartResult {
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
        (Outcome::Holds, words::VERIFY_SCORE)
    } else {
        (Outcome::Fails, words::VERIFY_SCORE_WRONG)
    };
    let sentence = |lang| {
        let verdict = crate::words::verdict::verdict(verdict, lang);
        word.fill(lang, &[("score", &score), ("verdict", verdict)])
    };
    PartResult {
        part: Part::Score,
        outcome,
        detail: Localized::new(sentence(Lang::Ko), sentence(Lang::En)),
    }
}

fn page_rendered(page: &str, input: &Input<'_>, data: &Embedded, ports: &dyn Ports) -> PartResult {
    // The data is embedded anew in the format that the page uses.
    let mut embedded = Embedded::of(input, ports.templates());
    embedded.format = data.format;
    let again = match html::render_again(input, ports.templates(), &embedded) {
        Ok(again) => again,
        Err(error) => return not_rendered(&error),
    };
    if again == page {
        return result(Part::Page, Outcome::Holds, words::VERIFY_PAGE, &[]);
    }
    if data.tool != ports.version() {
        let places = [("version", data.tool.as_str()), ("own", ports.version())];
        return result(Part::Page, Outcome::Fails, words::VERIFY_OTHER_VERSION, &places);
    }
    if data.templates != ports.templates().digest {
        return result(Part::Page, Outcome::Fails, words::VERIFY_OTHER_TEMPLATES, &[]);
    }
    let places = differing(page, &again);
    result(
        Part::Page,
        Outcome::Fails,
        words::VERIFY_PAGE_WRONG,
        &[("parts", &places)],
    )
}

fn not_rendered(error: &ReportError) -> PartResult {
    let detail = error.to_string();
    result(
        Part::Page,
        Outcome::Fails,
        words::VERIFY_NOT_RENDERED,
        &[("detail", &detail)],
    )
}

/// What begins each part of a page.
const PART: &str = "<section class=\"part\" id=\"";

/// The ids of the parts that differ; `head` is what stands before the first.
fn differing(page: &str, again: &str) -> String {
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

/// The value of the first attribute with a name.
fn attribute<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let opening = format!(" {name}=\"");
    let (_, after) = page.split_once(&opening)?;
    after.split_once('"').map(|(value, _)| value)
}
