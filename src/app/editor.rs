//! Edits a note in the user's editor: without a shell, in a private file, up to a maximum size.

use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::Path;
use std::process::Command;

use super::environment::Environment;
use super::user_error;
use crate::domain::clean::{clean_line, clean_path};
use crate::domain::localized::Localized;
use crate::domain::user_error::UserError;
use crate::files::regular_file;
use crate::words::app as words;
use crate::words::size::format_size;

/// Maximum size of a note, in bytes.
const LONGEST: u64 = 8 * 1024 * 1024;

/// Edits a text in `$VISUAL`, else `$EDITOR`; `None` if neither is set. The variable is split at blanks, without a shell.
pub fn edit(environment: &Environment, text: &str) -> Option<Result<String, Box<UserError>>> {
    let command = environment.var("VISUAL").or_else(|| environment.var("EDITOR"))?;
    let mut words = command.split_whitespace();
    let program = words.next()?.to_owned();
    let rest: Vec<String> = words.map(str::to_owned).collect();
    Some(run(&program, &rest, text))
}

fn run(program: &str, words: &[String], text: &str) -> Result<String, Box<UserError>> {
    let failed = |error: &io::Error| user_error::system(program.as_ref(), error);
    let mut file = tempfile::Builder::new()
        .prefix("selfcheck-note-")
        .suffix(".md")
        .tempfile()
        .map_err(|error| failed(&error))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.flush())
        .map_err(|error| failed(&error))?;
    let status = Command::new(program)
        .args(words)
        .arg(file.path())
        .status()
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => missing(program),
            _ => failed(&error),
        })?;
    if !status.success() {
        return Err(ended_badly(program, status.code()));
    }
    let (edited, size) = match read(file.path()) {
        Ok(read) => read,
        Err(error) => {
            let what = user_error::system(file.path(), &error).what;
            return Err(kept(file, what));
        }
    };
    if edited.len() as u64 > LONGEST {
        let places = [("size", format_size(size)), ("limit", format_size(LONGEST))];
        let places = places.each_ref().map(|(name, text)| (*name, text.as_str()));
        return Err(kept(file, words::EDITOR_TOO_LONG.localized(&places)));
    }
    String::from_utf8(edited).map_err(|_| kept(file, words::EDITOR_NOT_TEXT.localized(&[])))
}

/// The text, at most one byte more than the limit, and its whole size. Reopened, because many editors write a new file and rename
/// it over the old one.
fn read(path: &Path) -> io::Result<(Vec<u8>, u64)> {
    let reader = regular_file::open(path)?;
    let size = reader.metadata()?.len();
    let mut edited = Vec::new();
    reader.take(LONGEST + 1).read_to_end(&mut edited)?;
    Ok((edited, size))
}

/// Keeps the temporary file of a text that cannot be used.
fn kept(file: tempfile::NamedTempFile, what: Localized) -> Box<UserError> {
    match file.keep() {
        Ok((_, path)) => Box::new(UserError {
            code: "E-EDITOR".into(),
            what,
            safe: words::EDITOR_KEPT.localized(&[("path", &clean_path(&path))]),
            next: words::EDITOR_KEPT_NEXT.localized(&[]),
        }),
        Err(failed) => user_error::system(failed.file.path(), &failed.error),
    }
}

fn missing(program: &str) -> Box<UserError> {
    Box::new(UserError {
        code: "E-EDITOR".into(),
        what: words::EDITOR_MISSING.localized(&[("program", &clean_line(program))]),
        safe: words::EDITOR_SAFE.localized(&[]),
        next: words::EDITOR_NEXT.localized(&[]),
    })
}

/// Leaving an editor with an error status discards the edit.
fn ended_badly(program: &str, status: Option<i32>) -> Box<UserError> {
    let status = status.map_or_else(|| "-".to_owned(), |status| status.to_string());
    let places = [("program", &*clean_line(program)), ("status", &*status)];
    Box::new(UserError {
        code: "E-EDITOR".into(),
        what: words::EDITOR_FAILED.localized(&places),
        safe: words::EDITOR_SAFE.localized(&[]),
        next: words::EDITOR_NEXT.localized(&[]),
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_missing_or_failing_editor_is_an_error_and_changes_nothing() {
        for (program, said) in [
            ("no-editor-of-this-name", "was not found"),
            ("false", "(status 1)"),
        ] {
            let error = run(program, &[], "as it was").expect_err("it fails");
            assert_eq!(error.code, "E-EDITOR");
            assert!(
                error.what.en.contains(program) && error.what.en.contains(said),
                "{error:?}"
            );
        }
        assert_eq!(run("true", &[], "as it was").expect("it ends well"), "as it was");
    }

    #[test]
    fn a_text_that_cannot_be_used_is_kept() {
        // The editor leaves a link to itself, which cannot be read.
        let words = ["-c".to_owned(), "rm \"$0\"; ln -s \"$0\" \"$0\"".to_owned()];
        let error = run("/bin/sh", &words, "as it was").expect_err("it cannot be read back");
        assert!(error.safe.en.contains("kept in "), "{error:?}");
        for (script, why) in [
            ("head -c 8388609 /dev/zero | tr '\\0' a >\"$0\"", "8.0 MiB"),
            ("printf 'a\\377' >\"$0\"", "not UTF-8"),
        ] {
            let words = ["-c".to_owned(), script.to_owned()];
            let error = run("/bin/sh", &words, "as it was").expect_err("it is refused");
            assert!(error.what.en.contains(why), "{error:?}");
            let path = error.safe.en.split("kept in ").nth(1).expect("a path");
            let path = path.trim_end_matches('.');
            let (kept, _) = read(Path::new(path)).expect("the file is kept");
            assert!(kept.len() > 1, "{path}");
            std::fs::remove_file(path).expect("removed");
        }
    }
}
