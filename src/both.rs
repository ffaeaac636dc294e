//! Two halves of a piece of work that need nothing of each other, done at once.

use std::panic::resume_unwind;
use std::thread;

/// Does both, the first on a thread of its own where one is to be had. A half that panics takes the caller down with it.
pub(crate) fn both<A: Send, B>(there: impl Fn() -> A + Sync, here: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let half = thread::Builder::new()
            .name("half".into())
            .spawn_scoped(scope, &there);
        let ours = here();
        let theirs = match half {
            Ok(half) => half.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Err(_) => there(),
        };
        (theirs, ours)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_half_keeps_its_place() {
        assert_eq!(both(|| "there", || "here"), ("there", "here"));
    }

    #[test]
    fn a_half_that_breaks_is_not_lost() {
        let broken = std::panic::catch_unwind(|| both(|| std::panic::panic_any(7_u8), || ()));
        let panic = broken.expect_err("the panic comes through");
        assert_eq!(panic.downcast_ref::<u8>(), Some(&7));
    }
}
