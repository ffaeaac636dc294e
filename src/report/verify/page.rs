//! Renders the page again and compares it with the one that is verified.

use super::check::{Check, CheckResult, CheckState, LineDifference, VerifyPort};
use super::lines::{self, Line, PART};
use super::normalize::Normalized;
use crate::domain::clean::clean_line;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::verdict::Verdict;
use crate::report::embed::EmbeddedData;
use crate::report::error::ReportError;
use crate::report::format::html;
use crate::report::input::Input;
use crate::report::templates::{TemplateKind, Templates};
use crate::words::verdict::verdict;
use crate::words::verify as words;

/// Differences listed.
const LISTED: usize = 8;

/// Characters shown of a line.
const SHOWN: usize = 160;

/// Why a page cannot be compared byte for byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    /// It can.
    Bytes,
    /// The templates are not at hand.
    OwnTemplates,
    /// Another version made it.
    OtherVersion,
}

/// A page beside the one that its data gives.
pub(super) struct Compared {
    pub(super) basis: Basis,
    /// Whether templates, style or script are not the shipped ones.
    pub(super) is_own: bool,
    pub(super) result: CheckResult,
    /// Lines whose figures or verdict differ.
    pub(super) figures: Vec<LineDifference>,
}

/// Compares a page with what its data gives.
pub(super) fn compare(
    page: &Normalized<'_>,
    input: &Input<'_>,
    data: &EmbeddedData,
    ports: &dyn VerifyPort,
) -> Compared {
    let shipped = Templates::shipped();
    let given = ports.templates().filter(|given| given.digest == data.templates);
    let is_shipped = data.templates == shipped.digest;
    let basis = if data.tool != ports.version() {
        Basis::OtherVersion
    } else if is_shipped || given.is_some() {
        Basis::Bytes
    } else {
        Basis::OwnTemplates
    };
    let templates = given.filter(|_| !is_shipped).unwrap_or(&shipped);
    let again = match html::render_again(input, templates, data) {
        Ok(again) => again,
        Err(error) => return not_made(&error, basis),
    };
    let kinds = if is_shipped {
        Vec::new()
    } else {
        own_kinds(page.text, given, &shipped)
    };
    if again == page.text {
        return same(page, data, &kinds);
    }
    let (seen, made) = (lines::visible(page.text), lines::visible(&again));
    let pairs = lines::differing(&seen, &made);
    let differences: Vec<LineDifference> = pairs.iter().filter_map(|pair| difference(*pair)).collect();
    let is_figure = |pair: &lines::Pair<'_, '_>| {
        let (Some(printed), Some(right)) = *pair else {
            return basis == Basis::Bytes;
        };
        differs_in_figures(printed, right, basis, input.lang)
    };
    let figures: Vec<LineDifference> = pairs
        .iter()
        .filter(|pair| is_figure(pair))
        .filter_map(|pair| difference(*pair))
        .collect();
    let result = match basis {
        Basis::Bytes => wrong(page.text, &again, differences),
        _ => elsewhere(
            basis,
            data,
            &kinds,
            &figures,
            lines::have_same_figures(&seen, &made),
            ports,
        ),
    };
    Compared {
        basis,
        is_own: !kinds.is_empty(),
        result,
        figures,
    }
}

/// The page is what its data gives, up to what changed on the way.
fn same(page: &Normalized<'_>, data: &EmbeddedData, kinds: &[TemplateKind]) -> Compared {
    let compared = |result| Compared {
        basis: Basis::Bytes,
        is_own: !kinds.is_empty(),
        result,
        figures: Vec::new(),
    };
    if !kinds.is_empty() {
        let names = |lang| names(kinds, lang);
        let is_hidden = !data.own_templates && data.names_all_own_templates();
        let (state, word) = if is_hidden {
            (CheckState::Failed, words::PAGE_HIDES_OWN)
        } else {
            (CheckState::Own, words::PAGE_OWN)
        };
        let detail = Localized::each(|lang| word.fill(lang, &[("kinds", &names(lang))]));
        return compared(CheckResult::new(Check::Page, state, detail).settled(true));
    }
    let detail = Localized::each(|lang| match page.changes(lang) {
        None => words::PAGE_OK.get(lang).to_owned(),
        Some(changes) => words::PAGE_ON_THE_WAY.fill(lang, &[("changes", &changes)]),
    });
    compared(CheckResult::new(Check::Page, CheckState::Ok, detail))
}

fn not_made(error: &ReportError, basis: Basis) -> Compared {
    let detail = clean_line(&error.to_string());
    Compared {
        basis,
        is_own: false,
        result: CheckResult::of(
            Check::Page,
            CheckState::Failed,
            words::NOT_MADE,
            &[("detail", &detail)],
        ),
        figures: Vec::new(),
    }
}

/// The page should be identical and is not.
fn wrong(page: &str, again: &str, differences: Vec<LineDifference>) -> CheckResult {
    let parts = clean_line(&differing_parts(page, again));
    let is_unseen = differences.is_empty();
    let detail = Localized::each(|lang| {
        let detail = words::PAGE_WRONG.fill(lang, &[("parts", &parts)]);
        if is_unseen {
            words::PAGE_UNSEEN.fill(lang, &[("detail", &detail)])
        } else {
            detail
        }
    });
    CheckResult::new(Check::Page, CheckState::Failed, detail).with(differences)
}

/// The page is made with what is not at hand: only its words and figures can be compared.
fn elsewhere(
    basis: Basis,
    data: &EmbeddedData,
    kinds: &[TemplateKind],
    figures: &[LineDifference],
    has_same_figures: bool,
    ports: &dyn VerifyPort,
) -> CheckResult {
    let state = if figures.is_empty() {
        CheckState::NotChecked
    } else {
        CheckState::Failed
    };
    let version = clean_line(&data.tool);
    let detail = Localized::each(|lang| {
        let found = if has_same_figures {
            words::FIGURES_SAME
        } else {
            words::FIGURES_DIFFER
        };
        let names = names(kinds, lang);
        let places = [
            ("kinds", names.as_str()),
            ("figures", found.get(lang)),
            ("version", &version),
            ("own", ports.version()),
        ];
        let word = if basis == Basis::OtherVersion {
            words::PAGE_OTHER_VERSION
        } else {
            words::PAGE_OWN_AWAY
        };
        word.fill(lang, &places)
    });
    CheckResult::new(Check::Page, state, detail).with(figures.to_vec())
}

/// Whether two lines differ in their numbers or name another verdict. Of pages that may word things differently, only lines that are
/// otherwise equal are compared.
fn differs_in_figures(printed: &Line<'_>, right: &Line<'_>, basis: Basis, lang: Lang) -> bool {
    let differs = lines::counts(&printed.text) != lines::counts(&right.text)
        || verdicts(&printed.text, lang) != verdicts(&right.text, lang);
    let bare = |text: &str| without_verdicts(&lines::skeleton(text), lang);
    differs && (basis == Basis::Bytes || bare(&printed.text) == bare(&right.text))
}

/// The verdicts that a text names.
pub(super) fn verdicts(text: &str, lang: Lang) -> Vec<Verdict> {
    let named = |each: &Verdict| text.contains(verdict(*each, lang));
    let found: Vec<Verdict> = Verdict::ALL.into_iter().filter(named).collect();
    // "not ready" also contains "ready".
    let is_inside = |each: &Verdict| {
        let label = verdict(*each, lang);
        let mut others = found.iter().filter(|other| *other != each);
        others.any(|other| verdict(*other, lang).contains(label))
    };
    found.iter().copied().filter(|each| !is_inside(each)).collect()
}

fn without_verdicts(text: &str, lang: Lang) -> String {
    let mut text = text.to_owned();
    for each in Verdict::ALL {
        text = text.replace(verdict(each, lang), "");
    }
    text
}

fn difference(pair: lines::Pair<'_, '_>) -> Option<LineDifference> {
    let place = pair.0.or(pair.1)?;
    let shown = |line: Option<&Line<'_>>| {
        let text = line.map_or("", |line| line.text.as_str());
        let cut: String = text.chars().take(SHOWN).collect();
        clean_line(&cut)
    };
    Some(LineDifference {
        line: place.number,
        part: clean_line(place.part),
        printed: shown(pair.0),
        right: shown(pair.1),
    })
}

/// The kinds of templates that are not the shipped ones.
fn own_kinds(page: &str, given: Option<&Templates>, shipped: &Templates) -> Vec<TemplateKind> {
    if let Some(given) = given {
        return given.own_kinds();
    }
    let mut kinds = Vec::new();
    if !page.contains(&format!("<style>{}</style>", shipped.style)) {
        kinds.push(TemplateKind::Style);
    }
    if !page.contains(&format!("<script>{}</script>", shipped.script)) {
        kinds.push(TemplateKind::Script);
    }
    if kinds.is_empty() {
        kinds.push(TemplateKind::Html);
    }
    kinds
}

fn names(kinds: &[TemplateKind], lang: Lang) -> String {
    let name = |kind: &TemplateKind| match kind {
        TemplateKind::Html => words::KIND_HTML.get(lang),
        TemplateKind::Style => words::KIND_STYLE.get(lang),
        TemplateKind::Script => words::KIND_SCRIPT.get(lang),
    };
    kinds.iter().map(name).collect::<Vec<_>>().join(", ")
}

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

/// The first differences, and how many more there are.
pub(super) fn listed(mut differences: Vec<LineDifference>) -> Vec<LineDifference> {
    differences.truncate(LISTED);
    differences
}
