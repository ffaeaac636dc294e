//! Observations as sentences: counts and facts, nothing more.

use super::{Message, list};
use crate::domain::answer::Answer;
use crate::domain::clean::clean_line;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::plausibility::{Observation, ObservationCode};
use crate::domain::question::Question;
use crate::domain::ratio::Ratio;
use crate::domain::value::Value;

crate::words! {
    HEADING = "다시 살펴볼 점", "Points for a second look";
    INTRO = "잘못이라는 뜻이 아니라 심사하는 사람이 물어볼 만한 수치입니다.", "Not faults: counts that a reader may want to ask about.";
    OWN_CHECKLIST = "이 프로그램이 제공하는 그대로의 점검표가 아닙니다", "the checklist is not one of this program, unchanged";
    OWN_TEMPLATES = "보고서 양식이 이 프로그램의 것이 아닙니다", "the report templates are not those of this program";
    NOT_APPLICABLE = "채점 문항 {of}개 중 '해당 없음' {count}개", "{count} of {of} scored questions {count|>is|are} not applicable";
    HIDDEN_CRITICALS = "필수 문항 {of}개 중 묻지 않은 문항 {count}개", "{count} of {of} critical questions {count|>is|are} not asked";
    EVIDENCE_REUSED = "증빙 파일 {of}개 중 여러 문항에 쓴 파일 {count}개 ({files})", "{count} of {of} evidence files {count|>backs|back} many answers ({files})";
    ADDRESSES_ONLY = "증빙이 있는 답변 {of}개 중 주소만 적은 답변 {count}개", "{count} of {of} answers with evidence {count|>has|have} addresses only";
    TINY_FILES = "증빙 파일 {of}개 중 비었거나 100바이트가 안 되는 파일 {count}개 ({files})", "{count} of {of} evidence files {count|>is|are} empty or shorter than 100 bytes ({files})";
    DATES = "답변 {of}개 중 승인이나 오늘보다 늦은 날짜가 있는 답변 {count}개", "{count} of {of} answers {count|>has|have} a date after the approval or after today";
    WITHIN_MINUTES = "답변 {of}개 중 1분에 10개 넘게 기록된 답변 {count}개. 명령이나 가져오기로도 생깁니다", "{count} of {of} answers were recorded more than ten to a minute, as commands and imports do";
    OUT_OF_RANGE = "숫자로 답한 문항 {of}개 중 점검표가 정한 범위를 벗어난 답변 {count}개", "{count} of {of} numbers {count|>lies|lie} outside the range that the checklist calls plausible";
    CHECK_THE_UNIT = "점검표가 정한 범위({range})를 벗어난 값입니다. 단위를 확인하십시오.", "Outside the plausible range ({range}). Check the unit.";
    FROM_TO = "{min} 이상 {max} 이하", "{min} to {max}";
    FROM = "{min} 이상", "{min} or more";
    UP_TO = "{max} 이하", "{max} or less";
    DUE_MOVED = "미흡 사항 {of}개 중 기한을 옮긴 것 {count}개", "{count} of {of} gaps had {count|>its|their} due date moved";
}

/// Paths and ids named before the rest is counted.
const FILES_NAMED: usize = 3;
const IDS_NAMED: usize = 5;

/// An observation as a sentence, without the ids of its questions.
pub fn sentence(observation: &Observation, lang: Lang) -> String {
    let (count, of) = (observation.count.to_string(), observation.of.to_string());
    let paths: Vec<String> = observation.files.iter().map(|path| clean_line(path)).collect();
    let files = list::cut(&paths, FILES_NAMED, lang);
    let places = [("count", count.as_str()), ("of", &of), ("files", &files)];
    message(observation.code).fill(lang, &places)
}

/// An observation with the first ids of its questions.
pub fn line(observation: &Observation, lang: Lang) -> String {
    let mut text = sentence(observation, lang);
    if !observation.questions.is_empty() {
        text.push_str(": ");
        let ids = observation.questions.iter().map(Id::to_string);
        text.push_str(&list::cut(&ids.collect::<Vec<_>>(), IDS_NAMED, lang));
    }
    text
}

/// The warning at a number outside the range of its question; `None` at every other value.
pub fn range_warning(question: &Question, value: &Value, lang: Lang) -> Option<String> {
    let measure = question
        .measure
        .as_ref()
        .filter(|_| question.is_out_of_range(value))?;
    let end = |end: &Option<Ratio>| {
        let end = end
            .as_ref()
            .map(|end| format!("{} {}", end.to_decimal(), clean_line(measure.unit.get(lang))));
        end.unwrap_or_default().trim().to_owned()
    };
    let range = match (&measure.min, &measure.max) {
        (Some(_), Some(_)) => FROM_TO,
        (_, None) => FROM,
        (None, _) => UP_TO,
    };
    let (min, max) = (end(&measure.min), end(&measure.max));
    let range = range.fill(lang, &[("min", &min), ("max", &max)]);
    Some(CHECK_THE_UNIT.fill(lang, &[("range", &range)]))
}

/// The due dates of a gap from the first to the one that holds now, such as `2026-11-01 -> 2026-12-01`; a dash stands for one that
/// was taken away.
pub fn due_moves(answer: &Answer) -> String {
    let earlier = answer.due_moves.iter().map(|each| each.from);
    let mut dates: Vec<String> = earlier.chain(answer.due).map(|day| day.to_string()).collect();
    if answer.due.is_none() && !dates.is_empty() {
        dates.push("–".into());
    }
    dates.join(" -> ")
}

const fn message(code: ObservationCode) -> Message {
    match code {
        ObservationCode::OwnChecklist => OWN_CHECKLIST,
        ObservationCode::OwnTemplates => OWN_TEMPLATES,
        ObservationCode::ShareNotApplicable => NOT_APPLICABLE,
        ObservationCode::HiddenCriticals => HIDDEN_CRITICALS,
        ObservationCode::EvidenceReused => EVIDENCE_REUSED,
        ObservationCode::AddressesOnly => ADDRESSES_ONLY,
        ObservationCode::EmptyOrTinyFiles => TINY_FILES,
        ObservationCode::DatesOutOfOrder => DATES,
        ObservationCode::AnsweredWithinMinutes => WITHIN_MINUTES,
        ObservationCode::DueMoved => DUE_MOVED,
        ObservationCode::OutOfRange => OUT_OF_RANGE,
    }
}
