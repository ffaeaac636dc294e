//! The running head and foot of printed pages. Browsers print no running text of the page, so it is style of its own.

use std::fmt::Write as _;

use crate::domain::lang::Lang;
use crate::report::model::Model;
use crate::words::report_page as words;

/// Longest name and number printed in a head, in characters.
const LONGEST: usize = 40;

/// The `@page` rule of a report.
pub(super) fn style(model: &Model<'_>, lang: Lang) -> String {
    let field = |key: &str| short(model.subject.get(key).map_or("", String::as_str));
    let quoted = |text: String| {
        if text.is_empty() {
            text
        } else {
            format!("“{text}”")
        }
    };
    let revision = match field("revision") {
        number if number.is_empty() => number,
        number => words::RUN_REVISION.fill(lang, &[("number", &number)]),
    };
    let head = joined([quoted(field("name")), field("document_id"), revision]);
    let digest = format!(
        "{} {}",
        words::ANSWERS_DIGEST.get(lang),
        model.answers_digest_short
    );
    let foot = joined([words::SELF_ASSESSMENT.get(lang).into(), digest]);
    format!(
        "@page{{@top-left{{content:{}}}@top-right{{content:{}}}@bottom-left{{content:{}}}}}",
        css_string(&head),
        css_string(model.status),
        css_string(&foot)
    )
}

fn joined<const N: usize>(parts: [String; N]) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// One line, cut where it is too long for a head.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let cut: String = line.chars().take(LONGEST - 1).collect();
    format!("{}…", cut.trim_end())
}

/// A string of CSS that cannot end itself or the element around it.
fn css_string(text: &str) -> String {
    let mut out = String::from("\"");
    for each in text.chars() {
        if each.is_alphanumeric() || " .,:-·“”…()/".contains(each) {
            out.push(each);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(each));
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_cannot_end_its_string() {
        assert_eq!(
            css_string("a\"}</style>\\\n게이트"),
            "\"a\\22 \\7d \\3c /style\\3e \\5c \\a 게이트\""
        );
        assert_eq!(short("a\n  b"), "a b");
        assert_eq!(short(&"가".repeat(41)).chars().count(), 40);
    }
}
