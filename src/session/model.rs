//! The state of the interface: screens with their focus, the text being edited, notices and the state of saving. Only
//! `update` changes it.

use std::path::PathBuf;
use std::rc::Rc;

use jiff::civil::Date;

use crate::domain::access::Access;
use crate::domain::catalog_entry::CatalogEntry;
use crate::domain::change::{Stamp, minute};
use crate::domain::evidence::Location;
use crate::domain::filter::Filter;
use crate::domain::format::Format;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::listed_assessment::{ListFilter, ListedAssessment, SortKey};
use crate::domain::localized::Localized;
use crate::domain::merge::Conflict;
use crate::domain::position::Position;
use crate::domain::question::Question;
use crate::domain::user_error::UserError;
use crate::session::port::Exported;
use crate::words::Message;

use super::action::Action;
use super::command::Command;
use super::command_names::CommandNames;
use super::context::Context;
use super::marks::{Glyphs, Marks};
use super::piece::Role;
use super::session_state::Session;

pub use super::field::{Editing, Field, Part};
pub use super::place::Place;
pub use super::screen::{Screen, View};

/// A message shown until the next command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: Localized,
    pub role: Role,
}

/// Progress of saving.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    #[default]
    Untouched,
    /// Submitted, with the ticket once it is known.
    Pending(Option<u64>),
    /// When everything was on disk, `14:02:31`.
    Saved(String),
    Failed(Box<UserError>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    Drawn,
    /// Read out, without keys, marks and mouse.
    Spoken,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    Saved,
    /// The last save failed, and the user left anyway.
    Unsaved,
}

/// A dialog that must be answered first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    pub text: Localized,
    pub options: Vec<(Message, Action)>,
    pub focus: usize,
}

impl Ask {
    /// Whether it asks about changes that are not on disk.
    pub fn is_unsaved(&self) -> bool {
        self.options.iter().any(|(_, act)| *act == Action::QuitAnyway)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub checklist: Option<usize>,
    pub name: String,
    /// The proposed path.
    pub proposed: PathBuf,
    /// The path that the user typed instead.
    pub chosen: Option<PathBuf>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportDraft {
    pub format: Format,
    /// `None` for the language of the interface.
    pub lang: Option<Lang>,
    pub is_final: bool,
    /// Empty for a name beside the assessment.
    pub to: String,
    /// A baseline to compare with; may be empty.
    pub since: String,
    /// The last report written.
    pub done: Option<Exported>,
}

/// How the recent assessments are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecentList {
    pub sort: SortKey,
    /// `None` for all.
    pub filter: Option<ListFilter>,
    /// Whether a long list is shown to its end.
    pub is_whole: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approver {
    pub name: String,
    pub role: String,
}

/// A piece of evidence whose check the user waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Awaited {
    pub question: Id,
    pub location: Location,
    /// Whether it was just added; else a new check was asked for.
    pub is_new: bool,
}

/// The language of questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuestionLanguage {
    #[default]
    Interface,
    Other,
    /// The language of the interface, with the other below.
    Both,
}

#[derive(Clone, Debug)]
pub struct Model {
    pub lang: Lang,
    pub question_language: QuestionLanguage,
    pub glyphs: Glyphs,
    pub names: Rc<dyn CommandNames>,
    pub mouse: bool,
    /// Rows of a long list built on each side of the focused one.
    pub window: usize,
    pub medium: Medium,
    /// Whether the guide is always shown beside the question.
    pub guide_has_pane: bool,
    /// Author and time, set before each message.
    pub stamp: Stamp,
    pub today: Date,
    pub catalog: Vec<CatalogEntry>,
    pub recent: Vec<ListedAssessment>,
    pub recent_list: RecentList,
    pub session: Option<Session>,
    /// Screens, the current one last. Never empty.
    pub stack: Vec<Place>,
    pub ask: Option<Ask>,
    pub editing: Option<Editing>,
    pub query: String,
    /// Texts that their fields did not take.
    pub unsent: Vec<(Field, String)>,
    pub notice: Option<Notice>,
    /// A notice from the start, repeated when the first assessment opens, because its own notices replace it.
    pub start_notice: Option<Localized>,
    pub awaited: Option<Awaited>,
    pub saving: Saving,
    /// Bytes checked of a large evidence file, and its size.
    pub progress: Option<(u64, u64)>,
    pub draft: Draft,
    pub order: ExportDraft,
    pub approver: Approver,
    /// Where it was asked who answers, while the name is typed.
    pub author_asked_on: Option<Screen>,
    pub conflicts: Vec<Conflict>,
    /// How many changes were refused because the assessment is read-only.
    pub refused: usize,
    pub ended: Option<Ended>,
    /// Whether the guide is unfolded where it has no pane.
    pub guide_open: bool,
}

impl Model {
    pub fn new(lang: Lang, names: Rc<dyn CommandNames>) -> Self {
        Self {
            lang,
            question_language: QuestionLanguage::Interface,
            glyphs: Glyphs::Unicode,
            names,
            mouse: false,
            window: 24,
            medium: Medium::Drawn,
            guide_has_pane: false,
            stamp: Stamp::default(),
            today: Date::default(),
            catalog: Vec::new(),
            recent: Vec::new(),
            recent_list: RecentList::default(),
            session: None,
            stack: vec![Place::new(Screen::Home)],
            ask: None,
            editing: None,
            query: String::new(),
            unsent: Vec::new(),
            notice: None,
            start_notice: None,
            awaited: None,
            saving: Saving::Untouched,
            progress: None,
            draft: Draft::default(),
            order: ExportDraft::default(),
            approver: Approver::default(),
            author_asked_on: None,
            conflicts: Vec::new(),
            refused: 0,
            ended: None,
            guide_open: false,
        }
    }

    pub fn place(&self) -> &Place {
        // The stack is never empty; if it were, the first screen would be shown.
        static HOME: Place = Place {
            screen: Screen::Home,
            focus: 0,
            key: None,
            scroll: 0,
            view: View::Follow,
        };
        self.stack.last().unwrap_or(&HOME)
    }

    pub fn focused(&self) -> Option<Action> {
        self.place().key.clone()
    }

    /// The text row in focus while nothing is written: a character typed begins its text.
    pub fn field_in_focus(&self) -> Option<&Field> {
        match (&self.ask, &self.editing, &self.place().key) {
            (None, None, Some(Action::Edit(field))) => Some(field),
            _ => None,
        }
    }

    /// Moves the focus to the row with this action, if it is on the page.
    pub fn focus(&mut self, wanted: Action) {
        if let Some(place) = self.stack.last_mut() {
            place.key = Some(wanted);
            place.view = View::Follow;
        }
    }

    pub fn is_writable(&self) -> bool {
        let access = self.session.as_ref().map(|session| &session.access);
        access == Some(&Access::Writable)
    }

    pub fn screen(&self) -> Screen {
        self.place().screen
    }

    pub fn question(&self) -> Option<&Question> {
        self.session.as_ref()?.question()
    }

    /// The position to continue from in the next session.
    pub fn position(&self, now: &str) -> Option<Position> {
        let session = self.session.as_ref()?;
        let field = match &self.place().key {
            Some(Action::Edit(Field::Answer(_, part))) => part.name(),
            _ => "",
        };
        Some(Position {
            question: session.question().map(|question| question.id.clone()),
            screen: self.screen().name().to_owned(),
            field: field.to_owned(),
            filters: session.filters.iter().map(Filter::word).collect(),
            at: minute(now),
        })
    }

    pub fn question_lang(&self) -> Lang {
        match self.question_language {
            QuestionLanguage::Interface | QuestionLanguage::Both => self.lang,
            QuestionLanguage::Other => self.lang.other(),
        }
    }

    /// Whether typed text is not submitted to the writer yet.
    pub fn is_typing_unsaved(&self) -> bool {
        let editing = self.editing.as_ref();
        editing.is_some_and(|editing| editing.unsaved && editing.field.is_of_assessment())
    }

    pub fn marks(&self) -> &'static Marks {
        self.glyphs.marks()
    }

    pub fn context(&self) -> Context {
        if self.ask.is_some() {
            return Context::Ask;
        }
        if let Some(editing) = &self.editing {
            return match editing.field {
                Field::Search | Field::Palette => Context::Query,
                _ if editing.many_lines => Context::Note,
                _ => Context::Line,
            };
        }
        match self.screen() {
            Screen::Home => Context::Home,
            Screen::Question => Context::Question,
            Screen::System => Context::Form,
            _ => Context::Page,
        }
    }

    /// A message in both languages. Commands are filled in by their names in this interface, `{palette}` by the prefix of
    /// command names.
    pub fn localized(
        &self,
        word: Message,
        places: &[(&str, &str)],
        commands: &[(&str, Command)],
    ) -> Localized {
        let prefix = self.names.prefix();
        let fill = |lang: Lang| {
            let named: Vec<(&str, String)> = commands
                .iter()
                .map(|(place, command)| (*place, self.names.short(*command, lang)))
                .collect();
            let named = named.iter().map(|(place, name)| (*place, name.as_str()));
            let all: Vec<(&str, &str)> = places
                .iter()
                .copied()
                .chain(named)
                .chain([("palette", prefix.as_str())])
                .collect();
            word.fill(lang, &all)
        };
        Localized::each(fill)
    }

    /// Shows a message that names commands.
    pub fn notify_keys(&mut self, role: Role, word: Message, commands: &[(&str, Command)]) {
        let text = self.localized(word, &[], commands);
        self.show_notice(role, text);
    }

    /// Shows a text.
    pub fn show_notice(&mut self, role: Role, text: Localized) {
        self.notice = Some(Notice { text, role });
    }

    /// Shows a message without placeholders.
    pub fn notify(&mut self, role: Role, word: Message) {
        self.show_notice(role, word.localized(&[]));
    }
}
