//! Ends that nobody planned: signals, a kill, a suspended job.

use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::{F4, F5, FILE, QUIT, at_first_question, begun, restored, signal};
use crate::support::World;
use crate::support::terminal::Terminal;

#[test]
fn a_signal_ends_it_saved_and_restored_within_a_second() {
    for (name, each) in [
        ("TERM", Signal::TERM),
        ("HUP", Signal::HUP),
        ("INT", Signal::INT),
        ("QUIT", Signal::QUIT),
        ("ABRT", Signal::ABORT),
        ("ALRM", Signal::ALARM),
        ("USR1", Signal::USR1),
    ] {
        let world = begun();
        let mut terminal = at_first_question(&world);
        terminal.send("1");
        terminal.wait_for("[x] Met");
        let started = Instant::now();
        signal(&terminal, each);
        let code = terminal.end();
        assert!(
            started.elapsed() < Duration::from_secs(1),
            "{name}: {:?}",
            started.elapsed()
        );
        assert_eq!(code, 130, "{name}");
        restored(&terminal);
        assert!(world.read(FILE).contains("value: \"yes\""), "{name}");
        // Nothing is left behind that would keep the next session out.
        world.run(&["answer", FILE, "Q-02", "yes"]).good();
    }
}

/// A command answers while the interface is open: both changes are kept and shown. A kill leaves nothing that blocks the next one.
#[test]
fn a_command_and_the_interface_change_one_file_at_once() {
    let world = begun();
    let mut terminal = at_first_question(&world);
    terminal.send("1");
    terminal.wait_for("[x] Met");
    world.run(&["answer", FILE, "Q-02", "yes"]).good();
    terminal.wait_for("Merged what was changed elsewhere: 1");
    terminal.send("3");
    world.run(&["answer", FILE, "Q-03", "largely"]).good();
    terminal.wait_until("both are in the file", |_| {
        let text = world.read(FILE);
        ["Q-01:", "Q-02:", "Q-03:"].iter().all(|id| text.contains(id))
    });
    signal(&terminal, Signal::KILL);
    terminal.end();
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let mut names = std::fs::read_dir(world.dir()).unwrap();
    assert!(!names.any(|entry| hidden(&entry.unwrap().file_name())), "litter");
    world.run(&["answer", FILE, "Q-01", "no"]).good();
}

/// An assessment in a folder of its own, which a test may take away.
fn begun_in_a_folder(world: &World) -> String {
    let file = world.dir().join("sub").join(FILE).display().to_string();
    world
        .run(&["new", "common@2026.1", "--file", &file, "--name", "Gate"])
        .good();
    file
}

/// The file that was rescued; what was said names it whole.
#[track_caller]
fn told_where(world: &World, said: &str) -> std::path::PathBuf {
    let folder = world.home().join(".local/share/selfcheck/rescued");
    let kept = std::fs::read_dir(&folder)
        .unwrap()
        .last()
        .unwrap()
        .unwrap()
        .path();
    assert!(
        said.contains(&format!("answers are kept in {}.", kept.display())),
        "{said}"
    );
    kept
}

/// Nobody can be asked when a signal ends it; what could not be saved is kept, and the shell is told where.
#[test]
fn a_signal_while_nothing_can_be_saved_tells_where_it_is_kept() {
    let world = World::new();
    let file = begun_in_a_folder(&world);
    let mut terminal = Terminal::start(&world, &["open", &file], 80, 24);
    terminal.wait_for("0/143 answered");
    terminal.send(F4);
    terminal.wait_for("1-9 answer");
    std::fs::remove_dir_all(world.dir().join("sub")).unwrap();
    terminal.send("1");
    terminal.wait_for("E-IO-2");
    signal(&terminal, Signal::TERM);
    assert_eq!(terminal.end(), 4);
    restored(&terminal);
    let said = String::from_utf8(terminal.bytes()).unwrap();
    told_where(&world, &said);
}

/// In plain lines the main thread waits for a line and never hears of the signal.
#[test]
fn a_signal_in_plain_lines_keeps_what_could_not_be_saved() {
    use std::io::{BufRead as _, BufReader, Read as _, Write as _};
    let world = World::new();
    let file = begun_in_a_folder(&world);
    let mut session = world
        .command(&["open", &file, "--plain"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = session.stdin.take().unwrap();
    let mut lines = BufReader::new(session.stdout.take().unwrap()).lines();
    lines.next().unwrap().unwrap();
    std::fs::remove_dir_all(world.dir().join("sub")).unwrap();
    input.write_all(b"1\n").unwrap();
    assert!(lines.any(|line| line.unwrap().contains("[E-IO-2]")));
    let pid = Pid::from_raw(i32::try_from(session.id()).unwrap()).unwrap();
    kill_process(pid, Signal::TERM).unwrap();
    assert_eq!(session.wait().unwrap().code(), Some(4));
    let mut said = String::new();
    session.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    let kept = told_where(&world, &said);
    assert!(std::fs::read_to_string(kept).unwrap().contains("value: "));
}

#[test]
fn what_the_footer_called_saved_survives_a_kill() {
    let world = begun();
    let mut terminal = at_first_question(&world);
    terminal.send("1");
    terminal.wait_for("saved 00:00:00");
    signal(&terminal, Signal::KILL);
    terminal.end();
    assert!(world.read(FILE).contains("value: \"yes\""));
    world.run(&["answer", FILE, "Q-02", "yes"]).good();
}

/// Ctrl-Z in a shell with jobs gives the shell back, `fg` the same screen.
#[test]
fn a_suspended_job_comes_back() {
    let world = begun();
    let mut shell = std::process::Command::new("/bin/sh");
    shell.arg("-i").env_clear();
    let ours = world.command(&[]);
    for (name, value) in ours.get_envs() {
        shell.env(name, value.unwrap());
    }
    shell.env("PS1", "ready> ").env("SELFCHECK", ours.get_program());
    let mut terminal = Terminal::run(&world, &shell, 80, 24);
    terminal.wait_for("ready>");
    terminal.send("\"$SELFCHECK\" open a.selfcheck.yaml\r");
    terminal.wait_for("Every kind");
    terminal.send("\x1bOS");
    terminal.wait_for("Are sources recorded?");
    terminal.send("1");
    terminal.wait_for("[x] Met");
    terminal.send("\x1a");
    terminal.wait_for("Stopped");
    assert!(
        !terminal.text().contains("Are sources recorded?"),
        "{}",
        terminal.text()
    );
    assert!(world.read(FILE).contains("value: \"yes\""));
    terminal.send("fg\r");
    terminal.wait_for("Are sources recorded?");
    terminal.wait_for("[x] Met");
    terminal.send(QUIT);
    terminal.wait_until("the prompt", |text| text.trim_end().ends_with("ready>"));
    terminal.send("exit\r");
    terminal.end();
}

/// All modes of a terminal nothing has touched.
fn untouched(world: &World) -> String {
    let mut idle = Terminal::run(world, &std::process::Command::new("/bin/true"), 80, 24);
    idle.end();
    idle.all_modes()
}

/// A fault of our own, which only a debug build knows how to rehearse: the message can be read, steers nothing, and nothing is lost.
#[test]
fn a_panic_gives_the_terminal_back_and_loses_nothing() {
    let world = begun().var(
        "SELFCHECK_REHEARSE_PANIC",
        "setting \u{1b}[31m\u{7}\u{202e} lost\nhead",
    );
    let before = untouched(&world);
    let mut terminal = at_first_question(&world);
    terminal.send("1");
    terminal.wait_for("[x] Met");
    terminal.send(F5);
    assert_eq!(terminal.end(), 70);
    restored(&terminal);
    assert_eq!(terminal.all_modes(), before);
    let bytes = terminal.bytes();
    let said = String::from_utf8(bytes).unwrap();
    let (_, after) = said.rsplit_once("\u{1b}[?1049l").unwrap();
    let after = after.replace("\u{1b}[?25h", "");
    assert!(
        after.contains("stopped because of an internal error: setting <U+001B>[31m<U+0007><U+202E> lost<U+000A>head (src/app/panics.rs:"),
        "{after:?}"
    );
    assert!(
        !after
            .chars()
            .any(|each| each.is_control() && !matches!(each, '\n' | '\r')),
        "{after:?}"
    );
    // Lines begin at the left again: the line discipline was cooked when they were written.
    assert!(
        after.contains("on disk. Please report the line above to the developers.\r\n"),
        "{after:?}"
    );
    let text = world.read(FILE);
    assert!(text.contains("value: \"yes\""), "{text}");
    world
        .var("SELFCHECK_REHEARSE_PANIC", "")
        .run(&["answer", FILE, "Q-02", "yes"])
        .good();
}

/// A fault in the background leaves the screen alone, and is told at the end.
#[test]
fn a_panic_in_the_background_is_told_at_the_end() {
    let world = begun().var("SELFCHECK_REHEARSE_PANIC", "setting-thread broke");
    let mut terminal = at_first_question(&world);
    terminal.send(F5);
    terminal.wait_for("출처를 적었는가?");
    terminal.send("1");
    terminal.wait_for("[x]");
    assert!(!terminal.text().contains("broke"), "{}", terminal.text());
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 70);
    restored(&terminal);
    terminal.wait_for("stopped because of an internal error: setting-thread broke");
    assert!(world.read(FILE).contains("value: \"yes\""));
}

#[test]
fn a_panic_without_a_terminal_has_its_own_exit_code() {
    let world = begun().var("SELFCHECK_REHEARSE_PANIC", "start \u{9b}31m");
    let said = world.run(&["list"]).bad(70);
    assert!(
        said.contains("internal error: start <U+009B>31m (src/app/panics.rs:"),
        "{said}"
    );
    let said = begun()
        .var("SELFCHECK_REHEARSE_PANIC", "start")
        .var("SELFCHECK_LANG", "ko")
        .run(&["list"])
        .bad(70);
    assert!(said.contains("내부 오류로"), "{said}");
}

/// The state of a process in `/proc`, and the processor time it has used, in ticks; `None` once it is gone.
#[cfg(target_os = "linux")]
fn process(pid: i32) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let fields: Vec<&str> = text.rsplit_once(") ")?.1.split(' ').collect();
    (fields[0] != "Z").then(|| fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap())
}

/// The window is closed, or the connection dropped: the terminal itself is gone, not only a signal sent.
#[test]
#[cfg(target_os = "linux")]
fn a_terminal_that_is_gone_ends_it_saved_within_a_second() {
    if !std::path::Path::new("/usr/bin/script").exists() {
        eprintln!("skipped: script(1) is not here");
        return;
    }
    let world = begun();
    let mut script = std::process::Command::new("/usr/bin/script");
    script
        .args([
            "-qec",
            "echo $$ >pid; exec \"$SELFCHECK\" open a.selfcheck.yaml",
            "/dev/null",
        ])
        .env_clear();
    let ours = world.command(&[]);
    for (name, value) in ours.get_envs() {
        script.env(name, value.unwrap());
    }
    script
        .env("SHELL", "/bin/sh")
        .env("SELFCHECK", ours.get_program());
    let mut terminal = Terminal::run(&world, &script, 80, 24);
    terminal.wait_for("Every kind");
    terminal.send("\x1bOS");
    terminal.wait_for("Are sources recorded?");
    terminal.send("1");
    terminal.wait_for("[x] Met");
    let pid: i32 = world.read("pid").trim().parse().unwrap();
    let before = process(pid).unwrap();
    // The holder of the other side of the inner terminal vanishes.
    signal(&terminal, Signal::KILL);
    let started = Instant::now();
    let mut used = before;
    while let Some(ticks) = process(pid) {
        used = ticks;
        assert!(
            started.elapsed() < Duration::from_secs(3),
            "it is still there, {} ticks",
            used - before
        );
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(
        used - before < 30,
        "{} ticks of a hundredth of a second were burnt",
        used - before
    );
    assert!(world.read(FILE).contains("value: \"yes\""));
    world.run(&["answer", FILE, "Q-02", "yes"]).good();
}

/// Standard input ends, or was never a terminal; the terminal has no name, or no size.
#[test]
fn odd_terminals_never_hang() {
    let world = begun();
    for words in [&["open", FILE][..], &[][..]] {
        let mut closed = world.command(words);
        closed
            .stdin(std::process::Stdio::null())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped());
        assert_eq!(closed.output().unwrap().status.code(), Some(2), "{words:?}");
    }
    // Without a name for the terminal, plain lines are spoken.
    let unnamed = begun().var("TERM", "");
    let mut shell = std::process::Command::new("/bin/sh");
    shell
        .args(["-c", "unset TERM; exec \"$SELFCHECK\" open a.selfcheck.yaml"])
        .env_clear();
    let ours = unnamed.command(&[]);
    for (name, value) in ours.get_envs() {
        shell.env(name, value.unwrap());
    }
    shell.env("SELFCHECK", ours.get_program());
    let mut terminal = Terminal::run(&unnamed, &shell, 80, 24);
    terminal.wait_for("> ");
    assert!(!terminal.bytes().contains(&0x1b), "{}", terminal.text());
    terminal.send("quit\n");
    assert_eq!(terminal.end(), 0);
    // A terminal of no size at all takes keys and ends.
    let mut terminal = Terminal::start(&world, &["open", FILE], 80, 24);
    terminal.wait_for("Every kind");
    terminal.report_size(0, 0);
    terminal.send(QUIT);
    assert_eq!(terminal.end(), 0);
    restored(&terminal);
}
