//! What is said about assessments, settings and evidence: what happened, what is safe, what to do next.

use crate::words;

words! {
    // Reading an assessment.
    NOT_AN_ASSESSMENT = "selfcheck 자체 점검 파일이 아닙니다", "this is not a selfcheck assessment";
    NOT_AN_ASSESSMENT_HINT = "이름이 .selfcheck.yaml로 끝나는 파일을 여십시오. 새로 시작하려면 selfcheck new를 쓰십시오", "open a file whose name ends in .selfcheck.yaml, or begin one with selfcheck new";
    CONFLICT_MARKERS = "git 병합 충돌 표시가 남아 있습니다", "a merge conflict of git was left in the file";
    CONFLICT_MARKERS_HINT = "충돌을 해결하고 표시를 지운 뒤 다시 여십시오", "resolve the conflict, remove the markers and open it again";
    LOST_LINES = "{first}~{last}번째 줄을 읽을 수 없어 건너뛰었습니다", "lines {first} to {last} cannot be read and were left out";
    LOST_LINES_HINT = "원본은 저장하기 전에 옆에 따로 보관합니다", "the original is kept beside the file before anything is saved";
    CUT_OFF = "파일이 줄 중간에서 끊겨 있습니다. 마지막 항목이 완전하지 않을 수 있습니다", "the file ends in the middle of a line; its last entry may be incomplete";
    FORMAT_MISSING = "format이 없어 {format:으로로} 읽었습니다", "there is no format; it was read as {format}";
    FORMAT_NEWER = "더 새로운 형식({format})으로 저장된 파일입니다. 읽기 전용으로 엽니다", "the file has a newer format ({format}); it is opened read-only";
    FORMAT_NEWER_HINT = "selfcheck를 새 버전으로 올리면 고칠 수 있습니다", "a newer selfcheck can write it";
    WRONG_SHAPE = "{field}: {wanted:이가} 와야 합니다. 적힌 그대로 두고 쓰지 않았습니다", "{field}: {wanted} is wanted here; it was kept as written and not used";
    KEY_TWICE = "{field:이가} 두 번 나옵니다. 첫 번째만 읽었습니다", "{field} stands twice; only the first was read";
    KEY_TWICE_HINT = "하나만 남기십시오. 원본은 저장하기 전에 옆에 따로 보관합니다", "leave one; the original is kept beside the file before anything is saved";
    KEY_NEAR = "{field:은는} 알지 못하는 항목입니다. 그대로 보관합니다", "{field} is not a field known here; it is kept as it is";
    KEY_NEAR_HINT = "{near:을를} 적으려던 것이라면 고치십시오", "write {near} if that was meant";
    VALUE_REFUSED = "{field}의 답 {given:은는} 이 문항이 받지 않는 값입니다. 다시 답할 때까지 미응답입니다", "the answer {given} of {field} is not one it takes; it counts as unanswered until answered anew";
    VALUE_REFUSED_HINT = "쓸 수 있는 값: {takes}", "it takes: {takes}";
    // What is wanted, for WRONG_SHAPE.
    A_TEXT = "글", "a text";
    A_MAP = "맵", "a map";
    A_LIST = "목록", "a list";
    A_DATE = "2026-11-24 같은 날짜", "a date such as 2026-11-24";
    A_TRUTH = "true나 false", "true or false";
    A_NUMBER = "0 이상의 정수", "a whole number";
    A_WORD = "답의 낱말이나 목록", "a word or a list of words";
    AN_ID = "영문자, 숫자, '-', '_', '.'으로 된 id", "an id of letters, digits, '-', '_' and '.'";
    A_PLACE = "file, url, planned 가운데 하나", "one of file, url and planned";
    A_FATE = "kept, reworded, incompatible, removed, new 가운데 하나", "one of kept, reworded, incompatible, removed and new";
}
