//! Checks the embedded answers: their digest as printed, their dates, and the approval that is bound to them.

use super::check::{Check, CheckResult, CheckState};
use super::scores::attribute;
use crate::domain::answers_digest::answers_digest;
use crate::domain::approval_state::{ApprovalState, ChangedSince};
use crate::domain::assessment::Assessment;
use crate::domain::clean::clean_line;
use crate::domain::localized::Localized;
use crate::domain::moment;
use crate::report::digest;
use crate::report::embed::EmbeddedData;
use crate::words::{Message, verify as words};

/// Clocks of two machines may differ by this many seconds.
const CLOCKS: i64 = 15 * 60;

/// Checks the digest of the data and the dates of the answers.
pub(super) fn answers(page: &str, json: &str, data: &EmbeddedData, assessment: &Assessment) -> CheckResult {
    let digest = digest::hex(json);
    let printed = attribute(page, "data-digest").unwrap_or("–");
    if printed != digest {
        let printed = clean_line(printed);
        let places = [("digest", digest.as_str()), ("printed", printed.as_str())];
        return CheckResult::of(Check::Answers, CheckState::Failed, words::ANSWERS_DIGEST, &places);
    }
    let (tool, answers) = (clean_line(&data.tool), answers_digest(assessment));
    let places = [("version", tool.as_str()), ("answers", answers.as_str())];
    let mut detail = words::ANSWERS_OK.localized(&places);
    let mut state = CheckState::Ok;
    if let Some(answered) = answered_after(assessment, &data.made_at) {
        let places = [
            ("made", &*clean_line(&data.made_at)),
            ("answered", &*clean_line(answered)),
        ];
        detail = extended(words::ANSWERS_DATES, &detail, &places);
        state = CheckState::NotChecked;
    }
    if let Some(since) = &data.since {
        detail = extended(
            words::ANSWERS_SINCE,
            &detail,
            &[("day", &clean_line(since.day()))],
        );
    }
    CheckResult::new(Check::Answers, state, detail)
}

fn extended(word: Message, detail: &Localized, places: &[(&str, &str)]) -> Localized {
    Localized::each(|lang| {
        let mut all = vec![("detail", detail.get(lang))];
        all.extend_from_slice(places);
        word.fill(lang, &all)
    })
}

/// The newest answer, if it was given after the report was made.
fn answered_after<'a>(assessment: &'a Assessment, made_at: &str) -> Option<&'a str> {
    let made = moment::seconds(made_at)?;
    let answers = assessment.answers.values();
    let dated = answers.filter_map(|answer| {
        let at = answer.answered_at.as_str();
        Some((moment::seconds(at)?, at))
    });
    let (newest, text) = dated.max_by_key(|(at, _)| *at)?;
    (newest > made + CLOCKS).then_some(text)
}

/// Checks what the approval is bound to.
pub(super) fn approval(assessment: &Assessment) -> CheckResult {
    let approval = assessment.approval.clone().unwrap_or_default();
    let on = clean_line(approval.day());
    let name = clean_line(&approval.by);
    let result =
        |state, word: Message, places: &[(&str, &str)]| CheckResult::of(Check::Approval, state, word, places);
    match ApprovalState::of(assessment) {
        ApprovalState::Holds => {
            let places = [("name", name.as_str()), ("on", on.as_str())];
            result(CheckState::Ok, words::APPROVAL_HOLDS, &places)
        }
        ApprovalState::Stale(changed) => {
            let detail = Localized::each(|lang| {
                let ids = changed_ids(&changed, words::APPROVAL_OTHER.get(lang));
                let places = [
                    ("name", name.as_str()),
                    ("on", on.as_str()),
                    ("ids", ids.as_str()),
                ];
                words::APPROVAL_STALE.fill(lang, &places)
            });
            CheckResult::new(Check::Approval, CheckState::Stale, detail)
        }
        ApprovalState::NotBound(name) => {
            let name = clean_line(&name);
            result(CheckState::Absent, words::APPROVAL_NOT_BOUND, &[("name", &name)])
        }
        ApprovalState::Absent => result(CheckState::Absent, words::APPROVAL_ABSENT, &[]),
    }
}

fn changed_ids(changed: &ChangedSince, other: &str) -> String {
    let mut ids: Vec<&str> = changed
        .questions
        .iter()
        .map(crate::domain::id::Id::as_str)
        .collect();
    if changed.other {
        ids.push(other);
    }
    ids.join(", ")
}
