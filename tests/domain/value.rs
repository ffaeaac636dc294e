//! Options of a question: which one is chosen and what choosing one does.

use selfcheck::domain::dates::Dates;
use selfcheck::domain::scale::Scale;
use selfcheck::domain::text::Text;
use selfcheck::domain::value::{Choice, Kind, Value};

use crate::support::checklist::{id, level};

fn several() -> Kind {
    let option = |name: &str, exclusive| Choice {
        id: id(name),
        label: Text::single("en", name),
        credit: None,
        exclusive,
        dates: Dates::default(),
    };
    Kind::ManyOf(vec![option("a", false), option("b", false), option("none", true)])
}

fn many(ids: &[&str]) -> Option<Value> {
    Some(Value::Many(ids.iter().map(|each| id(each)).collect()))
}

#[test]
fn one_of_several_levels_is_chosen() {
    let kind = Kind::Scale(Scale::yes_no());
    let yes = kind.toggle(0, None);
    assert_eq!(yes, Some(level("yes")));
    assert!(kind.is_chosen(0, yes.as_ref()) && !kind.is_chosen(1, yes.as_ref()));
    assert_eq!(kind.toggle(1, yes.as_ref()), Some(level("no")));
    assert_eq!(kind.toggle(2, yes.as_ref()), None);
    assert!(!kind.is_chosen(2, yes.as_ref()));
}

#[test]
fn options_are_added_removed_and_exclude_each_other() {
    let kind = several();
    for (now, option, after) in [
        (None, 1, many(&["b"])),
        (many(&["b"]), 0, many(&["a", "b"])),
        (many(&["a", "b"]), 1, many(&["a"])),
        (many(&["a"]), 0, None),
        (many(&["a", "b"]), 2, many(&["none"])),
        (many(&["none"]), 0, many(&["a"])),
    ] {
        assert_eq!(kind.toggle(option, now.as_ref()), after, "{now:?} {option}");
    }
}

#[test]
fn a_typed_value_has_no_options() {
    let now = Some(Value::Number("3".into()));
    assert_eq!(Kind::Number.toggle(0, now.as_ref()), now);
    assert!(!Kind::Number.is_chosen(0, now.as_ref()));
}
