//! Conflict marks of git: a text with both sides of what two people changed differently, and back.

use similar::{ChangeTag, TextDiff};

const OURS: &str = "<<<<<<<";
const BASE: &str = "|||||||";
const BETWEEN: &str = "=======";
const THEIRS: &str = ">>>>>>>";

/// The texts that a file with conflict marks was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    /// Only where every conflict shows it (git's styles `diff3` and `zdiff3`).
    pub base: Option<String>,
    pub ours: String,
    pub theirs: String,
}

/// The names that git prints behind the marks.
#[derive(Clone, Copy, Debug)]
pub struct Labels<'a> {
    pub ours: &'a str,
    pub theirs: &'a str,
}

/// The mark at the beginning of a line. Texts of an assessment are indented, so none of them is taken for a mark.
fn mark(line: &str) -> Option<&'static str> {
    let line = line.trim_end();
    [OURS, BASE, BETWEEN, THEIRS].into_iter().find(|mark| {
        let rest = line.strip_prefix(mark);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

/// The range in bytes of the first line that is a mark.
pub(super) fn first(text: &str) -> Option<std::ops::Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if mark(line).is_some() {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    None
}

/// Splits a text at its marks. `None` without marks, or where they do not belong together.
pub fn split(text: &str) -> Option<Sides> {
    let (mut base, mut ours, mut theirs) = (String::new(), String::new(), String::new());
    let (mut conflicts, mut bases) = (0, 0);
    let mut at = None;
    for line in text.split_inclusive('\n') {
        at = match (at, mark(line)) {
            (None, Some(OURS)) => {
                conflicts += 1;
                Some(OURS)
            }
            (Some(OURS), Some(BASE)) => {
                bases += 1;
                Some(BASE)
            }
            (Some(OURS | BASE), Some(BETWEEN)) => Some(BETWEEN),
            (Some(BETWEEN), Some(THEIRS)) => None,
            (_, Some(_)) => return None,
            (Some(OURS), None) => {
                ours.push_str(line);
                at
            }
            (Some(BASE), None) => {
                base.push_str(line);
                at
            }
            (Some(_), None) => {
                theirs.push_str(line);
                at
            }
            (None, None) => {
                for side in [&mut base, &mut ours, &mut theirs] {
                    side.push_str(line);
                }
                None
            }
        };
    }
    let is_whole = at.is_none() && conflicts > 0;
    is_whole.then(|| Sides {
        base: (bases == conflicts).then_some(base),
        ours,
        theirs,
    })
}

/// One text with both sides between marks where they differ. Both end with a line feed.
pub fn join(ours: &str, theirs: &str, labels: Labels<'_>) -> String {
    let diff = TextDiff::from_lines(ours, theirs);
    let mut text = String::with_capacity(ours.len());
    let (mut mine, mut other) = (String::new(), String::new());
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Delete => mine.push_str(change.value()),
            ChangeTag::Insert => other.push_str(change.value()),
            ChangeTag::Equal => {
                push_conflict(&mut text, &mut mine, &mut other, labels);
                text.push_str(change.value());
            }
        }
    }
    push_conflict(&mut text, &mut mine, &mut other, labels);
    text
}

fn push_conflict(text: &mut String, ours: &mut String, theirs: &mut String, labels: Labels<'_>) {
    if ours.is_empty() && theirs.is_empty() {
        return;
    }
    for part in [
        &format!("{OURS} {}\n", labels.ours),
        &*ours,
        &format!("{BETWEEN}\n"),
        &*theirs,
        &format!("{THEIRS} {}\n", labels.theirs),
    ] {
        text.push_str(part);
    }
    ours.clear();
    theirs.clear();
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Labels, Sides, join, split};

    const LABELS: Labels<'_> = Labels {
        ours: "mine.yaml",
        theirs: "theirs.yaml",
    };

    #[test]
    fn every_style_of_git_is_split_and_torn_marks_are_not() {
        let merge = "a\r\n<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> main\r\nd\r\n";
        let sides = split(merge).unwrap();
        assert_eq!(
            (sides.ours.as_str(), sides.theirs.as_str()),
            ("a\r\nb\r\nd\r\n", "a\r\nc\r\nd\r\n")
        );
        assert_eq!(sides.base, None);
        let diff3 = "<<<<<<< HEAD\nb\n||||||| 12ab\no\n=======\nc\n>>>>>>> main\n";
        assert_eq!(split(diff3).unwrap().base.as_deref(), Some("o\n"));
        for torn in [
            "a\n",
            "  <<<<<<< indented\n  =======\n  >>>>>>> indented\n",
            "<<<<<<< HEAD\na\n",
            "=======\n",
            "<<<<<<< HEAD\n<<<<<<< HEAD\n=======\n>>>>>>> x\n",
        ] {
            assert_eq!(split(torn), None, "{torn}");
        }
    }

    proptest! {
        #[test]
        fn what_is_joined_splits_into_its_sides(
            ours in "([abc]{0,2}\n){0,8}", theirs in "([abc]{0,2}\n){0,8}"
        ) {
            let text = join(&ours, &theirs, LABELS);
            if ours == theirs {
                prop_assert_eq!(text, ours);
            } else {
                prop_assert_eq!(split(&text), Some(Sides { base: None, ours, theirs }));
            }
        }
    }
}
