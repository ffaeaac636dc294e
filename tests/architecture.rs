//! The direction of imports, the homes of the big libraries, file sizes and heading comments, read off the source tree.
//! The table here is the documentation of the layers.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use selfcheck::app::cli::command::Command;
use selfcheck::app::command::COMMANDS;

/// A room, and the rooms of this crate it may import.
const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &["domain"]),
    ("words", &["words", "domain"]),
    ("yaml", &["yaml", "words", "domain"]),
    ("files", &["files"]),
    ("checklist", &["checklist", "files", "yaml", "words", "domain"]),
    ("storage", &["storage", "files", "yaml", "words", "domain"]),
    ("markup", &["markup", "domain"]),
    ("import", &["import", "words", "domain"]),
    ("report", &["report", "files", "markup", "words", "domain"]),
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
            "import",
            "files",
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
    ("serde_yaml", &["checklist/"]),
    ("granit_parser", &["yaml/"]),
    ("std::env", &["app/", "main.rs"]),
    ("directories::", &["storage/paths.rs"]),
    ("clap", &["app/cli/", "app/command/"]),
    ("pulldown_cmark", &["markup/"]),
    ("rust_xlsxwriter", &["report/format/xlsx"]),
    ("calamine", &["import/xlsx.rs"]),
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
                .and_then(|code| code.split("#[cfg(all(test, unix))]\nmod tests").next())
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

/// Features live in `session`; plain mode only prints pages and reads lines.
#[test]
fn plain_mode_stays_small() {
    let mut files = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/plain"),
        &mut files,
    );
    let lines = files.iter().map(|file| {
        fs::read_to_string(file)
            .expect("source is readable")
            .lines()
            .count()
    });
    let lines: usize = lines.sum();
    assert!(lines <= 1_650, "{lines} lines");
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
    use selfcheck::words::{Message, answer_column, app, cli, issue, plain, report, terms, verdict};
    let commands = commands(COMMANDS);
    let of_commands = commands
        .iter()
        .flat_map(|command| command.messages.iter().copied());
    let in_words = [
        answer_column::ALL,
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
const SWALLOWS_ERRORS: &[&str] = &[
    ".exists()",
    ".try_exists()",
    ".is_file()",
    ".is_dir()",
    "fs::metadata",
    "fs::symlink_metadata",
    "fs::read_dir",
    "fs::read(",
    "fs::read_to_string",
    "File::open",
];

/// Files that may use those words, and how often: where they become a `Lookup`, or on metadata that was read already.
const MAY_SWALLOW: &[(&str, usize)] = &[
    ("files/stat.rs", 3),
    ("files/regular_file.rs", 2),
    ("storage/disk/lock_file.rs", 1),
    ("storage/disk/real.rs", 4),
    ("storage/disk/support.rs", 1),
    ("app/output_file.rs", 1),
    // The terminal.
    ("tui/keyboard.rs", 1),
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
        "ask with storage::disk::Disk or crate::files, and report the error:\n{}",
        wrong.join("\n")
    );
}

/// The modules of a file's path: `session/page/list.rs` is `session`, `page`, `list`.
fn module_of(path: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
    if matches!(parts.last(), Some(&"mod" | &"lib")) {
        parts.pop();
    }
    parts
}

/// The paths of a `use` tree, one for each leaf.
fn leaves(tree: &str) -> Vec<String> {
    let Some((before, rest)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap_or_default().trim().to_owned()];
    };
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let (mut parts, mut depth) = (vec![String::new()], 0_usize);
    for each in inner.chars() {
        depth += usize::from(each == '{');
        depth -= usize::from(each == '}');
        match parts.last_mut() {
            Some(part) if each != ',' || depth > 0 => part.push(each),
            _ => parts.push(String::new()),
        }
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts
        .flat_map(|part| leaves(&format!("{}{}", before.trim(), part.trim())))
        .collect()
}

/// What a file names of other modules: imports, and paths in its code. What a module passes on of its own children is left out.
fn paths(code: &str) -> Vec<String> {
    let code: Vec<&str> = lines_of_code(code).collect();
    let code = code.join("\n");
    let (mut paths, mut rest) = (Vec::new(), String::new());
    for statement in code.split_inclusive(';') {
        let start = statement.match_indices("use ").find(|(at, _)| {
            let before = statement[..*at].rsplit('\n').next().unwrap_or_default().trim();
            before.is_empty() || before.starts_with("pub")
        });
        let Some((at, _)) = start else {
            rest.push_str(statement);
            continue;
        };
        let is_passed_on = statement[..at].trim_end().rsplit('\n').next();
        if !is_passed_on.unwrap_or_default().trim().starts_with("pub") {
            paths.extend(leaves(statement[at + 4..].trim_end_matches(';')));
        }
    }
    let names = rest.split(|each: char| !(each.is_alphanumeric() || each == '_' || each == ':'));
    paths.extend(names.filter(|name| name.contains("::")).map(str::to_owned));
    paths
}

/// The file that a path leads to from a module.
fn target(path: &str, here: &[&str], modules: &BTreeMap<Vec<&str>, usize>) -> Option<usize> {
    let mut parts: Vec<&str> = path.split("::").map(str::trim).collect();
    let mut module = here.to_vec();
    match parts.first().copied()? {
        "crate" => module.clear(),
        "self" => {}
        "super" => {
            while parts.get(1) == Some(&"super") {
                module.pop();
                parts.remove(0);
            }
            module.pop();
        }
        child => {
            let is_child = modules.contains_key(&[here, &[child]].concat());
            parts.insert(0, "self");
            if !is_child {
                return None;
            }
        }
    }
    let mut found = modules.get(&module).copied();
    for part in &parts[1..] {
        module.push(part);
        match modules.get(&module) {
            Some(file) => found = Some(*file),
            None => break,
        }
    }
    found
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let sources = sources();
    let modules: BTreeMap<Vec<&str>, usize> = sources
        .iter()
        .enumerate()
        .filter(|(_, source)| source.path != "main.rs")
        .map(|(at, source)| (module_of(&source.path), at))
        .collect();
    let mut imports: Vec<(usize, usize)> = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        let here = module_of(&source.path);
        let targets = paths(&source.code);
        let targets = targets.iter().filter_map(|path| target(path, &here, &modules));
        imports.extend(targets.filter(|target| *target != at).map(|target| (at, target)));
    }
    assert!(
        imports.len() > sources.len(),
        "{} imports are read",
        imports.len()
    );
    // What is left when files that import nothing, or that nothing imports, are taken away again and again.
    loop {
        let (from, to): (BTreeSet<usize>, BTreeSet<usize>) = imports.iter().copied().unzip();
        let before = imports.len();
        imports.retain(|(one, other)| to.contains(one) && from.contains(other));
        if imports.len() == before {
            break;
        }
    }
    let mut circles: Vec<String> = imports
        .iter()
        .map(|(one, other)| format!("{} -> {}", sources[*one].path, sources[*other].path))
        .collect();
    circles.sort();
    circles.dedup();
    assert!(circles.is_empty(), "files in circles:\n{}", circles.join("\n"));
}

#[test]
fn imports_are_read_as_the_compiler_reads_them() {
    let code = "use super::{a::{B, c}, d as e};\npub use inner::X;\nfn f() { crate::g::h(); }\n";
    assert_eq!(
        paths(code),
        ["super::a::B", "super::a::c", "super::d", "crate::g::h"]
    );
    let files = [vec![], vec!["a"], vec!["a", "b"], vec!["c"]];
    let modules: BTreeMap<Vec<&str>, usize> = files.iter().cloned().zip(0..).collect();
    let found = |path| target(path, &["a"], &modules);
    assert_eq!(found("super::c::X"), Some(3));
    assert_eq!(found("crate::a::b::Y"), Some(2));
    assert_eq!(found("b::Y"), Some(2));
    assert_eq!(found("self::b"), Some(2));
    assert_eq!(found("other::Y"), None);
}
