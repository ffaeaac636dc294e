//! `selfcheck check`: a gate for pipelines. Exits 1 with every reason on its own line.

use clap::{Arg, value_parser};
use jiff::civil::Date;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::cli::usage_error::UsageError;
use crate::app::command_error::CommandError;
use crate::app::load::Work;
use crate::app::output;
use crate::domain::clean::clean_line;
use crate::domain::lang::Lang;
use crate::domain::moment;
use crate::domain::plausibility::ObservationCode;
use crate::domain::ratio::Ratio;
use crate::domain::score::Score;
use crate::domain::state::State;
use crate::domain::verdict::{Judgement, Verdict, days_between};
use crate::domain::waiting::Waiting;
use crate::words;
use crate::words::{Message, cli, plausibility, upgrade, verdict as verdict_words};

words! {
    ABOUT = "파이프라인 게이트: 기준에 못 미치면 종료 코드 1로 끝납니다", "Pipeline gate: exits with 1 unless the conditions are met";
    OPT_VERDICT = "필요한 판정: ready (기본값), conditional, any", "Required verdict: ready (default), conditional or any";
    OPT_FORMAT = "출력 형식: text 또는 json", "Output format: text or json";
    OPT_MIN_SCORE = "필요한 자체 점검 점수 (0~100)", "Required self-assessment score (0 to 100)";
    OPT_MAX_AGE = "답변의 최대 경과 일수", "Maximum age of an answer, in days";
    OPT_TIER = "이 단계의 문항만 봅니다 (id)", "Judge only the questions of this tier (its id)";
    UNKNOWN_TIER = "'{tier}' 단계가 없습니다", "there is no tier '{tier}'";
    KNOWN_TIERS = "이 점검표의 단계: {tiers}", "tiers of this checklist: {tiers}";
    NO_TIERS = "이 점검표는 단계로 나뉘어 있지 않습니다", "this checklist has no tiers";
    PASSED = "게이트 조건을 모두 충족합니다: {verdict}", "all conditions are met: {verdict}";
    VERDICT_TOO_LOW = "판정이 '{verdict}'입니다. 필요한 판정: '{required}'", "verdict is {verdict}, below the required {required}";
    SCORE_TOO_LOW = "자체 점검 점수 {score}점이 필요한 {required}점보다 낮습니다", "self-assessment score {score} is below the required {required}";
    NO_SCORE = "채점할 문항이 없습니다", "no question can be scored";
    TOO_OLD = "{question}의 답변이 {days}일 전입니다. 최대 {allowed}일까지 허용됩니다", "the answer to {question} is {days|day|days} old; at most {allowed|day is|days are} allowed";
    FUTURE = "{question}의 답변 날짜({date})가 오늘보다 늦어 경과 일수를 알 수 없습니다", "the answer to {question} is dated {date}, after today, so its age is not known";
    NO_DATE = "{question}의 답변에 날짜가 없습니다", "the answer to {question} has no date";
}

pub const COMMAND: Command = Command {
    name: "check",
    about: ABOUT,
    example: Message::same("selfcheck check chatbot.selfcheck.yaml --verdict conditional --min-score 80"),
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    let verdicts = [
        (Some(Verdict::Ready), Verdict::Ready.word()),
        (Some(Verdict::Conditional), Verdict::Conditional.word()),
        (None, "any"),
    ];
    let formats = [(false, "text"), (true, "json")];
    vec![
        arg::assessment(lang),
        arg::one_of("verdict", "VERDICT", OPT_VERDICT, &verdicts, lang),
        arg::option("min-score", "N", OPT_MIN_SCORE, lang)
            .value_parser(move |given: &str| parse_percent(given, lang)),
        arg::option("max-age", "DAYS", OPT_MAX_AGE, lang).value_parser(value_parser!(u32)),
        arg::option("tier", "ID", OPT_TIER, lang),
        arg::one_of("format", "FORMAT", OPT_FORMAT, &formats, lang),
        arg::json(lang).conflicts_with("format"),
        arg::language(lang),
    ]
}

fn parse_percent(given: &str, lang: Lang) -> Result<Ratio, UsageError> {
    let parsed = given.parse().ok();
    parsed
        .filter(|number| (Ratio::zero()..=Ratio::whole(100)).contains(number))
        .ok_or_else(|| UsageError {
            message: cli::ERR_VALUE.fill(lang, &[("option", "--min-score"), ("given", given)]),
            hint: OPT_MIN_SCORE.get(lang).into(),
        })
}

/// The conditions an assessment has to meet.
#[derive(Default)]
struct Gate<'a> {
    verdict: Option<Verdict>,
    /// Lowest score, in percent.
    min_score: Option<&'a Ratio>,
    /// Age of the oldest answer, in days.
    max_age: Option<u32>,
    /// The tier judged, where not the whole.
    tier: Option<usize>,
}

/// What is held against the conditions: the whole assessment, or one tier of it.
struct Judged<'a> {
    judgement: &'a Judgement,
    score: &'a Score,
}

impl<'a> Judged<'a> {
    fn of(work: &'a Work, tier: Option<usize>) -> Self {
        let review = &work.review;
        match tier.and_then(|tier| review.tiers.get(tier)) {
            Some(tier) => Self {
                judgement: &tier.judgement,
                score: &tier.score,
            },
            None => Self {
                judgement: &review.judgement,
                score: &review.score,
            },
        }
    }
}

fn tier(work: &Work, given: Option<&String>, lang: Lang) -> Result<Option<usize>, UsageError> {
    let Some(id) = given else { return Ok(None) };
    let tiers = &work.checklist.tiers;
    let found = work.checklist.tier_position(id);
    let known: Vec<&str> = tiers.iter().map(|tier| tier.id.as_str()).collect();
    found.map(Some).ok_or_else(|| UsageError {
        message: UNKNOWN_TIER.fill(lang, &[("tier", &clean_line(id))]),
        hint: if known.is_empty() {
            NO_TIERS.get(lang).into()
        } else {
            KNOWN_TIERS.fill(lang, &[("tiers", &known.join(", "))])
        },
    })
}

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let work = services.load_complete(invocation.required_path("file"))?;
    output::print_notices(&work.notices, lang);
    print_out_of_range(&work, lang);
    let given: Option<&Option<Verdict>> = invocation.value("verdict");
    let gate = Gate {
        verdict: given.copied().unwrap_or(Some(Verdict::Ready)),
        min_score: invocation.value("min-score"),
        max_age: invocation.value("max-age").copied(),
        tier: tier(&work, invocation.value("tier"), lang)?,
    };
    let tier = gate.tier.map(|at| &work.checklist.tiers[at]);
    let judged = Judged::of(&work, gate.tier);
    let failures = failures(&work, &gate, services.context.environment.today(), lang);
    let verdict = judged.judgement.verdict;
    let wants_json = invocation
        .value("format")
        .copied()
        .unwrap_or(invocation.flag("json"));
    if wants_json {
        let score = judged.score.scores.low.as_ref().map(Ratio::to_tenths);
        let mut facts = serde_json::json!({
            "met": failures.is_empty(),
            "verdict": verdict.word(),
            "score": score,
            "failures": failures,
        });
        if let Some(tier) = tier {
            facts["tier"] = tier.id.as_str().into();
        }
        output::print_json(&format!("{facts:#}\n"))?;
        return outcome(&failures);
    }
    if let Some(tier) = tier {
        output::print(&format!("{}\n", words::tier::only(tier, lang)))?;
    }
    if failures.is_empty() {
        let word = verdict_words::verdict(verdict, lang);
        output::print(&format!("{}\n", PASSED.fill(lang, &[("verdict", word)])))?;
    } else {
        output::print(&(failures.join("\n") + "\n"))?;
    }
    outcome(&failures)
}

/// A number outside its range is no failure: only its unit may be wrong.
fn print_out_of_range(work: &Work, lang: Lang) {
    let observations = work.review.plausibility.iter();
    for each in observations.filter(|each| each.code == ObservationCode::OutOfRange) {
        output::eprint(&format!("{}\n", plausibility::line(each, lang)));
    }
}

fn outcome(failures: &[String]) -> Result<(), CommandError> {
    if failures.is_empty() {
        Ok(())
    } else {
        Err(CommandError::no())
    }
}

fn failures(work: &Work, gate: &Gate<'_>, today: Date, lang: Lang) -> Vec<String> {
    let Judged { judgement, score } = Judged::of(work, gate.tier);
    let mut failures = Vec::new();
    if let Some(required) = gate.verdict
        && judgement.verdict < required
    {
        let word = |verdict| verdict_words::verdict(verdict, lang);
        let places = [("verdict", word(judgement.verdict)), ("required", word(required))];
        failures.push(VERDICT_TOO_LOW.fill(lang, &places));
        failures.extend(upgrade::waiting(
            &Waiting::of(&work.checklist, &work.assessment),
            lang,
        ));
        let reasons = judgement.reasons.iter().filter(|reason| reason.caps() < required);
        failures.extend(reasons.map(|reason| verdict_words::reason_in_full(reason, &work.checklist, lang)));
    }
    if let Some(required) = gate.min_score {
        match &score.scores.low {
            Some(score) if score >= required => {}
            Some(score) => {
                // The score is rounded down and the condition printed whole, so that the two always differ.
                let (score, required) = (score.to_tenths(), required.to_decimal());
                failures.push(SCORE_TOO_LOW.fill(lang, &[("score", &score), ("required", &required)]));
            }
            None => failures.push(NO_SCORE.get(lang).into()),
        }
    }
    if let Some(allowed) = gate.max_age {
        failures.extend(too_old(work, gate.tier, allowed, today, lang));
    }
    failures
}

fn too_old(work: &Work, tier: Option<usize>, allowed: u32, today: Date, lang: Lang) -> Vec<String> {
    let asked = work.checklist.questions.iter().zip(&work.review.states);
    let answered = asked
        .filter(|(question, _)| tier.is_none() || question.tier == tier)
        .filter(|(_, state)| !matches!(state, State::Hidden | State::Unanswered));
    let late = |(question, _): (&crate::domain::question::Question, &State)| {
        let answer = work.assessment.answer(&question.id)?;
        let id = question.id.as_str();
        let Some(date) = moment::day(&answer.answered_at) else {
            return Some(NO_DATE.fill(lang, &[("question", id)]));
        };
        if moment::is_after(&answer.answered_at, today) {
            let date = date.to_string();
            return Some(FUTURE.fill(lang, &[("question", id), ("date", &date)]));
        }
        let days = days_between(date, today);
        let (days_text, allowed_text) = (days.to_string(), allowed.to_string());
        let places = [
            ("question", id),
            ("days", days_text.as_str()),
            ("allowed", allowed_text.as_str()),
        ];
        (days > i64::from(allowed)).then(|| TOO_OLD.fill(lang, &places))
    };
    answered.filter_map(late).collect()
}
