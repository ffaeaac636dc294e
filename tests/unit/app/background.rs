//! Unit tests of `app/background`.

use std::sync::Arc;
use std::sync::Mutex;

use selfcheck::app::background::*;

#[test]
fn jobs_run_in_order_and_before_the_drop_returns() {
    let done = Arc::new(Mutex::new(Vec::new()));
    let mut queue = BackgroundQueue::default();
    for number in 0..50 {
        let done = Arc::clone(&done);
        queue.add(move || done.lock().unwrap().push(number));
    }
    drop(queue);
    assert_eq!(*done.lock().unwrap(), (0..50).collect::<Vec<_>>());
}
