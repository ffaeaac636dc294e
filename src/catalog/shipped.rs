//! The checklists that are part of the program. Tests check them; nothing else may be trusted like them.

/// The registry of instruments.
pub(super) const REFERENCES: &str = include_str!("../../checklists/references.yaml");

/// Ids and texts, in the order in which they are offered.
pub(super) const ALL: [(&str, &str); 3] = [
    ("common", include_str!("../../checklists/common.yaml")),
    (
        "cctv-security",
        include_str!("../../checklists/cctv-security.yaml"),
    ),
    (
        "generative-ai",
        include_str!("../../checklists/generative-ai.yaml"),
    ),
];

/// The text of the checklist with an id.
pub(super) fn text(id: &str) -> Option<&'static str> {
    ALL.iter().find(|(each, _)| *each == id).map(|(_, text)| *text)
}
