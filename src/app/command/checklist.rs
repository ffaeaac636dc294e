//! `selfcheck checklist`: validate, start, show, and the schema for editors.

use std::path::{Path, PathBuf};

use crate::app::command_error::{CommandError, Kind};
use crate::app::output;
use crate::app::progress::Meter;
use crate::app::services::Services;
use crate::args::{IssueFormat, ShowFormat};
use crate::checklist::{Catalog, CatalogError};
use crate::checklist::{resolved, schema, starter};
use crate::domain::clean::clean_line;
use crate::domain::id::Id;
use crate::domain::issue::{Issue, Severity};
use crate::domain::lang::Lang;
use crate::words::cli as words;
use crate::yaml::source::Source;
use crate::yaml::{diagnose, handout};

/// Validates every checklist at the paths and prints all issues. Warnings alone are no failure.
pub fn validate(services: &Services<'_>, paths: &[PathBuf], format: IssueFormat) -> Result<(), CommandError> {
    let mut found = Found::default();
    for path in paths {
        match Catalog::files(path) {
            Ok(files) => {
                let mut meter = Meter::start(&services.context.environment);
                for (at, file) in files.iter().enumerate() {
                    let (done, of) = (at.to_string(), files.len().to_string());
                    meter.say(|| {
                        words::VALIDATING.fill(services.context.lang, &[("done", &done), ("of", &of)])
                    });
                    found.examine(services, file);
                }
            }
            Err(error) => found.add(&error, services.context.lang),
        }
    }
    let errors = found.count(Severity::Error);
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
                        .push(words::VALIDATE_GOOD.fill(lang, &[("path", &path), ("count", &count)]));
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

    fn print(&self, services: &Services<'_>, format: IssueFormat) -> Result<(), CommandError> {
        let lang = services.context.lang;
        for line in &self.unreadable {
            output::tell(&format!("{line}\n"));
        }
        match format {
            IssueFormat::Json => output::print_json(&ended(diagnose::json(&self.issues, lang))),
            IssueFormat::Sarif => output::print_json(&ended(diagnose::sarif(&self.issues, lang))),
            IssueFormat::Text => {
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
                text.push_str(&words::VALIDATE_SUM.fill(lang, &places));
                output::print(&ended(text))
            }
        }
    }
}

fn ended(mut text: String) -> String {
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// Writes a starter file for a new checklist.
pub fn start(
    services: &Services<'_>,
    id: &str,
    extends: Option<&str>,
    out: Option<&Path>,
    force: bool,
) -> Result<(), CommandError> {
    let lang = services.context.lang;
    let id = &Id::new(id).map_err(|error| {
        let message = words::ERR_VALUE.fill(lang, &[("option", "ID"), ("given", &clean_line(id))]);
        CommandError::new(Kind::Usage, message, error.to_string())
    })?;
    let base = extends
        .map(|base| services.checklist(base))
        .transpose()?
        .map(|base| base.header.id);
    let text = starter::new_checklist(id, base.as_ref(), lang);
    if out == Some(Path::new("-")) {
        return output::print(&text);
    }
    let path = out.map_or_else(|| PathBuf::from(format!("{id}.yaml")), Path::to_owned);
    if path.exists() && !force {
        let shown = output::name(&path);
        let message = words::ERR_EXISTS.fill(lang, &[("path", &shown)]);
        return Err(CommandError::new(
            Kind::Environment,
            message,
            words::HINT_EXISTS.get(lang),
        ));
    }
    services.write(&path, text.as_bytes())?;
    let shown = output::name(&path);
    let size = crate::app::services::size(text.len());
    output::print(&format!(
        "{}\n",
        words::WROTE.fill(lang, &[("path", &shown), ("size", &size)])
    ))
}

/// Prints a checklist: merged as YAML, or as a blank form with its guide.
pub fn show(
    services: &Services<'_>,
    what: &str,
    is_resolved: bool,
    format: ShowFormat,
) -> Result<(), CommandError> {
    let checklist = services.checklist(what)?;
    let lang = services.context.lang;
    let text = match (is_resolved, format) {
        (true, _) => resolved::to_yaml(&checklist),
        (false, ShowFormat::Markdown) => handout::markdown(&checklist, lang),
        (false, ShowFormat::Html) => handout::html(&checklist, lang),
    };
    output::print(&ended(text))
}

/// Prints the JSON Schema of checklists.
pub fn print_schema() -> Result<(), CommandError> {
    output::print(&ended(schema::checklist()))
}
