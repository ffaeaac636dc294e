//! `selfcheck checklist validate`: reports every issue of checklist files.

use std::path::{Path, PathBuf};

use clap::Arg;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::{CommandError, Kind};
use crate::app::output;
use crate::app::progress::ProgressMeter;
use crate::app::services::Services;
use crate::checklist::{Catalog, CatalogError, codes};
use crate::domain::issue::{Issue, Severity};
use crate::domain::lang::Lang;
use crate::words;
use crate::words::Message;
use crate::yaml::diagnose;
use crate::yaml::source::Source;

words! {
    ABOUT = "점검표 파일의 오류를 모두 찾아 위치와 함께 보여 줍니다", "Report all issues in checklist files, with their locations";
    ARG_PATHS = "점검표 파일 또는 폴더", "Checklist files or folders";
    OPT_FORMAT = "형식: text, json, sarif", "Format: text, json, sarif";
    PROGRESS = "점검표 확인 중 {done}/{of}, 멈추려면 Ctrl+C", "checking checklists {done}/{of}, Ctrl+C to stop";
    NO_ISSUES = "{path}: 오류 없음, 문항 {count}", "{path}: no issues; questions: {count}";
    SUMMARY = "파일 {files}개, 오류 {errors}, 경고 {warnings}", "files: {files}, errors: {errors}, warnings: {warnings}";
}

pub const COMMAND: Command = Command {
    name: "validate",
    about: ABOUT,
    example: Message::same("selfcheck checklist validate checklists/ --format sarif"),
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

#[derive(Clone, Copy, Default)]
enum Format {
    /// With excerpts, for people.
    #[default]
    Text,
    Json,
    /// SARIF 2.1.0, for code review.
    Sarif,
}

fn arguments(lang: Lang) -> Vec<Arg> {
    let formats = [
        (Format::Text, "text"),
        (Format::Json, "json"),
        (Format::Sarif, "sarif"),
    ];
    vec![
        arg::path(arg::positional("paths", "PATH", ARG_PATHS, lang)).num_args(1..),
        arg::one_of("format", "FORMAT", OPT_FORMAT, &formats, lang),
        arg::color(lang),
        arg::language(lang),
    ]
}

/// Exits 3 if a file has errors or cannot be read; warnings alone are no failure.
fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let mut found = Found::default();
    for path in invocation.values::<PathBuf>("paths") {
        match Catalog::files(path) {
            Ok(files) => {
                let mut meter = ProgressMeter::start(&services.context.environment);
                for (at, file) in files.iter().enumerate() {
                    let (done, of) = (at.to_string(), files.len().to_string());
                    meter.update(|| PROGRESS.fill(lang, &[("done", &done), ("of", &of)]));
                    found.examine(services, file);
                }
            }
            Err(error) => found.add(&error, lang),
        }
    }
    let errors = found.count(Severity::Error);
    let format = invocation.value("format").copied().unwrap_or_default();
    found.print(services, format)?;
    if errors > 0 || found.is_unreadable() {
        Err(CommandError::laid_out(Kind::Input, ""))
    } else {
        Ok(())
    }
}

#[derive(Default)]
struct Found {
    files: usize,
    issues: Vec<Issue>,
    sources: Vec<Source>,
    good: Vec<String>,
    unreadable: Vec<String>,
}

impl Found {
    fn examine(&mut self, services: &Services<'_>, file: &Path) {
        self.files += 1;
        let lang = services.context.lang;
        match services.catalog.examine(&file.to_string_lossy()) {
            Ok(outcome) => {
                if let (Some(checklist), true) = (&outcome.checklist, outcome.issues.is_empty()) {
                    let path = output::name(file);
                    let count = checklist.questions.len().to_string();
                    self.good
                        .push(NO_ISSUES.fill(lang, &[("path", &path), ("count", &count)]));
                }
                self.issues.extend(outcome.issues);
                self.sources.extend(outcome.sources);
            }
            Err(error) => self.add(&error, lang),
        }
    }

    fn add(&mut self, error: &CatalogError, lang: Lang) {
        if error.issues().is_empty() {
            self.unreadable.push(format!(
                "{} {}",
                error.message().get(lang),
                error.hint().get(lang)
            ));
        }
        self.issues.extend(error.issues().iter().cloned());
        self.sources.extend(error.sources().iter().cloned());
    }

    fn count(&self, severity: Severity) -> usize {
        self.issues
            .iter()
            .filter(|issue| issue.severity == severity)
            .count()
    }

    fn is_unreadable(&self) -> bool {
        !self.unreadable.is_empty()
    }

    fn print(&self, services: &Services<'_>, format: Format) -> Result<(), CommandError> {
        let lang = services.context.lang;
        for line in &self.unreadable {
            output::eprint(&format!("{line}\n"));
        }
        match format {
            Format::Json => output::print_json(&output::ended(&diagnose::json(&self.issues, lang))),
            Format::Sarif => output::print_json(&output::ended(&diagnose::sarif(
                &self.issues,
                &codes::all(),
                lang,
            ))),
            Format::Text => {
                let environment = &services.context.environment;
                let colour = environment.colours(&services.context.global, environment.output_is_terminal);
                let mut text = diagnose::text(&self.issues, &self.sources, lang, colour);
                for line in &self.good {
                    text.push_str(line);
                    text.push('\n');
                }
                let numbers = [
                    self.files,
                    self.count(Severity::Error),
                    self.count(Severity::Warning),
                ];
                let [files, errors, warnings] = numbers.map(|number| number.to_string());
                let places = [
                    ("files", files.as_str()),
                    ("errors", &errors),
                    ("warnings", &warnings),
                ];
                text.push_str(&SUMMARY.fill(lang, &places));
                output::print(&output::ended(&text))
            }
        }
    }
}
