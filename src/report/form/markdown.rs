//! Writes the form as Markdown. Texts of the checklist are escaped; `why` and `how` are Markdown already.

use std::fmt::Write as _;

use super::model::{Form, FormItem};
use crate::domain::lang::Lang;
use crate::markup::{escape_markdown as escape, inert_markdown};
use crate::words::form as words;

pub(super) fn render(form: &Form, lang: Lang) -> String {
    let mut out = format!("# {}\n\n{}\n\n", escape(&form.title), words::FORM.get(lang));
    for line in &form.about {
        let _ = writeln!(out, "- {}: {}", line.heading, escape(&line.text));
    }
    let _ = writeln!(out, "- {}\n\n{}", form.counted, words::DISCLAIMER.get(lang));
    if !form.profile.is_empty() {
        let _ = writeln!(out, "\n## {}", words::PROFILE.get(lang));
        for item in &form.profile {
            write_item(&mut out, item, lang);
        }
    }
    for section in &form.sections {
        let _ = writeln!(out, "\n{} {}", "#".repeat(section.level), escape(&section.title));
        if let Some(intro) = &section.intro {
            let _ = writeln!(out, "\n{}", escape(intro));
        }
        if let Some(rule) = &section.rule {
            let _ = writeln!(out, "\n*{}: {}*", words::APPLIES.get(lang), escape(rule));
        }
        for item in &section.items {
            write_item(&mut out, item, lang);
        }
    }
    if !form.glossary.is_empty() {
        let _ = writeln!(out, "\n## {}\n", words::GLOSSARY.get(lang));
        for term in &form.glossary {
            let _ = writeln!(out, "- **{}**: {}", escape(&term.heading), escape(&term.text));
        }
    }
    out
}

fn write_item(out: &mut String, item: &FormItem, lang: Lang) {
    let critical = item
        .critical
        .map_or_else(String::new, |kind| format!(" ({kind})"));
    let marks = "#".repeat(item.level);
    let (id, ask) = (escape(&item.id), escape(&item.ask));
    let _ = writeln!(out, "\n{marks} {id}. {ask}{critical}\n");
    let many = if item.many {
        format!(" ({})", words::CHOOSE_MANY.get(lang))
    } else {
        String::new()
    };
    let answer = answer_line(item);
    let _ = writeln!(out, "- {}{many}: {answer}", words::ANSWER.get(lang));
    if item.is_question {
        for word in [words::NOTE, words::EVIDENCE, words::REASON] {
            let _ = writeln!(out, "- {}: {}", word.get(lang), "\\_".repeat(24));
        }
    }
    for line in &item.facts {
        let _ = writeln!(out, "- {}: {}", line.heading, escape(&line.text));
    }
    if let Some(why) = &item.why {
        let heading = if item.is_question {
            format!("**{}.** ", words::WHY.get(lang))
        } else {
            String::new()
        };
        let _ = writeln!(out, "\n{heading}{}", inert_markdown(why));
    }
    if let Some(how) = &item.how {
        let _ = writeln!(out, "\n**{}**\n\n{}", words::HOW.get(lang), inert_markdown(how));
    }
    write_list(out, words::EXAMPLES.get(lang), &item.evidence);
    write_list(out, words::REFERENCES.get(lang), &item.references);
}

/// The boxes to tick, or a blank to write on.
fn answer_line(item: &FormItem) -> String {
    let mut parts: Vec<String> = item
        .boxes
        .iter()
        .map(|label| format!("☐ {}", escape(label)))
        .collect();
    if let Some(unit) = &item.unit {
        parts.insert(0, format!("{} {}", "\\_".repeat(6), escape(unit)));
    } else if parts.is_empty() {
        parts.push("\\_".repeat(24));
    }
    parts.join(" · ")
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
