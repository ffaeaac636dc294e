//! `selfcheck verify`: recomputes a report from the data embedded in it and says what that proves.

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
use crate::domain::checklist::Checklist;
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::lang::Lang;
use crate::report::{
    AtHand, CheckResult, CheckState, LineDifference, ListSource, LoadError, Loaded, Outcome, Templates,
    VerifyPort, outcome, verify,
};
use crate::storage::evidence::{self, DigestCache, Watch};
use crate::words;
use crate::words::{Message, verify as verify_words};

words! {
    ABOUT = "보고서를 다시 계산해 검증합니다", "Verify a report by recomputing it";
    ARG_REPORT = "보고서 파일 (.html)", "Report file (.html)";
    OPT_CHECKLIST = "보고서의 점검표여야 하는 점검표 파일", "Checklist that the report should be of";
    OPT_TEMPLATES = "보고서를 만든 서식이 든 폴더", "Folder with the templates that the report was made with";
    OPT_WITHOUT_EVIDENCE = "곁에 없는 증빙을 빼고 확인합니다", "Leave out evidence that is not at hand";
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
        arg::path(arg::option("checklist", "FILE", OPT_CHECKLIST, lang)),
        arg::path(arg::option("templates", "DIR", OPT_TEMPLATES, lang)),
        arg::flag("without-evidence", OPT_WITHOUT_EVIDENCE, lang),
        arg::json(lang),
        arg::language(lang),
    ]
}

/// Exits 1 unless the report is verified.
fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let file = invocation.required_path("file");
    let page = report_file::page(services, file)?;
    let checklist = invocation.path("checklist");
    let templates = invocation.path("templates").map(Templates::from_folder);
    let reader = Reader {
        services,
        folder: services
            .folder_of(file)
            .map_err(|error| services.storage_error(&error))?,
        checklist: checklist
            .map(|path| services.checklist(&path.to_string_lossy()))
            .transpose()?,
        templates: templates
            .transpose()
            .map_err(|error| reporting::command_error(&error, lang))?,
        without_evidence: invocation.flag("without-evidence"),
        digests: RefCell::default(),
    };
    let checks = verify(&page, &reader);
    let outcome = outcome(&checks);
    if invocation.flag("json") {
        output::print_json(&as_json(&checks, outcome))?;
    } else {
        output::print(&as_text(&checks, outcome, lang))?;
    }
    if outcome == Outcome::Verified {
        Ok(())
    } else {
        Err(CommandError::no())
    }
}

fn as_text(checks: &[CheckResult], outcome: Outcome, lang: Lang) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{}", verify_words::NOT_PROVEN.get(lang));
    for check in checks {
        let _ = writeln!(
            text,
            "[{}] {}: {}",
            check.state.label(lang),
            check.check.label(lang),
            check.detail.get(lang)
        );
        for each in &check.differences {
            let _ = writeln!(text, "  {}", difference(each, lang));
        }
    }
    let word = match outcome {
        Outcome::Verified => verify_words::VERIFIED,
        Outcome::Partial => verify_words::PARTIAL,
        Outcome::Altered => verify_words::ALTERED,
    };
    let concerned: Vec<&str> = checks
        .iter()
        .filter(|check| outcome != Outcome::Verified && check.outcome() == outcome)
        .map(|check| check.check.label(lang))
        .collect();
    text.push_str(&word.fill(lang, &[("parts", &concerned.join(", "))]));
    text.push('\n');
    text
}

fn difference(each: &LineDifference, lang: Lang) -> String {
    let quoted = |text: &str| {
        if text.is_empty() {
            verify_words::NOTHING.get(lang).to_owned()
        } else {
            format!("'{text}'")
        }
    };
    let (line, printed, right) = (each.line.to_string(), quoted(&each.printed), quoted(&each.right));
    let places = [
        ("line", line.as_str()),
        ("part", &each.part),
        ("printed", &printed),
        ("right", &right),
    ];
    verify_words::DIFFERS.fill(lang, &places)
}

fn as_json(checks: &[CheckResult], outcome: Outcome) -> String {
    let result = |check: &CheckResult| {
        let differences = check.differences.iter().map(|each| {
            serde_json::json!({
                "line": each.line, "part": each.part, "printed": each.printed, "right": each.right,
            })
        });
        serde_json::json!({
            "check": check.check.word(),
            "state": check.state.word(),
            "detail": check.detail.en,
            "differences": differences.collect::<Vec<_>>(),
        })
    };
    // The fields that earlier versions printed.
    let part = |check: &CheckResult| {
        let outcome = match check.state {
            CheckState::Failed => "fails",
            CheckState::Ok => "holds",
            _ => "not-checked",
        };
        serde_json::json!({ "part": check.check.word(), "outcome": outcome, "detail": check.detail.en })
    };
    let json = serde_json::json!({
        "result": outcome.word(),
        "does_not_prove": verify_words::NOT_PROVEN.en,
        "checks": checks.iter().map(result).collect::<Vec<_>>(),
        "holds": outcome == Outcome::Verified,
        "parts": checks.iter().map(part).collect::<Vec<_>>(),
    });
    format!("{json:#}\n")
}

/// Reads the data embedded in a report and checks evidence files beside it.
struct Reader<'a> {
    services: &'a Services<'a>,
    folder: PathBuf,
    checklist: Option<Checklist>,
    templates: Option<Templates>,
    without_evidence: bool,
    digests: RefCell<DigestCache>,
}

impl VerifyPort for Reader<'_> {
    fn load(&self, list: &ListSource<'_>, assessment: &str) -> Result<Loaded, LoadError> {
        report_file::embedded_or(list, assessment, self.checklist.as_ref())
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

    fn checklist(&self) -> Option<&Checklist> {
        self.checklist.as_ref()
    }

    fn templates(&self) -> Option<&Templates> {
        self.templates.as_ref()
    }

    fn without_evidence(&self) -> bool {
        self.without_evidence
    }
}
