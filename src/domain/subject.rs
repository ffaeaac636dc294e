//! The assessed system: the fields on a report's cover and in its document control.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::typed_date;

use super::confidentiality::Confidentiality;

/// A field of the subject, in the order of the form and the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "each field is described by its words in the interface"
)]
pub enum SubjectField {
    Name,
    Version,
    Organisation,
    Purpose,
    IntendedUse,
    ExcludedUse,
    Users,
    Affected,
    Components,
    Diagram,
    Deployment,
    Lifecycle,
    Scope,
    OutOfScope,
    Method,
    Limits,
    Team,
    Contact,
    PeriodFrom,
    PeriodTo,
    DocumentId,
    Revision,
    Revisions,
    Confidentiality,
    Distribution,
    Summary,
    PreparedBy,
    PreparedOn,
    ReviewedBy,
    ReviewedOn,
    ApprovedBy,
    ApprovedOn,
    SigningKey,
}

impl SubjectField {
    /// With the keys used in files, in order.
    pub const KEYS: [(Self, &'static str); 33] = [
        (Self::Name, "name"),
        (Self::Version, "version"),
        (Self::Organisation, "organisation"),
        (Self::Purpose, "purpose"),
        (Self::IntendedUse, "intended_use"),
        (Self::ExcludedUse, "excluded_use"),
        (Self::Users, "users"),
        (Self::Affected, "affected"),
        (Self::Components, "components"),
        (Self::Diagram, "diagram"),
        (Self::Deployment, "deployment"),
        (Self::Lifecycle, "lifecycle"),
        (Self::Scope, "scope"),
        (Self::OutOfScope, "out_of_scope"),
        (Self::Method, "method"),
        (Self::Limits, "limits"),
        (Self::Team, "team"),
        (Self::Contact, "contact"),
        (Self::PeriodFrom, "period_from"),
        (Self::PeriodTo, "period_to"),
        (Self::DocumentId, "document_id"),
        (Self::Revision, "revision"),
        (Self::Revisions, "revisions"),
        (Self::Confidentiality, "confidentiality"),
        (Self::Distribution, "distribution"),
        (Self::Summary, "summary"),
        (Self::PreparedBy, "prepared_by"),
        (Self::PreparedOn, "prepared_on"),
        (Self::ReviewedBy, "reviewed_by"),
        (Self::ReviewedOn, "reviewed_on"),
        (Self::ApprovedBy, "approved_by"),
        (Self::ApprovedOn, "approved_on"),
        (Self::SigningKey, "signing_key"),
    ];

    /// An assessment without these is incomplete.
    pub const REQUIRED: [Self; 4] = [Self::Name, Self::Version, Self::Organisation, Self::Purpose];

    pub fn key(self) -> &'static str {
        Self::KEYS
            .into_iter()
            .find(|(field, _)| *field == self)
            .map_or("", |(_, key)| key)
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::KEYS
            .into_iter()
            .find(|(_, each)| *each == key)
            .map(|(field, _)| field)
    }

    /// Whether the field may have several lines.
    pub fn is_long(self) -> bool {
        matches!(
            self,
            Self::Purpose
                | Self::IntendedUse
                | Self::ExcludedUse
                | Self::Users
                | Self::Affected
                | Self::Components
                | Self::Deployment
                | Self::Scope
                | Self::OutOfScope
                | Self::Method
                | Self::Limits
                | Self::Revisions
                | Self::Summary
        )
    }

    /// Whether the field is a date such as `2026-11-24`.
    pub fn is_date(self) -> bool {
        matches!(
            self,
            Self::PeriodFrom | Self::PeriodTo | Self::PreparedOn | Self::ReviewedOn | Self::ApprovedOn
        )
    }

    /// What the field stores of a text that a person typed. A text that is already in a file is never refused.
    pub fn read(self, text: &str, today: Date) -> Result<String, SubjectFieldError> {
        if text.trim().is_empty() {
            return Ok(String::new());
        }
        if self.is_date() {
            let day = typed_date::read(text, today).ok_or(SubjectFieldError::NotADate)?;
            return Ok(day.to_string());
        }
        if self == Self::Confidentiality {
            let level = Confidentiality::from_typed(text).ok_or(SubjectFieldError::NotOnTheList)?;
            return Ok(level.word().to_owned());
        }
        Ok(text.to_owned())
    }
}

/// Why a field of the subject does not accept a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectFieldError {
    NotADate,
    /// Not a word of [`Confidentiality::WORDS`].
    NotOnTheList,
}

/// The assessed system. Blank fields are not stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject(BTreeMap<SubjectField, String>);

impl Subject {
    pub fn get(&self, field: SubjectField) -> &str {
        self.0.get(&field).map_or("", String::as_str)
    }

    /// Sets a field; a blank text removes it.
    pub fn set(&mut self, field: SubjectField, text: &str) {
        if text.trim().is_empty() {
            self.0.remove(&field);
        } else {
            self.0.insert(field, text.into());
        }
    }

    /// Required fields that are empty.
    pub fn missing(&self) -> Vec<SubjectField> {
        SubjectField::REQUIRED
            .into_iter()
            .filter(|field| self.get(*field).is_empty())
            .collect()
    }

    /// The fields that have a text, in order.
    pub fn entries(&self) -> impl Iterator<Item = (SubjectField, &str)> {
        self.0.iter().map(|(field, text)| (*field, text.as_str()))
    }
}
