//! Marks many questions as not applicable for `answer`: several ids, a section, or what a filter selects.

use super::cli::command::Invocation;
use super::command_error::{CommandError, Kind};
use super::given_answer::Given;
use super::{editing, output};
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean;
use crate::domain::evidence::Inspection;
use crate::domain::filter::{Filter, View};
use crate::domain::live_score::{Basis, LiveScore};
use crate::domain::upgrade::adopt;
use crate::domain::waive::{Grounds, waive};
use crate::words;
use crate::words::{cli, waive as said};

words! {
    ONLY_NA = "여러 문항에는 na만 답할 수 있습니다", "several questions can only be answered na";
    ONLY_NA_HINT = "다른 답은 문항 하나씩 쓰십시오. 아무것도 바뀌지 않았습니다", "give other answers one question at a time; nothing was changed";
    ONLY_REASON = "여러 문항에는 --reason과 --reviewer만 함께 쓸 수 있습니다", "several questions take only --reason and --reviewer";
    UNKNOWN = "'{given}'{given:>은는} 이 점검표의 문항도 영역도 필터도 아닙니다", "'{given}' is no question, section or filter of this checklist";
    UNKNOWN_HINT = "E01-01,E01-03처럼 쉼표로 나눈 문항 id나 section:ID, tier:ID, owner:이름을 쓰십시오. 아무것도 바뀌지 않았습니다", "write ids such as E01-01,E01-03, or section:ID, tier:ID, owner:NAME; nothing was changed";
}

/// Whether the argument selects several questions.
pub fn is_many(given: &str) -> bool {
    given.contains([',', ':'])
}

pub fn run(invocation: &Invocation<'_>, given: &Given<'_>) -> Result<(), CommandError> {
    let (services, lang) = (invocation.services, invocation.lang());
    let usage = |message: &str, hint: &str| CommandError::new(Kind::Usage, message, hint);
    if given.value != Some("na") {
        return Err(usage(ONLY_NA.get(lang), ONLY_NA_HINT.get(lang)));
    }
    if !given.is_grounds_alone() {
        return Err(usage(ONLY_REASON.get(lang), cli::HINT_UNCHANGED.get(lang)));
    }
    let (mut loaded, checklist) = editing::open_to_change(services, invocation.required_path("file"))?;
    let mut assessment = loaded.reading.assessment.clone();
    adopt(&checklist, &mut assessment);
    let today = services.context.environment.today();
    let positions = select(&checklist, &assessment, today, given.question).map_err(|part| {
        let message = UNKNOWN.fill(lang, &[("given", &clean(&part))]);
        usage(&message, UNKNOWN_HINT.get(lang))
    })?;
    let text = |given: Option<&str>| clean(given.unwrap_or_default()).into_owned();
    let (reason, reviewer) = (text(given.reason), text(given.reviewer));
    let grounds = Grounds {
        reason: &reason,
        reviewer: &reviewer,
        with_answered: invocation.flag("answered"),
    };
    let waived = waive(
        &checklist,
        &assessment,
        positions,
        grounds,
        &editing::stamp(services),
    );
    for change in &waived.changes {
        change.apply(&mut assessment);
    }
    if !waived.changes.is_empty() {
        let saved = loaded.file.save(&assessment);
        saved.map_err(|error| services.storage_error(&error))?;
    }
    output::print(&(said::lines(&waived, usize::MAX, lang).join("\n") + "\n"))
}

/// Positions of the visible questions that the argument selects, in the order of work; the error is the part that is not known.
fn select(
    checklist: &Checklist,
    assessment: &Assessment,
    today: jiff::civil::Date,
    given: &str,
) -> Result<Vec<usize>, String> {
    let inspection = Inspection::default();
    let live = LiveScore::of(Basis {
        checklist,
        assessment,
        inspection: &inspection,
    });
    let view = View {
        checklist,
        assessment,
        applicability: &live.applicability,
        states: &live.states,
        inspection: &inspection,
        today,
    };
    let mut chosen = Vec::new();
    for part in given.split(',').map(str::trim) {
        let found = match part.split_once(':') {
            Some(("section", id)) => checklist.section_position(id).map(|section| {
                let of = |at: &usize| checklist.lies_in(checklist.questions[*at].section, section);
                view.passing(&[]).into_iter().filter(of).collect()
            }),
            Some(("tier", id)) if checklist.tier_position(id).is_none() => None,
            Some(_) => Filter::from_word(part).map(|filter| view.passing(&[filter])),
            None => checklist.position(part).map(|at| vec![at]),
        };
        chosen.extend(found.ok_or_else(|| part.to_owned())?);
    }
    let mut passing = view.passing(&[]);
    passing.retain(|at| chosen.contains(at));
    Ok(passing)
}
