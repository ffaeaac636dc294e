//! The facts of an assessment in a stable shape, shared by `status --json` and `report --format json`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::answer::DueMove;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean;
use crate::domain::evaluation::Evaluation;
use crate::domain::evidence::Inspection;
use crate::domain::lang::Lang;
use crate::domain::origin::ChecklistOrigin;
use crate::domain::plausibility::with_origin;
use crate::domain::progress::{self, Counts};
use crate::domain::state::State;
use crate::domain::waiting::{WaitReason, Waiting};

use super::due_facts::DueFacts;
pub use super::evidence_facts::EvidenceFacts;
use super::input::Input;
use super::origin_facts::OriginFacts;
pub use super::reason_facts::{ObservationFacts, ReasonFacts};
pub use super::score_facts::{CountFacts, EvidenceCountFacts, ScoreFacts};
pub use super::since_facts::SinceFacts;
pub use super::tier_facts::{DateFacts, ProvisionalFacts, TierFacts};

/// All facts of one assessment.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "selfcheck facts")]
pub struct Facts {
    /// The checklist.
    pub checklist: ChecklistFacts,
    /// When the report was made, such as `2026-11-24T09:30:00+09:00`; only in a report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made_at: Option<String>,
    /// Fields about the system; empty fields are omitted.
    pub subject: BTreeMap<String, String>,
    /// Counts that add up.
    pub counts: CountFacts,
    /// Shares in percent, floored to one decimal; null where nothing applies.
    pub scores: ScoreFacts,
    /// Sections in reading order, each with its direct questions.
    pub sections: Vec<SectionFacts>,
    /// Questions that cost points, most severe first.
    pub findings: Vec<FindingFacts>,
    /// `incomplete`, `not-ready`, `conditional` or `ready`.
    pub verdict: String,
    /// Why the verdict is no better, worst first.
    pub reasons: Vec<ReasonFacts>,
    /// Distinct pieces of evidence, by what they are worth.
    pub evidence: EvidenceCountFacts,
    /// Points for a second look: counts and facts, which do not change the verdict.
    pub plausibility: Vec<ObservationFacts>,
    /// Answers that wait to be confirmed after their question changed.
    #[serde(default)]
    pub waiting: WaitingFacts,
    /// Tiers in the order of work; empty where the checklist has none.
    pub tiers: Vec<TierFacts>,
    /// The verdict of the finished first tiers while later ones are open, else null.
    pub provisional: Option<ProvisionalFacts>,
    /// Dates of the questions asked and of what they cite, earliest first.
    pub dates: Vec<DateFacts>,
    /// Changes since an earlier assessment; only in a report that compares with one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<SinceFacts>,
    /// Dates that have passed or are near; only of `status --due`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<DueFacts>,
}

/// Answers that wait to be confirmed, by question.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct WaitingFacts {
    /// How many wait.
    pub count: usize,
    /// The question has other words.
    pub reworded: Vec<String>,
    /// The question has another id.
    pub moved: Vec<String>,
    /// The answer comes from another assessment or a list of answers.
    #[serde(default)]
    pub taken_over: Vec<String>,
}

impl WaitingFacts {
    fn of(waiting: &Waiting) -> Self {
        let ids = |reason| waiting.with(reason).map(ToString::to_string).collect();
        Self {
            count: waiting.count(),
            reworded: ids(WaitReason::Reworded),
            moved: ids(WaitReason::Moved),
            taken_over: ids(WaitReason::TakenOver),
        }
    }
}

/// Identity of a checklist.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ChecklistFacts {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of the canonical form.
    pub digest: String,
    /// Where it comes from; omitted for an earlier assessment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<OriginFacts>,
}

/// One section.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SectionFacts {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The parent section.
    pub parent: Option<String>,
    /// Counts including subsections.
    pub counts: CountFacts,
    /// Scores of its direct scored questions; null where it has none.
    pub scores: Option<ScoreFacts>,
    /// `N`, `P`, `L` or `F`; null where nothing applies.
    pub rating: Option<String>,
    /// Questions directly in the section.
    pub questions: Vec<QuestionFacts>,
}

/// One question with its answer.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct QuestionFacts {
    /// Its id.
    pub id: String,
    /// `hidden`, `unanswered`, `unjustified`, `not-applicable`, `recorded` or `decided`.
    pub state: String,
    /// `N`, `P`, `L` or `F` of a decided question.
    pub rating: Option<String>,
    /// Exact credit of a decided question, such as `2/3`.
    pub credit: Option<String>,
    /// Whether intact evidence backs the answer.
    pub evidenced: bool,
    /// Whether it is critical.
    pub critical: bool,
    /// `law` or `risk`; null where it is not critical.
    pub critical_kind: Option<String>,
    /// The id of its tier; null where the checklist has none.
    pub tier: Option<String>,
    /// Digest of its wording and answer kind; the same wording has the same digest in every edition.
    pub wording: String,
    /// The answer as the command line accepts it.
    pub value: Option<String>,
    /// The file an answer that waits was taken over from; empty for every other.
    pub taken_over: String,
    /// The note.
    pub note: String,
    /// Why it does not apply.
    pub reason: String,
    /// The owner.
    pub owner: String,
    /// The planned action.
    pub action: String,
    /// Required resources.
    pub resources: String,
    /// Milestones.
    pub milestones: String,
    /// Interim measure until the due date.
    pub interim: String,
    /// Residual risk.
    pub residual: String,
    /// Due date.
    pub due: Option<String>,
    /// The due date first planned.
    pub first_due: Option<String>,
    /// Earlier due dates, first to last.
    pub due_moves: Vec<DueMoveFacts>,
    /// Evidence.
    pub evidence: Vec<EvidenceFacts>,
}

/// A due date that was moved.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DueMoveFacts {
    /// The due date before.
    pub from: String,
    /// When it was moved.
    pub at: String,
}

impl DueMoveFacts {
    fn of(each: &DueMove) -> Self {
        Self {
            from: each.from.to_string(),
            at: clean(&each.at).into_owned(),
        }
    }
}

/// A question that costs points.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FindingFacts {
    /// The question.
    pub question: String,
    /// `critical`, `not-met`, `partial` or `open`.
    pub gravity: String,
    /// Points gained by closing it, floored to one decimal.
    pub gain: String,
}

/// The facts as JSON text.
pub fn facts_json(facts: &Facts) -> String {
    // Only maps with text keys occur, so this cannot fail.
    serde_json::to_string_pretty(facts).unwrap_or_default()
}

/// An assessment with its evaluation.
#[derive(Clone, Copy, Debug)]
pub struct Assessed<'a> {
    pub checklist: &'a Checklist,
    pub origin: &'a ChecklistOrigin,
    pub assessment: &'a Assessment,
    pub inspection: &'a Inspection,
    pub review: &'a Evaluation,
}

impl Facts {
    /// Collects the facts. Only sentences and titles depend on the language.
    pub fn of(subject: &Assessed<'_>, lang: Lang) -> Self {
        let Assessed {
            checklist,
            assessment,
            review,
            ..
        } = *subject;
        let counts = progress::section_counts(checklist, &review.states);
        let section = |(at, counts): (usize, &Counts)| SectionFacts::of(subject, at, counts, lang);
        let finding = |each: &crate::domain::finding::Finding| FindingFacts {
            question: each.question.to_string(),
            gravity: each.gravity.word().into(),
            gain: each.gain.to_tenths(),
        };
        Self {
            checklist: ChecklistFacts {
                id: checklist.header.id.to_string(),
                version: clean(&checklist.header.version).into_owned(),
                digest: checklist.digest.clone(),
                origin: Some(OriginFacts::of(subject.origin, checklist, lang)),
            },
            made_at: None,
            subject: assessment
                .subject
                .entries()
                .map(|(field, text)| (field.key().to_owned(), clean(text).into_owned()))
                .collect(),
            counts: CountFacts::of(&review.counts),
            scores: ScoreFacts::of(&review.score.scores),
            sections: counts.iter().enumerate().map(section).collect(),
            findings: review.findings.iter().map(finding).collect(),
            verdict: review.judgement.verdict.word().into(),
            reasons: review
                .judgement
                .reasons
                .iter()
                .map(|each| ReasonFacts::of(each, checklist, lang))
                .collect(),
            evidence: EvidenceCountFacts::of(review.evidence),
            plausibility: with_origin(&review.plausibility, subject.origin, false)
                .iter()
                .map(|each| ObservationFacts::of(each, lang))
                .collect(),
            waiting: WaitingFacts::of(&Waiting::of(checklist, assessment)),
            tiers: TierFacts::all(checklist, &review.tiers, lang),
            provisional: ProvisionalFacts::of(checklist, &review.tiers),
            dates: review.dates.iter().map(DateFacts::of).collect(),
            since: None,
            due: None,
        }
    }

    /// The facts of a report, with the comparison if it has one.
    pub(super) fn of_report(input: &Input<'_>) -> Self {
        let subject = Assessed {
            checklist: input.checklist,
            origin: input.origin,
            assessment: input.assessment,
            inspection: input.inspection,
            review: input.review,
        };
        let mut facts = Self::of(&subject, input.lang);
        facts.made_at = Some(input.made_at.to_owned());
        facts.since = input.since.and_then(|baseline| {
            SinceFacts::of(baseline, input.checklist, input.assessment, &input.review.states)
        });
        facts
    }
}

impl SectionFacts {
    fn of(subject: &Assessed<'_>, at: usize, counts: &Counts, lang: Lang) -> Self {
        let (checklist, review) = (subject.checklist, subject.review);
        let section = &checklist.sections[at];
        let score = review.score.section(at);
        Self {
            id: section.id.to_string(),
            title: clean(section.title.get(lang)).into_owned(),
            parent: section
                .parent
                .map(|parent| checklist.sections[parent].id.to_string()),
            counts: CountFacts::of(counts),
            scores: score.map(|score| ScoreFacts::of(&score.scores)),
            rating: score
                .and_then(|score| score.rating)
                .map(|rating| rating.letter().to_owned()),
            questions: checklist
                .questions_of(at)
                .map(|position| QuestionFacts::of(subject, position, lang))
                .collect(),
        }
    }
}

impl QuestionFacts {
    fn of(subject: &Assessed<'_>, position: usize, lang: Lang) -> Self {
        let question = &subject.checklist.questions[position];
        let state = &subject.review.states[position];
        let empty = crate::domain::answer::Answer::default();
        let answer = subject.assessment.answer(&question.id).unwrap_or(&empty);
        let (credit, evidenced) = match state {
            State::Decided { credit, evidenced } => (Some(credit.to_string()), *evidenced),
            _ => (None, false),
        };
        let text = |text: &str| clean(text).into_owned();
        Self {
            id: question.id.to_string(),
            state: state.word().into(),
            rating: state.rating().map(|rating| rating.letter().to_owned()),
            credit,
            evidenced,
            critical: question.is_critical(),
            critical_kind: question.critical.map(|kind| kind.word().to_owned()),
            tier: subject
                .checklist
                .tier_of(question)
                .map(|tier| tier.id.to_string()),
            wording: question.wording.clone(),
            value: answer.value.as_ref().map(|value| text(&value.word())),
            taken_over: text(&answer.taken_over),
            note: text(&answer.note),
            reason: text(&answer.reason),
            owner: text(&answer.owner),
            action: text(&answer.action),
            resources: text(&answer.resources),
            milestones: text(&answer.milestones),
            interim: text(&answer.interim),
            residual: text(&answer.residual),
            due: answer.due.map(|due| due.to_string()),
            first_due: answer.first_due().map(|due| due.to_string()),
            due_moves: answer.due_moves.iter().map(DueMoveFacts::of).collect(),
            evidence: answer
                .evidence
                .iter()
                .enumerate()
                .map(|(at, piece)| EvidenceFacts::of(piece, &subject.inspection.of(&question.id, at), lang))
                .collect(),
        }
    }
}
