//! Everything a report prints, as plain data for templates. Scores come from the domain; every text from a file is cleaned.

pub mod answers;
pub mod chart;
pub mod cover;
pub mod crosswalk;
pub mod evidence;
pub mod gaps;
pub mod links;
pub mod method;
pub mod registers;
pub mod since;

pub(super) mod context;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::lang::Lang;
use crate::report::error::UnmetRequirement;
use crate::report::facts::{CountFacts, ReasonFacts, ScoreFacts};
use crate::report::finality::unmet_requirements;
use crate::report::input::Input;
use crate::words::{report as words, verdict as verdict_words};

use self::answers::SectionModel;
use self::chart::{Bar, Tally};
use self::context::{LocalText, ModelContext, clean_text};
use self::cover::{Approval, ChecklistHead, DiagramModel, Revision, Row, Tool};
use self::crosswalk::{Carry, Instrument};
use self::evidence::Piece;
use self::gaps::{Gap, HeatRow, Ranked};
use self::links::{Citing, Links};
use self::method::Method;
use self::registers::{Hidden, Open, Waived};
use self::since::Since;

#[derive(Clone, Debug, Serialize)]
pub struct VerdictModel {
    /// `incomplete`, `not-ready`, `conditional` or `ready`.
    pub word: &'static str,
    /// In words.
    pub label: &'static str,
    pub about: &'static str,
    /// Symbol that needs no colour.
    pub mark: &'static str,
    /// Whether the checklist marks any question critical.
    pub has_critical: bool,
    /// Reasons why the verdict is no better, worst first.
    pub reasons: Vec<ReasonFacts>,
}

#[derive(Clone, Debug, Serialize)]
pub struct TermModel {
    pub term: LocalText,
    pub meaning: LocalText,
}

#[derive(Clone, Debug, Serialize)]
pub struct Model<'a> {
    /// Labels of the report, by name.
    pub w: BTreeMap<String, &'static str>,
    /// The language of the report: `ko` or `en`.
    pub lang: &'static str,
    pub is_final: bool,
    /// "Draft" or "Final".
    pub status: &'static str,
    /// RFC 3339 with offset.
    pub made_at: String,
    /// Day of `made_at`.
    pub made_on: String,
    pub tool: Tool,
    /// SHA-256 over the templates, style and script.
    pub template_digest: String,
    /// Whether custom templates were used.
    pub own_templates: bool,
    pub checklist: ChecklistHead,
    /// Every field about the system by key, empty where nothing was written.
    pub subject: BTreeMap<&'static str, String>,
    /// Description of the system.
    pub description: Vec<Row>,
    /// Null where none is named.
    pub diagram: Option<DiagramModel>,
    /// Earlier revisions.
    pub revisions: Vec<Revision>,
    /// Scope and method of the assessment.
    pub scope: Vec<Row>,
    /// Facts that decide which questions apply.
    pub profile: Vec<Row>,
    pub approvals: Vec<Approval>,
    pub verdict: VerdictModel,
    /// Unmet requirements of a final report.
    pub lacks: Vec<String>,
    pub counts: CountFacts,
    /// The same counts by state, for table and bar.
    pub tallies: Vec<Tally>,
    /// Stacked bar over all questions.
    pub bar: Vec<Bar>,
    /// In percent.
    pub scores: ScoreFacts,
    /// How the score was calculated.
    pub method: Method,
    /// Sections with their questions.
    pub sections: Vec<SectionModel>,
    /// Answered questions that cost points, most severe first.
    pub gaps: Vec<Gap>,
    /// All findings including unanswered questions, most severe first.
    pub ranking: Vec<Ranked>,
    /// Not applicable, with reasons.
    pub waived: Vec<Waived>,
    /// Unanswered.
    pub open: Vec<Open>,
    /// Hidden, with the condition.
    pub hidden: Vec<Hidden>,
    /// Force of references by state; ids only.
    pub heat: Vec<HeatRow>,
    /// Every piece of evidence once.
    pub evidence: &'a [Piece],
    /// Cited instruments, with the questions and states of each place.
    pub crosswalk: Vec<Instrument>,
    /// Every question with its citations; empty where nothing is cited.
    pub citing: Vec<Citing>,
    /// Answers carried over from an older version of the checklist, by result.
    pub carried: Vec<Carry>,
    /// Number of answers carried over.
    pub carried_count: usize,
    /// Changes since an earlier assessment, else null.
    pub since: Option<Since>,
    pub glossary: Vec<TermModel>,
}

/// The templates that a model is printed with; empty where no template is used.
#[derive(Default)]
pub(super) struct TemplateStamp {
    pub(super) template_digest: String,
    pub(super) own_templates: bool,
}

/// One section with its questions.
pub(super) fn section(input: &Input<'_>, links: &Links<'_>, at: usize) -> SectionModel {
    answers::section(ModelContext::of(input), links, at)
}

impl<'a> Model<'a> {
    /// Builds the model without its long lists: questions of sections, places of instruments, citations. A page renders those
    /// one by one; [`Self::with_lists`] adds them.
    pub(super) fn of(input: &Input<'_>, links: &'a Links<'_>, stamp: TemplateStamp) -> Self {
        let lang = input.lang;
        let ctx = ModelContext::of(input);
        let (checklist, review) = (input.checklist, input.review);
        let lacks = unmet_requirements(checklist, input.assessment, review);
        let status = if input.is_final {
            words::FINAL
        } else {
            words::DRAFT
        };
        let glossary = checklist.glossary.iter().map(|each| TermModel {
            term: ctx.text(&each.term),
            meaning: ctx.text(&each.meaning),
        });
        Self {
            w: words::ALL
                .iter()
                .map(|(name, word)| (name.to_lowercase(), word.get(lang)))
                .collect(),
            lang: lang.code(),
            is_final: input.is_final,
            status: status.get(lang),
            made_at: clean_text(input.made_at),
            made_on: clean_text(input.made_at).chars().take(10).collect(),
            tool: Tool::of(input),
            template_digest: stamp.template_digest,
            own_templates: stamp.own_templates,
            checklist: ChecklistHead::of(ctx),
            subject: cover::subject(ctx),
            description: cover::description(ctx),
            diagram: cover::diagram(ctx),
            revisions: cover::revisions(ctx),
            scope: cover::scope(ctx),
            profile: cover::profile(ctx),
            approvals: cover::approvals(ctx),
            verdict: VerdictModel::of(ctx),
            lacks: lacks.iter().map(|lack| lack_line(lack, lang)).collect(),
            counts: CountFacts::of(&review.counts),
            tallies: chart::tallies(&review.counts, lang),
            bar: chart::bar(&review.counts, lang),
            scores: ScoreFacts::of(&review.score.scores),
            method: Method::of(ctx),
            sections: (0..links.sections())
                .map(|at| answers::section_outline(ctx, links, at))
                .collect(),
            gaps: gaps::gaps(ctx),
            ranking: gaps::ranking(ctx),
            waived: registers::waived(ctx),
            open: registers::open(ctx),
            hidden: registers::hidden(ctx),
            heat: gaps::heat(ctx),
            evidence: &links.pieces.pieces,
            crosswalk: links.instrument_heads(ctx),
            citing: Vec::new(),
            carried: crosswalk::carried(ctx),
            carried_count: input.assessment.carried.len(),
            since: since::since(ctx),
            glossary: glossary.collect(),
        }
    }

    /// The whole model, for output without templates.
    pub(super) fn whole(input: &Input<'_>, links: &'a Links<'_>) -> Self {
        Self::of(input, links, TemplateStamp::default()).with_lists(input, links)
    }

    /// Adds the long lists.
    pub(super) fn with_lists(mut self, input: &Input<'_>, links: &Links<'_>) -> Self {
        let sections = 0..links.sections();
        self.sections = sections.clone().map(|at| section(input, links, at)).collect();
        self.citing = sections.flat_map(|at| links.citing(input, at)).collect();
        self.crosswalk = (0..links.instruments())
            .map(|at| links.instrument(input, at))
            .collect();
        self
    }
}

fn lack_line(lack: &UnmetRequirement, lang: Lang) -> String {
    let what = clean_text(lack.what.get(lang));
    match &lack.question {
        Some(id) => format!("{id}: {what}"),
        None => what,
    }
}

impl VerdictModel {
    fn of(ctx: ModelContext<'_>) -> Self {
        use crate::domain::verdict::Verdict;
        let judgement = &ctx.input.review.judgement;
        let mark = match judgement.verdict {
            Verdict::Incomplete => "○",
            Verdict::NotReady => "▲",
            Verdict::Conditional => "◆",
            Verdict::Ready => "●",
        };
        let reasons = judgement
            .reasons
            .iter()
            .map(|reason| ReasonFacts::of(reason, ctx.input.checklist, ctx.lang));
        Self {
            word: judgement.verdict.word(),
            label: verdict_words::verdict(judgement.verdict, ctx.lang),
            about: verdict_words::about(judgement.verdict, ctx.lang),
            mark,
            has_critical: judgement.has_critical,
            reasons: reasons.collect(),
        }
    }
}
