//! Messages about keys in the settings file.

use crate::words;

words! {
    KEYS_UNKNOWN = "{name:은는} 명령의 이름이 아닙니다", "{name} is not the name of a command";
    KEYS_NEAR = "혹시 {near}입니까?", "did you mean {near}?";
    KEYS_SEE_LIST = "이름은 docs/settings.md에 있습니다", "docs/settings.md lists the names";
    KEYS_UNREADABLE = "'{key}'{key:>은는} 키로 읽을 수 없습니다", "'{key}' cannot be read as a key";
    KEYS_SYNTAX = "ctrl+e, f4, shift+f4, alt+backspace, n, \"?\", space처럼 쓰십시오", "use a form such as ctrl+e, f4, shift+f4, alt+backspace, n, \"?\" or space";
    KEYS_SAME = "터미널은 이 키를 {other:와과} 구별하지 못합니다", "a terminal cannot distinguish it from {other}";
    KEYS_TWICE = "{key:은는} 위에서 이미 {name}의 키입니다", "{key} is already assigned to {name} above";
    KEYS_ONE_EACH = "같은 화면에서 키 하나에는 명령 하나만 쓸 수 있습니다. 먼저 쓴 것을 적용합니다", "a key has one meaning on a screen; the first line wins";
    KEYS_KEPT = "{name}에는 글자가 아닌 키가 하나는 있어야 하므로 {key:이가} 그대로 남습니다", "{name} needs at least one key that is not a letter, so it keeps {key}";
    KEYS_RESERVED = "{key:은는} 그대로 {name}의 키입니다", "{key} remains assigned to {name}";
    KEYS_GIVE_OTHER = "먼저 {name}에 글자가 아닌 다른 키를 지정하십시오", "first assign another key that is not a letter to {name}";
    KEYS_NONE_LEFT = "{name}에 키가 없습니다", "{name} has no key";
    KEYS_LETTERS_ONLY = "{name}에 글자 키만 있어 한글 입력 중에는 작동하지 않을 수 있습니다", "{name} has letter keys only, which Korean input may intercept";
    KEYS_ADD_NEUTRAL = "기능키나 ctrl 조합 키를 추가하십시오", "add a function key or one with ctrl";
}
