//! Commands of the interface, with their stable names and labels.

use crate::words::Message;
use crate::words::command as word;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    Up,
    Down,
    PageUp,
    PageDown,
    Top,
    Bottom,
    Next,
    Previous,
    NextField,
    PreviousField,
    NextOpen,
    PreviousOpen,
    NextWithoutEvidence,
    Activate,
    Toggle,
    /// Chooses the n-th answer; 0 in the table of keys stands for any number.
    Choose(u8),
    Clear,
    Confirm,
    Yes,
    Partial,
    No,
    NotApplicable,
    Note,
    EditOutside,
    Evidence,
    Flag,
    InProgress,
    Guide,
    GuideUp,
    GuideDown,
    QuestionLanguage,
    Search,
    Palette,
    Filters,
    Overview,
    Result,
    Review,
    Approval,
    System,
    Export,
    Glossary,
    Settings,
    History,
    Compare,
    Undo,
    Redo,
    Save,
    SaveAs,
    Conflicts,
    Reopen,
    StopChecking,
    Language,
    Help,
    Mouse,
    Home,
    NewAssessment,
    OpenFile,
    Demo,
    Complete,
    EndEdit,
    Back,
    Suspend,
    Quit,
}

/// Commands in the menu and the palette, for terminals that do not pass on every key.
pub const MENU: &[Command] = &[
    Command::Overview,
    Command::NextOpen,
    Command::PreviousOpen,
    Command::NextWithoutEvidence,
    Command::Search,
    Command::Filters,
    Command::Review,
    Command::Approval,
    Command::Result,
    Command::Export,
    Command::System,
    Command::Note,
    Command::EditOutside,
    Command::Evidence,
    Command::Flag,
    Command::InProgress,
    Command::Guide,
    Command::Clear,
    Command::Confirm,
    Command::NotApplicable,
    Command::Undo,
    Command::Redo,
    Command::History,
    Command::Compare,
    Command::Save,
    Command::SaveAs,
    Command::Conflicts,
    Command::Reopen,
    Command::StopChecking,
    Command::Language,
    Command::QuestionLanguage,
    Command::Glossary,
    Command::Settings,
    Command::Mouse,
    Command::Help,
    Command::Home,
    Command::Suspend,
    Command::Quit,
];

/// Every command with its stable name, which the settings file uses, and its label.
#[rustfmt::skip]
pub const COMMANDS: &[(Command, &str, Message)] = &[
    (Command::Up, "up", word::UP),
    (Command::Down, "down", word::DOWN),
    (Command::PageUp, "page-up", word::PAGE_UP),
    (Command::PageDown, "page-down", word::PAGE_DOWN),
    (Command::Top, "first", word::TOP),
    (Command::Bottom, "last", word::BOTTOM),
    (Command::NextField, "next-field", word::NEXT_FIELD),
    (Command::PreviousField, "previous-field", word::PREVIOUS_FIELD),
    (Command::Activate, "select", word::ACTIVATE),
    (Command::Toggle, "toggle", word::TOGGLE),
    (Command::Choose(0), "answer-number", word::CHOOSE),
    (Command::Clear, "answer-clear", word::CLEAR),
    (Command::Confirm, "confirm", word::CONFIRM),
    (Command::Yes, "answer-yes", word::YES),
    (Command::Partial, "answer-partial", word::PARTIAL),
    (Command::No, "answer-no", word::NO),
    (Command::NotApplicable, "answer-na", word::NOT_APPLICABLE),
    (Command::Next, "next", word::NEXT),
    (Command::Previous, "previous", word::PREVIOUS),
    (Command::NextOpen, "next-open", word::NEXT_OPEN),
    (Command::PreviousOpen, "previous-open", word::PREVIOUS_OPEN),
    (Command::NextWithoutEvidence, "next-without-evidence", word::NEXT_WITHOUT_EVIDENCE),
    (Command::Note, "note", word::NOTE),
    (Command::EditOutside, "edit-outside", word::EDIT_OUTSIDE),
    (Command::Evidence, "evidence", word::EVIDENCE),
    (Command::Flag, "flag", word::FLAG),
    (Command::InProgress, "in-progress", word::IN_PROGRESS),
    (Command::Guide, "guide", word::GUIDE),
    (Command::GuideUp, "guide-up", word::GUIDE_UP),
    (Command::GuideDown, "guide-down", word::GUIDE_DOWN),
    (Command::QuestionLanguage, "question-language", word::QUESTION_LANGUAGE),
    (Command::Search, "search", word::SEARCH),
    (Command::Palette, "commands", word::PALETTE),
    (Command::Filters, "filters", word::FILTERS),
    (Command::Overview, "overview", word::OVERVIEW),
    (Command::Result, "result", word::RESULT),
    (Command::Review, "review", word::REVIEW),
    (Command::Approval, "approval", word::APPROVAL),
    (Command::System, "system", word::SYSTEM),
    (Command::Export, "export", word::EXPORT),
    (Command::Glossary, "glossary", word::GLOSSARY),
    (Command::History, "history", word::HISTORY),
    (Command::Compare, "compare", word::COMPARE),
    (Command::Undo, "undo", word::UNDO),
    (Command::Redo, "redo", word::REDO),
    (Command::NewAssessment, "new", word::NEW),
    (Command::OpenFile, "open", word::OPEN),
    (Command::Demo, "demo", word::DEMO),
    (Command::Settings, "settings", word::SETTINGS),
    (Command::Complete, "complete", word::COMPLETE),
    (Command::EndEdit, "done", word::END_EDIT),
    (Command::Save, "save", word::SAVE),
    (Command::SaveAs, "save-as", word::SAVE_AS),
    (Command::Conflicts, "conflicts", word::CONFLICTS),
    (Command::Reopen, "reopen", word::REOPEN),
    (Command::StopChecking, "stop-checking", word::STOP_CHECKING),
    (Command::Language, "language", word::LANGUAGE),
    (Command::Mouse, "mouse", word::MOUSE),
    (Command::Back, "back", word::BACK),
    (Command::Home, "home", word::HOME),
    (Command::Suspend, "suspend", word::SUSPEND),
    (Command::Quit, "quit", word::QUIT),
    (Command::Help, "help", word::HELP),
];

impl Command {
    pub fn named(name: &str) -> Option<Self> {
        let found = COMMANDS.iter().find(|(_, each, _)| *each == name);
        found.map(|(command, ..)| *command)
    }

    fn row(self) -> Option<&'static (Self, &'static str, Message)> {
        COMMANDS.iter().find(|(each, ..)| match (each, self) {
            (Self::Choose(_), Self::Choose(_)) => true,
            (each, command) => *each == command,
        })
    }

    /// A name never changes: settings files use it.
    pub fn name(self) -> &'static str {
        self.row().map_or("", |(_, name, _)| name)
    }

    /// Whether it only makes sense on a drawn screen.
    pub fn needs_screen(self) -> bool {
        matches!(
            self,
            Self::Up
                | Self::Down
                | Self::PageUp
                | Self::PageDown
                | Self::Top
                | Self::Bottom
                | Self::NextField
                | Self::PreviousField
                | Self::GuideUp
                | Self::GuideDown
                | Self::Activate
                | Self::Toggle
                | Self::Choose(_)
                | Self::Complete
                | Self::EndEdit
                | Self::Palette
                | Self::Mouse
                | Self::Suspend
        )
    }

    pub fn label(self) -> Message {
        self.row().map_or(word::HOME, |(.., label)| *label)
    }
}
