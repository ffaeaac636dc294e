//! What can be written, and the text being written now.

use crate::domain::answer::Answer;
use crate::domain::evidence::Location;
use crate::domain::id::Id;
use crate::domain::remediation::RemediationField;
use crate::domain::subject::SubjectField;

use crate::domain::clean::clean_typed;

/// What a text being edited belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// The name of a new assessment.
    NewName,
    /// Where a new assessment is kept.
    NewPath,
    /// A file to open.
    OpenPath,
    /// A file to go on in.
    SaveAs,
    /// A line of the subject.
    Subject(SubjectField),
    /// A fact that takes a text or number.
    Fact(Id),
    /// Why a fact is as it is given.
    FactReason(Id),
    /// A part of an answer.
    Answer(Id, Part),
    /// What is written of a piece of evidence.
    Evidence(Id, Location, EvidencePart),
    /// Where a report is written.
    ExportPath,
    /// An earlier assessment or report that a report is to be compared with.
    ExportSince,
    /// An earlier assessment or report to compare with now.
    CompareWith,
    ApproverName,
    ApproverRole,
    /// What is searched.
    Search,
    /// A command or a question's id.
    Palette,
}

impl Field {
    /// Whether what is typed belongs to the assessment.
    pub fn is_of_assessment(&self) -> bool {
        matches!(
            self,
            Self::Subject(_) | Self::Fact(_) | Self::FactReason(_) | Self::Answer(..) | Self::Evidence(..)
        )
    }

    /// Whether it holds a path, which can be completed.
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

    /// Whether only Enter does what is typed, so that leaving the field drops it.
    pub fn is_done_by_enter(&self) -> bool {
        matches!(
            self,
            Self::OpenPath | Self::SaveAs | Self::Answer(_, Part::Evidence | Part::Planned)
        )
    }
}

/// What is written of a piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidencePart {
    /// What it is, in a few words.
    Title,
    /// Where in the file: a page or section.
    Place,
    /// Last day on which it may be relied on.
    ValidUntil,
}

/// A part of an answer that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A number or text as the answer itself.
    Value,
    /// The note.
    Note,
    /// Why it does not apply.
    Reason,
    /// Who signed that a critical question does not apply.
    Reviewer,
    /// Who sees to it.
    Owner,
    /// A text of the plan for a gap.
    Plan(RemediationField),
    /// Until when.
    Due,
    /// Who accepts the risk.
    AcceptedBy,
    /// Why the risk is accepted.
    AcceptedWhy,
    /// A new piece of evidence: path or address.
    Evidence,
    /// A new piece of evidence that is only planned.
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

    /// The name under which a session remembers it.
    pub fn name(self) -> &'static str {
        let found = Self::NAMES.iter().find(|(each, _)| *each == self);
        found.map_or("", |(_, name)| name)
    }

    /// The part with a name.
    pub fn from_name(name: &str) -> Option<Self> {
        let found = Self::NAMES.iter().find(|(_, each)| *each == name);
        found.map(|(part, _)| *part)
    }
}

/// Longest text that is accepted at once, from a paste or another program, in characters. What stands there already is never cut.
pub const LONGEST: usize = 200_000;

/// A text being edited.
#[derive(Clone, Debug)]
pub struct Editing {
    /// What it belongs to.
    pub field: Field,
    /// The text as it is typed.
    pub text: String,
    /// Whether it may have several lines.
    pub many_lines: bool,
    /// The answer as it was when editing began, for one step of undo.
    pub before: Option<Box<Answer>>,
    /// The text as it was when editing began.
    pub before_text: String,
    /// Whether something was typed since the last save.
    pub unsaved: bool,
}

impl Editing {
    /// The text as it is kept: clean, without blanks at line ends.
    pub fn kept(&self) -> String {
        let clean = clean_typed(&self.text, self.many_lines);
        let lines: Vec<&str> = clean.split('\n').map(str::trim_end).collect();
        lines.join("\n").trim_end_matches('\n').to_owned()
    }

    /// Replaces the text with one that came from elsewhere.
    pub fn replace(&mut self, with: &str) {
        self.text = clean_typed(with, self.many_lines);
    }
}
