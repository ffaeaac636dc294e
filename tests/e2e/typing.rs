//! Typing: pastes, Korean, and windows of every size.

use super::{DOWN, F2, F6, FILE, QUIT, at_first_question, begun, restored};
use crate::support::terminal::Terminal;

/// Several lines pasted are one change of one note: no line becomes a command, and one undo takes all of it back.
#[test]
fn a_paste_of_several_lines_is_one_note() {
    let world = begun();
    let mut terminal = at_first_question(&world);
    terminal.send(F2);
    terminal.send("\x1b[200~first line\r1 second\n셋째 줄\x1b[201~");
    terminal.wait_for("셋째 줄");
    terminal.send(F2);
    terminal.wait_for("saved 00:00:00");
    let text = world.read(FILE);
    assert!(
        text.contains("note: |-\n      first line\n      1 second\n      셋째 줄\n")
            && !text.contains("value:"),
        "{text}"
    );
    terminal.send("\x1b\x7f");
    terminal.wait_for("Note: empty");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
    assert!(!world.read(FILE).contains("first line"));
}

/// The real cursor stands behind the last syllable, where an input method composes.
#[test]
fn korean_is_typed_where_the_cursor_stands() {
    let world = begun();
    let mut terminal = at_first_question(&world);
    terminal.send(F2);
    terminal.wait_for("Esc done");
    terminal.send("가나다 메모");
    terminal.wait_for("가나다 메모");
    let text = terminal.text();
    let row = text
        .lines()
        .position(|line| line.contains("가나다 메모"))
        .unwrap();
    terminal.wait_until("cursor behind the text", |_| {
        usize::from(terminal.cursor().0) == row && terminal.cursor().1 == 2 + 11
    });
    terminal.send("\x1b[D\x1b[D");
    terminal.wait_until("cursor two syllables back", |_| terminal.cursor().1 == 2 + 7);
    terminal.send("\x7f");
    terminal.wait_for("가나다메모");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
    assert!(world.read(FILE).contains("가나다메모"));
}

/// A terminal that gives marks of uncertain width two cells says so when it is asked, and is given ASCII marks.
#[test]
fn the_terminal_is_asked_how_wide_its_marks_are() {
    let world = begun();
    let folder = world.home().join(".config/selfcheck");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(
        folder.join("settings.yaml"),
        "author: kim\nambiguous_width: probe\n",
    )
    .unwrap();
    let asks = |terminal: &Terminal| terminal.bytes().windows(4).any(|each| each == b"\x1b[6n");
    // The program waits a tenth of a second and no longer, so a slow machine may miss it once.
    let told = (0..20).any(|_| {
        let mut terminal = Terminal::start(&world, &["open", FILE], 80, 24);
        terminal.wait_until("the question about its marks", |_| asks(&terminal));
        terminal.send("\x1b[1;3R");
        terminal.wait_for("Go to the next open question");
        let is_told = terminal.text().contains("> Go to the next open question");
        terminal.send(QUIT);
        assert_eq!(terminal.end(), 0);
        is_told
    });
    assert!(told);
    // One that does not answer is taken to be narrow.
    let mut terminal = Terminal::start(&world, &["open", FILE], 80, 24);
    terminal.wait_for("▸ Go to the next open question");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
}

/// Keys from the settings file do what it says, as Latin letters and as the jamo on the same cap, and the footer shows them.
#[test]
fn keys_from_the_settings_file() {
    let world = begun();
    let folder = world.home().join(".config/selfcheck");
    std::fs::create_dir_all(&folder).unwrap();
    let text = "author: kim\nctrl_z: undo\nkeys:\n  next: [ctrl+n, z]\n  answer-yes: [b]\n";
    std::fs::write(folder.join("settings.yaml"), text).unwrap();
    let mut terminal = at_first_question(&world);
    terminal.wait_for("^N next");
    terminal.send("ㅠ");
    terminal.wait_for("[x] Met");
    terminal.send("\x1a");
    terminal.wait_for("Undone. Q-01: Yes -> Unanswered");
    terminal.send("ㅋ");
    terminal.wait_for("Is access restricted?");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
}

/// What one session did the next one takes back, step by step or back to a point; removed evidence comes back too.
#[test]
fn undo_across_sessions() {
    let world = begun();
    world.write("plan.txt", "a plan");
    let mut terminal = at_first_question(&world);
    terminal.send("1");
    terminal.wait_for("[x] Met");
    terminal.send(F6);
    terminal.wait_for("Add evidence");
    terminal.send("plan.txt\r");
    terminal.wait_for("SHA-256");
    terminal.send("\x1b[A\r");
    terminal.wait_for("Check again");
    terminal.send(DOWN);
    terminal.send("\r");
    terminal.wait_for("Evidence 0");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
    assert!(!world.read(FILE).contains("plan.txt"));

    let mut terminal = Terminal::start(&world, &["open", FILE], 80, 24);
    terminal.wait_for("You stopped here");
    terminal.send("\x1b[24;2~");
    terminal.wait_for("History of changes: 3");
    let text = terminal.text();
    assert!(
        text.contains("Q-01: evidence -plan.txt") && text.contains("Q-01: Unanswered -> Yes"),
        "{text}"
    );
    terminal.send("\x1b");
    terminal.wait_for("Are sources recorded?");
    terminal.send("\x1b\x7f");
    terminal.wait_for("Undone. Q-01: evidence +plan.txt");
    terminal.wait_for("SHA-256");
    terminal.send("\x1b[24;2~");
    terminal.wait_for("[undone]");
    // Back to before everything.
    terminal.send("G\r");
    terminal.wait_for("Undo this and all later changes");
    terminal.send(DOWN);
    terminal.send("\r");
    terminal.wait_for("Undone: 2.");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
    assert!(!world.read(FILE).contains("Q-01"));

    // Somebody else answered meanwhile: that is never undone blindly.
    let mut terminal = Terminal::start(&world, &["open", FILE], 80, 24);
    terminal.wait_for("Every kind");
    terminal.send("\x12");
    terminal.wait_for("Redone. Q-01: Unanswered -> Yes");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
    world.run(&["answer", FILE, "Q-01", "no"]).good();
    let mut terminal = Terminal::start(&world, &["open", FILE], 80, 24);
    terminal.wait_for("1/8 answered");
    terminal.send("u");
    terminal.wait_for("Changed elsewhere since");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
    assert!(world.read(FILE).contains("value: \"no\""));
}

/// Whatever is drawn stands between the marks by which a terminal holds a frame back until it is whole.
#[test]
fn no_half_of_a_frame_is_ever_shown() {
    let world = begun();
    let mut terminal = at_first_question(&world);
    terminal.resize(60, 20);
    terminal.send("1");
    terminal.wait_for("[x] Met");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
    restored(&terminal);
    let said = String::from_utf8(terminal.bytes()).unwrap();
    let (_, session) = said.split_once("\x1b[?1049h").unwrap();
    let (session, _) = session.rsplit_once("\x1b[?1049l").unwrap();
    let mut frames = session.split("\x1b[?2026h");
    let before = frames.next().unwrap();
    assert_eq!(before, "\x1b[?2004h", "nothing is drawn before the first frame");
    let mut drawn = 0;
    for frame in frames {
        let (inside, after) = frame.split_once("\x1b[?2026l").expect("each frame ends");
        drawn += usize::from(inside.contains("sources recorded"));
        assert!(
            ["", "\x1b[?2004l"].contains(&after),
            "drawn outside a frame: {after:?}"
        );
    }
    assert!(drawn > 0, "the question is drawn within a frame");
}

/// A key that comes together with a new size is not held until the next one, and no size is missed, whichever comes first.
#[test]
fn a_key_and_a_new_size_at_the_same_moment_are_both_taken() {
    let world = begun();
    let mut terminal = at_first_question(&world);
    for round in 0..200 {
        let (key, answer, columns) = match round % 2 {
            0 => ("1", "[x] Met", 60),
            _ => ("2", "[!] Not met", 80),
        };
        if round % 4 < 2 {
            terminal.resize(columns, 24);
            terminal.send(key);
        } else {
            terminal.send(key);
            terminal.resize(columns, 24);
        }
        terminal.wait_until(&format!("'{answer}' at {columns} columns"), |text| {
            let ends_at = text.lines().next().map_or(0, |line| line.chars().count());
            ends_at == usize::from(columns) && text.contains(answer)
        });
    }
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_storm_of_sizes_ends_where_it_began() {
    let world = begun();
    let mut terminal = at_first_question(&world);
    let tidy = |text: &str| {
        text.lines()
            .map(str::trim_end)
            .collect::<Vec<_>>()
            .join("\n")
            .trim_end()
            .to_owned()
    };
    let before = tidy(&terminal.text());
    for round in 0..4 {
        for (columns, rows) in [
            (1, 1),
            (200, 60),
            (39, 9),
            (2, 50),
            (120, 3),
            (40, 10),
            (500, 200),
        ] {
            terminal.resize(columns, rows + round);
        }
    }
    terminal.resize(30, 8);
    terminal.wait_for("needs 40x10");
    terminal.resize(80, 24);
    terminal.wait_until(&format!("screen as before, which was\n{before}\n"), |text| {
        tidy(text) == before
    });
    terminal.send("1");
    terminal.wait_for("[x] Met");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
    assert!(world.read(FILE).contains("value: \"yes\""));
}
