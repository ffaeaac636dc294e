//! Sections and questions with their answers.

use std::borrow::Cow;

use serde::Serialize;

use super::chart::{self, Bar};
use super::context::{LocalText, ModelContext, clean_text, moment};
use super::crosswalk::RefLink;
use super::evidence::Index;
use super::gaps;
use super::links::Links;
use super::measurements;
use super::tiers;
use crate::domain::answer::Answer;
use crate::domain::question::Question;
use crate::domain::ratio::Ratio;
use crate::domain::state::State;
use crate::report::condition;
use crate::report::facts::{CountFacts, ScoreFacts};
use crate::words::{terms, upgrade};

#[derive(Clone, Debug, Serialize)]
pub struct SectionModel {
    pub id: String,
    pub title: LocalText,
    /// Null where there is none.
    pub intro: Option<LocalText>,
    /// 0 at the top level.
    pub depth: usize,
    /// Includes subsections.
    pub counts: CountFacts,
    /// Stacked bar.
    pub bar: Vec<Bar>,
    /// Scores of the scored questions directly in the section, else null.
    pub scores: Option<ScoreFacts>,
    /// Position of the score on a scale of 1000, else null.
    pub claimed_at: Option<usize>,
    /// Position of the evidenced score on a scale of 1000, else null.
    pub evidenced_at: Option<usize>,
    /// `N`, `P`, `L` or `F`, else null.
    pub rating: Option<&'static str>,
    pub rating_label: Option<&'static str>,
    /// Questions directly in the section.
    pub questions: Vec<QuestionModel>,
}

/// One question with its answer.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionModel {
    pub id: String,
    pub ask: LocalText,
    /// The original wording where the report is in another language, else null.
    pub original: Option<LocalText>,
    /// Markdown; null where there is none.
    pub why: Option<LocalText>,
    pub critical: bool,
    /// What makes it critical, in words; empty where it is not.
    pub critical_label: &'static str,
    /// Its tier, else null.
    pub tier: Option<LocalText>,
    /// When it applies, in words.
    pub dates: Vec<String>,
    /// Null where it is not critical.
    pub critical_source: Option<LocalText>,
    pub weight: Option<String>,
    /// Null where the weight is 1.
    pub weight_source: Option<LocalText>,
    /// Target with its unit, else null.
    pub target: Option<String>,
    /// `met`, `largely`, `partly`, `not-met`, `unanswered`, `recorded`, `not-applicable` or `hidden`.
    pub state: &'static str,
    pub state_label: &'static str,
    /// Symbol of the state.
    pub mark: &'static str,
    /// In words; empty where there is none.
    pub answer: String,
    /// Exact credit of a decided question, such as `2/3`, else null.
    pub credit: Option<String>,
    /// `N`, `P`, `L` or `F`, else null.
    pub rating: Option<&'static str>,
    /// Whether intact evidence backs the answer.
    pub evidenced: bool,
    /// Markdown.
    pub note: String,
    /// Why it does not apply, or why the risk is accepted.
    pub reason: String,
    pub owner: String,
    /// Usual role, else null.
    pub role: Option<LocalText>,
    /// Lifecycle stage, else null.
    pub stage: Option<&'static str>,
    pub answered_by: String,
    pub answered_at: String,
    pub reviewed_by: String,
    /// The wording changed and the answer is not confirmed yet.
    pub to_confirm: Option<String>,
    pub evidence: Vec<EvidenceLink>,
    pub references: Vec<RefLink>,
    /// The condition that hides it, in words, else null.
    pub hidden_by: Option<String>,
    /// Its gap with the plan, else null.
    pub gap: Option<GapLink>,
}

/// A reference from an answer to its gap.
#[derive(Clone, Debug, Serialize)]
pub struct GapLink {
    /// Id among the gaps.
    pub id: String,
    /// In words.
    pub status: &'static str,
    /// Empty where none is planned.
    pub action: String,
    /// Empty where no date is set.
    pub due: String,
}

/// A reference from an answer to the evidence index.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceLink {
    /// Id in the evidence index.
    pub id: String,
    /// The title, or the location where it has none.
    pub title: String,
    /// State in words.
    pub state: Cow<'static, str>,
    pub counts: bool,
}

/// One section with its questions.
pub(super) fn section(ctx: ModelContext<'_>, links: &Links<'_>, at: usize) -> SectionModel {
    let inside = links.by_section.get(at).map(Vec::as_slice).unwrap_or_default();
    let question = |position: &usize| QuestionModel::of(ctx, *position, links);
    SectionModel {
        questions: inside.iter().map(question).collect(),
        ..section_outline(ctx, links, at)
    }
}

/// One section without its questions.
pub(super) fn section_outline(ctx: ModelContext<'_>, links: &Links<'_>, at: usize) -> SectionModel {
    let own_section = &ctx.input.checklist.sections[at];
    let counts = links.counts[at];
    let score = ctx.input.review.score.section(at);
    let place = |share: Option<&Ratio>| share.map(|share| (share * &Ratio::whole(10)).floor_to_usize());
    let rating = score.and_then(|score| score.rating);
    SectionModel {
        id: own_section.id.to_string(),
        title: ctx.text(&own_section.title),
        intro: ctx.optional_text(own_section.intro.as_ref()),
        depth: own_section.depth,
        counts: CountFacts::of(&counts),
        bar: chart::bar(&counts, ctx.lang),
        scores: score.map(|score| ScoreFacts::of(&score.scores)),
        claimed_at: place(score.and_then(|score| score.scores.low.as_ref())),
        evidenced_at: place(score.and_then(|score| score.scores.evidenced.as_ref())),
        rating: rating.map(crate::domain::rating::Rating::letter),
        rating_label: rating.map(|rating| terms::rating(rating, ctx.lang)),
        questions: Vec::new(),
    }
}

impl QuestionModel {
    fn of(ctx: ModelContext<'_>, position: usize, to: &Links<'_>) -> Self {
        let question = &ctx.input.checklist.questions[position];
        let state = &ctx.input.review.states[position];
        let empty = Answer::default();
        let answer = ctx.input.assessment.answer(&question.id).unwrap_or(&empty);
        let key = chart::key(state);
        let (credit, evidenced) = match state {
            State::Decided { credit, evidenced } => (Some(credit.to_string()), *evidenced),
            _ => (None, false),
        };
        let ask = ctx.text(&question.ask);
        let value = answer.value.as_ref();
        let answer_text = value.map_or_else(String::new, |value| {
            clean_text(&terms::value(question, value, ctx.lang))
        });
        let plain = question.weight == Ratio::whole(1);
        Self {
            id: question.id.to_string(),
            original: original(ctx, question),
            ask,
            why: ctx
                .optional_text(question.why.as_ref())
                .filter(|_| *state != State::Hidden),
            critical: question.is_critical(),
            critical_label: ctx.critical(question),
            tier: ctx.optional_text(ctx.input.checklist.tier_of(question).map(|tier| &tier.title)),
            dates: tiers::dates(ctx, &question.dates),
            critical_source: ctx.optional_text(question.critical_source.as_ref()),
            weight: (!plain).then(|| question.weight.to_string()),
            weight_source: ctx.optional_text(question.weight_source.as_ref()),
            target: target(ctx, question),
            state: key,
            state_label: terms::state(state, ctx.lang),
            mark: chart::mark(key),
            answer: answer_text,
            credit,
            rating: state.rating().map(crate::domain::rating::Rating::letter),
            evidenced,
            note: clean_text(&answer.note),
            reason: clean_text(reason(answer)),
            owner: clean_text(&answer.owner),
            role: ctx.optional_text(question.owner.as_ref()),
            stage: question.stage.map(|stage| terms::stage(stage, ctx.lang)),
            answered_by: clean_text(&answer.answered_by),
            answered_at: moment(&answer.answered_at),
            reviewed_by: clean_text(&answer.reviewed_by),
            to_confirm: to
                .waiting
                .reason(&question.id)
                .map(|reason| upgrade::wait_reason(reason, &answer.taken_over, ctx.lang)),
            evidence: links(&to.pieces, question),
            references: to.crosswalk.links(question),
            hidden_by: condition::hidden_by(ctx.input, position).map(|rule| clean_text(&rule)),
            gap: to.gaps.get(&position).map(|id| gap_link(ctx, id, answer)),
        }
    }
}

/// Why it does not apply, or why its risk is accepted.
fn reason(answer: &Answer) -> &str {
    // An old reason of an answer that does apply would mislead.
    if answer.is_not_applicable() {
        return &answer.reason;
    }
    let accepted = answer.accepted.as_ref();
    accepted.map_or("", |accepted| accepted.reason.as_str())
}

fn gap_link(ctx: ModelContext<'_>, id: &str, answer: &Answer) -> GapLink {
    let (_, status) = gaps::status(ctx, answer);
    GapLink {
        id: id.to_owned(),
        status: status.get(ctx.lang),
        action: clean_text(&answer.action),
        due: answer.due.map_or_else(String::new, |due| due.to_string()),
    }
}

fn links(pieces: &Index, question: &Question) -> Vec<EvidenceLink> {
    let link = |piece: &super::evidence::Piece| EvidenceLink {
        id: piece.id.clone(),
        title: if piece.title.is_empty() {
            piece.location.clone()
        } else {
            piece.title.clone()
        },
        state: piece.state.clone(),
        counts: piece.counts,
    };
    pieces.of_question(&question.id).into_iter().map(link).collect()
}

/// The original wording, where the report prints a translation.
fn original(ctx: ModelContext<'_>, question: &Question) -> Option<LocalText> {
    let (code, text) = question.ask.entries().next()?;
    let shown = question.ask.shown(ctx.lang);
    (shown.fallback.is_none() && shown.text != text).then(|| LocalText {
        text: clean_text(text),
        lang: Some(clean_text(code)),
    })
}

fn target(ctx: ModelContext<'_>, question: &Question) -> Option<String> {
    let unit = question.measure.as_ref()?.unit.get(ctx.lang);
    let limit = measurements::limit(question)?;
    Some(clean_text(&format!("{limit} {unit}")))
}
