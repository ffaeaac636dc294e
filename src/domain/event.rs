//! Events that background work reports to an open session, in the order in which they happened.

use super::evidence::{Evidence, EvidenceState};
use super::id::Id;
use super::localized::Localized;
use super::takeover::Takeover;
use super::user_error::UserError;

/// What the outside world reports back, in the order in which it happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A save is on disk: the ticket of the newest change it holds, and the time `14:02:31`.
    Saved(u64, String),
    /// A save failed; everything is still in memory.
    SaveFailed(u64, Box<UserError>),
    /// A piece of evidence was read: its question, its state, and the piece as it was when the look began, with size and digest
    /// where none were recorded.
    Inspected(Id, EvidenceState, Box<Evidence>),
    /// How many bytes of a long look were done, of how many.
    Progress(u64, u64),
    /// The file was changed from outside and merged.
    Merged(Box<Takeover>),
    /// Something the user should know.
    Notice(Localized),
    /// The process was asked to end: everything is to be saved and the screen left.
    Ended,
}
