//! A real pseudo-terminal with a screen model, driven as a person would: send keys, wait for words.

use std::io::{Read, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::World;

/// The longest any wait takes before the test fails with the screen in its message.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    screen: Arc<Mutex<vt100::Parser>>,
    raw: Arc<Mutex<Vec<u8>>>,
    reading: std::thread::JoinHandle<()>,
}

impl Terminal {
    /// Starts `selfcheck` with words in a terminal of this size.
    pub fn start(world: &World, words: &[&str], columns: u16, rows: u16) -> Self {
        Self::run(world, &world.command(words), columns, rows)
    }

    /// Starts any program in a terminal of this size, with the variables of the world. Without settings, nobody is asked who answers.
    pub fn run(world: &World, plain: &std::process::Command, columns: u16, rows: u16) -> Self {
        world.ask_nobody();
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(plain.get_program());
        command.args(plain.get_args());
        command.env_clear();
        for (name, value) in plain.get_envs() {
            command.env(name, value.expect("a value"));
        }
        command.env("TERM", "xterm-256color");
        command.cwd(world.dir());
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(cells(rows), cells(columns), 0)));
        let raw = Arc::new(Mutex::new(Vec::new()));
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (to_screen, to_raw) = (Arc::clone(&screen), Arc::clone(&raw));
        let reading = std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            let mut frames = Frames::default();
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 {
                    break;
                }
                to_raw
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .extend_from_slice(&buffer[..count]);
                let whole = frames.whole(&buffer[..count]);
                to_screen
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .process(&whole);
            }
        });
        let writer = pair.master.take_writer().expect("a writer");
        Self {
            master: pair.master,
            writer,
            child,
            screen,
            raw,
            reading,
        }
    }

    /// The modes of the line discipline by name, `ECHO` and `ICANON` among them when a shell can be used.
    #[cfg(unix)]
    pub fn line_modes(&self) -> String {
        self.master
            .get_termios()
            .map(|modes| format!("{:?}", modes.local_flags))
            .unwrap_or_default()
    }

    /// Everything `stty -a` would show: all modes and special keys.
    #[cfg(unix)]
    pub fn all_modes(&self) -> String {
        self.master
            .get_termios()
            .map(|modes| {
                format!(
                    "{:?} {:?} {:?} {:?} {:?}",
                    modes.input_flags,
                    modes.output_flags,
                    modes.control_flags,
                    modes.local_flags,
                    modes.control_chars
                )
            })
            .unwrap_or_default()
    }

    /// The device of the terminal.
    #[cfg(unix)]
    pub fn name(&self) -> Option<std::path::PathBuf> {
        self.master.tty_name()
    }

    /// Types keys as the terminal would send them.
    pub fn send(&mut self, keys: &str) {
        self.send_bytes(keys.as_bytes());
    }

    pub fn send_bytes(&mut self, keys: &[u8]) {
        self.writer.write_all(keys).expect("the program reads");
        self.writer.flush().expect("the program reads");
    }

    /// What stands on the screen, one line a row.
    pub fn text(&self) -> String {
        self.screen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .screen()
            .contents()
    }

    /// Row and column of the real cursor.
    pub fn cursor(&self) -> (u16, u16) {
        self.screen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .screen()
            .cursor_position()
    }

    /// Every byte the program wrote.
    pub fn bytes(&self) -> Vec<u8> {
        self.raw.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until the screen holds a text.
    #[track_caller]
    pub fn wait_for(&self, wanted: &str) {
        self.wait_until(&format!("'{wanted}' on the screen"), |text| text.contains(wanted));
    }

    /// Waits until something holds of the screen.
    #[track_caller]
    pub fn wait_until(&self, what: &str, holds: impl Fn(&str) -> bool) {
        let started = Instant::now();
        while !holds(&self.text()) {
            assert!(
                started.elapsed() < PATIENCE,
                "no {what}; the screen:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        // The screen first: the program draws at once.
        self.screen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        self.master
            .resize(PtySize {
                rows,
                cols: columns,
                pixel_width: 0,
                pixel_height: 0,
            })
            .expect("the terminal resizes");
    }

    /// Reports a size to the program that is not the size of the screen.
    pub fn report_size(&mut self, columns: u16, rows: u16) {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.master.resize(size).expect("the terminal resizes");
    }

    /// The process id.
    pub fn pid(&self) -> u32 {
        self.child.process_id().expect("a process")
    }

    /// Waits until the program ends and all it wrote has been read, and gives its exit code.
    #[track_caller]
    pub fn end(&mut self) -> u32 {
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("a process")
                && self.reading.is_finished()
            {
                return status.exit_code();
            }
            assert!(
                started.elapsed() < PATIENCE,
                "the program does not end; the screen:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

fn cells(count: u16) -> std::num::NonZeroU16 {
    std::num::NonZeroU16::new(count).expect("a size above zero")
}

/// Holds back what stands between "hold" and "show" until the frame is whole, as terminals do; the screen model does not know these marks.
#[derive(Default)]
struct Frames(Vec<u8>);

pub const HOLD: &[u8] = b"\x1b[?2026h";
pub const SHOW: &[u8] = b"\x1b[?2026l";

impl Frames {
    /// What the screen may show now: everything up to a frame that has begun and not ended.
    fn whole(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.0.extend_from_slice(bytes);
        let begun = last_of(&self.0, HOLD);
        let ended = last_of(&self.0, SHOW);
        let end = match (begun, ended) {
            (Some(begun), ended) if ended.is_none_or(|ended| ended < begun) => begun,
            // The bytes may break off within a mark.
            _ => (1..HOLD.len())
                .rev()
                .find(|&length| self.0.ends_with(&HOLD[..length]))
                .map_or(self.0.len(), |length| self.0.len() - length),
        };
        self.0.drain(..end).collect()
    }
}

fn last_of(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).rposition(|each| each == mark)
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
