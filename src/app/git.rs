//! What git knows about its user.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::domain::clean::clean_line;

/// `user.name` as git has it in a folder; empty without git or a name.
pub(super) fn user_name(folder: &Path) -> String {
    let mut command = Command::new("git");
    command.args(["config", "user.name"]).current_dir(folder);
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output();
    let found = output.ok().filter(|output| output.status.success());
    let name = found.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    clean_line(name.unwrap_or_default().trim())
}
