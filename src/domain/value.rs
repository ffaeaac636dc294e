//! Values of questions and profile facts, and the kinds of values a question accepts.

use super::dates::Dates;
use super::id::Id;
use super::ratio::Ratio;
use super::scale::Scale;
use super::text::Text;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Level(Id),
    /// A number as written.
    Number(String),
    One(Id),
    /// Options in the order of the question; never empty.
    Many(Vec<Id>),
    Text(String),
    /// Does not apply; counts only with a reason.
    NotApplicable,
}

/// One option of a one-of or many-of question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word on the command line.
    pub id: Id,
    pub label: Text,
    /// Achievement from 0 to 1 when chosen; `None` where the question is not scored.
    pub credit: Option<Ratio>,
    /// May not be chosen together with others.
    pub exclusive: bool,
    /// When what it says applies.
    pub dates: Dates,
}

/// The kind of answer to a question or fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Scale(Scale),
    Number,
    OneOf(Vec<Choice>),
    ManyOf(Vec<Choice>),
    Text,
}

/// Why a value is not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// Not one of the accepted words.
    #[error("'{given}' is not an answer here; it accepts: {}", .accepted.join(", "))]
    Unknown { given: String, accepted: Vec<String> },
    #[error("'{0}' is not a number")]
    NotANumber(String),
    /// An exclusive option together with others.
    #[error("'{0}' cannot be chosen together with another option")]
    Exclusive(String),
    #[error("an answer is wanted")]
    Empty,
}

/// The word for "not applicable" on the command line and in files.
pub const NOT_APPLICABLE: &str = "na";

impl Kind {
    /// The words accepted on the command line, best first; empty for numbers and texts.
    pub fn words(&self) -> Vec<String> {
        match self {
            Self::Scale(scale) => scale.levels.iter().map(|level| level.id.to_string()).collect(),
            Self::OneOf(choices) | Self::ManyOf(choices) => {
                choices.iter().map(|choice| choice.id.to_string()).collect()
            }
            Self::Number | Self::Text => Vec::new(),
        }
    }

    /// Id and label of each option, in order; empty for numbers and texts.
    pub fn options(&self) -> Vec<(&Id, &Text)> {
        match self {
            Self::Scale(scale) => scale
                .levels
                .iter()
                .map(|level| (&level.id, &level.label))
                .collect(),
            Self::OneOf(choices) | Self::ManyOf(choices) => {
                choices.iter().map(|choice| (&choice.id, &choice.label)).collect()
            }
            Self::Number | Self::Text => Vec::new(),
        }
    }

    /// The kind with a name in a checklist; every name that is not one of the others is that of a scale.
    pub fn from_name(
        name: &str,
        choices: Option<Vec<Choice>>,
        scale: impl FnOnce(&str) -> Option<Scale>,
    ) -> Option<Self> {
        Some(match name {
            "number" => Self::Number,
            "text" => Self::Text,
            "one-of" => Self::OneOf(choices?),
            "many-of" => Self::ManyOf(choices?),
            name => Self::Scale(scale(name)?),
        })
    }

    pub const fn scale(&self) -> Option<&Scale> {
        match self {
            Self::Scale(scale) => Some(scale),
            _ => None,
        }
    }

    /// The options of the question's own; `None` for scales, numbers and texts.
    pub fn choices(&self) -> Option<&[Choice]> {
        match self {
            Self::OneOf(choices) | Self::ManyOf(choices) => Some(choices),
            _ => None,
        }
    }

    /// The n-th option, from 0.
    pub fn nth_option(&self, option: usize) -> Option<&Id> {
        self.options().get(option).map(|(id, _)| *id)
    }

    /// Whether several options can be chosen.
    pub const fn is_many(&self) -> bool {
        matches!(self, Self::ManyOf(_))
    }

    pub const fn is_number(&self) -> bool {
        matches!(self, Self::Number)
    }

    pub const fn is_text(&self) -> bool {
        matches!(self, Self::Text)
    }

    /// Whether the value is typed instead of chosen from options.
    pub const fn is_typed(&self) -> bool {
        matches!(self, Self::Number | Self::Text)
    }

    /// Whether a value contains the n-th option.
    pub fn is_chosen(&self, option: usize, value: Option<&Value>) -> bool {
        let Some(id) = self.nth_option(option) else {
            return false;
        };
        match value {
            Some(Value::Level(chosen) | Value::One(chosen)) => chosen == id,
            Some(Value::Many(chosen)) => chosen.contains(id),
            _ => false,
        }
    }

    /// The value after choosing the n-th option: of several, it is added or removed; a typed value stays as it is.
    pub fn toggle(&self, option: usize, now: Option<&Value>) -> Option<Value> {
        match self {
            Self::Scale(_) => self.nth_option(option).cloned().map(Value::Level),
            Self::OneOf(_) => self.nth_option(option).cloned().map(Value::One),
            Self::ManyOf(choices) => self.toggle_many(choices, option, now),
            Self::Number | Self::Text => now.cloned(),
        }
    }

    /// An exclusive option removes the others, and any other removes it.
    fn toggle_many(&self, choices: &[Choice], option: usize, now: Option<&Value>) -> Option<Value> {
        let picked = choices.get(option)?;
        let was_chosen = self.is_chosen(option, now);
        let stays = |(at, choice): &(usize, &Choice)| {
            if *at == option {
                return !was_chosen;
            }
            self.is_chosen(*at, now) && !choice.exclusive && !picked.exclusive
        };
        let chosen = choices.iter().enumerate().filter(stays);
        let ids: Vec<Id> = chosen.map(|(_, choice)| choice.id.clone()).collect();
        (!ids.is_empty()).then_some(Value::Many(ids))
    }

    /// The kind's name in a checklist.
    pub fn name(&self) -> &str {
        match self {
            Self::Scale(scale) => scale.id.as_str(),
            Self::Number => "number",
            Self::OneOf(_) => "one-of",
            Self::ManyOf(_) => "many-of",
            Self::Text => "text",
        }
    }

    /// Parses a value of this kind. Several options are separated by commas.
    pub fn read(&self, word: &str) -> Result<Value, ValueError> {
        let word = word.trim();
        if word.is_empty() {
            return Err(ValueError::Empty);
        }
        if word.eq_ignore_ascii_case(NOT_APPLICABLE) && !matches!(self, Self::Text) {
            return Ok(Value::NotApplicable);
        }
        match self {
            Self::Text if word == NOT_APPLICABLE => Ok(Value::NotApplicable),
            Self::Text => Ok(Value::Text(word.into())),
            Self::Number => match word.parse::<Ratio>() {
                Ok(_) => Ok(Value::Number(word.into())),
                Err(_) => Err(ValueError::NotANumber(word.into())),
            },
            Self::Scale(_) => self.find(word).map(Value::Level),
            Self::OneOf(_) => self.find(word).map(Value::One),
            Self::ManyOf(choices) => self.read_many(choices, word),
        }
    }

    /// Whether a stored value is valid for this kind.
    pub fn accepts(&self, value: &Value) -> bool {
        match (self, value) {
            (_, Value::NotApplicable) | (Self::Text, Value::Text(_)) => true,
            (Self::Number, Value::Number(text)) => text.parse::<Ratio>().is_ok(),
            (Self::Scale(_), Value::Level(id)) | (Self::OneOf(_), Value::One(id)) => {
                self.find(id.as_str()).is_ok()
            }
            (Self::ManyOf(choices), Value::Many(ids)) => is_selection(choices, ids),
            _ => false,
        }
    }

    fn find(&self, word: &str) -> Result<Id, ValueError> {
        let options = self.options();
        let found = options
            .iter()
            .find(|(id, _)| id.as_str().eq_ignore_ascii_case(word));
        found
            .map(|(id, _)| (*id).clone())
            .ok_or_else(|| ValueError::Unknown {
                given: word.into(),
                accepted: self.words(),
            })
    }

    fn read_many(&self, choices: &[Choice], word: &str) -> Result<Value, ValueError> {
        let mut chosen = Vec::new();
        for part in word.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            chosen.push(self.find(part)?);
        }
        if chosen.is_empty() {
            return Err(ValueError::Empty);
        }
        let picked: Vec<&Choice> = choices
            .iter()
            .filter(|choice| chosen.contains(&choice.id))
            .collect();
        if picked.len() > 1
            && let Some(alone) = picked.iter().find(|choice| choice.exclusive)
        {
            return Err(ValueError::Exclusive(alone.id.to_string()));
        }
        Ok(Value::Many(
            picked.into_iter().map(|choice| choice.id.clone()).collect(),
        ))
    }
}

/// Whether options can be chosen together: each exists, and an exclusive one is the only one.
fn is_selection(choices: &[Choice], ids: &[Id]) -> bool {
    let find = |id: &Id| choices.iter().find(|choice| choice.id == *id);
    !ids.is_empty()
        && ids
            .iter()
            .all(|id| find(id).is_some_and(|choice| !choice.exclusive || ids.len() == 1))
}

impl Value {
    /// The word on the command line and in files.
    pub fn word(&self) -> String {
        match self {
            Self::Level(id) | Self::One(id) => id.to_string(),
            Self::Number(text) | Self::Text(text) => text.clone(),
            Self::Many(ids) => ids.iter().map(Id::as_str).collect::<Vec<_>>().join(","),
            Self::NotApplicable => NOT_APPLICABLE.into(),
        }
    }
}
