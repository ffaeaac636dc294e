//! The comparison with an earlier assessment or report: scores over common questions, then the questions that changed.

use crate::domain::baseline::Baseline;
use crate::domain::comparison::{Compared, Comparison, Shift};
use crate::words::{comparison, report, session as word, terms};

use super::super::action::Action;
use super::super::model::{Field, Model};
use super::super::piece::Role;
use super::super::row::{Page, Row};
use super::super::session_state::Session;

/// Questions listed of each kind of change; a report lists all.
const SHOWN: usize = 200;

pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    let mut rows = vec![Row::field(
        Field::CompareWith,
        word::EXPORT_SINCE.get(lang),
        &model.order.since,
        word::EXPORT_SINCE_HINT.get(lang),
    )];
    if let Some(session) = &model.session {
        rows.push(Row::gap());
        rows.extend(compared(model, session));
    }
    Page::new(word::COMPARE.get(lang), rows)
}

fn compared(model: &Model, session: &Session) -> Vec<Row> {
    let lang = model.lang;
    let found = session
        .baseline
        .as_ref()
        .and_then(|baseline| Some((baseline, session.comparison()?)));
    let Some((baseline, found)) = found else {
        return vec![Row::text(Role::Dim, word::COMPARE_HELP.get(lang))];
    };
    let mut rows = head(model, baseline, &found);
    if found.changes.is_empty() && found.details.is_empty() {
        rows.push(Row::text(
            Role::Plain,
            format!("{}.", report::SINCE_SAME.get(lang)),
        ));
    }
    for (shift, _) in Shift::WORDS {
        let shifted: Vec<&Compared> = found.with(shift).collect();
        if shifted.is_empty() {
            continue;
        }
        let heading = format!("{} {}", terms::shift(shift, lang), shifted.len());
        rows.extend([Row::gap(), Row::heading(heading)]);
        rows.extend(
            shifted
                .iter()
                .take(SHOWN)
                .flat_map(|each| row(model, session, each)),
        );
        if shifted.len() > SHOWN {
            let more = word::MORE.fill(lang, &[("count", &(shifted.len() - SHOWN).to_string())]);
            rows.push(Row::text(Role::Dim, more));
        }
    }
    rows.extend(details(model, session, &found));
    rows
}

fn details(model: &Model, session: &Session, found: &Comparison) -> Vec<Row> {
    if found.details.is_empty() {
        return Vec::new();
    }
    let lang = model.lang;
    let heading = format!("{} {}", report::SINCE_DETAILS.get(lang), found.details.len());
    let mut rows = vec![Row::gap(), Row::heading(heading)];
    for each in found.details.iter().take(SHOWN) {
        let at = session.checklist.position(each.question.as_str());
        let lines = comparison::detail(each, lang).into_iter();
        rows.extend(lines.map(|line| match at {
            Some(at) => Row::action(Action::Question(at), line),
            None => Row::text(Role::Plain, line),
        }));
    }
    if found.details.len() > SHOWN {
        let more = word::MORE.fill(lang, &[("count", &(found.details.len() - SHOWN).to_string())]);
        rows.push(Row::text(Role::Dim, more));
    }
    rows
}

fn head(model: &Model, baseline: &Baseline, found: &Comparison) -> Vec<Row> {
    let lang = model.lang;
    let mut rows = vec![Row::text(Role::Plain, comparison::intro(baseline, found, lang))];
    for (name, then, now) in comparison::figures(found, lang) {
        rows.push(Row::text(Role::Strong, format!("{name}: {then} -> {now}")));
    }
    rows
}

fn row(model: &Model, session: &Session, each: &Compared) -> Vec<Row> {
    let moved = comparison::moved(each, model.lang);
    let head = match session.checklist.position(each.question.as_str()) {
        Some(at) => {
            let ask = session.checklist.questions[at].ask.get(model.question_lang());
            Row::action(Action::Question(at), format!("{} ", each.question))
                .and(moved, Role::Strong)
                .and(format!("  {ask}"), Role::Plain)
        }
        None => Row::text(Role::Plain, format!("{} ", each.question)).and(moved, Role::Strong),
    };
    let earlier = comparison::earlier(each, model.lang).into_iter();
    let mut rows = vec![head];
    rows.extend(earlier.map(|text| Row::text(Role::Dim, format!("  {text}"))));
    rows
}
