//! The templates a report is rendered with: the shipped ones, each of which a file of the same name in a user's folder replaces.
//! Read once, under a budget; nothing outside that folder is ever opened.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use super::assets;
use super::digest;
use super::error::ReportError;

/// Largest file in a folder of templates, in bytes.
const LARGEST: u64 = 1024 * 1024;
/// Most files in a folder of templates.
const MOST: usize = 100;

/// A user's template.
#[derive(Clone, Debug)]
pub(super) struct Own {
    pub(super) name: String,
    pub(super) path: String,
    pub(super) text: String,
}

/// The templates, style and script of a report.
#[derive(Clone, Debug)]
pub struct Templates {
    pub(super) own: Vec<Own>,
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
    /// The shipped templates alone.
    pub fn shipped() -> Self {
        Self::with(Vec::new())
    }

    /// The shipped templates, with those of a user's folder in their place where one is given.
    pub fn load(folder: Option<&Path>) -> Result<Self, ReportError> {
        folder.map_or_else(|| Ok(Self::shipped()), Self::from_folder)
    }

    /// The shipped templates, with those of a folder in their place: `*.html`, `report.css` and `report.js`.
    pub fn from_folder(folder: &Path) -> Result<Self, ReportError> {
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder).map_err(|error| user_error(folder, &error))? {
            let path = entry.map_err(|error| user_error(folder, &error))?.path();
            if is_wanted(&path) && path.is_file() {
                paths.push(path);
            }
        }
        let inside = folder
            .canonicalize()
            .map_err(|error| user_error(folder, &error))?;
        for path in &paths {
            let real = path.canonicalize().map_err(|error| user_error(path, &error))?;
            // A folder of a stranger may hold a link to a file of the user's own, which would go out with the report.
            if !real.starts_with(&inside) {
                return Err(ReportError::Folder {
                    path: path.clone(),
                    reason: "leads out of the folder".into(),
                });
            }
        }
        paths.sort();
        if paths.len() > MOST {
            return Err(ReportError::Folder {
                path: folder.into(),
                reason: format!("more than {MOST} files"),
            });
        }
        let own = paths
            .iter()
            .map(|path| read(path))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self::with(own))
    }

    /// Whether a user's files take part.
    pub fn is_own(&self) -> bool {
        !self.own.is_empty()
    }

    fn with(own: Vec<Own>) -> Self {
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

fn is_wanted(path: &Path) -> bool {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    is_template(name) || name == assets::STYLE.0 || name == assets::SCRIPT.0
}

fn read(path: &Path) -> Result<Own, ReportError> {
    let file = fs::File::open(path).map_err(|error| user_error(path, &error))?;
    let mut text = String::new();
    file.take(LARGEST + 1)
        .read_to_string(&mut text)
        .map_err(|error| user_error(path, &error))?;
    let refuse = |reason: String| {
        Err(ReportError::Folder {
            path: path.into(),
            reason,
        })
    };
    if u64::try_from(text.len()).unwrap_or(u64::MAX) > LARGEST {
        return refuse(format!("larger than {LARGEST} bytes"));
    }
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default()
        .to_owned();
    // Style and script stand inside an element; nothing in them may end it.
    if !is_template(&name) && text.contains("</") {
        return refuse("contains '</'".into());
    }
    Ok(Own {
        name,
        path: path.display().to_string(),
        text,
    })
}

fn user_error(path: &Path, error: &std::io::Error) -> ReportError {
    ReportError::Folder {
        path: path.into(),
        reason: error.to_string(),
    }
}
