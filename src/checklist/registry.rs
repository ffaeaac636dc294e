//! Reads the closed registry of instruments, `references.yaml`.

use super::library::{DEFAULT_LANGUAGES, NamedText};
use super::raw::{self, FORMAT};
use super::validate::{fields, shape};
use super::{lower, typed};
use crate::domain::issue::Issue;
use crate::domain::reference::Registry;
use crate::yaml::budget::Budget;
use crate::yaml::node;
use crate::yaml::source::Source;

/// Reads `references.yaml`, validated unless it ships with the program.
pub fn load(named: &NamedText) -> Result<Registry, Vec<Issue>> {
    let languages = DEFAULT_LANGUAGES.map(str::to_owned);
    let shipped = named
        .json
        .as_deref()
        .and_then(|json| serde_json::from_str::<raw::Registry>(json).ok());
    if let Some(raw) = shipped.filter(|raw| raw.format == FORMAT) {
        return Ok(lower::registry(raw, &languages));
    }
    let source = Source::new(&named.name, &named.text);
    let root = node::read(&source, &Budget::CHECKLIST)?;
    let issues = shape::check(&source, &root, &fields::REGISTRY, &languages);
    if !issues.is_empty() {
        return Err(issues);
    }
    match typed::read(&source) {
        Ok(raw) => Ok(lower::registry(raw, &languages)),
        Err(issue) => Err(vec![*issue]),
    }
}
