//! An assessment in a list of many, and how such a list is sorted and filtered.

use std::cmp::Reverse;
use std::path::PathBuf;

use super::localized::Localized;
use super::standing::Standing;
use super::text::Text;
use super::verdict::Verdict;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedAssessment {
    pub path: PathBuf,
    /// The name of the system; if it has none, the name of the file.
    pub name: String,
    /// The checklist's title, or its id if it is missing; empty if the file cannot be read.
    pub checklist: Text,
    /// `None` if the file or its checklist cannot be read, or was not read yet.
    pub standing: Option<Standing>,
    /// When the file last changed: `2026-11-24 14:02`.
    pub changed: String,
    /// Whether unsaved changes of it are kept in the recovery folder.
    pub has_rescued: bool,
    /// Whether its details were read.
    pub is_read: bool,
    /// Why it has no standing.
    pub problem: Option<Localized>,
}

impl ListedAssessment {
    /// Whether the file can be read but its checklist is missing.
    pub fn lacks_checklist(&self) -> bool {
        self.is_read && self.standing.is_none() && !self.checklist.is_blank()
    }

    /// Questions decided, and all that apply.
    pub fn progress(&self) -> Option<(usize, usize)> {
        let standing = self.standing.as_ref()?;
        Some((standing.counts.done(), standing.counts.asked()))
    }
}

/// What comes first in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortKey {
    /// The last changed.
    #[default]
    Changed,
    Name,
    Checklist,
    /// The lowest verdict.
    Verdict,
    /// The lowest score.
    Score,
    /// The most open questions.
    Open,
    /// The most answers that wait.
    Waiting,
    /// The most plans and evidence overdue, then due soon.
    Due,
}

impl SortKey {
    /// With the words on the command line.
    pub const WORDS: [(Self, &'static str); 8] = [
        (Self::Changed, "changed"),
        (Self::Name, "name"),
        (Self::Checklist, "checklist"),
        (Self::Verdict, "verdict"),
        (Self::Score, "score"),
        (Self::Open, "open"),
        (Self::Waiting, "waiting"),
        (Self::Due, "due"),
    ];

    /// Sorts assessments that are in order of change; those without a standing come last.
    pub fn sort(self, all: &mut [&ListedAssessment]) {
        type Key = (bool, Reverse<usize>, Reverse<usize>);
        let most = |of: fn(&Standing) -> (usize, usize)| {
            move |each: &&ListedAssessment| -> Key {
                let (first, second) = each.standing.as_ref().map(of).unwrap_or_default();
                (each.standing.is_none(), Reverse(first), Reverse(second))
            }
        };
        match self {
            Self::Changed => all.sort_by(|one, other| other.changed.cmp(&one.changed)),
            Self::Name => all.sort_by_key(|each| each.name.to_lowercase()),
            Self::Checklist => all.sort_by_key(|each| {
                let edition = each
                    .standing
                    .as_ref()
                    .map(|standing| standing.edition.to_string());
                (edition.is_none(), edition)
            }),
            Self::Verdict => all.sort_by_key(|each| {
                let verdict = each.standing.as_ref().map(|standing| standing.verdict);
                (verdict.is_none(), verdict)
            }),
            Self::Score => all.sort_by_key(|each| {
                let score = each.standing.as_ref().map(|standing| standing.score.clone());
                (score.is_none(), score)
            }),
            Self::Open => all.sort_by_key(most(|standing| (standing.counts.unanswered, 0))),
            Self::Waiting => all.sort_by_key(most(|standing| (standing.waiting, 0))),
            Self::Due => all.sort_by_key(most(|standing| {
                let due = standing.due;
                (due.overdue + due.expired, due.due + due.expiring)
            })),
        }
    }
}

/// Which assessments a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListFilter {
    Verdict(Verdict),
    /// With open questions.
    Open,
    /// With answers that wait to be confirmed.
    Waiting,
    /// With plans that are overdue or due soon.
    Due,
    /// With evidence that has expired or will soon.
    Expiring,
    /// With a newer edition of its checklist.
    Newer,
    /// Which cannot be read.
    Broken,
}

impl ListFilter {
    /// With the words on the command line.
    pub const WORDS: [(Self, &'static str); 10] = [
        (Self::Verdict(Verdict::Incomplete), "incomplete"),
        (Self::Verdict(Verdict::NotReady), "not-ready"),
        (Self::Verdict(Verdict::Conditional), "conditional"),
        (Self::Verdict(Verdict::Ready), "ready"),
        (Self::Open, "open"),
        (Self::Waiting, "waiting"),
        (Self::Due, "due"),
        (Self::Expiring, "expiring"),
        (Self::Newer, "newer"),
        (Self::Broken, "broken"),
    ];

    pub fn passes(self, each: &ListedAssessment) -> bool {
        let Some(standing) = &each.standing else {
            return self == Self::Broken && each.is_read;
        };
        match self {
            Self::Verdict(verdict) => standing.verdict == verdict,
            Self::Open => standing.counts.unanswered > 0,
            Self::Waiting => standing.waiting > 0,
            Self::Due => standing.due.plans() > 0,
            Self::Expiring => standing.due.evidence() > 0,
            Self::Newer => standing.newer.is_some(),
            Self::Broken => false,
        }
    }

    /// Whether one of the verdicts and all other filters pass.
    pub fn pass(filters: &[Self], each: &ListedAssessment) -> bool {
        let is_verdict = |filter: &&Self| matches!(filter, Self::Verdict(_));
        let mut verdicts = filters.iter().filter(is_verdict).peekable();
        let mut others = filters.iter().filter(|filter| !is_verdict(filter));
        (verdicts.peek().is_none() || verdicts.any(|filter| filter.passes(each)))
            && others.all(|filter| filter.passes(each))
    }
}

/// The assessments of a list that pass the filters, sorted.
pub fn arranged<'a>(
    all: &'a [ListedAssessment],
    sort: SortKey,
    filters: &[ListFilter],
) -> Vec<&'a ListedAssessment> {
    let mut shown: Vec<_> = all
        .iter()
        .filter(|each| ListFilter::pass(filters, each))
        .collect();
    sort.sort(&mut shown);
    shown
}
