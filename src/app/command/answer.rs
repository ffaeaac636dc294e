//! `selfcheck answer`: answers one question and saves, or changes nothing.

use crate::app::command_error::{self, CommandError};
use crate::app::output;
use crate::app::services::Services;
use crate::args::AnswerOrder;
use crate::domain::answer::Answer;
use crate::domain::applicability::Applicability;
use crate::domain::assessment::Assessment;
use crate::domain::change::{Change, Stamp};
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean;
use crate::domain::evaluation::Evaluation;
use crate::domain::evidence::{Evidence, Location};
use crate::domain::lang::Lang;
use crate::domain::port::Access;
use crate::domain::question::Question;
use crate::domain::reconcile::reconcile;
use crate::domain::suggest::nearest;
use crate::domain::value::{Kind, Value, ValueError};
use crate::storage::evidence;
use crate::words::{cli as words, terms};

/// Answers one question.
pub fn run(services: &Services<'_>, order: &AnswerOrder) -> Result<(), CommandError> {
    let lang = services.context.lang;
    let (mut loaded, checklist) = services.open(&order.file)?;
    if let Access::ReadOnly(why) = loaded.file.access() {
        let path = output::name(&order.file);
        let places = [("path", path.as_str()), ("detail", why.get(lang))];
        return Err(CommandError::new(
            command_error::Kind::Environment,
            words::ERR_READ_ONLY.fill(lang, &places),
            words::HINT_UNCHANGED.get(lang),
        ));
    }
    for notice in &loaded.notices {
        output::tell(&format!("{}\n", notice.get(lang)));
    }
    let mut assessment = loaded.reading.assessment.clone();
    reconcile(&checklist, &mut assessment);
    let question = find(&checklist, &assessment, &order.question, lang)?;
    let value = read_value(question, order, lang)?;
    let evidence = gather(services, order, loaded.file.folder())?;
    let stamp = Stamp {
        by: services.author(),
        at: services.context.environment.now(),
    };
    let change = Change::answer_anew(&assessment, question, &stamp, |answer| {
        fill(answer, value.clone(), order, evidence);
    });
    change.apply(&mut assessment);
    loaded
        .file
        .save(&assessment)
        .map_err(|error| services.storage_failure(&error))?;
    let today = services.context.environment.today();
    let inspection = services.inspect_all(&assessment, loaded.file.folder());
    let review = Evaluation::of(&checklist, &assessment, &inspection, today);
    let left = review.counts.unanswered.to_string();
    let shown = terms::value(question, &value, lang);
    let places = [
        ("question", question.id.as_str()),
        ("value", shown.as_str()),
        ("left", left.as_str()),
    ];
    output::print(&format!("{}\n", words::ANSWERED.fill(lang, &places)))
}

fn find<'a>(
    checklist: &'a Checklist,
    assessment: &Assessment,
    id: &str,
    lang: Lang,
) -> Result<&'a Question, CommandError> {
    let Some(position) = checklist.position(id) else {
        let ids = checklist.questions.iter().map(|question| question.id.as_str());
        let hint = nearest(id, ids).map_or_else(
            || words::HINT_QUESTIONS.fill(lang, &[("checklist", checklist.header.id.as_str())]),
            |near| words::HINT_NEAREST.fill(lang, &[("nearest", near)]),
        );
        let message = words::ERR_UNKNOWN_QUESTION.fill(lang, &[("id", &clean(id))]);
        return Err(CommandError::new(command_error::Kind::Usage, message, hint));
    };
    let question = &checklist.questions[position];
    if Applicability::of(checklist, assessment).is_visible(position) {
        return Ok(question);
    }
    let message = words::ERR_HIDDEN_QUESTION.fill(lang, &[("id", question.id.as_str())]);
    Err(CommandError::new(
        command_error::Kind::Usage,
        message,
        words::HINT_UNCHANGED.get(lang),
    ))
}

fn read_value(question: &Question, order: &AnswerOrder, lang: Lang) -> Result<Value, CommandError> {
    let refuse = |hint: String| {
        let given = clean(&order.value);
        let places = [("question", question.id.as_str()), ("given", &*given)];
        CommandError::new(
            command_error::Kind::Usage,
            words::ERR_BAD_VALUE.fill(lang, &places),
            hint,
        )
    };
    let value = question
        .kind
        .read(&clean(&order.value))
        .map_err(|refused| match refused {
            ValueError::Unknown { given, accepted } => {
                let near = nearest(&given, accepted.iter().map(String::as_str));
                let all = accepted.join(", ") + ", na";
                refuse(near.map_or_else(
                    || words::HINT_TAKES.fill(lang, &[("values", &all)]),
                    |near| words::HINT_NEAREST.fill(lang, &[("nearest", near)]),
                ))
            }
            ValueError::NotANumber(_) => refuse(words::HINT_NUMBER.get(lang).into()),
            ValueError::Exclusive(option) => refuse(words::HINT_ALONE.fill(lang, &[("option", &option)])),
            ValueError::Empty => {
                let all = question.kind.words().join(", ") + ", na";
                refuse(match question.kind {
                    Kind::Number => words::HINT_NUMBER.get(lang).into(),
                    Kind::Text => words::HINT_TEXT.get(lang).into(),
                    _ => words::HINT_TAKES.fill(lang, &[("values", &all)]),
                })
            }
        })?;
    let has_reason = order
        .reason
        .as_deref()
        .is_some_and(|reason| !reason.trim().is_empty());
    if value == Value::NotApplicable && !has_reason {
        return Err(CommandError::new(
            command_error::Kind::Usage,
            words::ERR_NO_REASON.get(lang),
            words::HINT_NO_REASON.get(lang),
        ));
    }
    Ok(value)
}

/// The pieces of evidence named on the command line, each looked at; a file that cannot be read is refused.
fn gather(
    services: &Services<'_>,
    order: &AnswerOrder,
    folder: &std::path::Path,
) -> Result<Vec<Evidence>, CommandError> {
    let environment = &services.context.environment;
    let mut pieces = Vec::new();
    for typed in &order.evidence {
        let location = match Location::from_typed(typed) {
            Location::File(path) => {
                evidence::relative(std::path::Path::new(&path), &environment.folder, folder)
                    .map_err(|error| services.storage_failure(&error))?
            }
            other => other,
        };
        let mut piece = Evidence::at(location);
        piece.added = environment.now();
        pieces.push(services.looked_at(piece, folder)?);
    }
    Ok(pieces)
}

fn fill(answer: &mut Answer, value: Value, order: &AnswerOrder, evidence: Vec<Evidence>) {
    let text = |text: &Option<String>, field: &mut String| {
        if let Some(text) = text {
            *field = clean(text).into_owned();
        }
    };
    answer.value = Some(value);
    text(&order.note, &mut answer.note);
    text(&order.reason, &mut answer.reason);
    text(&order.owner, &mut answer.owner);
    text(&order.reviewer, &mut answer.reviewed_by);
    for (which, written) in &order.plan {
        *answer.plan_mut(*which) = clean(written).into_owned();
    }
    answer.due = order.due.or(answer.due);
    for piece in evidence {
        match answer
            .evidence
            .iter_mut()
            .find(|each| each.location == piece.location)
        {
            Some(same) => *same = piece,
            None => answer.evidence.push(piece),
        }
    }
}
