//! The direction of imports, the homes of the big libraries, file sizes and heading comments, read off the source tree.
//! The table here is the documentation of the layers.

use std::fs;
use std::path::{Path, PathBuf};

use selfcheck::app::cli::command::Command;
use selfcheck::app::command::COMMANDS;

/// A room, and the rooms of this crate it may import.
const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &["domain"]),
    ("words", &["words", "domain"]),
    ("yaml", &["yaml", "words", "domain"]),
    ("checklist", &["checklist", "yaml", "words", "domain"]),
    ("storage", &["storage", "yaml", "words", "domain"]),
    ("markup", &["markup", "domain"]),
    ("report", &["report", "markup", "words", "domain"]),
    ("session", &["session", "markup", "words", "domain"]),
    ("tui", &["tui", "session", "words", "domain"]),
    ("plain", &["plain", "session", "words", "domain"]),
    (
        "app",
        &[
            "app",
            "tui",
            "plain",
            "session",
            "checklist",
            "storage",
            "report",
            "yaml",
            "words",
            "domain",
        ],
    ),
];

/// A word that may stand only in files whose path begins with one of these.
const HOMES: &[(&str, &[&str])] = &[
    ("ratatui", &["tui/"]),
    ("crossterm", &["tui/"]),
    ("ratatui_textarea", &["tui/"]),
    ("tera::", &["report/engine"]),
    ("serde_yaml", &["checklist/", "yaml/emit/tests.rs"]),
    ("granit_parser", &["yaml/"]),
    ("std::env", &["app/", "main.rs"]),
    ("directories::", &["storage/paths.rs"]),
    ("clap", &["app/cli/", "app/command/"]),
    ("pulldown_cmark", &["markup/"]),
];

/// Words that may not stand in `domain` at all: it has no files, clock, terminal or serialisation.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::time",
    "std::thread",
    "serde",
    "SystemTime",
    "Instant",
    "Timestamp::now",
    "Zoned",
];

/// The hard limit on a file's lines, tests apart.
const MOST_LINES: usize = 400;

struct Source {
    path: String,
    code: String,
}

/// Every source file with comments and its tests left out.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files
        .into_iter()
        .map(|file| {
            let text = fs::read_to_string(&file).expect("source is readable");
            let code = text
                .split("#[cfg(test)]\nmod tests")
                .next()
                .unwrap_or_default()
                .to_owned();
            let path = file
                .strip_prefix(&root)
                .expect("below src")
                .to_string_lossy()
                .replace('\\', "/");
            Source { path, code }
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("folder is readable") {
        let path = entry.expect("entry is readable").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|suffix| suffix == "rs") {
            files.push(path);
        }
    }
}

fn lines_of_code(code: &str) -> impl Iterator<Item = &str> {
    code.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
}

#[test]
fn rooms_import_only_what_lies_below_them() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some((room, _)) = source.path.split_once('/') else {
            continue;
        };
        let (_, allowed) = ROOMS
            .iter()
            .find(|(name, _)| *name == room)
            .unwrap_or_else(|| panic!("src/{room} is not in the table of rooms"));
        for line in lines_of_code(&source.code) {
            for part in line.split("crate::").skip(1) {
                let name: String = part
                    .chars()
                    .take_while(|each| each.is_alphanumeric() || *each == '_')
                    .collect();
                if ROOMS.iter().any(|(room, _)| *room == name) && !allowed.contains(&name.as_str()) {
                    wrong.push(format!("{}: {}", source.path, line.trim()));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "imports against the layers:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn big_libraries_stay_at_home() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (word, homes) in HOMES {
            let at_home = homes.iter().any(|home| source.path.starts_with(home));
            let names = |line: &str| {
                line.match_indices(word).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    !before.is_some_and(|each| each.is_alphanumeric() || each == '_' || each == '"')
                })
            };
            if !at_home && lines_of_code(&source.code).any(|line| names(line) && !line.contains('"')) {
                wrong.push(format!("{}: {word}", source.path));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "libraries away from home:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_domain_is_pure() {
    let mut wrong = Vec::new();
    for source in sources()
        .iter()
        .filter(|source| source.path.starts_with("domain/"))
    {
        for word in IMPURE {
            if lines_of_code(&source.code).any(|line| line.contains(word)) {
                wrong.push(format!("{}: {word}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "impure domain:\n{}", wrong.join("\n"));
}

#[test]
fn files_are_small_and_say_what_they_are_for() {
    let mut wrong = Vec::new();
    for source in sources() {
        let lines = source.code.lines().count();
        if lines > MOST_LINES {
            wrong.push(format!("{}: {lines} lines", source.path));
        }
        if !source.code.starts_with("//!") {
            wrong.push(format!("{}: no heading comment", source.path));
        }
    }
    assert!(wrong.is_empty(), "files to mend:\n{}", wrong.join("\n"));
}

/// The files that a new answer kind touches: those that name the kinds that there are, in code or as words of the format.
#[test]
fn a_new_answer_kind_touches_at_most_ten_files() {
    let names = [
        "Kind::Scale",
        "Kind::Number",
        "Kind::OneOf",
        "Kind::ManyOf",
        "Kind::Text",
        "Self::ManyOf",
        "\"many-of\"",
    ];
    let is_own_kind = |line: &str, name: &str| {
        line.match_indices(name)
            .any(|(at, _)| !line[..at].ends_with(|before: char| before.is_alphanumeric()))
    };
    let files: Vec<String> = sources()
        .into_iter()
        .filter(|source| {
            lines_of_code(&source.code).any(|line| names.iter().any(|name| is_own_kind(line, name)))
        })
        .map(|source| source.path)
        .collect();
    assert!(files.len() <= 10, "{} files:\n{}", files.len(), files.join("\n"));
}

#[test]
fn every_word_has_the_same_places_in_both_languages() {
    use selfcheck::words::{Message, app, cli, issue, plain, report, terms, verdict};
    let commands = commands(COMMANDS);
    let of_commands = commands
        .iter()
        .flat_map(|command| command.messages.iter().copied());
    let in_words = [
        app::ALL,
        cli::ALL,
        issue::ALL,
        plain::ALL,
        report::ALL,
        terms::ALL,
        verdict::ALL,
    ]
    .concat();
    for (name, word) in in_words.into_iter().chain(of_commands) {
        assert_eq!(Message::places(word.ko), Message::places(word.en), "{name}");
        assert!(!word.ko.trim().is_empty() && !word.en.trim().is_empty(), "{name}");
    }
}

/// Every command, those of groups included.
fn commands(of: &'static [Command]) -> Vec<&'static Command> {
    of.iter()
        .flat_map(|command| {
            let inner = commands(command.subcommands());
            std::iter::once(command).chain(inner)
        })
        .collect()
}

/// A new command, or a new option of one, is an edit of its own file (and a line of the list in `mod.rs`): no other file of the
/// program knows a command by name.
#[test]
fn a_command_is_one_file() {
    let sources = sources();
    let commands = commands(COMMANDS);
    let (of_commands, others): (Vec<_>, Vec<_>) = sources
        .iter()
        .filter(|source| source.path.starts_with("app/") || !source.path.contains('/'))
        .partition(|source| source.path.starts_with("app/command/"));
    let mut files = 0;
    for source in of_commands
        .iter()
        .filter(|source| source.path != "app/command/mod.rs")
    {
        let found = source.code.matches("pub const COMMAND: Command").count();
        assert_eq!(found, 1, "{}: one command a file", source.path);
        files += 1;
    }
    assert_eq!(files, commands.len(), "every command's file is registered");
    for command in commands {
        let name = command.name;
        let traces = [
            format!("\"{name}\" =>"),
            format!("== \"{name}\""),
            format!("command::{name}"),
        ];
        for source in &others {
            let trace = traces.iter().find(|trace| source.code.contains(*trace));
            assert_eq!(trace, None, "{} knows the command {name}", source.path);
        }
    }
}

/// What asks the file system and takes an error for a "no".
const SWALLOWS_ERRORS: &[&str] = &[".exists()", ".is_file()", ".is_dir()", "try_exists().unwrap_or"];

/// Files that may use those words, and how often: on metadata that was read already, or until they ask by a `Lookup`.
/// A number may only go down.
const MAY_SWALLOW: &[(&str, usize)] = &[
    // Metadata that was read already.
    ("storage/stat.rs", 2),
    ("app/output_file.rs", 1),
    ("checklist/catalog.rs", 1),
    // Of a path.
    ("checklist/files.rs", 2),
    ("app/services.rs", 1),
    ("app/new_assessment.rs", 1),
    ("app/zone.rs", 4),
    ("app/example_files.rs", 1),
    ("app/reporting.rs", 1),
    ("app/command/demo.rs", 1),
    ("app/command/checklist/new.rs", 1),
    ("app/command/new.rs", 1),
    ("report/templates.rs", 1),
];

#[test]
fn an_error_of_the_file_system_is_never_taken_for_an_answer() {
    let mut wrong = Vec::new();
    for source in sources() {
        let lines = lines_of_code(&source.code);
        let found: usize = lines
            .map(|line| {
                let words = SWALLOWS_ERRORS.iter();
                words.map(|word| line.matches(word).count()).sum::<usize>()
            })
            .sum();
        let most = MAY_SWALLOW.iter().find(|(path, _)| *path == source.path);
        if found > most.map_or(0, |(_, most)| *most) {
            wrong.push(format!("{}: {found}", source.path));
        }
    }
    assert!(
        wrong.is_empty(),
        "ask with storage::disk::Disk::stat or fs::metadata, and report the error:\n{}",
        wrong.join("\n")
    );
}
