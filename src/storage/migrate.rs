//! Migrates older formats of an assessment, one step at a time. The list only grows: a released step is never changed or
//! removed, and a file of every format stays under `tests/fixtures/assessments/`.

use crate::yaml::node::Node;

/// Migrates a tree to the next format. Positions stay those of the original file.
pub type Step = fn(&mut Node);

/// The first step migrates format 1 to 2, and so on.
pub const STEPS: &[Step] = &[only_adds];

/// Format 2 adds optional fields and changes none.
fn only_adds(_root: &mut Node) {}

/// Applies every step after a format. A newer format stays as it is.
pub fn migrate(root: &mut Node, format: u64, steps: &[Step]) {
    let done = usize::try_from(format.saturating_sub(1)).unwrap_or(usize::MAX);
    for step in steps.iter().skip(done) {
        step(root);
    }
}
