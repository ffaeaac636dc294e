//! Implements the port of a session: files, clock, evidence, reports, editor. One assessment is open at a time.

mod opening;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::background::BackgroundQueue;
use super::checklist_cache::CachedChecklist;
use super::environment::Environment;
use super::list_reader::BackgroundReader;
use super::open_assessment::OpenAssessment;
use super::services::Services;
use super::signals::Shutdown;
use super::sync::sync_with_disk;
use super::{baseline, editor, example_files, git, panics, recent, reporting, user_error};
use crate::checklist::CatalogError;
use crate::domain::assessment::Assessment;
use crate::domain::baseline::Baseline;
use crate::domain::catalog_entry::CatalogEntry;
use crate::domain::effort::Extent;
use crate::domain::event::Event;
use crate::domain::evidence::Evidence;
use crate::domain::history::{History, Record};
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::listed_assessment::ListedAssessment;
use crate::domain::localized::Localized;
use crate::domain::position::Position;
use crate::domain::user_error::UserError;
use crate::session::port::{ExportOrder, Exported, Opened, Port};
use crate::storage::evidence::{self, Inspector};
use crate::storage::file;
use crate::storage::notice_queue::NoticeQueue;
use crate::storage::state_writer::StateWriter;
use crate::storage::writer::Writer;

pub struct RealPort<'a> {
    services: &'a Services<'a>,
    shutdown: Shutdown,
    inspector: Option<Inspector>,
    state_writer: Option<StateWriter>,
    background: BackgroundQueue,
    current: Option<OpenAssessment>,
    list_reader: Option<BackgroundReader>,
    ready: Option<CachedChecklist>,
    idle_tickets: u64,
    has_ended: bool,
    /// Who answers, as set in this session.
    author: Option<String>,
    /// Why the changes of the closed assessment are not saved, and where they are kept.
    unsaved: Option<Box<UserError>>,
    held: Vec<Event>,
    /// Of what is written in the background beside the assessment.
    notices: NoticeQueue,
}

impl<'a> RealPort<'a> {
    pub fn new(services: &'a Services<'a>, shutdown: Shutdown, ready: Option<CachedChecklist>) -> Self {
        Self {
            services,
            shutdown,
            inspector: None,
            state_writer: None,
            background: BackgroundQueue::default(),
            current: None,
            list_reader: None,
            ready,
            idle_tickets: 0,
            has_ended: false,
            author: None,
            held: Vec::new(),
            notices: NoticeQueue::default(),
            unsaved: None,
        }
    }

    /// Queues notices for the next call of [`Port::events`].
    fn report(&mut self, notices: impl IntoIterator<Item = Localized>) {
        self.held.extend(notices.into_iter().map(Event::Notice));
    }

    /// Ends the background work and returns the notices that no face has printed. Called after [`Port::close`].
    pub fn last_notices(&mut self) -> Vec<Localized> {
        self.background = BackgroundQueue::default();
        self.notices.take()
    }

    pub fn unsaved(&self) -> Option<&UserError> {
        self.unsaved.as_deref()
    }
}

fn named(entry: &CatalogEntry) -> String {
    let own = entry.path.as_ref();
    own.map_or_else(
        || entry.id.to_string(),
        |path| path.to_string_lossy().into_owned(),
    )
}

impl Port for RealPort<'_> {
    fn checklists(&mut self) -> Vec<CatalogEntry> {
        let entries = self.services.catalog.entries();
        let unreadable = self.services.catalog.unreadable();
        self.report(unreadable.iter().map(CatalogError::message));
        entries
    }

    fn extent(&mut self, entry: &CatalogEntry) -> Option<Extent> {
        match self.services.catalog.load(&named(entry)) {
            Ok(checklist) => Some(Extent::of(&checklist)),
            Err(error) => {
                // A checklist with errors is named in the list; opening it reports them.
                if let CatalogError::Unreadable { .. } = error {
                    self.report([error.message()]);
                }
                None
            }
        }
    }

    fn recent(&mut self) -> Vec<ListedAssessment> {
        let (latest, errors) = recent::latest(self.services);
        self.report(errors);
        latest
    }

    fn read_details(&mut self, known: &ListedAssessment) {
        if self.list_reader.is_none() {
            let context = self.services.context.clone();
            self.list_reader =
                self.started(BackgroundReader::start(context, Arc::clone(&self.services.disk)));
        }
        if let Some(reader) = &self.list_reader {
            reader.read(known);
        }
    }

    fn proposed_path(&mut self, checklist: &Id, name: &str) -> PathBuf {
        self.services.proposed(checklist, name)
    }

    fn create(&mut self, checklist: &Id, name: &str, to: Option<PathBuf>) -> Result<Opened, Box<UserError>> {
        self.close()?;
        let entry = self
            .services
            .catalog
            .entries()
            .into_iter()
            .find(|entry| entry.id == *checklist);
        let what = entry.map_or_else(|| checklist.to_string(), |entry| named(&entry));
        self.begin(&what, name, to)
    }

    fn open(&mut self, path: &Path) -> Result<Opened, Box<UserError>> {
        self.close()?;
        let ready = self.ready.take();
        let opening =
            file::open(&self.services.disk, path).map_err(|error| Box::<UserError>::from(&error))?;
        let (assessment, folder) = (opening.unresolved().draft(), opening.folder());
        let editions = match ready.and_then(|ready| ready.fitting(assessment, folder)) {
            Some(editions) => editions,
            None => (self.services.editions_of(assessment, folder)).map_err(|error| match error {
                CatalogError::Unknown { .. } => user_error::checklist_not_found(assessment, path),
                error => user_error::catalog(&error),
            })?,
        };
        let loaded = opening.resolve(&editions.recorded);
        self.opened(loaded, editions)
    }

    fn close(&mut self) -> Result<(), Box<UserError>> {
        self.stop_inspecting();
        // Dropping it writes what is pending before the file can be opened again.
        self.state_writer = None;
        self.held.clear();
        let Some(mut current) = self.current.take() else {
            return Ok(());
        };
        let closed = current.close(self.services);
        if let Err(error) = &closed {
            self.unsaved = Some(error.clone());
            // It can still be saved under another name.
            self.current = Some(current);
        }
        closed
    }

    fn save(&mut self, assessment: &Assessment) -> u64 {
        let writer = self.current.as_mut().and_then(|current| current.writer.as_mut());
        if let Some(writer) = writer {
            return writer.save(assessment);
        }
        self.idle_tickets += 1;
        self.idle_tickets
    }

    fn flush(&mut self) -> Result<(), Box<UserError>> {
        if let Some(error) = &self.unsaved {
            return Err(error.clone());
        }
        self.current
            .as_ref()
            .and_then(|current| current.writer.as_ref())
            .map_or(Ok(()), Writer::flush)
    }

    fn save_as(&mut self, assessment: &Assessment, to: &Path) -> Result<PathBuf, Box<UserError>> {
        let Some(current) = &self.current else {
            return Ok(to.to_owned());
        };
        let to = self.services.context.environment.folder.join(to);
        let mut moved = assessment.clone();
        let folder = self.services.folder_of(&to);
        let folder = folder.map_err(|error| Box::<UserError>::from(&error))?;
        evidence::rebase(&mut moved, &current.folder, &folder);
        let checklist = Arc::clone(&current.checklist);
        let file = file::create(&self.services.disk, &to, &moved, &checklist)
            .map_err(|error| Box::<UserError>::from(&error))?;
        // The old file keeps its last saved state; its writer ends without another attempt.
        self.current = None;
        let opened = self.take(file, checklist, moved)?;
        Ok(opened.path)
    }

    fn inspect(&mut self, question: &Id, evidence: &Evidence) {
        let (folder, today) = (self.folder().to_owned(), self.today());
        if let Some(inspector) = &self.inspector {
            inspector.inspect(question, evidence, &folder, today);
        }
    }

    fn stop_inspecting(&mut self) {
        self.list_reader = None;
        if let Some(inspector) = &self.inspector {
            inspector.stop();
        }
    }

    fn complete_path(&mut self, typed: &str) -> Vec<String> {
        evidence::complete(typed, self.folder()).unwrap_or_else(|error| {
            self.report([error.user_error().what]);
            Vec::new()
        })
    }

    fn history(&mut self) -> History {
        let (disk, folders) = (&self.services.disk, &self.services.context.preferences.folders);
        let current = self.current.as_mut();
        let Some(current) = current else {
            return History::default();
        };
        let (history, error) = current.earlier(disk.as_ref(), folders);
        let history = std::mem::take(history);
        self.report(error.map(|error| error.user_error().what));
        history
    }

    fn journal(&mut self, records: &[Record]) {
        let (disk, folders) = (&self.services.disk, &self.services.context.preferences.folders);
        if let (Some(current), Some(state_writer)) = (&mut self.current, &self.state_writer) {
            // Loaded before new records are added to the file.
            let (_, error) = current.earlier(disk.as_ref(), folders);
            state_writer.add(&current.path, records);
            self.report(error.map(|error| error.user_error().what));
        }
    }

    fn export(&mut self, assessment: &Assessment, order: &ExportOrder) -> Result<Exported, Box<UserError>> {
        self.flush()?;
        let current = self.current.as_mut().ok_or_else(user_error::nothing_open)?;
        let (assessment, event) = sync_with_disk(self.services, current, assessment)?;
        self.held.extend(event);
        reporting::export(
            self.services,
            &current.checklist,
            &assessment,
            &current.path,
            order,
        )
    }

    fn baseline(&mut self, path: &Path) -> Result<Baseline, Box<UserError>> {
        let current = self.current.as_ref().ok_or_else(user_error::nothing_open)?;
        let path = self.services.context.environment.folder.join(path);
        baseline::read(self.services, &path, &current.checklist)
            .map_err(|error| user_error::from_command_error(&error))
    }

    fn remember(&mut self, place: &Position) {
        if let (Some(current), Some(state_writer)) = (&self.current, &self.state_writer) {
            state_writer.remember(&current.path, place);
        }
    }

    fn events(&mut self) -> Vec<Event> {
        let mut events = std::mem::take(&mut self.held);
        let mut notices = self.notices.take();
        notices.extend(Environment::zone_notice());
        // One event, because a screen shows the last notice only.
        events.extend(Localized::joined(&notices).map(Event::Notice));
        if let Some(writer) = self.current.as_mut().and_then(|current| current.writer.as_mut()) {
            events.extend(writer.events());
        }
        if let Some(inspector) = &self.inspector {
            events.extend(inspector.events());
        }
        if let Some(reader) = &self.list_reader {
            let found = reader.found().into_iter();
            events.extend(found.map(|found| Event::Details(Box::new(found))));
        }
        if self.shutdown.is_requested() && !std::mem::replace(&mut self.has_ended, true) {
            events.push(Event::Ended);
        }
        events
    }

    fn now(&mut self) -> String {
        self.services.context.environment.now()
    }

    fn today(&mut self) -> Date {
        self.services.context.environment.today()
    }

    fn author(&mut self) -> String {
        let set = self.author.clone();
        set.unwrap_or_else(|| self.services.author())
    }

    fn author_to_offer(&mut self) -> Option<String> {
        let context = self.services.context;
        let is_known = self.author.is_some() || context.preferences.settings.author.is_some();
        let is_asked = !is_known && context.environment.input_is_terminal;
        is_asked.then(|| git::user_name(self.folder()))
    }

    fn edit_outside(&mut self, text: &str) -> Option<Result<String, Box<UserError>>> {
        editor::edit(&self.services.context.environment, text)
    }

    fn remember_lang(&mut self, lang: Lang) {
        self.remember_setting("language", lang.code());
    }

    fn remember_setting(&mut self, key: &str, value: &str) {
        panics::rehearse("setting");
        if key == "author" {
            self.author = Some(value.to_owned());
        }
        self.background
            .remember_setting(self.services, key, value, &self.notices);
    }

    fn demo(&mut self) -> Result<Opened, Box<UserError>> {
        let path = example_files::install(self.services)?;
        self.open(&path)
    }
}
