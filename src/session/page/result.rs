//! The verdict, the score with its bounds, sections as bars, and the most helpful changes.

use crate::domain::score::Score;
use crate::words::{session as word, terms, tier, verdict};

use super::super::action::Action;
use super::super::command::Command;
use super::super::model::Model;
use super::super::piece::Role;
use super::super::row::{Page, Row};
use super::super::session_state::Session;
use super::labels;

/// Most helpful changes listed.
const BEST: usize = 5;
/// Bars drawn; the overview lists every section.
const BARS: usize = 100;
/// Cells of a bar.
const BAR: usize = 10;

pub fn page(model: &Model) -> Page {
    let lang = model.lang;
    let Some(session) = &model.session else {
        return Page::default();
    };
    let review = session.review();
    let (mark, role, said) = labels::verdict(review.judgement.verdict, lang);
    let mut rows = vec![
        Row::default().and(format!("{mark} {said}"), role).and(
            format!("  {}", verdict::about(review.judgement.verdict, lang)),
            Role::Plain,
        ),
        Row::text(Role::Dim, word::NOT_A_CERTIFICATE.get(lang)),
    ];
    let provisional = tier::provisional(&session.checklist, &review.tiers, lang);
    rows.extend(provisional.map(|said| Row::text(Role::Strong, said)));
    let export = Row::action(Action::Do(Command::Export), word::TO_EXPORT.get(lang));
    let reasons = review.judgement.reasons.len();
    // The next step is below the verdict, so that focusing it does not scroll the verdict away.
    let last = if reasons > 0 {
        let text = word::REASONS.fill(lang, &[("count", &reasons.to_string())]);
        rows.push(Row::action(Action::Do(Command::Review), text));
        Some(export)
    } else {
        rows.push(export);
        None
    };
    rows.extend([Row::gap(), Row::heading(word::SCORE.get(lang))]);
    rows.extend(score_rows(model, &review.score));
    rows.extend([
        Row::gap(),
        Row::heading(word::COUNTS.get(lang)),
        counts(model, session),
    ]);
    rows.extend(tier_rows(model, session));
    rows.extend([Row::gap(), Row::heading(word::SECTIONS.get(lang))]);
    rows.extend(section_rows(model, session));
    rows.extend([Row::gap(), Row::heading(word::HELPS_MOST.get(lang))]);
    rows.extend(best_rows(model, session));
    rows.extend([Row::gap(), Row::heading(word::SENSITIVITY.get(lang))]);
    rows.extend(sensitivity_rows(model, session));
    rows.extend([
        Row::gap(),
        Row::action(Action::Do(Command::Compare), word::COMPARE.get(lang)),
    ]);
    rows.extend(last);
    Page::new(word::RESULT.get(lang), rows)
}

fn score_rows(model: &Model, score: &Score) -> Vec<Row> {
    let scores = &score.scores;
    [
        (word::SCORE_LOW, &scores.low),
        (word::SCORE_HIGH, &scores.high),
        (word::SCORE_ANSWERED, &scores.answered),
        (word::SCORE_EVIDENCED, &scores.evidenced),
        (word::SCORE_COVERAGE, &scores.coverage),
        (word::SCORE_BALANCED, &scores.balanced),
        (word::SCORE_NA, &scores.na_challenge),
    ]
    .into_iter()
    .map(|(label, ratio)| {
        let number = format!("{:<7}", labels::percent(ratio.as_ref()));
        Row::text(Role::Plain, label.get(model.lang)).lead(number, Role::Strong)
    })
    .collect()
}

fn counts(model: &Model, session: &Session) -> Row {
    let counts = &session.live_score.counts;
    let lang = model.lang;
    let parts = [
        (terms::MET, counts.met),
        (terms::LARGELY, counts.largely),
        (terms::PARTLY, counts.partly),
        (terms::NOT_MET, counts.not_met),
        (terms::RECORDED, counts.recorded),
        (terms::UNANSWERED, counts.unanswered),
        (terms::NOT_APPLICABLE, counts.not_applicable),
        (terms::HIDDEN, counts.hidden),
    ];
    let dot = format!(" {} ", model.marks().dot);
    let said: Vec<String> = parts
        .iter()
        .map(|(label, count)| format!("{} {count}", label.get(lang)))
        .collect();
    let whole = word::OF_ALL.fill(lang, &[("count", &counts.questions.to_string())]);
    Row::text(Role::Plain, format!("{} = {whole}", said.join(&dot)))
}

/// Each tier with its verdict.
fn tier_rows(model: &Model, session: &Session) -> Vec<Row> {
    let tiers = session.checklist.tiers.iter().zip(&session.review().tiers);
    let mut rows: Vec<Row> = tiers
        .map(|(tier, review)| {
            let (mark, role, said) = labels::verdict(review.judgement.verdict, model.lang);
            let done = tier::done(review.counts.done(), review.counts.asked(), model.lang);
            Row::text(Role::Plain, tier.title.get(model.question_lang()))
                .lead(format!("{mark} {done:<7} "), role)
                .and(format!("  {said}"), role)
        })
        .collect();
    if !rows.is_empty() {
        let head = [Row::gap(), Row::heading(tier::HEADING.get(model.lang))];
        rows.splice(0..0, head);
    }
    rows
}

fn section_rows(model: &Model, session: &Session) -> Vec<Row> {
    let marks = model.marks();
    let all = &session.review().score.sections;
    let rows = all.iter().take(BARS).map(|section| {
        let title = session.checklist.sections[section.section]
            .title
            .get(model.question_lang());
        let filled = section
            .scores
            .low
            .as_ref()
            .map_or(0, |low| (low.floor_to_usize() * BAR / 100).min(BAR));
        let bar = format!(
            "{}{}",
            marks.full.repeat(filled),
            marks.empty.repeat(BAR - filled)
        );
        let number = format!("{:<7}", labels::percent(section.scores.low.as_ref()));
        let mut row = Row::text(Role::Plain, title).lead(format!("{bar} {number}"), Role::Strong);
        // An unanswered section is not "not met".
        let counts = &session.live_score.sections[section.section].counts;
        if counts.done() == 0 {
            row = row.and(format!("  {}", terms::UNANSWERED.get(model.lang)), Role::Dim);
        } else if let Some(rating) = section.rating {
            row = row.and(
                format!("  {} {}", rating.letter(), terms::rating(rating, model.lang)),
                Role::Dim,
            );
        }
        row
    });
    let mut rows: Vec<Row> = rows.collect();
    if all.len() > BARS {
        let text = word::MORE.fill(model.lang, &[("count", &(all.len() - BARS).to_string())]);
        rows.push(Row::action(Action::Do(Command::Overview), text));
    }
    rows
}

fn best_rows(model: &Model, session: &Session) -> Vec<Row> {
    let findings = &session.review().findings;
    if findings.is_empty() {
        return vec![Row::text(Role::Good, word::NO_FINDINGS.get(model.lang))];
    }
    let rows = findings.iter().take(BEST).map(|finding| {
        let question = &session.checklist.questions[finding.position];
        let gain = word::GAIN.fill(model.lang, &[("points", &finding.gain.to_tenths())]);
        let (mark, role, state) = labels::state(session.state(finding.position), model.lang);
        let mut row = Row::action(
            Action::Question(finding.position),
            question.ask.get(model.question_lang()),
        )
        .lead(format!("{} ", question.id), Role::Key)
        .and(format!("  {mark} {state}"), role)
        .and(format!("  {gain}"), Role::Good);
        if let Some(kind) = question.critical {
            row = row.and(format!("  [{}]", terms::critical(kind, model.lang)), Role::Warn);
        }
        row
    });
    rows.collect()
}

fn sensitivity_rows(model: &Model, session: &Session) -> Vec<Row> {
    let lang = model.lang;
    let block = session.sensitivity();
    let mut rows = Vec::new();
    for (range, label) in [
        (&block.weights, word::SENSITIVITY_WEIGHTS),
        (&block.leave_one_out, word::SENSITIVITY_SECTIONS),
    ] {
        if let Some((least, most)) = range {
            let range = format!("{}-{}%", least.to_tenths(), most.to_tenths());
            rows.push(Row::text(Role::Plain, label.get(lang)).and(format!(": {range}"), Role::Strong));
        }
    }
    let said = if block.verdict_changes {
        word::VERDICT_MOVES
    } else {
        word::VERDICT_HOLDS
    };
    rows.push(Row::text(
        if block.verdict_changes {
            Role::Warn
        } else {
            Role::Plain
        },
        said.get(lang),
    ));
    rows
}
