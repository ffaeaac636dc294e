//! All that the interface knows: the stack of screens with their focus, what is being edited, notices and the state of
//! saving. Plain data; only `update` changes it.

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
use crate::domain::localized::Localized;
use crate::domain::merge::Conflict;
use crate::domain::position::Position;
use crate::domain::question::Question;
use crate::domain::user_error::UserError;
use crate::session::port::{Exported, KnownAssessment};
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

/// Something said once, until the next key that does something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The words.
    pub text: Localized,
    /// How it is meant.
    pub role: Role,
}

/// How far saving is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was changed yet.
    #[default]
    Untouched,
    /// A change is on its way to the disk; its ticket once known.
    Pending(Option<u64>),
    /// Everything is on disk, since `14:02:31`.
    Saved(String),
    /// The last save failed; everything is in memory.
    Failed(Box<UserError>),
}

/// How a face shows pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    Drawn,
    /// Read out: what is about keys, marks and the mouse is left out.
    Spoken,
}

/// How a session was ended by its user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Everything is saved.
    Saved,
    /// The last save failed and the user left all the same.
    Unsaved,
}

/// A choice that must be made before anything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What is asked.
    pub text: Localized,
    /// What can be chosen.
    pub options: Vec<(Message, Action)>,
    /// The focused choice.
    pub focus: usize,
}

impl Ask {
    /// Whether it asks what to do with changes that are not on disk.
    pub fn is_unsaved(&self) -> bool {
        self.options.iter().any(|(_, act)| *act == Action::QuitAnyway)
    }
}

/// A new assessment before it is begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Position of the checklist in the catalog.
    pub checklist: Option<usize>,
    /// The system's name.
    pub name: String,
    /// Where it would be kept.
    pub proposed: PathBuf,
    /// Where the user wants it kept instead.
    pub chosen: Option<PathBuf>,
}

/// A report before it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// The format.
    pub format: Format,
    /// The language; `None` for the interface's.
    pub lang: Option<Lang>,
    /// Whether it is meant as final.
    pub is_final: bool,
    /// Where; empty for a name beside the assessment.
    pub to: String,
    /// An earlier assessment or report to compare with; empty for none.
    pub since: String,
    /// What was written last.
    pub done: Option<Exported>,
}

/// Who is about to approve the answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approver {
    pub name: String,
    pub role: String,
}

/// A look at a piece of evidence that the user waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Awaited {
    /// The question.
    pub question: Id,
    /// Which piece.
    pub location: Location,
    /// Whether it was just added; else it was asked to be looked at again.
    pub is_new: bool,
}

/// In which language questions are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Content {
    /// That of the interface.
    #[default]
    Interface,
    /// The other one.
    Other,
    /// That of the interface, with the other below.
    Localized,
}

/// All that the interface knows.
#[derive(Clone, Debug)]
pub struct Model {
    /// Language of the interface.
    pub lang: Lang,
    /// In which language questions are shown.
    pub content: Content,
    /// Marks that pages draw.
    pub glyphs: Glyphs,
    /// How the face names commands.
    pub names: Rc<dyn CommandNames>,
    /// Whether the mouse is on.
    pub mouse: bool,
    /// How many rows of a long list are built on each side of the one at hand.
    pub window: usize,
    /// Whether pages are drawn or read out.
    pub medium: Medium,
    /// Whether the face shows the guide beside the question at all times.
    pub guide_has_pane: bool,
    /// Who and when, set by the driver before each message.
    pub stamp: Stamp,
    /// Today.
    pub today: Date,
    /// Checklists that can be begun.
    pub catalog: Vec<CatalogEntry>,
    /// Assessments known from earlier sessions.
    pub known: Vec<KnownAssessment>,
    /// The assessment being worked on.
    pub session: Option<Session>,
    /// Screens, the one shown last. Never empty.
    pub stack: Vec<Place>,
    /// A choice that must be made first.
    pub ask: Option<Ask>,
    /// The text being edited.
    pub editing: Option<Editing>,
    /// What was last searched.
    pub query: String,
    /// What to say.
    pub notice: Option<Notice>,
    /// What was said at the start, to be said once more with the first assessment, whose own words would take its place.
    pub start_notice: Option<Localized>,
    /// The piece of evidence whose look the user waits for.
    pub awaited: Option<Awaited>,
    /// How far saving is.
    pub saving: Saving,
    /// How far a long look at evidence is, in bytes.
    pub progress: Option<(u64, u64)>,
    /// A new assessment.
    pub draft: Draft,
    /// A report.
    pub order: Order,
    pub approver: Approver,
    /// What two people changed differently.
    pub conflicts: Vec<Conflict>,
    /// Changes that were refused because the assessment is read-only.
    pub refused: usize,
    /// How the session ended, once it has.
    pub ended: Option<Ended>,
    /// Whether the guide is unfolded where it has no pane of its own.
    pub guide_open: bool,
}

impl Model {
    /// The model before anything happened.
    pub fn new(lang: Lang, names: Rc<dyn CommandNames>) -> Self {
        Self {
            lang,
            content: Content::Interface,
            glyphs: Glyphs::Unicode,
            names,
            mouse: false,
            window: 24,
            medium: Medium::Drawn,
            guide_has_pane: false,
            stamp: Stamp::default(),
            today: Date::default(),
            catalog: Vec::new(),
            known: Vec::new(),
            session: None,
            stack: vec![Place::new(Screen::Home)],
            ask: None,
            editing: None,
            query: String::new(),
            notice: None,
            start_notice: None,
            awaited: None,
            saving: Saving::Untouched,
            progress: None,
            draft: Draft::default(),
            order: Order::default(),
            approver: Approver::default(),
            conflicts: Vec::new(),
            refused: 0,
            ended: None,
            guide_open: false,
        }
    }

    /// The place on the screen shown.
    pub fn place(&self) -> &Place {
        // The stack is never emptied; an empty one would show the first screen.
        static HOME: Place = Place {
            screen: Screen::Home,
            focus: 0,
            key: None,
            scroll: 0,
            view: View::Follow,
        };
        self.stack.last().unwrap_or(&HOME)
    }

    /// What the focused row does.
    pub fn focused(&self) -> Option<Action> {
        self.place().key.clone()
    }

    /// Moves the focus to the row that does this, if it is on the page.
    pub fn focus(&mut self, wanted: Action) {
        if let Some(place) = self.stack.last_mut() {
            place.key = Some(wanted);
            place.view = View::Follow;
        }
    }

    /// Whether the open assessment can be written.
    pub fn is_writable(&self) -> bool {
        let access = self.session.as_ref().map(|session| &session.access);
        access == Some(&Access::Writable)
    }

    /// The screen shown.
    pub fn screen(&self) -> Screen {
        self.place().screen
    }

    /// The question at hand.
    pub fn question(&self) -> Option<&Question> {
        self.session.as_ref()?.question()
    }

    /// Where the session stands, for the next one to go on from there.
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

    /// Language of the questions.
    pub fn content_lang(&self) -> Lang {
        match self.content {
            Content::Interface | Content::Localized => self.lang,
            Content::Other => self.lang.other(),
        }
    }

    /// Whether a text is being typed that no save holds yet.
    pub fn is_typing_unsaved(&self) -> bool {
        let editing = self.editing.as_ref();
        editing.is_some_and(|editing| editing.unsaved && editing.field.is_of_assessment())
    }

    /// The marks that pages draw.
    pub fn marks(&self) -> &'static Marks {
        self.glyphs.marks()
    }

    /// Where input goes now.
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
            _ => Context::Page,
        }
    }

    /// A message in both languages, with commands filled in by the face's names for them, and `{palette}` by what is written
    /// before a command's name.
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
        Localized::new(fill(Lang::Ko), fill(Lang::En))
    }

    /// Says a word in which commands are named as the face names them.
    pub fn tell_keys(&mut self, role: Role, word: Message, commands: &[(&str, Command)]) {
        let text = self.localized(word, &[], commands);
        self.say(role, text);
    }

    /// Says something.
    pub fn say(&mut self, role: Role, text: Localized) {
        self.notice = Some(Notice { text, role });
    }

    /// Says a word without places to fill in.
    pub fn tell(&mut self, role: Role, word: Message) {
        self.say(role, word.localized(&[]));
    }
}
