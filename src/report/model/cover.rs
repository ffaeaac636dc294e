//! Cover, document control and the description of the system.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::{LocalText, ModelContext, clean_text};
use crate::domain::approval_state::ApprovalState;
use crate::domain::confidentiality::Confidentiality;
use crate::domain::subject::SubjectField;
use crate::report::diagram::Diagram;
use crate::report::diagram::DiagramError;
use crate::report::input::Input;
use crate::words::{
    Message, origin as origin_words, report as words, report_page as page_words, subject as subject_words,
    terms,
};

#[derive(Clone, Debug, Serialize)]
pub struct Tool {
    pub version: String,
    /// Null where unknown.
    pub commit: Option<String>,
}

/// Identity of the checklist.
#[derive(Clone, Debug, Serialize)]
pub struct ChecklistHead {
    pub id: String,
    pub version: String,
    /// SHA-256 of the canonical form.
    pub digest: String,
    pub title: LocalText,
    pub publisher: LocalText,
    /// Its first digits.
    pub digest_short: String,
    /// `released`, `development`, `altered`, `unknown-edition`, `own` or `extends`.
    pub origin: &'static str,
    /// What the checklist is, in words.
    pub origin_text: String,
    /// The instruments that are not those of the shipped registry, in words.
    pub registry: Vec<String>,
    /// Licence of the wording.
    pub license: String,
    pub languages: Vec<String>,
    /// Base checklists.
    pub bases: Vec<String>,
    /// Questions of the base checklists that were removed.
    pub left_out: Vec<String>,
}

/// A labelled line.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub key: String,
    pub label: LocalText,
    /// Empty where nothing was written.
    pub text: String,
    /// The reason of a fact; empty for other lines.
    pub reason: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Revision {
    pub number: String,
    pub date: String,
    pub by: String,
    pub what: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct DiagramModel {
    /// `data:` address; empty where the picture is not included.
    pub source: String,
    /// File or address as written.
    pub place: String,
    /// Why it is not included; empty for an included picture or an address.
    pub fault: &'static str,
}

/// Whether exactly these answers are approved.
#[derive(Clone, Debug, Serialize)]
pub struct ApprovalModel {
    /// `absent`, `not-bound`, `stale` or `holds`.
    pub key: &'static str,
    /// In words.
    pub label: &'static str,
    /// Who approved, or is named as approver; empty where nobody is.
    pub by: String,
    /// The day; empty where nobody approved.
    pub on: String,
}

/// Who may read the report.
#[derive(Clone, Debug, Serialize)]
pub struct ConfidentialityModel {
    /// `public`, `recipients`, `confidential`, `restricted`, or empty.
    pub key: &'static str,
    /// In words; empty without key.
    pub label: &'static str,
    /// A text of an older file that is not on the list.
    pub written: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Approval {
    /// Prepared, reviewed or approved.
    pub role: &'static str,
    pub name: String,
    pub date: String,
}

impl Tool {
    pub(super) fn of(input: &Input<'_>) -> Self {
        Self {
            version: clean_text(input.version),
            commit: input.commit.map(clean_text),
        }
    }
}

impl ChecklistHead {
    pub(super) fn of(ctx: ModelContext<'_>) -> Self {
        let checklist = ctx.input.checklist;
        let header = &checklist.header;
        Self {
            id: header.id.to_string(),
            version: clean_text(&header.version),
            digest: clean_text(&checklist.digest),
            digest_short: short_digest(&checklist.digest),
            origin: ctx.input.origin.list.word(),
            origin_text: clean_text(&origin_words::of(ctx.input.origin, checklist, ctx.lang)),
            registry: origin_words::registry(ctx.input.origin, ctx.lang),
            title: ctx.text(&header.title),
            publisher: ctx.text(&header.publisher),
            license: clean_text(&header.license),
            languages: header.languages.iter().map(|code| clean_text(code)).collect(),
            bases: checklist.bases.iter().map(ToString::to_string).collect(),
            left_out: checklist.left_out.iter().map(ToString::to_string).collect(),
        }
    }
}

/// Digits of a short digest.
const SHORT_DIGEST: usize = 12;

/// The first digits of a digest, for comparison by eye.
pub(super) fn short_digest(digest: &str) -> String {
    clean_text(digest).chars().take(SHORT_DIGEST).collect()
}

pub(super) fn subject(ctx: ModelContext<'_>) -> BTreeMap<&'static str, String> {
    let subject = &ctx.input.assessment.subject;
    SubjectField::KEYS
        .into_iter()
        .map(|(field, key)| (key, clean_text(subject.get(field))))
        .collect()
}

fn rows(ctx: ModelContext<'_>, fields: &[SubjectField]) -> Vec<Row> {
    let row = |field: &SubjectField| Row {
        key: field.key().into(),
        label: LocalText {
            text: terms::subject(*field, ctx.lang).into(),
            lang: None,
        },
        text: clean_text(ctx.input.assessment.subject.get(*field)),
        reason: String::new(),
    };
    fields.iter().map(row).collect()
}

pub(super) fn description(ctx: ModelContext<'_>) -> Vec<Row> {
    use SubjectField as F;
    let fields = [
        F::Name,
        F::Version,
        F::Organisation,
        F::Purpose,
        F::IntendedUse,
        F::ExcludedUse,
        F::Users,
        F::Affected,
        F::Components,
        F::Deployment,
        F::Lifecycle,
    ];
    rows(ctx, &fields)
}

pub(super) fn scope(ctx: ModelContext<'_>) -> Vec<Row> {
    use SubjectField as F;
    let fields = [F::Scope, F::OutOfScope, F::Team, F::Contact, F::Method, F::Limits];
    rows(ctx, &fields)
}

pub(super) fn profile(ctx: ModelContext<'_>) -> Vec<Row> {
    let row = |fact: &crate::domain::checklist::Fact| Row {
        key: fact.id.to_string(),
        label: ctx.text(&fact.ask),
        text: ctx
            .input
            .assessment
            .profile
            .get(&fact.id)
            .map_or_else(String::new, |value| {
                clean_text(&terms::fact_value(&fact.kind, value, ctx.lang))
            }),
        reason: clean_text(ctx.input.assessment.reason_of_fact(&fact.id)),
    };
    ctx.input.checklist.profile.iter().map(row).collect()
}

/// Earlier revisions, one per line: number | date | author | change.
pub(super) fn revisions(ctx: ModelContext<'_>) -> Vec<Revision> {
    let lines = ctx.input.assessment.subject.get(SubjectField::Revisions).lines();
    let revision = |line: &str| {
        let mut parts: Vec<String> = line.splitn(4, '|').map(|part| clean_text(part.trim())).collect();
        let what = parts.pop().unwrap_or_default();
        let mut parts = parts.into_iter();
        let mut next = || parts.next().unwrap_or_default();
        Revision {
            number: next(),
            date: next(),
            by: next(),
            what,
        }
    };
    lines
        .filter(|line| !line.trim().is_empty())
        .map(revision)
        .collect()
}

pub(super) fn diagram(ctx: ModelContext<'_>) -> Option<DiagramModel> {
    let place = ctx.input.assessment.subject.get(SubjectField::Diagram);
    if place.is_empty() {
        return None;
    }
    let (source, fault) = match ctx.input.diagram {
        Some(Diagram::Picture { media_type, base64 }) => (format!("data:{media_type};base64,{base64}"), ""),
        Some(Diagram::Omitted(fault)) => (String::new(), fault_word(*fault).get(ctx.lang)),
        None => (String::new(), ""),
    };
    Some(DiagramModel {
        source,
        place: clean_text(place),
        fault,
    })
}

fn fault_word(fault: DiagramError) -> Message {
    match fault {
        DiagramError::Missing => words::DIAGRAM_MISSING,
        DiagramError::Unreadable => words::DIAGRAM_UNREADABLE,
        DiagramError::Outside => words::DIAGRAM_OUTSIDE,
        DiagramError::TooLarge => words::DIAGRAM_TOO_LARGE,
        DiagramError::NotAPicture => words::DIAGRAM_NOT_A_PICTURE,
    }
}

pub(super) fn approval(ctx: ModelContext<'_>) -> ApprovalModel {
    let approval = ctx.input.assessment.approval.clone().unwrap_or_default();
    let on = approval.day().to_owned();
    let state = ApprovalState::of(ctx.input.assessment);
    let (word, by, on) = match &state {
        ApprovalState::Absent => (page_words::APPROVAL_ABSENT, "", String::new()),
        ApprovalState::NotBound(name) => (page_words::APPROVAL_NOT_BOUND, name.as_str(), String::new()),
        ApprovalState::Stale(_) => (page_words::APPROVAL_STALE, approval.by.as_str(), on),
        ApprovalState::Holds => (page_words::APPROVAL_HOLDS, approval.by.as_str(), on),
    };
    ApprovalModel {
        key: state.word(),
        label: word.get(ctx.lang),
        by: clean_text(by),
        on: clean_text(&on),
    }
}

pub(super) fn confidentiality(ctx: ModelContext<'_>) -> ConfidentialityModel {
    let written = ctx.input.assessment.subject.get(SubjectField::Confidentiality);
    let level = Confidentiality::from_word(written);
    ConfidentialityModel {
        key: level.map_or("", Confidentiality::word),
        label: level.map_or("", |level| subject_words::confidentiality(level).get(ctx.lang)),
        written: if level.is_some() {
            String::new()
        } else {
            clean_text(written)
        },
    }
}

pub(super) fn approvals(ctx: ModelContext<'_>) -> Vec<Approval> {
    use SubjectField as F;
    let roles = [
        (words::PREPARED, F::PreparedBy, F::PreparedOn),
        (words::REVIEWED, F::ReviewedBy, F::ReviewedOn),
        (words::APPROVED, F::ApprovedBy, F::ApprovedOn),
    ];
    let subject = &ctx.input.assessment.subject;
    roles
        .into_iter()
        .map(|(role, name, date)| Approval {
            role: role.get(ctx.lang),
            name: clean_text(subject.get(name)),
            date: clean_text(subject.get(date)),
        })
        .collect()
}
