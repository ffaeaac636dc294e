//! Cover, document control and the description of the system. No question appears here.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Ctx, Words, own};
use crate::domain::subject::SubjectField;
use crate::report::Input;
use crate::words::{report as words, terms};

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
    pub title: Words,
    /// Who publishes it.
    pub publisher: Words,
    /// The licence of its wording.
    pub license: String,
    /// Its languages, the original first.
    pub languages: Vec<String>,
    /// The checklists it is built on.
    pub bases: Vec<String>,
}

/// A line with its label.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Its key.
    pub key: String,
    /// Its label.
    pub label: Words,
    /// What was written, empty where nothing was.
    pub text: String,
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
            version: own(input.version),
            commit: input.commit.map(own),
        }
    }
}

impl ChecklistHead {
    pub(super) fn of(ctx: Ctx<'_>) -> Self {
        let checklist = ctx.input.checklist;
        let header = &checklist.header;
        Self {
            id: header.id.to_string(),
            version: own(&header.version),
            digest: own(&checklist.digest),
            title: ctx.words(&header.title),
            publisher: ctx.words(&header.publisher),
            license: own(&header.license),
            languages: header.languages.iter().map(|code| own(code)).collect(),
            bases: checklist.bases.iter().map(ToString::to_string).collect(),
        }
    }
}

pub(super) fn subject(ctx: Ctx<'_>) -> BTreeMap<&'static str, String> {
    let subject = &ctx.input.assessment.subject;
    SubjectField::KEYS
        .into_iter()
        .map(|(field, key)| (key, own(subject.get(field))))
        .collect()
}

fn rows(ctx: Ctx<'_>, fields: &[SubjectField]) -> Vec<Row> {
    let row = |field: &SubjectField| Row {
        key: field.key().into(),
        label: Words {
            text: terms::subject(*field, ctx.lang).into(),
            lang: None,
        },
        text: own(ctx.input.assessment.subject.get(*field)),
    };
    fields.iter().map(row).collect()
}

pub(super) fn description(ctx: Ctx<'_>) -> Vec<Row> {
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

pub(super) fn scope(ctx: Ctx<'_>) -> Vec<Row> {
    use SubjectField as F;
    let fields = [F::Scope, F::OutOfScope, F::Team, F::Contact, F::Method, F::Limits];
    rows(ctx, &fields)
}

pub(super) fn profile(ctx: Ctx<'_>) -> Vec<Row> {
    let row = |fact: &crate::domain::checklist::Fact| Row {
        key: fact.id.to_string(),
        label: ctx.words(&fact.ask),
        text: ctx
            .input
            .assessment
            .profile
            .get(&fact.id)
            .map_or_else(String::new, |value| {
                own(&terms::fact_value(&fact.kind, value, ctx.lang))
            }),
    };
    ctx.input.checklist.profile.iter().map(row).collect()
}

pub(super) fn approvals(ctx: Ctx<'_>) -> Vec<Approval> {
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
            name: own(subject.get(name)),
            date: own(subject.get(date)),
        })
        .collect()
}
