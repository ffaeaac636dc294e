//! The schema for editors, held against the shipped files by a validator that knows nothing of this program.

use std::path::Path;

use jsonschema::Validator;
use selfcheck::checklist::schema;
use serde_json::Value;

fn validator(schema: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).unwrap();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    jsonschema::draft7::new(&schema).unwrap()
}

fn errors(validator: &Validator, text: &str) -> Vec<String> {
    let value: Value = serde_yaml::from_str(text).unwrap();
    validator
        .iter_errors(&value)
        .map(|error| format!("{} at {}", error, error.instance_path()))
        .collect()
}

#[test]
fn shipped_files_and_the_example_hold_to_the_schema() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (checklist, references) = (validator(&schema::checklist()), validator(&schema::references()));
    for name in [
        "checklists/common.yaml",
        "checklists/cctv-security.yaml",
        "checklists/generative-ai.yaml",
        "checklists/references.yaml",
        "examples/hiring.yaml",
    ] {
        let text = std::fs::read_to_string(root.join(name)).unwrap();
        let validator = if name.ends_with("references.yaml") {
            &references
        } else {
            &checklist
        };
        assert_eq!(errors(validator, &text), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn the_schema_sees_what_the_loader_sees() {
    let validator = validator(&schema::checklist());
    let good = "format: 1\nid: x\nversion: \"1\"\ntitle: X\nsections:\n  - id: s\n    questions:\n      - id: Q1\n        ask: A?\n        answer: yes-no\n        FIELD\n";
    assert_eq!(
        errors(&validator, &good.replace("FIELD", "weight: 2")),
        Vec::<String>::new()
    );
    for bad in [
        "wieght: 2",
        "weight: heavy",
        "ask: \"\"",
        "stage: planning",
        "critical: maybe",
        "evidence: minutes",
        "measure: { unit: s }",
        "applies_when: {}",
        "owner: null",
        "why: { ko: 1 }",
    ] {
        let text = good.replace(
            "        ask: A?\n",
            if bad.starts_with("ask") {
                ""
            } else {
                "        ask: A?\n"
            },
        );
        assert!(
            !errors(&validator, &text.replace("FIELD", bad)).is_empty(),
            "{bad}"
        );
    }
}
