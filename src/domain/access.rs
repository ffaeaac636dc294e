//! Whether an opened assessment may be written.

use super::localized::Localized;

/// What kind of access an opened assessment has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// It may be written.
    Writable,
    /// It may only be read; why.
    ReadOnly(Localized),
}
