//! Messages about finding and loading checklists.

use crate::words;

words! {
    UNKNOWN = "점검표 {id:을를} 찾을 수 없습니다", "unknown checklist {id}";
    ABSENT = "{path:이가} 없습니다. 이 자체 점검은 점검표 {expected:으로로} 작성되었습니다", "{path} is not there; the assessment was made with the checklist {expected}";
    ABSENT_HINT = "점검표 파일을 제자리에 되돌려 놓으십시오. 다른 곳에 있거나 다른 판으로 옮기려면 selfcheck upgrade FILE --to 경로를 쓰십시오. 아무것도 바뀌지 않았습니다", "put the checklist file back; if it lies elsewhere or another edition is meant, run selfcheck upgrade FILE --to PATH; nothing was changed";
    OTHER = "{path}에는 점검표 {found:이가} 있습니다. 이 자체 점검은 {expected:으로로} 작성되었습니다", "{path} holds the checklist {found}; the assessment was made with {expected}";
    OTHER_HINT = "원래 점검표를 그 자리에 되돌려 놓으십시오. 아무것도 바뀌지 않았습니다", "put the original checklist back; nothing was changed";
    EDITION_AWAY = "이 자체 점검을 작성한 점검표 {expected}의 내용을 찾을 수 없습니다. 지금 있는 것은 {found}입니다", "the text of {expected}, with which the assessment was made, is not available; {found} is";
    EDITION_AWAY_HINT = "selfcheck upgrade FILE --check로 무엇이 달라지는지 보고, selfcheck upgrade FILE로 옮기십시오. 아무것도 바뀌지 않았습니다", "see what would change with selfcheck upgrade FILE --check, then run selfcheck upgrade FILE; nothing was changed";
    UNKNOWN_NEAR = "혹시 {near}입니까?", "did you mean {near}?";
    UNKNOWN_HINT = "쓸 수 있는 점검표: {known}. 파일이면 경로를 지정하십시오", "available checklists: {known}; for a file, give its path";
    BROKEN = "점검표 {name}에 오류가 있어 쓸 수 없습니다 ({count}건)", "the checklist {name} has {count|issue|issues} and cannot be used";
    BROKEN_HINT = "`selfcheck checklist validate {name}`로 모든 오류를 볼 수 있습니다", "`selfcheck checklist validate {name}` lists them all";
    NO_HEADER = "id, version, title을 찾을 수 없습니다", "id, version or title is missing";
    LEFT_OUT = "점검표 폴더에서 읽지 못한 것은 빼고 찾았습니다. {detail}", "What could not be read in the checklist folder was left out: {detail}";
    REPLACES_SHIPPED = "{path} 파일이 내장 점검표 {id:을를} 대신합니다", "{path} replaces the shipped checklist {id}";
    SAME_ID = "{path} 파일의 id {id:은는} 이미 {first} 파일이 쓰고 있어 이 파일은 쓰이지 않습니다", "{path} is ignored because its id {id} is already used by {first}";
}
