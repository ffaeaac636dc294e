//! Loads templates: the shipped ones, each replaced by a file of the same name in the user's folder. Files outside that folder are
//! never opened.

use std::io::Read as _;
use std::path::Path;

use super::assets;
use super::digest;
use super::error::ReportError;
use crate::files::regular_file;
use crate::files::stat::stat;

/// Largest file in a template folder, in bytes.
const MAX_FILE_BYTES: u64 = 1024 * 1024;
/// Most files in a template folder.
const MAX_FILES: usize = 100;

#[derive(Clone, Debug)]
pub(super) struct UserTemplate {
    pub(super) name: String,
    pub(super) path: String,
    pub(super) text: String,
}

/// A kind of file in a template folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TemplateKind {
    Html,
    Style,
    Script,
}

#[derive(Clone, Debug)]
pub struct Templates {
    pub(super) own: Vec<UserTemplate>,
    pub(super) style: String,
    pub(super) script: String,
    pub(super) digest: String,
}

impl Default for Templates {
    fn default() -> Self {
        Self::shipped()
    }
}

impl Templates {
    pub fn shipped() -> Self {
        Self::with(Vec::new())
    }

    /// The shipped templates, overridden by a folder if one is given.
    pub fn load(folder: Option<&Path>) -> Result<Self, ReportError> {
        folder.map_or_else(|| Ok(Self::shipped()), Self::from_folder)
    }

    /// The shipped templates, overridden by the files of a folder: `*.html`, `report.css` and `report.js`.
    pub fn from_folder(folder: &Path) -> Result<Self, ReportError> {
        let mut paths = Vec::new();
        for name in regular_file::names(folder).map_err(|error| ReportError::folder(folder, &error))? {
            let path = folder.join(name);
            if is_template_file(&path) && is_file(&path)? {
                paths.push(path);
            }
        }
        let inside = folder
            .canonicalize()
            .map_err(|error| ReportError::folder(folder, &error))?;
        for path in &paths {
            let real = path
                .canonicalize()
                .map_err(|error| ReportError::folder(path, &error))?;
            // A link in an untrusted folder could point to a private file, which would be published with the report.
            if !real.starts_with(&inside) {
                return Err(ReportError::Folder {
                    path: path.clone(),
                    reason: "leads out of the folder".into(),
                });
            }
        }
        paths.sort();
        if paths.len() > MAX_FILES {
            return Err(ReportError::Folder {
                path: folder.into(),
                reason: format!("more than {MAX_FILES} files"),
            });
        }
        let own = paths
            .iter()
            .map(|path| read(path))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self::with(own))
    }

    /// What is not the shipped one.
    pub(super) fn own_kinds(&self) -> Vec<TemplateKind> {
        let kinds = [
            (TemplateKind::Html, self.has_user_files()),
            (TemplateKind::Style, self.style != assets::STYLE.1),
            (TemplateKind::Script, self.script != assets::SCRIPT.1),
        ];
        let own = kinds.into_iter().filter(|(_, is_own)| *is_own);
        own.map(|(kind, _)| kind).collect()
    }

    /// Whether templates, style or script are the user's.
    pub fn is_own(&self) -> bool {
        !self.own_kinds().is_empty()
    }

    /// Whether templates of the user's folder are used.
    pub fn has_user_files(&self) -> bool {
        !self.own.is_empty()
    }

    fn with(own: Vec<UserTemplate>) -> Self {
        let pick = |(name, shipped): (&str, &str)| {
            let found = own.iter().find(|each| each.name == name);
            found.map_or_else(|| shipped.to_owned(), |each| each.text.clone())
        };
        let (style, script) = (pick(assets::STYLE), pick(assets::SCRIPT));
        let mut all = String::new();
        let names = assets::TEMPLATES.iter().map(|(name, text)| (*name, *text));
        let own_texts = own.iter().map(|each| (each.name.as_str(), each.text.as_str()));
        for (name, text) in names
            .chain([("report.css", &*style), ("report.js", &*script)])
            .chain(own_texts)
        {
            all.push_str(name);
            all.push('\0');
            all.push_str(text);
            all.push('\0');
        }
        let templates = own.into_iter().filter(|each| is_template(&each.name)).collect();
        Self {
            own: templates,
            style,
            script,
            digest: digest::hex(&all),
        }
    }
}

fn is_template(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "html")
}

fn is_template_file(path: &Path) -> bool {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    is_template(name) || name == assets::STYLE.0 || name == assets::SCRIPT.0
}

fn is_file(path: &Path) -> Result<bool, ReportError> {
    let found = stat(path).map_err(|error| ReportError::folder(path, &error))?;
    Ok(found.is_some_and(|found| found.is_regular()))
}

fn read(path: &Path) -> Result<UserTemplate, ReportError> {
    let file = regular_file::open(path).map_err(|error| ReportError::folder(path, &error))?;
    let mut text = String::new();
    file.take(MAX_FILE_BYTES + 1)
        .read_to_string(&mut text)
        .map_err(|error| ReportError::folder(path, &error))?;
    let reject = |reason: String| {
        Err(ReportError::Folder {
            path: path.into(),
            reason,
        })
    };
    if u64::try_from(text.len()).unwrap_or(u64::MAX) > MAX_FILE_BYTES {
        return reject(format!("larger than {MAX_FILE_BYTES} bytes"));
    }
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default()
        .to_owned();
    // Style and script are inside an element that they must not close.
    if !is_template(&name) && text.contains("</") {
        return reject("contains '</'".into());
    }
    Ok(UserTemplate {
        name,
        path: path.display().to_string(),
        text,
    })
}
