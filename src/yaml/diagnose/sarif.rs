//! Formats issues as SARIF 2.1.0 for code review.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::super::code::Code;
use super::json::severity;
use crate::domain::clean::clean;
use crate::domain::issue::{Issue, Place};
use crate::domain::lang::Lang;
use crate::words::Message;

/// A SARIF log with one run: the codes that occur as rules, the issues as results. `codes` describe the rules.
pub fn sarif(issues: &[Issue], codes: &[Code], lang: Lang) -> String {
    let mut used: Vec<&str> = issues.iter().map(|issue| issue.code).collect();
    used.sort_unstable();
    used.dedup();
    let rules: Vec<Value> = used.iter().map(|id| rule(id, codes, lang)).collect();
    let results: Vec<Value> = issues
        .iter()
        .map(|issue| {
            let mut words = clean(issue.message.get(lang)).into_owned();
            let hint = issue.hint.get(lang);
            if !hint.is_empty() {
                let _ = write!(words, ". {}", clean(hint));
            }
            json!({
                "ruleId": issue.code,
                "ruleIndex": used.iter().position(|code| *code == issue.code),
                "level": severity(issue.severity),
                "message": { "text": words },
                "locations": [{ "physicalLocation": location(&issue.place) }],
            })
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": env!("CARGO_PKG_NAME"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules,
                },
            },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut out = serde_json::to_string_pretty(&log).unwrap_or_default();
    out.push('\n');
    out
}

/// A code as a rule, with ellipses for the placeholders of its messages.
fn rule(id: &str, codes: &[Code], lang: Lang) -> Value {
    let words = |word: Message| without_places(word.get(lang));
    let code = codes.iter().find(|code| code.id == id);
    json!({
        "id": id,
        "shortDescription": { "text": code.map_or_else(|| id.to_owned(), |code| words(code.message)) },
        "help": { "text": code.map_or_else(|| id.to_owned(), |code| words(code.hint)) },
    })
}

fn without_places(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push('…');
        rest = after.split_once('}').map_or("", |(_, tail)| tail);
    }
    out + rest
}

fn location(place: &Place) -> Value {
    let file = json!({ "uri": uri(&place.file) });
    if place.line == 0 {
        return json!({ "artifactLocation": file });
    }
    json!({
        "artifactLocation": file,
        "region": { "startLine": place.line, "startColumn": place.column },
    })
}

/// A path as a URI reference.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    if path.starts_with('/') {
        out.push_str("file://");
    }
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
