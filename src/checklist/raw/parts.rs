//! The pieces of the format that derive alone cannot say: texts in languages, ordered maps, numbers kept as written and
//! conditions, each with its schema.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::domain::gate::Gates;
use crate::domain::id::MAX_ID;
use crate::domain::question::Stage;
use crate::domain::reference::{Force, Verified};

/// A text: in the first language of the checklist, or in each language.
#[derive(Clone, Debug)]
pub(crate) enum Text {
    Plain(String),
    Languages(Vec<(String, String)>),
}

/// A number as written.
#[derive(Clone, Debug)]
pub(crate) struct Number(pub(crate) String);

/// Where a threshold comes from.
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

/// What is asked of a fact or an earlier answer.
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

impl<T> Default for Pairs<T> {
    fn default() -> Self {
        Self(Vec::new())
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

macro_rules! schema {
    ($type:ty, $name:literal, $schema:expr) => {
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let make: fn(&mut SchemaGenerator) -> Schema = $schema;
                make(generator)
            }
        }
    };
}

/// Schema of an id.
pub(crate) struct IdText;
/// Schema of a day.
pub(crate) struct DateText;
/// Schema of a fact's kind.
pub(crate) struct FactKind;
/// Schema of a lifecycle stage.
pub(crate) struct StageWord;
/// Schema of a direction.
pub(crate) struct BetterWord;
/// Schema of a force.
pub(crate) struct ForceWord;
/// Schema of a verification.
pub(crate) struct VerifiedWord;
/// Schema of the gates by name.
pub(crate) struct GateMap;

/// What each gate of [`Gates::IDS`] means.
const GATE_DESCRIPTIONS: [&str; 4] = [
    "Below this score, in percent, the verdict is \"not ready\". The tool's own: 80.",
    "Above this score, in percent, \"ready\" is possible. The tool's own: 85.",
    "Every open gap of a \"conditional\" closes within this many days. The tool's own: 180.",
    "The smallest share of credit backed by intact evidence for \"ready\", from 0 to 1. The tool's own: 9/10.",
];

/// The words of a fact's kind.
pub(crate) const FACT_KINDS: [&str; 4] = ["yes-no", "one-of", "many-of", "text"];
/// The words of a direction.
pub(crate) const DIRECTIONS: [&str; 2] = ["lower", "higher"];
/// How a language tag is written.
pub(crate) const LANGUAGE: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

schema!(Text, "Text", |_| json_schema!({
    "description": "A text in the first language of the checklist, or a map of language to text.",
    "anyOf": [
        { "type": "string", "pattern": "\\S" },
        {
            "type": "object",
            "minProperties": 1,
            "propertyNames": { "pattern": LANGUAGE },
            "additionalProperties": { "type": "string", "pattern": "\\S" },
        },
    ],
}));
schema!(Number, "Number", |_| json_schema!({
    "description": "A number, or a fraction in quotes such as \"1/3\".",
    "anyOf": [{ "type": "number" }, { "type": "string", "pattern": r"^[+-]?\d+(\.\d+)?(/\d+(\.\d+)?)?$" }],
}));
schema!(Source, "Source", |_| json_schema!({
    "description": "A reference key, or words as a map of language to text.",
    "anyOf": [
        { "type": "string", "pattern": "\\S" },
        { "type": "object", "minProperties": 1, "additionalProperties": { "type": "string", "pattern": "\\S" } },
    ],
}));
schema!(Test, "Test", |generator| {
    let number = generator.subschema_for::<Number>();
    json_schema!({
        "description": "true or false, an answer id, a list of answer ids (any of them), or a range of numbers.",
        "anyOf": [
            { "type": "boolean" },
            { "type": "string" },
            { "type": "array", "items": { "type": "string" }, "minItems": 1 },
            {
                "type": "object",
                "properties": { "min": number, "max": number },
                "additionalProperties": false,
                "minProperties": 1,
            },
        ],
    })
});
schema!(Condition, "Condition", |generator| {
    let this = generator.subschema_for::<Self>();
    let test = generator.subschema_for::<Test>();
    json_schema!({
        "description": "Every entry holds. Keys are profile facts or earlier questions; `any`, `all` and `not` combine.",
        "type": "object",
        "minProperties": 1,
        "properties": {
            "any": { "type": "array", "items": this, "minItems": 1 },
            "all": { "type": "array", "items": this, "minItems": 1 },
            "not": this,
        },
        "additionalProperties": test,
    })
});
schema!(IdText, "Id", |_| json_schema!({
    "type": "string",
    "pattern": format!("^[A-Za-z0-9][A-Za-z0-9._-]{{0,{}}}$", MAX_ID - 1),
}));
schema!(
    DateText,
    "Day",
    |_| json_schema!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$" })
);
schema!(FactKind, "FactKind", |_| json_schema!({ "enum": FACT_KINDS }));
schema!(
    StageWord,
    "Stage",
    |_| json_schema!({ "enum": Stage::WORDS.map(|(_, word)| word) })
);
schema!(BetterWord, "Better", |_| json_schema!({ "enum": DIRECTIONS }));
schema!(
    ForceWord,
    "Force",
    |_| json_schema!({ "enum": Force::WORDS.map(|(_, word)| word) })
);
schema!(VerifiedWord, "Verified", |_| json_schema!({
    "enum": [Verified::Primary.word(), Verified::Secondary.word()],
}));
schema!(GateMap, "Gates", |generator| {
    let gate = generator.subschema_for::<super::Gate>();
    let entries = Gates::IDS
        .into_iter()
        .zip(GATE_DESCRIPTIONS)
        .map(|(id, description)| {
            let schema =
                serde_json::json!({ "description": description, "allOf": [gate.clone().to_value()] });
            (id.to_owned(), schema)
        });
    json_schema!({
        "type": "object",
        "properties": entries.collect::<serde_json::Map<_, _>>(),
        "additionalProperties": false,
    })
});

impl<T: JsonSchema> JsonSchema for Pairs<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("MapOf{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let item = generator.subschema_for::<T>();
        json_schema!({ "type": "object", "additionalProperties": item })
    }
}
