//! Everything a report prints, as plain data for templates. Scores come from the domain; every text from a file is cleaned.

pub mod answers;
pub mod attention;
pub mod chart;
pub mod cover;
pub mod crosswalk;
pub mod evidence;
pub mod front;
pub mod gaps;
pub mod hidden_criticals;
pub mod links;
pub mod measurements;
pub mod method;
pub mod registers;
pub mod since;
pub mod tiers;
pub mod verdict;

pub(super) mod context;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::answers_digest::answers_digest;
use crate::domain::lang::Lang;
use crate::report::error::UnmetRequirement;
use crate::report::facts::{CountFacts, ScoreFacts};
use crate::report::finality::unmet_requirements;
use crate::report::input::Input;
use crate::words::{plausibility, report as words, report_page as page_words};

use self::answers::SectionModel;
use self::attention::Attention;
use self::chart::{Bar, Tally};
use self::context::{LocalText, ModelContext, clean_text, moment};
use self::cover::{
    Approval, ApprovalModel, ChecklistHead, ConfidentialityModel, DiagramModel, Revision, Row, Tool,
};
use self::crosswalk::{Carry, Instrument};
use self::evidence::Piece;
use self::front::Front;
use self::gaps::{Gap, HeatRow, Ranked};
use self::hidden_criticals::HiddenCritical;
use self::links::{Citing, Links};
use self::measurements::Measurement;
use self::method::Method;
use self::registers::{Hidden, Open, Waived};
use self::since::Since;
use self::tiers::{DateLine, TierModel};
use self::verdict::VerdictModel;

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
    /// The same to the minute, as people write it.
    pub made_at_minute: String,
    /// Day of `made_at`.
    pub made_on: String,
    pub tool: Tool,
    /// SHA-256 over the templates, style and script.
    pub template_digest: String,
    /// Whether custom templates were used.
    pub own_templates: bool,
    pub checklist: ChecklistHead,
    /// SHA-256 over the answers; the same in every language and at any time.
    pub answers_digest: String,
    /// Its first digits.
    pub answers_digest_short: String,
    /// Whether exactly these answers are approved.
    pub approval: ApprovalModel,
    pub confidentiality: ConfidentialityModel,
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
    /// Tiers with their progress; empty where the checklist has none.
    pub tiers: Vec<TierModel>,
    /// The verdict of the finished first tiers while later ones are open, else null.
    pub provisional: Option<String>,
    /// Dates that matter on the day of the report.
    pub dates: Vec<DateLine>,
    /// What the first page prints of the longer lists.
    pub front: Front,
    /// Counts and facts for a second look.
    pub attention: Vec<Attention>,
    /// Critical questions that are hidden, each with what hid it.
    pub hidden_criticals: Vec<HiddenCritical>,
    /// Measured questions that are asked.
    pub measurements: Vec<Measurement>,
    /// Unmet requirements of a final report.
    pub lacks: Vec<String>,
    pub counts: CountFacts,
    /// Questions that are not hidden.
    pub asked: usize,
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
        let (lang, review) = (input.lang, input.review);
        let ctx = ModelContext::of(input);
        let digest = answers_digest(input.assessment);
        let model = Self {
            w: labels(lang),
            lang: lang.code(),
            is_final: input.is_final,
            status: status(input),
            made_at: clean_text(input.made_at),
            made_at_minute: moment(input.made_at),
            made_on: clean_text(input.made_at).chars().take(10).collect(),
            tool: Tool::of(input),
            template_digest: stamp.template_digest,
            own_templates: stamp.own_templates,
            checklist: ChecklistHead::of(ctx),
            answers_digest_short: cover::short_digest(&digest),
            answers_digest: digest,
            approval: cover::approval(ctx),
            confidentiality: cover::confidentiality(ctx),
            subject: cover::subject(ctx),
            description: cover::description(ctx),
            diagram: cover::diagram(ctx),
            revisions: cover::revisions(ctx),
            scope: cover::scope(ctx),
            profile: cover::profile(ctx),
            approvals: cover::approvals(ctx),
            verdict: VerdictModel::of(ctx),
            tiers: tiers::tiers(ctx),
            provisional: tiers::provisional(ctx),
            dates: tiers::date_lines(ctx),
            front: Front::default(),
            attention: attention::attention(ctx, stamp.own_templates),
            hidden_criticals: hidden_criticals::hidden_criticals(ctx),
            measurements: measurements::measurements(ctx),
            lacks: lacks(input),
            counts: CountFacts::of(&review.counts),
            asked: review.counts.asked(),
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
            glossary: glossary(ctx),
        };
        model.with_front(ctx)
    }

    /// Cuts the first page from the lists.
    fn with_front(mut self, ctx: ModelContext<'_>) -> Self {
        self.front = Front::of(
            ctx,
            &front::Lists {
                reasons: self.verdict.reasons.len(),
                ranking: &self.ranking,
                measurements: &self.measurements,
                since: self.since.as_ref(),
                gaps: &self.gaps,
                evidence: self.evidence,
                hidden_criticals: self.hidden_criticals.len(),
                lacks: self.lacks.len(),
            },
        );
        self
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

/// The fixed words of a report, by name.
fn labels(lang: Lang) -> BTreeMap<String, &'static str> {
    let attention = [
        ("PART_ATTENTION", plausibility::HEADING),
        ("ATTENTION_INTRO", plausibility::INTRO),
    ];
    let all = words::ALL.iter().chain(page_words::ALL).chain(&attention);
    all.map(|(name, word)| (name.to_lowercase(), word.get(lang)))
        .collect()
}

fn status(input: &Input<'_>) -> &'static str {
    let word = if input.is_final {
        words::FINAL
    } else {
        words::DRAFT
    };
    word.get(input.lang)
}

fn glossary(ctx: ModelContext<'_>) -> Vec<TermModel> {
    let terms = ctx.input.checklist.glossary.iter();
    terms
        .map(|each| TermModel {
            term: ctx.text(&each.term),
            meaning: ctx.text(&each.meaning),
        })
        .collect()
}

fn lacks(input: &Input<'_>) -> Vec<String> {
    let lacks = unmet_requirements(input.checklist, input.assessment, input.review);
    lacks.iter().map(|lack| lack_line(lack, input.lang)).collect()
}

fn lack_line(lack: &UnmetRequirement, lang: Lang) -> String {
    let what = clean_text(lack.what.get(lang));
    match &lack.question {
        Some(id) => format!("{id}: {what}"),
        None => what,
    }
}
