//! The first page: what is significant, measured, missing and changed, cut to what a reader takes in at once.

use serde::Serialize;

use super::context::ModelContext;
use super::evidence::Piece;
use super::gaps::{Gap, Ranked};
use super::measurements::Measurement;
use super::since::Since;
use crate::domain::state::State;
use crate::domain::waiting::Waiting;
use crate::words::Message;
use crate::words::{report_page as words, upgrade};

/// Reasons, risks and measurements printed on the first page; the rest is counted.
const REASONS: usize = 4;
const RISKS: usize = 4;
const MEASURED: usize = 6;
const WORSE: usize = 3;

#[derive(Clone, Debug, Default, Serialize)]
pub struct Front {
    /// Reasons of the verdict printed on the first page.
    pub reasons: usize,
    /// Reasons left to the summary.
    pub reasons_left: usize,
    /// Findings on critical questions, in checklist order.
    pub risks: Vec<Ranked>,
    pub risks_left: usize,
    /// Other questions that are not met, in checklist order, as far as there is room.
    pub unmet: Vec<Ranked>,
    /// Findings that are not printed on the first page.
    pub other_findings: usize,
    /// Those that miss their limit first, then those that have one.
    pub measured: Vec<Measurement>,
    pub measured_left: usize,
    pub missing: Vec<Missing>,
    /// Questions that are worse than in the earlier assessment; ids.
    pub worse: Vec<String>,
    pub worse_left: usize,
}

/// Something that is missing, counted.
#[derive(Clone, Debug, Serialize)]
pub struct Missing {
    pub text: String,
    /// Where in the page it is listed.
    pub anchor: &'static str,
}

/// The lists that the first page is cut from.
pub(super) struct Lists<'a> {
    /// Number of reasons of the verdict.
    pub(super) reasons: usize,
    pub(super) ranking: &'a [Ranked],
    pub(super) measurements: &'a [Measurement],
    pub(super) since: Option<&'a Since>,
    pub(super) gaps: &'a [Gap],
    pub(super) evidence: &'a [Piece],
    pub(super) hidden_criticals: usize,
    /// Number of unmet requirements of a final report.
    pub(super) lacks: usize,
}

impl Front {
    pub(super) fn of(ctx: ModelContext<'_>, lists: &Lists<'_>) -> Self {
        let of = |gravity| {
            let found = lists.ranking.iter().filter(move |each| each.gravity == gravity);
            found.cloned().collect::<Vec<Ranked>>()
        };
        let (mut risks, mut unmet) = (of("critical"), of("not-met"));
        let criticals = risks.len();
        let risks_left = cut(&mut risks, RISKS);
        cut(&mut unmet, RISKS - risks.len());
        let other_findings = lists.ranking.len() - criticals - unmet.len();
        let mut measured = lists.measurements.to_vec();
        // A stable sort keeps the checklist's order within each kind.
        measured.sort_by_key(|each| match (each.state, each.limit.is_empty()) {
            ("not-met", _) => 0,
            ("met", false) => 1,
            (_, false) => 2,
            _ => 3,
        });
        let groups = lists.since.iter().flat_map(|since| &since.groups);
        let mut worse: Vec<String> = groups
            .filter(|group| matches!(group.key, "worsened" | "reopened"))
            .flat_map(|group| group.questions.iter().map(|each| each.id.clone()))
            .collect();
        Self {
            reasons: lists.reasons.min(REASONS),
            reasons_left: lists.reasons.saturating_sub(REASONS),
            risks_left,
            risks,
            unmet,
            other_findings,
            measured_left: cut(&mut measured, MEASURED),
            measured,
            missing: missing(ctx, lists),
            worse_left: cut(&mut worse, WORSE),
            worse,
        }
    }
}

/// Cuts a list and returns how many were left out.
fn cut<T>(list: &mut Vec<T>, most: usize) -> usize {
    let left = list.len().saturating_sub(most);
    list.truncate(most);
    left
}

fn missing(ctx: ModelContext<'_>, lists: &Lists<'_>) -> Vec<Missing> {
    let bare =
        ctx.input.review.states.iter().filter(
            |state| matches!(state, State::Decided { credit, evidenced: false } if !credit.is_zero()),
        );
    let unplanned = lists.gaps.iter().filter(|gap| gap.status_key == "unplanned");
    let lost = lists
        .evidence
        .iter()
        .filter(|piece| piece.kind == "file" && !piece.counts);
    let unmeasured = lists.measurements.iter().filter(|each| each.value.is_empty());
    let unlimited = lists
        .measurements
        .iter()
        .filter(|each| !each.value.is_empty() && each.limit.is_empty());
    let counted = [
        (words::MISSING_ANSWERS, ctx.input.review.counts.unanswered, "open"),
        (words::MISSING_EVIDENCE, bare.count(), "answers"),
        (words::MISSING_FILES, lost.count(), "evidence"),
        (words::MISSING_VALUES, unmeasured.count(), "measurements"),
        (words::MISSING_LIMITS, unlimited.count(), "measurements"),
        (words::MISSING_PLANS, unplanned.count(), "gaps"),
        (words::MISSING_HIDDEN, lists.hidden_criticals, "hidden-criticals"),
        (words::MISSING_FINAL, lists.lacks, "summary"),
    ];
    let waiting = Waiting::of(ctx.input.checklist, ctx.input.assessment);
    let waits = upgrade::waiting(&waiting, ctx.lang).map(|text| Missing { text, anchor: "open" });
    let mut missing: Vec<Missing> = counted
        .into_iter()
        .filter(|(_, count, _)| *count > 0)
        .map(|(word, count, anchor)| line(ctx, word, count, anchor))
        .collect();
    // An answer that waits is an open question: the line follows the number of those.
    let at = missing.len().min(1);
    missing.splice(at..at, waits);
    missing
}

fn line(ctx: ModelContext<'_>, word: Message, count: usize, anchor: &'static str) -> Missing {
    Missing {
        text: word.fill(ctx.lang, &[("count", &count.to_string())]),
        anchor,
    }
}
