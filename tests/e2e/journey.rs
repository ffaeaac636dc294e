//! The main path: start, choose, describe, answer, leave, come back, finish; and the same path in plain mode.

use std::io::Write as _;
use std::process::Stdio;

use super::{DOWN, F2, F4, F5, F8, F9, FILE, QUIT, RIGHT, at_first_question, begun, restored};
use crate::support::World;
use crate::support::terminal::Terminal;

#[test]
fn from_the_first_start_to_a_result() {
    let world = World::new();
    let mut terminal = Terminal::start(&world, &[], 80, 24);
    terminal.wait_for("CCTV security");
    terminal.send(DOWN);
    terminal.send("\r");
    terminal.wait_for("(x) CCTV security");
    terminal.send("Gate\r");
    terminal.wait_for("System name: Gate");
    terminal.send("\r");
    terminal.wait_for("Four things the report needs");
    terminal.send("\r");
    terminal.send("1.0\r");
    terminal.wait_for("Version: 1.0");
    terminal.send(F4);
    terminal.wait_for("1/149 ACT-01");
    terminal.send(":PRIV-03\r");
    terminal.wait_for("PRIV-03");
    terminal.send("1");
    terminal.wait_for("[x] Met");
    terminal.send(RIGHT);
    terminal.wait_for("PRIV-06");
    terminal.wait_for("saved 00:00:00");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
    restored(&terminal);

    let list: serde_json::Value = serde_json::from_str(&world.run(&["list", "--json"]).good()).unwrap();
    assert_eq!(
        (
            list["assessments"][0]["done"].as_u64(),
            list["assessments"][0]["name"].as_str()
        ),
        (Some(1), Some("Gate"))
    );
    let path = world
        .home()
        .join(".local/share/selfcheck/assessments/gate.selfcheck.yaml");
    let mut terminal = Terminal::start(&world, &["open", path.to_str().unwrap()], 80, 24);
    // The same question, the same answer count.
    terminal.wait_for("PRIV-06");
    terminal.wait_for("You stopped here");
    terminal.send(F9);
    terminal.wait_for("See the reasons");
    assert!(terminal.text().contains("Met 1 · "), "{}", terminal.text());
    terminal.send(F8);
    terminal.wait_for("1/149 answered");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
    restored(&terminal);
}

/// Everything said on the screen and everything said line by line ends in the same file, byte for byte.
#[test]
fn both_modes_write_the_same_file() {
    let drawn = begun();
    let mut terminal = at_first_question(&drawn);
    terminal.send("1");
    terminal.wait_for("[x] Met");
    terminal.send(RIGHT);
    terminal.wait_for("Is access restricted?");
    terminal.send("2");
    terminal.wait_for("(x) Partial");
    terminal.send(F2);
    terminal.send("first line\r둘째 줄");
    terminal.wait_for("둘째 줄");
    terminal.send(F2);
    terminal.send(RIGHT);
    terminal.wait_for("Is it tested?");
    terminal.send("2");
    terminal.wait_for("(x) Largely");
    terminal.send(RIGHT);
    terminal.wait_for("false alarm rate?");
    terminal.send("\r");
    terminal.send("4.5\r");
    terminal.wait_for("4.5");
    terminal.send(F4);
    terminal.wait_for("Where does it run?");
    terminal.send("2");
    terminal.wait_for("(x) On the device");
    terminal.send(RIGHT);
    terminal.wait_for("What is stored?");
    terminal.send("21");
    terminal.wait_for("[x] Video");
    terminal.send(RIGHT);
    terminal.wait_for("Who runs it?");
    terminal.send("\r");
    terminal.send("관제팀");
    terminal.wait_for("관제팀");
    terminal.send(F2);
    terminal.send(F4);
    terminal.wait_for("Is there consent?");
    terminal.send("2");
    terminal.wait_for("(x) No");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);

    let plain = begun();
    let mut child = plain
        .command(&["open", FILE, "--plain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = "j Q-01\nyes\npartial\nj Q-02\nn\nfirst line\n둘째 줄\n.\nj Q-03\nlargely\n4.5\nedge\n1,2\n관제팀\nno\nq\n";
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert_eq!(drawn.read(FILE), plain.read(FILE), "{said}");
}

/// The other language while it runs, remembered for the next time.
#[test]
fn the_language_changes_while_it_runs() {
    let world = begun();
    let mut terminal = at_first_question(&world);
    terminal.send(F5);
    terminal.wait_for("출처를 적었는가?");
    assert!(
        !terminal.text().contains("Are sources recorded?"),
        "{}",
        terminal.text()
    );
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
    let mut terminal = Terminal::start(&world, &["open", FILE], 80, 24);
    terminal.wait_for("출처를 적었는가?");
    terminal.send(F5);
    terminal.wait_for("Are sources recorded?");
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
}

/// Two windows on one file: each writes, and shows what the other wrote.
#[test]
fn two_windows_write_one_file() {
    let world = begun();
    let mut first = at_first_question(&world);
    let mut second = Terminal::start(&world, &["open", FILE], 80, 24);
    second.wait_for("^Q quit");
    second.send(":Q-02\r");
    second.wait_for("2/8 Q-02");
    first.send("2");
    first.wait_for("saved 00:00:00");
    second.send("1");
    second.wait_for("saved 00:00:00");
    second.send(":Q-01\r");
    second.wait_for("(x) No");
    second.send(QUIT);
    assert_eq!(second.end(), 0);
    first.send(QUIT);
    assert_eq!(first.end(), 0);
    let text = world.read(FILE);
    assert!(text.contains("Q-01:") && text.contains("Q-02:"), "{text}");
}
