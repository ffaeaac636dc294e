//! Rows of the comparison with an earlier assessment. The domain compares.

use serde::Serialize;

use super::chart;
use super::context::{LocalText, ModelContext, clean_text};
use crate::domain::comparison::{Compared, Comparison, Detail, Shift};
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::ratio::Ratio;
use crate::domain::state::State;
use crate::words::{comparison, report as words, terms};

#[derive(Clone, Debug, Serialize)]
pub struct Since {
    /// Day of the earlier assessment; empty where unknown.
    pub day: String,
    /// Version of its checklist.
    pub version: String,
    /// Whether both used the same checklist digest.
    pub same_checklist: bool,
    /// Scored questions asked with the same wording both times.
    pub common: usize,
    /// Over the common questions; null where there is none.
    pub score_then: Option<String>,
    pub score_now: Option<String>,
    pub coverage_then: Option<String>,
    pub coverage_now: Option<String>,
    /// Changed questions by kind of change.
    pub groups: Vec<ShiftGroup>,
    /// Changed notes and evidence.
    pub details: Vec<DetailRow>,
}

/// A changed note or piece of evidence.
#[derive(Clone, Debug, Serialize)]
pub struct DetailRow {
    pub id: String,
    /// `note` or `evidence`.
    pub key: &'static str,
    pub label: &'static str,
    /// The text or place then; empty where there was none.
    pub before: String,
    /// The text or place now; empty where there is none.
    pub after: String,
}

/// Questions with the same kind of change.
#[derive(Clone, Debug, Serialize)]
pub struct ShiftGroup {
    /// `improved`, `worsened`, `answered`, `reopened`, `now-not-applicable`, `now-applicable`, `shown`, `hidden`, `reworded`, `new` or
    /// `removed`.
    pub key: &'static str,
    pub label: &'static str,
    pub questions: Vec<Shifted>,
}

/// A changed question.
#[derive(Clone, Debug, Serialize)]
pub struct Shifted {
    pub id: String,
    /// Whether this checklist still has the question.
    pub known: bool,
    /// Empty where this checklist no longer has the question.
    pub ask: LocalText,
    /// Earlier state in words; empty where it was not asked.
    pub before: &'static str,
    pub before_mark: &'static str,
    /// Current state in words; empty where it is no longer asked.
    pub after: &'static str,
    pub after_mark: &'static str,
    /// The ids it had, separated by commas, where it had others.
    pub from: String,
    /// Its words then, where they differ or are no longer asked.
    pub asked: String,
}

/// The comparison with `input.since`; `None` where there is none or it has another checklist.
pub(super) fn since(ctx: ModelContext<'_>) -> Option<Since> {
    let baseline = ctx.input.since?;
    let comparison = Comparison::of(
        baseline,
        ctx.input.checklist,
        ctx.input.assessment,
        &ctx.input.review.states,
    )?;
    let tenths = |share: &Option<Ratio>| share.as_ref().map(Ratio::to_tenths);
    let groups = Shift::WORDS.into_iter().filter_map(|(shift, key)| {
        let questions: Vec<Shifted> = comparison.with(shift).map(|each| shifted(ctx, each)).collect();
        (!questions.is_empty()).then(|| ShiftGroup {
            key,
            label: terms::shift(shift, ctx.lang),
            questions,
        })
    });
    Some(Since {
        day: clean_text(&baseline.day),
        version: clean_text(&baseline.checklist.version),
        same_checklist: baseline.checklist.digest == ctx.input.checklist.digest,
        common: comparison.common,
        score_then: tenths(&comparison.then.low),
        score_now: tenths(&comparison.now.low),
        coverage_then: tenths(&comparison.then.coverage),
        coverage_now: tenths(&comparison.now.coverage),
        groups: groups.collect(),
        details: comparison
            .details
            .iter()
            .flat_map(|each| details(each, ctx.lang))
            .collect(),
    })
}

fn shifted(ctx: ModelContext<'_>, each: &Compared) -> Shifted {
    let question = ctx.input.checklist.question(each.question.as_str());
    let label = |state: &Option<State>| state.as_ref().map_or("", |state| terms::state(state, ctx.lang));
    let mark = |state: &Option<State>| state.as_ref().map_or("", |state| chart::mark(chart::key(state)));
    // Of a removed question whose edition is not at hand only that it was answered is known.
    let is_known = !matches!(each.before, Some(State::Recorded)) || question.is_some();
    let before = if is_known {
        label(&each.before)
    } else {
        words::WAS_ANSWERED.get(ctx.lang)
    };
    let from: Vec<&str> = each.from.iter().map(Id::as_str).collect();
    Shifted {
        id: each.question.to_string(),
        known: question.is_some(),
        ask: question.map_or_else(
            || LocalText {
                text: String::new(),
                lang: None,
            },
            |question| ctx.text(&question.ask),
        ),
        before,
        before_mark: if is_known { mark(&each.before) } else { "" },
        after: label(&each.after),
        after_mark: mark(&each.after),
        from: from.join(", "),
        asked: clean_text(each.asked.get(ctx.lang)),
    }
}

fn details(each: &Detail, lang: Lang) -> impl Iterator<Item = DetailRow> {
    let id = each.question.to_string();
    let note = each
        .change
        .note
        .iter()
        .map(|(before, after)| (before.clone(), after.clone()));
    let note = note.map(|both| ("note", words::NOTE, both));
    let pieces = each.change.evidence.iter().map(move |piece| {
        let [before, after] = comparison::places(piece);
        ("evidence", words::EVIDENCE, (before, after))
    });
    note.chain(pieces)
        .map(move |(key, label, (before, after))| DetailRow {
            id: id.clone(),
            key,
            label: label.get(lang),
            before: clean_text(&before),
            after: clean_text(&after),
        })
}
