//! The user's own editor for long notes: started without a shell, given a private file, read back within bounds.

use std::io::{Read as _, Write as _};
use std::process::Command;

use super::trouble;
use super::world::World;
use crate::domain::port::Trouble;

/// Longest note that is read back, in bytes.
const LONGEST: u64 = 8 * 1024 * 1024;

/// Edits a text in `$VISUAL`, else `$EDITOR`; `None` where neither is set. The words of the variable are split at blanks and no shell
/// sees them.
pub fn edit(world: &World, text: &str) -> Option<Result<String, Box<Trouble>>> {
    let command = world.var("VISUAL").or_else(|| world.var("EDITOR"))?;
    let mut words = command.split_whitespace();
    let program = words.next()?.to_owned();
    let rest: Vec<String> = words.map(str::to_owned).collect();
    Some(run(&program, &rest, text))
}

fn run(program: &str, words: &[String], text: &str) -> Result<String, Box<Trouble>> {
    let failed = |error: &std::io::Error| trouble::system(program.as_ref(), error);
    let mut file = tempfile::Builder::new()
        .prefix("selfcheck-note-")
        .suffix(".md")
        .tempfile()
        .map_err(|error| failed(&error))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.flush())
        .map_err(|error| failed(&error))?;
    let status = Command::new(program)
        .args(words)
        .arg(file.path())
        .status()
        .map_err(|error| failed(&error))?;
    if !status.success() {
        return Ok(text.to_owned());
    }
    let mut edited = Vec::new();
    // Opened anew: many editors write a new file and move it over the old one.
    let reader = std::fs::File::open(file.path()).map_err(|error| failed(&error))?;
    reader
        .take(LONGEST)
        .read_to_end(&mut edited)
        .map_err(|error| failed(&error))?;
    Ok(String::from_utf8_lossy(&edited).into_owned())
}
