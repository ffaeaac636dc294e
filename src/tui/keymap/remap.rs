//! The user's own keys laid over the table. What cannot be taken is left out and told; nobody can lock themselves out: the
//! commands that lead out of everything always keep a key that types nothing.

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

/// A line whose command is known, with the keys that could be read and where they stand in it.
struct Wanted {
    line: usize,
    command: Command,
    keys: Vec<(usize, Key)>,
}

impl Keymap {
    /// The table with the user's keys, and all that is wrong with them.
    pub fn with(lines: &[KeyLine], undo_on_ctrl_z: bool) -> (Self, Vec<KeyIssue>) {
        let mut keymap = Self::default();
        if undo_on_ctrl_z {
            keymap.move_ctrl_z();
        }
        let mut faults = Vec::new();
        let mut wanted = read_lines(lines, &mut faults);
        let kept = keep_the_way_out(&mut wanted, &mut faults);
        drop_clashes(&keymap, &mut wanted, &mut faults);
        // A line of which nothing could be taken changes nothing; an empty list takes the keys away.
        wanted.retain(|each| {
            let is_emptied = each.keys.is_empty();
            !is_emptied || lines.get(each.line).is_some_and(|line| line.keys.is_empty())
        });
        let before = keymap.clone();
        for each in &wanted {
            keymap.give(each);
        }
        for (command, key) in kept {
            keymap.put_back(command, key);
        }
        keymap.tell_lost(&before, &wanted, &mut faults);
        faults.sort_by_key(|fault| (fault.line, fault.key));
        (keymap, faults)
    }

    /// All that is wrong with lines.
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

    /// Gives a command its keys; whoever had one of them where it counts loses it.
    fn give(&mut self, wanted: &Wanted) {
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

    /// Says which commands have no key left, or letters only, and had more before.
    fn tell_lost(&self, before: &Self, wanted: &[Wanted], faults: &mut Vec<KeyIssue>) {
        let is_poor = |row: &Binding| !row.keys.iter().any(|key| !is_letter(*key));
        for (now, was) in self.rows.iter().zip(&before.rows) {
            if !is_poor(now) || is_poor(was) {
                continue;
            }
            let by = wanted
                .iter()
                .find(|each| each.command == now.command)
                .or_else(|| {
                    let took = |each: &&Wanted| each.keys.iter().any(|(_, key)| was.keys.contains(key));
                    wanted.iter().find(took)
                });
            let Some(by) = by else { continue };
            let said = if now.keys.is_empty() {
                word::KEYS_NONE_LEFT
            } else {
                word::KEYS_LETTERS_ONLY
            };
            let fault = KeyIssue {
                line: by.line,
                key: None,
                code: "E408",
                severity: Severity::Warning,
                message: said.localized(&[("name", now.command.name())]),
                hint: word::KEYS_ADD_NEUTRAL.localized(&[]),
            };
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        }
    }
}

fn is_letter(key: Key) -> bool {
    matches!(key.code, KeyCode::Char(each) if each.is_alphabetic()) && key.is_text()
}

/// The contexts of a row in which a key counts: where a text is typed a character is text, and a character quits at the top only.
fn counts(row: &Binding, key: Key) -> impl Iterator<Item = Context> {
    let is_quit = row.command == Command::Quit;
    row.contexts.iter().copied().filter(move |context| {
        !key.is_text() || (!context.is_typing() && (!is_quit || *context == Context::Home))
    })
}

/// Whether a key would mean two things in some context.
fn share(one: &Binding, other: &Binding, key: Key) -> bool {
    let there: Vec<Context> = counts(other, key).collect();
    counts(one, key).any(|context| there.contains(&context))
}

fn error(
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

fn read_lines(lines: &[KeyLine], faults: &mut Vec<KeyIssue>) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(command) = Command::named(&line.command) else {
            let near = nearest(&line.command, COMMANDS.iter().map(|(_, name, _)| *name));
            let hint = near.map_or_else(
                || word::KEYS_SEE_LIST.localized(&[]),
                |near| word::KEYS_NEAR.localized(&[("near", near)]),
            );
            let message = word::KEYS_UNKNOWN.localized(&[("name", &line.command)]);
            faults.push(error(at, None, "E404", message, hint));
            continue;
        };
        let mut keys = Vec::new();
        for (place, text) in line.keys.iter().enumerate() {
            match read_key(text) {
                Ok(key) if keys.iter().any(|(_, each)| *each == key) => {}
                Ok(key) => keys.push((place, key)),
                Err(trouble) => faults.push(unreadable(at, place, text, trouble)),
            }
        }
        wanted.push(Wanted {
            line: at,
            command,
            keys,
        });
    }
    wanted
}

fn unreadable(line: usize, key: usize, text: &str, trouble: KeyError) -> KeyIssue {
    let hint = match trouble {
        KeyError::Unreadable => word::KEYS_SYNTAX.localized(&[]),
        KeyError::SameAs(other) => word::KEYS_SAME.localized(&[("other", other)]),
    };
    let message = word::KEYS_UNREADABLE.localized(&[("key", text)]);
    error(line, Some(key), "E405", message, hint)
}

/// The keys that stay where they are, because else somebody would be locked in; what would take one of them gives it up.
fn keep_the_way_out(wanted: &mut [Wanted], faults: &mut Vec<KeyIssue>) -> Vec<(Command, Key)> {
    let rows = Keymap::default();
    let mut kept = Vec::new();
    for (command, key) in KEPT {
        let own = wanted.iter().find(|each| each.command == command);
        if own.is_some_and(|own| own.keys.iter().any(|(_, key)| !key.is_text())) {
            continue;
        }
        if let Some(own) = own {
            let message = word::KEYS_KEPT.localized(&[("name", command.name()), ("key", &key_word(key))]);
            faults.push(error(
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
            faults.push(error(each.line, Some(place), "E407", message, hint));
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

/// Of two lines that want one key the first has it.
fn drop_clashes(keymap: &Keymap, wanted: &mut [Wanted], faults: &mut Vec<KeyIssue>) {
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
                faults.push(error(
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
