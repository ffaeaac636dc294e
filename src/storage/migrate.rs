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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::record::FORMAT;
    use crate::yaml::budget::Budget;
    use crate::yaml::node::{self, Data};
    use crate::yaml::source::Source;

    fn rename(root: &mut Node, from: &str, to: &str) {
        if let Data::Map(entries) = &mut root.data {
            for (key, _) in entries {
                if let Data::Scalar { text, .. } = &mut key.data
                    && text == from
                {
                    to.clone_into(text);
                }
            }
        }
    }

    #[test]
    fn only_later_steps_are_applied_in_order() {
        let steps: &[Step] = &[|root| rename(root, "a", "b"), |root| rename(root, "b", "c")];
        for (format, key) in [(1, "c"), (2, "a"), (3, "a"), (9, "a")] {
            let mut root = node::read(&Source::new("t", "a: 1\n"), &Budget::ASSESSMENT).unwrap();
            migrate(&mut root, format, steps);
            assert!(root.get(key).is_some(), "format {format}: {root:?}");
        }
    }

    #[test]
    fn there_is_a_step_for_every_format_and_a_file_of_every_format() {
        assert_eq!(STEPS.len() as u64, FORMAT - 1);
        for format in 1..=FORMAT {
            let file = format!(
                "{}/tests/fixtures/assessments/format-{format}.selfcheck.yaml",
                env!("CARGO_MANIFEST_DIR")
            );
            assert!(std::path::Path::new(&file).is_file(), "{file} is missing");
        }
    }
}
