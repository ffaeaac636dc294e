//! Issue list capped at 1,000 errors and as many warnings, so that hostile input stays cheap.

use super::budget::MAX_ISSUES;
use super::code::Code;
use super::node::Node;
use super::source::Source;
use crate::domain::issue::{Issue, Severity};
use crate::domain::suggest;

/// Words that one pass compares in search of the nearest one.
const COMPARISONS: usize = 200_000;

#[derive(Debug)]
pub(crate) struct IssueList {
    issues: Vec<Issue>,
    errors: usize,
    comparisons: usize,
}

impl Default for IssueList {
    fn default() -> Self {
        Self {
            issues: Vec::new(),
            errors: 0,
            comparisons: COMPARISONS,
        }
    }
}

impl IssueList {
    pub(crate) fn into_vec(self) -> Vec<Issue> {
        self.issues
    }

    /// Whether no more errors are reported.
    pub(crate) fn is_full(&self) -> bool {
        self.errors >= MAX_ISSUES
    }

    /// Reports an issue at a node, unless the list is full.
    pub(crate) fn report(
        &mut self,
        source: &Source,
        node: &Node,
        code: &Code,
        places: &[(&str, &str)],
        near: Option<&str>,
    ) {
        let is_error = code.severity == Severity::Error;
        let reported = if is_error {
            self.errors
        } else {
            self.issues.len() - self.errors
        };
        if reported < MAX_ISSUES {
            self.errors += usize::from(is_error);
            self.issues
                .push(code.at(source, node.excerpt_range(source), places, near));
        }
    }

    /// The word that was likely meant, while comparisons are left.
    pub(crate) fn nearest<'a>(
        &mut self,
        word: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        if self.is_full() {
            return None;
        }
        let left = self.comparisons;
        let mut candidates: Vec<&str> = candidates.into_iter().take(left + 1).collect();
        if candidates.len() > left {
            return None;
        }
        self.comparisons -= candidates.len();
        candidates.sort_unstable();
        suggest::nearest(word, candidates)
    }
}

/// A list of words for a message, at most 24 of them.
pub(crate) fn list_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    const LONGEST: usize = 24;
    let mut words = words.into_iter();
    let listed: Vec<&str> = words.by_ref().take(LONGEST).collect();
    let more = if words.next().is_some() { ", …" } else { "" };
    format!("{}{more}", crate::domain::clean::clean(&listed.join(", ")))
}
