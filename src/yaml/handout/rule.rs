//! A condition in words: what must be answered for a question to be asked.

use crate::domain::checklist::Checklist;
use crate::domain::condition::Condition;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::ratio::Ratio;
use crate::domain::value::{Kind, NOT_APPLICABLE};
use crate::words::handout as words;

/// A condition in words. Facts are named by what they ask, questions by their id.
pub(super) fn told(checklist: &Checklist, condition: &Condition, lang: Lang) -> String {
    let join = |parts: &[Condition], word: &str| {
        let each: Vec<String> = parts.iter().map(|part| nested(checklist, part, lang)).collect();
        each.join(word)
    };
    match condition {
        Condition::All(parts) => join(parts, words::EVERY.get(lang)),
        Condition::Any(parts) => join(parts, words::EITHER.get(lang)),
        Condition::Not(part) => words::NOT.fill(lang, &[("rule", &told(checklist, part, lang))]),
        Condition::Is { subject, options } => {
            let kind = kind_of(checklist, subject);
            let labels: Vec<String> = options.iter().map(|id| label(kind, id, lang)).collect();
            let options = labels.join(", ");
            words::IS.fill(
                lang,
                &[
                    ("subject", &name(checklist, subject, lang)),
                    ("options", &options),
                ],
            )
        }
        Condition::Within { subject, min, max } => {
            let text = |end: &Option<Ratio>| end.as_ref().map_or_else(String::new, ToString::to_string);
            let (min, max, subject) = (text(min), text(max), name(checklist, subject, lang));
            let word = match (min.is_empty(), max.is_empty()) {
                (false, false) => words::BETWEEN,
                (_, true) => words::AT_LEAST,
                (true, false) => words::AT_MOST,
            };
            word.fill(lang, &[("subject", &subject), ("min", &min), ("max", &max)])
        }
    }
}

fn nested(checklist: &Checklist, condition: &Condition, lang: Lang) -> String {
    let text = told(checklist, condition, lang);
    match condition {
        Condition::All(parts) | Condition::Any(parts) if parts.len() > 1 => format!("({text})"),
        _ => text,
    }
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
        return words::NOT_APPLICABLE.get(lang).to_owned();
    }
    let options = kind.map(Kind::options).unwrap_or_default();
    let found = options.iter().find(|(each, _)| *each == id);
    found.map_or_else(|| id.to_string(), |(_, label)| label.get(lang).to_owned())
}
