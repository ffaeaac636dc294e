//! Limits on input.

/// Errors reported by one pass over one file, and warnings: neither may hide the other.
pub(crate) const MAX_ISSUES: usize = 1_000;

/// Limits on a text before and while it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Bytes of the whole file.
    pub bytes: usize,
    /// How deep lists and maps may nest.
    pub depth: usize,
    /// Scalars, lists and maps together.
    pub nodes: usize,
    /// Bytes of one scalar.
    pub scalar_bytes: usize,
}

impl Budget {
    /// For checklists, references and settings: 16 MiB, room for more than 10,000 questions in two languages.
    pub const CHECKLIST: Self = Self {
        bytes: 16 * 1024 * 1024,
        depth: 32,
        nodes: 1_000_000,
        scalar_bytes: 256 * 1024,
    };

    /// For assessments: long notes, and as many answers as a checklist has questions.
    pub const ASSESSMENT: Self = Self {
        bytes: 64 * 1024 * 1024,
        depth: 32,
        nodes: 2_000_000,
        scalar_bytes: 8 * 1024 * 1024,
    };
}
