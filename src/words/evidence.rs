//! Why something cannot be evidence or does not count as evidence.

use super::{Message, terms};
use crate::domain::clean::clean_line;
use crate::domain::evidence::{Evidence, EvidenceState, Unusable};
use crate::domain::evidence_count::EvidenceCount;
use crate::domain::lang::Lang;

crate::words! {
    EMPTY = "증빙이 비어 있습니다", "the evidence is empty";
    NO_HOST = "'{given}'에는 호스트가 없습니다", "'{given}' has no host";
    SCHEME = "'{given}'{given:>은는} http나 https 주소가 아닙니다", "'{given}' is not an http or https address";
    ITSELF = "'{given}'{given:>은는} 이 자체 점검 파일이라 자신의 증빙이 될 수 없습니다", "'{given}' is this assessment, which cannot be evidence of itself";
    BLANK = "'{given}'{given:>은는} 이름이 빈칸으로 끝나 기록할 수 없습니다", "'{given}' ends in a blank and cannot be recorded";
    USABLE = "파일 경로나, 호스트가 있는 http·https 주소를 쓰십시오", "give the path of a file, or an http or https address with a host";
    RENAME = "파일 이름을 바꾸고 다시 쓰십시오", "rename the file and give it again";
    COUNTS = "증빙: 인정되는 파일 {files}개, 주소 {addresses}개(인정하지 않음), 인정되지 않는 파일 {not_counted}개, 예정 {planned}개", "Evidence: {files|file counts|files count}, {addresses|address named|addresses named}, {not_counted|file does not count|files do not count}, {planned} planned";
    NOT_COUNTED = "{path}: {state}. 증빙으로 인정되지 않습니다.", "{path}: {state}. It does not count as evidence.";
    SAVE_A_COPY = "{path}: 주소는 적어 두지만 증빙으로 인정되지 않습니다. 페이지를 저장한 파일을 더하십시오.", "{path}: an address is named and does not count as evidence; add a saved copy of the page.";
    LINE_ENDS_HINT = "막으려면 .gitattributes에 다음 줄을 적고 파일을 다시 체크아웃하십시오: {line}", "to prevent it, write this line into .gitattributes and check the file out again: {line}";
}

/// The state of a piece of evidence in full; where git changed its line ends, with the line that prevents it.
pub fn in_full(piece: &Evidence, state: &EvidenceState, lang: Lang) -> String {
    let said = terms::evidence_in_full(state, lang);
    if !matches!(state, EvidenceState::LineEnds(_)) {
        return said.into_owned();
    }
    let line = attributes_line(piece.location.as_str());
    let hint = LINE_ENDS_HINT.fill(lang, &[("line", &line)]);
    format!("{said}; {hint}")
}

/// The line of `.gitattributes` that leaves the line ends of a file as they are. A path that leads up is named by its last part,
/// which git matches in every folder.
fn attributes_line(path: &str) -> String {
    let is_above = path.starts_with("..") || path.starts_with('/');
    let name = path.rsplit('/').next().filter(|_| is_above).unwrap_or(path);
    let mut pattern = String::new();
    for (at, each) in clean_line(name).chars().enumerate() {
        if "\\*?[".contains(each) || at == 0 && "#!".contains(each) {
            pattern.push('\\');
        }
        pattern.push(each);
    }
    if pattern.contains([' ', '"']) {
        pattern = format!("\"{}\"", pattern.replace('\\', "\\\\").replace('"', "\\\""));
    }
    format!("{pattern} -text")
}

/// How much evidence there is, by what it is worth; `None` where there is none.
pub fn counts(count: EvidenceCount, lang: Lang) -> Option<String> {
    let numbers = [
        ("files", count.files),
        ("addresses", count.addresses),
        ("not_counted", count.not_counted),
        ("planned", count.planned),
    ];
    if numbers.iter().all(|(_, number)| *number == 0) {
        return None;
    }
    let texts = numbers.map(|(name, number)| (name, number.to_string()));
    let places = texts.each_ref().map(|(name, number)| (*name, number.as_str()));
    Some(COUNTS.fill(lang, &places))
}

/// Why it cannot be evidence, and what to give instead.
pub const fn unusable(why: Unusable) -> (Message, Message) {
    match why {
        Unusable::Empty => (EMPTY, USABLE),
        Unusable::NoHost => (NO_HOST, USABLE),
        Unusable::Scheme => (SCHEME, USABLE),
        Unusable::Itself => (ITSELF, USABLE),
        Unusable::Blank => (BLANK, RENAME),
    }
}
