//! Panic hook: restores the terminal, prints a sanitised message, exits with 70. Pending saves are flushed during unwinding.

use std::panic::{self, PanicHookInfo, UnwindSafe};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::command_error::Kind;
use super::output;
use crate::domain::clean::clean;
use crate::domain::lang::Lang;
use crate::tui;
use crate::words::app as words;

/// The message of a panic in a background thread, printed at the end because the interface still owns the screen.
static BACKGROUND: Mutex<Option<String>> = Mutex::new(None);

/// Runs the program and returns its exit code, also after a panic.
pub fn watched(lang: Lang, program: impl FnOnce() -> u8 + UnwindSafe) -> u8 {
    let main = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        let message = message(info, lang);
        if thread::current().id() == main {
            tui::terminal::restore();
            output::eprint(&message);
        } else {
            *BACKGROUND.lock().unwrap_or_else(PoisonError::into_inner) = Some(message);
        }
    }));
    let code = panic::catch_unwind(program).unwrap_or(Kind::Internal.code());
    let background = BACKGROUND.lock().unwrap_or_else(PoisonError::into_inner).take();
    match background {
        Some(message) => {
            output::eprint(&message);
            Kind::Internal.code()
        }
        None => code,
    }
}

fn message(info: &PanicHookInfo<'_>, lang: Lang) -> String {
    let what = info.payload_as_str().unwrap_or_default();
    let place = info
        .location()
        .map(|place| format!("{}:{}", place.file(), place.line()))
        .unwrap_or_default();
    // A message stays on one line.
    let what = clean(what).replace('\n', "<U+000A>");
    let version = env!("CARGO_PKG_VERSION");
    let text = words::PANIC.fill(lang, &[("what", &what), ("place", &place), ("version", version)]);
    format!("{text}\n{}\n", words::PANIC_SAFE.get(lang))
}

/// Panics if `SELFCHECK_REHEARSE_PANIC` starts with the name of this place; its value is the message. `PLACE-thread` panics in another
/// thread. Only in debug builds.
///
/// # Panics
///
/// On request of a test.
#[cfg(debug_assertions)]
pub fn rehearse(place: &str) {
    let Ok(text) = std::env::var("SELFCHECK_REHEARSE_PANIC") else {
        return;
    };
    if text.starts_with(&format!("{place}-thread")) {
        let _ = thread::spawn(move || panic!("{text}")).join();
    } else {
        assert!(!text.starts_with(place), "{text}");
    }
}

/// Release builds never panic on request.
#[cfg(not(debug_assertions))]
pub fn rehearse(_: &str) {}
