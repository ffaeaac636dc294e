//! Columns of lists of many assessments, shared by the command line, its page and the first screen.

use crate::domain::clean::clean_line;
use crate::domain::lang::Lang;
use crate::domain::listed_assessment::{ListFilter, ListedAssessment, SortKey};
use crate::domain::ratio::Ratio;
use crate::domain::standing::Standing;
use crate::words::{Message, cli, due, session, verdict};

crate::words! {
    SYSTEM = "시스템", "System";
    CHECKLIST = "점검표", "Checklist";
    VERDICT = "판정", "Verdict";
    SCORE = "점수", "Score";
    DONE = "답변", "Answered";
    OPEN = "미응답", "Open";
    WAITING = "확인 대기", "To confirm";
    PLANS = "조치 기한", "Plans";
    EVIDENCE = "증빙 기한", "Evidence";
    CHANGED = "마지막 변경", "Last change";
    FILE = "파일", "File";
    NEWER = "{version} (새 판 {newer})", "{version} (newer: {newer})";
    POINTS = "{score}점", "{score} points";
    SORT_CHANGED = "최근 변경", "last change";
    SORT_NAME = "시스템 이름", "system";
    SORT_CHECKLIST = "점검표", "checklist";
    SORT_VERDICT = "판정", "verdict";
    SORT_SCORE = "낮은 점수", "lowest score";
    SORT_OPEN = "미응답 많은 순", "most open";
    SORT_WAITING = "확인 대기 많은 순", "most to confirm";
    SORT_DUE = "급한 기한", "most urgent dates";
    ALL_SHOWN = "모두", "all";
    WITH_OPEN = "미응답 있음", "open questions";
    WITH_WAITING = "확인 대기 있음", "answers to confirm";
    WITH_PLANS = "조치 기한이 지났거나 가까움", "plans overdue or due soon";
    WITH_EXPIRING = "증빙 기한이 지났거나 가까움", "evidence expired or expiring";
    WITH_NEWER = "새 판 있음", "a newer edition";
}

/// The columns of a list, without the last one, the file.
pub const HEADS: [Message; 10] = [
    SYSTEM, CHECKLIST, VERDICT, SCORE, DONE, OPEN, WAITING, PLANS, EVIDENCE, CHANGED,
];

/// The text in each column; of a file that cannot be read the verdict says so.
pub fn cells(each: &ListedAssessment, lang: Lang) -> [String; 10] {
    let (name, changed) = (clean_line(&each.name), each.changed.clone());
    let Some(standing) = &each.standing else {
        let title = clean_line(each.checklist.get(lang));
        let mut cells: [String; 10] = Default::default();
        cells[0] = name;
        cells[1] = title;
        session::UNREADABLE.get(lang).clone_into(&mut cells[2]);
        cells[9] = changed;
        return cells;
    };
    let (done, asked) = (standing.counts.done(), standing.counts.asked());
    [
        name,
        edition(standing, lang),
        verdict::verdict(standing.verdict, lang).to_owned(),
        standing
            .score
            .as_ref()
            .map_or_else(|| cli::NONE.get(lang).to_owned(), Ratio::to_tenths),
        format!("{done}/{asked}"),
        standing.counts.unanswered.to_string(),
        standing.waiting.to_string(),
        due::plans(standing.due, lang),
        due::evidence(standing.due, lang),
        changed,
    ]
}

/// The edition of the checklist, and the newer one where there is one.
pub fn edition(standing: &Standing, lang: Lang) -> String {
    format!("{} {}", standing.edition.id, version(standing, lang))
}

/// The version of the checklist, and the newer one where there is one.
pub fn version(standing: &Standing, lang: Lang) -> String {
    let version = clean_line(&standing.edition.version);
    match &standing.newer {
        None => version,
        Some(newer) => NEWER.fill(lang, &[("version", &version), ("newer", &clean_line(newer))]),
    }
}

pub fn sort(key: SortKey, lang: Lang) -> &'static str {
    let word = match key {
        SortKey::Changed => SORT_CHANGED,
        SortKey::Name => SORT_NAME,
        SortKey::Checklist => SORT_CHECKLIST,
        SortKey::Verdict => SORT_VERDICT,
        SortKey::Score => SORT_SCORE,
        SortKey::Open => SORT_OPEN,
        SortKey::Waiting => SORT_WAITING,
        SortKey::Due => SORT_DUE,
    };
    word.get(lang)
}

/// What a filter shows; `None` shows all.
pub fn filter(filter: Option<ListFilter>, lang: Lang) -> &'static str {
    let word = match filter {
        None => ALL_SHOWN,
        Some(ListFilter::Verdict(word)) => return verdict::verdict(word, lang),
        Some(ListFilter::Open) => WITH_OPEN,
        Some(ListFilter::Waiting) => WITH_WAITING,
        Some(ListFilter::Due) => WITH_PLANS,
        Some(ListFilter::Expiring) => WITH_EXPIRING,
        Some(ListFilter::Newer) => WITH_NEWER,
        Some(ListFilter::Broken) => session::UNREADABLE,
    };
    word.get(lang)
}
