//! Conditions over profile facts and earlier answers that decide which questions apply.

use super::id::Id;
use super::ratio::Ratio;
use super::value::Value;

/// A rule that must hold for a question to apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// All of them hold; an empty list holds.
    All(Vec<Condition>),
    /// At least one holds; an empty list does not.
    Any(Vec<Condition>),
    /// The part does not hold.
    Not(Box<Condition>),
    /// A fact or an earlier answer has one of the values.
    Is {
        subject: Id,
        /// Any of these options; for a many-of, at least one chosen.
        options: Vec<Id>,
    },
    /// A number lies in a range, ends included.
    Within {
        subject: Id,
        min: Option<Ratio>,
        max: Option<Ratio>,
    },
}

/// Three-valued truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    Yes,
    No,
    /// Depends on something not answered yet.
    Unknown,
}

/// What is known about a fact or an earlier answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known<'a> {
    Value(&'a Value),
    /// Asked and not answered yet.
    Open,
    /// Not applicable or hidden, so no test on it holds.
    Absent,
}

impl Condition {
    /// Evaluates the condition with a lookup of what is known.
    pub fn holds<'a>(&self, known: &impl Fn(&Id) -> Known<'a>) -> Truth {
        match self {
            Self::All(parts) => fold(parts.iter().map(|part| part.holds(known)), Truth::No, Truth::Yes),
            Self::Any(parts) => fold(parts.iter().map(|part| part.holds(known)), Truth::Yes, Truth::No),
            Self::Not(part) => match part.holds(known) {
                Truth::Yes => Truth::No,
                Truth::No => Truth::Yes,
                Truth::Unknown => Truth::Unknown,
            },
            Self::Is { subject, options } => test(known(subject), |value| is_one_of(value, options)),
            Self::Within { subject, min, max } => test(known(subject), |value| {
                is_within(value, min.as_ref(), max.as_ref())
            }),
        }
    }

    /// The facts and questions the condition depends on, in the order written.
    pub fn subjects(&self) -> Vec<&Id> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::subjects).collect(),
            Self::Not(part) => part.subjects(),
            Self::Is { subject, .. } | Self::Within { subject, .. } => vec![subject],
        }
    }
}

/// Kleene's connectives: one deciding part decides, else one unknown part makes the result unknown.
fn fold(parts: impl Iterator<Item = Truth>, deciding: Truth, otherwise: Truth) -> Truth {
    let mut result = otherwise;
    for part in parts {
        if part == deciding {
            return deciding;
        }
        if part == Truth::Unknown {
            result = Truth::Unknown;
        }
    }
    result
}

fn test(known: Known<'_>, holds: impl Fn(&Value) -> bool) -> Truth {
    match known {
        Known::Open => Truth::Unknown,
        Known::Value(value) if holds(value) => Truth::Yes,
        Known::Value(_) | Known::Absent => Truth::No,
    }
}

fn is_one_of(value: &Value, options: &[Id]) -> bool {
    match value {
        Value::Level(id) | Value::One(id) => options.contains(id),
        Value::Many(ids) => ids.iter().any(|id| options.contains(id)),
        Value::NotApplicable => options.iter().any(|id| *id == super::value::NOT_APPLICABLE),
        Value::Number(_) | Value::Text(_) => false,
    }
}

fn is_within(value: &Value, min: Option<&Ratio>, max: Option<&Ratio>) -> bool {
    let Value::Number(text) = value else { return false };
    let Ok(number) = text.parse::<Ratio>() else {
        return false;
    };
    min.is_none_or(|low| number >= *low) && max.is_none_or(|high| number <= *high)
}
