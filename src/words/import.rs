//! What an import found in a file, in words.

use super::{Message, cli, terms};
use crate::domain::answer_import::{Problem, RowProblem};
use crate::domain::clean::clean_line;
use crate::domain::lang::Lang;

crate::words! {
    UNKNOWN = "CSV, XLSX, JSON Lines, 자체 점검 파일이 아닙니다", "this is neither CSV, XLSX, JSON Lines nor an assessment";
    EMPTY = "비어 있어 가져올 답변이 없습니다", "it is empty, so there are no answers in it";
    NOT_UTF8 = "UTF-8 글이 아닙니다 (CP949나 UTF-16일 수 있음)", "the text is not UTF-8 (it may be CP949 or UTF-16)";
    NOT_UTF8_HINT = "스프레드시트에서 'CSV UTF-8'이나 XLSX로 저장하십시오. 아무것도 바뀌지 않았습니다", "save it as 'CSV UTF-8' or XLSX in the spreadsheet; nothing was changed";
    NO_COLUMNS = "id 열과 답변 열을 찾을 수 없습니다", "no columns with ids and answers were found";
    NO_COLUMNS_HINT = "첫 줄에 id와 answer가 있어야 합니다. 찾은 것: {found}", "the first line needs id and answer; found: {found}";
    TOO_LARGE = "{limit} MiB를 넘거나, 풀면 너무 커집니다", "it is larger than {limit} MiB, or too large once unpacked";
    TOO_MANY_ROWS = "행이 {limit}개를 넘습니다", "it has more than {limit} rows";
    TOO_MANY_COLUMNS = "열이 {limit}개를 넘습니다", "it has more than {limit} columns";
    NO_SHEET = "'{name}' 시트가 없습니다", "there is no sheet '{name}'";
    NO_SHEET_HINT = "있는 시트: {sheets}", "the sheets are: {sheets}";
    BROKEN = "읽을 수 없습니다: {detail}", "it cannot be read: {detail}";
    BROKEN_LINE = "{line}번째 줄을 읽을 수 없습니다: {detail}", "line {line} cannot be read: {detail}";
    HINT = "selfcheck report --format csv나 xlsx로 만든 표를 고쳐 쓰십시오. 아무것도 바뀌지 않았습니다", "start from a table made by selfcheck report --format csv or xlsx; nothing was changed";
    ROW = "{row}행 ", "row {row}, ";
    NO_ID = "id가 없습니다", "no id";
    NO_QUESTION = "이 점검표에 없는 문항입니다", "this checklist has no such question";
    REPEATED = "{first}행에 같은 문항이 있습니다", "the question stands in row {first} too";
    BAD_VALUE = "'{given}'{given:>은는} 쓸 수 없습니다", "invalid value '{given}'";
    NOT_A_NUMBER = "'{given}'{given:>은는} 숫자가 아닙니다", "'{given}' is not a number";
    EXCLUSIVE = "'{option}'{option:>은는} 다른 선택지와 함께 고를 수 없습니다", "'{option}' cannot be combined with another option";
    NOT_A_DATE = "'{given}'{given:>은는} 날짜가 아닙니다. 2026-12-31처럼 쓰십시오", "'{given}' is not a date; use the form 2026-12-31";
    NO_REASON = "해당 없음에는 이유가 필요합니다", "'not applicable' needs a reason";
}

/// A row that cannot be taken, as a line.
pub fn problem(problem: &RowProblem, lang: Lang) -> String {
    let what = match &problem.what {
        Problem::NoId => NO_ID.get(lang).to_owned(),
        Problem::UnknownQuestion { nearest } => with_nearest(NO_QUESTION.get(lang), nearest.as_deref(), lang),
        Problem::Repeated { first } => REPEATED.fill(lang, &[("first", &first.to_string())]),
        Problem::BadValue {
            given,
            nearest,
            allowed,
        } => {
            let bad = filled(BAD_VALUE, "given", given, lang);
            match nearest {
                None if !allowed.is_empty() => {
                    let allowed = allowed.join(", ") + ", na";
                    format!("{bad}. {}", cli::HINT_VALUES.fill(lang, &[("values", &allowed)]))
                }
                nearest => with_nearest(&bad, nearest.as_deref(), lang),
            }
        }
        Problem::NotANumber { given } => filled(NOT_A_NUMBER, "given", given, lang),
        Problem::Exclusive { option } => filled(EXCLUSIVE, "option", option, lang),
        Problem::NotADate { given } => filled(NOT_A_DATE, "given", given, lang),
        Problem::NoReason => NO_REASON.get(lang).to_owned(),
    };
    format!("{}{}: {what}", row(problem.row, lang), clean_line(&problem.id))
}

/// The number of a row before its question; empty where there are no rows.
pub fn row(row: usize, lang: Lang) -> String {
    if row == 0 {
        return String::new();
    }
    ROW.fill(lang, &[("row", &row.to_string())])
}

fn filled(word: Message, name: &str, given: &str, lang: Lang) -> String {
    word.fill(lang, &[(name, &clean_line(given))])
}

fn with_nearest(text: &str, nearest: Option<&str>, lang: Lang) -> String {
    format!(
        "{text}{}{}",
        if nearest.is_some() { "." } else { "" },
        terms::did_you_mean(nearest, lang)
    )
}
