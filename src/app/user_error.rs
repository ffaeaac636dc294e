//! Builds the errors of the interactive modes: what happened, what is safe, what to do next.

use std::path::Path;

use super::command_error::CommandError;
use crate::checklist::CatalogError;
use crate::domain::assessment::Assessment;
use crate::domain::clean::clean_path;
use crate::domain::localized::Localized;
use crate::domain::user_error::UserError;
use crate::words::app as words;

/// An error of the system about a file or program.
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

/// A checklist that cannot be loaded; includes the first issue with its location.
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

/// No assessment is open, because it could not be reopened.
pub fn nothing_open() -> Box<UserError> {
    Box::new(UserError {
        code: "E-NOT-OPEN".into(),
        what: words::NOT_OPEN.localized(&[]),
        safe: words::SAFE.localized(&[]),
        next: words::NOT_OPEN_NEXT.localized(&[]),
    })
}

/// The checklist of an assessment was not found.
pub fn checklist_not_found(assessment: &Assessment, path: &Path) -> Box<UserError> {
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

/// Converts the error of a command, which exists in one language only.
pub fn from_command_error(error: &CommandError) -> Box<UserError> {
    let same = |text: &str| Localized::new(text, text);
    Box::new(UserError {
        code: error.code.clone(),
        what: same(&error.message),
        safe: Localized::default(),
        next: same(&error.hint),
    })
}
