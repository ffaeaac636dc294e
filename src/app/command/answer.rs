//! `selfcheck answer`: answers one question and saves, or changes nothing.

use std::path::Path;

use clap::{Arg, ArgAction};
use jiff::civil::Date;

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::cli::usage_error::UsageError;
use crate::app::command_error::{CommandError, Kind as ErrorKind};
use crate::app::services::Services;
use crate::app::{answer_many, editing, measured_options, output};
use crate::domain::answer::Answer;
use crate::domain::applicability::Applicability;
use crate::domain::assessment::Assessment;
use crate::domain::change::Change;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean;
use crate::domain::clean::clean_line;
use crate::domain::evaluation::Evaluation;
use crate::domain::evidence::{Evidence, Location, Unusable};
use crate::domain::lang::Lang;
use crate::domain::question::Question;
use crate::domain::remediation::RemediationField;
use crate::domain::suggest::nearest;
use crate::domain::upgrade::adopt;
use crate::domain::value::{Kind, Value, ValueError};
use crate::storage::evidence;
use crate::words;
use crate::words::{cli, evidence as evidence_words, plausibility, terms};

words! {
    EXAMPLE = "selfcheck answer chatbot.selfcheck.yaml E01-01 yes --evidence docs/risk.pdf\nselfcheck answer chatbot.selfcheck.yaml E02-01 na --reason \"개인정보를 다루지 않음\"\nselfcheck answer chatbot.selfcheck.yaml section:E02 na --reason \"개인정보를 다루지 않음\"", "selfcheck answer chatbot.selfcheck.yaml E01-01 yes --evidence docs/risk.pdf\nselfcheck answer chatbot.selfcheck.yaml E02-01 na --reason \"no personal data\"\nselfcheck answer chatbot.selfcheck.yaml section:E02 na --reason \"no personal data\"";
    ABOUT = "문항 하나에 답합니다", "Answer one question";
    ARG_QUESTION = "문항 id. na로 답할 때는 쉼표로 나눈 여러 id나 section:ID, tier:ID, owner:이름도 됩니다", "Question id; with na also several ids separated by commas, section:ID, tier:ID or owner:NAME";
    OPT_ANSWERED = "여러 문항을 na로 답할 때 이미 답이 있는 문항도 바꿉니다", "With several questions and na: also change those that have an answer";
    ARG_VALUE = "yes, partial, no, fully, largely, partly, not, na, 숫자, 선택지 id", "yes, partial, no; fully, largely, partly, not; na; a number; an option's id";
    OPT_NOTE = "메모", "Note";
    OPT_REASON = "해당하지 않는 이유", "Why it does not apply";
    OPT_EVIDENCE = "증빙: 파일 경로 또는 URL. 여러 번 쓸 수 있습니다", "Evidence: a file path or URL; may be repeated";
    OPT_WHERE = "증빙 파일 안의 위치: 쪽이나 절", "Where in the evidence: a page or section";
    OPT_OWNER = "담당자", "Person responsible";
    OPT_DUE = "기한, 예: 2026-12-31", "Due date, such as 2026-12-31";
    OPT_ACTION = "조치 계획", "Planned remediation";
    OPT_RESOURCES = "조치에 필요한 인력, 비용, 장비", "People, budget and equipment needed";
    OPT_MILESTONES = "기한까지의 중간 단계", "Milestones before the due date";
    OPT_INTERIM = "조치 전까지의 임시 조치", "Interim measures until then";
    OPT_RESIDUAL = "조치 뒤에 남는 위험", "Risk that remains afterwards";
    OPT_REVIEWER = "해당 없음을 확인한 사람 (필수 문항)", "Reviewer who confirmed that it does not apply (critical questions)";
    SAVED = "{question} 저장됨: {value}. 남은 문항 {left}", "{question} saved: {value}. Questions left: {left}";
    UNKNOWN_QUESTION = "'{id}' 문항은 이 점검표에 없습니다", "this checklist has no question '{id}'";
    HIDDEN_QUESTION = "{id} 문항은 시스템 개요의 답에 따라 지금은 묻지 않습니다", "question {id} is hidden because of the answers in the system profile";
    QUESTIONS_HINT = "문항 목록: selfcheck checklist show {checklist}", "list the questions with: selfcheck checklist show {checklist}";
    NO_REASON = "해당 없음에는 이유가 필요합니다", "'not applicable' needs a reason";
    NO_REASON_HINT = "--reason \"이유\"를 함께 쓰십시오. 아무것도 바뀌지 않았습니다", "add --reason \"why\"; nothing was changed";
    BAD_VALUE = "{question} 문항에 '{given}'{given:>은는} 쓸 수 없습니다", "invalid value '{given}' for question {question}";
    NUMBER_HINT = "숫자를 쓰십시오. 예: 4.5", "enter a number such as 4.5";
    TEXT_HINT = "내용을 입력하십시오", "enter some text";
    EXCLUSIVE_HINT = "'{option}'{option:>은는} 다른 선택지와 함께 고를 수 없습니다", "'{option}' cannot be combined with another option";
    BAD_DATE = "'{given}'{given:>은는} 날짜가 아닙니다", "'{given}' is not a date";
    DATE_HINT = "2026-12-31처럼 쓰십시오", "use the form 2026-12-31";
}

pub const COMMAND: Command = Command {
    name: "answer",
    about: ABOUT,
    example: EXAMPLE,
    arguments,
    action: Action::Run(run),
    messages: ALL,
};

fn arguments(lang: Lang) -> Vec<Arg> {
    let mut all = vec![
        arg::assessment(lang),
        arg::positional("question", "QUESTION", ARG_QUESTION, lang),
        arg::positional("value", "VALUE", ARG_VALUE, lang)
            .allow_hyphen_values(false)
            .required(false)
            .required_unless_present_any(measured_options::names()),
        arg::option("note", "TEXT", OPT_NOTE, lang),
        arg::option("reason", "TEXT", OPT_REASON, lang),
        arg::option("evidence", "PATH|URL", OPT_EVIDENCE, lang).action(ArgAction::Append),
        arg::option("where", "TEXT", OPT_WHERE, lang).requires("evidence"),
        arg::option("owner", "NAME", OPT_OWNER, lang),
        arg::option("due", "DATE", OPT_DUE, lang).value_parser(move |given: &str| parse_date(given, lang)),
        arg::option("action", "TEXT", OPT_ACTION, lang),
        arg::option("resources", "TEXT", OPT_RESOURCES, lang),
        arg::option("milestones", "TEXT", OPT_MILESTONES, lang),
        arg::option("interim", "TEXT", OPT_INTERIM, lang),
        arg::option("residual", "TEXT", OPT_RESIDUAL, lang),
        arg::option("reviewer", "NAME", OPT_REVIEWER, lang),
        arg::flag("answered", OPT_ANSWERED, lang),
        arg::language(lang),
    ];
    all.extend(measured_options::arguments(lang));
    all
}

fn parse_date(given: &str, lang: Lang) -> Result<Date, UsageError> {
    given.parse().map_err(|_| UsageError {
        message: BAD_DATE.fill(lang, &[("given", given)]),
        hint: DATE_HINT.get(lang).into(),
    })
}

/// The answer as given on the command line.
struct Given<'a> {
    question: &'a str,
    value: Option<&'a str>,
    note: Option<&'a str>,
    reason: Option<&'a str>,
    /// Paths and URLs.
    evidence: Vec<&'a str>,
    /// Where in the evidence files.
    place: Option<&'a str>,
    owner: Option<&'a str>,
    due: Option<Date>,
    plan: Vec<(RemediationField, &'a str)>,
    reviewer: Option<&'a str>,
}

impl<'a> Given<'a> {
    fn read(invocation: &Invocation<'a>) -> Self {
        Self {
            question: invocation.required_text("question"),
            value: invocation.text("value"),
            note: invocation.text("note"),
            reason: invocation.text("reason"),
            evidence: invocation
                .values::<String>("evidence")
                .map(String::as_str)
                .collect(),
            place: invocation.text("where"),
            owner: invocation.text("owner"),
            due: invocation.value("due").copied(),
            plan: RemediationField::KEYS
                .into_iter()
                .filter_map(|(field, name)| Some((field, invocation.text(name)?)))
                .collect(),
            reviewer: invocation.text("reviewer"),
        }
    }
}

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let given = Given::read(invocation);
    if answer_many::is_many(given.question) {
        if given.value == Some("na") {
            check_reason(&given, lang)?;
        }
        return answer_many::run(invocation);
    }
    let file = invocation.required_path("file");
    // Large evidence takes long to read, and nobody waits for it behind a lock.
    let folder = services
        .folder_of(file)
        .map_err(|error| services.storage_error(&error))?;
    let evidence = read_evidence(services, &given, file, &folder)?;
    let (mut loaded, checklist) = editing::open_to_change(services, file)?;
    let mut assessment = loaded.reading.assessment.clone();
    adopt(&checklist, &mut assessment);
    let question = find_question(&checklist, &assessment, given.question, lang)?;
    let typed = given
        .value
        .map(|word| read_value(question, word, &given, lang))
        .transpose()?;
    let before = assessment.answer(&question.id).cloned().unwrap_or_default();
    let fields = measured_options::read(invocation)?;
    let (value, measured) = measured_options::fill(question, &before, &fields, typed, lang)?;
    let stamp = editing::stamp(services);
    let change = Change::answer_again(&assessment, question, &stamp, |answer| {
        fill(answer, value.clone(), &given, evidence);
        answer.measured = measured;
    });
    change.apply(&mut assessment);
    loaded
        .file
        .save(&assessment)
        .map_err(|error| services.storage_error(&error))?;
    let today = services.context.environment.today();
    let inspection = services.inspect_and_report(&assessment, loaded.file.folder());
    let review = Evaluation::of(&checklist, &assessment, &inspection, today);
    let left = review.counts.unanswered.to_string();
    let label = terms::value(question, &value, lang);
    let places = [
        ("question", question.id.as_str()),
        ("value", label.as_str()),
        ("left", left.as_str()),
    ];
    if let Some(warning) = plausibility::range_warning(question, &value, lang) {
        output::eprint(&format!("{warning}\n"));
    }
    let shown = assessment
        .answer(&question.id)
        .and_then(|answer| measured_options::shown(question, answer, lang));
    let shown = shown.map_or_else(String::new, |line| line + "\n");
    output::print(&format!("{}\n{shown}", SAVED.fill(lang, &places)))
}

fn find_question<'a>(
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
        let message = UNKNOWN_QUESTION.fill(lang, &[("id", &clean(id))]);
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

fn read_value(question: &Question, word: &str, given: &Given<'_>, lang: Lang) -> Result<Value, CommandError> {
    let invalid = |hint: String| {
        let value = clean(word);
        let places = [("question", question.id.as_str()), ("given", &*value)];
        CommandError::new(ErrorKind::Usage, BAD_VALUE.fill(lang, &places), hint)
    };
    let value = question.kind.read(&clean(word)).map_err(|error| match error {
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
    })?;
    if value == Value::NotApplicable {
        check_reason(given, lang)?;
    }
    Ok(value)
}

fn check_reason(given: &Given<'_>, lang: Lang) -> Result<(), CommandError> {
    if given.reason.is_some_and(|reason| !reason.trim().is_empty()) {
        return Ok(());
    }
    let (message, hint) = (NO_REASON.get(lang), NO_REASON_HINT.get(lang));
    Err(CommandError::new(ErrorKind::Usage, message, hint))
}

/// Resolves and hashes the evidence named on the command line. Fails if a file cannot be read.
fn read_evidence(
    services: &Services<'_>,
    given: &Given<'_>,
    file: &Path,
    folder: &Path,
) -> Result<Vec<Evidence>, CommandError> {
    let environment = &services.context.environment;
    let mut pieces = Vec::new();
    for typed in &given.evidence {
        let location = parse_location(services, typed, file)?;
        let location = match location {
            Location::File(path) => evidence::relative(Path::new(&path), &environment.folder, folder)
                .map_err(|error| services.storage_error(&error))?,
            other => other,
        };
        let mut piece = Evidence::at(location);
        piece.added = environment.now();
        clean(given.place.unwrap_or_default())
            .trim()
            .clone_into(&mut piece.place);
        pieces.push(services.read_evidence(piece, folder)?);
    }
    Ok(pieces)
}

/// Reads what was given as evidence of the assessment in `file`.
fn parse_location(services: &Services<'_>, typed: &str, file: &Path) -> Result<Location, CommandError> {
    let lang = services.context.lang;
    let refused = |why: Unusable| {
        let (message, hint) = evidence_words::unusable(why);
        let message = message.fill(lang, &[("given", &clean_line(typed))]);
        CommandError::new(ErrorKind::Usage, message, hint.get(lang))
    };
    let location = Location::parse(typed).map_err(refused)?;
    if let Location::File(path) = &location {
        let has_blank = typed != path && services.is_taken(Path::new(typed))?;
        if has_blank && !services.is_taken(Path::new(path))? {
            return Err(refused(Unusable::Blank));
        }
        let folder = &services.context.environment.folder;
        let resolve = |path: &Path| services.disk.resolve(&folder.join(path)).ok().flatten();
        let real = resolve(Path::new(path));
        if real.is_some() && real == resolve(file) {
            return Err(refused(Unusable::Itself));
        }
    }
    Ok(location)
}

fn fill(answer: &mut Answer, value: Value, given: &Given<'_>, evidence: Vec<Evidence>) {
    let text = |text: Option<&str>, field: &mut String| {
        if let Some(text) = text {
            *field = clean(text).into_owned();
        }
    };
    answer.value = Some(value);
    text(given.note, &mut answer.note);
    text(given.reason, &mut answer.reason);
    text(given.owner, &mut answer.owner);
    text(given.reviewer, &mut answer.reviewed_by);
    for (which, written) in &given.plan {
        *answer.plan_mut(*which) = clean(written).into_owned();
    }
    answer.due = given.due.or(answer.due);
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
