//! Generates the JSON Schema of checklists from the types that read them, for completion and validation in editors.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::raw;

/// The schema of a checklist as draft 7, which editors support best.
pub fn checklist() -> String {
    write::<raw::Checklist>()
}

/// The schema of `references.yaml`.
pub fn references() -> String {
    write::<raw::Registry>()
}

fn write<T: JsonSchema>() -> String {
    let schema: Schema = SchemaSettings::draft07()
        .into_generator()
        .into_root_schema_for::<T>();
    let mut value = schema.to_value();
    without_null(&mut value);
    let mut out = serde_json::to_string_pretty(&value).unwrap_or_default();
    out.push('\n');
    out
}

/// Fields are optional but not nullable: removes the `null` that `Option` adds.
fn without_null(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if let Some(Value::Array(types)) = map.get_mut("type") {
                types.retain(|each| each != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    map.insert("type".into(), only);
                }
            }
            if let Some(Value::Array(options)) = map.get_mut("anyOf") {
                options.retain(|each| each.get("type").is_none_or(|kind| kind != "null"));
                if let [only] = options.as_slice() {
                    let only = only.clone();
                    map.remove("anyOf");
                    if map.is_empty() {
                        *value = only;
                        return without_null(value);
                    }
                    map.insert("allOf".into(), Value::Array(vec![only]));
                }
            }
            if map.get("default").is_some_and(Value::is_null) {
                map.remove("default");
            }
            map.values_mut().for_each(without_null);
        }
        Value::Array(items) => items.iter_mut().for_each(without_null),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::validate::fields::{self, Object, Shape};
    use super::*;

    /// Follows references to the schema of an entry.
    fn follow<'a>(root: &'a Value, mut at: &'a Value) -> &'a Value {
        loop {
            let inner = at.get("allOf").and_then(|all| all.get(0)).unwrap_or(at);
            match inner.get("$ref").and_then(Value::as_str) {
                Some(name) => at = root.pointer(name.trim_start_matches('#')).unwrap(),
                None => return inner,
            }
        }
    }

    fn same_object(root: &Value, at: &Value, object: &Object, seen: &mut Vec<String>) {
        let at = follow(root, at);
        let properties = at["properties"].as_object().unwrap();
        let mut ours: Vec<&str> = object.fields.iter().map(|field| field.name).collect();
        let name = ours.join(",");
        if seen.contains(&name) {
            return;
        }
        seen.push(name);
        ours.sort_unstable();
        let mut theirs: Vec<&str> = properties.keys().map(String::as_str).collect();
        theirs.sort_unstable();
        assert_eq!(ours, theirs);
        assert_eq!(at["additionalProperties"], Value::Bool(false), "{ours:?}");
        let mut required: Vec<&str> = at["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        required.sort_unstable();
        let mut needed: Vec<&str> = object
            .fields
            .iter()
            .filter(|field| field.required)
            .map(|field| field.name)
            .collect();
        needed.sort_unstable();
        assert_eq!(needed, required, "{ours:?}");
        for field in object.fields {
            let property = &properties[field.name];
            assert!(
                property.get("description").is_some(),
                "{} has no description",
                field.name
            );
            same_shape(root, property, field.shape, field.name, seen);
        }
    }

    fn same_shape(root: &Value, at: &Value, shape: Shape, name: &str, seen: &mut Vec<String>) {
        let at = follow(root, at);
        let kind = at.get("type").and_then(Value::as_str).unwrap_or_default();
        match shape {
            Shape::Object(object) => same_object(root, at, object, seen),
            Shape::List(item) | Shape::Filled(item) => {
                assert_eq!(kind, "array", "{name}");
                same_shape(root, &at["items"], *item, name, seen);
            }
            Shape::Map(item) => {
                assert_eq!(kind, "object", "{name}");
                same_shape(root, &at["additionalProperties"], *item, name, seen);
            }
            Shape::OneOf(words) => assert_eq!(at["enum"], serde_json::json!(words), "{name}"),
            Shape::Truth => assert_eq!(kind, "boolean", "{name}"),
            Shape::TruthOr(words) => assert_eq!(at["anyOf"][0]["enum"], serde_json::json!(words), "{name}"),
            Shape::Format => assert_eq!(kind, "integer", "{name}"),
            Shape::Plain | Shape::Id | Shape::Language | Shape::Date => assert_eq!(kind, "string", "{name}"),
            Shape::Text | Shape::PlainOrMap | Shape::Number | Shape::Source => {
                assert!(at.get("anyOf").is_some(), "{name} {at}");
            }
            Shape::Condition => assert_eq!(kind, "object", "{name}"),
        }
    }

    #[test]
    fn the_tables_of_the_shape_check_say_what_the_schema_says() {
        for (schema, object) in [
            (checklist(), &fields::CHECKLIST),
            (references(), &fields::REGISTRY),
        ] {
            let root: Value = serde_json::from_str(&schema).unwrap();
            same_object(&root, &root, object, &mut Vec::new());
            assert!(!schema.contains("\"null\""));
        }
    }
}
