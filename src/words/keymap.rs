//! Messages about keys in the settings file.

use crate::words;

words! {
    KEYS_UNKNOWN = "{name:은는} 명령의 이름이 아닙니다", "{name} is not the name of a command";
    KEYS_NEAR = "{near:을를} 적으려던 것이라면 고치십시오", "write {near} if that was meant";
    KEYS_SEE_LIST = "이름은 docs/settings.md에 있습니다", "docs/settings.md lists the names";
    KEYS_UNREADABLE = "'{key}'{key:>은는} 키로 읽을 수 없습니다", "'{key}' cannot be read as a key";
    KEYS_SYNTAX = "ctrl+e, f4, shift+f4, alt+backspace, n, \"?\", space처럼 적으십시오", "write it as ctrl+e, f4, shift+f4, alt+backspace, n, \"?\" or space";
    KEYS_SAME = "터미널은 이 키를 {other:와과} 구별하지 못합니다", "a terminal cannot tell it from {other}";
    KEYS_TWICE = "{key:은는} 위에서 이미 {name}의 키입니다", "{key} is given to {name} above";
    KEYS_ONE_EACH = "같은 화면에서 한 키는 한 가지 뜻만 가집니다. 먼저 적은 것이 남습니다", "on one screen a key means one thing; the first line has it";
    KEYS_KEPT = "{name}에는 글자가 아닌 키가 하나는 있어야 하므로 {key:이가} 그대로 남습니다", "{name} needs a key that types nothing, so it keeps {key}";
    KEYS_RESERVED = "{key:은는} {name}에 남습니다", "{key} stays with {name}";
    KEYS_GIVE_OTHER = "먼저 {name}에 글자가 아닌 다른 키를 주십시오", "give {name} another key that types nothing first";
    KEYS_NONE_LEFT = "{name}에 키가 없습니다", "{name} has no key";
    KEYS_LETTERS_ONLY = "{name}에 글자 키만 있어 한글 입력 중에는 닿지 않을 수 있습니다", "{name} has letter keys only, which a Korean keyboard may hold back";
    KEYS_ADD_NEUTRAL = "기능키나 ctrl을 쓰는 키를 더하십시오", "add a function key or one with ctrl";
}
