//! The second reading of a text: as types. Only for texts in which the first found nothing wrong, for this one knows no budget.

use serde::Deserialize;

use super::raw;
use crate::domain::issue::Issue;
use crate::yaml::codes;
use crate::yaml::node::Node;
use crate::yaml::source::Source;

/// A text as types, or the one place that is not taken.
pub(super) fn read(source: &Source) -> Result<raw::Checklist, Box<Issue>> {
    serde_yaml::from_str(&source.text).map_err(|error| Box::new(refusal(source, &error)))
}

/// What the second reader does not take, at its place.
pub(crate) fn refusal(source: &Source, error: &serde_yaml::Error) -> Issue {
    let at = error.location().map_or(0, |location| location.index());
    let detail = crate::domain::clean::clean_line(&error.to_string());
    codes::READERS_DISAGREE.at(source, (at, at + 1), &[("detail", &detail)], None)
}

/// From so many bytes on, a text is read in two halves at once; for less a thread costs more than it saves.
const LONG: usize = 16 * 1024;

/// A long text cut in two between sections.
pub(super) struct Halves<'s> {
    source: &'s Source,
    first: &'s str,
    rest: String,
}

/// What stands in the later half.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rest {
    sections: Vec<raw::Section>,
}

impl<'s> Halves<'s> {
    /// Cuts a long text at the section that begins nearest to somewhat behind its middle. `None` where sections are not what the text ends with, or
    /// are not written one below the other.
    pub(super) fn of(source: &'s Source, root: &Node) -> Option<Self> {
        if source.text.len() < LONG {
            return None;
        }
        let (key, sections) = root.map()?.last()?;
        // The later half is read by whoever checks the text first, so it is the smaller one.
        let middle = source.text.len() / 7 * 4;
        let later = sections.list()?.get(1..)?.iter();
        let start = later
            .map(|section| section.start)
            .filter(|_| key.key() == "sections")
            .min_by_key(|start| start.abs_diff(middle))?;
        let line = source.text[..start].rfind('\n')? + 1;
        if source.text[line..start].trim() != "-" {
            return None;
        }
        let (first, rest) = source.text.split_at(line);
        let rest = format!("sections:\n{rest}");
        Some(Self { source, first, rest })
    }

    /// The first half; `None` where it is not taken.
    pub(super) fn first(&self) -> Option<raw::Checklist> {
        serde_yaml::from_str(self.first).ok()
    }

    /// The sections of the second half; `None` where they are not taken.
    pub(super) fn rest(&self) -> Option<Vec<raw::Section>> {
        let rest: Rest = serde_yaml::from_str(&self.rest).ok()?;
        Some(rest.sections)
    }

    /// Both halves as one. Where one is not taken, the whole is read once more, which tells the place.
    pub(super) fn join(
        &self,
        first: Option<raw::Checklist>,
        rest: Option<Vec<raw::Section>>,
    ) -> Result<raw::Checklist, Box<Issue>> {
        let (Some(mut all), Some(rest)) = (first, rest) else {
            return read(self.source);
        };
        all.sections.extend(rest);
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::budget::Budget;
    use crate::yaml::node;

    /// A list of so many sections, each of twenty questions.
    fn list(sections: usize, extra: &str) -> String {
        let question = |section: usize, at: usize| {
            format!(
                "      - id: Q-{section}-{at}\n        ask: Is it done?\n        how: |+\n          - One.\n\n        answer: yes-no\n"
            )
        };
        let section = |at: usize| {
            let questions: String = (0..20).map(|each| question(at, each)).collect();
            format!("  # Here begins {at}.\n  - id: s-{at}\n    title: S\n    questions:\n{questions}")
        };
        let sections: String = (0..sections).map(section).collect();
        format!("format: 1\nid: long\nversion: '1'\ntitle: Long\n{extra}sections:\n{sections}")
    }

    fn tree(source: &Source) -> Node {
        node::read(source, &Budget::CHECKLIST).expect("a tree")
    }

    fn joined(source: &Source) -> Option<Result<raw::Checklist, Box<Issue>>> {
        let halves = Halves::of(source, &tree(source))?;
        Some(halves.join(halves.first(), halves.rest()))
    }

    #[test]
    fn halves_read_as_the_whole_does() {
        for sections in [2, 3, 20] {
            let text = list(sections, "") + &"# Nothing.\n".repeat(LONG / 10);
            let source = Source::new("long.yaml", &text);
            let found = joined(&source)
                .expect("it is cut")
                .expect("both halves are taken");
            assert_eq!(found.sections.len(), sections);
            let whole = read(&source).expect("a checklist");
            assert_eq!(format!("{found:?}"), format!("{whole:?}"));
        }
    }

    #[test]
    fn what_a_half_does_not_take_is_told_at_its_place_in_the_whole() {
        let early = list(20, "surprise: 1\n");
        let late = list(20, "").replace("id: Q-19-3\n", "id: Q-19-3\n        surprise: 1\n");
        for text in [early, late] {
            let source = Source::new("long.yaml", &text);
            let told = joined(&source).expect("it is cut").expect_err("an unknown field");
            let wanted = text.lines().position(|line| line.contains("surprise"));
            assert_eq!(
                (told.code, told.place.line),
                ("E014", wanted.unwrap_or_default() + 1)
            );
        }
    }

    #[test]
    fn what_cannot_be_cut_is_read_whole() {
        let short = list(1, "");
        let one = list(60, "").replace("  - id: s-", "    also: s-");
        let behind = format!("{}remove: [Q-1]\n", list(20, ""));
        let flow = format!(
            "format: 1\nsections: [{}]\n",
            "{ id: s, title: Long }, ".repeat(LONG / 20)
        );
        let apart = list(20, "").replace("  - id: s-", "  -\n    id: s-");
        for text in [short, one, behind, flow, apart] {
            let source = Source::new("t.yaml", &text);
            let tree = node::read_all(&source, &Budget::CHECKLIST).0.expect("a tree");
            assert!(Halves::of(&source, &tree).is_none(), "{text}");
        }
    }
}
