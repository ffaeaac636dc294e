//! Generates the JSON Schema of the facts from their types.

/// The JSON Schema of `report --format json` and `status --json`, ending in a line feed.
pub fn schema() -> String {
    let mut text =
        serde_json::to_string_pretty(&schemars::schema_for!(super::facts::Facts)).unwrap_or_default();
    text.push('\n');
    text
}
