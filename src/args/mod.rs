//! The argument grammar: words in, a [`Command`] or a usage error out. Pure: no environment, file or terminal.

mod grammar;
mod understand;
mod usage;

use std::path::PathBuf;

use jiff::civil::Date;

pub use grammar::{command, man_pages};
pub use usage::UsageError;

use crate::domain::format::Format;
use crate::domain::lang::Lang;

use crate::domain::ratio::Ratio;
use crate::domain::remediation::RemediationField;
use crate::domain::verdict::Verdict;

/// When to colour what is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How issues of a checklist are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IssueFormat {
    /// With excerpts, for people.
    #[default]
    Text,
    /// A list, for editors.
    Json,
    /// SARIF 2.1.0, for code review.
    Sarif,
}

/// How a checklist is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShowFormat {
    /// Markdown.
    #[default]
    Markdown,
    /// A page.
    Html,
}

/// Choices that hold for every command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Global {
    /// Interface language, where given.
    pub lang: Option<Lang>,
    /// When to colour.
    pub color: Color,
    /// Draw with ASCII characters only.
    pub ascii: bool,
    /// Use the mouse.
    pub mouse: bool,
    /// Ask line by line.
    pub plain: bool,
}

/// What a user asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// The interface.
    Interface,
    /// Begin an assessment.
    New {
        /// Id or file of the checklist.
        checklist: String,
        /// File to keep it in.
        file: Option<PathBuf>,
        /// Name of the system.
        name: Option<String>,
        /// Replace a file that exists.
        force: bool,
    },
    /// Go on with an assessment.
    Open(PathBuf),
    /// List checklists and assessments.
    List {
        /// As JSON.
        json: bool,
    },
    /// Write the finished examples.
    Demo {
        /// Folder to write.
        dir: Option<PathBuf>,
        /// Replace files that exist.
        force: bool,
    },
    /// Answer one question.
    Answer(Box<AnswerOrder>),
    /// Counts, scores, verdict.
    Status {
        /// The assessment.
        file: PathBuf,
        /// As JSON.
        json: bool,
    },
    /// A gate for pipelines.
    Check {
        /// The assessment.
        file: PathBuf,
        /// Verdict wanted.
        verdict: Option<Verdict>,
        /// Score wanted.
        min_score: Option<Ratio>,
        /// Oldest answer allowed, in days.
        max_age: Option<u32>,
        /// As JSON.
        json: bool,
    },
    /// Make a report.
    Report(ReportOrder),
    /// Show what changed since an earlier assessment.
    Compare {
        /// The earlier assessment or report.
        earlier: PathBuf,
        /// The assessment.
        file: PathBuf,
        /// As JSON.
        json: bool,
    },
    /// Verify a report.
    Verify {
        /// The report.
        file: PathBuf,
        /// As JSON.
        json: bool,
    },
    /// Validate checklists.
    Validate {
        /// Files and folders.
        paths: Vec<PathBuf>,
        /// How issues are printed.
        format: IssueFormat,
    },
    /// A starter file.
    ChecklistNew {
        /// Id of the new checklist.
        id: String,
        /// What it starts from.
        extends: Option<String>,
        /// Where it is written.
        out: Option<PathBuf>,
        /// Replace a file that exists.
        force: bool,
    },
    /// Show a checklist.
    Show {
        /// Id or file.
        checklist: String,
        /// The merged checklist as YAML.
        resolved: bool,
        /// Format of the form.
        format: ShowFormat,
    },
    /// The JSON Schema of checklists.
    Schema,
    /// Shell completions.
    Completions(clap_complete::Shell),
    /// The manual page.
    Man,
}

/// The words of `selfcheck answer`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerOrder {
    /// The assessment.
    pub file: PathBuf,
    /// Id of the question.
    pub question: String,
    /// The value.
    pub value: String,
    /// Note.
    pub note: Option<String>,
    /// Why it does not apply.
    pub reason: Option<String>,
    /// Paths and addresses.
    pub evidence: Vec<String>,
    /// Who sees to it.
    pub owner: Option<String>,
    /// Until when.
    pub due: Option<Date>,
    /// The texts of the plan for a gap that are given.
    pub plan: Vec<(RemediationField, String)>,
    /// Who signed off.
    pub reviewer: Option<String>,
}

/// The words of `selfcheck report`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportOrder {
    /// The assessment.
    pub file: PathBuf,
    /// Format.
    pub format: Format,
    /// An earlier assessment or report to compare with.
    pub since: Option<PathBuf>,
    /// Report language.
    pub lang: Option<Lang>,
    /// Folder of templates.
    pub templates: Option<PathBuf>,
    /// Where it is written; `-` is standard output.
    pub out: Option<PathBuf>,
    /// Whether it is final.
    pub is_final: bool,
    /// Whether a file that is no report may be replaced.
    pub force: bool,
}

/// What was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parsed {
    /// A command with the choices that hold for all.
    Run(Global, Command),
    /// Help or version: text for standard output.
    Print(String),
}

/// Reads the words after the program's name. `lang` is the language of help and errors unless `--lang` is among the words.
pub fn parse(words: &[std::ffi::OsString], lang: Lang) -> Result<Parsed, UsageError> {
    let lang = asked_lang(words).unwrap_or(lang);
    let all = std::iter::once(std::ffi::OsString::from("selfcheck")).chain(words.iter().cloned());
    match command(lang).try_get_matches_from(all) {
        Ok(matches) => {
            understand::understand(&matches, lang).map(|(global, command)| Parsed::Run(global, command))
        }
        Err(error) if error.use_stderr() => Err(usage::explain(&error, words, lang)),
        Err(error) => Ok(Parsed::Print(error.render().to_string())),
    }
}

/// The language given with `--lang`, looked for before the grammar is built in that language.
fn asked_lang(words: &[std::ffi::OsString]) -> Option<Lang> {
    let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
    let is_report = words.contains(&"report");
    if is_report {
        return None;
    }
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let apart = words
        .iter()
        .position(|word| *word == "--lang")
        .and_then(|at| words.get(at + 1).copied());
    joined.or(apart).and_then(Lang::from_tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Parsed, UsageError> {
        let words: Vec<_> = line.split_whitespace().map(std::ffi::OsString::from).collect();
        parse(&words, Lang::En)
    }

    fn command_of(line: &str) -> Command {
        match read(line) {
            Ok(Parsed::Run(_, command)) => command,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn no_words_open_the_interface() {
        assert_eq!(command_of(""), Command::Interface);
    }

    #[test]
    fn reads_every_word_of_an_answer() {
        let Command::Answer(order) = command_of(
            "answer a.selfcheck.yaml E01-01 no --note n --evidence a --evidence b --owner o --due 2026-12-31",
        ) else {
            panic!("not an answer")
        };
        assert_eq!((order.question.as_str(), order.value.as_str()), ("E01-01", "no"));
        assert_eq!(order.evidence, ["a", "b"]);
        assert_eq!(order.due, Some(jiff::civil::date(2026, 12, 31)));
    }

    #[test]
    fn a_negative_number_is_a_value() {
        let Command::Answer(order) = command_of("answer a X -- -2.5") else {
            panic!("not an answer")
        };
        assert_eq!(order.value, "-2.5");
    }

    #[test]
    fn report_language_is_apart_from_the_interface() {
        let parsed = read("--lang en report a --lang ko");
        let Ok(Parsed::Run(global, Command::Report(order))) = parsed else {
            panic!("{parsed:?}")
        };
        assert_eq!((global.lang, order.lang), (Some(Lang::En), Some(Lang::Ko)));
    }

    #[test]
    fn a_typo_gets_the_nearest_word() {
        let error = read("statsu a").expect_err("no such command");
        assert_eq!(error.message, "there is no command 'statsu'");
        assert_eq!(error.hint, "did you mean 'status'?");
        let error = read("report a --formt md").expect_err("no such option");
        assert_eq!(error.hint, "did you mean '--format'?");
        let error = read("report a --format mdd").expect_err("no such format");
        assert_eq!(error.message, "--format does not take 'mdd'");
    }

    #[test]
    fn both_languages_have_help_for_every_command() {
        for lang in Lang::ALL {
            let words = |line: &str| {
                line.split_whitespace()
                    .map(std::ffi::OsString::from)
                    .collect::<Vec<_>>()
            };
            for line in ["--help", "answer --help", "checklist validate --help"] {
                let Ok(Parsed::Print(help)) = parse(&words(line), lang) else {
                    panic!("{line}")
                };
                assert!(
                    help.contains(crate::words::cli::HEAD_EXAMPLE.get(lang)),
                    "{line}: {help}"
                );
            }
        }
    }
}
