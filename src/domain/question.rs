//! A question with its guide, and what an answer to it earns.

use jiff::civil::Date;

use super::condition::Condition;
use super::dates::Dates;
use super::id::Id;
use super::measure::Measure;
use super::ratio::Ratio;
use super::reference::RefKey;
use super::text::Text;
use super::value::{Kind, Value};

/// Lifecycle stage, from the five stages of the Korean development guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// ① lifecycle management.
    Management,
    /// ② data collection and processing.
    Data,
    /// ③ model development.
    Model,
    /// ④ system implementation.
    System,
    /// ⑤ operation and monitoring.
    Operation,
}

impl Stage {
    /// With the words used in checklists.
    pub const WORDS: [(Self, &'static str); 5] = [
        (Self::Management, "management"),
        (Self::Data, "data"),
        (Self::Model, "model"),
        (Self::System, "system"),
        (Self::Operation, "operation"),
    ];

    pub fn word(self) -> &'static str {
        Self::WORDS
            .into_iter()
            .find(|(stage, _)| *stage == self)
            .map_or("", |(_, word)| word)
    }
}

/// What makes a question critical.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Critical {
    /// A binding rule.
    Law,
    /// A failure that must stop a release; never called law.
    Risk,
}

impl Critical {
    /// With the words used in checklists and JSON.
    pub const WORDS: [(Self, &'static str); 2] = [(Self::Law, "law"), (Self::Risk, "risk")];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Risk => "risk",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.into_iter().find(|(_, each)| *each == word);
        found.map(|(kind, _)| kind)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub id: Id,
    pub ask: Text,
    /// The harm that is prevented.
    pub why: Option<Text>,
    /// What to do, in Markdown.
    pub how: Option<Text>,
    /// Documents that would convince an assessor.
    pub evidence: Vec<Text>,
    pub kind: Kind,
    /// For number questions.
    pub measure: Option<Measure>,
    pub condition: Option<Condition>,
    /// Where it is critical: a failure caps the verdict, whatever the score.
    pub critical: Option<Critical>,
    pub critical_source: Option<Text>,
    /// Weight in the score, above 0 and at most 1000; 1 unless the checklist gives another with its source.
    pub weight: Ratio,
    /// Required for a weight other than 1.
    pub weight_source: Option<Text>,
    /// Whether the checklist includes it in the score.
    pub scored: bool,
    /// The responsible role.
    pub owner: Option<Text>,
    pub stage: Option<Stage>,
    /// Laws, standards and lists it is based on.
    pub references: Vec<RefKey>,
    /// Digest of the wording and the answer kind, in every language.
    pub wording: String,
    /// The ids it had in earlier editions; with several, those questions became this one.
    pub formerly: Vec<Id>,
    /// When what it asks for applies.
    pub dates: Dates,
    /// Position in [`super::checklist::Checklist::tiers`]; `None` only in a checklist without tiers.
    pub tier: Option<usize>,
    /// Position of its section in [`super::checklist::Checklist::sections`].
    pub section: usize,
}

impl Question {
    /// Whether the checklist marks it critical, on whatever day.
    pub const fn is_critical(&self) -> bool {
        self.critical.is_some()
    }

    /// What makes it critical on a day: a legal requirement only between its dates, so that a duty that does not apply yet or no
    /// longer stops no release.
    pub fn critical_on(&self, day: Date) -> Option<Critical> {
        self.critical
            .filter(|kind| *kind == Critical::Risk || self.dates.covers(day))
    }

    /// Whether it can earn credit: texts, numbers without a target and options without credit cannot.
    pub fn is_scored(&self) -> bool {
        self.scored
            && match &self.kind {
                Kind::Scale(_) => true,
                Kind::Number => self
                    .measure
                    .as_ref()
                    .is_some_and(|measure| measure.target.is_some() || measure.rule.is_some()),
                Kind::OneOf(choices) | Kind::ManyOf(choices) => choices
                    .iter()
                    .any(|choice| choice.credit.as_ref().is_some_and(|credit| !credit.is_zero())),
                Kind::Text => false,
            }
    }

    /// Whether a value is a number outside the smallest and largest plausible one.
    pub fn is_out_of_range(&self, value: &Value) -> bool {
        let (Value::Number(text), Some(measure)) = (value, &self.measure) else {
            return false;
        };
        text.parse::<Ratio>()
            .is_ok_and(|number| !measure.is_plausible(&number))
    }

    /// Whether its answer is a measurement that is judged with its interval and limit.
    pub fn is_judged(&self) -> bool {
        self.kind.is_number()
            && self
                .measure
                .as_ref()
                .is_some_and(|measure| measure.rule.is_some())
    }

    /// Achievement of a value from 0 to 1; `None` where the value earns nothing by its nature (not applicable, unscored).
    ///
    /// A scale or one-of earns its level's credit, a number 1 when it meets the target and 0 when not, a many-of the share of
    /// the credit-bearing options that are chosen.
    pub fn achievement(&self, value: &Value) -> Option<Ratio> {
        if !self.is_scored() {
            return None;
        }
        match (&self.kind, value) {
            (Kind::Scale(scale), Value::Level(id)) => {
                scale.level(id.as_str()).map(|level| level.credit.clone())
            }
            (Kind::OneOf(choices), Value::One(id)) => choices
                .iter()
                .find(|choice| choice.id == *id)
                .map(|choice| choice.credit.clone().unwrap_or_else(Ratio::zero)),
            (Kind::ManyOf(choices), Value::Many(ids)) => {
                let all = Ratio::sum_of(choices.iter().filter_map(|choice| choice.credit.as_ref()));
                let chosen = choices.iter().filter(|choice| ids.contains(&choice.id));
                Ratio::sum_of(chosen.filter_map(|choice| choice.credit.as_ref())).over(&all)
            }
            (Kind::Number, Value::Number(text)) => {
                let number: Ratio = text.parse().ok()?;
                let met = self.measure.as_ref()?.is_met(&number)?;
                Some(Ratio::whole(i64::from(met)))
            }
            _ => None,
        }
    }
}
