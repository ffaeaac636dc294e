//! A condition in words, as the report prints the rule that hid a question.

use crate::domain::checklist::Checklist;
use crate::domain::condition::Condition;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::ratio::Ratio;
use crate::words::report as words;

/// The rule in words: each fact or question with the answers it wants.
pub(super) fn in_words(rule: &Condition, checklist: &Checklist, lang: Lang) -> String {
    match rule {
        Condition::All(parts) => joined(parts, words::RULE_AND.get(lang), checklist, lang),
        Condition::Any(parts) => joined(parts, words::RULE_OR.get(lang), checklist, lang),
        Condition::Not(part) => words::RULE_NOT.fill(lang, &[("rule", &in_words(part, checklist, lang))]),
        Condition::Is { subject, options } => {
            let labels: Vec<String> = options
                .iter()
                .map(|id| label(subject, id, checklist, lang))
                .collect();
            let places = [
                ("subject", asked(subject, checklist, lang)),
                ("options", labels.join(", ")),
            ];
            words::RULE_IS.fill(
                lang,
                &places.each_ref().map(|(name, text)| (*name, text.as_str())),
            )
        }
        Condition::Within { subject, min, max } => {
            let end = |end: &Option<Ratio>| end.as_ref().map_or_else(|| "…".to_owned(), Ratio::to_string);
            let places = [
                ("subject", asked(subject, checklist, lang)),
                ("min", end(min)),
                ("max", end(max)),
            ];
            words::RULE_WITHIN.fill(
                lang,
                &places.each_ref().map(|(name, text)| (*name, text.as_str())),
            )
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

/// What a condition looks at, as a reader knows it: the fact's question, or the question's id.
fn asked(subject: &Id, checklist: &Checklist, lang: Lang) -> String {
    checklist
        .fact(subject.as_str())
        .map_or_else(|| subject.to_string(), |fact| format!("“{}”", fact.ask.get(lang)))
}

fn label(subject: &Id, option: &Id, checklist: &Checklist, lang: Lang) -> String {
    let fact = checklist.fact(subject.as_str()).map(|fact| &fact.kind);
    let question = checklist
        .question(subject.as_str())
        .map(|question| &question.kind);
    let options = fact.or(question).map(|kind| kind.options()).unwrap_or_default();
    let found = options.iter().find(|(id, _)| *id == option);
    found.map_or_else(|| option.to_string(), |(_, label)| label.get(lang).to_owned())
}
