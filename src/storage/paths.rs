//! The places this program keeps things in: each platform's own, unless others are given. The only file that knows `directories`.

use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::disk::Disk;
use super::record::SUFFIX;
use crate::domain::id::Id;

/// Places given by the user, each in the place of the platform's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// For assessments.
    pub data: Option<PathBuf>,
    /// For settings, checklists and templates.
    pub config: Option<PathBuf>,
    /// For what may be lost: where sessions stopped, which files were open.
    pub state: Option<PathBuf>,
}

/// The places this program keeps things in. None of them needs to exist.
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
    /// The platform's places with those given put before them. `None` where the user has no home and not all were given. With only
    /// `data` given and no home, all three lie in it.
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

    /// Where assessments are kept that were given no place.
    pub fn assessments(&self) -> PathBuf {
        self.data.join("assessments")
    }

    /// Where changes go that could not be saved in their place.
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

    /// The settings file.
    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.yaml")
    }

    /// The list of assessments that were opened lately.
    pub fn recent(&self) -> PathBuf {
        self.state.join("recent.yaml")
    }

    /// The changes of earlier sessions.
    pub fn histories(&self) -> PathBuf {
        self.state.join("history")
    }

    /// Where sessions stopped.
    pub fn positions(&self) -> PathBuf {
        self.state.join("positions")
    }
}

/// A free path in a folder for an assessment with this name; the checklist's id where the name holds no letter or digit.
pub fn proposed(disk: &dyn Disk, folder: &Path, checklist: &Id, name: &str) -> PathBuf {
    let stem = stem_of(name).unwrap_or_else(|| checklist.to_string());
    let numbered = |count: usize| match count {
        1 => folder.join(format!("{stem}{SUFFIX}")),
        count => folder.join(format!("{stem}-{count}{SUFFIX}")),
    };
    let mut count = 1;
    // Where that cannot be asked, creating the file answers it.
    while matches!(disk.lstat(&numbered(count)), Ok(Some(_))) {
        count += 1;
    }
    numbered(count)
}

/// A name as the stem of a file name: letters and digits, all else one hyphen; short enough for every file system.
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

/// Names that mean devices on Windows whatever follows the dot.
fn is_reserved(stem: &str) -> bool {
    let port = |name: &str| {
        stem.strip_prefix(name)
            .is_some_and(|rest| rest.len() == 1 && rest != "0")
    };
    matches!(stem, "con" | "prn" | "aux" | "nul") || port("com") || port("lpt")
}

#[cfg(test)]
mod tests {
    use super::super::disk::RealDisk;
    use super::*;

    #[test]
    fn given_places_come_before_the_platforms() {
        let given = Given {
            data: Some("/d".into()),
            config: Some("/c".into()),
            state: Some("/s".into()),
        };
        let folders = Folders::of(&given).unwrap();
        assert_eq!(folders.assessments(), Path::new("/d/assessments"));
        assert_eq!(folders.settings(), Path::new("/c/settings.yaml"));
        assert_eq!(folders.recent(), Path::new("/s/recent.yaml"));
    }

    #[test]
    fn a_name_becomes_a_file_name_that_is_free() {
        let folder = tempfile::tempdir().unwrap();
        let id = Id::known("cctv-security");
        let proposed = |name: &str| {
            let path = proposed(&RealDisk, folder.path(), &id, name);
            path.strip_prefix(folder.path()).unwrap().display().to_string()
        };
        assert_eq!(proposed("공원 CCTV (2차)"), "공원-cctv-2차.selfcheck.yaml");
        assert_eq!(proposed("../../etc/passwd"), "etc-passwd.selfcheck.yaml");
        assert_eq!(proposed(" ?! "), "cctv-security.selfcheck.yaml");
        assert_eq!(proposed("CON"), "cctv-security.selfcheck.yaml");
        assert!(proposed(&"가".repeat(500)).len() < 200);
        std::fs::write(folder.path().join("a.selfcheck.yaml"), "").unwrap();
        std::fs::write(folder.path().join("a-2.selfcheck.yaml"), "").unwrap();
        assert_eq!(proposed("a"), "a-3.selfcheck.yaml");
    }
}
