//! The format as tables: the fields of each kind of entry, their shapes, and which are required. A test compares the tables with
//! the JSON Schema.

use super::super::raw::schemas::{CRITICAL, DIRECTIONS, FACT_KINDS};
use crate::words::{Message, issue as words};

/// The shape of a value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// A text or a map of languages.
    Text,
    /// A text without translations.
    Plain,
    Id,
    Language,
    Date,
    Truth,
    /// `true`, `false` or one of some words.
    TruthOr(&'static [&'static str]),
    /// A number or a fraction.
    Number,
    Format,
    OneOf(&'static [&'static str]),
    List(&'static Shape),
    /// A list of at least one item.
    Filled(&'static Shape),
    /// A map with free keys.
    Map(&'static Shape),
    Object(&'static Object),
    /// A reference key, or a map of languages.
    Source,
    /// One text for every language, or a map of languages.
    PlainOrMap,
    Condition,
}

/// A kind of entry.
#[derive(Debug)]
pub(crate) struct Object {
    /// Its name in messages.
    pub(crate) what: Message,
    pub(crate) fields: &'static [Field],
}

#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    pub(crate) required: bool,
}

const fn needs(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        shape,
        required: true,
    }
}

const fn may(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        shape,
        required: false,
    }
}

use Shape::{Condition, Date, Filled, Format, Id, Language, List, Map, Number, Plain, Source, Text, Truth};

pub(crate) static CHECKLIST: Object = Object {
    what: words::OF_CHECKLIST,
    fields: &[
        needs("format", Format),
        needs("id", Id),
        needs("version", Plain),
        needs("title", Text),
        may("publisher", Text),
        may("license", Plain),
        may("languages", Filled(&Language)),
        may("extends", Id),
        may("succeeds", List(&Id)),
        may("built_on", List(&Plain)),
        may("left_out", List(&Id)),
        may("remove", List(&Id)),
        may("references", Map(&Shape::Object(&INSTRUMENT))),
        may("profile", List(&Shape::Object(&FACT))),
        may("glossary", List(&Shape::Object(&TERM))),
        may("scales", Map(&Shape::Object(&SCALE))),
        may("gates", Shape::Object(&GATES)),
        may("tiers", List(&Shape::Object(&TIER))),
        may("sections", List(&Shape::Object(&SECTION))),
    ],
};

static TIER: Object = Object {
    what: words::OF_TIER,
    fields: &[needs("id", Id), may("title", Text), may("intro", Text)],
};

pub(crate) static FACT: Object = Object {
    what: words::OF_FACT,
    fields: &[
        needs("id", Id),
        may("ask", Text),
        may("help", Text),
        may("kind", Shape::OneOf(&FACT_KINDS)),
        may("options", Filled(&Shape::Object(&FACT_OPTION))),
        may("required", Truth),
        may("after", Id),
    ],
};

static FACT_OPTION: Object = Object {
    what: words::OF_OPTION,
    fields: &[needs("id", Id), needs("label", Text), may("exclusive", Truth)],
};

static TERM: Object = Object {
    what: words::OF_TERM,
    fields: &[needs("term", Text), needs("meaning", Text)],
};

pub(crate) static SECTION: Object = Object {
    what: words::OF_SECTION,
    fields: &[
        needs("id", Id),
        may("title", Text),
        may("intro", Text),
        may("applies_when", Condition),
        may("tier", Id),
        may("after", Id),
        may("questions", List(&Shape::Object(&QUESTION))),
        may("sections", List(&Shape::Object(&SECTION))),
    ],
};

pub(crate) static QUESTION: Object = Object {
    what: words::OF_QUESTION,
    fields: &[
        needs("id", Id),
        may("ask", Text),
        may("why", Text),
        may("how", Text),
        may("evidence", List(&Text)),
        may("answer", Plain),
        may("options", Filled(&Shape::Object(&CHOICE))),
        may("measure", Shape::Object(&MEASURE)),
        may("applies_when", Condition),
        may("critical", Shape::TruthOr(&CRITICAL)),
        may("critical_source", Text),
        may("weight", Number),
        may("weight_source", Text),
        may("scored", Truth),
        may("owner", Text),
        may(
            "stage",
            Shape::OneOf(&["management", "data", "model", "system", "operation"]),
        ),
        may("formerly", List(&Id)),
        may("tier", Id),
        may("applies_from", Date),
        may("applies_until", Date),
        may("checked_on", Date),
        may("references", List(&Plain)),
        may("after", Id),
    ],
};

static CHOICE: Object = Object {
    what: words::OF_OPTION,
    fields: &[
        needs("id", Id),
        needs("label", Text),
        may("credit", Number),
        may("exclusive", Truth),
        may("applies_from", Date),
        may("applies_until", Date),
        may("checked_on", Date),
    ],
};

static MEASURE: Object = Object {
    what: words::OF_MEASURE,
    fields: &[
        may("unit", Shape::PlainOrMap),
        needs("better", Shape::OneOf(&DIRECTIONS)),
        may("target", Number),
        may("source", Source),
        may("declared", Truth),
        may(
            "kind",
            Shape::OneOf(&["share", "rate", "quantile", "mean", "ratio", "score", "value"]),
        ),
        may("inclusive", Truth),
        may("start", Number),
        may("start_source", Source),
        may("min_n", Number),
        may("cluster", Text),
        may("per", Number),
        may("paired_with", Id),
        may("min", Number),
        may("max", Number),
    ],
};

static SCALE: Object = Object {
    what: words::OF_SCALE,
    fields: &[needs("levels", Filled(&Shape::Object(&LEVEL)))],
};

static LEVEL: Object = Object {
    what: words::OF_SCALE,
    fields: &[needs("id", Id), needs("label", Text), needs("credit", Number)],
};

static GATES: Object = Object {
    what: words::OF_GATE,
    fields: &[
        may("not-ready-below", Shape::Object(&GATE)),
        may("ready-above", Shape::Object(&GATE)),
        may("due-days", Shape::Object(&GATE)),
        may("evidence-share", Shape::Object(&GATE)),
    ],
};

static GATE: Object = Object {
    what: words::OF_GATE,
    fields: &[needs("value", Number), may("source", Text)],
};

pub(crate) static RANGE: Object = Object {
    what: words::OF_RANGE,
    fields: &[may("min", Number), may("max", Number)],
};

pub(crate) static REGISTRY: Object = Object {
    what: words::OF_REGISTRY,
    fields: &[
        needs("format", Format),
        needs("instruments", Map(&Shape::Object(&INSTRUMENT))),
    ],
};

const FORCES: Shape = Shape::OneOf(&[
    "law",
    "best-effort",
    "notice",
    "guide",
    "standard",
    "voluntary",
    "comparison",
]);
const VERIFIED: Shape = Shape::OneOf(&["primary", "secondary"]);

static INSTRUMENT: Object = Object {
    what: words::OF_INSTRUMENT,
    fields: &[
        needs("title", Text),
        needs("publisher", Text),
        needs("edition", Text),
        needs("force", FORCES),
        needs("verified", VERIFIED),
        may("in_force", Date),
        may("read_on", Date),
        may("url", Plain),
        may("note", Text),
        may("applies_from", Date),
        may("applies_until", Date),
        may("checked_on", Date),
        may("locators", Map(&Shape::Object(&LOCATOR))),
    ],
};

static LOCATOR: Object = Object {
    what: words::OF_LOCATOR,
    fields: &[
        needs("title", Text),
        may("force", FORCES),
        may("verified", VERIFIED),
        may("in_force", Date),
        may("note", Text),
        may("applies_from", Date),
        may("applies_until", Date),
        may("checked_on", Date),
    ],
};
