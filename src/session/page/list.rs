//! Lists of questions, of a section or all that pass the filters, and the page of filters.

use crate::domain::checklist::Checklist;
use crate::domain::filter::Filter;
use crate::domain::question::Critical;
use crate::words::{session as word, terms, tier, waive};

use super::super::action::Action;
use super::super::model::{Field, Model, Screen};
use super::super::piece::Role;
use super::super::row::{Page, Row};
use super::super::session_state::Session;
use super::labels;

/// Rows built on each side of the focused one: a screenful, so that ten thousand questions cost no more than one screen.
pub fn window(model: &Model) -> usize {
    model.window
}

/// Days back that are offered as filters of changes.
const SINCE: [i64; 3] = [0, 7, 30];

pub fn page(model: &Model, section: Option<usize>) -> Page {
    let lang = model.lang;
    let Some(session) = &model.session else {
        return Page::default();
    };
    let checklist = &session.checklist;
    let passing = session.passing_in(section);
    let passing: &[usize] = &passing;
    let mut rows = Vec::new();
    if let Some(intro) = section.and_then(|at| checklist.sections[at].intro.as_ref()) {
        rows.extend([Row::text(Role::Dim, intro.get(model.question_lang())), Row::gap()]);
    }
    rows.extend(chips(model, session));
    if passing.is_empty() {
        rows.push(Row::text(Role::Dim, word::NOTHING_PASSES.get(lang)));
    }
    let held = match model.place().key {
        // A question that no longer passes gives its place to the next.
        Some(Action::Question(at)) => {
            let rank = |at: usize| checklist.rank_of_work(at);
            Some(passing.partition_point(|each| rank(*each) < rank(at))).filter(|at| *at < passing.len())
        }
        _ => None,
    };
    // A new list begins at the first open question.
    let open = || passing.iter().position(|at| session.state(*at).is_open());
    let here = held.or_else(open).unwrap_or(0);
    let from = here.saturating_sub(window(model));
    let to = (here + window(model)).min(passing.len());
    if from > 0 {
        rows.push(more(model, passing[from - 1], from));
    }
    let mut tier = None;
    for at in &passing[from..to] {
        let question = &checklist.questions[*at];
        if question.tier != tier
            && let Some(next) = checklist.tier_of(question)
        {
            rows.push(Row::heading(next.title.get(model.question_lang())));
        }
        tier = question.tier;
        rows.push(question_row(model, session, *at));
    }
    if to < passing.len() {
        rows.push(more(model, passing[to], passing.len() - to));
    }
    rows.extend(waive_rows(model, session, section, passing));
    let title = section.map_or_else(
        || word::QUESTIONS.fill(lang, &[("count", &passing.len().to_string())]),
        |at| checklist.sections[at].title.get(model.question_lang()).to_owned(),
    );
    let mut page = Page::new(title, rows);
    page.start = passing.get(here).map(|at| Action::Question(*at));
    page
}

/// The row that marks the open questions of the list as not applicable, where there are several.
fn waive_rows(model: &Model, session: &Session, section: Option<usize>, passing: &[usize]) -> Vec<Row> {
    let open = passing.iter().filter(|at| session.state(**at).is_open()).count();
    if open < 2 {
        return Vec::new();
    }
    let label = waive::LABEL.fill(model.lang, &[("count", &open.to_string())]);
    let field = Field::WaiveOpen(section);
    let empty = waive::LABEL_EMPTY.get(model.lang);
    vec![Row::gap(), Row::field(field, &label, "", empty)]
}

fn more(model: &Model, at: usize, count: usize) -> Row {
    let text = word::MORE.fill(model.lang, &[("count", &count.to_string())]);
    Row {
        action: Some(Action::Question(at)),
        ..Row::text(Role::Dim, text)
    }
}

pub fn question_row(model: &Model, session: &Session, at: usize) -> Row {
    let question = &session.checklist.questions[at];
    let (mark, role, state) = labels::state(session.state(at), model.lang);
    let mut row = Row::action(Action::Question(at), question.ask.get(model.question_lang()))
        .lead(format!("{mark} {} ", question.id), role)
        .and(format!("  {state}"), role);
    let answer = session.assessment.answer(&question.id);
    if let Some(kind) = question.critical {
        row = row.and(format!("  [{}]", terms::critical(kind, model.lang)), Role::Warn);
    }
    let marks = [
        (
            answer.is_some_and(|answer| answer.flagged),
            word::BADGE_FLAGGED,
            Role::Key,
        ),
        (
            answer.is_some_and(|answer| answer.in_progress),
            word::BADGE_IN_PROGRESS,
            Role::Key,
        ),
        (
            answer.is_some_and(|answer| answer.to_confirm),
            word::BADGE_TO_CONFIRM,
            Role::Warn,
        ),
    ];
    for (is_on, badge, role) in marks {
        if is_on {
            row = row.and(format!("  [{}]", badge.get(model.lang)), role);
        }
    }
    row
}

/// The active filters in a line, if there are any.
pub fn filter_line(model: &Model, session: &Session) -> Option<Row> {
    let mut filters = session.filters.iter().peekable();
    filters.peek()?;
    let chips: Vec<String> = filters
        .map(|filter| format!("[{}]", labels::filter(filter, &session.checklist, model.lang)))
        .collect();
    let head = Row::text(Role::Strong, format!("{} ", word::FILTERED.get(model.lang)));
    Some(head.and(chips.join(" "), Role::Key))
}

/// The active filters with a row that clears them.
pub fn chips(model: &Model, session: &Session) -> Vec<Row> {
    let line = filter_line(model, session);
    let way_out = |_: &Row| Row::action(Action::NoFilters, word::NO_FILTERS.get(model.lang));
    let rows = line.as_ref().map(way_out);
    line.into_iter().chain(rows).collect()
}

/// The filters by what makes a question critical, where the checklist knows more than the law.
fn critical_kinds(checklist: &Checklist) -> Option<[Filter; 2]> {
    let mut questions = checklist.questions.iter();
    let has_risk = questions.any(|question| question.critical == Some(Critical::Risk));
    has_risk.then_some([Critical::Law, Critical::Risk].map(Filter::CriticalBy))
}

pub fn filters(model: &Model) -> Page {
    let lang = model.lang;
    let Some(session) = &model.session else {
        return Page::default();
    };
    let row = |filter: &Filter| {
        let count = session.passing_count(filter);
        let is_on = session.filters.contains(filter);
        Row::action(
            Action::Filter(filter.clone()),
            labels::filter(filter, &session.checklist, lang),
        )
        .choice(true, is_on)
        .and(format!("  {count}"), Role::Dim)
    };
    let passing = session.passing().len().to_string();
    let mut rows = vec![
        Row::action(
            Action::Go(Screen::List(None)),
            word::SHOW_QUESTIONS.fill(lang, &[("count", &passing)]),
        ),
        Row::action(Action::NoFilters, word::NO_FILTERS.get(lang)),
        Row::gap(),
    ];
    rows.extend(Filter::PLAIN.iter().map(row));
    rows.extend([Row::gap(), Row::heading(word::CHANGED.get(lang))]);
    for days in SINCE {
        let day = model.today.saturating_sub(jiff::Span::new().days(days));
        rows.push(row(&Filter::ChangedSince(day)));
    }
    if let Some(more) = critical_kinds(&session.checklist) {
        rows.extend([Row::gap(), Row::heading(word::CRITICAL.get(lang))]);
        rows.extend(more.iter().map(row));
    }
    if !session.checklist.tiers.is_empty() {
        rows.extend([Row::gap(), Row::heading(tier::HEADING.get(lang))]);
        let tiers = session.checklist.tiers.iter();
        rows.extend(tiers.map(|tier| row(&Filter::Tier(tier.id.to_string()))));
    }
    let owners = session.owners();
    if !owners.is_empty() {
        rows.extend([Row::gap(), Row::heading(word::OWNER.get(lang))]);
        rows.extend(owners.iter().map(|name| row(&Filter::Owner(name.clone()))));
    }
    let instruments = session.instruments();
    if !instruments.is_empty() {
        rows.extend([Row::gap(), Row::heading(word::INSTRUMENT.get(lang))]);
        rows.extend(
            instruments
                .iter()
                .map(|name| row(&Filter::Instrument(name.clone()))),
        );
    }
    let mut page = Page::new(word::FILTERS.get(lang), rows);
    page.start = Some(Action::Filter(Filter::Open));
    page
}
