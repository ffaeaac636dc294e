//! The format of a checklist as types. Their comments are the descriptions in the schema for editors, written for authors.

use schemars::JsonSchema;
use serde::Deserialize;

use super::parts::{self, Condition, Critical, Gate, Number, Pairs, Source, Text};
use super::registry::Instrument;
use super::schemas;

/// A checklist for selfcheck.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "selfcheck checklist")]
pub(crate) struct Checklist {
    /// The version of this format: 1.
    #[schemars(range(min = 1, max = 1))]
    #[serde(deserialize_with = "parts::integer")]
    pub(crate) format: u32,
    /// The stable id of the checklist.
    #[schemars(with = "schemas::IdText")]
    pub(crate) id: String,
    /// The version of the checklist, such as "2026.1". Raise it with every change that readers should notice.
    #[schemars(length(min = 1))]
    pub(crate) version: String,
    /// The title.
    pub(crate) title: Text,
    /// Who publishes the checklist. Inherited from the base when omitted.
    pub(crate) publisher: Option<Text>,
    /// The licence of the wording, such as CC-BY-4.0. Inherited from the base when omitted.
    pub(crate) license: Option<String>,
    /// The languages of the texts; the first is the original wording. Inherited from the base when omitted, else [ko, en].
    #[schemars(length(min = 1))]
    pub(crate) languages: Option<Vec<String>>,
    /// The id of the checklist to extend. Everything in it is inherited and can be changed by id.
    #[schemars(with = "Option<schemas::IdText>")]
    pub(crate) extends: Option<String>,
    /// The ids of checklists that this one replaces; their assessments can be upgraded to it.
    #[serde(default)]
    #[schemars(with = "Vec<schemas::IdText>")]
    pub(crate) succeeds: Vec<String>,
    /// Written by `checklist show --resolved`: the bases of a merged checklist with their versions, nearest first.
    #[serde(default)]
    pub(crate) built_on: Vec<String>,
    /// Written by `checklist show --resolved`: the questions of those bases that a merged checklist removed.
    #[serde(default)]
    #[schemars(with = "Vec<schemas::IdText>")]
    pub(crate) left_out: Vec<String>,
    /// Ids of questions, sections and profile facts of the base to remove.
    #[serde(default)]
    #[schemars(with = "Vec<schemas::IdText>")]
    pub(crate) remove: Vec<String>,
    /// Custom instruments that questions may cite, by key.
    #[serde(default)]
    pub(crate) references: Pairs<Instrument>,
    /// Facts about the system that decide which questions apply.
    #[serde(default)]
    pub(crate) profile: Vec<Fact>,
    /// Terms explained to the reader.
    #[serde(default)]
    pub(crate) glossary: Vec<Term>,
    /// Custom answer scales, by name.
    #[serde(default)]
    pub(crate) scales: Pairs<Scale>,
    /// Thresholds of the verdict, by name, where they differ from the defaults.
    #[serde(default)]
    #[schemars(with = "schemas::GateMap")]
    pub(crate) gates: Pairs<Gate>,
    /// Parts of the checklist in the order of work. Without them it is one part.
    #[serde(default)]
    pub(crate) tiers: Vec<Tier>,
    /// The sections in reading order.
    #[serde(default)]
    pub(crate) sections: Vec<Section>,
}

/// A part of the checklist, done before the parts that follow it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tier {
    /// The stable id that sections and questions name. Use the id of a tier of the base to change it.
    #[schemars(with = "schemas::IdText")]
    pub(crate) id: String,
    /// The title. Required unless it changes a tier of the base.
    pub(crate) title: Option<Text>,
    /// A sentence or two under the title.
    pub(crate) intro: Option<Text>,
}

/// A fact about the system that decides which questions apply.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fact {
    /// The stable id that conditions name.
    #[schemars(with = "schemas::IdText")]
    pub(crate) id: String,
    /// What is asked about the system. Required unless it changes a fact of the base.
    pub(crate) ask: Option<Text>,
    /// A line of help under it.
    pub(crate) help: Option<Text>,
    /// The kind of answer. Required unless it changes a fact of the base.
    #[schemars(with = "Option<schemas::FactKind>")]
    pub(crate) kind: Option<String>,
    /// What can be chosen, for one-of and many-of.
    pub(crate) options: Option<Vec<FactOption>>,
    /// Whether an assessment without it is incomplete. Default: true.
    pub(crate) required: Option<bool>,
    /// The id of the fact to place this one after.
    #[schemars(with = "Option<schemas::IdText>")]
    pub(crate) after: Option<String>,
}

/// An option of a fact.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FactOption {
    /// The id that conditions name.
    #[schemars(with = "schemas::IdText")]
    pub(crate) id: String,
    /// The text that people read.
    pub(crate) label: Text,
    /// Whether it cannot be chosen together with others.
    #[serde(default)]
    pub(crate) exclusive: bool,
}

/// A term explained to the reader.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Term {
    /// The term.
    pub(crate) term: Text,
    /// What it means.
    pub(crate) meaning: Text,
}

/// A titled group of questions. Sections nest.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Section {
    /// The stable id. Use the id of a section of the base to change it.
    #[schemars(with = "schemas::IdText")]
    pub(crate) id: String,
    /// The title. Required unless it changes a section of the base.
    pub(crate) title: Option<Text>,
    /// A sentence or two under the title.
    pub(crate) intro: Option<Text>,
    /// When its questions apply, on top of their own conditions.
    pub(crate) applies_when: Option<Condition>,
    /// The id of the tier of what it contains, where that names no other.
    #[schemars(with = "Option<schemas::IdText>")]
    pub(crate) tier: Option<String>,
    /// The id of the sibling section to place this one after.
    #[schemars(with = "Option<schemas::IdText>")]
    pub(crate) after: Option<String>,
    /// Its questions in reading order.
    #[serde(default)]
    pub(crate) questions: Vec<Question>,
    /// Sections inside it, after its own questions.
    #[serde(default)]
    pub(crate) sections: Vec<Section>,
}

/// One thing asked, with its development guideline.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    /// The stable id, never reused for another question. Use the id of a question of the base to change it.
    #[schemars(with = "schemas::IdText")]
    pub(crate) id: String,
    /// The question: one thing that a person can check in the system. Required unless it changes a question of the base.
    pub(crate) ask: Option<Text>,
    /// The harm it prevents.
    pub(crate) why: Option<Text>,
    /// What to do, in steps, in Markdown.
    pub(crate) how: Option<Text>,
    /// Documents that would convince an assessor.
    pub(crate) evidence: Option<Vec<Text>>,
    /// The answer kind: yes-no, yes-partial-no, nplf, number, one-of, many-of, text, or the name of a scale under `scales`. Required
    /// unless it changes a question of the base. A new answer kind does not inherit options and measure.
    pub(crate) answer: Option<String>,
    /// What can be chosen, for one-of and many-of.
    pub(crate) options: Option<Vec<Choice>>,
    /// How the number is measured, for number.
    // Rare, and a third of the size of all else.
    pub(crate) measure: Option<Box<Measure>>,
    /// When it applies: facts of the profile and earlier answers.
    pub(crate) applies_when: Option<Condition>,
    /// Why a failure can never be averaged away: `law` (a binding rule requires it; `true` is the same) or `risk` (the failure must
    /// stop a release). Requires `critical_source`; for `law` a reference to a binding law is enough.
    pub(crate) critical: Option<Critical>,
    /// The law, rule or risk that makes it critical, in a sentence.
    pub(crate) critical_source: Option<Text>,
    /// Its weight in the score, above 0 and at most 1000. Default: 1. Another value requires `weight_source`.
    pub(crate) weight: Option<Number>,
    /// Where the weight comes from.
    pub(crate) weight_source: Option<Text>,
    /// Whether it counts in the score at all. Default: true.
    pub(crate) scored: Option<bool>,
    /// The responsible role.
    pub(crate) owner: Option<Text>,
    /// The lifecycle stage it belongs to.
    #[schemars(with = "Option<schemas::StageWord>")]
    pub(crate) stage: Option<String>,
    /// The ids this question had in earlier editions. With several, those questions became this one.
    #[schemars(with = "Option<Vec<schemas::IdText>>")]
    pub(crate) formerly: Option<Vec<String>>,
    /// The id of its tier. Default: that of its section.
    #[schemars(with = "Option<schemas::IdText>")]
    pub(crate) tier: Option<String>,
    /// The first day on which what it asks for applies, such as "2026-12-05".
    #[schemars(with = "Option<schemas::DateText>")]
    pub(crate) applies_from: Option<String>,
    /// The last day on which what it asks for applies.
    #[schemars(with = "Option<schemas::DateText>")]
    pub(crate) applies_until: Option<String>,
    /// The day on which what it asks for was last compared with its source.
    #[schemars(with = "Option<schemas::DateText>")]
    pub(crate) checked_on: Option<String>,
    /// Laws, standards and official lists it implements, as `instrument:locator` or `instrument`.
    pub(crate) references: Option<Vec<String>>,
    /// The id of the question in this section to place this one after.
    #[schemars(with = "Option<schemas::IdText>")]
    pub(crate) after: Option<String>,
}

/// An option of a question.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Choice {
    /// The id that command lines and conditions name.
    #[schemars(with = "schemas::IdText")]
    pub(crate) id: String,
    /// The text that people read.
    pub(crate) label: Text,
    /// The share of full credit it earns, from 0 to 1, such as "1/2". If no option has it, the question is not scored.
    pub(crate) credit: Option<Number>,
    /// Whether it cannot be chosen together with others.
    #[serde(default)]
    pub(crate) exclusive: bool,
    /// The first day on which what it says applies, such as "2026-12-05".
    #[schemars(with = "Option<schemas::DateText>")]
    pub(crate) applies_from: Option<String>,
    /// The last day on which what it says applies.
    #[schemars(with = "Option<schemas::DateText>")]
    pub(crate) applies_until: Option<String>,
    /// The day on which what it says was last compared with its source.
    #[schemars(with = "Option<schemas::DateText>")]
    pub(crate) checked_on: Option<String>,
}

/// How a number is measured.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Measure {
    /// The unit, such as "%" or "s", or a map of language to unit. Required with a target.
    pub(crate) unit: Option<Text>,
    /// Whether lower or higher numbers are better.
    #[schemars(with = "schemas::BetterWord")]
    pub(crate) better: String,
    /// The threshold, in the unit. Requires `source`. Omitted if the applicant declares it.
    pub(crate) target: Option<Number>,
    /// Where the threshold comes from: a reference key, or words in a map of languages.
    pub(crate) source: Option<Source>,
    /// Whether the applicant declares the threshold; without a kind the question is then not scored.
    #[serde(default)]
    pub(crate) declared: bool,
    /// What is measured: share, rate, quantile, mean, ratio, score or value. It decides how the interval is made. With it, an answer is a
    /// measurement with n, interval and limit, and is decided on the unfavourable end of its interval.
    #[schemars(with = "Option<schemas::MeasureKindWord>")]
    pub(crate) kind: Option<String>,
    /// Whether a number that is the threshold keeps it. Default: true.
    pub(crate) inclusive: Option<bool>,
    /// The threshold offered to an applicant who declares it. Requires `start_source`.
    pub(crate) start: Option<Number>,
    /// Where the offered threshold comes from: a reference key, or words in a map of languages.
    pub(crate) start_source: Option<Source>,
    /// The fewest trials, exposure or clusters that are enough.
    pub(crate) min_n: Option<Number>,
    /// What is independent, such as a prompt or a person; n is then counted in it.
    pub(crate) cluster: Option<Text>,
    /// How many times the plain share or rate the unit is. Default: 100 for "%", else 1.
    pub(crate) per: Option<Number>,
    /// The id of the number question that must be read beside it.
    #[schemars(with = "Option<schemas::IdText>")]
    pub(crate) paired_with: Option<String>,
    /// The smallest plausible number.
    pub(crate) min: Option<Number>,
    /// The largest plausible number.
    pub(crate) max: Option<Number>,
}

/// A custom answer scale: named levels, best first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scale {
    /// The levels in the order of the interface.
    #[schemars(length(min = 2))]
    pub(crate) levels: Vec<Level>,
}

/// One level of a scale.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Level {
    /// The id that command lines and conditions name.
    #[schemars(with = "schemas::IdText")]
    pub(crate) id: String,
    /// The text that people read.
    pub(crate) label: Text,
    /// The share of full credit it earns, from 0 to 1, such as "1/2".
    pub(crate) credit: Number,
}
