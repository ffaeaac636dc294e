//! Formats issues as text for a terminal: code, message, place, the line with a caret, hint.

use codespan_reporting::diagnostic::{Diagnostic, Label};
use codespan_reporting::term::termcolor::Buffer;
use codespan_reporting::term::{Config, Styles, StylesWriter, emit_to_write_style};

use super::super::source::Source;
use super::excerpt::Excerpt;
use crate::domain::clean::clean;
use crate::domain::issue::{Issue, Severity};
use crate::domain::lang::Lang;
use crate::words::issue as words;

/// Every issue in the given order. `sources` are the texts that were read; issues in other files have no excerpt.
pub fn text(issues: &[Issue], sources: &[Source], lang: Lang, colour: bool) -> String {
    let mut out = String::new();
    for issue in issues {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&one(issue, sources, lang, colour));
    }
    out
}

/// The number of errors and warnings as one line.
pub fn summary(issues: &[Issue], lang: Lang) -> String {
    let errors = issues
        .iter()
        .filter(|issue| issue.severity == Severity::Error)
        .count();
    let warnings = issues.len() - errors;
    words::SUMMARY.fill(
        lang,
        &[
            ("errors", &errors.to_string()),
            ("warnings", &warnings.to_string()),
        ],
    )
}

fn one(issue: &Issue, sources: &[Source], lang: Lang, colour: bool) -> String {
    let word = match issue.severity {
        Severity::Error => words::ERROR.get(lang),
        Severity::Warning => words::WARNING.get(lang),
    };
    let message = clean(issue.message.get(lang)).into_owned();
    let hint = clean(issue.hint.get(lang)).into_owned();
    let source = sources.iter().find(|source| source.name == issue.place.file);
    let Some(excerpt) = source.and_then(|source| Excerpt::of(&issue.place, source)) else {
        return without_excerpt(issue, word, &message, &hint, lang);
    };
    let diagnostic = match issue.severity {
        Severity::Error => Diagnostic::error(),
        Severity::Warning => Diagnostic::warning(),
    };
    let mut diagnostic = diagnostic
        .with_code(issue.code)
        .with_message(message)
        .with_label(Label::primary((), excerpt.marked.clone()));
    if !hint.is_empty() {
        diagnostic = diagnostic.with_note(format!("{}: {hint}", words::HINT.get(lang)));
    }
    let config = Config::default();
    let mut buffer = if colour {
        Buffer::ansi()
    } else {
        Buffer::no_color()
    };
    let styles = Styles::default();
    let written = emit_to_write_style(
        &mut StylesWriter::new(&mut buffer, &styles),
        &config,
        &excerpt,
        &diagnostic,
    );
    match written {
        Ok(()) => {
            let english = match issue.severity {
                Severity::Error => "error[",
                Severity::Warning => "warning[",
            };
            let out = String::from_utf8_lossy(buffer.as_slice()).replacen(english, &format!("{word}["), 1);
            let lines: Vec<&str> = out.lines().map(str::trim_end).collect();
            format!("{}\n", lines.join("\n").trim_end())
        }
        Err(_) => without_excerpt(issue, word, issue.message.get(lang), &hint, lang),
    }
}

fn without_excerpt(issue: &Issue, word: &str, message: &str, hint: &str, lang: Lang) -> String {
    let place = &issue.place;
    let name = clean(&place.file);
    let place = if place.line == 0 {
        name.into_owned()
    } else {
        format!("{name}:{}:{}", place.line, place.column)
    };
    let hint = match hint {
        "" => String::new(),
        hint => format!("  = {}: {hint}\n", words::HINT.get(lang)),
    };
    format!("{word}[{}]: {message}\n  ┌─ {place}\n{hint}", issue.code)
}

#[cfg(test)]
mod tests {
    use super::super::super::code::Code;
    use super::super::super::codes;
    use super::*;
    use crate::domain::lang::Lang;

    fn shown(text_of_file: &str, marked: &str, lang: Lang) -> String {
        let source = Source::new("점검표.yaml", text_of_file);
        let start = text_of_file.find(marked).unwrap();
        let code = Code {
            id: "E107",
            severity: Severity::Error,
            message: words::EMPTY_TEXT,
            hint: words::EMPTY_TEXT_HINT,
        };
        let issue = code.at(&source, (start, start + marked.len()), &[("name", "ask")], None);
        text(&[issue], &[source], lang, false)
    }

    #[test]
    fn the_caret_stands_right_under_wide_text() {
        let shown = shown("a: 1\n인공지능 점검: 무거움 # 끝\n", "무거움", Lang::Ko);
        insta::assert_snapshot!(shown, @"
        오류[E107]: 'ask'의 내용이 비어 있습니다
          ┌─ 점검표.yaml:2:10
          │
        2 │ 인공지능 점검: 무거움 # 끝
          │                ^^^^^^
          │
          = 도움말: 내용을 적거나 필드를 지우십시오
        ");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let line = format!("{}HERE{}", "가나 ".repeat(5000), " 다라".repeat(5000));
        let shown = shown(&line, "HERE", Lang::En);
        assert!(shown.lines().all(|line| line.chars().count() < 220), "{shown}");
        let lines: Vec<&str> = shown.lines().collect();
        let at = lines[3].split("HERE").next().unwrap();
        let caret = lines[4].split('^').next().unwrap();
        assert_eq!(
            unicode_width::UnicodeWidthStr::width(at),
            unicode_width::UnicodeWidthStr::width(caret),
            "{shown}"
        );
    }

    #[test]
    fn nothing_from_a_file_steers_the_terminal() {
        let source = Source::new("a\u{1b}[2J.yaml", "key: \u{1b}[31m\u{202e}x\n");
        let issue = codes::CONTROL_CHARACTER.at(&source, (5, 6), &[("code", "U+001B")], None);
        let shown = text(&[issue], &[source], Lang::En, false);
        assert!(
            !shown
                .chars()
                .any(|each| each != '\n' && each.is_control() || each == '\u{202e}'),
            "{shown:?}"
        );
        assert!(shown.contains("key: <U+001B>[31m<U+202E>x"), "{shown}");
    }
}
