//! Opens and creates assessments for the real port, with the threads that work beside them.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::RealPort;
use crate::app::edition::{self, Editions};
use crate::app::open_assessment::{self, OpenAssessment};
use crate::app::signals::Shutdown;
use crate::app::{new_assessment, recovery, user_error};
use crate::domain::access::Access;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::localized::Localized;
use crate::domain::upgrade::adopt;
use crate::domain::user_error::UserError;
use crate::session::port::{Opened, Port as _};
use crate::storage::evidence::Inspector;
use crate::storage::file::{AssessmentFile, Loaded};
use crate::storage::position;
use crate::storage::state_writer::StateWriter;
use crate::words::app as words;

impl RealPort<'_> {
    pub(super) fn opened(&mut self, loaded: Loaded, editions: Editions) -> Result<Opened, Box<UserError>> {
        let Loaded {
            file,
            reading,
            conflicts,
            notices,
        } = loaded;
        let mut assessment = reading.assessment;
        adopt(&editions.recorded, &mut assessment);
        let offers = editions.offered.iter();
        let offers: Vec<Localized> = offers
            .map(|other| edition::offer(&editions.recorded, other))
            .collect();
        let not_kept = self.services.keep_edition(&editions.recorded);
        let mut opened = self.take(file, Arc::new(editions.recorded), assessment)?;
        opened.conflicts = conflicts;
        opened.notices = notices;
        opened.notices.extend(editions.unread);
        opened.notices.extend(offers);
        opened.notices.extend(not_kept);
        opened.notices.extend(self.services.catalog.left_out());
        let kept = recovery::notices(self.services, &opened.path, &opened.checklist, &opened.assessment);
        opened.notices.extend(kept);
        Ok(opened)
    }

    pub(super) fn take(
        &mut self,
        file: AssessmentFile,
        checklist: Arc<Checklist>,
        assessment: Assessment,
    ) -> Result<Opened, Box<UserError>> {
        let (path, folder, access) = (
            file.path().to_owned(),
            file.folder().to_owned(),
            file.access().clone(),
        );
        self.start_background();
        let seen = file.digest().map(Into::into);
        let writer = match access {
            Access::Writable => {
                let mut writer = open_assessment::start_writer(self.services, file, &path, &checklist)?;
                writer.shows(&assessment);
                Some(writer)
            }
            Access::ReadOnly(_) => None,
        };
        self.background.remember_file(self.services, &path, &self.notices);
        let (disk, folders) = (&self.services.disk, &self.services.context.preferences.folders);
        let position = position::read(disk.as_ref(), folders, &path).unwrap_or_else(|error| {
            self.report([error.user_error().what]);
            None
        });
        let current = OpenAssessment {
            path: path.clone(),
            folder,
            checklist: Arc::clone(&checklist),
            writer,
            seen,
            earlier: None,
        };
        self.current = Some(current);
        self.unsaved = None;
        Ok(Opened {
            path,
            checklist,
            assessment,
            access,
            position,
            conflicts: Vec::new(),
            notices: Vec::new(),
            histories: folders.histories(),
        })
    }

    /// Starts the background threads. Not part of the constructor, so that the first screen does not wait for them.
    fn start_background(&mut self) {
        if self.inspector.is_none() {
            self.inspector = self.started(Inspector::start());
        }
        if self.state_writer.is_none() {
            Shutdown::enforce();
            let folders = self.services.context.preferences.folders.clone();
            let writer = StateWriter::start(Arc::clone(&self.services.disk), folders, self.notices.clone());
            self.state_writer = self.started(writer);
        }
    }

    pub(super) fn started<T>(&mut self, thread: io::Result<T>) -> Option<T> {
        match thread {
            Ok(thread) => Some(thread),
            Err(error) => {
                self.report([words::NO_THREAD.localized(&[("detail", &error.to_string())])]);
                None
            }
        }
    }

    pub(super) fn folder(&self) -> &Path {
        self.current
            .as_ref()
            .map_or(&self.services.context.environment.folder, |current| {
                &current.folder
            })
    }

    pub(super) fn begin(
        &mut self,
        what: &str,
        name: &str,
        to: Option<PathBuf>,
    ) -> Result<Opened, Box<UserError>> {
        let checklist = self
            .services
            .catalog
            .load(what)
            .map_err(|error| user_error::catalog(&error))?;
        let path = to.unwrap_or_else(|| new_assessment::default_path(self.services, &checklist, name));
        let file = new_assessment::create(self.services, &checklist, what, name, &path)
            .map_err(|error| Box::<UserError>::from(&error))?;
        drop(file);
        self.open(&path)
    }
}
