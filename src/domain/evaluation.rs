//! Evaluates an assessment: everything that follows from a checklist, the answers and the state of the
//! evidence.

use jiff::civil::Date;

use super::applicability::Applicability;
use super::assessment::Assessment;
use super::caps::HiddenCritical;
use super::checklist::Checklist;
use super::date_note::DateNote;
use super::evidence::Inspection;
use super::evidence_count::EvidenceCount;
use super::finding::{Finding, findings};
use super::live_score::{Basis, LiveScore};
use super::plausibility::Observation;
use super::progress::Counts;
use super::score::Score;
use super::state::{State, states};
use super::tier_review::TierReview;
use super::verdict::{Case, Judgement};

/// The results that lists, result screens and reports show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    pub applicability: Applicability,
    /// The state of each question, by position.
    pub states: Vec<State>,
    pub counts: Counts,
    pub score: Score,
    pub judgement: Judgement,
    /// Ranked, most urgent first.
    pub findings: Vec<Finding>,
    pub hidden_criticals: Vec<HiddenCritical>,
    pub evidence: EvidenceCount,
    /// Observations for a second look, in the order of printing.
    pub plausibility: Vec<Observation>,
    /// In order; empty in a checklist without tiers.
    pub tiers: Vec<TierReview>,
    /// Dates of the questions asked and of what they cite, earliest first.
    pub dates: Vec<DateNote>,
}

impl Evaluation {
    pub fn of(checklist: &Checklist, assessment: &Assessment, inspection: &Inspection, today: Date) -> Self {
        let applicability = Applicability::of(checklist, assessment);
        let states = states(checklist, assessment, &applicability, inspection);
        Self::on(
            Basis {
                checklist,
                assessment,
                inspection,
            },
            applicability,
            states,
            today,
        )
    }

    /// Evaluates from an up-to-date live score.
    pub fn of_live(basis: Basis<'_>, standing: &LiveScore, today: Date) -> Self {
        Self::on(
            basis,
            standing.applicability.clone(),
            standing.states.clone(),
            today,
        )
    }

    fn on(basis: Basis<'_>, applicability: Applicability, states: Vec<State>, today: Date) -> Self {
        let counts = Counts::of(&states);
        let score = Score::of(basis.checklist, &states);
        let case = Case {
            checklist: basis.checklist,
            assessment: basis.assessment,
            applicability: &applicability,
            states: &states,
            score: &score,
            inspection: basis.inspection,
            today,
            tier: None,
        };
        let judgement = case.judge();
        let hidden_criticals = case.hidden_criticals();
        let evidence = case.evidence_count();
        let plausibility = case.observations();
        let tiers = TierReview::all(&case);
        let dates = DateNote::all(basis.checklist, |at| states[at].is_asked(), today);
        let findings = findings(basis.checklist, &states, &score, today);
        Self {
            applicability,
            states,
            counts,
            score,
            judgement,
            findings,
            hidden_criticals,
            evidence,
            plausibility,
            tiers,
            dates,
        }
    }
}
