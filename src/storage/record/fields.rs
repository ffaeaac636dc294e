//! Field names of an assessment file. A name never changes its meaning; a new format may add or drop some.

/// Top-level fields, and those of the checklist stamp and of carried answers.
pub(crate) mod top {
    pub(crate) const FORMAT: &str = "format";
    pub(crate) const CHECKLIST: &str = "checklist";
    pub(crate) const ID: &str = "id";
    pub(crate) const VERSION: &str = "version";
    pub(crate) const DIGEST: &str = "digest";
    pub(crate) const CREATED: &str = "created";
    pub(crate) const SUBJECT: &str = "subject";
    pub(crate) const PROFILE: &str = "profile";
    pub(crate) const PROFILE_REASONS: &str = "profile_reasons";
    pub(crate) const APPROVAL: &str = "approval";
    pub(crate) const BY: &str = "by";
    pub(crate) const ROLE: &str = "role";
    pub(crate) const ON: &str = "on";
    pub(crate) const PARTS: &str = "parts";
    pub(crate) const ANSWERS: &str = "answers";
    pub(crate) const CARRIED: &str = "carried";
    pub(crate) const QUESTION: &str = "question";
    pub(crate) const FATE: &str = "fate";
    pub(crate) const FROM: &str = "from";

    pub(crate) const ALL: [&str; 9] = [
        FORMAT,
        CHECKLIST,
        CREATED,
        SUBJECT,
        PROFILE,
        PROFILE_REASONS,
        APPROVAL,
        ANSWERS,
        CARRIED,
    ];
}

/// Fields of an answer.
pub(crate) mod answer {
    use crate::domain::remediation::RemediationField;

    pub(crate) const VALUE: &str = "value";
    pub(crate) const MEASURED: &str = "measured";
    pub(crate) const NOTE: &str = "note";
    pub(crate) const REASON: &str = "reason";
    pub(crate) const EVIDENCE: &str = "evidence";
    pub(crate) const OWNER: &str = "owner";
    pub(crate) const DUE: &str = "due";
    pub(crate) const DUE_MOVES: &str = "due_moves";
    pub(crate) const FROM: &str = "from";
    pub(crate) const AT: &str = "at";
    pub(crate) const ACCEPTED: &str = "accepted";
    pub(crate) const BY: &str = "by";
    pub(crate) const REVIEWED_BY: &str = "reviewed_by";
    pub(crate) const IN_PROGRESS: &str = "in_progress";
    pub(crate) const FLAGGED: &str = "flagged";
    pub(crate) const TO_CONFIRM: &str = "to_confirm";
    pub(crate) const TAKEN_OVER: &str = "taken_over";
    pub(crate) const ANSWERED_BY: &str = "answered_by";
    pub(crate) const ANSWERED_AT: &str = "answered_at";
    pub(crate) const WORDING: &str = "wording";
    pub(crate) const ASKED: &str = "asked";
    pub(crate) const ASKED_VALUE: &str = "asked_value";

    /// Remediation fields are named as on the command line.
    pub(crate) const ALL: [&str; 24] = [
        VALUE,
        MEASURED,
        NOTE,
        REASON,
        EVIDENCE,
        OWNER,
        RemediationField::KEYS[0].1,
        RemediationField::KEYS[1].1,
        RemediationField::KEYS[2].1,
        RemediationField::KEYS[3].1,
        RemediationField::KEYS[4].1,
        DUE,
        DUE_MOVES,
        ACCEPTED,
        REVIEWED_BY,
        IN_PROGRESS,
        FLAGGED,
        TO_CONFIRM,
        TAKEN_OVER,
        ANSWERED_BY,
        ANSWERED_AT,
        WORDING,
        ASKED,
        ASKED_VALUE,
    ];
}

/// Fields of a piece of evidence.
pub(crate) mod evidence {
    pub(crate) const FILE: &str = "file";
    pub(crate) const URL: &str = "url";
    pub(crate) const PLANNED: &str = "planned";
    pub(crate) const TITLE: &str = "title";
    pub(crate) const WHERE: &str = "where";
    pub(crate) const SHA256: &str = "sha256";
    pub(crate) const SIZE: &str = "size";
    pub(crate) const ADDED: &str = "added";
    pub(crate) const VALID_UNTIL: &str = "valid_until";

    pub(crate) const ALL: [&str; 9] = [FILE, URL, PLANNED, TITLE, WHERE, SHA256, SIZE, ADDED, VALID_UNTIL];
}
