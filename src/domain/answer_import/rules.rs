//! How rows are read, and why one cannot be.

use crate::domain::change::Stamp;

/// How an import treats what it finds.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    pub stamp: &'a Stamp,
    pub overwrite: bool,
    /// The words for "not applicable" beside its id.
    pub not_applicable: &'a [&'a str],
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    NoId,
    UnknownQuestion {
        nearest: Option<String>,
    },
    /// The question stands in an earlier row.
    Repeated {
        first: usize,
    },
    BadValue {
        given: String,
        nearest: Option<String>,
        allowed: Vec<String>,
    },
    NotANumber {
        given: String,
    },
    Exclusive {
        option: String,
    },
    NotADate {
        given: String,
    },
    /// "Not applicable" without a reason.
    NoReason,
}
