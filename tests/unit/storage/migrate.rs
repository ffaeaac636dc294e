//! Unit tests of `storage/migrate`.

use selfcheck::storage::migrate::*;
use selfcheck::storage::record::FORMAT;
use selfcheck::yaml::budget::Budget;
use selfcheck::yaml::node::Node;
use selfcheck::yaml::node::{self, Data};
use selfcheck::yaml::source::Source;

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
