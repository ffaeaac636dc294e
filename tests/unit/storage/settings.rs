//! Unit tests of `storage/settings`.

use selfcheck::domain::keys::KeyLine;
use selfcheck::domain::lang::Lang;
use selfcheck::storage::settings::*;

fn reported(text: &str) -> Vec<(&'static str, usize, String)> {
    let (_, issues) = read("settings.yaml", text, |_, _| Vec::new());
    issues
        .into_iter()
        .map(|issue| (issue.code, issue.place.line, issue.hint.en))
        .collect()
}

#[test]
fn every_setting_is_read() {
    let text = "# mine\nlanguage: ko\nauthor: 김 책임\nglyphs: ascii\ncolours: never\nmouse: off\nambiguous_width: wide\ninterface: plain\nctrl_z: undo\nkeys:\n  search: [ctrl+k, /]\n  note:\nfolders:\n  assessments: /a\n  checklists: /c\n  templates: ~\n";
    let (settings, issues) = read("settings.yaml", text, |_, _| Vec::new());
    assert_eq!(issues, []);
    let wanted = Settings {
        language: Some(Lang::Ko),
        author: Some("김 책임".into()),
        is_ascii: Some(true),
        has_colours: Some(false),
        has_mouse: Some(false),
        ambiguous_width: Some(MarkWidth::Wide),
        is_plain: Some(true),
        undoes_on_ctrl_z: Some(true),
        keys: vec![KeyLine {
            command: "search".into(),
            keys: vec!["ctrl+k".into(), "/".into()],
        }],
        assessments: Some("/a".into()),
        checklists: Some("/c".into()),
        templates: None,
    };
    assert_eq!(settings, wanted);
}

#[test]
fn nothing_set_is_no_issue() {
    for text in ["", "\n", "# only words\n", "language:\n"] {
        assert_eq!(
            read("s", text, |_, _| Vec::new()),
            (Settings::default(), vec![]),
            "{text:?}"
        );
    }
}

#[test]
fn issues_are_reported_at_their_positions_with_the_nearest_word() {
    assert_eq!(
        reported("languge: ko\n"),
        [("E402", 1, "did you mean language?".to_owned())]
    );
    assert_eq!(
        reported("a: b\nlanguage: kr\n")[1],
        ("E403", 2, "allowed values: ko, en".to_owned())
    );
    assert_eq!(
        reported("folders: here\n"),
        [("E403", 1, "allowed values: a map of names to folders".to_owned())]
    );
    assert_eq!(reported("- a\n")[0].0, "E401");
    assert_eq!(reported("a: [\n")[0].0, "E011");
    assert_eq!(
        reported("author: [a]\n")[0],
        ("E403", 1, "allowed values: one string".to_owned())
    );
    let (settings, issues) = read("s", "mouse: on\nglyphs: pictures\n", |_, _| Vec::new());
    assert_eq!(
        (settings.has_mouse, issues.len()),
        (Some(true), 1),
        "the rest holds"
    );
}

#[test]
fn one_setting_changes_and_the_users_comments_stay() {
    let text = "# mine\nlanguage: ko  # for now\nauthor: >\n  a\n  b\nmouse: on\n";
    assert_eq!(
        set(text, "language", "en"),
        "# mine\nlanguage: en\nauthor: >\n  a\n  b\nmouse: on\n"
    );
    assert_eq!(
        set(text, "author", "kim"),
        "# mine\nlanguage: ko  # for now\nauthor: kim\nmouse: on\n"
    );
    assert_eq!(set("# x", "mouse", "off"), "# x\nmouse: \"off\"\n");
    for braces in ["{ language: ko }\n", "\"language\": ko\n"] {
        assert_eq!(set(braces, "language", "en"), braces);
    }
    assert_eq!(reported("#\u{1}\n")[0].0, "E003");
    assert_eq!(
        read("s", &set("", "mouse", "off"), |_, _| Vec::new()).0.has_mouse,
        Some(false)
    );
}
