//! What became of each question since an earlier run: the rows of the comparison. Nothing is compared here; the domain did.

use serde::Serialize;

use super::chart;
use super::context::{LocalText, ModelContext, clean_text};
use crate::domain::comparison::{Compared, Comparison, Shift};
use crate::domain::ratio::Ratio;
use crate::domain::state::State;
use crate::words::{report as words, terms};

/// Two runs side by side.
#[derive(Clone, Debug, Serialize)]
pub struct Since {
    /// The day of the earlier run; empty where not known.
    pub day: String,
    /// The version of the checklist it was made with.
    pub version: String,
    /// Whether it was made with this very checklist.
    pub same_checklist: bool,
    /// How many scored questions were asked both times with the same wording.
    pub common: usize,
    /// The score over the common questions, then; null where there is none.
    pub score_then: Option<String>,
    /// The score over the common questions, now.
    pub score_now: Option<String>,
    /// The coverage over the common questions, then.
    pub coverage_then: Option<String>,
    /// The coverage over the common questions, now.
    pub coverage_now: Option<String>,
    /// How many questions shifted each way, in the order of the groups.
    pub groups: Vec<ShiftGroup>,
}

/// Questions that shifted alike.
#[derive(Clone, Debug, Serialize)]
pub struct ShiftGroup {
    /// `improved`, `worsened`, `answered`, `reopened`, `now-not-applicable`, `now-applicable`, `shown`, `hidden`, `reworded`, `new` or
    /// `removed`.
    pub key: &'static str,
    /// The shift as words.
    pub label: &'static str,
    /// The questions.
    pub questions: Vec<Shifted>,
}

/// One question that did not stay as it was.
#[derive(Clone, Debug, Serialize)]
pub struct Shifted {
    /// The question.
    pub id: String,
    /// Whether this checklist still has it.
    pub known: bool,
    /// What is asked; empty where this checklist no longer has it.
    pub ask: LocalText,
    /// Where it stood, as a word; empty where it was not asked.
    pub before: &'static str,
    /// A shape for that.
    pub before_mark: &'static str,
    /// Where it stands, as a word; empty where it is no longer asked.
    pub after: &'static str,
    /// A shape for that.
    pub after_mark: &'static str,
}

/// The comparison with the earlier run that the input names; `None` where it names none or one of another checklist.
pub(super) fn since(ctx: ModelContext<'_>) -> Option<Since> {
    let baseline = ctx.input.since?;
    let comparison = Comparison::of(baseline, ctx.input.checklist, &ctx.input.review.states)?;
    let shown = |share: &Option<Ratio>| share.as_ref().map(Ratio::to_tenths);
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
        score_then: shown(&comparison.then.low),
        score_now: shown(&comparison.now.low),
        coverage_then: shown(&comparison.then.coverage),
        coverage_now: shown(&comparison.now.coverage),
        groups: groups.collect(),
    })
}

fn shifted(ctx: ModelContext<'_>, each: &Compared) -> Shifted {
    let question = ctx.input.checklist.question(each.question.as_str());
    let label = |state: &Option<State>| state.as_ref().map_or("", |state| terms::state(state, ctx.lang));
    let mark = |state: &Option<State>| state.as_ref().map_or("", |state| chart::mark(chart::key(state)));
    // Of a question that is gone, only that it was answered is known.
    let before = if question.is_some() {
        label(&each.before)
    } else {
        words::WAS_ANSWERED.get(ctx.lang)
    };
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
        before_mark: if question.is_some() {
            mark(&each.before)
        } else {
            ""
        },
        after: label(&each.after),
        after_mark: mark(&each.after),
    }
}
