//! The options of a command that fill the fields of a measurement.

use jiff::civil::Date;

use crate::app::cli::arg::{self, Arg};
use crate::app::cli::command::Invocation;
use crate::app::command_error::{CommandError, Kind as ErrorKind};
use crate::domain::answer::Answer;
use crate::domain::clean::clean_line;
use crate::domain::lang::Lang;
use crate::domain::measured::{Measured, MeasuredField};
use crate::domain::question::Question;
use crate::domain::ratio::Ratio;
use crate::domain::typed_date;
use crate::domain::value::Value;
use crate::words;
use crate::words::{Message, cli, measurement};

words! {
    OPT_N = "시행 횟수. 비율이 아니라 발생률이면 관찰량(예: 대·일)", "Trials; of a rate the exposure, such as camera-days";
    OPT_HITS = "그 가운데 해당 건수. 값과 신뢰구간은 이것으로 계산합니다", "How many of them were hits; value and interval are computed from it";
    OPT_CLUSTERS = "서로 독립인 단위의 수", "How many independent units they come from";
    OPT_LOW = "신뢰구간 하한", "Low end of the interval";
    OPT_HIGH = "신뢰구간 상한", "High end of the interval";
    OPT_LEVEL = "신뢰수준: 90, 95, 99", "Level of the interval: 90, 95 or 99";
    OPT_METHOD = "신뢰구간 계산 방법", "Method of the interval";
    OPT_LIMIT = "한도", "Limit";
    OPT_LIMIT_REASON = "한도를 정한 이유", "Why it is the limit";
    OPT_LIMIT_ON = "한도를 정한 날, 예: 2026-09-01", "Day the limit was set, such as 2026-09-01";
    OPT_ON = "측정한 날, 예: 2026-10-12", "Day of the measurement, such as 2026-10-12";
    OPT_SYSTEM = "측정한 시스템의 버전", "Version of the system that was measured";
    OPT_DATA = "측정에 쓴 데이터", "Data it was measured on";
    OPT_BY = "측정한 쪽: first-party, third-party와 이름", "Who measured: first-party, or third-party with a name";
    NO_MEASUREMENT = "{question} 문항은 숫자를 묻지 않아 측정값을 적을 수 없습니다", "question {question} does not ask for a number and takes no measurement";
    BAD_NUMBER = "--{option}의 '{given}'{given:은는} 쓸 수 없습니다", "invalid '{given}' for --{option}";
    NUMBER_HINT = "0 이상의 수를 1200이나 4.5처럼 쓰십시오. 아무것도 바뀌지 않았습니다", "use a number from 0, such as 1200 or 4.5; nothing was changed";
    LEVEL_HINT = "90, 95, 99 가운데 하나를 쓰십시오. 아무것도 바뀌지 않았습니다", "use 90, 95 or 99; nothing was changed";
    DATE_HINT = "2026-10-12처럼 쓰십시오. 아무것도 바뀌지 않았습니다", "use the form 2026-10-12; nothing was changed";
    HITS_ABOVE_N = "해당 건수 {hits:이가} 시행 횟수 {n}보다 많습니다", "{hits} hits are more than {n} trials";
    LOW_ABOVE_HIGH = "신뢰구간 하한 {low:이가} 상한 {high}보다 큽니다", "the low end {low} is above the high end {high}";
    COMPUTED = "{question} 문항의 값과 신뢰구간은 계산됩니다", "value and interval of question {question} are computed";
    COMPUTED_HINT = "값은 빼고 --n과 --hits를 쓰십시오. 아무것도 바뀌지 않았습니다", "leave the value out and give --n and --hits; nothing was changed";
    NO_VALUE = "{question} 문항의 값이 없습니다", "question {question} has no value";
    NO_VALUE_HINT = "값을 쓰거나, 비율과 발생률이면 --n과 --hits를 쓰십시오. 아무것도 바뀌지 않았습니다", "give the value, or --n and --hits of a share or rate; nothing was changed";
}

/// Field, name of the option, name of its value, help.
const OPTIONS: [(MeasuredField, &str, &str, Message); 14] = [
    (MeasuredField::N, "n", "N", OPT_N),
    (MeasuredField::Hits, "hits", "N", OPT_HITS),
    (MeasuredField::Clusters, "clusters", "N", OPT_CLUSTERS),
    (MeasuredField::Low, "low", "NUMBER", OPT_LOW),
    (MeasuredField::High, "high", "NUMBER", OPT_HIGH),
    (MeasuredField::Level, "level", "PERCENT", OPT_LEVEL),
    (MeasuredField::Method, "method", "TEXT", OPT_METHOD),
    (MeasuredField::Limit, "limit", "NUMBER", OPT_LIMIT),
    (
        MeasuredField::LimitReason,
        "limit-reason",
        "TEXT",
        OPT_LIMIT_REASON,
    ),
    (MeasuredField::LimitOn, "limit-on", "DATE", OPT_LIMIT_ON),
    (MeasuredField::On, "on", "DATE", OPT_ON),
    (MeasuredField::System, "system", "TEXT", OPT_SYSTEM),
    (MeasuredField::Data, "data", "TEXT", OPT_DATA),
    (MeasuredField::By, "by", "TEXT", OPT_BY),
];

pub fn arguments(lang: Lang) -> Vec<Arg> {
    let of = |(_, name, value, help): (MeasuredField, &'static str, &'static str, Message)| {
        arg::option(name, value, help, lang).allow_negative_numbers(true)
    };
    OPTIONS.into_iter().map(of).collect()
}

fn refused(message: String, hint: Message, lang: Lang) -> CommandError {
    CommandError::new(ErrorKind::Usage, message, hint.get(lang))
}

/// The fields given on the command line.
pub fn read(invocation: &Invocation<'_>) -> Result<Vec<(MeasuredField, String)>, CommandError> {
    let lang = invocation.lang();
    let today = invocation.services.context.environment.today();
    let mut all = Vec::new();
    for (field, name, ..) in OPTIONS {
        let Some(given) = invocation.text(name) else {
            continue;
        };
        let text = clean_line(given);
        let text = accepted(field, text.trim(), today).map_err(|hint| {
            let message = BAD_NUMBER.fill(lang, &[("given", &text), ("option", name)]);
            refused(message, hint, lang)
        })?;
        all.push((field, text));
    }
    Ok(all)
}

/// The text to store, which clears the field where it is empty, or what is asked for instead.
fn accepted(field: MeasuredField, text: &str, today: Date) -> Result<String, Message> {
    if text.is_empty() {
        return Ok(String::new());
    }
    if field.is_date() {
        let day = typed_date::read(text, today).ok_or(DATE_HINT)?;
        return Ok(day.to_string());
    }
    let number = text.parse::<Ratio>().ok();
    let is_count = matches!(
        field,
        MeasuredField::N | MeasuredField::Hits | MeasuredField::Clusters
    );
    let hint = if field.is_number() {
        let fits = number.is_some_and(|number| !is_count || number >= Ratio::zero());
        (!fits).then_some(NUMBER_HINT)
    } else {
        (field == MeasuredField::Level && number.is_none()).then_some(LEVEL_HINT)
    };
    hint.map_or_else(|| Ok(text.to_owned()), Err)
}

/// Fills the fields and, of a share or rate, computes value and interval. Gives the value to store.
pub fn fill(
    question: &Question,
    before: &Answer,
    fields: &[(MeasuredField, String)],
    typed: Option<Value>,
    lang: Lang,
) -> Result<(Value, Measured), CommandError> {
    let id = [("question", question.id.as_str())];
    if !fields.is_empty() && !question.kind.is_number() {
        return Err(refused(NO_MEASUREMENT.fill(lang, &id), cli::HINT_UNCHANGED, lang));
    }
    let mut measured = before.measured.clone();
    for (field, text) in fields {
        measured.set(*field, text);
    }
    check(&measured, question, lang)?;
    let rule = question
        .measure
        .as_ref()
        .and_then(|measure| measure.rule.as_ref());
    let is_end = |field: &MeasuredField| matches!(field, MeasuredField::Low | MeasuredField::High);
    let types_interval = fields
        .iter()
        .any(|(field, text)| is_end(field) && !text.is_empty());
    let is_counted = rule.is_some_and(|rule| rule.kind.is_counted());
    let computed = rule.and_then(|rule| measured.compute(rule));
    let contradicts = match (&computed, &typed) {
        (Some(computed), Some(Value::Number(typed))) => typed.parse::<Ratio>().ok() != computed.parse().ok(),
        _ => false,
    };
    if is_counted && (types_interval || contradicts) {
        return Err(refused(COMPUTED.fill(lang, &id), COMPUTED_HINT, lang));
    }
    if typed == Some(Value::NotApplicable) {
        return Ok((Value::NotApplicable, measured));
    }
    let value = computed
        .map(Value::Number)
        .or(typed)
        .or_else(|| before.value.clone());
    let value = value.ok_or_else(|| refused(NO_VALUE.fill(lang, &id), NO_VALUE_HINT, lang))?;
    Ok((value, measured))
}

fn check(measured: &Measured, question: &Question, lang: Lang) -> Result<(), CommandError> {
    let texts = |fields: [MeasuredField; 2]| fields.map(|field| measured.get(field));
    let is_above = |[one, other]: [&str; 2]| match (one.parse::<Ratio>(), other.parse::<Ratio>()) {
        (Ok(one), Ok(other)) => one > other,
        _ => false,
    };
    let rule = question
        .measure
        .as_ref()
        .and_then(|measure| measure.rule.as_ref());
    let is_share = rule.is_some_and(|rule| rule.kind == crate::domain::measure::MeasureKind::Share);
    let counts = texts([MeasuredField::Hits, MeasuredField::N]);
    if is_share && is_above(counts) {
        let message = HITS_ABOVE_N.fill(lang, &[("hits", counts[0]), ("n", counts[1])]);
        return Err(refused(message, cli::HINT_UNCHANGED, lang));
    }
    let ends = texts([MeasuredField::Low, MeasuredField::High]);
    if is_above(ends) {
        let message = LOW_ABOVE_HIGH.fill(lang, &[("low", ends[0]), ("high", ends[1])]);
        return Err(refused(message, cli::HINT_UNCHANGED, lang));
    }
    Ok(())
}

/// What the answer shows, in a line.
pub fn shown(question: &Question, answer: &Answer, lang: Lang) -> Option<String> {
    let judged = crate::domain::outcome::judge(question, answer)?;
    let measure = question.measure.as_ref()?;
    Some(measurement::line(&judged, measure, lang))
}
