//! `selfcheck status`: counts first, then the score, then the verdict with its reasons.

use std::fmt::Write as _;
use std::path::Path;

use crate::app::command_error::CommandError;
use crate::app::services::{Services, Work};
use crate::app::{output, reporting};
use crate::domain::clean::clean_line;
use crate::domain::lang::Lang;
use crate::domain::progress::Counts;
use crate::domain::ratio::Ratio;
use crate::words::{cli as words, terms, verdict};

/// How many of the most helpful changes are named.
const MOST_HELPFUL: usize = 5;

/// Cells of a bar.
const BAR: usize = 20;

/// Prints where an assessment stands.
pub fn run(services: &Services<'_>, file: &Path, json: bool) -> Result<(), CommandError> {
    let work = services.look_whole(file)?;
    for notice in &work.notices {
        output::tell(&format!("{}\n", notice.get(services.context.lang)));
    }
    if json {
        return output::print_json(&reporting::facts(services, &work));
    }
    output::print(&text(&work, services.context.lang))
}

/// The status as people read it.
pub fn text(work: &Work, lang: Lang) -> String {
    let review = &work.review;
    let mut text = String::new();
    let title = work.checklist.header.title.get(lang);
    let name = work
        .assessment
        .subject
        .get(crate::domain::subject::SubjectField::Name);
    let _ = writeln!(
        text,
        "{} {} · {}",
        title,
        work.checklist.header.version,
        clean_line(name)
    );
    let _ = writeln!(text, "{}", counts(&review.counts, lang));
    let none = words::NONE.get(lang);
    let shown = |score: &Option<Ratio>| score.as_ref().map_or_else(|| none.to_owned(), Ratio::to_tenths);
    let percent = |score: &Option<Ratio>| {
        let tenths = score.as_ref().map(Ratio::to_tenths);
        tenths.map_or_else(|| none.to_owned(), |tenths| tenths + "%")
    };
    let scores = &review.score.scores;
    let [low, high] = [&scores.low, &scores.high].map(shown);
    let [coverage, share] = [&scores.coverage, &scores.evidence_share].map(percent);
    let places = [
        ("low", low.as_str()),
        ("high", &high),
        ("coverage", &coverage),
        ("share", &share),
    ];
    let _ = writeln!(text, "{}", words::STATUS_SCORE.fill(lang, &places));
    let word = verdict::verdict(review.judgement.verdict, lang);
    let _ = writeln!(text, "{}", words::STATUS_VERDICT.fill(lang, &[("verdict", word)]));
    if !review.judgement.reasons.is_empty() {
        let _ = writeln!(text, "\n{}", words::STATUS_REASONS.get(lang));
        // What holds the verdict where it is comes in full; what would hold it later is counted.
        let (now, later): (Vec<_>, Vec<_>) = review
            .judgement
            .reasons
            .iter()
            .partition(|reason| reason.caps() == review.judgement.verdict);
        for reason in &now {
            let _ = writeln!(text, "  - {}", verdict::reason(reason, &work.checklist, lang));
        }
        if !later.is_empty() {
            let count = later.len().to_string();
            let _ = writeln!(text, "  {}", words::STATUS_LATER.fill(lang, &[("count", &count)]));
        }
    }
    sections(&mut text, work, lang);
    helpful(&mut text, work, lang);
    text
}

fn counts(counts: &Counts, lang: Lang) -> String {
    terms::counts(words::STATUS_COUNTS, counts, lang)
}

fn sections(text: &mut String, work: &Work, lang: Lang) {
    let _ = writeln!(text, "\n{}", words::STATUS_SECTIONS.get(lang));
    for section in &work.review.score.sections {
        let title = work.checklist.sections[section.section].title.get(lang);
        let decided = format!("{}/{}", section.sums.decided_count, section.sums.applicable_count);
        match (&section.scores.low, section.rating) {
            (Some(low), Some(rating)) => {
                let filled = (low * &Ratio::new(i64::try_from(BAR).unwrap_or(0), 100))
                    .floor_to_usize()
                    .min(BAR);
                let bar = "#".repeat(filled) + &".".repeat(BAR - filled);
                let _ = writeln!(
                    text,
                    "  [{bar}] {:>5} {} {decided:>7}  {title}",
                    low.to_tenths(),
                    rating.letter()
                );
            }
            _ => {
                let _ = writeln!(text, "  [{}]     - - {decided:>7}  {title}", " ".repeat(BAR));
            }
        }
    }
}

fn helpful(text: &mut String, work: &Work, lang: Lang) {
    let findings = &work.review.findings;
    if findings.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{}", words::STATUS_HELP_MOST.get(lang));
    for finding in findings.iter().take(MOST_HELPFUL) {
        let gain = words::STATUS_GAIN.fill(lang, &[("gain", &finding.gain.to_tenths())]);
        let ask = work.checklist.questions[finding.position].ask.get(lang);
        let _ = writeln!(text, "  {} {gain}  {ask}", finding.question);
    }
}
