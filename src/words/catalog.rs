//! Messages about finding and loading checklists.

use crate::words;

words! {
    UNKNOWN = "점검표 {id:을를} 찾을 수 없습니다", "unknown checklist {id}";
    UNKNOWN_NEAR = "{near:을를} 쓰려던 것입니까?", "did you mean {near}?";
    UNKNOWN_HINT = "쓸 수 있는 점검표: {known}. 파일이면 경로를 지정하십시오", "available checklists: {known}; for a file, give its path";
    BROKEN = "점검표 {name}에 오류가 있어 쓸 수 없습니다 ({count}건)", "the checklist {name} has {count|issue|issues} and cannot be used";
    BROKEN_HINT = "`selfcheck checklist validate {name}`로 모든 오류를 볼 수 있습니다", "`selfcheck checklist validate {name}` lists them all";
    NO_HEADER = "id, version, title을 찾을 수 없습니다", "id, version or title is missing";
    LEFT_OUT = "점검표 폴더에서 읽지 못한 것은 빼고 찾았습니다. {detail}", "What could not be read in the checklist folder was left out: {detail}";
    REPLACES_SHIPPED = "{path} 파일이 내장 점검표 {id:을를} 대신합니다", "{path} replaces the shipped checklist {id}";
    SAME_ID = "{path} 파일의 id {id:은는} 이미 {first} 파일이 쓰고 있어 이 파일은 쓰이지 않습니다", "{path} is ignored because its id {id} is already used by {first}";
}
