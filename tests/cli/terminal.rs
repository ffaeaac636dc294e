//! Terminal injection: hostile text in every file, name and variable the program reads never reaches standard output, standard error or
//! a screen. Exactly what `clean` accepts gets through.

use std::os::unix::ffi::OsStrExt as _;

use selfcheck::domain::clean::clean;

use super::KINDS;
use crate::support::terminal::Terminal;
use crate::support::{Ran, World};

/// An OSC sequence, a bell, C1 controls, a direction mark, a tag, an invisible blank, a line separator, a filler.
const TRAP: &str =
    "\u{1b}]0;owned\u{7}\u{9d}52;c;b3duZWQ=\u{9c}\u{202e}\u{2066}\u{e0041}\u{200b}\u{2028}\u{3164}\u{7f}";

/// The same, escaped for double-quoted YAML, which rejects raw control characters.
const ESCAPED: &str = r"\e]0;owned\a\x9d52;c;b3duZWQ=\x9c\u202e\u2066\U000e0041\u200b\u2028\u3164\x7f";

const FILE: &str = "a\u{1b}]0;owned\u{7}\u{202e}.selfcheck.yaml";

#[track_caller]
fn harmless(what: &str, text: &str) {
    // The byte order mark by which spreadsheets recognise UTF-8.
    let text = text
        .strip_prefix('\u{feff}')
        .unwrap_or(text)
        .replace("\r\n", "\n");
    assert_eq!(clean(&text), text, "{what}");
    assert!(!text.contains('\u{1b}'), "{what}: {text:?}");
}

#[track_caller]
fn both_harmless(what: &str, ran: &Ran) {
    harmless(what, &ran.stdout);
    harmless(what, &ran.stderr);
    assert!(ran.code != 70 && ran.code != 101, "{what}: {ran:?}");
}

/// A checklist in which every text is hostile.
fn checklist() -> String {
    let mut text = KINDS.to_owned();
    for harmless in [
        "Every kind",
        "Us }",
        "First",
        "Are sources recorded?",
        "Unknown sources cannot be deleted.",
        "Keep a list.",
        "List }",
        "Cloud",
        "Does it match faces?",
        "Our rules, article 3",
        "Our target",
        "Video",
        "Who runs it?",
    ] {
        let word = harmless.trim_end_matches(" }").trim_matches('"');
        text = text.replace(&format!("\"{word}\""), word);
        text = text.replace(word, &format!("\"{word} {ESCAPED}\""));
    }
    text.replace("license: CC-BY-4.0", &format!("license: \"CC {ESCAPED}\""))
}

/// A test environment in which every file read implicitly and every variable is hostile.
fn world(lang: &str) -> World {
    let world = World::new();
    world.write("kinds.yaml", KINDS);
    world.write("evil.yaml", checklist());
    world.write(
        "broken.yaml",
        format!("{}\nunknown\u{202e}: \"{ESCAPED}\"\nx: [\n", super::BROKEN),
    );
    world
        .run(&["new", "evil.yaml", "--file", FILE, "--name", TRAP])
        .good();
    for (question, value) in [("Q-01", "yes"), ("Q-03", "not"), ("Q-07", TRAP)] {
        let ran = world.run(&[
            "answer", FILE, question, value, "--note", TRAP, "--owner", TRAP, "--reason", TRAP,
        ]);
        assert_eq!(ran.code, 0, "{ran:?}");
    }
    // Written by hand, because the commands would have escaped it.
    let text = world.read(FILE);
    let evil = text.replacen("    value: \"yes\"\n", &format!("    value: \"yes\"\n    evidence:\n      - file: \"e{ESCAPED}.pdf\"\n        title: \"{ESCAPED}\"\n      - url: \"https://x.example/{ESCAPED}\"\n    answered_by: \"{ESCAPED}\"\n    unknown: \"{ESCAPED}\"\n    due: \"{ESCAPED}\"\n"), 1);
    assert_ne!(text, evil);
    world.write(FILE, evil);
    world.write(
        "damaged.selfcheck.yaml",
        format!("{text}  Q-02: {{ value: \"{ESCAPED}\", \u{202e}: [\n"),
    );
    let config = world.home().join(".config/selfcheck");
    std::fs::create_dir_all(&config).unwrap();
    let settings =
        format!("language: \"{ESCAPED}\"\nauthor: \"{ESCAPED}\"\n\"{ESCAPED}\": 1\nglyphs: \"{ESCAPED}\"\n");
    std::fs::write(config.join("settings.yaml"), settings).unwrap();
    let state = world.home().join(".local/state/selfcheck");
    std::fs::create_dir_all(&state).unwrap();
    let recent = format!(
        "recent:\n  - \"{}/{}\"\n  - \"/nowhere/{ESCAPED}\"\n",
        world.dir().display(),
        FILE.replace('\u{1b}', "\\e").replace('\u{7}', "\\a")
    );
    std::fs::write(state.join("recent.yaml"), recent).unwrap();
    let templates = world.dir().join("templates");
    std::fs::create_dir_all(&templates).unwrap();
    std::fs::write(templates.join("cover.html"), format!("{{{{ nothing_{TRAP} }}}}")).unwrap();
    std::fs::create_dir_all(world.dir().join("more")).unwrap();
    std::fs::write(
        world
            .dir()
            .join("more")
            .join(std::ffi::OsStr::from_bytes(b"z\xff\x1b[2J.yaml")),
        "a: [",
    )
    .unwrap();
    let mut world = world.var("SELFCHECK_LANG", lang);
    for name in [
        "LANG",
        "LC_ALL",
        "LC_MESSAGES",
        "USER",
        "USERNAME",
        "VISUAL",
        "EDITOR",
        "TERM",
        "TZ",
        "CLICOLOR_FORCE",
    ] {
        world = world.var(name, TRAP);
    }
    world
}

#[test]
fn nothing_from_any_file_or_variable_reaches_the_output_of_any_command() {
    for lang in ["ko", "en"] {
        let world = world(lang);
        let damaged = "damaged.selfcheck.yaml";
        let lines: &[&[&str]] = &[
            &["list"],
            &["list", "--json"],
            &["status", FILE],
            &["status", FILE, "--json"],
            &["status", damaged],
            &["check", FILE],
            &["check", FILE, "--json"],
            &["answer", FILE, "Q-02", "no"],
            &["answer", FILE, TRAP, TRAP],
            &["answer", FILE, "Q-02", "no", "--evidence", TRAP, "--due", TRAP],
            &["report", FILE, "-o", "-", "--format", "json"],
            &["report", FILE, "-o", "-", "--format", "md"],
            &["report", FILE, "-o", "-", "--format", "csv"],
            &["report", FILE, "-o", "r\u{202e}.html"],
            &["report", FILE, "-o", "-"],
            &["report", FILE, "--templates", "templates", "-o", "-"],
            &["report", FILE, "--templates", TRAP, "-o", "-"],
            &["verify", "r\u{202e}.html"],
            &["verify", "r\u{202e}.html", "--json"],
            &["verify", FILE],
            &["checklist", "validate", "evil.yaml", "broken.yaml", damaged],
            &["checklist", "validate", "more"],
            &["checklist", "validate", "broken.yaml", "--format", "json"],
            &["checklist", "validate", "broken.yaml", "--format", "sarif"],
            &["checklist", "show", "evil.yaml"],
            &["checklist", "show", "evil.yaml", "--format", "html"],
            &["checklist", "show", "evil.yaml", "--resolved"],
            &["checklist", "show", TRAP],
            &["checklist", "new", TRAP],
            &["new", TRAP],
            &["new", "evil.yaml", "--file", TRAP, "--name", TRAP],
            &["demo", TRAP],
            &["completions", TRAP],
            &["open", FILE],
            &["open", FILE, "--plain"],
            &[TRAP],
        ];
        for words in lines {
            both_harmless(&format!("{lang} {words:?}"), &world.run(words));
        }
    }
}

#[test]
fn plain_mode_cannot_control_the_terminal() {
    use std::io::Write as _;
    use std::process::Stdio;
    for lang in ["ko", "en"] {
        let world = world(lang);
        let mut command = world.command(&["open", FILE, "--plain"]);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = format!(
            "list\nguide\nreview\nresult\nj Q-01\nn\n{TRAP}\n.\nevidence {TRAP}\nj Q-07\n={TRAP}\nj {TRAP}\n/{TRAP}\nreport {TRAP}\nhome\nopen {TRAP}\n{TRAP}\nq\n"
        );
        let lines = lines.replace('\u{2028}', "");
        child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        for bytes in [output.stdout, output.stderr] {
            harmless(lang, &String::from_utf8(bytes).unwrap());
        }
    }
}

/// The bytes sent to the screen without drawing sequences: `ESC [ … letter` and character set selection.
fn without_drawing(bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let mut out = String::new();
    let mut rest = text.chars().peekable();
    while let Some(each) = rest.next() {
        if each == '\u{1b}' && rest.peek() == Some(&'[') {
            rest.next();
            while rest.next().is_some_and(|each| !('@'..='~').contains(&each)) {}
        } else {
            out.push(each);
        }
    }
    out
}

/// A moment that is none is refused before anything else, and shown without its control characters.
#[test]
fn a_malformed_moment_is_refused() {
    for lang in ["ko", "en"] {
        let world = world(lang).var("SOURCE_DATE_EPOCH", TRAP);
        let ran = world.run(&["status", FILE]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
        assert!(ran.stderr.contains("SOURCE_DATE_EPOCH"), "{}", ran.stderr);
        assert!(
            !ran.stderr.contains(['\u{1b}', '\u{7}', '\u{202e}']),
            "{:?}",
            ran.stderr
        );
    }
    let world = super::begun("en_US.UTF-8").var("SOURCE_DATE_EPOCH", "2026-11-29");
    let ran = world.run(&["report", "a.selfcheck.yaml", "-o", "r.html"]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (
            2,
            "error: SOURCE_DATE_EPOCH is '2026-11-29', which is not a moment\nhint: set it to whole seconds since 1970, or unset it; nothing was changed\n"
        )
    );
    assert!(!world.dir().join("r.html").exists());
}

/// Every screen of the interface, with the same files.
#[test]
fn nothing_from_any_file_reaches_a_screen() {
    for lang in ["ko", "en"] {
        let world = world(lang).var("NO_COLOR", "1");
        let mut terminal = Terminal::start(&world, &["open", FILE], 100, 40);
        terminal.wait_for("F10");
        terminal.send(":Q-01\r");
        terminal.wait_for("<U+001B>]0;owned");
        // Guide, overview, result, review, glossary, export, system, evidence, search, settings, help, home; each left by Esc.
        for keys in [
            "\u{1b}OS",
            "\u{1b}[24~",
            "\u{1b}[19~",
            "\u{1b}[20~",
            "\u{1b}[21~",
            "b",
            "t",
            "s",
            "v",
            "/",
            ",",
            "?",
            ":",
            "o",
        ] {
            let before = terminal.bytes().len();
            terminal.send(keys);
            terminal.wait_until("a new frame", |_| terminal.bytes().len() > before);
            std::thread::sleep(std::time::Duration::from_millis(60));
            terminal.send("\u{1b}");
            std::thread::sleep(std::time::Duration::from_millis(120));
        }
        terminal.send("\u{11}");
        assert_eq!(terminal.end(), 0);
        let drawn = without_drawing(&terminal.bytes());
        harmless(lang, &drawn.replace('\r', ""));
    }
}

#[test]
fn only_our_own_colours_reach_the_terminal() {
    let world = World::new();
    world.write(
        "broken.yaml",
        format!("{}\nunknown\u{202e}: \"{ESCAPED}\"\n", super::BROKEN),
    );
    for words in [
        &["checklist", "validate", "broken.yaml"][..],
        &["new", "broken.yaml"],
    ] {
        let mut terminal = Terminal::start(&world, words, 100, 60);
        assert_eq!(terminal.end(), 3);
        terminal.wait_for("E101");
        assert!(terminal.bytes().contains(&0x1b), "it is coloured");
        assert!(!terminal.text().contains("<U+001B>["), "{}", terminal.text());
        harmless("messages", &without_drawing(&terminal.bytes()));
    }
}

/// A user's style is embedded unchanged: a file gets its bytes, a terminal gets them escaped.
#[test]
fn templates_cannot_control_the_terminal() {
    const STEER: &str = "\u{1b}]52;c;aGk=\u{7}";
    let world = super::begun("en_US.UTF-8");
    world.write("own/report.css", format!("body{{}}{STEER}"));
    let words = ["report", "a.selfcheck.yaml", "--templates", "own", "-o", "-"];
    assert!(world.run(&words).good().contains(STEER), "a pipe gets every byte");
    let mut terminal = Terminal::start(&world, &words, 100, 40);
    assert_eq!(terminal.end(), 0);
    let shown = String::from_utf8(terminal.bytes()).unwrap();
    assert!(shown.contains("<U+001B>]52;c;aGk=<U+0007>"));
    harmless("report", &shown);
}
