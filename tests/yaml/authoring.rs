//! The handbook for authors says what the program does: fields, codes and the worked example.

use std::collections::BTreeSet;
use std::path::Path;

use selfcheck::checklist::Catalog;
use selfcheck::checklist::codes;
use selfcheck::checklist::schema;
use selfcheck::checklist::{library::NamedText, load::examine};
use selfcheck::domain::lang::Lang;
use selfcheck::words::Message;
use serde_json::Value;

fn handbook() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/authoring.md")).unwrap()
}

/// A message without what a file fills in, as the table prints it.
fn plain(word: Message) -> String {
    let mut out = String::new();
    let mut rest = word.get(Lang::En);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push('…');
        rest = after.split_once('}').unwrap().1;
    }
    out + rest
}

#[test]
fn the_table_of_codes_is_that_of_the_program() {
    let text = handbook();
    let listed: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("| E") || line.starts_with("| W"))
        .collect();
    let known: Vec<String> = codes::all()
        .iter()
        .map(|code| format!("| {} | {} | {} |", code.id, plain(code.message), plain(code.hint)))
        .collect();
    assert_eq!(listed, known);
}

#[test]
fn every_field_of_the_schema_is_explained_and_no_other() {
    let mut fields = BTreeSet::new();
    let schema: Value = serde_json::from_str(&schema::checklist()).unwrap();
    collect(&schema, &mut fields);
    for word in ["any", "all", "not"] {
        fields.remove(word);
    }
    let text = handbook();
    let start = text.find("## Fields").unwrap();
    let end = text.find("## Conditions").unwrap();
    let tables = &text[start..end];
    for field in &fields {
        assert!(tables.contains(&format!("`{field}`")), "{field} is not explained");
    }
    for line in tables.lines().filter(|line| line.starts_with("| `")) {
        let name = line.trim_start_matches("| `").split('`').next().unwrap();
        let is_answer = [
            "yes-no",
            "yes-partial-no",
            "nplf",
            "number",
            "one-of",
            "many-of",
            "text",
        ]
        .contains(&name);
        assert!(is_answer || fields.contains(name), "{name} is no field");
    }
}

/// Names of all properties of a schema.
fn collect(value: &Value, into: &mut BTreeSet<String>) {
    if let Some(properties) = value.get("properties").and_then(Value::as_object) {
        into.extend(properties.keys().cloned());
    }
    match value {
        Value::Object(map) => map.values().for_each(|each| collect(each, into)),
        Value::Array(items) => items.iter().for_each(|each| collect(each, into)),
        _ => {}
    }
}

#[test]
fn the_worked_example_works() {
    let text = handbook();
    let marked = text
        .split("<!-- example: checked by a test -->\n```yaml\n")
        .nth(1)
        .unwrap();
    let example = marked.split("```").next().unwrap().to_owned();
    let named = NamedText::new("example.yaml", example);
    let catalog = Catalog::shipped();
    let outcome = examine(named, &catalog);
    assert_eq!(outcome.issues, []);
    let (example, common) = (outcome.checklist.unwrap(), catalog.load("common").unwrap());
    assert_eq!(example.questions.len(), common.questions.len() - 1 + 3);
    let (changed, before) = (
        example.question("T15-2").unwrap(),
        common.question("T15-2").unwrap(),
    );
    assert_eq!((changed.evidence.len(), &changed.wording), (2, &before.wording));
}

#[test]
fn the_conditions_shown_are_conditions() {
    let text = handbook();
    let block = text
        .split("## Conditions")
        .nth(1)
        .unwrap()
        .split("```yaml\n")
        .nth(1)
        .unwrap();
    let lines: Vec<&str> = block.split("```").next().unwrap().lines().collect();
    assert!(lines.len() >= 5);
    for line in lines {
        let rule = line.split(" #").next().unwrap();
        let file = format!(
            "format: 1\nid: x\nversion: \"1\"\nextends: common\ntitle: {{ ko: 가, en: A }}\nprofile:\n  - {{ id: voice, ask: {{ ko: 가?, en: A? }}, kind: yes-no }}\nsections:\n  - id: more\n    title: {{ ko: 가, en: A }}\n    questions:\n      - id: CALL-02\n        ask: {{ ko: 가?, en: A? }}\n        answer: number\n        measure: {{ unit: s, better: lower, declared: true }}\n      - id: LAST\n        ask: {{ ko: 가?, en: A? }}\n        answer: text\n        {}\n",
            rule.trim_end()
        );
        let named = NamedText::new("x.yaml", file);
        assert_eq!(examine(named, &Catalog::shipped()).issues, [], "{rule}");
    }
}
