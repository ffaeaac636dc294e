//! A checklist to read on paper or in a wiki: the blank form and the development guideline of every question, as Markdown or as
//! one self-contained page. What stands in it is decided once, here; the two writers only dress it.

mod html;
mod markdown;
mod rule;

use crate::domain::checklist::{Checklist, Fact};
use crate::domain::lang::Lang;
use crate::domain::question::{Better, Question};
use crate::domain::ratio::Ratio;
use crate::domain::text::Text;
use crate::domain::value::Kind;
use crate::words::{handout as words, terms};

pub use html::html;
pub use markdown::markdown;

/// A question or fact as it stands on paper.
struct Sheet {
    id: String,
    ask: String,
    is_critical: bool,
    /// What can be ticked; empty for a number or a text.
    boxes: Vec<String>,
    /// Several boxes may be ticked.
    is_many: bool,
    /// The unit after a blank for a number.
    unit: Option<String>,
    /// Lines of fact: heading and text.
    facts: Vec<(&'static str, String)>,
    why: Option<String>,
    /// Markdown.
    how: Option<String>,
    evidence: Vec<String>,
    references: Vec<String>,
}

fn sheet(checklist: &Checklist, question: &Question, lang: Lang) -> Sheet {
    let say = |text: &Text| text.get(lang).to_owned();
    let mut facts = Vec::new();
    if let Some(source) = &question.critical_source
        && question.critical
    {
        facts.push((words::CRITICAL.get(lang), say(source)));
    }
    if let Some(condition) = &question.condition {
        facts.push((words::APPLIES.get(lang), rule::told(checklist, condition, lang)));
    }
    if question.weight != Ratio::whole(1) {
        facts.push((words::WEIGHT.get(lang), question.weight.to_string()));
    }
    if let Some(owner) = &question.owner {
        facts.push((words::OWNER.get(lang), say(owner)));
    }
    if let Some(stage) = question.stage {
        facts.push((words::STAGE.get(lang), terms::stage(stage, lang).to_owned()));
    }
    let mut boxes = labels(&question.kind, lang);
    if !matches!(question.kind, Kind::Text) {
        boxes.push(words::NOT_APPLICABLE.get(lang).to_owned());
    }
    Sheet {
        id: question.id.to_string(),
        ask: say(&question.ask),
        is_critical: question.critical,
        boxes,
        is_many: matches!(question.kind, Kind::ManyOf(_)),
        unit: question.measure.as_ref().map(|measure| measure.unit.clone()),
        facts: target(question, lang).into_iter().chain(facts).collect(),
        why: question.why.as_ref().map(say),
        how: question.how.as_ref().map(say),
        evidence: question.evidence.iter().map(say).collect(),
        references: references(checklist, question, lang),
    }
}

fn fact_sheet(fact: &Fact, lang: Lang) -> Sheet {
    Sheet {
        id: fact.id.to_string(),
        ask: fact.ask.get(lang).to_owned(),
        is_critical: false,
        boxes: labels(&fact.kind, lang),
        is_many: matches!(fact.kind, Kind::ManyOf(_)),
        unit: None,
        facts: Vec::new(),
        why: fact.help.as_ref().map(|help| help.get(lang).to_owned()),
        how: None,
        evidence: Vec::new(),
        references: Vec::new(),
    }
}

fn labels(kind: &Kind, lang: Lang) -> Vec<String> {
    kind.options()
        .iter()
        .map(|(_, label)| label.get(lang).to_owned())
        .collect()
}

fn target(question: &Question, lang: Lang) -> Option<(&'static str, String)> {
    let measure = question.measure.as_ref()?;
    let heading = words::TARGET.get(lang);
    let Some(target) = &measure.target else {
        return Some((heading, words::DECLARED.get(lang).to_owned()));
    };
    let word = match measure.better {
        Better::Lower => words::TARGET_LOWER,
        Better::Higher => words::TARGET_HIGHER,
    };
    let places = [("target", target.to_string()), ("unit", measure.unit.clone())];
    let places: Vec<(&str, &str)> = places
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    Some((heading, word.fill(lang, &places)))
}

fn references(checklist: &Checklist, question: &Question, lang: Lang) -> Vec<String> {
    let told = |key: &crate::domain::reference::RefKey| match checklist.registry.cite(key) {
        Some(cited) => {
            let mut told = cited.instrument.title.get(lang).to_owned();
            if let Some(place) = &key.locator {
                told = format!("{told} {place}");
            }
            if let Some(place) = cited.locator {
                told = format!("{told}: {}", place.title.get(lang));
            }
            format!("{told} ({})", terms::force(cited.force(), lang))
        }
        None => key.to_string(),
    };
    question.references.iter().map(told).collect()
}

/// What stands under the title: heading and text.
fn about(checklist: &Checklist, lang: Lang) -> Vec<(&'static str, String)> {
    let header = &checklist.header;
    let lines = [
        (words::VERSION, format!("{} {}", header.id, header.version)),
        (words::PUBLISHER, header.publisher.get(lang).to_owned()),
        (words::LICENSE, header.license.clone()),
        (words::DIGEST, checklist.digest.clone()),
    ];
    let filled = lines.into_iter().filter(|(_, text)| !text.is_empty());
    filled.map(|(word, text)| (word.get(lang), text)).collect()
}
