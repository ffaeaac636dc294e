//! Guide, glossary and help: everything that is read out only when it is asked for. Pure.

use std::fmt::Write as _;

use super::command::{self, Command, words_of};
use super::prompt;
use super::session::{Session, Work};
use super::step::shown;
use crate::domain::lang::Lang;
use crate::domain::question::Question;
use crate::domain::reference::RefKey;
use crate::domain::remediation::RemediationField;
use crate::domain::text::Text;
use crate::words::{Message, plain as word, terms};

/// Why, how, evidence and references of the question at hand.
pub(super) fn guide(work: &Work, lang: Lang) -> Vec<String> {
    let Some(question) = work.question() else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    let mut part = |heading: Message, text: Vec<String>| {
        if !text.is_empty() {
            lines.push(format!("{}:", heading.get(lang)));
            lines.extend(text);
        }
    };
    let body = |text: Option<&Text>| text.map(|text| body(text, lang)).unwrap_or_default();
    part(word::GUIDE_WHY, body(question.why.as_ref()));
    part(word::GUIDE_HOW, body(question.how.as_ref()));
    part(
        word::GUIDE_EVIDENCE,
        question
            .evidence
            .iter()
            .map(|text| format!("- {}", shown(text, lang)))
            .collect(),
    );
    part(
        word::GUIDE_REFERENCES,
        question
            .references
            .iter()
            .map(|key| cited(work, key, lang))
            .collect(),
    );
    part(word::GUIDE_CRITICAL, body(question.critical_source.as_ref()));
    part(word::GUIDE_WEIGHT, weight(question, lang));
    part(word::GUIDE_ROLE, body(question.owner.as_ref()));
    let stage = question.stage.map(|stage| terms::stage(stage, lang).to_owned());
    part(word::GUIDE_STAGE, stage.into_iter().collect());
    if lines.is_empty() {
        lines.push(word::NO_GUIDE.get(lang).into());
    }
    lines
}

/// The question at hand in another language than the session's, or its guide where that is asked for.
pub(super) fn other(work: &Work, asked: &str, lang: Lang) -> Vec<String> {
    if command::read(asked).is_some_and(|(command, _)| command == Command::Guide) {
        return guide(work, lang);
    }
    let Some(question) = work.question() else {
        return Vec::new();
    };
    let answer = work.answer(&question.id);
    let mut lines = vec![shown(&question.ask, lang)];
    lines.extend(prompt::choices(&question.kind, answer.value.as_ref(), lang));
    lines
}

fn weight(question: &Question, lang: Lang) -> Vec<String> {
    let source = question.weight_source.as_ref().map(|source| shown(source, lang));
    source
        .map(|source| format!("{} ({source})", question.weight))
        .into_iter()
        .collect()
}

/// A text with its lines kept and the marks of emphasis left out, which say nothing when read aloud.
fn body(text: &Text, lang: Lang) -> Vec<String> {
    let shown = text.shown(lang);
    let mark = shown.fallback.map(|code| format!("[{code}]"));
    let lines = shown
        .text
        .lines()
        .map(|line| line.replace("**", "").replace('`', ""));
    mark.into_iter()
        .chain(lines.filter(|line| !line.trim().is_empty()))
        .collect()
}

fn cited(work: &Work, key: &RefKey, lang: Lang) -> String {
    let Some(cited) = work.checklist.registry.cite(key) else {
        return format!("- {key}");
    };
    let place = cited.locator.map(|place| shown(&place.title, lang));
    let mut line = format!("- {}", shown(&cited.instrument.title, lang));
    if let Some(locator) = &key.locator {
        let _ = write!(line, " {locator}");
    }
    if let Some(place) = place {
        let _ = write!(line, ": {place}");
    }
    let mut marks = vec![
        terms::force(cited.force(), lang).to_owned(),
        terms::verified(cited.verified(), lang).to_owned(),
    ];
    if let Some(day) = cited.in_force() {
        marks.push(word::IN_FORCE.fill(lang, &[("day", day)]));
    }
    let _ = write!(line, " ({})", marks.join(", "));
    let notes = [
        cited.locator.and_then(|place| place.note.as_ref()),
        cited.instrument.note.as_ref(),
    ];
    for note in notes.into_iter().flatten() {
        let _ = write!(line, " {}", shown(note, lang));
    }
    line
}

/// The terms of the checklist, or those that hold a word.
pub(super) fn glossary(work: &Work, wanted: &str, lang: Lang) -> Vec<String> {
    let wanted = wanted.to_lowercase();
    let holds = |text: &Text| {
        text.entries()
            .any(|(_, each)| each.to_lowercase().contains(&wanted))
    };
    let terms: Vec<String> = work
        .checklist
        .glossary
        .iter()
        .filter(|term| holds(&term.term))
        .map(|term| format!("{}: {}", shown(&term.term, lang), shown(&term.meaning, lang)))
        .collect();
    if terms.is_empty() {
        vec![word::NO_TERM.get(lang).into()]
    } else {
        terms
    }
}

/// Every command with what it does.
const HELP: &[(Command, Message)] = &[
    (Command::Yes, word::HELP_YES),
    (Command::NotApplicable, word::HELP_NOT_APPLICABLE),
    (Command::Clear, word::HELP_CLEAR),
    (Command::Reason, word::HELP_REASON),
    (Command::Note, word::HELP_NOTE),
    (Command::Edit, word::HELP_EDIT),
    (Command::Evidence, word::HELP_EVIDENCE),
    (Command::Owner, word::HELP_OWNER),
    (Command::Plan(RemediationField::Action), word::HELP_ACTION),
    (Command::Plan(RemediationField::Resources), word::HELP_RESOURCES),
    (Command::Plan(RemediationField::Milestones), word::HELP_MILESTONES),
    (Command::Plan(RemediationField::Interim), word::HELP_INTERIM),
    (Command::Plan(RemediationField::Residual), word::HELP_RESIDUAL),
    (Command::Due, word::HELP_DUE),
    (Command::Accept, word::HELP_ACCEPT),
    (Command::Reviewer, word::HELP_REVIEWER),
    (Command::Flag, word::HELP_FLAG),
    (Command::InProgress, word::HELP_PROGRESS),
    (Command::Guide, word::HELP_GUIDE),
    (Command::Other, word::HELP_OTHER),
    (Command::Glossary, word::HELP_GLOSSARY),
    (Command::Back, word::HELP_BACK),
    (Command::Skip, word::HELP_SKIP),
    (Command::NextOpen, word::HELP_OPEN),
    (Command::PreviousOpen, word::HELP_PREVIOUS),
    (Command::NextBare, word::HELP_BARE),
    (Command::Jump, word::HELP_JUMP),
    (Command::Search, word::HELP_SEARCH),
    (Command::List, word::HELP_LIST),
    (Command::Overview, word::HELP_OVERVIEW),
    (Command::Filter, word::HELP_FILTER),
    (Command::Review, word::HELP_REVIEW),
    (Command::Result, word::HELP_RESULT),
    (Command::Form, word::HELP_FORM),
    (Command::Export, word::HELP_EXPORT),
    (Command::Undo, word::HELP_UNDO),
    (Command::Redo, word::HELP_REDO),
    (Command::History, word::HELP_HISTORY),
    (Command::Compare, word::HELP_COMPARE),
    (Command::Conflicts, word::HELP_CONFLICTS),
    (Command::Theirs, word::HELP_THEIRS),
    (Command::Ours, word::HELP_OURS),
    (Command::Reopen, word::HELP_REOPEN),
    (Command::Lang, word::HELP_LANG),
    (Command::Repeat, word::HELP_REPEAT),
    (Command::Save, word::HELP_SAVE),
    (Command::SaveAs, word::HELP_SAVE_AS),
    (Command::Stop, word::HELP_STOP),
    (Command::Home, word::HELP_HOME),
    (Command::Quit, word::HELP_QUIT),
];

/// The long help.
pub(super) fn help(session: &Session) -> Vec<String> {
    let lang = session.lang;
    let mut lines = vec![word::HELP_HEAD.get(lang).to_owned()];
    lines.extend(HELP.iter().map(|(command, about)| {
        let words = words_of(*command);
        let first: Vec<&str> = words.iter().copied().take(2).collect();
        format!("{}: {}", first.join(", "), about.get(lang))
    }));
    lines.push(word::HELP_FOOT.get(lang).into());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain::command::TABLE;

    #[test]
    fn help_names_every_command() {
        let told_with_another = [Command::Partial, Command::No, Command::QuitAnyway, Command::Help];
        for (command, _) in TABLE {
            let is_told = HELP.iter().any(|(each, _)| each == command) || told_with_another.contains(command);
            assert!(is_told, "{command:?}");
        }
    }
}
