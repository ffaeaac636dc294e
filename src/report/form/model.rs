//! The contents of the blank form of a checklist, with the guide of every question.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::checklist::{Checklist, Fact};
use crate::domain::lang::Lang;
use crate::domain::measure::Better;
use crate::domain::question::Question;
use crate::domain::ratio::Ratio;
use crate::domain::reference::RefKey;
use crate::domain::text::Text;
use crate::domain::value::Kind;
use crate::report::condition;
use crate::words::{dates, form as words, terms};

/// Everything that both forms print.
#[derive(Serialize)]
pub(super) struct Form {
    pub(super) lang: &'static str,
    /// The words of the form, by name.
    pub(super) w: BTreeMap<String, &'static str>,
    pub(super) title: String,
    pub(super) about: Vec<Line>,
    /// How many questions there are, in words.
    pub(super) counted: String,
    pub(super) profile: Vec<FormItem>,
    pub(super) sections: Vec<FormSection>,
    pub(super) glossary: Vec<Line>,
}

/// A text with its heading.
#[derive(Serialize)]
pub(super) struct Line {
    pub(super) heading: String,
    pub(super) text: String,
}

#[derive(Serialize)]
pub(super) struct FormSection {
    pub(super) id: String,
    pub(super) title: String,
    /// Level of its heading, 2 to 5.
    pub(super) level: usize,
    pub(super) intro: Option<String>,
    /// When its questions are asked, in words.
    pub(super) rule: Option<String>,
    pub(super) items: Vec<FormItem>,
}

/// A question, or a fact of the profile.
#[derive(Serialize)]
pub(super) struct FormItem {
    pub(super) id: String,
    pub(super) ask: String,
    /// Level of its heading.
    pub(super) level: usize,
    pub(super) is_question: bool,
    /// What makes it critical, in words.
    pub(super) critical: Option<&'static str>,
    /// What can be ticked; empty for a text.
    pub(super) boxes: Vec<String>,
    /// Whether several boxes may be ticked.
    pub(super) many: bool,
    /// The unit of a number.
    pub(super) unit: Option<String>,
    pub(super) facts: Vec<Line>,
    /// Markdown.
    pub(super) why: Option<String>,
    /// Markdown.
    pub(super) how: Option<String>,
    pub(super) evidence: Vec<String>,
    pub(super) references: Vec<String>,
}

/// Level of the headings of facts.
const FACT_LEVEL: usize = 3;

impl Form {
    pub(super) fn of(checklist: &Checklist, lang: Lang) -> Self {
        let count = checklist.questions.len().to_string();
        let term = |each: &crate::domain::checklist::Term| Line {
            heading: each.term.get(lang).to_owned(),
            text: each.meaning.get(lang).to_owned(),
        };
        Self {
            lang: lang.code(),
            w: words::ALL
                .iter()
                .map(|(name, word)| (name.to_lowercase(), word.get(lang)))
                .collect(),
            title: checklist.header.title.get(lang).to_owned(),
            about: about(checklist, lang),
            counted: words::QUESTIONS.fill(lang, &[("count", &count)]),
            profile: checklist
                .profile
                .iter()
                .map(|fact| fact_item(fact, lang))
                .collect(),
            sections: sections(checklist, lang),
            glossary: checklist.glossary.iter().map(term).collect(),
        }
    }
}

fn sections(checklist: &Checklist, lang: Lang) -> Vec<FormSection> {
    let section = |(at, section): (usize, &crate::domain::checklist::Section)| {
        let level = (section.depth + 2).min(5);
        let item = |position| question_item(checklist, &checklist.questions[position], level + 1, lang);
        FormSection {
            id: section.id.to_string(),
            title: section.title.get(lang).to_owned(),
            level,
            intro: section.intro.as_ref().map(|intro| intro.get(lang).to_owned()),
            rule: section
                .condition
                .as_ref()
                .map(|rule| condition::in_words(rule, checklist, lang)),
            items: checklist.questions_of(at).map(item).collect(),
        }
    };
    checklist.sections.iter().enumerate().map(section).collect()
}

fn question_item(checklist: &Checklist, question: &Question, level: usize, lang: Lang) -> FormItem {
    let text = |text: &Text| text.get(lang).to_owned();
    let mut boxes = labels(&question.kind, lang);
    if !question.kind.is_text() {
        boxes.push(words::NOT_APPLICABLE.get(lang).to_owned());
    }
    FormItem {
        id: question.id.to_string(),
        ask: text(&question.ask),
        level,
        is_question: true,
        critical: question.critical.map(|kind| terms::critical(kind, lang)),
        boxes,
        many: question.kind.is_many(),
        unit: question
            .measure
            .as_ref()
            .map(|measure| measure.unit.get(lang).to_owned()),
        facts: facts(checklist, question, lang),
        why: question.why.as_ref().map(text),
        how: question.how.as_ref().map(text),
        evidence: question.evidence.iter().map(text).collect(),
        references: question
            .references
            .iter()
            .map(|key| reference(checklist, key, lang))
            .collect(),
    }
}

fn fact_item(fact: &Fact, lang: Lang) -> FormItem {
    FormItem {
        id: fact.id.to_string(),
        ask: fact.ask.get(lang).to_owned(),
        level: FACT_LEVEL,
        is_question: false,
        critical: None,
        boxes: labels(&fact.kind, lang),
        many: fact.kind.is_many(),
        unit: None,
        facts: Vec::new(),
        why: fact.help.as_ref().map(|help| help.get(lang).to_owned()),
        how: None,
        evidence: Vec::new(),
        references: Vec::new(),
    }
}

fn labels(kind: &Kind, lang: Lang) -> Vec<String> {
    let options = kind.options();
    options
        .iter()
        .map(|(_, label)| label.get(lang).to_owned())
        .collect()
}

fn facts(checklist: &Checklist, question: &Question, lang: Lang) -> Vec<Line> {
    let critical = question
        .critical_source
        .as_ref()
        .filter(|_| question.is_critical());
    let rule = question.condition.as_ref();
    let weight = (question.weight != Ratio::whole(1)).then(|| question.weight.to_string());
    let text = |text: &Text| text.get(lang).to_owned();
    let lines = [
        (
            words::TIER,
            checklist.tier_of(question).map(|tier| text(&tier.title)),
        ),
        (words::DATES, dates::undated(&question.dates, lang)),
        (words::TARGET, target(question, lang)),
        (words::CRITICAL, critical.map(text)),
        (
            words::APPLIES,
            rule.map(|rule| condition::in_words(rule, checklist, lang)),
        ),
        (words::WEIGHT, weight),
        (words::OWNER, question.owner.as_ref().map(text)),
        (
            words::STAGE,
            question.stage.map(|stage| terms::stage(stage, lang).to_owned()),
        ),
    ];
    let line = |(word, text): (crate::words::Message, Option<String>)| {
        Some(Line {
            heading: word.get(lang).to_owned(),
            text: text?,
        })
    };
    lines.into_iter().filter_map(line).collect()
}

fn target(question: &Question, lang: Lang) -> Option<String> {
    let measure = question.measure.as_ref()?;
    let Some(target) = &measure.target else {
        return Some(words::DECLARED.get(lang).to_owned());
    };
    let word = match measure.better {
        Better::Lower => words::TARGET_LOWER,
        Better::Higher => words::TARGET_HIGHER,
    };
    Some(word.fill(
        lang,
        &[("target", &target.to_string()), ("unit", measure.unit.get(lang))],
    ))
}

fn reference(checklist: &Checklist, key: &RefKey, lang: Lang) -> String {
    let Some(cited) = checklist.registry.cite(key) else {
        return key.to_string();
    };
    let mut text = cited.instrument.title.get(lang).to_owned();
    if let Some(place) = &key.locator {
        text = format!("{text} {place}");
    }
    if let Some(place) = cited.locator {
        text = format!("{text}: {}", place.title.get(lang));
    }
    format!("{text} ({})", terms::force(cited.force(), lang))
}

/// What stands under the title.
fn about(checklist: &Checklist, lang: Lang) -> Vec<Line> {
    let header = &checklist.header;
    let lines = [
        (words::VERSION, format!("{} {}", header.id, header.version)),
        (words::PUBLISHER, header.publisher.get(lang).to_owned()),
        (words::LICENSE, header.license.clone()),
        (words::DIGEST, checklist.digest.clone()),
    ];
    let line = |(word, text): (crate::words::Message, String)| Line {
        heading: word.get(lang).to_owned(),
        text,
    };
    let written = lines.into_iter().filter(|(_, text)| !text.is_empty());
    written.map(line).collect()
}
