//! Notices of background work that failed, each text once, until a face or standard error prints them.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::localized::Localized;

#[derive(Clone, Debug, Default)]
pub struct NoticeQueue(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    waiting: Vec<Localized>,
    reported: BTreeSet<String>,
}

impl NoticeQueue {
    /// Queues a notice, unless the same text was queued before.
    pub fn report(&self, notice: Localized) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.reported.insert(notice.en.clone()) {
            state.waiting.push(notice);
        }
    }

    /// The notices queued since the last call.
    pub fn take(&self) -> Vec<Localized> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut state.waiting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_is_reported_once() {
        let notices = NoticeQueue::default();
        let full = Localized::new("가득 참", "full");
        for _ in 0..3 {
            notices.clone().report(full.clone());
        }
        assert_eq!(notices.take().len(), 1);
        notices.report(full);
        assert!(notices.take().is_empty());
    }
}
