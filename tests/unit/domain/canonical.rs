//! Unit tests of `domain/canonical`.

use proptest::prelude::*;
use selfcheck::domain::canonical::Canonical;

#[test]
fn names_are_sorted_by_utf16_and_texts_escaped() {
    let value = Canonical::Map(vec![
        ("\u{ffe5}".into(), Canonical::text("after")),
        ("\u{1f600}".into(), Canonical::text("before, by its surrogate")),
        ("b".into(), Canonical::texts(["\u{1}\n\"\\", "e\u{301}"])),
        ("a".into(), Canonical::List(Vec::new())),
    ]);
    assert_eq!(
        value.to_json(),
        "{\"a\":[],\"b\":[\"\\u0001\\n\\\"\\\\\",\"é\"],\"\u{1f600}\":\"before, by its surrogate\",\"\u{ffe5}\":\"after\"}"
    );
}

fn values() -> impl Strategy<Value = Canonical> {
    let leaf = any::<String>().prop_map(Canonical::Text);
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Canonical::List),
            prop::collection::btree_map("[a-z\u{ac00}-\u{ac10}]{0,4}", inner, 0..6)
                .prop_map(|map| Canonical::Map(map.into_iter().collect())),
        ]
    })
}

fn plain(value: &serde_json::Value) -> Canonical {
    match value {
        serde_json::Value::String(text) => Canonical::text(text.clone()),
        serde_json::Value::Array(items) => Canonical::List(items.iter().map(plain).collect()),
        serde_json::Value::Object(map) => Canonical::Map(
            map.iter()
                .map(|(name, value)| (name.clone(), plain(value)))
                .collect(),
        ),
        other => Canonical::text(other.to_string()),
    }
}

proptest! {
    #[test]
    fn what_is_written_is_json_and_written_again_the_same(value in values()) {
        let text = value.to_json();
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(plain(&read).to_json(), text);
    }
}
