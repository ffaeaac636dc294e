//! `selfcheck answer`: answers one question and saves, or changes nothing.

use std::path::Path;

use clap::{Arg, ArgAction};

use crate::app::cli::arg;
use crate::app::cli::command::{Action, Command, Invocation};
use crate::app::command_error::{CommandError, Kind as ErrorKind};
use crate::app::given_answer::{Due, Given};
use crate::app::question::{find_question, read_value};
use crate::app::services::Services;
use crate::app::{answer_many, editing, measured_options, output};
use crate::domain::answer::Answer;
use crate::domain::assessment::Assessment;
use crate::domain::change::Change;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean;
use crate::domain::clean::clean_line;
use crate::domain::evaluation::Evaluation;
use crate::domain::evidence::{Evidence, Location, Unusable};
use crate::domain::lang::Lang;
use crate::domain::question::Question;
use crate::domain::upgrade::adopt;
use crate::domain::value::Value;
use crate::storage::evidence;
use crate::storage::file::Loaded;
use crate::words;
use crate::words::{evidence as evidence_words, plausibility, terms};

words! {
    EXAMPLE = "selfcheck answer chatbot.selfcheck.yaml E01-01 yes --evidence docs/risk.pdf\nselfcheck answer chatbot.selfcheck.yaml E02-01 na --reason \"개인정보를 다루지 않음\"\nselfcheck answer chatbot.selfcheck.yaml section:r02-privacy na --reason \"개인정보를 다루지 않음\"", "selfcheck answer chatbot.selfcheck.yaml E01-01 yes --evidence docs/risk.pdf\nselfcheck answer chatbot.selfcheck.yaml E02-01 na --reason \"no personal data\"\nselfcheck answer chatbot.selfcheck.yaml section:r02-privacy na --reason \"no personal data\"";
    ABOUT = "문항 하나에 답합니다", "Answer one question";
    ARG_QUESTION = "문항 id. na로 답할 때는 쉼표로 나눈 여러 id나 section:ID, tier:ID, owner:이름도 됩니다", "Question id; with na also several ids separated by commas, section:ID, tier:ID or owner:NAME";
    OPT_ANSWERED = "여러 문항을 na로 답할 때 이미 답이 있는 문항도 바꿉니다", "With several questions and na: also change those that have an answer";
    ARG_VALUE = "yes, partial, no, fully, largely, partly, not, na, 숫자, 선택지 id", "yes, partial, no; fully, largely, partly, not; na; a number; an option's id";
    OPT_NOTE = "메모. -는 표준 입력에서 읽고, 빈 값은 지웁니다", "Note; - reads standard input, an empty text clears it";
    OPT_CLEAR = "답을 지웁니다. 메모와 증빙은 남습니다", "Clear the answer; note and evidence stay";
    OPT_REASON = "해당하지 않는 이유", "Why it does not apply";
    OPT_EVIDENCE = "증빙: 파일 경로 또는 URL. 여러 번 쓸 수 있습니다", "Evidence: a file path or URL; may be repeated";
    OPT_WHERE = "증빙 파일 안의 위치: 쪽이나 절", "Where in the evidence: a page or section";
    OPT_OWNER = "담당자", "Person responsible";
    OPT_DUE = "기한, 예: 2026-12-31, 2026.12.31, +30d. 빈 값은 지웁니다", "Due date, such as 2026-12-31, 2026.12.31 or +30d; an empty one clears it";
    OPT_ACTION = "조치 계획", "Planned remediation";
    OPT_RESOURCES = "조치에 필요한 인력, 비용, 장비", "People, budget and equipment needed";
    OPT_MILESTONES = "기한까지의 중간 단계", "Milestones before the due date";
    OPT_INTERIM = "조치 전까지의 임시 조치", "Interim measures until then";
    OPT_RESIDUAL = "조치 뒤에 남는 위험", "Risk that remains afterwards";
    OPT_REVIEWER = "해당 없음을 확인한 사람 (필수 문항)", "Reviewer who confirmed that it does not apply (critical questions)";
    SAVED = "{question} 저장됨: {value}. 남은 문항 {left}", "{question} saved: {value}. Questions left: {left}";
    SAVED_REST = "{question} 저장됨. 남은 문항 {left}", "{question} saved. Questions left: {left}";
    CLEARED = "{question} 답변을 지웠습니다. 남은 문항 {left}", "{question} cleared. Questions left: {left}";
    UNCHANGED = "바뀐 것이 없습니다", "Nothing to change";
    PAST_DUE = "{question} 기한 {due:은는} 이미 지난 날짜입니다. 맞는지 확인하십시오", "the due date {due} of {question} is in the past; check that it is meant";
    NO_REASON = "해당 없음에는 이유가 필요합니다", "'not applicable' needs a reason";
    NO_REASON_HINT = "--reason \"이유\"를 함께 쓰십시오. 아무것도 바뀌지 않았습니다", "add --reason \"why\"; nothing was changed";
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
            .required(false)
            .allow_hyphen_values(false),
        arg::flag("clear", OPT_CLEAR, lang).conflicts_with("value"),
        arg::option("note", "TEXT", OPT_NOTE, lang),
        arg::option("reason", "TEXT", OPT_REASON, lang),
        arg::option("evidence", "PATH|URL", OPT_EVIDENCE, lang).action(ArgAction::Append),
        arg::option("where", "TEXT", OPT_WHERE, lang).requires("evidence"),
        arg::option("owner", "NAME", OPT_OWNER, lang),
        arg::option("due", "DATE", OPT_DUE, lang),
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

fn run(invocation: &Invocation<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let given = Given::read(invocation)?;
    if answer_many::is_many(given.question) {
        if given.value == Some("na") && !given.has_reason() {
            return Err(no_reason(lang));
        }
        return answer_many::run(invocation, &given);
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
        .map(|value| read_value(question, value, lang))
        .transpose()?;
    check_reason(&assessment, question, typed.as_ref(), &given, lang)?;
    let before = assessment.answer(&question.id).cloned().unwrap_or_default();
    let fields = &given.measured;
    let (value, measured) = if typed.is_none() && fields.is_empty() {
        (None, before.measured)
    } else {
        let (value, measured) = measured_options::fill(question, &before, fields, typed, lang)?;
        (Some(value), measured)
    };
    let stamp = editing::stamp(services);
    let edit = |answer: &mut Answer| {
        fill(answer, value.clone(), &given, evidence);
        answer.measured = measured;
    };
    let change = match value {
        Some(_) => Some(Change::answer_again(&assessment, question, &stamp, edit)),
        None => Change::answer(&assessment, question, &stamp, edit),
    };
    let Some(change) = change else {
        return output::print(&format!("{}\n", UNCHANGED.get(lang)));
    };
    change.apply(&mut assessment);
    loaded
        .file
        .save(&assessment)
        .map_err(|error| services.storage_error(&error))?;
    let saved = Saved {
        loaded: &loaded,
        checklist: &checklist,
        assessment: &assessment,
        question,
        value: value.as_ref(),
    };
    saved.report(services, &given, &change)
}

/// An answer that was saved.
struct Saved<'a> {
    loaded: &'a Loaded,
    checklist: &'a Checklist,
    assessment: &'a Assessment,
    question: &'a Question,
    value: Option<&'a Value>,
}

impl Saved<'_> {
    /// Prints what was saved, what to check, and how many questions are left.
    fn report(
        &self,
        services: &Services<'_>,
        given: &Given<'_>,
        change: &Change,
    ) -> Result<(), CommandError> {
        let (lang, question) = (services.context.lang, self.question);
        let today = services.context.environment.today();
        let inspection = services.inspect_and_report(self.assessment, self.loaded.file.folder());
        let review = Evaluation::of(self.checklist, self.assessment, &inspection, today);
        let left = review.counts.unanswered.to_string();
        let label = self.value.map(|value| terms::value(question, value, lang));
        let said = match (&label, given.clears) {
            (Some(_), _) => SAVED,
            (None, true) => CLEARED,
            (None, false) => SAVED_REST,
        };
        let label = label.unwrap_or_default();
        if change.plans_before(today) {
            let due = given
                .due
                .and_then(Due::day)
                .map(|due| due.to_string())
                .unwrap_or_default();
            let places = [("question", question.id.as_str()), ("due", &due)];
            output::print_notices(&[PAST_DUE.localized(&places)], lang);
        }
        let places = [
            ("question", question.id.as_str()),
            ("value", label.as_str()),
            ("left", left.as_str()),
        ];
        if let Some(warning) = self
            .value
            .and_then(|value| plausibility::range_warning(question, value, lang))
        {
            output::eprint(&format!("{warning}\n"));
        }
        let shown = self
            .assessment
            .answer(&question.id)
            .and_then(|answer| measured_options::shown(question, answer, lang));
        let shown = shown.map_or_else(String::new, |line| line + "\n");
        output::print(&format!("{}\n{shown}", said.fill(lang, &places)))
    }
}

/// "Not applicable" is never left without a reason.
fn check_reason(
    assessment: &Assessment,
    question: &Question,
    value: Option<&Value>,
    given: &Given<'_>,
    lang: Lang,
) -> Result<(), CommandError> {
    let is_now = || {
        assessment
            .answer(&question.id)
            .is_some_and(Answer::is_not_applicable)
    };
    let needs_reason = match value {
        Some(value) => *value == Value::NotApplicable,
        None => !given.clears && given.reason.is_some() && is_now(),
    };
    if needs_reason && !given.has_reason() {
        return Err(no_reason(lang));
    }
    Ok(())
}

fn no_reason(lang: Lang) -> CommandError {
    CommandError::new(ErrorKind::Usage, NO_REASON.get(lang), NO_REASON_HINT.get(lang))
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

fn fill(answer: &mut Answer, value: Option<Value>, given: &Given<'_>, evidence: Vec<Evidence>) {
    let text = |text: Option<&str>, field: &mut String| {
        if let Some(text) = text {
            *field = clean(text).into_owned();
        }
    };
    if value.is_some() || given.clears {
        answer.value = value;
    }
    text(given.note.as_deref(), &mut answer.note);
    text(given.reason, &mut answer.reason);
    text(given.owner, &mut answer.owner);
    text(given.reviewer, &mut answer.reviewed_by);
    for (which, written) in &given.plan {
        *answer.plan_mut(*which) = clean(written).into_owned();
    }
    answer.due = given.due.map_or(answer.due, Due::day);
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
