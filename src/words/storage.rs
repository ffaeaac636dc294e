//! Messages about assessments, settings and evidence: what happened, what is safe, what to do next.

use crate::domain::localized::Localized;
use crate::words;

words! {
    // Reading an assessment.
    NOT_AN_ASSESSMENT = "selfcheck 자체 점검 파일이 아닙니다", "this is not a selfcheck assessment";
    NOT_AN_ASSESSMENT_HINT = "이름이 .selfcheck.yaml로 끝나는 파일을 여십시오. 새로 시작하려면 selfcheck new를 쓰십시오", "open a file whose name ends in .selfcheck.yaml, or start one with selfcheck new";
    CONFLICT_MARKERS = "git 병합 충돌 표시가 남아 있습니다", "a merge conflict of git was left in the file";
    CONFLICT_MARKERS_HINT = "selfcheck open으로 열면 양쪽을 나란히 보고 고를 수 있습니다.", "selfcheck open shows both sides and lets you choose.";
    CONFLICT_MARKERS_READ = "git 병합 충돌이 남은 파일입니다. 'conflicts'에서 양쪽을 보고 고르십시오. 저장하기 전에 원본을 옆에 따로 보관합니다", "git left a merge conflict in the file; 'conflicts' shows both sides. The original is kept beside the file before anything is saved";
    LOST_LINES = "{first}~{last}번째 줄을 읽을 수 없어 건너뛰었습니다", "lines {first} to {last} cannot be read and were left out";
    LOST_LINE = "{first}번째 줄을 읽을 수 없어 건너뛰었습니다", "line {first} cannot be read and was left out";
    LOST_LINES_HINT = "원본은 저장하기 전에 옆에 따로 보관합니다", "the original is kept beside the file before anything is saved";
    CUT_OFF = "파일이 줄 중간에서 끊겨 있습니다. 마지막 항목이 완전하지 않을 수 있습니다", "the file ends in the middle of a line; its last entry may be incomplete";
    FORMAT_MISSING = "format이 없어 {format:으로로} 읽었습니다", "there is no format; it was read as {format}";
    FORMAT_NEWER = "더 새로운 형식({format})으로 저장된 파일입니다. 읽기 전용으로 엽니다", "the file has a newer format ({format}); it is opened read-only";
    FORMAT_NEWER_HINT = "selfcheck를 새 버전으로 올리면 고칠 수 있습니다", "a newer selfcheck can write it";
    WRONG_SHAPE = "{field}: {wanted:이가} 와야 합니다. 적힌 그대로 두고 쓰지 않았습니다", "{field} must be {wanted}; it was kept as written and not used";
    KEY_TWICE = "{field:이가} 두 번 나옵니다. 첫 번째만 읽었습니다", "duplicate key {field}; only the first was read";
    KEY_TWICE_HINT = "하나만 남기십시오. 원본은 저장하기 전에 옆에 따로 보관합니다", "remove one; the original is kept beside the file before anything is saved";
    KEY_NEAR = "{field:은는} 알지 못하는 항목입니다. 그대로 보관합니다", "unknown field {field}; it is kept as it is";
    KEY_NEAR_HINT = "혹시 {near}입니까?", "did you mean {near}?";
    VALUE_REFUSED = "{field}의 답 {given:은는} 이 문항에 쓸 수 없는 값입니다. 다시 답할 때까지 미응답입니다", "the answer {given} of {field} is not allowed; it counts as unanswered until it is answered again";
    VALUE_REFUSED_HINT = "쓸 수 있는 값: {takes}", "allowed values: {takes}";
    // What is expected, for WRONG_SHAPE.
    A_TEXT = "글", "a text";
    A_MAP = "맵", "a map";
    A_LIST = "목록", "a list";
    A_DATE = "2026-11-24 같은 날짜", "a date such as 2026-11-24";
    A_TRUTH = "true나 false", "true or false";
    A_NUMBER = "0 이상의 정수", "a whole number";
    A_WORD = "답의 낱말이나 목록", "a word or a list of words";
    AN_ID = "영문자, 숫자, '-', '_', '.'으로 된 id", "an id of letters, digits, '-', '_' and '.'";
    A_PLACE = "file, url, planned 가운데 하나", "one of file, url and planned";
    A_FATE = "kept, reworded, incompatible, removed 가운데 하나", "one of kept, reworded, incompatible and removed";
    // Files: what happened.
    CANNOT_READ = "{path:을를} 읽지 못했습니다: {reason}.", "{path} could not be read: {reason}.";
    CANNOT_SAVE = "{path}에 저장하지 못했습니다: {reason}.", "{path} could not be saved: {reason}.";
    CANNOT_WRITE = "{path:을를} 쓰지 못했습니다: {reason}.", "{path} could not be written: {reason}.";
    CANNOT_MAKE_FOLDER = "{path} 폴더를 만들지 못했습니다: {reason}.", "The folder {path} could not be made: {reason}.";
    CANNOT_LOCK = "{path:을를} 잠그지 못했습니다: {reason}.", "{path} could not be locked: {reason}.";
    LOCKED = "다른 프로그램이 {path:을를} 10초 넘게 잠그고 있습니다.", "Another program has kept {path} locked for more than ten seconds.";
    UNREADABLE = "{path:은는} 자체 점검 파일로 읽을 수 없습니다.", "{path} cannot be read as an assessment.";
    OUTSIDE = "{path:이가} 밖에서 바뀌었는데 읽을 수 없습니다.", "{path} was changed by another program and cannot be read.";
    FOREIGN = "{path}에 다른 자체 점검이 들어와 있거나 더 새로운 형식입니다.", "{path} now holds another assessment, or one of a newer format.";
    UNCONFIRMED = "{path:을를} 썼지만 디스크에 확실히 남았는지 확인하지 못했습니다: {reason}.", "{path} was written, but it is not known to be on disk yet: {reason}.";
    TOO_LARGE = "{path}에 저장할 내용({size} MiB)이 다시 읽을 수 있는 한도({limit} MiB)를 넘습니다.", "The content for {path} ({size} MiB) is more than can be read back (at most {limit} MiB).";
    UNSETTLED = "다른 프로그램이 {path:을를} 아직 쓰고 있습니다.", "Another program is still writing {path}.";
    LOCK_UNREADABLE = "잠금 파일 {path:을를} 열 수 없어 다른 프로그램이 쓰고 있는지 확인하지 못했습니다: {reason}.", "The lock file {path} cannot be opened, so it is unknown whether another program is writing: {reason}.";
    EXISTS = "{path:은는} 이미 있습니다.", "{path} exists already.";
    NOT_UTF8 = "{path}의 이름은 UTF-8이 아니거나 제어 문자가 있어 기록할 수 없습니다.", "The name {path} is not UTF-8 or contains a control character, and cannot be recorded.";
    // Files: why.
    FULL = "디스크나 할당량에 남은 공간이 없습니다", "no space left on the disk or in the quota";
    FILE_LIMIT = "파일 크기 제한에 걸렸습니다", "a file size limit was reached";
    READ_ONLY_DISK = "읽기 전용 파일 시스템입니다", "the file system is read-only";
    NOT_ALLOWED = "권한이 없습니다", "permission denied";
    BUSY = "파일이 따로 마운트되어 있어 새 파일로 바꿀 수 없습니다", "the file is mounted by itself and cannot be replaced by a new one";
    CROSSES = "파일이 다른 파일 시스템에 있어 새 파일로 바꿀 수 없습니다", "the file lies on another file system and cannot be replaced by a new one";
    GONE = "폴더나 파일이 없습니다", "the folder or file is not there";
    IS_FOLDER = "폴더입니다", "it is a folder";
    NO_FILE = "파일이 아니라 장치나 파이프입니다", "it is a device or pipe, not a file";
    BAD_NAME = "쓸 수 없는 이름입니다", "the name cannot be used";
    BROKEN = "프로그램 자체의 오류로 {path:을를} 저장하지 못했습니다: {what}.", "An internal error prevented saving {path}: {what}.";
    IO_ERROR = "디스크나 네트워크의 입출력 오류입니다(시스템 오류 {number})", "the disk or network failed (system error {number})";
    OTHER = "시스템 오류 {number}", "system error {number}";
    // Files: what is safe.
    SAFE_MEMORY = "이전 파일은 온전하고, 바꾼 내용은 모두 이 화면에 남아 있습니다.", "The previous file is intact, and every change is still in memory.";
    SAFE_BOTH = "밖에서 바뀐 파일은 건드리지 않았고, 여기서 바꾼 내용은 모두 남아 있습니다.", "The changed file was not touched, and every change made here is still in memory.";
    SAFE_NOTHING = "바뀐 파일은 없습니다.", "No file was changed.";
    SAFE_UNCONFIRMED = "파일은 온전하고, 바꾼 내용은 모두 이 화면에도 남아 있습니다. 전원이 꺼지면 이전 내용으로 돌아갈 수 있습니다.", "The file is intact, and every change is still in memory too; a power loss may bring the earlier content back.";
    SAFE_WRITTEN = "새 내용이 온전하게 쓰였습니다. 전원이 꺼지면 이전 상태로 돌아갈 수 있습니다.", "The new content is written and intact; a power loss may bring the earlier content back.";
    SAFE_UNSAVED = "이전 파일은 온전합니다. 이번에 바꾸려던 내용은 저장되지 않았습니다.", "The previous file is intact; this change was not saved.";
    SAFE_OTHERS = "밖에서 바뀐 파일은 건드리지 않았습니다. 이번에 바꾸려던 내용은 저장되지 않았습니다.", "The changed file was not touched; this change was not saved.";
    // Files: what to do next.
    NEXT_UNCONFIRMED = "다시 시도합니다. 계속되면 디스크를 확인하고 다른 디스크에 다른 이름으로 저장하십시오.", "Saving is tried again; if it keeps failing, check the disk and save under another name on another one.";
    NEXT_CHECK_DISK = "디스크를 확인하고, 파일을 다른 디스크에 복사해 두십시오.", "Check the disk, and copy the file to another one.";
    NEXT_TOO_LARGE = "긴 글을 줄이거나 파일로 옮겨 증빙으로 붙이십시오.", "Shorten long texts, or move them to a file and attach it as evidence.";
    NEXT_UNSETTLED = "그 프로그램이 쓰기를 마치면 합쳐서 저장합니다.", "Both are merged and saved once it has finished.";
    NEXT_LOCK_UNREADABLE = "다른 프로그램이 쓰고 있지 않다면 {path:을를} 지우고 다시 하십시오.", "If no other program is writing, remove {path} and try again.";
    NEXT_AGAIN = "명령을 다시 실행하십시오. 계속되면 디스크를 확인하십시오.", "Run the command again; if it keeps failing, check the disk.";
    NEXT_FREE_AGAIN = "공간을 비운 뒤 명령을 다시 실행하십시오.", "Free some space and run the command again.";
    NEXT_GONE_AGAIN = "폴더를 되돌린 뒤 명령을 다시 실행하십시오.", "Restore the folder and run the command again.";
    NEXT_BUSY_AGAIN = "파일을 같은 폴더의 다른 이름으로 복사한 뒤 그 파일로 다시 하십시오.", "Copy the file to another name in the same folder and use that one.";
    NEXT_RIGHTS_AGAIN = "파일과 폴더에 쓸 수 있게 한 뒤 명령을 다시 실행하십시오.", "Make the file and its folder writable and run the command again.";
    NEXT_FREE = "공간을 비우면 다시 저장합니다. 급하면 다른 곳에 다른 이름으로 저장하십시오.", "Free some space, then it is saved again; or save under another name elsewhere.";
    NEXT_SAVE_AS = "쓸 수 있는 폴더에 다른 이름으로 저장하십시오.", "Save under another name in a writable folder.";
    NEXT_BUSY = "같은 폴더에 다른 이름으로 저장하십시오. 파일을 그 자리에서 덮어쓰지는 않습니다.", "Save under another name in the same folder; the file is never overwritten in place.";
    NEXT_GONE = "폴더를 되돌리면 다시 저장합니다. 아니면 다른 이름으로 저장하십시오.", "Restore the folder, then it is saved again; or save under another name.";
    NEXT_RETRY = "다시 시도합니다. 계속되면 디스크를 확인하고 다른 디스크에 다른 이름으로 저장하십시오.", "Saving is tried again; if it keeps failing, check the disk and save under another name on another one.";
    NEXT_WRITE_FREE = "공간을 비운 뒤 다시 하거나 다른 디스크에 쓰십시오.", "Free some space and try again, or write to another disk.";
    NEXT_WRITE_NAME = "그 폴더 안의 파일 이름까지 적으십시오.", "Name a file in that folder.";
    NEXT_WRITE_ELSEWHERE = "쓸 수 있는 다른 폴더나 이름으로 다시 하십시오.", "Try again with another folder or name that can be written.";
    NEXT_READ = "경로와 권한을 확인하십시오.", "Check the path and its permissions.";
    NEXT_LOCKED = "잠금이 풀리면 합쳐서 저장합니다.", "Both are merged and saved once it is free.";
    NEXT_LOCKED_AGAIN = "잠시 뒤 다시 하고, 계속되면 그 폴더를 쓰는 프로그램을 닫으십시오.", "Try again in a moment; if it stays so, close the program that uses the folder.";
    NEXT_UNREADABLE = "표시된 줄을 고치거나 백업에서 되돌리십시오.", "Fix that line, or restore the file from a backup.";
    NEXT_OUTSIDE = "파일을 고치거나 되돌리면 합쳐서 저장합니다. 아니면 다른 이름으로 저장하십시오.", "Fix or restore the file, then both are merged; or save under another name.";
    NEXT_EXISTS = "다른 이름을 고르거나 selfcheck open으로 여십시오.", "Choose another name, or open it with selfcheck open.";
    NEXT_NOT_UTF8 = "파일 이름을 바꾼 뒤 다시 더하십시오.", "Rename the file and add it again.";
    // Notices.
    NETWORK = "네트워크 또는 사용자 공간 파일 시스템({kind})에 있습니다. 잠금과 저장 보장이 약하니, 되도록 로컬 디스크에서 작업하십시오.", "The file lies on a network or user-space file system ({kind}); locks and saving are best effort there. A local disk is safer.";
    NETWORK_UNKNOWN = "어떤 파일 시스템에 있는지 확인하지 못했습니다({reason}). 네트워크 폴더라면 잠금과 저장 보장이 약합니다.", "The kind of file system could not be determined ({reason}); on a network one, locks and saving are best effort.";
    REAL_PATH = "링크가 가리키는 {path}에 저장합니다.", "It is saved at {path}, where the link points.";
    KEPT_ASIDE = "이전 내용을 {path}에 따로 보관했습니다.", "The previous content is kept in {path}.";
    FILE_WAS_GONE = "{path} 파일이 없어져 새로 만들었습니다.", "{path} was gone and was written again.";
    WILL_MIGRATE = "이전 형식({format}) 파일입니다. 처음 저장할 때 새 형식으로 바꾸고 원본을 따로 보관합니다.", "The file has an older format ({format}); the first save converts it and keeps the original.";
    DAMAGED = "파일 일부를 읽지 못했습니다. 잃은 부분은 아래 줄이며, 저장하기 전에 원본을 따로 보관합니다.", "Part of the file could not be read; the lines are named below, and the original is kept before anything is saved.";
    READ_ONLY_FILE = "{path:은는} 쓸 수 없는 파일이라 읽기 전용으로 열었습니다.", "{path} cannot be written and is opened read-only.";
    READ_ONLY_UNKNOWN = "{path:을를} 쓸 수 있는지 확인하지 못해({reason}) 읽기 전용으로 열었습니다.", "It could not be determined whether {path} is writable ({reason}); it is opened read-only.";
    READ_ONLY_NO_LOCK = "{path:을를} 잠그지 못해({reason}) 읽기 전용으로 열었습니다.", "{path} could not be locked ({reason}) and is opened read-only.";
    READ_ONLY_LOCK_UNREADABLE = "잠금 파일 {path:을를} 열 수 없어({reason}) 다른 프로그램이 쓰고 있는지 확인하지 못했습니다. 읽기 전용으로 열었습니다. 쓰고 있는 프로그램이 없다면 그 파일을 지우고 다시 여십시오.", "The lock file {path} cannot be opened ({reason}), so it is unknown whether another program is writing; the assessment is opened read-only. If none is, remove that file and open it again.";
    NO_LOCKS = "{path:이가} 있는 파일 시스템은 잠금을 지원하지 않습니다. 다른 곳에서 함께 고치면 저장할 때 합칩니다.", "The file system of {path} has no locks; changes made elsewhere at the same time are merged when saving.";
    READ_ONLY_FOLDER = "{path} 폴더에 쓸 수 없어 읽기 전용으로 열었습니다.", "The folder {path} cannot be written; the file is opened read-only.";
    HISTORY_NOT_KEPT = "변경 이력을 남기지 못해, 다음에 열 때 되돌릴 수 없는 단계가 있습니다. 답변 저장에는 영향이 없습니다. {detail}", "The change history could not be stored, so some steps cannot be undone in a later session; saving answers is not affected. {detail}";
    POSITION_NOT_KEPT = "멈춘 위치를 남기지 못했습니다. 답변 저장에는 영향이 없습니다. {detail}", "The position could not be stored; saving answers is not affected. {detail}";
    RECENT_NOT_KEPT = "최근 자체 점검 목록에 쓰지 못했습니다. 자체 점검 파일에는 영향이 없습니다. {detail}", "The list of recent assessments could not be updated; the assessment itself is not affected. {detail}";
    SETTING_NOT_KEPT = "설정을 파일에 쓰지 못해 이번에만 적용합니다. {detail}", "The setting could not be written and applies to this session only. {detail}";
    RESCUED = "저장할 수 없어 바꾼 내용을 {path}에 남겼습니다.", "It could not be saved; the changes are kept in {path}.";
    ISSUE_LINE = "{line}번째 줄: {message}", "line {line}: {message}";
    // Evidence.
    EVIDENCE_FOLDER = "폴더입니다. 파일을 지정하십시오", "it is a folder; name a file";
    EVIDENCE_PIPE = "파이프라서 읽지 않았습니다", "it is a pipe and was not read";
    EVIDENCE_SOCKET = "소켓이라서 읽지 않았습니다", "it is a socket and was not read";
    EVIDENCE_DEVICE = "장치라서 읽지 않았습니다", "it is a device and was not read";
    EVIDENCE_TOO_LARGE = "너무 커서 읽지 않았습니다", "it is too large and was not read";
    READ_ERROR = "디스크나 네트워크 오류로 읽지 못했습니다", "the disk or network failed while reading it";
    OPEN_FILES = "열 수 있는 파일 수를 넘었습니다", "too many files are open";
    NO_MEMORY = "메모리가 모자랍니다", "not enough memory";
    STALE = "네트워크 폴더의 연결이 끊겼습니다", "the network folder lost its connection";
    LINK_LOOP = "링크가 자기 자신으로 돌아옵니다", "its links form a cycle";
    EVIDENCE_BAD_NAME = "파일 이름으로 쓸 수 없는 이름입니다", "it cannot be a file name";
    EVIDENCE_NO_HOST = "주소에 호스트가 없습니다", "the address has no host";
    EVIDENCE_OUTSIDE = "{path:은는} 자체 점검 파일의 폴더 밖에 있습니다. 파일을 옮기거나 제출할 때 함께 보내십시오. 보고서에는 그 경로의 폴더 이름이 그대로 남습니다.", "{path} is outside the folder of the assessment; submit it together with the report. The report will contain the folder names of its path.";
    EVIDENCE_LINK = "{path:은는} 링크이며 {target:을를} 읽었습니다.", "{path} is a link; {target} was read.";
    EVIDENCE_SECRET_NAME = "{path:은는} 비밀 정보를 담는 이름입니다. 제출 자료에 넣어도 되는지 확인하십시오.", "{path} has a name typical of secrets; make sure that it may be submitted.";
    EVIDENCE_SECRET_HEAD = "{path}에 비밀 키가 들어 있는 것으로 보입니다. 제출 자료에서 빼십시오.", "{path} seems to contain a private key; do not submit it.";
    EVIDENCE_URL_SECRET = "주소에 아이디나 암호가 들어 있습니다. 빼고 다시 적으십시오.", "the address contains a user name or password; remove them.";
    EVIDENCE_ABSOLUTE = "{path:은는} 절대 경로라 다른 컴퓨터에서는 찾을 수 없습니다.", "{path} is an absolute path and is not found on another machine.";
    // Settings.
    SETTING_UNKNOWN = "{name:은는} 알지 못하는 설정입니다", "{name} is not a setting";
    SETTING_NEAR = "혹시 {near}입니까?", "did you mean {near}?";
    SETTING_VALUE = "{name}에 {found:은는} 쓸 수 없습니다", "{found} is not allowed for {name}";
    SETTING_TAKES = "쓸 수 있는 값: {takes}", "allowed values: {takes}";
    SETTING_MAP = "설정 파일은 '이름: 값' 형식의 줄로 씁니다", "the settings file has lines of the form 'name: value'";
    SETTING_TEXT = "문자열 하나", "one string";
    SETTING_KEYS = "keys에는 명령과 키의 맵을 씁니다", "keys must be a map of commands to keys";
    SETTING_KEY_LIST = "키 하나 또는 키의 목록", "a key or a list of keys";
    SETTING_FOLDERS = "이름과 폴더의 맵", "a map of names to folders";
    NO_HOME = "설정과 자료를 둘 폴더를 알 수 없습니다. --data-dir로 지정하십시오.", "There is no home folder for settings and assessments; name one with --data-dir.";
}

/// The message for a refused piece of evidence, by the short word in `EvidenceState::Refused`.
pub fn refused_because(word: &str) -> super::Message {
    match word {
        "folder" => EVIDENCE_FOLDER,
        "pipe" => EVIDENCE_PIPE,
        "socket" => EVIDENCE_SOCKET,
        "too-large" => EVIDENCE_TOO_LARGE,
        "bad-name" => EVIDENCE_BAD_NAME,
        "no-host" => EVIDENCE_NO_HOST,
        _ => EVIDENCE_DEVICE,
    }
}

/// The message for an unreadable piece of evidence, by the short word in `EvidenceState::Unreadable`, or `os-` with the number of
/// the system error.
pub fn unreadable(word: &str) -> Localized {
    let message = match word {
        "denied" => NOT_ALLOWED,
        "io" => READ_ERROR,
        "open-files" => OPEN_FILES,
        "memory" => NO_MEMORY,
        "stale" => STALE,
        "name" => BAD_NAME,
        "loop" => LINK_LOOP,
        other => return OTHER.localized(&[("number", other.strip_prefix("os-").unwrap_or("0"))]),
    };
    message.localized(&[])
}
