//! Compares the evidence that is at hand with what the report recorded. A file counts once, however many answers it backs.

use std::collections::{BTreeMap, BTreeSet};

use super::check::{AtHand, Check, CheckResult, CheckState, VerifyPort};
use crate::domain::assessment::Assessment;
use crate::domain::clean::clean_line;
use crate::domain::evidence::{Evidence, EvidenceState, Inspection, Location};
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::words::storage::unreadable as unreadable_word;
use crate::words::verify as words;
use crate::words::{evidence as evidence_words, list};

/// Names listed of one kind.
const NAMED: usize = 10;

/// The evidence of a report by result; each list is by answer, such as `CT-05 #2 proof.pdf`.
#[derive(Default)]
struct Pieces {
    /// Distinct files with a recorded digest.
    files: BTreeSet<(String, String)>,
    away: BTreeSet<(String, String)>,
    addresses: BTreeSet<String>,
    changed: Vec<String>,
    /// With the state in full.
    line_ends: Vec<Localized>,
    unrecorded: Vec<String>,
    unreadable: Vec<(String, String)>,
    outside: Vec<String>,
}

/// Checks the evidence of a report. `recorded` are the states that the report rests on.
pub(super) fn compare(assessment: &Assessment, recorded: &Inspection, ports: &dyn VerifyPort) -> CheckResult {
    let mut pieces = Pieces::default();
    let mut seen: BTreeMap<(String, String), AtHand> = BTreeMap::new();
    for (id, answer) in &assessment.answers {
        for (position, evidence) in answer.evidence.iter().enumerate() {
            let name = format!(
                "{id} #{} {}",
                position + 1,
                clean_line(evidence.location.as_str())
            );
            let was = recorded.of(id, position);
            pieces.add(evidence, name, &was, &mut seen, ports);
        }
    }
    let is_left_out = ports.without_evidence();
    let state = pieces.state();
    let detail = Localized::each(|lang| pieces.detail(is_left_out, lang));
    CheckResult::new(Check::Evidence, state, detail).settled(is_left_out && pieces.lacks_only_files())
}

impl Pieces {
    fn add(
        &mut self,
        evidence: &Evidence,
        name: String,
        was: &EvidenceState,
        seen: &mut BTreeMap<(String, String), AtHand>,
        ports: &dyn VerifyPort,
    ) {
        let path = match &evidence.location {
            Location::File(path) => path.clone(),
            Location::Url(address) => {
                self.addresses.insert(address.clone());
                return;
            }
            Location::Planned(_) => return,
        };
        let Some(digest) = evidence.sha256.clone() else {
            self.unrecorded.push(name);
            return;
        };
        let file = (path, digest);
        self.files.insert(file.clone());
        let now = seen
            .entry(file.clone())
            .or_insert_with(|| ports.inspect(evidence));
        match now {
            AtHand::Checked(EvidenceState::Changed(_) | EvidenceState::Refused(_)) => self.changed.push(name),
            AtHand::Checked(state @ EvidenceState::LineEnds(_)) => {
                let said = |lang| format!("{name}: {}", evidence_words::in_full(evidence, state, lang));
                self.line_ends.push(Localized::each(said));
            }
            AtHand::Checked(EvidenceState::Unreadable(why)) => self.unreadable.push((name, why.clone())),
            AtHand::Checked(EvidenceState::Missing | EvidenceState::Pointer) | AtHand::Away => {
                self.away.insert(file);
            }
            AtHand::Outside => self.outside.push(name),
            // A report rests on what it recorded: a file that counted and does not count now is another one.
            AtHand::Checked(state) if was.counts() && !state.counts() && !is_expired(state) => {
                self.changed.push(name);
            }
            AtHand::Checked(_) => {}
        }
    }

    fn lacks_only_files(&self) -> bool {
        self.unrecorded.is_empty() && self.unreadable.is_empty() && self.outside.is_empty()
    }

    fn state(&self) -> CheckState {
        if !self.changed.is_empty() || !self.line_ends.is_empty() {
            CheckState::Failed
        } else if !self.lacks_only_files() || !self.away.is_empty() {
            CheckState::NotChecked
        } else if self.files.is_empty() {
            CheckState::Absent
        } else {
            CheckState::Ok
        }
    }

    fn detail(&self, is_left_out: bool, lang: Lang) -> String {
        let mut sentences = Vec::new();
        let lists = [
            (words::EVIDENCE_CHANGED, self.changed.clone()),
            (words::EVIDENCE_UNREADABLE, self.unreadable(lang)),
            (words::EVIDENCE_OUTSIDE, self.outside.clone()),
            (words::EVIDENCE_NO_DIGEST, self.unrecorded.clone()),
        ];
        for (word, names) in lists.into_iter().filter(|(_, names)| !names.is_empty()) {
            sentences.push(word.fill(lang, &[("list", &list::cut(&names, NAMED, lang))]));
        }
        let line_ends = self.line_ends.iter().take(NAMED);
        sentences.extend(line_ends.map(|each| each.get(lang).to_owned()));
        let (of, away) = (self.files.len().to_string(), self.away.len().to_string());
        if !self.away.is_empty() {
            let word = if is_left_out {
                words::EVIDENCE_LEFT_OUT
            } else {
                words::EVIDENCE_AWAY
            };
            sentences.push(word.fill(lang, &[("count", &away), ("of", &of)]));
        } else if sentences.is_empty() {
            sentences.push(if self.files.is_empty() {
                words::EVIDENCE_NONE.get(lang).to_owned()
            } else {
                words::EVIDENCE_OK.fill(lang, &[("count", &of)])
            });
        }
        if !self.addresses.is_empty() {
            let count = self.addresses.len().to_string();
            sentences.push(words::EVIDENCE_ADDRESSES.fill(lang, &[("count", &count)]));
        }
        sentences.join("; ")
    }

    fn unreadable(&self, lang: Lang) -> Vec<String> {
        let reasons = self.unreadable.iter();
        reasons
            .map(|(name, why)| format!("{name} ({})", unreadable_word(why).get(lang)))
            .collect()
    }
}

/// Time alone expires evidence.
const fn is_expired(state: &EvidenceState) -> bool {
    matches!(state, EvidenceState::Expired)
}
