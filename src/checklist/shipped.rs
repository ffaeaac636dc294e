//! The shipped checklists and registry, as YAML and as the JSON that the build script makes of it.

use super::header::Head;
use super::library::NamedText;

pub(super) struct Shipped {
    pub(super) id: &'static str,
    text: &'static str,
    json: &'static str,
    /// The fields of [`Head`] as JSON.
    head: &'static str,
}

macro_rules! shipped {
    ($id:literal) => {
        Shipped {
            id: $id,
            text: include_str!(concat!("../../checklists/", $id, ".yaml")),
            json: include_str!(concat!(env!("OUT_DIR"), "/", $id, ".json")),
            head: include_str!(concat!(env!("OUT_DIR"), "/", $id, ".head.json")),
        }
    };
}

/// In the order of the interface.
pub(super) static ALL: [Shipped; 3] = [
    shipped!("common"),
    shipped!("cctv-security"),
    shipped!("generative-ai"),
];

static REFERENCES: Shipped = shipped!("references");

impl Shipped {
    pub(super) fn find(id: &str) -> Option<&'static Self> {
        ALL.iter().find(|each| each.id == id)
    }

    pub(super) fn head(&self) -> Option<Head> {
        Head::from_json(self.head)
    }

    pub(super) fn named(&self) -> NamedText {
        NamedText {
            name: format!("{}.yaml", self.id),
            text: self.text.into(),
            json: Some(self.json.into()),
        }
    }
}

pub(super) fn references() -> NamedText {
    REFERENCES.named()
}

#[cfg(test)]
mod tests {
    use super::super::header;
    use super::*;

    #[test]
    fn a_head_is_that_of_the_text() {
        for each in &ALL {
            let read = header::read(each.id, each.text).expect("a head");
            assert_eq!(read.id, *each.id);
            assert_eq!(each.head(), Some(read), "{}", each.id);
        }
    }
}
