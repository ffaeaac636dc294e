//! What marking many questions as not applicable did.

use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::waive::Waived;
use crate::words;

words! {
    LABEL = "미응답 {count}개를 한 번에 해당 없음으로", "Mark the {count} open as not applicable";
    LABEL_EMPTY = "이유 하나를 쓰고 Enter", "one reason, then Enter";
    DONE = "해당 없음으로 답한 문항 {count}개: {ids}", "Marked as not applicable, {count}: {ids}";
    NOTHING = "바뀐 문항이 없습니다", "No question was changed";
    SKIPPED = "이미 답이 있어 그대로 둔 문항 {count}개: {ids}", "Left as they are because they have an answer, {count}: {ids}";
    UNREVIEWED = "필수 문항이라 검토자를 적어야 하는 문항 {count}개: {ids}", "Critical and still open until a reviewer is named, {count}: {ids}";
}

/// What was changed and what was not, one sentence each, with at most so many ids.
pub fn lines(waived: &Waived, most: usize, lang: Lang) -> Vec<String> {
    let named = |ids: &[Id]| {
        let shown: Vec<&str> = ids.iter().take(most).map(Id::as_str).collect();
        let more = if ids.len() > most { ", …" } else { "" };
        shown.join(", ") + more
    };
    let mut lines = Vec::new();
    if waived.changed.is_empty() {
        lines.push(NOTHING.get(lang).to_owned());
    }
    let all = [
        (DONE, &waived.changed),
        (UNREVIEWED, &waived.unreviewed),
        (SKIPPED, &waived.skipped),
    ];
    for (message, ids) in all {
        if !ids.is_empty() {
            let count = ids.len().to_string();
            lines.push(message.fill(lang, &[("count", &count), ("ids", &named(ids))]));
        }
    }
    lines
}
