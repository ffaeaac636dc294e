//! The first screen: recent assessments and available checklists.

use crate::domain::listed_assessment::{ListedAssessment, arranged};
use crate::words::{command as label, due, listing, session as word, terms};

use super::super::action::Action;
use super::super::command::Command;
use super::super::model::{Field, Medium, Model, RecentList};
use super::super::piece::Role;
use super::super::row::{Page, Row};
use super::labels;

/// Assessments shown before the rest is asked for, so that the checklists below stay near.
const SHOWN: usize = 20;
/// Assessments from which on they can be sorted and filtered.
const MANY: usize = 5;

fn known_row(model: &Model, at: usize, known: &ListedAssessment) -> Row {
    let lang = model.lang;
    let dot = model.marks().dot;
    let progress = match known.progress() {
        Some(progress) => labels::share(progress, lang),
        None if known.lacks_checklist() => word::CHECKLIST_GONE.get(lang).to_owned(),
        None if known.is_read => word::UNREADABLE.get(lang).to_owned(),
        None => word::NOT_READ_YET.get(lang).to_owned(),
    };
    let mut row = Row::action(Action::Open(at), &known.name).and(format!("  {progress}"), Role::Strong);
    let mut checklist = known.checklist.get(lang).to_owned();
    if let Some(standing) = &known.standing {
        let (_, role, verdict) = labels::verdict(standing.verdict, lang);
        row = row.and(format!("  {verdict}"), role);
        if let Some(score) = &standing.score {
            let points = listing::POINTS.fill(lang, &[("score", &score.to_tenths())]);
            row = row.and(format!(" {points}"), Role::Plain);
        }
        let waiting = (standing.waiting > 0).then(|| standing.waiting.to_string());
        for (head, text) in [
            (listing::WAITING, waiting.unwrap_or_default()),
            (listing::PLANS, due::plans(standing.due, lang)),
            (listing::EVIDENCE, due::evidence(standing.due, lang)),
        ] {
            if !text.is_empty() {
                row = row.and(format!(" {dot} {} {text}", head.get(lang)), Role::Warn);
            }
        }
        checklist = format!("{checklist} {}", listing::version(standing, lang));
    }
    row = if known.is_read && !checklist.is_empty() {
        row.and(format!("  {checklist} {dot} {}", known.changed), Role::Dim)
    } else {
        row.and(format!("  {}", known.changed), Role::Dim)
    };
    if let Some(problem) = &known.problem {
        row = row.and(format!(" {dot} {}", problem.get(lang)), Role::Bad);
    }
    // Assessments with the same name are distinguished by their path.
    let namesakes = model.recent.iter().filter(|each| each.name == known.name);
    if namesakes.count() > 1 {
        row = row.and(format!(" {dot} {}", known.path.display()), Role::Dim);
    }
    if known.has_rescued {
        row = row
            .and(format!(" {dot} "), Role::Dim)
            .and(terms::HAS_RESCUED.get(lang), Role::Warn);
    }
    row
}

fn nothing_known(model: &Model) -> String {
    let [new, demo] =
        [Command::NewAssessment, Command::Demo].map(|command| model.names.short(command, model.lang));
    word::NOTHING_KNOWN.fill(model.lang, &[("new", &new), ("demo", &demo)])
}

pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    let dot = model.marks().dot;
    let mut rows = Vec::new();
    if model.medium == Medium::Drawn {
        rows.extend([Row::text(Role::Dim, word::TAGLINE.get(lang)), Row::gap()]);
    }
    rows.push(Row::heading(word::KNOWN.get(lang)));
    if model.recent.is_empty() {
        rows.push(Row::text(Role::Dim, nothing_known(model)));
    }
    let shown = recent_rows(model, &mut rows);
    rows.extend([Row::gap(), Row::heading(word::CHECKLISTS.get(lang))]);
    for (at, entry) in model.catalog.iter().enumerate() {
        let mut row = Row::action(Action::Begin(at), entry.title.get(lang)).and(
            format!("  {} {dot} {}", entry.publisher.get(lang), entry.version),
            Role::Dim,
        );
        if let Some(extent) = &entry.extent {
            row = row.and(format!(" {dot} {}", labels::extent(extent, lang)), Role::Dim);
        }
        if let Some(path) = &entry.path {
            row = row.and(format!(" {dot} {}", path.display()), Role::Dim);
        }
        if let Some(error) = &entry.problem {
            row = row
                .lead("[!] ", Role::Bad)
                .and(format!("  {}", error.get(lang)), Role::Bad);
        }
        rows.push(row);
    }
    rows.extend([
        Row::gap(),
        Row::action(Action::Do(Command::NewAssessment), word::NEW_ASSESSMENT.get(lang)),
        Row::field(
            Field::OpenPath,
            word::OPEN_FILE.get(lang),
            "",
            word::OPEN_FILE_HINT.get(lang),
        ),
        Row::action(Action::Do(Command::Demo), word::DEMO.get(lang)),
        Row::action(Action::Do(Command::Language), label::LANGUAGE.get(lang)),
        Row::action(Action::Do(Command::Settings), word::SETTINGS.get(lang)),
        Row::action(Action::Do(Command::Help), word::HELP.get(lang)),
        Row::action(Action::Do(Command::Quit), word::QUIT.get(lang)),
    ]);
    let mut page = Page::new(word::HOME.get(lang), rows);
    page.start = Some(shown.map_or(Action::Begin(0), Action::Open));
    page
}

/// The recent assessments as they are sorted and filtered; returns the position of the first.
fn recent_rows(model: &Model, rows: &mut Vec<Row>) -> Option<usize> {
    let lang = model.lang;
    let RecentList {
        sort,
        filter,
        is_whole,
    } = model.recent_list;
    if model.recent.len() >= MANY {
        for (action, head, now) in [
            (Action::SortRecent, word::RECENT_SORTED, listing::sort(sort, lang)),
            (
                Action::FilterRecent,
                word::RECENT_SHOWN,
                listing::filter(filter, lang),
            ),
        ] {
            rows.push(Row::action(action, head.fill(lang, &[("now", now)])).quiet());
        }
    }
    let shown = arranged(&model.recent, sort, filter.as_slice());
    let position = |each: &ListedAssessment| model.recent.iter().position(|known| std::ptr::eq(known, each));
    let most = if is_whole { shown.len() } else { SHOWN };
    for each in shown.iter().take(most) {
        rows.extend(position(each).map(|at| known_row(model, at, each)));
    }
    if shown.len() > most {
        let count = (shown.len() - most).to_string();
        let text = word::MORE.fill(lang, &[("count", &count)]);
        rows.push(Row::action(Action::AllRecent, text));
    }
    shown.first().and_then(|first| position(first))
}
