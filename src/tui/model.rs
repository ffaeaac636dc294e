//! All that the interface knows: the stack of screens with their focus, what is being edited, notices and the state of
//! saving. Plain data; only `update` changes it.

use std::borrow::Cow;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::domain::change::{Stamp, minute};
use crate::domain::filter::Filter;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::merge::Conflict;
use crate::domain::port::{CatalogEntry, Exported, Format, KnownAssessment, Position};
use crate::domain::user_error::UserError;
use crate::words::Message;

use super::act::Act;
use super::keymap::{Command, Context, Keymap};
use super::session::Session;
use super::theme::{Role, Theme};
use super::wide::widen;

pub use super::field::{Editing, Field, Part};

/// A whole view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Checklists and known assessments.
    Home,
    /// A new assessment.
    New,
    /// The system and its facts.
    System,
    /// Sections with their counts.
    Overview,
    /// Questions: of one section, or all that pass the filters.
    List(Option<usize>),
    /// One question.
    Question,
    /// Search and jump.
    Search,
    /// Which questions lists show.
    Filters,
    /// What is missing.
    Review,
    /// Verdict and score.
    Result,
    /// Reports.
    Export,
    /// Every change.
    History,
    /// What changed since an earlier assessment.
    Compare,
    /// Terms explained.
    Glossary,
    /// Keys.
    Help,
    /// Language, marks, mouse.
    Settings,
    /// Every command by name.
    Palette,
    /// What two people changed differently.
    Conflicts,
}

impl Screen {
    /// The name under which a session remembers it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::System => "system",
            Self::Review => "review",
            Self::Result => "result",
            Self::Export => "export",
            _ => "overview",
        }
    }
}

/// A screen with the place the user has reached on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The screen.
    pub screen: Screen,
    /// The focused row, counted among those that can be focused.
    pub focus: usize,
    /// What the focused row does, by which it is found again when rows come and go.
    pub key: Option<Act>,
    /// First line shown.
    pub scroll: usize,
    /// Whether the focused row is kept in view; not while the user has scrolled away from it.
    pub follow: bool,
}

impl Place {
    /// A screen as it opens.
    pub fn new(screen: Screen) -> Self {
        Self {
            screen,
            focus: 0,
            key: None,
            scroll: 0,
            follow: true,
        }
    }
}

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

/// A choice that must be made before anything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What is asked.
    pub text: Localized,
    /// What can be chosen.
    pub options: Vec<(Message, Act)>,
    /// The focused choice.
    pub focus: usize,
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

/// A look at a piece of evidence that the user waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Awaited {
    /// The question.
    pub question: Id,
    /// Where among its evidence.
    pub position: usize,
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
    /// Colours and marks.
    pub theme: Theme,
    /// Which keys mean what.
    pub keymap: Keymap,
    /// Whether marks of uncertain width are wide in this terminal.
    pub wide_marks: bool,
    /// Whether the mouse is on.
    pub mouse: bool,
    /// Columns and rows.
    pub size: (u16, u16),
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
    /// What two people changed differently.
    pub conflicts: Vec<Conflict>,
    /// Whether the guide is unfolded where it has no pane of its own.
    pub guide_open: bool,
    /// First line shown of the guide's pane.
    pub guide_scroll: usize,
    /// Hangul keys in a row that no command knows.
    pub hangul_keys: u8,
}

/// Smallest window that shows a screen.
pub const SMALLEST: (u16, u16) = (40, 10);

impl Model {
    /// The model before anything happened.
    pub fn new(lang: Lang, theme: Theme) -> Self {
        Self {
            lang,
            content: Content::Interface,
            theme,
            keymap: Keymap::default(),
            wide_marks: false,
            mouse: false,
            size: (80, 24),
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
            conflicts: Vec::new(),
            guide_open: false,
            guide_scroll: 0,
            hangul_keys: 0,
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
            follow: true,
        };
        self.stack.last().unwrap_or(&HOME)
    }

    /// The screen shown.
    pub fn screen(&self) -> Screen {
        self.place().screen
    }

    /// Where the session stands, for the next one to go on from there.
    pub fn position(&self, now: &str) -> Option<Position> {
        let session = self.session.as_ref()?;
        let field = match &self.place().key {
            Some(Act::Edit(Field::Answer(_, part))) => part.name(),
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

    /// Whether the window is too small to show anything.
    pub fn is_too_small(&self) -> bool {
        self.size.0 < SMALLEST.0 || self.size.1 < SMALLEST.1
    }

    /// Where keys are pressed now.
    pub fn context(&self) -> Context {
        if self.is_too_small() {
            return Context::TooSmall;
        }
        if self.ask.is_some() {
            return Context::Ask;
        }
        if let Some(editing) = &self.editing {
            return match editing.field {
                Field::Search | Field::Palette => Context::Query,
                _ if editing.editor.takes_lines() => Context::Note,
                _ => Context::Line,
            };
        }
        match self.screen() {
            Screen::Home => Context::Home,
            Screen::Question => Context::Question,
            _ => Context::Page,
        }
    }

    /// A text as it is drawn in this terminal.
    pub fn shown<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.wide_marks {
            widen(text)
        } else {
            Cow::Borrowed(text)
        }
    }

    /// Says a word in which keys are named by the commands they belong to.
    pub fn tell_keys(&mut self, role: Role, word: Message, commands: &[(&str, Command)]) {
        let keys: Vec<(&str, String)> = commands
            .iter()
            .map(|(place, command)| (*place, self.keymap.short(*command)))
            .collect();
        let places: Vec<(&str, &str)> = keys.iter().map(|(place, key)| (*place, key.as_str())).collect();
        self.say(role, word.localized(&places));
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
