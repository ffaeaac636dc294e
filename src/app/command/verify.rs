//! `selfcheck verify`: recomputes a report from what it embeds and compares every byte.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::app::command_error::CommandError;
use crate::app::output;
use crate::app::reporting;
use crate::app::services::Services;
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::localized::Localized;
use crate::report::{Loaded, Outcome, PartResult, Ports, Templates, verify};
use crate::storage::evidence::{self, Watch};
use crate::words::cli as words;

/// Verifies a report; exit 1 where a part does not hold.
pub fn run(services: &Services<'_>, file: &Path, json: bool) -> Result<(), CommandError> {
    let lang = services.context.lang;
    let page = reporting::page(services, file)?;
    let templates = reporting::templates(services, None).map_err(|error| reporting::failure(&error, lang))?;
    let reader = Reader {
        services,
        folder: services.folder_of(file),
        templates,
    };
    let parts = verify(&page, &reader);
    let holds = parts.iter().all(|part| part.outcome != Outcome::Fails);
    let text = if json {
        as_json(&parts, holds)
    } else {
        as_text(services, &parts, holds)
    };
    if json {
        output::print_json(&text)
    } else {
        output::print(&text)
    }?;
    if holds { Ok(()) } else { Err(CommandError::no()) }
}

fn as_text(services: &Services<'_>, parts: &[PartResult], holds: bool) -> String {
    let lang = services.context.lang;
    let mut text = String::new();
    for part in parts {
        let word = match part.outcome {
            Outcome::Holds => words::VERIFY_OK,
            Outcome::Fails => words::VERIFY_FAILED,
            Outcome::NotChecked => words::VERIFY_SKIPPED,
        };
        let _ = writeln!(
            text,
            "[{}] {}: {}",
            word.get(lang),
            part.part.label(lang),
            part.detail.get(lang)
        );
    }
    let word = if holds {
        words::VERIFY_GOOD
    } else {
        words::VERIFY_BAD
    };
    text.push_str(word.get(lang));
    text.push('\n');
    text
}

fn as_json(parts: &[PartResult], holds: bool) -> String {
    let parts: Vec<_> = parts
        .iter()
        .map(|part| {
            let outcome = match part.outcome {
                Outcome::Holds => "holds",
                Outcome::Fails => "fails",
                Outcome::NotChecked => "not-checked",
            };
            serde_json::json!({ "part": part.part.word(), "outcome": outcome, "detail": part.detail.en })
        })
        .collect();
    format!("{:#}\n", serde_json::json!({ "holds": holds, "parts": parts }))
}

/// Reads what a report embeds, and looks at evidence beside the report.
struct Reader<'a> {
    services: &'a Services<'a>,
    folder: PathBuf,
    templates: Templates,
}

impl Ports for Reader<'_> {
    fn load(&self, checklist: &str, assessment: &str) -> Result<Loaded, Localized> {
        reporting::embedded(checklist, assessment)
    }

    fn inspect(&self, evidence: &Evidence) -> Option<EvidenceState> {
        let today = self.services.context.environment.today();
        let look = evidence::inspect(evidence, &self.folder, today, &mut Watch::none())?;
        // A report travels without its evidence; what is not at hand is not checked.
        (look.state != EvidenceState::Missing).then(|| look.settled_state())
    }

    fn templates(&self) -> &Templates {
        &self.templates
    }
}
