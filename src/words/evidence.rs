//! Why something cannot be evidence or does not count as evidence.

use super::Message;
use crate::domain::evidence::Unusable;

crate::words! {
    EMPTY = "증빙이 비어 있습니다", "the evidence is empty";
    NO_HOST = "'{given}'에는 호스트가 없습니다", "'{given}' has no host";
    SCHEME = "'{given}'{given:>은는} http나 https 주소가 아닙니다", "'{given}' is not an http or https address";
    ITSELF = "'{given}'{given:>은는} 이 자체 점검 파일이라 자신의 증빙이 될 수 없습니다", "'{given}' is this assessment, which cannot be evidence of itself";
    BLANK = "'{given}'{given:>은는} 이름이 빈칸으로 끝나 기록할 수 없습니다", "'{given}' ends in a blank and cannot be recorded";
    USABLE = "파일 경로나, 호스트가 있는 http·https 주소를 쓰십시오", "give the path of a file, or an http or https address with a host";
    RENAME = "파일 이름을 바꾸고 다시 쓰십시오", "rename the file and give it again";
    NOT_COUNTED = "{path}: {state}. 증빙으로 인정되지 않습니다.", "{path}: {state}. It does not count as evidence.";
    SAVE_A_COPY = "{path}: 주소는 적어 두지만 증빙으로 인정되지 않습니다. 페이지를 저장한 파일을 더하십시오.", "{path}: an address is named and does not count as evidence; add a saved copy of the page.";
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
