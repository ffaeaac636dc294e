//! The gate on sections, and what it leaves out: a measurement that is shown in part, because more trials may show it.

use super::outcome;
use super::question::Question;
use super::rating::Rating;
use super::ratio::Ratio;
use super::score::{SectionScore, Sums};
use super::state::State;
use super::verdict::{Case, Reason};

impl Case<'_> {
    /// Sections rated N or P.
    pub(super) fn low_sections(&self) -> Vec<Reason> {
        let pairs = self.checklist.questions.iter().zip(self.states);
        let in_part = pairs.filter(|(question, state)| self.is_in_part(question, state));
        let in_part: Vec<usize> = in_part.map(|(question, _)| question.section).collect();
        let mut reasons = Vec::new();
        for section in &self.score.sections {
            let low = if in_part.contains(&section.section) {
                self.without_in_part(section)
            } else {
                section.scores.low.clone()
            };
            let Some(low) = low else { continue };
            let rating = Rating::of_percent(&low);
            if rating <= Rating::Partly {
                let id = self.checklist.sections[section.section].id.clone();
                reasons.push(Reason::SectionLow(id, rating, low));
            }
        }
        reasons
    }

    fn without_in_part(&self, section: &SectionScore) -> Option<Ratio> {
        let pairs = self.checklist.questions.iter().zip(self.states);
        let counted = pairs.filter(|(question, state)| {
            question.section == section.section && question.is_scored() && !self.is_in_part(question, state)
        });
        Sums::of(counted.map(|(question, state)| (&question.weight, state))).headline()
    }

    /// Whether a decided answer is a measurement that is shown in part.
    pub(super) fn is_in_part(&self, question: &Question, state: &State) -> bool {
        let is_half = question.is_judged() && state.is_gap();
        is_half && outcome::is_in_part(question, self.assessment.answer(&question.id))
    }
}
