//! The hermetic command-line builder: a folder of its own, a cleared environment, and complete output to compare.

pub mod cctv;
pub mod checklist;
pub mod memory_port;
pub mod terminal;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// One world for commands to run in; the folder goes away with it.
pub struct World {
    folder: tempfile::TempDir,
    vars: BTreeMap<String, String>,
}

/// CPU time of this thread where the system has it, else wall-clock time, which a busy machine lengthens.
pub fn worked() -> Duration {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = stat.and_then(|stat| stat.split(' ').next()?.parse().ok());
    nanos.map_or_else(
        || std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default(),
        Duration::from_nanos,
    )
}

/// What a command printed and how it ended.
#[derive(Debug)]
pub struct Ran {
    pub stdout: String,
    pub stderr: String,
    pub code: i32,
}

impl World {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let home = folder.path().join("home").to_string_lossy().into_owned();
        fs::create_dir(&home).expect("a home");
        fs::create_dir(folder.path().join("work")).expect("a folder to work in");
        let mut vars = BTreeMap::new();
        vars.insert("HOME".into(), home);
        vars.insert("LANG".into(), "en_US.UTF-8".into());
        vars.insert("PATH".into(), "/usr/bin:/bin".into());
        // A fixed time, so that what is printed can be compared whole.
        vars.insert("SOURCE_DATE_EPOCH".into(), "1795478400".into());
        Self { folder, vars }
    }

    /// The folder commands run in.
    pub fn dir(&self) -> PathBuf {
        self.folder.path().join("work")
    }

    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// Settings in which nobody is asked who answers, where there are none.
    pub fn ask_nobody(&self) {
        let settings = self.home().join(".config/selfcheck/settings.yaml");
        if !settings.exists()
            && let Some(folder) = settings.parent()
        {
            // Where a test makes the place unusable, its settings are not read either.
            let _ = fs::create_dir_all(folder).and_then(|()| fs::write(&settings, "author: ''\n"));
        }
    }

    pub fn var(mut self, name: &str, value: &str) -> Self {
        self.vars.insert(name.into(), value.into());
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.vars.remove(name);
        self
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.dir().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(&path, text).expect("written");
        path
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.dir().join(name)).expect("readable")
    }

    pub fn exists(&self, name: &str) -> bool {
        self.dir().join(name).exists()
    }

    /// The command, ready to run.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_selfcheck"));
        command
            .args(words)
            .env_clear()
            .envs(&self.vars)
            .current_dir(self.dir())
            .stdin(Stdio::null());
        command
    }

    /// Runs it with lines typed; the printed text.
    pub fn typed(&self, words: &[&str], lines: &str) -> String {
        let mut child = self
            .command(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut input = child.stdin.take().expect("a pipe");
        std::io::Write::write_all(&mut input, lines.as_bytes()).expect("lines are read");
        drop(input);
        let output = child.wait_with_output().expect("it ends");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Runs `selfcheck` with words; paths of this world are printed as `[work]` and `[home]`.
    pub fn run(&self, words: &[&str]) -> Ran {
        let output = self.command(words).output().expect("the program starts");
        let tidy = |bytes: Vec<u8>| self.tidy(&String::from_utf8(bytes).expect("UTF-8 output"));
        Ran {
            stdout: tidy(output.stdout),
            stderr: tidy(output.stderr),
            code: output.status.code().unwrap_or(-1),
        }
    }

    fn tidy(&self, text: &str) -> String {
        let shown = |path: &Path| path.to_string_lossy().into_owned();
        let real = self.folder.path().canonicalize().expect("a real folder");
        let mut text = text.to_owned();
        for root in [real.as_path(), self.folder.path()] {
            text = text
                .replace(&shown(&root.join("work")), "[work]")
                .replace(&shown(&root.join("home")), "[home]");
        }
        text
    }
}

impl Ran {
    /// Asserts success with nothing on standard error, and gives what was printed.
    #[track_caller]
    pub fn good(self) -> String {
        assert_eq!(
            (self.code, self.stderr.as_str()),
            (0, ""),
            "stdout: {}",
            self.stdout
        );
        self.stdout
    }

    /// Asserts an exit code with nothing on standard output, and gives the message.
    #[track_caller]
    pub fn bad(self, code: i32) -> String {
        assert_eq!(
            (self.code, self.stdout.as_str()),
            (code, ""),
            "stderr: {}",
            self.stderr
        );
        self.stderr
    }
}
