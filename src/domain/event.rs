//! Events that background work reports to an open session, in the order in which they happened.

use super::evidence::{Evidence, EvidenceState};
use super::id::Id;
use super::listed_assessment::ListedAssessment;
use super::localized::Localized;
use super::takeover::Takeover;
use super::user_error::UserError;

#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A save is on disk: the ticket of the newest change in it, and the time `14:02:31`.
    Saved(u64, String),
    /// A save failed; everything is still in memory.
    SaveFailed(u64, Box<UserError>),
    /// Evidence was checked: its question, its state, and the piece as it was when the check began, with size
    /// and digest where none were recorded.
    Inspected(Id, EvidenceState, Box<Evidence>),
    /// The details of a listed assessment were read.
    Details(Box<ListedAssessment>),
    /// Progress of reading large evidence: bytes read, bytes in all.
    Progress(u64, u64),
    /// Another program changed the file, and it was merged.
    Merged(Box<Takeover>),
    /// Information for the user.
    Notice(Localized),
    /// The process was asked to end: save everything and leave the screen.
    Ended,
}
