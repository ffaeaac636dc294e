//! Inspects evidence for commands, with progress on standard error.

use std::collections::BTreeMap;
use std::path::Path;

use super::command_error::{CommandError, Kind};
use super::output;
use super::progress::ProgressMeter;
use super::services::Services;
use crate::domain::assessment::Assessment;
use crate::domain::clean::clean_line;
use crate::domain::evidence::{Evidence, EvidenceState, Inspection};
use crate::domain::localized::Localized;
use crate::storage::evidence::{self, Watch};
use crate::words::evidence as evidence_words;
use crate::words::size::format_size;
use crate::words::storage::unreadable as unreadable_word;
use crate::words::{app as app_words, cli as words, terms};

impl Services<'_> {
    /// Reads a piece of evidence and fills in its size and digest.
    pub fn read_evidence(&self, evidence: Evidence, folder: &Path) -> Result<Evidence, CommandError> {
        let lang = self.context.lang;
        let today = self.context.environment.today();
        let mut progress = self.progress();
        let mut watch = Watch {
            progress: Some(&mut progress),
            stop: None,
        };
        let Some(look) = evidence::inspect(&evidence, folder, today, &mut watch) else {
            return Ok(evidence);
        };
        for notice in &look.notices {
            output::eprint(&format!("{}\n", notice.get(lang)));
        }
        if matches!(
            look.state,
            EvidenceState::Missing | EvidenceState::Refused(_) | EvidenceState::Unreadable(_)
        ) {
            let path = clean_line(evidence.location.as_str());
            let detail = match &look.state {
                EvidenceState::Unreadable(why) => unreadable_word(why).get(lang).to_owned(),
                state => terms::evidence_in_full(state, lang).into_owned(),
            };
            let places = [("path", path.as_str()), ("detail", detail.as_str())];
            let message = words::ERR_READ.fill(lang, &places);
            return Err(CommandError::new(
                Kind::Environment,
                message,
                words::HINT_UNCHANGED.get(lang),
            ));
        }
        let path = clean_line(evidence.location.as_str());
        let notice = match &look.state {
            EvidenceState::Named => evidence_words::SAVE_A_COPY.fill(lang, &[("path", &path)]),
            state @ (EvidenceState::Empty | EvidenceState::Pointer) => {
                let places = [("path", path.as_str()), ("state", terms::evidence(state, lang))];
                evidence_words::NOT_COUNTED.fill(lang, &places)
            }
            _ => return Ok(look.evidence),
        };
        output::eprint(&format!("{notice}\n"));
        Ok(look.evidence)
    }

    /// Checks all evidence, reporting progress if it takes long.
    pub fn inspect_all(&self, assessment: &Assessment, folder: &Path) -> Inspection {
        evidence::inspect_all(
            assessment,
            folder,
            self.context.environment.today(),
            &mut self.progress(),
        )
    }

    /// As [`Self::inspect_all`], with a notice on standard error about what could not be read.
    pub fn inspect_and_report(&self, assessment: &Assessment, folder: &Path) -> Inspection {
        let inspection = self.inspect_all(assessment, folder);
        output::print_notices(&unreadable(assessment, &inspection), self.context.lang);
        inspection
    }

    fn progress(&self) -> impl FnMut(u64, u64) + use<> {
        let lang = self.context.lang;
        let mut meter = ProgressMeter::start(&self.context.environment);
        move |done, of| {
            meter.update(|| {
                words::CHECKING.fill(lang, &[("done", &format_size(done)), ("of", &format_size(of))])
            });
        }
    }
}

/// Notices about evidence of which only the line ends changed, each with the line that prevents it; a file once.
pub(super) fn line_ends(assessment: &Assessment, inspection: &Inspection) -> Vec<Localized> {
    let found = inspection.entries().filter_map(|(id, position, state)| {
        let piece = assessment.answer(id)?.evidence.get(position)?;
        matches!(state, EvidenceState::LineEnds(_)).then_some((piece, state))
    });
    let by_path: BTreeMap<&str, _> = found.map(|each| (each.0.location.as_str(), each)).collect();
    let said = |(path, (piece, state)): (&str, (&Evidence, &EvidenceState))| {
        let path = clean_line(path);
        Localized::each(|lang| format!("{path}: {}", evidence_words::in_full(piece, state, lang)))
    };
    by_path.into_iter().map(said).collect()
}

/// Notices about evidence that could not be read, with the reasons.
pub(super) fn unreadable(assessment: &Assessment, inspection: &Inspection) -> Vec<Localized> {
    const NAMED: usize = 10;
    let unreadable = || {
        inspection
            .entries()
            .filter_map(|(id, position, state)| match state {
                EvidenceState::Unreadable(why) => Some((id, position, why)),
                _ => None,
            })
    };
    let mut notices: Vec<Localized> = unreadable()
        .take(NAMED)
        .map(|(id, position, why)| {
            let piece = assessment
                .answer(id)
                .and_then(|answer| answer.evidence.get(position));
            let path = piece.map_or_else(String::new, |piece| clean_line(piece.location.as_str()));
            let (number, reason) = ((position + 1).to_string(), unreadable_word(why));
            Localized::each(|lang| {
                let places = [
                    ("id", id.as_str()),
                    ("number", number.as_str()),
                    ("path", path.as_str()),
                    ("reason", reason.get(lang)),
                ];
                app_words::EVIDENCE_UNREADABLE.fill(lang, &places)
            })
        })
        .collect();
    let rest = unreadable().count().saturating_sub(NAMED);
    if rest > 0 {
        notices.push(app_words::EVIDENCE_UNREADABLE_MORE.localized(&[("count", &rest.to_string())]));
    }
    notices
}
