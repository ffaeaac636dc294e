//! Writes standard output and standard error. A closed pipe is not an error, and no text from a file can control the terminal.

use std::borrow::Cow;
use std::io::{self, IsTerminal as _, Write};

use super::command_error::{CommandError, Kind};
use crate::domain::clean::{clean_path, escaped_json};
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::tui::blocking::Blocking;
use crate::words::cli as words;

/// Prints a result. A file or pipe receives the exact text; on a terminal only our own colours take effect.
pub fn print(text: &str) -> Result<(), CommandError> {
    if io::stdout().is_terminal() {
        write_out(with_own_colours(text).as_bytes())
    } else {
        write_out(text.as_bytes())
    }
}

/// Prints a document. A file or pipe receives the exact bytes; on a terminal, control characters from templates are escaped.
pub fn print_bytes(bytes: &[u8]) -> Result<(), CommandError> {
    let shown = if io::stdout().is_terminal() {
        Cow::Owned(safe(&String::from_utf8_lossy(bytes)).into_bytes())
    } else {
        Cow::Borrowed(bytes)
    };
    write_out(&shown)
}

fn write_out(bytes: &[u8]) -> Result<(), CommandError> {
    let mut out = Blocking::new(io::stdout().lock());
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(CommandError::new(Kind::Environment, error.to_string(), ""))
        }
        _ => Ok(()),
    }
}

/// Prints JSON. Control characters are written as JSON escapes, so that a program reads the same text.
pub fn print_json(text: &str) -> Result<(), CommandError> {
    print(&escaped_json(text))
}

/// Prints a message on standard error, with control characters escaped.
pub fn eprint(text: &str) {
    write_stderr(&safe(text));
}

/// Prints notices about a file that was read on standard error, one a line.
pub fn print_notices(notices: &[Localized], lang: Lang) {
    for notice in notices {
        eprint(&format!("{}\n", notice.get(lang)));
    }
}

/// Prints a formatted message on standard error. Our own colours are kept, every other control character is escaped.
pub fn eprint_coloured(text: &str) {
    write_stderr(&with_own_colours(text));
}

/// Keeps colour sequences and escapes every other control character.
fn with_own_colours(text: &str) -> String {
    let mut pieces = text.split("\u{1b}[");
    let mut out = safe(pieces.next().unwrap_or_default());
    for piece in pieces {
        let length = piece
            .bytes()
            .take_while(|each| each.is_ascii_digit() || *each == b';')
            .count();
        let is_colour = piece[length..].starts_with('m');
        out.push_str(if is_colour { "\u{1b}[" } else { "<U+001B>[" });
        out.push_str(&safe(piece));
    }
    out
}

fn write_stderr(text: &str) {
    let mut out = Blocking::new(io::stderr().lock());
    // There is nowhere left to report a error to.
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Prints an error on standard error: what happened, then what to do.
pub fn print_error(error: &CommandError, lang: Lang) {
    if error.message.is_empty() {
        return;
    }
    if error.laid_out {
        eprint_coloured(&ended(&error.message));
        return;
    }
    let code = if error.code.is_empty() {
        String::new()
    } else {
        format!(" [{}]", error.code)
    };
    eprint(&format!(
        "{}: {}{code}\n",
        words::ERR_HEAD.get(lang),
        error.message
    ));
    if !error.hint.is_empty() {
        eprint(&format!("{}: {}\n", words::HINT_HEAD.get(lang), error.hint));
    }
}

/// The text with a line break at its end.
pub fn ended(text: &str) -> String {
    if text.ends_with('\n') {
        text.to_owned()
    } else {
        format!("{text}\n")
    }
}

/// A path for one line of a message: complete, so that it can be copied, and with control characters escaped.
pub fn name(path: &std::path::Path) -> String {
    clean_path(path)
}

/// Escapes control, bidirectional and invisible characters. Line breaks stay.
pub fn safe(text: &str) -> String {
    crate::domain::clean::clean(text).into_owned()
}
