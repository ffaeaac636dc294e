//! Ends that nobody planned: signals, a kill, a suspended job.

use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::{FILE, QUIT, at_first_question, begun, restored};
use crate::support::terminal::Terminal;

fn signal(terminal: &Terminal, signal: Signal) {
    let pid = Pid::from_raw(i32::try_from(terminal.pid()).unwrap()).unwrap();
    kill_process(pid, signal).unwrap();
}

#[test]
fn a_signal_ends_it_saved_and_restored_within_a_second() {
    for (name, each) in [("TERM", Signal::TERM), ("HUP", Signal::HUP), ("INT", Signal::INT)] {
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
