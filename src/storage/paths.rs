//! The folders of the program: the platform's, unless overridden. The only user of `directories`.

use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::disk::Disk;
use super::record::SUFFIX;
use crate::domain::id::Id;

/// Folders given by the user in place of the platform's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// For assessments.
    pub data: Option<PathBuf>,
    /// For settings, checklists and templates.
    pub config: Option<PathBuf>,
    /// For what may be lost: positions, recent files.
    pub state: Option<PathBuf>,
}

/// None of them needs to exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// For assessments.
    pub data: PathBuf,
    /// For settings, checklists and templates.
    pub config: PathBuf,
    /// For what may be lost.
    pub state: PathBuf,
}

impl Folders {
    /// The given folders, else the platform's. `None` if the user has no home and not all were given. With only `data` given and no
    /// home, all three are in it.
    pub fn of(given: &Given) -> Option<Self> {
        let own = directories::ProjectDirs::from("", "", "selfcheck");
        let own = own.as_ref();
        let within = |inner: &str| given.data.as_ref().map(|data| data.join(inner));
        let state = own.map(|own| own.state_dir().unwrap_or_else(|| own.data_local_dir()).to_owned());
        let config = own.map(|own| own.config_dir().to_owned());
        let data = own.map(|own| own.data_dir().to_owned());
        Some(Self {
            data: given.data.clone().or(data)?,
            config: given.config.clone().or(config).or_else(|| within("config"))?,
            state: given.state.clone().or(state).or_else(|| within("state"))?,
        })
    }

    /// For assessments without a path of their own.
    pub fn assessments(&self) -> PathBuf {
        self.data.join("assessments")
    }

    /// For changes that could not be saved.
    pub fn rescued(&self) -> PathBuf {
        self.data.join("rescued")
    }

    /// The user's own checklists.
    pub fn checklists(&self) -> PathBuf {
        self.config.join("checklists")
    }

    /// The user's own templates.
    pub fn templates(&self) -> PathBuf {
        self.config.join("report-templates")
    }

    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.yaml")
    }

    /// The list of recent files.
    pub fn recent(&self) -> PathBuf {
        self.state.join("recent.yaml")
    }

    pub fn histories(&self) -> PathBuf {
        self.state.join("history")
    }

    pub fn positions(&self) -> PathBuf {
        self.state.join("positions")
    }
}

/// A free path for an assessment of this name; the checklist's id if the name has no letter or digit.
pub fn proposed(disk: &dyn Disk, folder: &Path, checklist: &Id, name: &str) -> PathBuf {
    let stem = stem_of(name).unwrap_or_else(|| checklist.to_string());
    let numbered = |count: usize| match count {
        1 => folder.join(format!("{stem}{SUFFIX}")),
        count => folder.join(format!("{stem}-{count}{SUFFIX}")),
    };
    let mut count = 1;
    // On an error the name is used; creating the file will report it.
    while matches!(disk.lstat(&numbered(count)), Ok(Some(_))) {
        count += 1;
    }
    numbered(count)
}

/// Letters and digits, all else one hyphen; short enough for every file system.
fn stem_of(name: &str) -> Option<String> {
    const LONGEST: usize = 120;
    let mut stem = String::new();
    for each in name.nfc() {
        if each.is_alphanumeric() {
            stem.extend(each.to_lowercase());
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
        if stem.len() >= LONGEST {
            break;
        }
    }
    let stem = stem.trim_end_matches('-');
    (!stem.is_empty() && !is_reserved(stem)).then(|| stem.to_owned())
}

/// Device names of Windows, whatever follows the dot.
fn is_reserved(stem: &str) -> bool {
    let port = |name: &str| {
        stem.strip_prefix(name)
            .is_some_and(|rest| rest.len() == 1 && rest != "0")
    };
    matches!(stem, "con" | "prn" | "aux" | "nul") || port("com") || port("lpt")
}
