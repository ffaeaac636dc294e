//! Two halves of a piece of work that need nothing of each other, done at once; and things given back while work goes on.

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

/// Gives back something that takes long to take apart, while the caller goes on.
pub(crate) fn let_go<T: Send + 'static>(load: T) {
    // Where no thread is to be had, it is given back here and now.
    let _ = thread::Builder::new()
        .name("let go".into())
        .spawn(move || drop(load));
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

    #[test]
    fn what_is_let_go_is_given_back() {
        struct Told(std::sync::mpsc::Sender<()>);
        impl Drop for Told {
            fn drop(&mut self) {
                let _ = self.0.send(());
            }
        }
        let (to, from) = std::sync::mpsc::channel();
        let_go(Told(to));
        let told = from.recv_timeout(std::time::Duration::from_mins(1));
        told.expect("dropped");
    }
}
