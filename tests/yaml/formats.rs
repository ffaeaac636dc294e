//! Issues for programs and editors.

use selfcheck::checklist::codes;
use selfcheck::domain::lang::Lang;
use selfcheck::yaml::diagnose;
use serde_json::Value;

use super::fixtures::examined;

const BROKEN: &str =
    "format: 1\nid: x\nversion: \"1\"\nlanguages: [ko]\ntitle: 가\nwieght: 1\nsections: []\n";

#[test]
fn json_has_every_field_of_every_issue() {
    let outcome = examined("검사 파일.yaml", BROKEN.into());
    let list: Value = serde_json::from_str(&diagnose::json(&outcome.issues, Lang::En)).unwrap();
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), outcome.issues.len());
    assert_eq!(list[0]["code"], "E101");
    assert_eq!(list[0]["severity"], "error");
    assert_eq!(list[0]["file"], "검사 파일.yaml");
    assert_eq!(
        (list[0]["line"].as_u64(), list[0]["column"].as_u64()),
        (Some(6), Some(1))
    );
    assert_eq!(list[0]["message"], "unknown field 'wieght' in a checklist");
    let empty = examined("e.yaml", String::new());
    let list: Value = serde_json::from_str(&diagnose::json(&empty.issues, Lang::Ko)).unwrap();
    assert_eq!(
        (&list[0]["line"], &list[0]["column"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(diagnose::json(&[], Lang::En), "[]\n");
}

#[test]
fn sarif_names_rules_and_places() {
    let outcome = examined("검사 파일.yaml", BROKEN.into());
    let log: Value =
        serde_json::from_str(&diagnose::sarif(&outcome.issues, &codes::all(), Lang::En)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let (rules, results) = (
        &run["tool"]["driver"]["rules"],
        run["results"].as_array().unwrap(),
    );
    assert_eq!(results.len(), outcome.issues.len());
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(
            place["artifactLocation"]["uri"],
            "%EA%B2%80%EC%82%AC%20%ED%8C%8C%EC%9D%BC.yaml"
        );
        assert!(place["region"]["startLine"].as_u64().unwrap() > 0);
        assert!(["error", "warning"].contains(&result["level"].as_str().unwrap()));
    }
}

#[test]
fn counts_are_told_in_a_line() {
    let outcome = examined("x.yaml", BROKEN.into());
    assert_eq!(diagnose::summary(&outcome.issues, Lang::Ko), "오류 1건, 경고 0건");
    let coloured = diagnose::text(&outcome.issues, &outcome.sources, Lang::En, true);
    assert!(coloured.contains("\u{1b}["));
    assert!(!diagnose::text(&outcome.issues, &outcome.sources, Lang::En, false).contains('\u{1b}'));
}
