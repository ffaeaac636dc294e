//! Text fields, and the text being edited.

use crate::domain::answer::Answer;
use crate::domain::evidence::Location;
use crate::domain::id::Id;
use crate::domain::remediation::RemediationField;
use crate::domain::subject::SubjectField;

use crate::domain::clean::clean_typed;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    NewName,
    /// Path of a new assessment.
    NewPath,
    OpenPath,
    /// New path of the open assessment.
    SaveAs,
    Subject(SubjectField),
    /// A fact whose value is typed.
    Fact(Id),
    /// The reason of a fact.
    FactReason(Id),
    Answer(Id, Part),
    /// A detail of a piece of evidence.
    Evidence(Id, Location, EvidencePart),
    ExportPath,
    /// Baseline of the report.
    ExportSince,
    /// Baseline of the comparison page.
    CompareWith,
    ApproverName,
    ApproverRole,
    /// The name that signs answers.
    Author,
    /// The reason for which the open questions of a list are not applicable: of a section, or all that pass the filters.
    WaiveOpen(Option<usize>),
    Search,
    Palette,
}

impl Field {
    pub fn is_of_assessment(&self) -> bool {
        matches!(
            self,
            Self::Subject(_) | Self::Fact(_) | Self::FactReason(_) | Self::Answer(..) | Self::Evidence(..)
        )
    }

    /// Whether Tab completes it as a path.
    pub fn is_path(&self) -> bool {
        matches!(
            self,
            Self::NewPath
                | Self::OpenPath
                | Self::SaveAs
                | Self::ExportPath
                | Self::ExportSince
                | Self::CompareWith
                | Self::Answer(_, Part::Evidence)
        )
    }

    /// Whether only Enter submits it, so that leaving it discards the text.
    pub fn is_submitted_by_enter(&self) -> bool {
        matches!(
            self,
            Self::OpenPath
                | Self::SaveAs
                | Self::WaiveOpen(_)
                | Self::Answer(_, Part::Evidence | Part::Planned)
        )
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidencePart {
    Title,
    Place,
    /// Last day on which it is valid.
    ValidUntil,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A typed answer.
    Value,
    Note,
    /// Why the question does not apply.
    Reason,
    Reviewer,
    Owner,
    Plan(RemediationField),
    Due,
    AcceptedBy,
    AcceptedWhy,
    Evidence,
    Planned,
}

impl Part {
    const NAMES: [(Self, &'static str); 15] = [
        (Self::Value, "value"),
        (Self::Note, "note"),
        (Self::Reason, "reason"),
        (Self::Reviewer, "reviewer"),
        (Self::Owner, "owner"),
        (Self::Plan(RemediationField::Action), "action"),
        (Self::Plan(RemediationField::Resources), "resources"),
        (Self::Plan(RemediationField::Milestones), "milestones"),
        (Self::Plan(RemediationField::Interim), "interim"),
        (Self::Plan(RemediationField::Residual), "residual"),
        (Self::Due, "due"),
        (Self::AcceptedBy, "accepted-by"),
        (Self::AcceptedWhy, "accepted-why"),
        (Self::Evidence, "evidence"),
        (Self::Planned, "planned"),
    ];

    /// The name in the stored position.
    pub fn name(self) -> &'static str {
        let found = Self::NAMES.iter().find(|(each, _)| *each == self);
        found.map_or("", |(_, name)| name)
    }

    pub fn from_name(name: &str) -> Option<Self> {
        let found = Self::NAMES.iter().find(|(_, each)| *each == name);
        found.map(|(part, _)| *part)
    }
}

/// Longest text accepted in one paste, in characters. Text that is already there is never cut.
pub const LONGEST: usize = 200_000;

#[derive(Clone, Debug)]
pub struct Editing {
    pub field: Field,
    pub text: String,
    pub many_lines: bool,
    /// The answer before editing, so that an edit is one step of undo.
    pub before: Option<Box<Answer>>,
    pub before_text: String,
    /// Whether something was typed since it was opened.
    pub is_begun: bool,
    pub unsaved: bool,
}

impl Editing {
    /// The text as it is stored: cleaned, without trailing blanks.
    pub fn kept(&self) -> String {
        let clean = clean_typed(&self.text, self.many_lines);
        let lines: Vec<&str> = clean.split('\n').map(str::trim_end).collect();
        lines.join("\n").trim_end_matches('\n').to_owned()
    }

    /// Replaces the text with a completion or the result of an external editor.
    pub fn replace(&mut self, with: &str) {
        self.text = clean_typed(with, self.many_lines);
    }
}
