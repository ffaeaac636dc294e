//! Formats issues as a JSON list for programs.

use serde_json::{Value, json};

use crate::domain::clean::clean;
use crate::domain::issue::{Issue, Severity};
use crate::domain::lang::Lang;

/// Each issue has `code`, `severity`, `message`, `hint`, `file`, `line` and `column`; the last two are null for a whole file.
pub fn json(issues: &[Issue], lang: Lang) -> String {
    let list: Vec<Value> = issues.iter().map(|issue| one(issue, lang)).collect();
    let mut out = serde_json::to_string_pretty(&list).unwrap_or_else(|_| "[]".to_owned());
    out.push('\n');
    out
}

fn one(issue: &Issue, lang: Lang) -> Value {
    let place = &issue.place;
    let number = |number: usize| (number > 0).then_some(number);
    json!({
        "code": issue.code,
        "severity": severity(issue.severity),
        "message": clean(issue.message.get(lang)),
        "hint": clean(issue.hint.get(lang)),
        "file": clean(&place.file),
        "line": number(place.line),
        "column": number(place.column),
    })
}

/// The severity as programs and editors name it.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
