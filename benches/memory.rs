//! The most memory the interface has held resident, read from the system's own account of the process, after each step of a session on the
//! finished example of each shipped checklist, in both languages. `cargo bench --bench memory`, on Linux; status 1 above the bar.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench may fail loudly and prints its figures"
)]

use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// The most, in KiB.
const BAR: u64 = 16 * 1024;
const SIZE: PtySize = PtySize {
    rows: 40,
    cols: 120,
    pixel_width: 0,
    pixel_height: 0,
};
/// An example, how it is opened, and how many of its questions apply.
const EXAMPLES: [(&str, Opening, &str); 2] = [
    ("cctv-security", Opening::FromTheFirstScreen, "161/161"),
    (
        "generative-ai",
        Opening::ByName("examples/generative-ai/answer-desk.selfcheck.yaml"),
        "157/157",
    ),
];
const LANGUAGES: [(&str, &str, usize); 2] = [("English", "en_US.UTF-8", 0), ("Korean", "ko_KR.UTF-8", 1)];

enum Opening {
    /// With the key that writes and opens it.
    FromTheFirstScreen,
    /// As an argument.
    ByName(&'static str),
}

/// What is done, the keys for it, and what then stands on the screen.
struct Step {
    name: &'static str,
    keys: &'static [&'static str],
    signs: [&'static str; 2],
}

const FIRST: Step = Step {
    name: "first frame",
    keys: &[""],
    signs: ["Your assessments", "진행한 자체 점검"],
};
const STEPS: [Step; 5] = [
    Step {
        name: "50 questions walked",
        keys: &["\x1b[B", "\r", "\r"],
        signs: ["Met", "충족"],
    },
    Step {
        name: "a search",
        keys: &["/", "data"],
        signs: ["Found: ", "찾음: "],
    },
    Step {
        name: "the result",
        keys: &["\x1b", "r"],
        signs: [
            "A self-assessment, not a certificate.",
            "스스로 한 점검이며 인증이 아닙니다.",
        ],
    },
    Step {
        name: "what is missing",
        keys: &["c"],
        signs: ["Review: what is missing", "점검: 부족한 것"],
    },
    Step {
        name: "a report written",
        keys: &["t", "G", "\r"],
        signs: ["Report written.", "보고서를 썼습니다."],
    },
];

fn main() -> ExitCode {
    let mut most = 0;
    for (example, opening, all) in &EXAMPLES {
        for (language, locale, at) in LANGUAGES {
            println!("{example}, {language}");
            most = most.max(session(opening, all, locale, at));
        }
    }
    println!("most: {:.1} MiB (bar: at most {:.0})", mib(most), mib(BAR));
    ExitCode::from(u8::from(most > BAR))
}

/// One session; the most it has held, in KiB.
fn session(opening: &Opening, all: &str, locale: &str, language: usize) -> u64 {
    let folder = tempfile::tempdir().unwrap();
    let mut inside = Inside::start(folder.path(), opening, locale);
    let mut most = 0;
    if let Opening::FromTheFirstScreen = opening {
        most = inside.step(&FIRST, FIRST.signs[language]);
    }
    let opened = Step {
        name: "the example opened",
        keys: match opening {
            Opening::FromTheFirstScreen => &["d"],
            Opening::ByName(_) => &[""],
        },
        signs: [""; 2],
    };
    most = most.max(inside.step(&opened, all));
    for step in &STEPS {
        most = most.max(inside.step(step, step.signs[language]));
    }
    inside.child.kill().unwrap();
    inside.child.wait().unwrap();
    most
}

/// The program inside a terminal.
struct Inside {
    screen: Arc<Mutex<vt100::Parser>>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
}

impl Inside {
    fn start(folder: &Path, opening: &Opening, locale: &str) -> Self {
        let pair = native_pty_system().openpty(SIZE).unwrap();
        let program = env!("CARGO_BIN_EXE_selfcheck");
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.env("HOME", folder);
        command.env("TERM", "xterm-256color");
        command.env("LANG", locale);
        command.cwd(folder);
        if let Opening::ByName(name) = opening {
            let demo = std::process::Command::new(program)
                .args(["demo", "examples"])
                .current_dir(folder)
                .output();
            assert!(demo.unwrap().status.success(), "the examples are written");
            command.args(["open", name]);
        }
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(
            SIZE.rows.try_into().unwrap(),
            SIZE.cols.try_into().unwrap(),
            0,
        )));
        let shown = Arc::clone(&screen);
        std::thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                shown.lock().unwrap().process(&buffer[..count]);
            }
        });
        Self {
            screen,
            writer,
            child,
            _master: pair.master,
        }
    }

    /// Does a step and says the most that was held so far, in KiB.
    fn step(&mut self, step: &Step, sign: &str) -> u64 {
        for key in step.keys {
            self.writer.write_all(key.as_bytes()).unwrap();
            settle(&self.screen);
        }
        wait_for(&self.screen, sign);
        if step.name.starts_with("50") {
            for _ in 0..50 {
                std::thread::sleep(Duration::from_millis(10));
                self.writer.write_all(b"\x1b[C").unwrap();
            }
            settle(&self.screen);
        }
        let most = peak(self.child.process_id().expect("a process"));
        println!("{:>24} {:>8.1} MiB", step.name, mib(most));
        if std::env::var_os("SHOW").is_some() {
            println!("{}", self.screen.lock().unwrap().screen().contents());
        }
        most
    }
}

/// Waits until this stands on the screen: a step that was not done would cost nothing.
fn wait_for(screen: &Mutex<vt100::Parser>, sign: &str) {
    let began = Instant::now();
    loop {
        let contents = screen.lock().unwrap().screen().contents();
        if contents.contains(sign) {
            return;
        }
        assert!(
            began.elapsed() < Duration::from_secs(20),
            "no {sign:?} on the screen:\n{contents}"
        );
        std::thread::sleep(Duration::from_millis(40));
    }
}

/// Waits until the screen stands still.
fn settle(screen: &Mutex<vt100::Parser>) {
    let began = Instant::now();
    let mut before = String::new();
    let mut still = 0;
    while still < 8 && began.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(40));
        let now = screen.lock().unwrap().screen().contents();
        still = if now == before { still + 1 } else { 0 };
        before = now;
    }
}

fn peak(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("a process of Linux");
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    number.and_then(|number| number.parse().ok()).expect("a number")
}

/// KiB as MiB.
#[allow(clippy::cast_precision_loss, reason = "a figure with one decimal")]
fn mib(number: u64) -> f64 {
    number as f64 / 1024.0
}
