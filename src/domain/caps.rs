//! Caps on the verdict that the score does not express: questions avoided rather than answered, one file
//! behind many answers, risks accepted instead of closed, overdue plans. `docs/scoring.md` gives the source
//! of each rule.

use std::collections::BTreeMap;

use super::applicability::hiding_rule;
use super::evidence::{Evidence, EvidenceState};
use super::id::Id;
use super::outcome::{Outcome, judge};
use super::state::State;
use super::verdict::{Case, Reason};

/// More than one in five scored questions "not applicable" caps the verdict.
const NOT_APPLICABLE_PART: usize = 5;

/// Sections with fewer scored questions are not checked for their share of "not applicable".
const SECTION_SIZE: usize = 4;

/// One file behind more than one in five answers caps the verdict.
const ONE_FILE_PART: usize = 5;

/// A file behind fewer answers than this is never a reason: in a small checklist two of five may well rest on
/// one file.
const ONE_FILE_LEAST: usize = 4;

impl Case<'_> {
    /// Every reason of these kinds, in checklist order.
    pub(super) fn caps(&self) -> Vec<Reason> {
        let mut reasons = self.facts_without_reason();
        reasons.extend(self.criticals_hidden());
        reasons.extend(self.not_applicable_share());
        reasons.extend(self.sections_not_applicable());
        reasons.extend(self.one_file_for_many());
        reasons.extend(self.risks_accepted());
        reasons.extend(self.measurements());
        reasons
    }

    /// What a measurement leaves open, and limits that were made to fit.
    fn measurements(&self) -> Vec<Reason> {
        let (mut in_part, mut lax, mut late) = (Vec::new(), Vec::new(), Vec::new());
        for (question, state) in self.checklist.questions.iter().zip(self.states) {
            if !question.is_judged() || !state.is_decided() {
                continue;
            }
            let answer = self.assessment.answer(&question.id);
            let Some(judged) = answer.and_then(|answer| judge(question, answer)) else {
                continue;
            };
            for (is_so, ids) in [
                (judged.outcome == Outcome::InPart, &mut in_part),
                (judged.is_lax, &mut lax),
                (judged.is_late, &mut late),
            ] {
                ids.extend(is_so.then(|| question.id.clone()));
            }
        }
        let reasons = [
            Reason::ShownInPart(in_part),
            Reason::LimitLax(lax),
            Reason::LimitLate(late),
        ];
        let says_something = |reason: &Reason| match reason {
            Reason::ShownInPart(ids) | Reason::LimitLax(ids) | Reason::LimitLate(ids) => !ids.is_empty(),
            _ => true,
        };
        reasons.into_iter().filter(says_something).collect()
    }

    /// Critical questions that a condition hides, with the facts that decided it.
    pub fn hidden_criticals(&self) -> Vec<HiddenCritical> {
        let questions = self.checklist.questions.iter().enumerate();
        let hidden = questions
            .filter(|(at, question)| self.is_critical(question) && self.states[*at] == State::Hidden);
        hidden
            .map(|(at, question)| HiddenCritical {
                question: question.id.clone(),
                facts: self.facts_behind(at),
            })
            .collect()
    }

    /// The given facts that the hiding condition depends on.
    fn facts_behind(&self, at: usize) -> Vec<Id> {
        let rule = self
            .applicability
            .hidden_by(at)
            .and_then(|by| hiding_rule(self.checklist, at, by));
        let subjects = rule.map(|rule| rule.subjects()).unwrap_or_default();
        let mut facts: Vec<Id> = subjects
            .into_iter()
            .filter(|id| {
                self.checklist.fact(id.as_str()).is_some() && self.assessment.profile.contains_key(*id)
            })
            .cloned()
            .collect();
        facts.dedup();
        facts
    }

    fn facts_without_reason(&self) -> Vec<Reason> {
        let mut hidden_by: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
        for critical in self.hidden_criticals() {
            for fact in critical.facts {
                hidden_by.entry(fact).or_default().push(critical.question.clone());
            }
        }
        let facts = self.checklist.profile.iter();
        facts
            .filter(|fact| self.assessment.reason_of_fact(&fact.id).is_empty())
            .filter_map(|fact| {
                let questions = hidden_by.remove(&fact.id)?;
                Some(Reason::FactHidesCritical(fact.id.clone(), questions))
            })
            .collect()
    }

    fn criticals_hidden(&self) -> Option<Reason> {
        let of = self
            .checklist
            .questions
            .iter()
            .filter(|each| self.is_critical(each))
            .count();
        let hidden: Vec<Id> = self
            .hidden_criticals()
            .into_iter()
            .map(|each| each.question)
            .collect();
        (hidden.len() * 3 > of * 2).then_some(Reason::CriticalsHidden(hidden, of))
    }

    fn not_applicable_share(&self) -> Option<Reason> {
        let (count, of) = not_applicable(self.scored().map(|(_, state)| state));
        (count * NOT_APPLICABLE_PART > of).then_some(Reason::NotApplicableShare(count, of))
    }

    fn sections_not_applicable(&self) -> Vec<Reason> {
        let mut sections: BTreeMap<usize, Vec<&State>> = BTreeMap::new();
        for (at, state) in self.scored() {
            let section = self.checklist.questions[at].section;
            sections.entry(section).or_default().push(state);
        }
        let counted = sections
            .into_iter()
            .map(|(section, states)| (section, not_applicable(states.into_iter())));
        counted
            .filter(|(_, (count, of))| *of >= SECTION_SIZE && count * 2 >= *of)
            .map(|(section, (count, of))| {
                let id = self.checklist.sections[section].id.clone();
                Reason::SectionNotApplicable(id, count, of)
            })
            .collect()
    }

    /// One reason for each file behind too many answers. Evidence that names a place in the file does not
    /// count.
    fn one_file_for_many(&self) -> Vec<Reason> {
        let is_unplaced =
            |state: &EvidenceState, piece: &Evidence| state.counts() && piece.place.trim().is_empty();
        let files = self.evidence_files(State::is_decided, is_unplaced);
        let answered = self.states.iter().filter(|state| state.is_decided()).count();
        files
            .into_values()
            .filter(|file| {
                file.questions.len() >= ONE_FILE_LEAST && file.questions.len() * ONE_FILE_PART > answered
            })
            .map(|file| Reason::OneFileForMany(file.path, file.questions, answered))
            .collect()
    }

    fn risks_accepted(&self) -> Option<Reason> {
        let accepted: Vec<Id> = self
            .checklist
            .questions
            .iter()
            .zip(self.states)
            .filter(|(question, state)| {
                let answer = self.assessment.answer(&question.id);
                state.is_gap() && answer.is_some_and(super::answer::Answer::accepts_risk)
            })
            .map(|(question, _)| question.id.clone())
            .collect();
        (!accepted.is_empty()).then_some(Reason::RisksAccepted(accepted))
    }

    /// Positions and states of the questions that count in the score.
    fn scored(&self) -> impl Iterator<Item = (usize, &State)> {
        let questions = self.checklist.questions.iter().zip(self.states).enumerate();
        questions
            .filter(|(_, (question, _))| question.is_scored())
            .map(|(at, (_, state))| (at, state))
    }
}

/// A hidden critical question, and the facts that hide it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HiddenCritical {
    pub question: Id,
    /// Empty where an earlier answer hides it.
    pub facts: Vec<Id>,
}

/// The number of questions justified as not applicable, and of visible questions.
fn not_applicable<'a>(states: impl Iterator<Item = &'a State>) -> (usize, usize) {
    states
        .filter(|state| state.is_asked())
        .fold((0, 0), |(count, of), state| {
            (count + usize::from(*state == State::NotApplicable), of + 1)
        })
}
