//! Everything that follows from a checklist, an assessment and the state of its evidence, worked out once.

use jiff::civil::Date;

use super::applicability::Applicability;
use super::assessment::Assessment;
use super::checklist::Checklist;
use super::evidence::Inspection;
use super::finding::{Finding, findings};
use super::live_score::{Basis, LiveScore};
use super::progress::Counts;
use super::score::Score;
use super::state::{State, states};
use super::verdict::{Case, Judgement};

/// All that lists, results and reports show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// Which questions are asked.
    pub applicability: Applicability,
    /// Where each question stands, by position.
    pub states: Vec<State>,
    /// Counts over all questions.
    pub counts: Counts,
    /// The score.
    pub score: Score,
    /// The verdict with its reasons.
    pub judgement: Judgement,
    /// What costs points, ranked.
    pub findings: Vec<Finding>,
}

impl Evaluation {
    /// Works everything out.
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

    /// Works out what follows from a standing that is up to date.
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
            states: &states,
            score: &score,
            inspection: basis.inspection,
            today,
        };
        let judgement = case.judge();
        let findings = findings(basis.checklist, &states, &score);
        Self {
            applicability,
            states,
            counts,
            score,
            judgement,
            findings,
        }
    }
}
