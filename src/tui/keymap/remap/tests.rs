//! Lines of the settings about keys, and the issues reported for them.

use super::*;
use crate::domain::lang::Lang;
use crate::session::command_names::CommandNames as _;

/// Line, key in it, code.
type Reported = Vec<(usize, Option<usize>, &'static str)>;

fn with(lines: &[(&str, &[&str])]) -> (Keymap, Reported) {
    let lines: Vec<KeyLine> = lines
        .iter()
        .map(|(command, keys)| KeyLine {
            command: (*command).into(),
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        })
        .collect();
    let (keymap, issues) = Keymap::with(&lines, false);
    let reported = issues.iter().map(|issue| (issue.line, issue.key, issue.code));
    (keymap, reported.collect())
}

fn means(keymap: &Keymap, context: Context, key: &str) -> Option<Command> {
    keymap.command(context, read_key(key).unwrap())
}

#[test]
fn a_line_replaces_the_keys_and_takes_them_from_their_commands() {
    let (keymap, reported) = with(&[("search", &["n", "ctrl+k"])]);
    assert_eq!(reported, []);
    assert_eq!(means(&keymap, Context::Question, "n"), Some(Command::Search));
    assert_eq!(
        means(&keymap, Context::Question, "ㅜ"),
        Some(Command::Search),
        "as two-set jamo"
    );
    assert_eq!(means(&keymap, Context::Question, "/"), None);
    assert_eq!(means(&keymap, Context::Question, "f4"), Some(Command::NextOpen));
    assert_eq!(
        means(&keymap, Context::Home, "n"),
        Some(Command::NewAssessment),
        "elsewhere it keeps its meaning"
    );
    assert_eq!(keymap.shown(Command::Search, Context::Question, Lang::En), "n");
    assert_eq!(
        means(&keymap, Context::Note, "n"),
        None,
        "while typing it is text"
    );
}

#[test]
fn what_cannot_be_used_is_reported_at_its_place_and_the_rest_holds() {
    let (keymap, reported) = with(&[
        ("serach", &["x"]),
        ("note", &["f13", "f3"]),
        ("flag", &["f3", "ctrl+m"]),
        ("evidence", &["hyper+x"]),
    ]);
    // Filters loses F3 to the note and keeps only a letter.
    assert_eq!(
        reported,
        [
            (0, None, "E404"),
            (1, None, "E408"),
            (1, Some(0), "E405"),
            (2, Some(0), "E406"),
            (2, Some(1), "E405"),
            (3, Some(0), "E405"),
        ]
    );
    assert_eq!(means(&keymap, Context::Question, "f3"), Some(Command::Note));
    assert_eq!(
        means(&keymap, Context::Question, "f7"),
        Some(Command::Flag),
        "a line of which nothing was taken changes nothing"
    );
    assert_eq!(means(&keymap, Context::Question, "f6"), Some(Command::Evidence));
}

#[test]
fn nobody_is_locked_in() {
    let (keymap, reported) = with(&[
        ("quit", &["x"]),
        ("back", &[]),
        ("next", &["esc", "right"]),
        ("help", &["f2", "?"]),
        ("select", &["space"]),
    ]);
    assert!(
        reported.contains(&(0, None, "E407")) && reported.contains(&(1, None, "E407")),
        "{reported:?}"
    );
    assert!(reported.contains(&(2, Some(0), "E407")), "{reported:?}");
    for context in Context::ALL {
        assert_eq!(
            means(&keymap, context, "ctrl+q"),
            Some(Command::Quit),
            "{context:?}"
        );
    }
    assert_eq!(means(&keymap, Context::Home, "x"), Some(Command::Quit));
    assert_eq!(
        means(&keymap, Context::Page, "x"),
        None,
        "a character quits at the top only"
    );
    assert_eq!(means(&keymap, Context::Question, "esc"), Some(Command::Back));
    assert_eq!(means(&keymap, Context::Line, "enter"), Some(Command::Activate));
    assert_eq!(means(&keymap, Context::Note, "f2"), Some(Command::Help));
    assert_eq!(means(&keymap, Context::Note, "esc"), Some(Command::EndEdit));
}

#[test]
fn letters_alone_are_accepted_and_reported() {
    let (keymap, reported) = with(&[("flag", &["m"]), ("note", &["f7"])]);
    assert_eq!(reported, [(0, None, "E408")]);
    assert_eq!(means(&keymap, Context::Question, "f7"), Some(Command::Note));
}

#[test]
fn ctrl_z_undoes_where_it_is_set() {
    let (keymap, _) = Keymap::with(&[], true);
    assert_eq!(means(&keymap, Context::Question, "ctrl+z"), Some(Command::Undo));
    assert_eq!(
        means(&keymap, Context::Note, "ctrl+z"),
        None,
        "the text's own undo"
    );
    assert_eq!(keymap.shown(Command::Undo, Context::Question, Lang::En), "^Z");
    assert_eq!(
        means(&Keymap::default(), Context::Note, "ctrl+z"),
        Some(Command::Suspend)
    );
}

#[test]
fn answers_are_numbered_by_the_place_of_their_key() {
    let (keymap, reported) = with(&[("answer-number", &["f1", "q", "w", "e"])]);
    assert_eq!(
        reported,
        [(0, None, "E408"), (0, Some(0), "E407")],
        "F1 stays help, and letters are left"
    );
    assert_eq!(means(&keymap, Context::Question, "q"), Some(Command::Choose(1)));
    assert_eq!(means(&keymap, Context::Question, "ㄷ"), Some(Command::Choose(3)));
    assert_eq!(
        keymap.shown(Command::Choose(0), Context::Question, Lang::En),
        "q-e"
    );
}
