//! Words that may not come back: each has a word that an engineer would search for.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use selfcheck::app::cli::command::Command;
use selfcheck::app::command::COMMANDS;
use selfcheck::words::{self, Message};

/// Forms of a word or phrase that are not used, and what to write instead. In code a phrase is also found in `snake_case` and
/// `CamelCase`.
const AVOID: &[(&[&str], &str)] = &[
    (
        &["told", "untold", "tell", "tells", "telling"],
        "report, notify, print, warn, show",
    ),
    (&["heard", "hear", "hears"], "receive; an outcome"),
    (&["keeper", "keepers"], "writer, store, cache"),
    (
        &["what it takes", "what they take", "words it takes"],
        "accepted values, kind",
    ),
    (&["desk", "desks"], "services, loop"),
    (&["chore", "chores"], "background job"),
    (&["became of", "becomes of"], "result, state, outcome"),
    (
        &["somebody", "somebody else"],
        "someone, another program, the user",
    ),
    (&["whoever", "whosoever"], "the caller, the user, anyone who"),
    (
        &[
            "look at",
            "looks at",
            "looked at",
            "looking at",
            "look into",
            "looks into",
            "looked into",
            "looking into",
        ],
        "inspect, read, check",
    ),
    (
        &[
            "hand on",
            "hands on",
            "handed on",
            "handing on",
            "hand over",
            "hands over",
            "handed over",
            "handing over",
        ],
        "pass, submit, enqueue, return",
    ),
    (&["to be had"], "available"),
    (&["let go", "lets go", "letting go"], "release"),
    (&["asked whether"], "check"),
    (&["trouble", "troubles"], "error, UserError"),
    (&["refusal", "refusals"], "error"),
    (&["mend", "mends", "mended", "mending"], "fix, repair"),
    (&["anew"], "again, from scratch"),
    (&["sees to it", "see to it"], "ensure"),
];

/// Names that no file may have, and the name to choose.
const AVOID_FILES: &[(&str, &str)] = &[
    ("agreed", "sync"),
    ("desk", "services"),
    ("heard", "outcome"),
    ("keeper", "state_writer"),
    ("chores", "background"),
    ("world", "environment"),
    ("trouble", "user_error"),
];

/// Files and folders that are not rewritten yet. This list only shrinks.
const NOT_YET: &[&str] = &[];

/// Names that users depend on and that contain such a word: a shipped example's file, a field of `list --json`, a step of the history.
const FIXED_NAMES: &[&str] = &["answer-desk", "\"trouble\":", "\"anew\""];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder with an ending, in order.
fn collect(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .expect("folder is readable")
        .map(|entry| entry.expect("entry is readable").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, ending, files);
        } else if path.extension().is_some_and(|each| each == ending) {
            files.push(path);
        }
    }
}

/// The sources and the English documents, by their path in the repository.
fn files() -> Vec<(String, String)> {
    let mut files = vec![root().join("README.md")];
    collect(&root().join("src"), "rs", &mut files);
    collect(&root().join("docs"), "md", &mut files);
    files
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(root()).expect("below the root");
            let text = fs::read_to_string(&path).expect("readable");
            (name.to_string_lossy().replace('\\', "/"), text)
        })
        .collect()
}

/// The lower-case words of a line; names in code are taken apart.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_lower = false;
    for each in line.chars() {
        if !each.is_ascii_alphabetic() || (each.is_ascii_uppercase() && after_lower) {
            words.push(String::new());
        }
        if let (true, Some(word)) = (each.is_ascii_alphabetic(), words.last_mut()) {
            word.push(each.to_ascii_lowercase());
        }
        after_lower = each.is_ascii_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A line without the tests that a document names, such as `plain::scenario::the_whole_walk`.
fn without_test_names(line: &str) -> String {
    let spans = line.split('`').enumerate();
    let kept =
        spans.filter(|(at, span)| at % 2 == 0 || !span.contains("::") || line.trim_start().starts_with("//"));
    kept.map(|(_, span)| span).collect::<Vec<_>>().join("`")
}

/// What a text says that it should not, by line.
fn findings(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = FIXED_NAMES
            .iter()
            .fold(without_test_names(line), |line, name| line.replace(name, ""));
        let words = words(&line);
        for (forms, better) in AVOID {
            let is_in = |form: &&&str| {
                let form: Vec<&str> = form.split(' ').collect();
                words.windows(form.len()).any(|window| *window == *form)
            };
            if let Some(form) = forms.iter().find(is_in) {
                found.push(format!("line {}: \"{form}\": write {better}", at + 1));
            }
        }
    }
    found
}

#[test]
fn words_that_may_not_come_back() {
    let mut wrong = Vec::new();
    for (name, text) in files() {
        if NOT_YET.iter().any(|each| name.starts_with(each)) {
            continue;
        }
        wrong.extend(
            findings(&text)
                .into_iter()
                .map(|found| format!("{name}, {found}")),
        );
        let stem = name.rsplit('/').next().and_then(|file| file.split('.').next());
        let better = AVOID_FILES.iter().find(|(avoided, _)| Some(*avoided) == stem);
        wrong.extend(better.map(|(_, better)| format!("{name}: name it {better}")));
    }
    assert!(
        wrong.is_empty(),
        "words with a plainer one:\n{}",
        wrong.join("\n")
    );
}

/// A term with two forms reads as two things. Labels of keys (`words::command`) are left out: they are verbs, as short as they can be.
#[test]
fn one_english_text_has_one_korean_form() {
    let mut forms: BTreeMap<String, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
    for (name, message) in messages() {
        let of_text = forms.entry(message.en.to_lowercase()).or_default();
        of_text.entry(message.ko).or_default().push(name);
    }
    forms.retain(|_, korean| korean.len() > 1);
    assert!(forms.is_empty(), "{forms:#?}");
}

/// Every message of the interface with its name, those of commands included.
fn messages() -> Vec<(&'static str, Message)> {
    let rooms = [
        words::app::ALL,
        words::answer_column::ALL,
        words::approval::ALL,
        words::catalog::ALL,
        words::change::ALL,
        words::cli::ALL,
        words::confirm::ALL,
        words::conflict::ALL,
        words::form::ALL,
        words::issue::ALL,
        words::keymap::ALL,
        words::measurement::ALL,
        selfcheck::app::measured_options::ALL,
        words::plain::ALL,
        words::report::ALL,
        words::report_page::ALL,
        words::starter::ALL,
        words::storage::ALL,
        words::subject::ALL,
        words::terms::ALL,
        words::session::ALL,
        words::tui::ALL,
        words::verdict::ALL,
        words::waive::ALL,
    ];
    let of_commands = all_commands(COMMANDS).into_iter().flat_map(|each| each.messages);
    rooms.into_iter().flatten().chain(of_commands).copied().collect()
}

fn all_commands(of: &'static [Command]) -> Vec<&'static Command> {
    of.iter()
        .flat_map(|each| std::iter::once(each).chain(all_commands(each.subcommands())))
        .collect()
}

#[test]
fn words_are_found_in_prose_and_in_names() {
    for line in [
        "/// It was told twice.",
        "fn tell_lost()",
        "struct KeyTrouble;",
        "// looked\u{20}at once",
        "hand_over(job)",
    ] {
        assert_eq!(findings(line).len(), 1, "{line}");
    }
    assert!(findings("fn total() // desktop, shoulder, retold").is_empty());
}
