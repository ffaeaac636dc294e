//! Lists the names that templates may use.

use std::collections::BTreeSet;

use super::engine;
use super::input::Input;
use super::model::Model;
use super::model::links::Links;

/// Every name that a template may use, as its path: `subject.name`, `sections[].questions[].ask.text`. The words under `w` are
/// omitted. A test compares the documentation with it.
pub fn names(input: &Input<'_>) -> BTreeSet<String> {
    let links = Links::of(input);
    let mut names: BTreeSet<String> = engine::NAMES.map(str::to_owned).into();
    let whole = serde_json::to_value(Model::whole(input, &links)).unwrap_or_default();
    walk(&whole, "", &mut names);
    names
}

fn walk(value: &serde_json::Value, path: &str, names: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, inner) in map {
                let name = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                if name != "w" {
                    walk(inner, &name, names);
                }
                names.insert(name);
            }
        }
        serde_json::Value::Array(all) => all
            .iter()
            .for_each(|each| walk(each, &format!("{path}[]"), names)),
        _ => {}
    }
}
