//! A broken promise of ours: the terminal is given back first, then a message that nothing can steer says what is safe, and the process
//! ends with its own exit code. Answers handed over before are saved while the stack is taken down.

use std::panic::{self, PanicHookInfo, UnwindSafe};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::command_error::Kind;
use super::output;
use crate::domain::clean::clean;
use crate::domain::lang::Lang;
use crate::tui;
use crate::words::app as words;

/// What a thread in the background said when it broke. It is told at the end: the screen belongs to somebody else until then.
static BACKGROUND: Mutex<Option<String>> = Mutex::new(None);

/// Runs the program and gives its exit code, whatever happens inside.
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
    // One line each, whatever the text holds.
    let what = clean(what).replace('\n', "<U+000A>");
    let version = env!("CARGO_PKG_VERSION");
    let told = words::PANIC.fill(lang, &[("what", &what), ("place", &place), ("version", version)]);
    format!("{told}\n{}\n", words::PANIC_SAFE.get(lang))
}

/// Breaks here when a test of a debug build asks for it: `SELFCHECK_REHEARSE_PANIC` begins with the name of this place, and is the
/// message. `PLACE-thread` breaks a thread beside this one. A release build has no such variable.
///
/// # Panics
///
/// That is what it is for.
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

/// A release build never breaks on request.
#[cfg(not(debug_assertions))]
pub fn rehearse(_: &str) {}
