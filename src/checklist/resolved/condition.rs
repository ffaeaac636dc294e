//! Writes conditions in the authors' format.

use std::collections::BTreeSet;

use super::entries::Entries;
use crate::domain::condition::Condition;
use crate::domain::unknown_fields::Tree;

/// A condition as a map: several rules side by side if their keys differ, else in an `all`.
pub(super) fn of_condition(condition: &Condition) -> Tree {
    let Condition::All(parts) = condition else {
        return Tree::Map(vec![rule(condition)]);
    };
    let rules: Vec<(String, Tree)> = parts.iter().map(rule).collect();
    let keys: BTreeSet<&str> = rules.iter().map(|(key, _)| key.as_str()).collect();
    if rules.len() > 1 && keys.len() == rules.len() {
        Tree::Map(rules)
    } else {
        Tree::Map(vec![rule(condition)])
    }
}

fn rule(condition: &Condition) -> (String, Tree) {
    let list = |parts: &[Condition]| Tree::List(parts.iter().map(of_condition).collect());
    match condition {
        Condition::All(parts) => ("all".to_owned(), list(parts)),
        Condition::Any(parts) => ("any".to_owned(), list(parts)),
        Condition::Not(part) => ("not".to_owned(), of_condition(part)),
        Condition::Is { subject, options } => {
            let mut words: Vec<Tree> = options.iter().map(|id| Tree::Text(id.to_string())).collect();
            let only = words.pop();
            match only {
                Some(only) if words.is_empty() => (subject.to_string(), only),
                rest => {
                    words.extend(rest);
                    (subject.to_string(), Tree::List(words))
                }
            }
        }
        Condition::Within { subject, min, max } => {
            let mut range = Entries::default();
            range.number("min", min.as_ref());
            range.number("max", max.as_ref());
            (subject.to_string(), range.tree())
        }
    }
}
