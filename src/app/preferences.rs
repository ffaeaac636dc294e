//! Loads the user's folders and settings once at startup.

use std::path::PathBuf;

use super::command_error::{CommandError, Kind};
use super::environment::Environment;
use super::output;
use crate::domain::lang::Lang;
use crate::storage::disk::{Disk as _, RealDisk};
use crate::storage::error::{Operation, StorageError};
use crate::storage::paths::{Folders, Given};
use crate::storage::settings::{self, Settings};
use crate::tui::keymap::Keymap;
use crate::words::app as words;
use crate::yaml::diagnose;
use crate::yaml::source::Source;

/// Maximum size of the settings file, in bytes.
const LARGEST: usize = 256 * 1024;

#[derive(Clone, Debug)]
pub struct Preferences {
    pub folders: Folders,
    pub settings: Settings,
    /// Number of invalid settings.
    pub faults: usize,
}

impl Preferences {
    /// Locates the folders and reads the settings. Invalid settings are reported on standard error, the others apply.
    pub fn read(environment: &Environment, lang: Lang) -> Result<Self, CommandError> {
        let given = Given {
            data: environment.folder_var("SELFCHECK_DATA_DIR"),
            config: environment.folder_var("SELFCHECK_CONFIG_DIR"),
            state: environment.folder_var("SELFCHECK_STATE_DIR"),
        };
        let folders = Folders::of(&given).ok_or_else(|| {
            CommandError::new(
                Kind::Environment,
                words::NO_HOME.get(lang),
                words::NO_HOME_HINT.get(lang),
            )
        })?;
        let path = folders.settings();
        let bytes = RealDisk.read(&path, LARGEST).unwrap_or_else(|error| {
            let what = StorageError::io(Operation::Reading, &path, error)
                .user_error()
                .what;
            let text = words::SETTINGS_UNREADABLE.fill(lang, &[("detail", what.get(lang))]);
            output::eprint(&format!("{text}\n"));
            None
        });
        let Some(bytes) = bytes else {
            return Ok(Self {
                folders,
                settings: Settings::default(),
                faults: 0,
            });
        };
        let name = path.to_string_lossy();
        let text = String::from_utf8_lossy(&bytes);
        let (settings, issues) = settings::read(&name, &text, Keymap::check);
        if !issues.is_empty() {
            let source = Source::new(&name, &text);
            let colour = environment.errors_are_terminal && environment.var("NO_COLOR").is_none();
            output::eprint_coloured(&diagnose::text(&issues, &[source], lang, colour));
        }
        Ok(Self {
            folders,
            settings,
            faults: issues.len(),
        })
    }

    /// Where new assessments are kept.
    pub fn assessments(&self) -> PathBuf {
        self.settings
            .assessments
            .clone()
            .unwrap_or_else(|| self.folders.assessments())
    }

    /// The user's own checklists.
    pub fn checklists(&self) -> PathBuf {
        self.settings
            .checklists
            .clone()
            .unwrap_or_else(|| self.folders.checklists())
    }

    /// The user's own report templates.
    pub fn templates(&self) -> PathBuf {
        self.settings
            .templates
            .clone()
            .unwrap_or_else(|| self.folders.templates())
    }
}
