//! Cover, document control and the description of the system. No question appears here.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::{LocalText, ModelContext, clean_text};
use crate::domain::subject::SubjectField;
use crate::report::diagram::Diagram;
use crate::report::diagram::DiagramError;
use crate::report::input::Input;
use crate::words::{Message, report as words, terms};

/// The tool that made the report.
#[derive(Clone, Debug, Serialize)]
pub struct Tool {
    /// Its version.
    pub version: String,
    /// The commit it was built from, else null.
    pub commit: Option<String>,
}

/// What names the checklist.
#[derive(Clone, Debug, Serialize)]
pub struct ChecklistHead {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its canonical form.
    pub digest: String,
    /// Its title.
    pub title: LocalText,
    /// Who publishes it.
    pub publisher: LocalText,
    /// The licence of its wording.
    pub license: String,
    /// Its languages, the original first.
    pub languages: Vec<String>,
    /// The checklists it is built on.
    pub bases: Vec<String>,
    /// Questions of those that it left out.
    pub left_out: Vec<String>,
}

/// A line with its label.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Its key.
    pub key: String,
    /// Its label.
    pub label: LocalText,
    /// What was written, empty where nothing was.
    pub text: String,
}

/// One line of the revision table.
#[derive(Clone, Debug, Serialize)]
pub struct Revision {
    /// Its number.
    pub number: String,
    /// Its day.
    pub date: String,
    /// Who made it.
    pub by: String,
    /// What changed.
    pub what: String,
}

/// The picture of the system.
#[derive(Clone, Debug, Serialize)]
pub struct DiagramModel {
    /// Its address in the page, `data:…`; empty where it is not carried along.
    pub source: String,
    /// The file or address that was named.
    pub place: String,
    /// Why it is not carried along; empty where it is, or where it is an address.
    pub fault: &'static str,
}

/// One line of the approval block.
#[derive(Clone, Debug, Serialize)]
pub struct Approval {
    /// Prepared, reviewed or approved.
    pub role: &'static str,
    /// Who.
    pub name: String,
    /// When.
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
            title: ctx.text(&header.title),
            publisher: ctx.text(&header.publisher),
            license: clean_text(&header.license),
            languages: header.languages.iter().map(|code| clean_text(code)).collect(),
            bases: checklist.bases.iter().map(ToString::to_string).collect(),
            left_out: checklist.left_out.iter().map(ToString::to_string).collect(),
        }
    }
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
    };
    ctx.input.checklist.profile.iter().map(row).collect()
}

/// The revisions before this one, as written: a line each, its parts between upright strokes, what changed last.
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

/// The picture of the system, where one is named.
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
        DiagramError::Outside => words::DIAGRAM_OUTSIDE,
        DiagramError::TooLarge => words::DIAGRAM_TOO_LARGE,
        DiagramError::NotAPicture => words::DIAGRAM_NOT_A_PICTURE,
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
