//! Lowers conditions to the domain.

use super::super::raw::parts::{Condition as Raw, Rule, Test};
use super::text::ratio;
use crate::domain::condition::Condition;
use crate::domain::id::Id;

/// A map of rules means that all hold.
pub(super) fn lower(raw: Raw) -> Condition {
    let mut rules: Vec<Condition> = raw.0.into_iter().map(rule).collect();
    match rules.pop() {
        Some(only) if rules.is_empty() => only,
        Some(last) => {
            rules.push(last);
            Condition::All(rules)
        }
        None => Condition::All(rules),
    }
}

fn rule(rule: Rule) -> Condition {
    match rule {
        Rule::Any(parts) => Condition::Any(parts.into_iter().map(lower).collect()),
        Rule::All(parts) => Condition::All(parts.into_iter().map(lower).collect()),
        Rule::Not(part) => Condition::Not(Box::new(lower(part))),
        Rule::Test(subject, test) => test_of(Id::known(&subject), test),
    }
}

fn test_of(subject: Id, test: Test) -> Condition {
    match test {
        Test::Truth(truth) => Condition::Is {
            subject,
            options: vec![Id::known(if truth { "yes" } else { "no" })],
        },
        Test::Options(options) => Condition::Is {
            subject,
            options: options.iter().map(|id| Id::known(id)).collect(),
        },
        Test::Range(range) => Condition::Within {
            subject,
            min: range.min.as_ref().and_then(ratio),
            max: range.max.as_ref().and_then(ratio),
        },
    }
}
