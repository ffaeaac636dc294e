//! The closed registry of instruments, read like every other text.

use super::library::Named;
use super::lower;
use super::raw::{FORMAT, Registry as Raw};
use super::typed;
use super::validate::fields;
use super::validate::shape;
use crate::domain::issue::Issue;
use crate::domain::reference::Registry;
use crate::yaml::budget::Budget;
use crate::yaml::node;
use crate::yaml::source::Source;

/// Reads `references.yaml`. A shipped text is read once.
pub fn load(named: &Named) -> Result<Registry, Vec<Issue>> {
    let languages = ["ko", "en"].map(str::to_owned);
    if named.trusted
        && let Ok(raw) = serde_yaml::from_str::<Raw>(&named.text)
        && raw.format == FORMAT
    {
        return Ok(lower::registry(raw, &languages));
    }
    let source = Source::new(&named.name, &named.text);
    let root = node::read(&source, &Budget::CHECKLIST)?;
    let issues = shape::check(&source, &root, &fields::REGISTRY, &languages);
    if !issues.is_empty() {
        return Err(issues);
    }
    match serde_yaml::from_str(&source.text) {
        Ok(raw) => Ok(lower::registry(raw, &languages)),
        Err(error) => Err(vec![typed::refusal(&source, &error)]),
    }
}
