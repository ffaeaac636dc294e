//! Both readers read back what is written, whatever the text contains.

use std::fmt::{self, Write};

use proptest::prelude::*;

use selfcheck::domain::unknown_fields::Tree;
use selfcheck::yaml::budget::Budget;
use selfcheck::yaml::emit::{CHUNK, Document, document, is_tidy, tidy};
use selfcheck::yaml::node::{self, Data, Node};
use selfcheck::yaml::source::Source;

fn read(text: &str) -> Node {
    node::read(&Source::new("t", text), &Budget::ASSESSMENT)
        .unwrap_or_else(|issues| panic!("{issues:#?}\n{text}"))
}

fn agrees(tree: &Tree, node: &Node, value: &serde_yaml::Value, written: &str) {
    match (tree, &node.data) {
        (Tree::Null, Data::Scalar { .. }) => assert!(node.is_null() && value.is_null(), "{written}"),
        (Tree::Text(text), Data::Scalar { .. }) => {
            let tidy = tidy(text);
            assert_eq!(node.text(), Some(&*tidy), "first reader\n{written}");
            assert_eq!(value.as_str(), Some(&*tidy), "second reader\n{written}");
        }
        (Tree::List(items), Data::List(nodes)) => {
            let values = value.as_sequence().unwrap();
            assert_eq!(
                (items.len(), items.len()),
                (nodes.len(), values.len()),
                "{written}"
            );
            for ((item, node), value) in items.iter().zip(nodes).zip(values) {
                agrees(item, node, value, written);
            }
        }
        (Tree::Map(entries), Data::Map(nodes)) => {
            let values = value.as_mapping().unwrap();
            assert_eq!(
                (entries.len(), entries.len()),
                (nodes.len(), values.len()),
                "{written}"
            );
            for (((key, item), (node_key, node)), (value_key, value)) in entries.iter().zip(nodes).zip(values)
            {
                assert_eq!(node_key.key(), tidy(key), "{written}");
                assert_eq!(value_key.as_str(), Some(&*tidy(key)), "{written}");
                agrees(item, node, value, written);
            }
        }
        (tree, data) => panic!("{tree:?} came back as {data:?}\n{written}"),
    }
}

fn both_readers_agree(entries: &[(String, Tree)]) {
    let written = document(&["head", ""], entries);
    let value: serde_yaml::Value =
        serde_yaml::from_str(&written).unwrap_or_else(|error| panic!("{error}\n{written}"));
    agrees(&Tree::Map(entries.to_vec()), &read(&written), &value, &written);
    for line in written.lines() {
        assert!(!line.ends_with(' '), "a blank ends {line:?}");
        assert!(!line.contains('\t'));
    }
}

/// Separated by `¦`.
const NASTY: &str = "no¦Yes¦~¦null¦¦ ¦5¦-5¦1.10¦0x1F¦1e3¦12:30¦2026-01-22¦.5¦.inf¦<<¦=¦- a¦-¦? a¦a: b¦a #b¦#¦a:¦[a¦{a¦*a\
        ¦&a¦!a¦|¦>¦%a¦@a¦`a`¦'a'¦\"a\"¦---¦...¦--- a¦a\\b¦\\¦a\nb¦\na¦a\n¦a\n\n¦\n¦\n\n¦ a\nb¦\n a\nb¦a\n b¦a\tb¦가\u{2028}나\
        ¦\u{feff}가¦가\u{7}나¦a\r\nb\rc¦각¦a\n# b\n---\nc¦true\nfalse¦\u{fffe}x¦0o7¦1_000";

#[test]
fn texts_that_look_like_something_else() {
    for text in NASTY.split('¦') {
        both_readers_agree(&[(text.replace('\n', " "), Tree::Text(text.into()))]);
        let list = vec![Tree::Text(text.into()), Tree::Text("z".into())];
        both_readers_agree(&[("k".into(), Tree::List(list))]);
    }
    both_readers_agree(&[("long".into(), Tree::Text("긴 글: ".repeat(60)))]);
}

#[test]
fn looks_as_a_person_would_write_it() {
    let entries = vec![
        ("format".into(), Tree::Plain("1".into())),
        ("id".into(), Tree::Text("1.0".into())),
        ("note".into(), Tree::Text("첫째 줄  \n둘째\t줄\n".into())),
        (
            "list".into(),
            Tree::List(vec![
                Tree::Map(vec![
                    ("ko".into(), Tree::Text("회의록".into())),
                    ("en".into(), Tree::Text("say \"so\"".into())),
                ]),
                Tree::Text("yes".into()),
            ]),
        ),
        ("none".into(), Tree::List(vec![])),
        ("target".into(), Tree::Plain("-2.5".into())),
    ];
    assert_eq!(
        document(&["head"], &entries),
        "# head\nformat: 1\nid: \"1.0\"\nnote: |\n  첫째 줄\n  둘째  줄\nlist:\n  - ko: 회의록\n    en: say \"so\"\n  - \"yes\"\nnone: []\ntarget: -2.5\n"
    );
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        "[ -~가-힣ㄱ-ㅎ\n\t\r]{0,40}",
        "[a# :\\-\n?|>'\"\\\\]{0,12}",
        "[0-9+.:eExo_-]{0,8}",
        proptest::collection::vec(any::<char>(), 0..12).prop_map(|all| all.into_iter().collect()),
    ]
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![4 => text().prop_map(Tree::Text), 1 => Just(Tree::Null)];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Tree::List),
            proptest::collection::vec(inner, 0..4).prop_map(|all| {
                Tree::Map(
                    all.into_iter()
                        .enumerate()
                        .map(|(at, each)| (format!("k{at}"), each))
                        .collect(),
                )
            }),
        ]
    })
}

#[test]
fn a_key_of_any_length_is_read_again() {
    for length in [900, 1000, 1001, 1024, 5000] {
        let map = Tree::Map(vec![
            ("in".into(), Tree::Text("a".into())),
            ("k".repeat(length), Tree::Null),
        ]);
        let list = Tree::List(vec![Tree::Map(vec![(
            "긴 이름 ".repeat(length / 8),
            Tree::Text("b".into()),
        )])]);
        both_readers_agree(&[("한".repeat(length), map), ("l".into(), list)]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn what_is_written_is_read_the_same_by_both(key in text(), tree in tree(), second in tree()) {
        both_readers_agree(&[(format!("{key}1"), tree), ("k".into(), second)]);
    }

    #[test]
    fn tidying_twice_changes_nothing(text in text()) {
        let once = tidy(&text);
        prop_assert_eq!(tidy(&once), once.as_ref());
    }

    #[test]
    fn what_is_tidy_at_a_glance_is_left_alone(text in text()) {
        // A tab in front sends the same text through the slow path.
        if is_tidy(&text) {
            let long_way = tidy(&format!("\t{text}")).into_owned();
            prop_assert_eq!(long_way.trim_start_matches(' '), text.trim_start_matches(' '));
        }
    }
}

#[test]
fn a_document_passed_on_in_pieces_is_the_document() {
    let text = |text: &str| Tree::Text(text.to_owned());
    let item = |at: usize| Tree::Map(vec![("at".to_owned(), text(&format!("item {at}\nand more")))]);
    let nested = |at: usize| {
        Tree::Map(vec![
            ("at".to_owned(), text(&at.to_string())),
            ("below".to_owned(), Tree::List(vec![item(1), Tree::Null])),
        ])
    };
    let long: Vec<Tree> = (0..2000).map(item).collect();
    let entries = vec![
        ("first".to_owned(), text("one")),
        ("items".to_owned(), Tree::List(long.clone())),
        ("between".to_owned(), Tree::List(Vec::new())),
        (
            "true".to_owned(),
            Tree::Map(vec![
                ("a".to_owned(), Tree::List((0..2).map(nested).collect())),
                ("b".to_owned(), Tree::Null),
            ]),
        ),
        ("last".to_owned(), text("한글")),
    ];
    let mut pieces = Pieces::default();
    let mut written = Document::new(&mut pieces);
    written.entry(&entries[0]).unwrap();
    written.open("items");
    for item in &long {
        written.item(item).unwrap();
    }
    written.close();
    written.entry(&entries[2]).unwrap();
    written.open("true");
    written.open("a");
    for at in 0..2 {
        written.open_item();
        written.entry(&("at".to_owned(), text(&at.to_string()))).unwrap();
        written.open("below");
        written.item(&item(1)).unwrap();
        written.item(&Tree::Null).unwrap();
        written.close();
        written.close();
    }
    written.close();
    written.entry(&("b".to_owned(), Tree::Null)).unwrap();
    written.close();
    written.entry(&entries[4]).unwrap();
    written.end().unwrap();
    assert_eq!(pieces.0.concat(), document(&[], &entries));
    assert!(pieces.0.len() > 2, "it came in pieces");
    assert!(pieces.0.iter().all(|piece| piece.len() < 2 * CHUNK));
}

/// Collects the pieces.
#[derive(Default)]
struct Pieces(Vec<String>);

impl Write for Pieces {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        self.0.push(piece.to_owned());
        Ok(())
    }
}
