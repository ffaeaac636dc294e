//! Finds the question that a command names, and reads the value given for it.

use crate::app::command_error::{CommandError, Kind as ErrorKind};
use crate::domain::applicability::Applicability;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_line;
use crate::domain::lang::Lang;
use crate::domain::question::Question;
use crate::domain::suggest::nearest;
use crate::domain::value::{Kind, Value, ValueError};
use crate::words;
use crate::words::cli;

words! {
    QUESTIONS_HINT = "문항 목록: selfcheck checklist show {checklist}", "list the questions with: selfcheck checklist show {checklist}";
    UNKNOWN_QUESTION = "'{id}' 문항은 이 점검표에 없습니다", "this checklist has no question '{id}'";
    HIDDEN_QUESTION = "{id} 문항은 시스템 개요의 답에 따라 지금은 묻지 않습니다", "question {id} is hidden because of the answers in the system profile";
    BAD_VALUE = "{question} 문항에 '{given}'{given:>은는} 쓸 수 없습니다", "invalid value '{given}' for question {question}";
    NUMBER_HINT = "숫자를 쓰십시오. 예: 4.5", "enter a number such as 4.5";
    EXCLUSIVE_HINT = "'{option}'{option:>은는} 다른 선택지와 함께 고를 수 없습니다", "'{option}' cannot be combined with another option";
    TEXT_HINT = "내용을 입력하십시오", "enter some text";
}

/// The question with an id, which must be asked in this assessment.
pub fn find_question<'a>(
    checklist: &'a Checklist,
    assessment: &Assessment,
    id: &str,
    lang: Lang,
) -> Result<&'a Question, CommandError> {
    let Some(position) = checklist.position(id) else {
        let ids = checklist.questions.iter().map(|question| question.id.as_str());
        let hint = nearest(id, ids).map_or_else(
            || QUESTIONS_HINT.fill(lang, &[("checklist", checklist.header.id.as_str())]),
            |near| cli::HINT_NEAREST.fill(lang, &[("nearest", near)]),
        );
        let message = UNKNOWN_QUESTION.fill(lang, &[("id", &clean_line(id))]);
        return Err(CommandError::new(ErrorKind::Usage, message, hint));
    };
    let question = &checklist.questions[position];
    if Applicability::of(checklist, assessment).is_visible(position) {
        return Ok(question);
    }
    let message = HIDDEN_QUESTION.fill(lang, &[("id", question.id.as_str())]);
    Err(CommandError::new(
        ErrorKind::Usage,
        message,
        cli::HINT_UNCHANGED.get(lang),
    ))
}

/// The value of a question as a person types it.
pub fn read_value(question: &Question, given: &str, lang: Lang) -> Result<Value, CommandError> {
    let invalid = |hint: String| {
        let value = clean_line(given);
        let places = [("question", question.id.as_str()), ("given", &*value)];
        CommandError::new(ErrorKind::Usage, BAD_VALUE.fill(lang, &places), hint)
    };
    question
        .kind
        .read(&clean_line(given))
        .map_err(|error| match error {
            ValueError::Unknown { given, accepted } => {
                let near = nearest(&given, accepted.iter().map(String::as_str));
                let all = accepted.join(", ") + ", na";
                invalid(near.map_or_else(
                    || cli::HINT_VALUES.fill(lang, &[("values", &all)]),
                    |near| cli::HINT_NEAREST.fill(lang, &[("nearest", near)]),
                ))
            }
            ValueError::NotANumber(_) => invalid(NUMBER_HINT.get(lang).into()),
            ValueError::Exclusive(option) => invalid(EXCLUSIVE_HINT.fill(lang, &[("option", &option)])),
            ValueError::Empty => {
                let all = question.kind.words().join(", ") + ", na";
                invalid(match question.kind {
                    Kind::Number => NUMBER_HINT.get(lang).into(),
                    Kind::Text => TEXT_HINT.get(lang).into(),
                    _ => cli::HINT_VALUES.fill(lang, &[("values", &all)]),
                })
            }
        })
}
