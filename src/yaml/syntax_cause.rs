//! Finds the cause of a syntax error that the parser reports by its effect, often a line off: blanks, colons and dashes of another kind, tabs,
//! conflict marks of git, and files that are no YAML.

use super::source::Source;
use crate::domain::localized::Localized;
use crate::words::issue as words;

type Range = (usize, usize);

/// The cause near a byte, with its place.
pub(super) fn cause(source: &Source, at: usize) -> Option<(Range, Localized)> {
    let text = &source.text;
    let is_xml = ["<?xml", "<!doctype", "<html"].iter().any(|mark| {
        let head = text.trim_start().get(..mark.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(mark))
    });
    if is_xml {
        return Some(((0, 1), words::SYNTAX_XML.localized(&[])));
    }
    conflict(text).or_else(|| {
        let line = source.place(at, at).line;
        // The line itself, then the ones beside it.
        let near = [line, line.saturating_sub(1), line + 1];
        let mut lines = near.into_iter().filter(|line| *line > 0);
        lines.find_map(|line| in_line(text, source.line(line - 1).start, source.line(line - 1).end))
    })
}

fn conflict(text: &str) -> Option<(Range, Localized)> {
    let mark = "<<<<<<< ";
    let at = if text.starts_with(mark) {
        0
    } else {
        text.find("\n<<<<<<< ")? + 1
    };
    Some(((at, at + 7), words::SYNTAX_CONFLICT.localized(&[])))
}

fn in_line(text: &str, start: usize, end: usize) -> Option<(Range, Localized)> {
    let line = text.get(start..end)?;
    let indent = line.len() - line.trim_start().len();
    let odd =
        |(_, each): &(usize, char)| !matches!(each, ' ' | '\t') && each.is_whitespace() && *each != '\r';
    let after_colon = line
        .find(':')
        .map(|at| at + 1)
        .filter(|at| line[*at..].starts_with(char::is_whitespace));
    let blank = line[..indent].char_indices().find(odd).or_else(|| {
        let at = after_colon?;
        Some((at, line[at..].chars().next()?)).filter(odd)
    });
    let found = |at: usize, length: usize| (start + at, start + at + length);
    if let Some((at, each)) = blank {
        let name = format!("U+{:04X}", u32::from(each));
        return Some((
            found(at, each.len_utf8()),
            words::SYNTAX_BLANK.localized(&[("char", &name)]),
        ));
    }
    if let Some(at) = line[..indent].find('\t') {
        return Some((found(at, 1), words::SYNTAX_TAB.localized(&[])));
    }
    let rest = &line[indent..];
    let first = rest.chars().next()?;
    if matches!(first, '\u{2010}'..='\u{2015}' | '\u{2212}') && rest[first.len_utf8()..].starts_with(' ') {
        return Some((found(indent, first.len_utf8()), words::SYNTAX_DASH.localized(&[])));
    }
    let wide = line.find('\u{ff1a}').filter(|_| !line.contains(": "))?;
    Some((found(wide, 3), words::SYNTAX_WIDE_COLON.localized(&[])))
}

#[cfg(test)]
mod tests {
    use super::super::budget::Budget;
    use super::*;

    /// The place and the message in English of the error in a text.
    fn found(text: &str) -> String {
        let source = Source::new("a.yaml", text);
        let issues = crate::yaml::node::read(&source, &Budget::CHECKLIST).expect_err("an error");
        let first = issues.first().expect("an issue");
        format!("{}:{} {}", first.place.line, first.place.column, first.message.en)
    }

    #[test]
    fn the_cause_is_named_at_its_place() {
        for (text, wanted) in [
            (
                "a: 1\nb:\n  - c: 1\n\u{a0} \u{a0} d: 2\n    e: 3\n",
                "4:1 YAML syntax error: U+00A0",
            ),
            (
                "a: 1\nb:\n  - c: 1\n\u{3000}\u{3000}d: 2\n    e: 3\n",
                "4:1 YAML syntax error: U+3000",
            ),
            ("a: 1\nb:\u{a0}\"1\"\nc: 2\n", "2:3 YAML syntax error: U+00A0"),
            (
                "a: 1\nb\u{ff1a} \"1\"\nc: 2\n",
                "2:2 YAML syntax error: a full-width colon",
            ),
            (
                "a: 1\nb:\n  \u{2013} c: 1\n    d: 2\n",
                "3:3 YAML syntax error: a list entry begins",
            ),
            (
                "a: 1\nb:\n  - c: s\n\td: 2\n    e: 3\n",
                "4:1 YAML syntax error: tab",
            ),
            (
                "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n",
                "2:1 YAML syntax error: a merge conflict",
            ),
            (
                "<?xml version=\"1.0\"?>\n<a b=\"c: d\">x: y: z</a>\n",
                "1:1 YAML syntax error: this is XML",
            ),
        ] {
            let said = found(text);
            assert!(said.starts_with(wanted), "{text:?}: {said}");
        }
    }
}
