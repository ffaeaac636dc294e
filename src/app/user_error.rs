//! Builds the errors that the interactive modes show: what happened, what is safe, what to do next.

use std::path::Path;

use super::command_error::CommandError;
use crate::checklist::CatalogError;
use crate::domain::assessment::Assessment;
use crate::domain::clean::clean_path;
use crate::domain::localized::Localized;
use crate::domain::user_error::UserError;
use crate::words::app as words;

/// The system refused something about a file or program.
pub fn system(path: &Path, error: &std::io::Error) -> Box<UserError> {
    let number = error.raw_os_error().unwrap_or(0);
    let path = clean_path(path);
    let places = [("path", path.as_str()), ("detail", &error.to_string())];
    Box::new(UserError {
        code: format!("E-IO-{number}"),
        what: words::SYSTEM.localized(&places),
        safe: words::SAFE.localized(&[]),
        next: words::TRY_AGAIN.localized(&[]),
    })
}

/// A checklist cannot be had. The first issue is named with its place.
pub fn catalog(error: &CatalogError) -> Box<UserError> {
    let mut what = error.message();
    if let Some(issue) = error.issues().first() {
        let place = format!("{}:{}:{}", issue.place.file, issue.place.line, issue.place.column);
        what = Localized::new(
            format!("{} {place}: {}", what.ko, issue.message.ko),
            format!("{} {place}: {}", what.en, issue.message.en),
        );
    }
    Box::new(UserError {
        code: "E-CHECKLIST".into(),
        what,
        safe: words::SAFE.localized(&[]),
        next: error.hint(),
    })
}

/// Nothing is open any more, for the file could not be opened again.
pub fn nothing_open() -> Box<UserError> {
    Box::new(UserError {
        code: "E-NOT-OPEN".into(),
        what: words::NOT_OPEN.localized(&[]),
        safe: words::SAFE.localized(&[]),
        next: words::NOT_OPEN_NEXT.localized(&[]),
    })
}

/// The checklist of an assessment is nowhere.
pub fn vanished(assessment: &Assessment, path: &Path) -> Box<UserError> {
    let path = clean_path(path);
    let stamp = &assessment.checklist;
    let places = [
        ("path", path.as_str()),
        ("id", stamp.id.as_str()),
        ("version", stamp.version.as_str()),
    ];
    Box::new(UserError {
        code: "E-CHECKLIST".into(),
        what: words::VANISHED.localized(&places),
        safe: words::SAFE.localized(&[]),
        next: words::VANISHED_NEXT.localized(&[]),
    })
}

/// A failure of a command, for an interactive mode: it was said in one language and is shown in it.
pub fn from_failure(failure: &CommandError) -> Box<UserError> {
    let same = |text: &str| Localized::new(text, text);
    Box::new(UserError {
        code: failure.code.clone(),
        what: same(&failure.message),
        safe: Localized::default(),
        next: same(&failure.hint),
    })
}
