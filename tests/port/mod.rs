//! The real port of the interactive modes, in a folder of its own: what stands on disk after each call.

mod checklist_cache;
mod faulty_disk;
mod first_screen;
mod overwrite_guard;
mod recovery;
mod sync;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use selfcheck::app::cli::global::Global;
use selfcheck::app::context::Context;
use selfcheck::app::environment::Environment;
use selfcheck::app::preferences::Preferences;
use selfcheck::app::real_port::RealPort;
use selfcheck::app::services::Services;
use selfcheck::app::signals::Shutdown;
use selfcheck::domain::event::Event;
use selfcheck::domain::format::Format;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::listed_assessment::ListedAssessment;
use selfcheck::session::port::{ExportOrder, Port as _};
use selfcheck::storage::disk::Disk;
use selfcheck::storage::paths::Folders;
use selfcheck::storage::settings::Settings;

use crate::cli::KINDS;
use faulty_disk::FaultyDisk;

/// The assessment's file.
pub const FILE: &str = "a.selfcheck.yaml";

/// A folder to work in, with a home of its own beside it.
pub struct Place {
    /// Goes away with the place.
    _folder: tempfile::TempDir,
    pub context: Context,
}

impl Place {
    /// With the checklist of every kind, and an assessment by it.
    pub fn begun() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().canonicalize().unwrap();
        let folders = Folders {
            // Longer than a line of a message is elsewhere cut to.
            data: real.join("d".repeat(80)),
            config: real.join("config"),
            state: real.join("state"),
        };
        let mut environment = Environment::default();
        environment.folder = real.join("work");
        fs::create_dir(&environment.folder).unwrap();
        let preferences = Preferences {
            folders,
            settings: Settings::default(),
            faults: 0,
        };
        let context = Context {
            environment,
            global: Global::default(),
            preferences,
            lang: Lang::En,
        };
        let place = Self {
            _folder: folder,
            context,
        };
        place.write("kinds.yaml", KINDS);
        let text = format!(
            "format: 1\nchecklist:\n  id: kinds\n  version: \"1.0\"\n  path: kinds.yaml\nsubject:\n  name: Gate\n  diagram: picture.png\nprofile: {{}}\nanswers:\n{}",
            "  Q-01:\n    value: \"yes\"\n    note: first\n    evidence:\n      - file: evidence/list.md\n"
        );
        place.write(FILE, &text);
        place
    }

    /// As [`Self::begun`], with the assessment saved once, so that it records its edition.
    pub fn saved() -> Self {
        let place = Self::begun();
        place.open(|session, opened| {
            session.save(&opened.assessment);
            session.flush().unwrap();
        });
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.context.environment.folder.join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// As [`Self::open`], on a disk that can be made to fail from then on.
    pub fn open_on(
        &self,
        disk: &Arc<FaultyDisk>,
        work: impl FnOnce(&mut RealPort<'_>, selfcheck::session::port::Opened),
    ) {
        let mut services = Services::new(&self.context);
        services.disk = Arc::clone(disk) as Arc<dyn Disk>;
        let mut session = RealPort::new(&services, Shutdown::default(), None);
        let opened = session.open(&self.path(FILE)).unwrap();
        session.flush().unwrap();
        work(&mut session, opened);
    }

    /// Goes on with what `work` does in a session that has the assessment open.
    pub fn open(&self, work: impl FnOnce(&mut RealPort<'_>, selfcheck::session::port::Opened)) {
        let services = Services::new(&self.context);
        let mut session = RealPort::new(&services, Shutdown::default(), None);
        let opened = session.open(&self.path(FILE)).unwrap();
        work(&mut session, opened);
    }
}

/// The recent assessments with their details, once all are read in the background.
pub fn read_recent(session: &mut RealPort<'_>) -> Vec<ListedAssessment> {
    let known = session.recent();
    for each in &known {
        session.read_details(each);
    }
    let mut found = Vec::new();
    while found.len() < known.len() {
        found.extend(session.events().into_iter().filter_map(|event| match event {
            Event::Details(each) => Some(*each),
            _ => None,
        }));
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    found
}

pub fn order(to: &str) -> ExportOrder {
    ExportOrder {
        format: Format::Html,
        lang: Lang::En,
        is_final: false,
        to: (!to.is_empty()).then(|| to.into()),
        since: None,
    }
}
