//! `selfcheck status`: prints counts, scores and the verdict with its reasons.

use std::fmt::Write as _;

use clap::{Arg, value_parser};
use jiff::civil::Date;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::CommandError;
use crate::app::load::Work;
use crate::app::{calendar_file, output, reporting};
use crate::domain::clean::clean_line;
use crate::domain::lang::Lang;
use crate::domain::plausibility::ObservationCode;
use crate::domain::progress::Counts;
use crate::domain::ratio::Ratio;
use crate::domain::waiting::Waiting;
use crate::report::calendar;
use crate::words;
use crate::words::{
    Message, approval, cli, dates, due, evidence, origin, plausibility, terms, tier, upgrade, verdict,
};

/// How many improvements are listed.
const IMPROVEMENTS: usize = 5;

/// Width of a bar, in cells.
const BAR_WIDTH: usize = 20;

words! {
    ABOUT = "문항 수, 점수, 판정과 그 이유를 보여 줍니다", "Show counts, scores and the verdict with its reasons";
    REASONS = "이유", "Reasons";
    MORE_REASONS = "더 높은 판정을 막는 이유 {count}개는 보고서와 --json에서 모두 볼 수 있습니다", "{count|more reason|more reasons} would limit a better verdict; the report and --json list them all";
    SECTIONS = "영역", "Sections";
    OPT_DUE = "지난 기한과 이 일수 안에 오는 조치 기한, 증빙 유효 기한도 보여 줍니다", "Also show plans and evidence that are overdue or due within so many days";
}

pub const COMMAND: Command = Command {
    name: "status",
    about: ABOUT,
    example: Message::same("selfcheck status chatbot.selfcheck.yaml --json"),
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    vec![
        arg::assessment(lang),
        arg::json(lang),
        arg::option("due", "DAYS", OPT_DUE, lang).value_parser(value_parser!(u16)),
        arg::calendar(lang).conflicts_with("json"),
        arg::language(lang),
    ]
}

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let work = services.load_complete(invocation.required_path("file"))?;
    output::print_notices(&work.notices, lang);
    let within = invocation.value::<u16>("due").copied().map(i64::from);
    let today = services.context.environment.today();
    if let Some(out) = invocation.path("ics") {
        let mut dates = work.due_dates();
        dates.retain(|date| within.is_none_or(|days| date.is_within(today, days)));
        let events = calendar::events(&work.checklist, &work.assessment, &dates, lang);
        return calendar_file::write(services, events, out);
    }
    if invocation.flag("json") {
        return output::print_json(&reporting::facts(services, &work, within));
    }
    let mut text = text(&work, lang);
    if let Some(days) = within {
        write_due(&mut text, &work, today, days, lang);
    }
    output::print(&text)
}

fn write_due(text: &mut String, work: &Work, today: Date, days: i64, lang: Lang) {
    let mut dates = work.due_dates();
    dates.retain(|date| date.is_within(today, days));
    let heading = if dates.is_empty() {
        due::NOTHING
    } else {
        due::HEADING
    };
    let _ = writeln!(text, "\n{}", heading.fill(lang, &[("days", &days.to_string())]));
    for date in &dates {
        let _ = writeln!(text, "  - {}", due::line(date, today, lang));
    }
}

fn text(work: &Work, lang: Lang) -> String {
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
    let _ = writeln!(text, "{}", origin::of(&work.origin, &work.checklist, lang));
    for line in origin::registry(&work.origin, lang) {
        let _ = writeln!(text, "{line}");
    }
    let _ = writeln!(text, "{}", counts(&review.counts, lang));
    let waiting = Waiting::of(&work.checklist, &work.assessment);
    if let Some(line) = upgrade::waiting(&waiting, lang) {
        let _ = writeln!(text, "{line}");
    }
    let none = cli::NONE.get(lang);
    let points = |score: &Option<Ratio>| score.as_ref().map_or_else(|| none.to_owned(), Ratio::to_tenths);
    let percent = |score: &Option<Ratio>| {
        let tenths = score.as_ref().map(Ratio::to_tenths);
        tenths.map_or_else(|| none.to_owned(), |tenths| tenths + "%")
    };
    let scores = &review.score.scores;
    let [low, high] = [&scores.low, &scores.high].map(points);
    let [coverage, share] = [&scores.coverage, &scores.evidence_share].map(percent);
    let places = [
        ("low", low.as_str()),
        ("high", &high),
        ("coverage", &coverage),
        ("share", &share),
    ];
    let _ = writeln!(text, "{}", cli::STATUS_SCORE.fill(lang, &places));
    if let Some(counts) = evidence::counts(review.evidence, lang) {
        let _ = writeln!(text, "{counts}");
    }
    let word = verdict::verdict(review.judgement.verdict, lang);
    let _ = writeln!(text, "{}", cli::STATUS_VERDICT.fill(lang, &[("verdict", word)]));
    if let Some(line) = tier::provisional(&work.checklist, &review.tiers, lang) {
        let _ = writeln!(text, "{line}");
    }
    let _ = writeln!(text, "{}", approval::of(&work.assessment, lang));
    for line in approval::hidden_criticals(&review.hidden_criticals, &work.checklist, lang) {
        let _ = writeln!(text, "{line}");
    }
    write_reasons(&mut text, work, lang);
    write_observations(&mut text, work, lang);
    write_dates(&mut text, work, lang);
    write_tiers(&mut text, work, lang);
    write_sections(&mut text, work, lang);
    write_improvements(&mut text, work, lang);
    text
}

/// Reasons that limit the verdict now are listed; those that would limit a better one are only counted.
fn write_reasons(text: &mut String, work: &Work, lang: Lang) {
    let judgement = &work.review.judgement;
    if judgement.reasons.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{}", REASONS.get(lang));
    let (now, later): (Vec<_>, Vec<_>) = judgement
        .reasons
        .iter()
        .partition(|reason| reason.caps() == judgement.verdict);
    for reason in &now {
        let _ = writeln!(text, "  - {}", verdict::reason(reason, &work.checklist, lang));
    }
    if !later.is_empty() {
        let count = later.len().to_string();
        let _ = writeln!(text, "  {}", MORE_REASONS.fill(lang, &[("count", &count)]));
    }
}

fn write_observations(text: &mut String, work: &Work, lang: Lang) {
    // Where the checklist comes from stands in the head already.
    let observations = &work.review.plausibility;
    if observations.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{}", plausibility::HEADING.get(lang));
    for observation in observations {
        let _ = writeln!(text, "  - {}", plausibility::line(observation, lang));
        if observation.code == ObservationCode::DueMoved {
            for question in &observation.questions {
                let moves = work.assessment.answer(question).map(plausibility::due_moves);
                let _ = writeln!(text, "    {question} {}", moves.unwrap_or_default());
            }
        }
    }
}

fn counts(counts: &Counts, lang: Lang) -> String {
    terms::counts(cli::STATUS_COUNTS, counts, lang)
}

fn write_dates(text: &mut String, work: &Work, lang: Lang) {
    let mut news = work.review.dates.iter().filter(|note| note.is_news()).peekable();
    if news.peek().is_some() {
        let _ = writeln!(text, "\n{}", dates::HEADING.get(lang));
    }
    for note in news {
        let _ = writeln!(text, "  - {}", clean_line(&dates::sentence(note, lang)));
    }
}

fn write_tiers(text: &mut String, work: &Work, lang: Lang) {
    let tiers = work.checklist.tiers.iter().zip(&work.review.tiers);
    if !work.checklist.tiers.is_empty() {
        let _ = writeln!(text, "\n{}", tier::HEADING.get(lang));
    }
    for (each, review) in tiers {
        let done = tier::done(review.counts.done(), review.counts.asked(), lang);
        let title = each.title.get(lang);
        let said = verdict::verdict(review.judgement.verdict, lang);
        let _ = writeln!(text, "  {done:>7}  {title} ({}): {said}", each.id);
    }
}

fn write_sections(text: &mut String, work: &Work, lang: Lang) {
    let _ = writeln!(text, "\n{}", SECTIONS.get(lang));
    for section in &work.review.score.sections {
        let title = work.checklist.sections[section.section].title.get(lang);
        let decided = format!("{}/{}", section.sums.decided_count, section.sums.applicable_count);
        match (&section.scores.low, section.rating) {
            (Some(low), Some(rating)) => {
                let filled = (low * &Ratio::new(i64::try_from(BAR_WIDTH).unwrap_or(0), 100))
                    .floor_to_usize()
                    .min(BAR_WIDTH);
                let bar = "#".repeat(filled) + &".".repeat(BAR_WIDTH - filled);
                let _ = writeln!(
                    text,
                    "  [{bar}] {:>5} {} {decided:>7}  {title}",
                    low.to_tenths(),
                    rating.letter()
                );
            }
            _ => {
                let _ = writeln!(
                    text,
                    "  [{}]     - - {decided:>7}  {title}",
                    " ".repeat(BAR_WIDTH)
                );
            }
        }
    }
}

fn write_improvements(text: &mut String, work: &Work, lang: Lang) {
    let findings = &work.review.findings;
    if findings.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{}", cli::STATUS_HELP_MOST.get(lang));
    for finding in findings.iter().take(IMPROVEMENTS) {
        let gain = cli::STATUS_GAIN.fill(lang, &[("gain", &finding.gain.to_tenths())]);
        let ask = work.checklist.questions[finding.position].ask.get(lang);
        let _ = writeln!(text, "  {} {gain}  {ask}", finding.question);
    }
}
