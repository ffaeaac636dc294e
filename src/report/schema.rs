//! The JSON Schema of the facts, generated from the types so that it cannot lag behind.

/// The JSON Schema of `report --format json` and `status --json`, with a line feed at its end.
pub fn schema() -> String {
    let mut text =
        serde_json::to_string_pretty(&schemars::schema_for!(super::facts::Facts)).unwrap_or_default();
    text.push('\n');
    text
}
