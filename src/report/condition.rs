//! Prints a condition in words: when a question or section is asked.

use super::input::Input;
use crate::domain::applicability::{HiddenBy, hiding_rule};
use crate::domain::checklist::Checklist;
use crate::domain::condition::Condition;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::ratio::Ratio;
use crate::domain::value::{Kind, NOT_APPLICABLE};
use crate::words::{report as words, terms};

/// The rule that hides a question, in words; `None` where nothing hides it.
pub(super) fn hidden_by(input: &Input<'_>, position: usize) -> Option<String> {
    let by = input.review.applicability.hidden_by(position)?;
    let rule = hiding_rule(input.checklist, position, by)?;
    let word = match by {
        HiddenBy::Question => words::RULE_QUESTION,
        HiddenBy::Section(_) => words::RULE_SECTION,
    };
    let rule = in_words(rule, input.checklist, input.lang);
    Some(word.fill(input.lang, &[("rule", &rule)]))
}

/// The condition in words. A fact is named by what it asks, a question by its id.
pub(super) fn in_words(rule: &Condition, checklist: &Checklist, lang: Lang) -> String {
    match rule {
        Condition::All(parts) => joined(parts, words::RULE_AND.get(lang), checklist, lang),
        Condition::Any(parts) => joined(parts, words::RULE_OR.get(lang), checklist, lang),
        Condition::Not(part) => words::RULE_NOT.fill(lang, &[("rule", &in_words(part, checklist, lang))]),
        Condition::Is { subject, options } => {
            let kind = kind_of(checklist, subject);
            let labels: Vec<String> = options.iter().map(|id| label(kind, id, lang)).collect();
            let (subject, options) = (name(checklist, subject, lang), labels.join(", "));
            words::RULE_IS.fill(lang, &[("subject", &subject), ("options", &options)])
        }
        Condition::Within { subject, min, max } => {
            let word = match (min, max) {
                (Some(_), Some(_)) => words::RULE_WITHIN,
                (_, None) => words::RULE_AT_LEAST,
                (None, Some(_)) => words::RULE_AT_MOST,
            };
            let end = |end: &Option<Ratio>| end.as_ref().map_or_else(String::new, Ratio::to_string);
            let (subject, min, max) = (name(checklist, subject, lang), end(min), end(max));
            word.fill(lang, &[("subject", &subject), ("min", &min), ("max", &max)])
        }
    }
}

fn joined(parts: &[Condition], between: &str, checklist: &Checklist, lang: Lang) -> String {
    let several = parts.len() > 1;
    let part = |part: &Condition| {
        let text = in_words(part, checklist, lang);
        let nested = matches!(part, Condition::All(inner) | Condition::Any(inner) if inner.len() > 1);
        if several && nested {
            format!("({text})")
        } else {
            text
        }
    };
    parts.iter().map(part).collect::<Vec<_>>().join(between)
}

fn name(checklist: &Checklist, subject: &Id, lang: Lang) -> String {
    let fact = checklist.fact(subject.as_str());
    fact.map_or_else(|| subject.to_string(), |fact| format!("“{}”", fact.ask.get(lang)))
}

fn kind_of<'a>(checklist: &'a Checklist, subject: &Id) -> Option<&'a Kind> {
    let fact = checklist.fact(subject.as_str()).map(|fact| &fact.kind);
    fact.or_else(|| {
        checklist
            .question(subject.as_str())
            .map(|question| &question.kind)
    })
}

fn label(kind: Option<&Kind>, id: &Id, lang: Lang) -> String {
    if *id == *NOT_APPLICABLE {
        return terms::NOT_APPLICABLE.get(lang).to_owned();
    }
    let options = kind.map(Kind::options).unwrap_or_default();
    let found = options.iter().find(|(each, _)| *each == id);
    found.map_or_else(|| id.to_string(), |(_, label)| label.get(lang).to_owned())
}
