//! Applies the user's keys to the table. What cannot be used is reported and left out, and commands that lead out of every
//! screen always keep a key that types nothing.

use crossterm::event::{KeyCode, KeyModifiers};

use super::super::input::Key;
use super::name::{KeyError, key_word, read_key};
use super::{Binding, Command, Context, Keymap};
use crate::domain::issue::Severity;
use crate::domain::keys::{KeyIssue, KeyLine};
use crate::domain::localized::Localized;
use crate::domain::suggest::nearest;
use crate::session::command::COMMANDS;
use crate::words::keymap as word;

/// Commands that always keep a key that types nothing, with that key.
const KEPT: [(Command, Key); 6] = [
    (Command::Activate, Key::new(KeyCode::Enter)),
    (Command::Back, Key::new(KeyCode::Esc)),
    (Command::EndEdit, Key::new(KeyCode::Esc)),
    (Command::Help, Key::new(KeyCode::F(1))),
    (
        Command::Palette,
        Key::with(KeyCode::Char('g'), KeyModifiers::CONTROL),
    ),
    (
        Command::Quit,
        Key::with(KeyCode::Char('q'), KeyModifiers::CONTROL),
    ),
];

const CTRL_Z: Key = Key::with(KeyCode::Char('z'), KeyModifiers::CONTROL);

/// A line with a known command, its keys that could be read, and their positions in the line.
struct ParsedLine {
    line: usize,
    command: Command,
    keys: Vec<(usize, Key)>,
}

impl Keymap {
    /// The table with the user's keys, and the issues found.
    pub fn with(lines: &[KeyLine], undo_on_ctrl_z: bool) -> (Self, Vec<KeyIssue>) {
        let mut keymap = Self::default();
        if undo_on_ctrl_z {
            keymap.move_ctrl_z();
        }
        let mut issues = Vec::new();
        let mut wanted = read_lines(lines, &mut issues);
        let kept = keep_the_way_out(&mut wanted, &mut issues);
        drop_clashes(&keymap, &mut wanted, &mut issues);
        // A line without any usable key changes nothing; an empty list removes the keys.
        wanted.retain(|each| {
            let is_emptied = each.keys.is_empty();
            !is_emptied || lines.get(each.line).is_some_and(|line| line.keys.is_empty())
        });
        let before = keymap.clone();
        for each in &wanted {
            keymap.assign(each);
        }
        for (command, key) in kept {
            keymap.put_back(command, key);
        }
        keymap.report_lost(&before, &wanted, &mut issues);
        issues.sort_by_key(|issue| (issue.line, issue.key));
        (keymap, issues)
    }

    pub fn check(lines: &[KeyLine], undo_on_ctrl_z: bool) -> Vec<KeyIssue> {
        Self::with(lines, undo_on_ctrl_z).1
    }

    fn move_ctrl_z(&mut self) {
        for row in &mut self.rows {
            match row.command {
                Command::Suspend => row.keys.to_mut().retain(|key| *key != CTRL_Z),
                Command::Undo => row.keys.to_mut().insert(0, CTRL_Z),
                _ => {}
            }
        }
    }

    /// Assigns keys to a command and takes them from the commands that had them.
    fn assign(&mut self, wanted: &ParsedLine) {
        let rows: Vec<Binding> = self
            .rows
            .iter()
            .filter(|row| row.command == wanted.command)
            .cloned()
            .collect();
        for row in &mut self.rows {
            if row.command == wanted.command {
                let taken = wanted.keys.iter().map(|(_, key)| *key);
                *row.keys.to_mut() = taken.filter(|key| counts(row, *key).next().is_some()).collect();
            } else {
                let is_taken = |key: &Key| {
                    wanted
                        .keys
                        .iter()
                        .any(|(_, each)| each == key && rows.iter().any(|other| share(row, other, *key)))
                };
                if row.keys.iter().any(is_taken) {
                    let left = row.keys.iter().copied().filter(|key| !is_taken(key));
                    row.keys = left.collect();
                }
            }
        }
    }

    fn put_back(&mut self, command: Command, key: Key) {
        for row in self.rows.iter_mut().filter(|row| row.command == command) {
            if !row.keys.contains(&key) {
                row.keys.to_mut().push(key);
            }
        }
    }

    /// Reports commands that lost their last key, or their last one that is not a letter.
    fn report_lost(&self, before: &Self, wanted: &[ParsedLine], issues: &mut Vec<KeyIssue>) {
        let is_poor = |row: &Binding| !row.keys.iter().any(|key| !is_letter(*key));
        for (now, was) in self.rows.iter().zip(&before.rows) {
            if !is_poor(now) || is_poor(was) {
                continue;
            }
            let by = wanted
                .iter()
                .find(|each| each.command == now.command)
                .or_else(|| {
                    let took = |each: &&ParsedLine| each.keys.iter().any(|(_, key)| was.keys.contains(key));
                    wanted.iter().find(took)
                });
            let Some(by) = by else { continue };
            let said = if now.keys.is_empty() {
                word::KEYS_NONE_LEFT
            } else {
                word::KEYS_LETTERS_ONLY
            };
            let issue = KeyIssue {
                line: by.line,
                key: None,
                code: "E408",
                severity: Severity::Warning,
                message: said.localized(&[("name", now.command.name())]),
                hint: word::KEYS_ADD_NEUTRAL.localized(&[]),
            };
            if !issues.contains(&issue) {
                issues.push(issue);
            }
        }
    }
}

fn is_letter(key: Key) -> bool {
    matches!(key.code, KeyCode::Char(each) if each.is_alphabetic()) && key.is_text()
}

/// The contexts in which a key of a row works: while typing, a character is text, and a character quits on the first screen
/// only.
fn counts(row: &Binding, key: Key) -> impl Iterator<Item = Context> {
    let is_quit = row.command == Command::Quit;
    row.contexts.iter().copied().filter(move |context| {
        !key.is_text() || (!context.is_typing() && (!is_quit || *context == Context::Home))
    })
}

/// Whether a key would have two meanings in some context.
fn share(one: &Binding, other: &Binding, key: Key) -> bool {
    let there: Vec<Context> = counts(other, key).collect();
    counts(one, key).any(|context| there.contains(&context))
}

fn key_error(
    line: usize,
    key: Option<usize>,
    code: &'static str,
    message: Localized,
    hint: Localized,
) -> KeyIssue {
    KeyIssue {
        line,
        key,
        code,
        severity: Severity::Error,
        message,
        hint,
    }
}

fn read_lines(lines: &[KeyLine], issues: &mut Vec<KeyIssue>) -> Vec<ParsedLine> {
    let mut wanted = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(command) = Command::named(&line.command) else {
            let near = nearest(&line.command, COMMANDS.iter().map(|(_, name, _)| *name));
            let hint = near.map_or_else(
                || word::KEYS_SEE_LIST.localized(&[]),
                |near| word::KEYS_NEAR.localized(&[("near", near)]),
            );
            let message = word::KEYS_UNKNOWN.localized(&[("name", &line.command)]);
            issues.push(key_error(at, None, "E404", message, hint));
            continue;
        };
        let mut keys = Vec::new();
        for (place, text) in line.keys.iter().enumerate() {
            match read_key(text) {
                Ok(key) if keys.iter().any(|(_, each)| *each == key) => {}
                Ok(key) => keys.push((place, key)),
                Err(error) => issues.push(unreadable(at, place, text, error)),
            }
        }
        wanted.push(ParsedLine {
            line: at,
            command,
            keys,
        });
    }
    wanted
}

fn unreadable(line: usize, key: usize, text: &str, error: KeyError) -> KeyIssue {
    let hint = match error {
        KeyError::Unreadable => word::KEYS_SYNTAX.localized(&[]),
        KeyError::SameAs(other) => word::KEYS_SAME.localized(&[("other", other)]),
    };
    let message = word::KEYS_UNREADABLE.localized(&[("key", text)]);
    key_error(line, Some(key), "E405", message, hint)
}

/// Keeps the keys that lead out of every screen; a line that would take one loses it.
fn keep_the_way_out(wanted: &mut [ParsedLine], issues: &mut Vec<KeyIssue>) -> Vec<(Command, Key)> {
    let rows = Keymap::default();
    let mut kept = Vec::new();
    for (command, key) in KEPT {
        let own = wanted.iter().find(|each| each.command == command);
        if own.is_some_and(|own| own.keys.iter().any(|(_, key)| !key.is_text())) {
            continue;
        }
        if let Some(own) = own {
            let message = word::KEYS_KEPT.localized(&[("name", command.name()), ("key", &key_word(key))]);
            issues.push(key_error(
                own.line,
                None,
                "E407",
                message,
                word::KEYS_ADD_NEUTRAL.localized(&[]),
            ));
        }
        kept.push((command, key));
    }
    for each in wanted {
        for (command, key) in &kept {
            let clash = each.command != *command && rows.clash(each.command, *command, *key);
            let Some(at) = each.keys.iter().position(|(_, own)| clash && own == key) else {
                continue;
            };
            let (place, _) = each.keys.remove(at);
            let places = [("key", key_word(*key)), ("name", command.name().to_owned())];
            let places: Vec<(&str, &str)> =
                places.iter().map(|(name, text)| (*name, text.as_str())).collect();
            let message = word::KEYS_RESERVED.localized(&places);
            let hint = word::KEYS_GIVE_OTHER.localized(&places);
            issues.push(key_error(each.line, Some(place), "E407", message, hint));
        }
    }
    kept
}

impl Keymap {
    /// Whether two commands cannot both have a key.
    fn clash(&self, one: Command, other: Command, key: Key) -> bool {
        let rows = |command| self.rows.iter().filter(move |row| row.command == command);
        rows(one).any(|here| rows(other).any(|there| share(here, there, key)))
    }
}

/// If two lines want one key, the first gets it.
fn drop_clashes(keymap: &Keymap, wanted: &mut [ParsedLine], issues: &mut Vec<KeyIssue>) {
    for at in 1..wanted.len() {
        let (before, rest) = wanted.split_at_mut(at);
        let Some(each) = rest.first_mut() else { continue };
        each.keys.retain(|(place, key)| {
            let holder = before.iter().find(|other| {
                other.keys.iter().any(|(_, held)| held == key)
                    && keymap.clash(each.command, other.command, *key)
            });
            if let Some(holder) = holder {
                let key = key_word(*key);
                let message = word::KEYS_TWICE.localized(&[("key", &key), ("name", holder.command.name())]);
                issues.push(key_error(
                    each.line,
                    Some(*place),
                    "E406",
                    message,
                    word::KEYS_ONE_EACH.localized(&[]),
                ));
            }
            holder.is_none()
        });
    }
}

#[cfg(test)]
mod tests;
