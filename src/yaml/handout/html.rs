//! The hand-out as one self-contained page for paper and screen. Every text passes [`escape`]; Markdown is rendered with what it
//! could carry of HTML, links and images taken out.

use std::fmt::Write as _;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Sheet, about, fact_sheet, rule, sheet};
use crate::domain::checklist::Checklist;
use crate::domain::lang::Lang;
use crate::words::handout as words;

const STYLE: &str = "
:root{color-scheme:light}
body{font:15px/1.6 system-ui,'Noto Sans KR','Malgun Gothic',sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.7rem;margin-bottom:.2rem}h2{margin-top:2.5rem;border-bottom:2px solid #333}h3{margin-top:2rem}
article{border-top:1px solid #767676;padding:.8rem 0;break-inside:avoid-page}
article h4{margin:.2rem 0;font-size:1.05rem}
.id{font-family:ui-monospace,monospace;font-weight:400;color:#444}
.critical{border:1px solid #1a1a1a;padding:0 .35rem;font-size:.8rem;margin-left:.3rem}
.boxes{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:.4rem 0}
.boxes li::before{content:'\\2610\\00a0'}
.line{border-bottom:1px solid #767676;min-height:1.6em;margin:.3rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.5rem 0}dt{color:#444}dd{margin:0}
nav ol{columns:2}code{background:#f0f0f0;padding:0 .2em}
@media print{body{margin:0;max-width:none;font-size:10.5pt}nav{break-after:page}a{color:inherit;text-decoration:none}}
@page{size:A4;margin:18mm}
";

/// The checklist as a page.
pub fn html(checklist: &Checklist, lang: Lang) -> String {
    let title = escape(checklist.header.title.get(lang));
    let mut out = String::new();
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n<p>{}</p>\n",
        lang.code(),
        words::FORM.get(lang)
    );
    let count = checklist.questions.len().to_string();
    write_facts(&mut out, &about(checklist, lang));
    let counted = words::QUESTIONS.fill(lang, &[("count", &count)]);
    let _ = write!(
        out,
        "<p>{counted}. {}</p>\n</header>\n",
        words::DISCLAIMER.get(lang)
    );
    write_contents(&mut out, checklist, lang);
    out.push_str("<main>\n");
    if !checklist.profile.is_empty() {
        let _ = writeln!(out, "<h2>{}</h2>", words::PROFILE.get(lang));
        for fact in &checklist.profile {
            write_sheet(&mut out, &fact_sheet(fact, lang), "h3", lang);
        }
    }
    write_sections(&mut out, checklist, lang);
    if !checklist.glossary.is_empty() {
        let _ = write!(out, "<h2>{}</h2>\n<dl>\n", words::GLOSSARY.get(lang));
        for term in &checklist.glossary {
            let (name, meaning) = (escape(term.term.get(lang)), escape(term.meaning.get(lang)));
            let _ = writeln!(out, "<dt>{name}</dt><dd>{meaning}</dd>");
        }
        out.push_str("</dl>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn write_contents(out: &mut String, checklist: &Checklist, lang: Lang) {
    let heading = words::CONTENTS.get(lang);
    let _ = write!(out, "<nav aria-label=\"{heading}\">\n<h2>{heading}</h2>\n<ol>\n");
    for section in &checklist.sections {
        let (id, title) = (escape(section.id.as_str()), escape(section.title.get(lang)));
        let _ = writeln!(out, "<li><a href=\"#{id}\">{title}</a></li>");
    }
    out.push_str("</ol>\n</nav>\n");
}

fn write_sections(out: &mut String, checklist: &Checklist, lang: Lang) {
    let mut questions = checklist.questions.iter().peekable();
    for (at, section) in checklist.sections.iter().enumerate() {
        let level = (section.depth + 2).min(5);
        let (id, title) = (escape(section.id.as_str()), escape(section.title.get(lang)));
        let _ = writeln!(out, "<h{level} id=\"{id}\">{title}</h{level}>");
        if let Some(intro) = &section.intro {
            let _ = writeln!(out, "<p>{}</p>", escape(intro.get(lang)));
        }
        if let Some(condition) = &section.condition {
            let rule = escape(&rule::told(checklist, condition, lang));
            let _ = writeln!(out, "<p><em>{}: {rule}</em></p>", words::APPLIES.get(lang));
        }
        let heading = format!("h{}", level + 1);
        while let Some(question) = questions.next_if(|question| question.section == at) {
            write_sheet(out, &sheet(checklist, question, lang), &heading, lang);
        }
    }
}

fn write_sheet(out: &mut String, sheet: &Sheet, heading: &str, lang: Lang) {
    let critical = if sheet.is_critical {
        format!(" <span class=\"critical\">{}</span>", words::CRITICAL.get(lang))
    } else {
        String::new()
    };
    let (id, ask) = (escape(&sheet.id), escape(&sheet.ask));
    let _ = writeln!(
        out,
        "<article>\n<{heading}><span class=\"id\">{id}</span> {ask}{critical}</{heading}>"
    );
    if sheet.is_many {
        let _ = writeln!(out, "<p>{}</p>", words::CHOOSE_MANY.get(lang));
    }
    if let Some(unit) = &sheet.unit {
        let _ = writeln!(out, "<p>____________ {}</p>", escape(unit));
    }
    if sheet.boxes.is_empty() {
        out.push_str("<p class=\"line\"></p>\n");
    } else {
        out.push_str("<ul class=\"boxes\">");
        for label in &sheet.boxes {
            let _ = write!(out, "<li>{}</li>", escape(label));
        }
        out.push_str("</ul>\n");
    }
    if sheet.how.is_some() {
        for word in [words::NOTE, words::EVIDENCE, words::REASON] {
            let _ = writeln!(out, "<p class=\"line\">{}:</p>", word.get(lang));
        }
    }
    write_facts(out, &sheet.facts);
    if let Some(why) = &sheet.why {
        let heading = if sheet.how.is_some() {
            format!("<strong>{}.</strong> ", words::WHY.get(lang))
        } else {
            String::new()
        };
        let _ = writeln!(out, "<p>{heading}{}</p>", escape(why));
    }
    if let Some(how) = &sheet.how {
        let _ = writeln!(
            out,
            "<p><strong>{}</strong></p>\n{}",
            words::HOW.get(lang),
            render(how)
        );
    }
    write_list(out, words::EXAMPLES.get(lang), &sheet.evidence);
    write_list(out, words::REFERENCES.get(lang), &sheet.references);
    out.push_str("</article>\n");
}

fn write_facts(out: &mut String, facts: &[(&str, String)]) {
    if facts.is_empty() {
        return;
    }
    out.push_str("<dl>\n");
    for (heading, text) in facts {
        let _ = writeln!(out, "<dt>{heading}</dt><dd>{}</dd>", escape(text));
    }
    out.push_str("</dl>\n");
}

fn write_list(out: &mut String, heading: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(out, "<p><strong>{heading}</strong></p>\n<ul>");
    for item in items {
        let _ = writeln!(out, "<li>{}</li>", escape(item));
    }
    out.push_str("</ul>\n");
}

/// A text as HTML shows it, in content and in quoted attributes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for each in text.chars() {
        match each {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            each => out.push(each),
        }
    }
    out
}

/// Markdown as HTML; raw HTML is shown as text, links and images keep their words only, headings become strong.
fn render(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, Options::empty()).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::HtmlBlock | Tag::Link { .. } | Tag::Image { .. })
        | Event::End(TagEnd::HtmlBlock | TagEnd::Link | TagEnd::Image) => None,
        Event::Start(Tag::Heading { .. }) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Paragraph)),
        event => Some(event),
    });
    let mut out = String::with_capacity(markdown.len() * 2);
    pulldown_cmark::html::push_html(&mut out, events);
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_carries_no_markup_of_its_own() {
        let html = render(
            "# H\n1. **a** `b`\n2. <script>x</script> [t](javascript:x) ![i](http://e/x.png)\n\n<div onclick=x>\n",
        );
        assert!(
            !html.contains("<script")
                && !html.contains("href")
                && !html.contains("<img")
                && !html.contains("<div")
        );
        assert!(html.contains("<strong>a</strong> <code>b</code>"), "{html}");
        assert!(html.contains("&lt;script&gt;"), "{html}");
    }
}
