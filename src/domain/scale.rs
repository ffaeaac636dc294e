//! Answer scales: named levels, each with the share of full credit it earns.

use std::sync::Arc;

use super::id::Id;
use super::ratio::Ratio;
use super::text::Text;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// The word on the command line.
    pub id: Id,
    pub label: Text,
    /// Achievement from 0 to 1.
    pub credit: Ratio,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Its name in a checklist.
    pub id: Id,
    /// Best first. Shared, because every question holds its scale.
    pub levels: Arc<[Level]>,
}

impl Scale {
    pub fn level(&self, id: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == *id)
    }

    /// Of the official three-answer lists: 예 earns 1, 아니오 nothing; 미해당 is always offered.
    pub fn yes_no() -> Self {
        Self::built_in(
            "yes-no",
            &[("yes", "예", "Yes", (1, 1)), ("no", "아니오", "No", (0, 1))],
        )
    }

    /// Partial earns one half, which rates P: the cautious side.
    pub fn yes_partial_no() -> Self {
        Self::built_in(
            "yes-partial-no",
            &[
                ("yes", "예", "Yes", (1, 1)),
                ("partial", "부분", "Partial", (1, 2)),
                ("no", "아니오", "No", (0, 1)),
            ],
        )
    }

    /// Fully, largely, partly, not: anchored at 1 and 0, with 2/3 and 1/3 inside their bands of ISO/IEC 33020.
    pub fn nplf() -> Self {
        Self::built_in(
            "nplf",
            &[
                ("fully", "충족", "Fully", (1, 1)),
                ("largely", "대체로 충족", "Largely", (2, 3)),
                ("partly", "일부 충족", "Partly", (1, 3)),
                ("not", "미충족", "Not", (0, 1)),
            ],
        )
    }

    /// The scales that every checklist may use.
    pub fn built_ins() -> [Self; 3] {
        [Self::yes_no(), Self::yes_partial_no(), Self::nplf()]
    }

    fn built_in(id: &str, levels: &[(&str, &str, &str, (i64, i64))]) -> Self {
        let levels = levels.iter().map(|(id, ko, en, (top, bottom))| Level {
            id: Id::known(id),
            label: Text::both(ko, en),
            credit: Ratio::new(*top, *bottom),
        });
        Self {
            id: Id::known(id),
            levels: levels.collect(),
        }
    }
}
