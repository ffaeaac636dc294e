//! Texts of measurements: fields, outcomes, and a line that says what one shows.

use crate::domain::interval::nearest;
use crate::domain::lang::Lang;
use crate::domain::measure::{Better, Measure};
use crate::domain::measured::MeasuredField;
use crate::domain::outcome::{Judged, Outcome};
use crate::words;
use crate::words::Message;

words! {
    N = "n", "n";
    HITS = "해당 건수", "hits";
    CLUSTERS = "독립 단위 수", "clusters";
    LOW = "신뢰구간 하한", "low end of the interval";
    HIGH = "신뢰구간 상한", "high end of the interval";
    LEVEL = "신뢰수준", "level of the interval";
    METHOD = "신뢰구간 계산 방법", "method of the interval";
    LIMIT = "한도", "limit";
    LIMIT_REASON = "한도를 정한 이유", "reason for the limit";
    LIMIT_ON = "한도를 정한 날", "day the limit was set";
    LIMIT_RECORDED = "한도를 처음 기록한 날", "day the limit was first recorded";
    ON = "측정한 날", "day of the measurement";
    SYSTEM = "측정한 버전", "version measured";
    DATA = "측정에 쓴 데이터", "data measured on";
    BY = "측정한 사람이나 기관", "who measured";
    MET = "한도 충족", "within the limit";
    IN_PART = "일부만 입증", "shown in part";
    TOO_FEW = "표본 부족", "too few";
    NOT_MET = "한도 미달", "misses the limit";
    UNANSWERED = "미응답", "unanswered";
    INTERVAL = "{level}% 신뢰구간 {low}~{high}", "{level} % interval {low} to {high}";
    COUNT = "n {n}", "n {n}";
    AGAINST = "한도 {sign} {limit}", "limit {sign} {limit}";
    NEEDED = "같은 값이면 n {n:이가} 필요합니다", "at the same value n {n} would be needed";
    NO_N_SHOWS = "측정값이 한도와 같아 n을 늘려도 입증할 수 없습니다", "the value is the limit: more trials cannot show it";
    MISSING = "빠졌거나 맞지 않는 것: {fields}", "missing or not fitting: {fields}";
}

pub const fn field(field: MeasuredField) -> Message {
    match field {
        MeasuredField::N => N,
        MeasuredField::Hits => HITS,
        MeasuredField::Clusters => CLUSTERS,
        MeasuredField::Low => LOW,
        MeasuredField::High => HIGH,
        MeasuredField::Level => LEVEL,
        MeasuredField::Method => METHOD,
        MeasuredField::Limit => LIMIT,
        MeasuredField::LimitReason => LIMIT_REASON,
        MeasuredField::LimitOn => LIMIT_ON,
        MeasuredField::LimitRecorded => LIMIT_RECORDED,
        MeasuredField::On => ON,
        MeasuredField::System => SYSTEM,
        MeasuredField::Data => DATA,
        MeasuredField::By => BY,
    }
}

pub const fn outcome(outcome: &Outcome) -> Message {
    match outcome {
        Outcome::Met => MET,
        Outcome::InPart => IN_PART,
        Outcome::TooFew => TOO_FEW,
        Outcome::NotMet => NOT_MET,
        Outcome::Unanswered(_) => UNANSWERED,
    }
}

/// The sign between a value and its limit.
pub fn sign(measure: &Measure) -> &'static str {
    let is_inclusive = measure.rule.as_ref().is_none_or(|rule| rule.inclusive);
    match (measure.better, is_inclusive) {
        (Better::Lower, true) => "≤",
        (Better::Lower, false) => "<",
        (Better::Higher, true) => "≥",
        (Better::Higher, false) => ">",
    }
}

/// The outcome, what it rests on, and what is missing or needed.
pub fn line(judged: &Judged, measure: &Measure, lang: Lang) -> String {
    let word = outcome(&judged.outcome).get(lang);
    let mut parts = Vec::new();
    if let (Some(interval), Some(level)) = (&judged.interval, judged.level) {
        let (low, high) = (interval.low.to_decimal(), interval.high.to_decimal());
        let places = [
            ("level", level.word()),
            ("low", low.as_str()),
            ("high", high.as_str()),
        ];
        parts.push(INTERVAL.fill(lang, &places));
    }
    if let Some(count) = &judged.count {
        parts.push(COUNT.fill(lang, &[("n", &count.to_decimal())]));
    }
    if let Some(limit) = &judged.limit {
        let limit = limit.to_decimal();
        parts.push(AGAINST.fill(lang, &[("sign", sign(measure)), ("limit", &limit)]));
    }
    let value = judged
        .value
        .as_ref()
        .map(|value| nearest(value).to_decimal() + " ");
    let mut line = value.unwrap_or_default() + word;
    if !parts.is_empty() {
        line = format!("{line} ({})", parts.join(", "));
    }
    match further(judged, lang) {
        Some(further) => format!("{line}. {further}"),
        None => line,
    }
}

/// What is missing, or how much more would show the limit.
pub fn further(judged: &Judged, lang: Lang) -> Option<String> {
    if let Outcome::Unanswered(missing) = &judged.outcome {
        let names: Vec<&str> = missing.iter().map(|each| field(*each).get(lang)).collect();
        return (!names.is_empty()).then(|| MISSING.fill(lang, &[("fields", &names.join(", "))]));
    }
    if let Some(n) = &judged.needed {
        return Some(NEEDED.fill(lang, &[("n", &n.to_decimal())]));
    }
    let is_open = judged.outcome == Outcome::InPart;
    (is_open && judged.value == judged.limit).then(|| NO_N_SHOWS.get(lang).to_owned())
}
