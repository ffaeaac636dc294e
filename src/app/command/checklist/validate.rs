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
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_line;
use crate::domain::edition::Edition;
use crate::domain::issue::{Issue, Severity};
use crate::domain::lang::Lang;
use crate::words;
use crate::words::{Message, upgrade};
use crate::yaml::diagnose;
use crate::yaml::source::Source;

words! {
    ABOUT = "점검표 파일의 오류를 모두 찾아 위치와 함께 보여 줍니다", "Report all issues in checklist files, with their locations";
    ARG_PATHS = "점검표 파일 또는 폴더", "Checklist files or folders";
    OPT_FORMAT = "형식: text, json, sarif", "Format: text, json, sarif";
    PROGRESS = "점검표 확인 중 {done}/{of}, 멈추려면 Ctrl+C", "checking checklists {done}/{of}, Ctrl+C to stop";
    NO_ISSUES = "{path}: 오류 없음, 문항 {count}", "{path}: no issues; questions: {count}";
    OPT_SINCE = "이전 판과 비교합니다: 파일, 판 번호, id@판 번호", "Compare with an earlier edition: a file, a version or id@version";
    SINCE = "{path}: {edition} 이후 {counts}", "{path}: since {edition}: {counts}";
    UNKNOWN_OLD = "비교할 이전 판 {given:을를} 찾을 수 없습니다", "there is no earlier edition {given}";
    KNOWN_OLD = "공개된 판: {known}. 파일이면 경로를 지정하십시오", "released editions: {known}; for a file, give its path";
    OTHER_OLD = "{old:은는} 이 점검표들의 이전 판이 아닙니다", "{old} is no earlier edition of these checklists";
    OTHER_OLD_HINT = "id가 같거나 succeeds에 그 id가 있는 점검표만 비교합니다", "a checklist is compared with an edition of its id, or of an id that its succeeds names";
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
        arg::option("since", "OLD", OPT_SINCE, lang),
        arg::one_of("format", "FORMAT", OPT_FORMAT, &formats, lang),
        arg::color(lang),
        arg::language(lang),
    ]
}

/// Exits 3 if a file has errors or cannot be read; warnings alone are no failure.
fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let mut found = Found::default();
    let mut earlier = Earlier::read(services, invocation.text("since"))?;
    for path in invocation.values::<PathBuf>("paths") {
        match Catalog::files(path) {
            Ok(files) => {
                let mut meter = ProgressMeter::start(&services.context.environment);
                for (at, file) in files.iter().enumerate() {
                    let (done, of) = (at.to_string(), files.len().to_string());
                    meter.update(|| PROGRESS.fill(lang, &[("done", &done), ("of", &of)]));
                    found.examine(services, file, &mut earlier);
                }
            }
            Err(error) => found.add(&error, lang),
        }
    }
    earlier.check_used(
        services,
        found.count(Severity::Error) > 0 || found.is_unreadable(),
    )?;
    let errors = found.count(Severity::Error);
    let format = invocation.value("format").copied().unwrap_or_default();
    found.print(services, format)?;
    if errors > 0 || found.is_unreadable() {
        Err(CommandError::laid_out(Kind::Input, ""))
    } else {
        Ok(())
    }
}

/// The earlier edition that checklists are compared with.
enum Earlier {
    None,
    /// A version, of whichever checklist has it.
    Version {
        given: String,
        is_used: bool,
    },
    /// A file or a released edition.
    Checklist {
        old: Box<Checklist>,
        is_used: bool,
    },
}

impl Earlier {
    fn read(services: &Services<'_>, given: Option<&str>) -> Result<Self, CommandError> {
        let Some(given) = given else {
            return Ok(Self::None);
        };
        let old = match services.catalog.load(given) {
            Err(CatalogError::Unknown { .. }) if !given.contains('@') => {
                return Ok(Self::Version {
                    given: given.to_owned(),
                    is_used: false,
                });
            }
            Err(CatalogError::Unknown { known, .. }) => return Err(unknown(services, given, &known)),
            loaded => loaded.map_err(|error| services.catalog_error(&error))?,
        };
        Ok(Self::Checklist {
            old: Box::new(old),
            is_used: false,
        })
    }

    /// The earlier edition of a checklist.
    fn of(&mut self, services: &Services<'_>, new: &Checklist) -> Option<Checklist> {
        match self {
            Self::None => None,
            Self::Version { given, is_used } => {
                let edition = Edition {
                    id: new.header.id.clone(),
                    version: given.clone(),
                };
                let old = services.catalog.edition(&edition);
                *is_used |= old.is_some();
                old
            }
            Self::Checklist { old, is_used } => {
                let id = &old.header.id;
                let is_of = new.header.id == *id || new.header.succeeds.contains(id);
                *is_used |= is_of;
                is_of.then(|| (**old).clone())
            }
        }
    }

    /// An earlier edition that nothing was compared with is an error, unless a checklist could not be read.
    fn check_used(&self, services: &Services<'_>, has_errors: bool) -> Result<(), CommandError> {
        let lang = services.context.lang;
        match self {
            Self::Version {
                given,
                is_used: false,
            } if !has_errors => {
                let given = clean_line(given);
                let message = UNKNOWN_OLD.fill(lang, &[("given", &given)]);
                Err(CommandError::new(Kind::Usage, message, OTHER_OLD_HINT.get(lang)))
            }
            Self::Checklist { old, is_used: false } if !has_errors => {
                let old = clean_line(&old.edition().to_string());
                let message = OTHER_OLD.fill(lang, &[("old", &old)]);
                Err(CommandError::new(Kind::Input, message, OTHER_OLD_HINT.get(lang)))
            }
            _ => Ok(()),
        }
    }
}

fn unknown(services: &Services<'_>, given: &str, known: &[String]) -> CommandError {
    let lang = services.context.lang;
    let known = known.join(", ");
    let message = UNKNOWN_OLD.fill(lang, &[("given", &clean_line(given))]);
    CommandError::new(Kind::Usage, message, KNOWN_OLD.fill(lang, &[("known", &known)]))
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
    fn examine(&mut self, services: &Services<'_>, file: &Path, earlier: &mut Earlier) {
        self.files += 1;
        let lang = services.context.lang;
        let name = file.to_string_lossy();
        match services
            .catalog
            .examine_since(&name, &mut |new| earlier.of(services, new))
        {
            Ok(outcome) => {
                if let Some(changes) = &outcome.since {
                    let edition = clean_line(&format!("{} {}", changes.from.id, changes.from.version));
                    let places = [
                        ("path", &*output::name(file)),
                        ("edition", &edition),
                        ("counts", &upgrade::counts(changes, lang)),
                    ];
                    self.good.push(SINCE.fill(lang, &places));
                }
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
