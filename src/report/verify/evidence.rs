//! Compares the available evidence with what the report recorded.

use super::check::{AtHand, Check, CheckOutcome, CheckResult, VerifyPort};
use crate::domain::assessment::Assessment;
use crate::domain::clean::clean_line;
use crate::domain::evidence::{EvidenceState, Location};
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::words::report as words;
use crate::words::storage::unreadable as unreadable_word;

/// The evidence of a report by result.
#[derive(Default)]
struct Pieces {
    intact: usize,
    away: usize,
    changed: Vec<String>,
    unreadable: Vec<(String, String)>,
    outside: Vec<String>,
}

pub(super) fn compare(assessment: &Assessment, ports: &dyn VerifyPort) -> CheckResult {
    let mut pieces = Pieces::default();
    for (id, answer) in &assessment.answers {
        for (position, evidence) in answer.evidence.iter().enumerate() {
            if !matches!(evidence.location, Location::File(_)) || evidence.sha256.is_none() {
                continue;
            }
            let name = || format!("{id} #{}", position + 1);
            let path = || clean_line(evidence.location.as_str());
            match ports.inspect(evidence) {
                AtHand::Checked(EvidenceState::Changed(_) | EvidenceState::Refused(_)) => {
                    pieces.changed.push(name());
                }
                AtHand::Checked(EvidenceState::Unreadable(why)) => {
                    pieces.unreadable.push((format!("{} {}", name(), path()), why));
                }
                AtHand::Checked(EvidenceState::Intact | EvidenceState::Empty | EvidenceState::Expired) => {
                    pieces.intact += 1;
                }
                AtHand::Outside => pieces.outside.push(format!("{} {}", name(), path())),
                AtHand::Checked(_) | AtHand::Away => pieces.away += 1,
            }
        }
    }
    let outcome = if !pieces.changed.is_empty() || !pieces.unreadable.is_empty() {
        CheckOutcome::Fails
    } else if pieces.away > 0 || !pieces.outside.is_empty() {
        CheckOutcome::NotChecked
    } else {
        CheckOutcome::Holds
    };
    CheckResult {
        check: Check::Evidence,
        outcome,
        detail: Localized::each(|lang| pieces.detail(lang)),
    }
}

impl Pieces {
    fn detail(&self, lang: Lang) -> String {
        let mut sentences = Vec::new();
        if !self.changed.is_empty() {
            let wrong = named(self.changed.iter().cloned(), lang);
            sentences.push(words::VERIFY_EVIDENCE_WRONG.fill(lang, &[("wrong", &wrong)]));
        }
        if !self.unreadable.is_empty() {
            let why = |why: &str| unreadable_word(why).get(lang).to_owned();
            let list = self
                .unreadable
                .iter()
                .map(|(name, word)| format!("{name} ({})", why(word)));
            let list = named(list, lang);
            sentences.push(words::VERIFY_EVIDENCE_UNREADABLE.fill(lang, &[("list", &list)]));
        }
        if sentences.is_empty() && (self.intact > 0 || self.outside.is_empty()) {
            let (count, away) = (self.intact.to_string(), self.away.to_string());
            let word = if self.away > 0 {
                words::VERIFY_EVIDENCE_AWAY
            } else {
                words::VERIFY_EVIDENCE
            };
            sentences.push(word.fill(lang, &[("count", &count), ("away", &away)]));
        }
        if !self.outside.is_empty() {
            let list = named(self.outside.iter().cloned(), lang);
            sentences.push(words::VERIFY_EVIDENCE_OUTSIDE.fill(lang, &[("list", &list)]));
        }
        sentences.join("; ")
    }
}

/// The first names of a list, which an attacker may have made endless.
fn named(names: impl ExactSizeIterator<Item = String>, lang: Lang) -> String {
    const NAMED: usize = 20;
    let rest = names.len().saturating_sub(NAMED);
    let mut text = names.take(NAMED).collect::<Vec<_>>().join(", ");
    if rest > 0 {
        text.push_str(&words::NOT_FINAL_MORE.fill(lang, &[("count", &rest.to_string())]));
    }
    text
}
