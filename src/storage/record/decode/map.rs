//! Decodes maps: each field is accepted, kept as unknown, or reported at its position.

use std::collections::HashSet;

use super::assessment::Decoder;
use super::scalars::{Decoded, Expected, tree_of, wants_map};
use crate::domain::clean::clean_line;
use crate::domain::id::Id;
use crate::domain::issue::Severity;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::suggest::nearest;
use crate::domain::unknown_fields::UnknownFields;
use crate::words::storage as words;
use crate::yaml::node::Node;

/// More issues would only bury the first.
pub(in crate::storage::record) const MOST_ISSUES: usize = 200;
/// Most unknown fields of a map that get a suggestion.
const MOST_GUESSES: usize = 20;
/// Longer names, in bytes, get no suggestion.
const LONGEST_GUESS: usize = 64;

impl Decoder<'_> {
    pub(in crate::storage::record) fn warn(
        &mut self,
        start: usize,
        end: usize,
        code: &'static str,
        message: Localized,
        hint: Localized,
    ) {
        if self.issues.len() >= MOST_ISSUES {
            return;
        }
        let mut issue = self.source.error(start, end, code, message, hint);
        issue.severity = Severity::Warning;
        self.issues.push(issue);
    }

    /// Decodes a map. Returns what is unknown or not understood.
    pub(in crate::storage::record) fn fields(
        &mut self,
        node: &Node,
        within: &str,
        names: &[&str],
        mut take: impl FnMut(&mut Self, &str, &Node) -> Decoded,
    ) -> UnknownFields {
        let mut extra = UnknownFields::new();
        let (mut seen, mut guesses) = (HashSet::new(), 0);
        for (key_node, value) in node.map().unwrap_or_default() {
            let name = key_node.key();
            if !seen.insert(name) {
                self.twice(key_node, name);
                continue;
            }
            if !names.contains(&name) {
                if guesses < MOST_GUESSES && name.len() < LONGEST_GUESS {
                    guesses += 1;
                    self.unknown(node, key_node, names);
                }
                extra.push((name.to_owned(), tree_of(value)));
            } else if let Err(expected) = take(self, name, value) {
                let field = format!("{within} {name}");
                self.wrong(value, field.trim_start(), &expected);
                extra.push((name.to_owned(), tree_of(value)));
            }
        }
        extra
    }

    /// Decodes a map by ids of questions or facts.
    pub(in crate::storage::record) fn by_id(
        &mut self,
        node: &Node,
        within: &str,
        mut take: impl FnMut(&mut Self, Id, &Node) -> Decoded,
    ) -> Result<UnknownFields, Expected> {
        let mut extra = UnknownFields::new();
        if !node.is_null() {
            wants_map(node)?;
        }
        let mut seen = HashSet::new();
        for (key_node, value) in node.map().unwrap_or_default() {
            let name = key_node.key();
            if !seen.insert(name) {
                self.twice(key_node, name);
                continue;
            }
            let taken = Id::new(name)
                .map_err(|_| Expected(words::AN_ID))
                .and_then(|id| take(self, id, value));
            if let Err(expected) = taken {
                self.wrong(value, &format!("{within} {name}"), &expected);
                extra.push((name.to_owned(), tree_of(value)));
            }
        }
        Ok(extra)
    }

    pub(in crate::storage::record) fn wrong(&mut self, node: &Node, field: &str, expected: &Expected) {
        let (both, field) = (expected.0.localized(&[]), &clean_line(field));
        let message = Localized::new(
            words::WRONG_SHAPE.fill(Lang::Ko, &[("field", field), ("wanted", &both.ko)]),
            words::WRONG_SHAPE.fill(Lang::En, &[("field", field), ("wanted", &both.en)]),
        );
        self.warn(node.start, node.end, "E307", message, Localized::default());
    }

    pub(in crate::storage::record) fn twice(&mut self, key: &Node, name: &str) {
        self.is_lossy = true;
        let message = words::KEY_TWICE.localized(&[("field", &clean_line(name))]);
        self.warn(
            key.start,
            key.end,
            "E308",
            message,
            words::KEY_TWICE_HINT.localized(&[]),
        );
    }

    /// An unknown field is allowed; one similar to a missing known field may be a typo.
    pub(in crate::storage::record) fn unknown(&mut self, map: &Node, key: &Node, names: &[&str]) {
        let missing = names.iter().copied().filter(|name| map.get(name).is_none());
        if let Some(near) = nearest(key.key(), missing) {
            let message = words::KEY_NEAR.localized(&[("field", &clean_line(key.key()))]);
            let hint = words::KEY_NEAR_HINT.localized(&[("near", near)]);
            self.warn(key.start, key.end, "E310", message, hint);
        }
    }
}
