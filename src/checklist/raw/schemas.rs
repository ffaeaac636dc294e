//! JSON Schemas of the parts that `derive` cannot describe, and stand-ins for fields whose type is a plain string.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::parts::{Condition, Critical, Gate, Number, Pairs, Source, Test, Text};
use crate::domain::gate::Gates;
use crate::domain::id::MAX_ID;
use crate::domain::measure::MeasureKind;
use crate::domain::question::Stage;
use crate::domain::reference::{Force, Verified};

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

pub(crate) struct IdText;
pub(crate) struct DateText;
pub(crate) struct FactKind;
pub(crate) struct StageWord;
pub(crate) struct BetterWord;
pub(crate) struct MeasureKindWord;
pub(crate) struct ForceWord;
pub(crate) struct VerifiedWord;
pub(crate) struct GateMap;

/// Descriptions of the gates, in the order of [`Gates::IDS`].
const GATE_DESCRIPTIONS: [&str; 4] = [
    "Below this score, in percent, the verdict is \"not ready\". Default: 80.",
    "Above this score, in percent, \"ready\" is possible. Default: 85.",
    "Every open gap of a \"conditional\" closes within this many days. Default: 180.",
    "The smallest share of credit backed by intact evidence for \"ready\", from 0 to 1. Default: 9/10.",
];

pub(crate) const FACT_KINDS: [&str; 4] = ["yes-no", "one-of", "many-of", "text"];
pub(crate) const DIRECTIONS: [&str; 2] = ["lower", "higher"];
pub(crate) const CRITICAL: [&str; 2] = ["law", "risk"];
/// The pattern of a language tag.
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
schema!(Critical, "Critical", |_| json_schema!({
    "anyOf": [{ "enum": CRITICAL }, { "type": "boolean" }],
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
    MeasureKindWord,
    "MeasureKind",
    |_| json_schema!({ "enum": MeasureKind::WORDS.map(|(_, word)| word) })
);
schema!(
    ForceWord,
    "Force",
    |_| json_schema!({ "enum": Force::WORDS.map(|(_, word)| word) })
);
schema!(VerifiedWord, "Verified", |_| json_schema!({
    "enum": [Verified::Primary.word(), Verified::Secondary.word()],
}));
schema!(GateMap, "Gates", |generator| {
    let gate = generator.subschema_for::<Gate>();
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
