//! The checklists that are part of the program. Tests check them; nothing else may be trusted like them.

use crate::checklist::header::Head;
use crate::domain::id::Id;
use crate::domain::text::Text;

/// The registry of instruments.
pub(super) const REFERENCES: &str = include_str!("../../checklists/references.yaml");

/// A checklist that is part of the program. What names it stands beside its text, so that the first screen reads no YAML; a test holds
/// the two together.
pub(super) struct Shipped {
    pub(super) id: &'static str,
    pub(super) text: &'static str,
    version: &'static str,
    /// In Korean and in English.
    title: [&'static str; 2],
    extends: Option<&'static str>,
}

/// Who publishes them, in Korean and in English.
const PUBLISHER: [&str; 2] = ["selfcheck 프로젝트", "The selfcheck project"];

/// In the order in which they are offered.
pub(super) static ALL: [Shipped; 3] = [
    Shipped {
        id: "common",
        text: include_str!("../../checklists/common.yaml"),
        version: "2026.1",
        title: ["인공지능 시스템 공통", "Any AI system"],
        extends: None,
    },
    Shipped {
        id: "cctv-security",
        text: include_str!("../../checklists/cctv-security.yaml"),
        version: "2026.1",
        title: ["지능형 CCTV 보안 관제", "CCTV security"],
        extends: Some("common"),
    },
    Shipped {
        id: "generative-ai",
        text: include_str!("../../checklists/generative-ai.yaml"),
        version: "2026.1",
        title: ["생성형 AI 서비스", "Generative AI services"],
        extends: Some("common"),
    },
];

impl Shipped {
    /// The one with an id.
    pub(super) fn find(id: &str) -> Option<&'static Self> {
        ALL.iter().find(|each| each.id == id)
    }

    /// What names it.
    pub(super) fn head(&self) -> Option<Head> {
        let both = |[ko, en]: [&str; 2]| Text::both(ko, en);
        Some(Head {
            id: Id::new(self.id).ok()?,
            version: self.version.to_owned(),
            title: both(self.title),
            publisher: Some(both(PUBLISHER)),
            extends: self.extends.and_then(|id| Id::new(id).ok()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::header;

    #[test]
    fn what_names_a_checklist_here_is_what_its_text_says() {
        for each in &ALL {
            let read = header::read(each.id, each.text).expect("its top is sound");
            assert_eq!(each.head(), Some(read), "{}", each.id);
        }
    }
}
