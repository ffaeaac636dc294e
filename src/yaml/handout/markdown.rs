//! The hand-out as Markdown for a wiki or a repository. Texts of the checklist are escaped; only `how` is Markdown already.

use std::fmt::Write as _;

use super::{Sheet, about, fact_sheet, rule, sheet};
use crate::domain::checklist::Checklist;
use crate::domain::lang::Lang;
use crate::words::handout as words;

/// The checklist as Markdown.
pub fn markdown(checklist: &Checklist, lang: Lang) -> String {
    let mut out = String::new();
    let title = escape(checklist.header.title.get(lang));
    let _ = writeln!(out, "# {title}\n\n{}", words::FORM.get(lang));
    out.push('\n');
    for (heading, text) in about(checklist, lang) {
        let _ = writeln!(out, "- {heading}: {}", escape(&text));
    }
    let count = checklist.questions.len().to_string();
    let _ = writeln!(out, "- {}", words::QUESTIONS.fill(lang, &[("count", &count)]));
    let _ = writeln!(out, "\n{}", words::DISCLAIMER.get(lang));
    if !checklist.profile.is_empty() {
        let _ = writeln!(out, "\n## {}", words::PROFILE.get(lang));
        for fact in &checklist.profile {
            write_sheet(&mut out, &fact_sheet(fact, lang), 3, lang);
        }
    }
    let mut questions = checklist.questions.iter().peekable();
    for (at, section) in checklist.sections.iter().enumerate() {
        let marks = "#".repeat((section.depth + 2).min(5));
        let _ = writeln!(out, "\n{marks} {}", escape(section.title.get(lang)));
        if let Some(intro) = &section.intro {
            let _ = writeln!(out, "\n{}", escape(intro.get(lang)));
        }
        if let Some(condition) = &section.condition {
            let rule = escape(&rule::told(checklist, condition, lang));
            let _ = writeln!(out, "\n*{}: {rule}*", words::APPLIES.get(lang));
        }
        while let Some(question) = questions.next_if(|question| question.section == at) {
            write_sheet(
                &mut out,
                &sheet(checklist, question, lang),
                (section.depth + 3).min(6),
                lang,
            );
        }
    }
    if !checklist.glossary.is_empty() {
        let _ = writeln!(out, "\n## {}\n", words::GLOSSARY.get(lang));
        for term in &checklist.glossary {
            let _ = writeln!(
                out,
                "- **{}**: {}",
                escape(term.term.get(lang)),
                escape(term.meaning.get(lang))
            );
        }
    }
    out
}

fn write_sheet(out: &mut String, sheet: &Sheet, level: usize, lang: Lang) {
    let marks = "#".repeat(level);
    let critical = if sheet.is_critical {
        format!(" ({})", words::CRITICAL.get(lang))
    } else {
        String::new()
    };
    let _ = writeln!(
        out,
        "\n{marks} {}. {}{critical}\n",
        escape(&sheet.id),
        escape(&sheet.ask)
    );
    let mut answer: Vec<String> = sheet
        .boxes
        .iter()
        .map(|label| format!("☐ {}", escape(label)))
        .collect();
    if let Some(unit) = &sheet.unit {
        answer.insert(0, format!("\\_\\_\\_\\_\\_\\_ {}", escape(unit)));
    } else if answer.is_empty() {
        answer.push("\\_".repeat(24));
    }
    let many = if sheet.is_many {
        format!(" ({})", words::CHOOSE_MANY.get(lang))
    } else {
        String::new()
    };
    let _ = writeln!(out, "- {}{many}: {}", words::ANSWER.get(lang), answer.join(" · "));
    if sheet.how.is_some() {
        for word in [words::NOTE, words::EVIDENCE, words::REASON] {
            let _ = writeln!(out, "- {}: {}", word.get(lang), "\\_".repeat(24));
        }
    }
    for (heading, text) in &sheet.facts {
        let _ = writeln!(out, "- {heading}: {}", escape(text));
    }
    if let Some(why) = &sheet.why {
        let heading = if sheet.how.is_some() {
            format!("**{}.** ", words::WHY.get(lang))
        } else {
            String::new()
        };
        let _ = writeln!(out, "\n{heading}{}", escape(why));
    }
    if let Some(how) = &sheet.how {
        let _ = writeln!(out, "\n**{}**\n\n{}", words::HOW.get(lang), without_html(how));
    }
    write_list(out, words::EXAMPLES.get(lang), &sheet.evidence);
    write_list(out, words::REFERENCES.get(lang), &sheet.references);
}

fn write_list(out: &mut String, heading: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n**{heading}**\n");
    for item in items {
        let _ = writeln!(out, "- {}", escape(item));
    }
}

/// A text that Markdown shows as it is, on one line.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for each in text.chars() {
        match each {
            '\n' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => {
                out.push('\\');
                out.push(each);
            }
            each => out.push(each),
        }
    }
    out
}

/// Markdown without the HTML it could carry.
fn without_html(text: &str) -> String {
    text.replace('<', "\\<")
}
