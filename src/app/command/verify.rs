//! `selfcheck verify`: recomputes a report from the data embedded in it and compares every byte.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Arg;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::CommandError;
use crate::app::output;
use crate::app::report_file;
use crate::app::reporting;
use crate::app::services::Services;
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::lang::Lang;
use crate::report::{
    AtHand, CheckOutcome, CheckResult, ListSource, LoadError, Loaded, Templates, VerifyPort, verify,
};
use crate::storage::evidence::{self, DigestCache, Watch};
use crate::words;
use crate::words::Message;

words! {
    ABOUT = "보고서를 다시 계산해 검증합니다", "Verify a report by recomputing it";
    ARG_REPORT = "보고서 파일 (.html)", "Report file (.html)";
    VERIFIED = "검증됨: 보고서의 모든 부분이 다시 계산한 것과 같습니다", "Verified: every part of the report matches the recomputed one";
    VERIFIED_IN_PART = "확인한 부분은 모두 다시 계산한 것과 같습니다. 확인하지 못한 부분: {parts}", "Every part that could be checked matches the recomputed one. Not checked: {parts}";
    NOT_VERIFIED = "검증되지 않음", "Not verified";
    OK = "일치", "ok";
    FAILED = "불일치", "FAILED";
    SKIPPED = "확인하지 않음", "not checked";
}

pub const COMMAND: Command = Command {
    name: "verify",
    about: ABOUT,
    example: Message::same("selfcheck verify report.html"),
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    vec![
        arg::path(arg::positional("file", "REPORT", ARG_REPORT, lang)),
        arg::json(lang),
        arg::language(lang),
    ]
}

/// Exits 1 if a part does not verify.
fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let file = invocation.required_path("file");
    let page = report_file::page(services, file)?;
    let templates =
        reporting::templates(services, None).map_err(|error| reporting::command_error(&error, lang))?;
    let reader = Reader {
        services,
        folder: services
            .folder_of(file)
            .map_err(|error| services.storage_error(&error))?,
        templates,
        digests: RefCell::default(),
    };
    let parts = verify(&page, &reader);
    let holds = parts.iter().all(|part| part.outcome != CheckOutcome::Fails);
    let json = invocation.flag("json");
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

fn as_text(services: &Services<'_>, parts: &[CheckResult], holds: bool) -> String {
    let lang = services.context.lang;
    let mut text = String::new();
    for part in parts {
        let word = match part.outcome {
            CheckOutcome::Holds => OK,
            CheckOutcome::Fails => FAILED,
            CheckOutcome::NotChecked => SKIPPED,
        };
        let _ = writeln!(
            text,
            "[{}] {}: {}",
            word.get(lang),
            part.check.label(lang),
            part.detail.get(lang)
        );
    }
    let skipped: Vec<&str> = parts
        .iter()
        .filter(|part| part.outcome == CheckOutcome::NotChecked)
        .map(|part| part.check.label(lang))
        .collect();
    let word = match (holds, skipped.is_empty()) {
        (false, _) => NOT_VERIFIED,
        (true, true) => VERIFIED,
        (true, false) => VERIFIED_IN_PART,
    };
    text.push_str(&word.fill(lang, &[("parts", &skipped.join(", "))]));
    text.push('\n');
    text
}

fn as_json(parts: &[CheckResult], holds: bool) -> String {
    let parts: Vec<_> = parts
        .iter()
        .map(|part| {
            let outcome = match part.outcome {
                CheckOutcome::Holds => "holds",
                CheckOutcome::Fails => "fails",
                CheckOutcome::NotChecked => "not-checked",
            };
            serde_json::json!({ "part": part.check.word(), "outcome": outcome, "detail": part.detail.en })
        })
        .collect();
    format!("{:#}\n", serde_json::json!({ "holds": holds, "parts": parts }))
}

/// Reads the data embedded in a report and checks evidence files beside it.
struct Reader<'a> {
    services: &'a Services<'a>,
    folder: PathBuf,
    templates: Templates,
    digests: RefCell<DigestCache>,
}

impl VerifyPort for Reader<'_> {
    fn load(&self, list: &ListSource<'_>, assessment: &str) -> Result<Loaded, LoadError> {
        report_file::embedded(list, assessment)
    }

    fn inspect(&self, evidence: &Evidence) -> AtHand {
        let today = self.services.context.environment.today();
        let mut digests = self.digests.borrow_mut();
        match evidence::inspect_inside(evidence, &self.folder, today, &mut Watch::none(), &mut digests) {
            Some(None) => AtHand::Outside,
            // Reports are usually sent without their evidence.
            Some(Some(look)) if look.state != EvidenceState::Missing => AtHand::Checked(look.settled_state()),
            _ => AtHand::Away,
        }
    }

    fn templates(&self) -> &Templates {
        &self.templates
    }
}
