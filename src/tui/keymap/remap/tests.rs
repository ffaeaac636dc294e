//! What the settings may say of keys, and what is told of each line that says something else.

use super::*;
use crate::domain::lang::Lang;
use crate::session::command_names::CommandNames as _;

/// Line, key in it, code.
type Told = Vec<(usize, Option<usize>, &'static str)>;

fn with(lines: &[(&str, &[&str])]) -> (Keymap, Told) {
    let lines: Vec<KeyLine> = lines
        .iter()
        .map(|(command, keys)| KeyLine {
            command: (*command).into(),
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        })
        .collect();
    let (keymap, faults) = Keymap::with(&lines, false);
    let told = faults.iter().map(|fault| (fault.line, fault.key, fault.code));
    (keymap, told.collect())
}

fn means(keymap: &Keymap, context: Context, key: &str) -> Option<Command> {
    keymap.command(context, read_key(key).unwrap())
}

#[test]
fn a_line_replaces_the_keys_and_takes_them_from_whoever_had_them() {
    let (keymap, told) = with(&[("search", &["n", "ctrl+k"])]);
    assert_eq!(told, []);
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
fn what_cannot_be_taken_is_told_at_its_place_and_the_rest_holds() {
    let (keymap, told) = with(&[
        ("serach", &["x"]),
        ("note", &["f13", "f3"]),
        ("flag", &["f3", "ctrl+m"]),
        ("evidence", &["hyper+x"]),
    ]);
    // Filters loses F3 to the note and is left with a letter.
    assert_eq!(
        told,
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
    let (keymap, told) = with(&[
        ("quit", &["x"]),
        ("back", &[]),
        ("next", &["esc", "right"]),
        ("help", &["f2", "?"]),
        ("select", &["space"]),
    ]);
    assert!(
        told.contains(&(0, None, "E407")) && told.contains(&(1, None, "E407")),
        "{told:?}"
    );
    assert!(told.contains(&(2, Some(0), "E407")), "{told:?}");
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
fn letters_alone_are_taken_and_told() {
    let (keymap, told) = with(&[("flag", &["m"]), ("note", &["f7"])]);
    assert_eq!(told, [(0, None, "E408")]);
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
    let (keymap, told) = with(&[("answer-number", &["f1", "q", "w", "e"])]);
    assert_eq!(
        told,
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
