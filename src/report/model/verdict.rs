//! The verdict with its reasons, each with the questions it concerns.

use serde::Serialize;

use super::context::{LocalText, ModelContext, clean_text};
use crate::domain::verdict::{Reason, Verdict};
use crate::report::facts::ReasonFacts;
use crate::words::{report_page as words, verdict as verdict_words};

/// Questions of a reason that are printed with their words.
const ASKED: usize = 3;

#[derive(Clone, Debug, Serialize)]
pub struct VerdictModel {
    /// `incomplete`, `not-ready`, `conditional` or `ready`.
    pub word: &'static str,
    /// In words.
    pub label: &'static str,
    /// The first reason, or what the verdict means where there is none. Never a text of the submitter.
    pub about: String,
    /// Symbol that needs no colour.
    pub mark: &'static str,
    /// Whether the checklist marks any question critical.
    pub has_critical: bool,
    /// Reasons why the verdict is no better, worst first.
    pub reasons: Vec<ReasonModel>,
}

/// A reason of the verdict.
#[derive(Clone, Debug, Serialize)]
pub struct ReasonModel {
    /// Stable code.
    pub code: String,
    /// The best verdict it allows.
    pub caps: String,
    /// The sentence, with every id.
    pub text: String,
    /// The sentence, with at most five ids.
    pub short: String,
    /// Whether the sentence quotes a text of the submitter.
    pub quotes: bool,
    /// The questions concerned.
    pub questions: Vec<String>,
    /// The first three of them, with their words.
    pub asked: Vec<Asked>,
}

/// A question with its words.
#[derive(Clone, Debug, Serialize)]
pub struct Asked {
    pub id: String,
    pub ask: LocalText,
}

impl VerdictModel {
    pub(super) fn of(ctx: ModelContext<'_>) -> Self {
        let judgement = &ctx.input.review.judgement;
        let mark = match judgement.verdict {
            Verdict::Incomplete => "○",
            Verdict::NotReady => "▲",
            Verdict::Conditional => "◆",
            Verdict::Ready => "●",
        };
        Self {
            word: judgement.verdict.word(),
            label: verdict_words::verdict(judgement.verdict, ctx.lang),
            about: about(ctx),
            mark,
            has_critical: judgement.has_critical,
            reasons: judgement.reasons.iter().map(|each| reason(ctx, each)).collect(),
        }
    }
}

fn reason(ctx: ModelContext<'_>, reason: &Reason) -> ReasonModel {
    let facts = ReasonFacts::of(reason, ctx.input.checklist, ctx.lang);
    let known = facts.questions.iter().filter_map(|id| {
        let question = ctx.input.checklist.question(id)?;
        Some(Asked {
            id: id.clone(),
            ask: ctx.text(&question.ask),
        })
    });
    ReasonModel {
        asked: known.take(ASKED).collect(),
        short: short(ctx, reason),
        quotes: quotes_submitter(reason),
        code: facts.code,
        caps: facts.caps,
        text: facts.text,
        questions: facts.questions,
    }
}

fn short(ctx: ModelContext<'_>, reason: &Reason) -> String {
    clean_text(&verdict_words::reason(reason, ctx.input.checklist, ctx.lang))
}

/// The sentence of the verdict's box.
fn about(ctx: ModelContext<'_>) -> String {
    let judgement = &ctx.input.review.judgement;
    let mut deciding = judgement
        .reasons
        .iter()
        .filter(|reason| reason.caps() == judgement.verdict);
    let Some(first) = deciding.clone().find(|reason| !quotes_submitter(reason)) else {
        return verdict_words::about(judgement.verdict, ctx.lang).into();
    };
    let first = short(ctx, first);
    let others = deciding.by_ref().count() - 1;
    if others == 0 {
        return first;
    }
    let others = words::AND_REASONS.fill(ctx.lang, &[("count", &others.to_string())]);
    format!("{first}. {others}")
}

/// Whether the sentence of a reason holds a text that the submitter wrote.
fn quotes_submitter(reason: &Reason) -> bool {
    matches!(reason, Reason::ApprovalNotBound(_) | Reason::OneFileForMany(..))
}
