//! What is said about defects in input files. Message texts name what was found; hints say what to do.

use crate::words;

words! {
    TOO_LARGE = "파일이 너무 큽니다. 최대 {size} MiB까지 읽습니다", "the file is too large; at most {size} MiB are read";
    EMPTY_FILE = "파일에 내용이 없습니다", "the file holds nothing";
    CONTROL_CHARACTER = "쓸 수 없는 문자 {code:이가} 있습니다", "the character {code} is not allowed here";
    CONTROL_CHARACTER_HINT = "문자를 지우거나, 줄바꿈이라면 일반 줄바꿈으로 바꾸십시오", "remove it, or use a plain line break if a line end is meant";
    TAG = "YAML 태그는 쓸 수 없습니다", "YAML tags are not allowed";
    SECOND_DOCUMENT = "한 파일에는 문서가 하나만 있어야 합니다", "a file holds one document only";
    ALIAS = "YAML 앵커와 별칭은 쓸 수 없습니다", "YAML anchors and aliases are not allowed";
    TOO_MANY_NODES = "항목이 너무 많습니다", "there are too many values";
    TOO_DEEP = "목록이나 맵이 너무 깊이 겹쳐 있습니다", "lists or maps nest too deeply";
    SCALAR_TOO_LONG = "글 하나가 너무 깁니다", "one text is too long";
    BAD_KEY = "키는 비어 있지 않은 글이어야 합니다", "a key must be a text that is not empty";
    SYNTAX = "YAML 문법 오류: {detail}", "YAML syntax: {detail}";
    SYNTAX_HINT = "들여쓰기와 따옴표, 콜론 뒤의 빈칸을 확인하십시오", "look at indentation, quotes and the blank after each colon";
}
