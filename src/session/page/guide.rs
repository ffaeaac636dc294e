//! The guide of the current question: why, how, convincing evidence, references.

use std::collections::BTreeSet;

use crate::domain::reference::{RefKey, Verified};
use crate::domain::text::Text;
use crate::words::{Message, dates, session as word, terms};

use super::super::model::Model;
use super::super::piece::Role;
use super::super::row::Row;
use super::markdown;

pub fn rows(model: &Model) -> Vec<Row> {
    let Some(question) = model.question() else {
        return Vec::new();
    };
    let lang = model.lang;
    let mut rows = Vec::new();
    let mut part = |heading: Message, text: Option<&Text>| {
        if let Some(text) = text {
            let shown = text.shown(model.question_lang());
            let mut head = Row::heading(heading.get(lang));
            if let Some(fallback) = shown.fallback {
                head = head.and(format!(" [{fallback}]"), Role::Dim);
            }
            rows.push(head);
            rows.extend(markdown::rows(shown.text, model.marks().bullet));
            rows.push(Row::gap());
        }
    };
    part(word::GUIDE_WHY, question.why.as_ref());
    part(word::GUIDE_HOW, question.how.as_ref());
    if !question.evidence.is_empty() {
        rows.push(Row::heading(word::GUIDE_EVIDENCE.get(lang)));
        let bullet = format!("{} ", model.marks().bullet);
        let items = question
            .evidence
            .iter()
            .map(|text| text.get(model.question_lang()));
        rows.extend(items.map(|text| Row::text(Role::Plain, text).lead(&bullet, Role::Plain)));
        rows.push(Row::gap());
    }
    for (heading, text) in [
        (word::GUIDE_CRITICAL, &question.critical_source),
        (word::GUIDE_WEIGHT, &question.weight_source),
        (word::GUIDE_OWNER, &question.owner),
    ] {
        if let Some(text) = text {
            let row = Row::text(Role::Strong, format!("{}: ", heading.get(lang)));
            rows.push(row.and(text.get(model.question_lang()), Role::Plain));
        }
    }
    if !question.references.is_empty() {
        rows.push(Row::heading(word::GUIDE_REFERENCES.get(lang)));
        let mut noted = BTreeSet::new();
        for key in &question.references {
            rows.extend(reference(model, key, &mut noted));
        }
    }
    if rows.is_empty() {
        rows.push(Row::text(Role::Dim, word::NO_GUIDE.get(lang)));
    }
    rows
}

/// A reference with its force and cautions; a caution about the whole instrument is printed once.
fn reference(model: &Model, key: &RefKey, noted: &mut BTreeSet<String>) -> Vec<Row> {
    let lang = model.lang;
    let content = model.question_lang();
    let bullet = format!("{} ", model.marks().bullet);
    let cited = model
        .session
        .as_ref()
        .and_then(|session| session.checklist.registry.cite(key));
    let Some(cited) = cited else {
        return vec![Row::text(Role::Plain, key.to_string()).lead(bullet, Role::Plain)];
    };
    let mut row = Row::text(Role::Plain, cited.instrument.title.get(content)).lead(bullet, Role::Plain);
    if let Some(place) = &key.locator {
        row = row.and(format!(" {place}"), Role::Strong);
    }
    if let Some(locator) = cited.locator {
        row = row.and(format!(" ({})", locator.title.get(content)), Role::Plain);
    }
    row = row.and(format!(" [{}]", terms::force(cited.force(), lang)), Role::Key);
    if cited.verified() == Verified::Secondary {
        row = row.and(
            format!(" [{}]", terms::verified(Verified::Secondary, lang)),
            Role::Warn,
        );
    }
    let own = cited.locator.map(|place| place.dates);
    for each in own.into_iter().chain([cited.instrument.dates]) {
        for date in dates::of(&each, model.today, lang) {
            row = row.and(format!(" ({date})"), Role::Dim);
        }
    }
    let mut rows = vec![row];
    let notes = [
        cited.locator.and_then(|place| place.note.as_ref()),
        cited
            .instrument
            .note
            .as_ref()
            .filter(|_| noted.insert(key.instrument.clone())),
    ];
    rows.extend(
        notes
            .into_iter()
            .flatten()
            .map(|note| Row::text(Role::Dim, note.get(content)).indent(2)),
    );
    rows
}
