//! Where a checklist comes from, in words: the same line in `status`, reports and `verify`.

use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_line;
use crate::domain::lang::Lang;
use crate::domain::origin::{ChecklistOrigin, Difference, ListOrigin};
use crate::words;

words! {
    RELEASED = "내장 점검표 {edition}, 바뀌지 않음", "Shipped checklist {edition}, unchanged";
    DEVELOPMENT = "내장 점검표의 개발 중인 판 {edition}, 공개되지 않음", "Edition {edition} of a shipped checklist, in development and not released";
    ALTERED = "변경됨: 내장 점검표 {edition}의 id와 버전이 적혀 있지만 내용이 다름", "Altered: bears the id and version of the shipped checklist {edition} and differs from it";
    UNKNOWN_EDITION = "내장 점검표의 id가 적힌 {edition}: 이 프로그램에 없는 판", "{edition} bears the id of a shipped checklist; this program does not have that edition";
    OWN = "사용자 점검표 {edition}, 내장 점검표가 아님", "Own checklist {edition}, not a shipped one";
    EXTENDS = "내장 점검표 {base:을를} 확장한 사용자 점검표 {edition}", "Own checklist {edition}, extends the shipped checklist {base}";
    CHANGES = "{origin} ({changes})", "{origin} ({changes})";
    REMOVED = "뺀 문항 {count}개", "{count|question|questions} removed";
    REWORDED = "문구가 다른 문항 {count}개", "{count} reworded";
    UNCRITICAL = "필수에서 뺀 문항 {count}개", "{count} no longer critical";
    CHANGED = "그 밖에 다른 문항 {count}개", "{count} changed otherwise";
    ADDED = "더한 문항 {count}개", "{count} added";
    GATES = "판정 기준이 다름", "other thresholds of the verdict";
    STRUCTURE = "시스템 개요나 영역이 다름", "other facts or sections";
    REGISTRY_OWN = "내장 근거 목록에 없는 근거: {keys}", "Instruments of its own: {keys}";
    REGISTRY_ALTERED = "내장 근거 목록과 내용이 다른 근거: {keys}", "Instruments that differ from the shipped registry: {keys}";
}

/// What the checklist is, on one line.
pub fn of(origin: &ChecklistOrigin, checklist: &Checklist, lang: Lang) -> String {
    let edition = clean_line(&checklist.edition().to_string());
    let base = match &origin.list {
        ListOrigin::Extends(base, _) => clean_line(&base.to_string()),
        _ => String::new(),
    };
    let word = match &origin.list {
        ListOrigin::Released => RELEASED,
        ListOrigin::Development => DEVELOPMENT,
        ListOrigin::Altered(_) => ALTERED,
        ListOrigin::UnknownEdition => UNKNOWN_EDITION,
        ListOrigin::Own => OWN,
        ListOrigin::Extends(..) => EXTENDS,
    };
    let line = word.fill(lang, &[("edition", &edition), ("base", &base)]);
    match origin.list.difference().and_then(|found| changes(found, lang)) {
        Some(changes) => CHANGES.fill(lang, &[("origin", &line), ("changes", &changes)]),
        None => line,
    }
}

/// What differs from the released edition; `None` if nothing does.
pub fn changes(difference: &Difference, lang: Lang) -> Option<String> {
    let counts = [
        (REMOVED, difference.removed.len()),
        (UNCRITICAL, difference.uncritical.len()),
        (REWORDED, difference.reworded.len()),
        (CHANGED, difference.changed.len()),
        (ADDED, difference.added.len()),
    ];
    let counted = counts.into_iter().filter(|(_, count)| *count > 0);
    let mut parts: Vec<String> = counted
        .map(|(word, count)| word.fill(lang, &[("count", &count.to_string())]))
        .collect();
    for (word, differs) in [(GATES, difference.gates), (STRUCTURE, difference.structure)] {
        if differs {
            parts.push(word.get(lang).to_owned());
        }
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The instruments that are not those of the shipped registry, a line each.
pub fn registry(origin: &ChecklistOrigin, lang: Lang) -> Vec<String> {
    let registry = &origin.registry;
    let groups = [
        (REGISTRY_ALTERED, &registry.altered),
        (REGISTRY_OWN, &registry.own),
    ];
    let named = groups.into_iter().filter(|(_, keys)| !keys.is_empty());
    named
        .map(|(word, keys)| word.fill(lang, &[("keys", &clean_line(&keys.join(", ")))]))
        .collect()
}
