//! Parts of the format with their own `Deserialize`: texts, ordered maps, numbers as written, conditions.

use std::fmt;
use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::domain::question;

/// A text: in the first language of the checklist, or in each language.
#[derive(Clone, Debug)]
pub(crate) enum Text {
    Plain(String),
    Languages(Vec<(String, String)>),
}

/// What makes a question critical; `None` says that nothing does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Critical(pub(crate) Option<question::Critical>);

/// A number as written.
#[derive(Clone, Debug)]
pub(crate) struct Number(pub(crate) String);

/// The source of a target: a reference key or words.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    Key(String),
    Words(Vec<(String, String)>),
}

/// A map in the order of the file.
#[derive(Clone, Debug)]
pub(crate) struct Pairs<T>(pub(crate) Vec<(String, T)>);

/// A condition: every entry holds.
#[derive(Clone, Debug)]
pub(crate) struct Condition(pub(crate) Vec<Rule>);

/// One entry of a condition.
#[derive(Clone, Debug)]
pub(crate) enum Rule {
    Any(Vec<Condition>),
    All(Vec<Condition>),
    Not(Condition),
    Test(String, Test),
}

/// A test of a fact or an earlier answer.
#[derive(Clone, Debug)]
pub(crate) enum Test {
    Truth(bool),
    Options(Vec<String>),
    Range(Range),
}

/// A range of numbers, ends included.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Range {
    pub(crate) min: Option<Number>,
    pub(crate) max: Option<Number>,
}

/// A threshold of the verdict.
#[derive(Debug, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Gate {
    /// The number.
    pub(crate) value: Number,
    /// Where it comes from.
    pub(crate) source: Option<Text>,
}

impl<T> Default for Pairs<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

struct CriticalVisitor;

impl Visitor<'_> for CriticalVisitor {
    type Value = Critical;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("law, risk, true or false")
    }

    fn visit_bool<E: de::Error>(self, truth: bool) -> Result<Critical, E> {
        Ok(Critical(truth.then_some(question::Critical::Law)))
    }

    fn visit_str<E: de::Error>(self, word: &str) -> Result<Critical, E> {
        let kind = question::Critical::from_word(word);
        let kind = kind.ok_or_else(|| E::unknown_variant(word, &["law", "risk"]))?;
        Ok(Critical(Some(kind)))
    }
}

impl<'de> Deserialize<'de> for Critical {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(CriticalVisitor)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(Self)
    }
}

/// Reads an integer from its text: in the JSON of shipped checklists every number is a string.
pub(super) fn integer<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    String::deserialize(from)?.parse().map_err(de::Error::custom)
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a text or a map of languages")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text::Plain(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Text, E> {
        Ok(Text::Plain(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let mut all = Vec::with_capacity(2);
        while let Some(entry) = map.next_entry()? {
            all.push(entry);
        }
        Ok(Text::Languages(all))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(TextVisitor)
    }
}

impl<'de> Deserialize<'de> for Source {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(TextVisitor).map(|text| match text {
            Text::Plain(key) => Self::Key(key),
            Text::Languages(words) => Self::Words(words),
        })
    }
}

struct PairsVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PairsVisitor<T> {
    type Value = Pairs<T>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<T>, A::Error> {
        let mut all = Vec::new();
        while let Some(entry) = map.next_entry()? {
            all.push(entry);
        }
        Ok(Pairs(all))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(PairsVisitor(PhantomData))
    }
}

struct ConditionVisitor;

impl<'de> Visitor<'de> for ConditionVisitor {
    type Value = Condition;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a map of tests")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Condition, A::Error> {
        let mut rules = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            rules.push(match key.as_str() {
                "any" => Rule::Any(map.next_value()?),
                "all" => Rule::All(map.next_value()?),
                "not" => Rule::Not(map.next_value()?),
                _ => Rule::Test(key, map.next_value()?),
            });
        }
        Ok(Condition(rules))
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(ConditionVisitor)
    }
}

struct TestVisitor;

impl<'de> Visitor<'de> for TestVisitor {
    type Value = Test;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("true, false, an answer id, a list of them, or a range")
    }

    fn visit_bool<E: de::Error>(self, truth: bool) -> Result<Test, E> {
        Ok(Test::Truth(truth))
    }

    fn visit_str<E: de::Error>(self, option: &str) -> Result<Test, E> {
        Ok(Test::Options(vec![option.to_owned()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Test, A::Error> {
        let mut all = Vec::new();
        while let Some(option) = list.next_element()? {
            all.push(option);
        }
        Ok(Test::Options(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Test, A::Error> {
        Range::deserialize(de::value::MapAccessDeserializer::new(map)).map(Test::Range)
    }
}

impl<'de> Deserialize<'de> for Test {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(TestVisitor)
    }
}
