//! Trouble for the interactive modes: what happened, what is safe, what to do next.

use std::path::Path;

use super::failure::Failure;
use crate::catalog::CatalogError;
use crate::domain::assessment::Assessment;
use crate::domain::clean::clean_path;
use crate::domain::issue::Both;
use crate::domain::port::Trouble;
use crate::words::app as words;

/// The system refused something about a file or program.
pub fn system(path: &Path, error: &std::io::Error) -> Box<Trouble> {
    let number = error.raw_os_error().unwrap_or(0);
    let path = clean_path(path);
    let places = [("path", path.as_str()), ("detail", &error.to_string())];
    Box::new(Trouble {
        code: format!("E-IO-{number}"),
        what: words::SYSTEM.both(&places),
        safe: words::SAFE.both(&[]),
        next: words::TRY_AGAIN.both(&[]),
    })
}

/// A checklist cannot be had. The first issue is named with its place.
pub fn catalog(error: &CatalogError) -> Box<Trouble> {
    let mut what = error.message();
    if let Some(issue) = error.issues().first() {
        let place = format!("{}:{}:{}", issue.place.file, issue.place.line, issue.place.column);
        what = Both::new(
            format!("{} {place}: {}", what.ko, issue.message.ko),
            format!("{} {place}: {}", what.en, issue.message.en),
        );
    }
    Box::new(Trouble {
        code: "E-CHECKLIST".into(),
        what,
        safe: words::SAFE.both(&[]),
        next: error.hint(),
    })
}

/// Nothing is open any more, for the file could not be opened again.
pub fn nothing_open() -> Box<Trouble> {
    Box::new(Trouble {
        code: "E-NOT-OPEN".into(),
        what: words::NOT_OPEN.both(&[]),
        safe: words::SAFE.both(&[]),
        next: words::NOT_OPEN_NEXT.both(&[]),
    })
}

/// The checklist of an assessment is nowhere.
pub fn vanished(assessment: &Assessment, path: &Path) -> Box<Trouble> {
    let path = clean_path(path);
    let stamp = &assessment.checklist;
    let places = [
        ("path", path.as_str()),
        ("id", stamp.id.as_str()),
        ("version", stamp.version.as_str()),
    ];
    Box::new(Trouble {
        code: "E-CHECKLIST".into(),
        what: words::VANISHED.both(&places),
        safe: words::SAFE.both(&[]),
        next: words::VANISHED_NEXT.both(&[]),
    })
}

/// A failure of a command, for an interactive mode: it was said in one language and is shown in it.
pub fn from_failure(failure: &Failure) -> Box<Trouble> {
    let same = |text: &str| Both::new(text, text);
    Box::new(Trouble {
        code: failure.code.clone(),
        what: same(&failure.message),
        safe: Both::default(),
        next: same(&failure.hint),
    })
}
