//! Decodes what stands beside the value of a measured question.

use super::super::fields::answer as key;
use super::assessment::Decoder;
use super::scalars::{Decoded, keep, text_of, wants_map};
use crate::domain::id::Id;
use crate::domain::measured::{Measured, MeasuredField};
use crate::domain::unknown_fields::UnknownFields;
use crate::yaml::node::Node;

impl Decoder<'_> {
    pub(super) fn measured(
        &mut self,
        id: &Id,
        node: &Node,
        measured: &mut Measured,
        inner: &mut UnknownFields,
    ) -> Decoded {
        wants_map(node)?;
        let name = format!("{id} {}", key::MEASURED);
        let names = MeasuredField::KEYS.map(|(_, key)| key);
        let extra = self.fields(node, &name, &names, |_, name, node| {
            let mut text = String::new();
            text_of(node, &mut text)?;
            if let Some(field) = MeasuredField::from_key(name) {
                measured.set(field, &text);
            }
            Ok(())
        });
        keep(inner, key::MEASURED, extra);
        Ok(())
    }
}
