//! Answers of a terminal that arrive as keys: strings that begin with ESC and one of `]`, `P`, `_`, `^`, `X` and end with ESC `\` or BEL.
//! They are no text of the user.

use crossterm::event::{KeyCode, KeyModifiers};

use super::input::{Input, Key};

/// Longest answer; what goes on is keys.
const LONGEST: usize = 4096;

/// Keys that may be the beginning of an answer.
#[derive(Debug)]
pub(super) struct Answer(Vec<Input>);

/// What the next key makes of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    GoesOn,
    /// It was an answer, and is over.
    Ended,
    /// All of it was keys.
    Keys,
}

impl Answer {
    /// The beginning of an answer, or the input itself.
    pub(super) fn begin(first: Input) -> Result<Self, Input> {
        let begins = |key: Key| is_alt(key, &[']', 'P', '_', '^', 'X']);
        match first {
            Input::Key(key) if begins(key) => Ok(Self(vec![first])),
            first => Err(first),
        }
    }

    pub(super) fn next(&mut self, input: Input) -> Next {
        let (is_char, is_end) = match input {
            Input::Key(key) => {
                let is_bell = key == Key::with(KeyCode::Char('g'), KeyModifiers::CONTROL);
                (
                    matches!(key.code, KeyCode::Char(_)),
                    is_bell || is_alt(key, &['\\']),
                )
            }
            _ => (false, false),
        };
        self.0.push(input);
        match (is_end, is_char && self.0.len() < LONGEST) {
            (true, _) => Next::Ended,
            (false, true) => Next::GoesOn,
            (false, false) => Next::Keys,
        }
    }

    pub(super) fn into_keys(self) -> Vec<Input> {
        self.0
    }
}

fn is_alt(key: Key, chars: &[char]) -> bool {
    key.mods == KeyModifiers::ALT && matches!(key.code, KeyCode::Char(each) if chars.contains(&each))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Next> {
        let alt = |each| Input::Key(Key::with(KeyCode::Char(each), KeyModifiers::ALT));
        let mut chars = text.chars();
        let mut answer = Answer::begin(alt(chars.next().expect("a key"))).expect("a beginning");
        chars
            .map(|each| match each {
                '\\' => answer.next(alt(each)),
                '\u{7}' => answer.next(Input::Key(Key::with(KeyCode::Char('g'), KeyModifiers::CONTROL))),
                '\n' => answer.next(Input::Key(Key::new(KeyCode::Enter))),
                each => answer.next(Input::Key(Key::new(KeyCode::Char(each)))),
            })
            .collect()
    }

    #[test]
    fn an_answer_ends_with_its_mark_and_nothing_else_is_one() {
        assert_eq!(read("]11;rgb:0\\").last(), Some(&Next::Ended));
        assert_eq!(read("Pr\u{7}").last(), Some(&Next::Ended));
        assert_eq!(read("_a\n"), [Next::GoesOn, Next::Keys]);
        let begins = |key| Answer::begin(Input::Key(key)).is_ok();
        assert!(!begins(Key::new(KeyCode::Char(']'))));
        assert!(!begins(Key::with(KeyCode::Char('a'), KeyModifiers::ALT)));
    }
}
