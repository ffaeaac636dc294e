//! Access to an opened assessment: writable or read-only.

use super::localized::Localized;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    Writable,
    /// Read-only, with the reason.
    ReadOnly(Localized),
}
