//! Paths as a shell reads them, for command lines that are shown to be copied.

use std::fmt::Write as _;
use std::path::Path;

use super::clean::is_ordinary;

/// A path as one word of a command line: never an option, quoted where the shell would read more into it. Invisible characters are
/// written as escapes, so that the command names the same file and cannot control the terminal.
pub fn quoted(path: &Path) -> String {
    let mut text = path.to_string_lossy().into_owned();
    if text.starts_with('-') {
        text.insert_str(0, "./");
    }
    if cfg!(windows) {
        return if text.chars().all(is_plain) {
            text
        } else {
            format!("\"{text}\"")
        };
    }
    if !text.is_empty() && text.chars().all(is_plain) {
        text
    } else if text.chars().all(|each| is_ordinary(each) && each != '\n') {
        format!("'{}'", text.replace('\'', r"'\''"))
    } else {
        escaped(&text)
    }
}

/// Whether a character means only itself in every usual shell.
fn is_plain(each: char) -> bool {
    let is_separator = cfg!(windows) && matches!(each, '\\' | ':');
    is_ordinary(each) && (each.is_alphanumeric() || "/._-+,@%=".contains(each)) || is_separator
}

/// In the quotes of bash, zsh and POSIX that take escapes.
fn escaped(text: &str) -> String {
    let mut word = String::from("$'");
    for each in text.chars() {
        match each {
            '\'' | '\\' => word.extend(['\\', each]),
            '\n' => word.push_str("\\n"),
            each if is_ordinary(each) => word.push(each),
            each => {
                let _ = write!(word, "\\U{:08X}", each as u32);
            }
        }
    }
    word.push('\'');
    word
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_shell_reads_back_the_path() {
        for (path, word) in [
            ("a.selfcheck.yaml", "a.selfcheck.yaml"),
            ("/tmp/관제 1호.yaml", "'/tmp/관제 1호.yaml'"),
            ("관제.yaml", "관제.yaml"),
            ("my file's.yaml", r"'my file'\''s.yaml'"),
            ("-x.yaml", "./-x.yaml"),
            ("~/a.yaml", "'~/a.yaml'"),
            ("$(id).yaml", "'$(id).yaml'"),
            ("a\u{1b}[2J\n'.yaml", r"$'a\U0000001B[2J\n\'.yaml'"),
            ("", "''"),
        ] {
            assert_eq!(quoted(Path::new(path)), word);
            let read = std::process::Command::new("bash")
                .args(["-c", &format!("printf %s {word}")])
                .env("LC_ALL", "C.UTF-8")
                .output()
                .unwrap();
            let back = String::from_utf8(read.stdout).unwrap();
            assert_eq!(back.strip_prefix("./").unwrap_or(&back), path);
        }
    }
}
