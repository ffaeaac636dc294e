//! What a measurement shows: it is decided on the unfavourable end of its interval.

use super::answer::Answer;
use super::interval::{Interval, Level, needed};
use super::measure::{Better, Measure, MeasureKind, Rule};
use super::measured::MeasuredField;
use super::question::Question;
use super::ratio::Ratio;
use super::value::Value;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The unfavourable end keeps the limit.
    Met,
    /// The value keeps the limit and its interval does not: half the credit.
    InPart,
    /// Fewer than the checklist asks for.
    TooFew,
    NotMet,
    /// What is missing, or cannot be as it is written.
    Unanswered(Vec<MeasuredField>),
}

impl Outcome {
    /// The word in JSON.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::InPart => "shown-in-part",
            Self::TooFew => "too-few",
            Self::NotMet => "not-met",
            Self::Unanswered(_) => "unanswered",
        }
    }

    /// The credit; `None` where it is unanswered.
    pub fn credit(&self) -> Option<Ratio> {
        match self {
            Self::Met => Some(Ratio::whole(1)),
            Self::InPart => Some(Ratio::new(1, 2)),
            Self::TooFew | Self::NotMet => Some(Ratio::zero()),
            Self::Unanswered(_) => None,
        }
    }
}

/// A measurement with what was computed from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    pub outcome: Outcome,
    /// Exact; `None` where nothing can be computed.
    pub value: Option<Ratio>,
    pub interval: Option<Interval>,
    pub level: Option<Level>,
    /// What is independent: clusters where the checklist names them, else n.
    pub count: Option<Ratio>,
    pub limit: Option<Ratio>,
    /// What count would show the limit at the same value; only where it is shown in part or too few.
    pub needed: Option<Ratio>,
    /// Whether the applicant's limit is laxer than the one that the checklist offers.
    pub is_lax: bool,
    /// Whether the limit was set after the measurement.
    pub is_late: bool,
}

/// Judges the measurement of a question; `None` where its checklist does not say how, or where it does not apply or has no answer.
pub fn judge(question: &Question, answer: &Answer) -> Option<Judged> {
    let measure = question.measure.as_ref().filter(|_| question.kind.is_number())?;
    let rule = measure.rule.as_ref()?;
    let is_measured = match &answer.value {
        Some(Value::Number(_)) => true,
        Some(_) => false,
        None => !answer.measured.is_empty(),
    };
    is_measured.then(|| {
        Case {
            measure,
            rule,
            answer,
        }
        .judge()
    })
}

/// Whether a measurement keeps its limit and its interval does not.
pub fn is_in_part(question: &Question, answer: Option<&Answer>) -> bool {
    let judged = answer.and_then(|answer| judge(question, answer));
    judged.is_some_and(|judged| judged.outcome == Outcome::InPart)
}

struct Case<'a> {
    measure: &'a Measure,
    rule: &'a Rule,
    answer: &'a Answer,
}

impl Case<'_> {
    fn judge(&self) -> Judged {
        let mut missing = Vec::new();
        let (value, interval) = self.numbers(&mut missing);
        let count = self.count(&mut missing);
        let limit = self.limit(&mut missing);
        let level = self.answer.measured.level();
        let mut judged = Judged {
            outcome: Outcome::Unanswered(missing),
            is_lax: limit.as_ref().is_some_and(|limit| self.is_lax(limit)),
            is_late: self.is_late(),
            value,
            interval,
            level,
            count,
            limit,
            needed: None,
        };
        if let (Outcome::Unanswered(missing), Some(value), Some(limit)) =
            (&judged.outcome, &judged.value, &judged.limit)
            && missing.is_empty()
        {
            judged.outcome = self.decide(&judged, value, limit);
            judged.needed = self.needed(&judged, limit);
        }
        judged
    }

    fn decide(&self, judged: &Judged, value: &Ratio, limit: &Ratio) -> Outcome {
        let end = judged
            .interval
            .as_ref()
            .map_or(value, |interval| match self.measure.better {
                Better::Lower => &interval.high,
                Better::Higher => &interval.low,
            });
        let is_enough = self
            .rule
            .min_n
            .as_ref()
            .is_none_or(|min| judged.count.as_ref().is_some_and(|count| count >= min));
        if !self.measure.keeps(value, limit) {
            Outcome::NotMet
        } else if !is_enough {
            Outcome::TooFew
        } else if self.measure.keeps(end, limit) {
            Outcome::Met
        } else {
            Outcome::InPart
        }
    }

    /// Value and interval: computed of a share or rate, else as given.
    fn numbers(&self, missing: &mut Vec<MeasuredField>) -> (Option<Ratio>, Option<Interval>) {
        let measured = &self.answer.measured;
        if self.rule.kind.is_counted() {
            missing.extend(
                [MeasuredField::Hits]
                    .into_iter()
                    .filter(|field| measured.number(*field).is_none()),
            );
            let value = measured.sample(self.rule).and_then(|sample| sample.value());
            let level = measured.level();
            let interval = measured
                .independent(self.rule)
                .zip(level)
                .and_then(|(sample, level)| self.rule.kind.interval(&sample, level));
            if level.is_none() {
                missing.push(MeasuredField::Level);
            } else if interval.is_none() && missing.is_empty() && measured.independent(self.rule).is_some() {
                missing.push(MeasuredField::Hits);
            }
            return (value, interval);
        }
        let value = match &self.answer.value {
            Some(Value::Number(text)) => text.parse::<Ratio>().ok(),
            _ => None,
        };
        if self.rule.kind == MeasureKind::Value {
            return (value, None);
        }
        let ends = (
            measured.number(MeasuredField::Low),
            measured.number(MeasuredField::High),
        );
        let interval = match ends {
            (Some(low), Some(high)) => Some(Interval { low, high }),
            _ => None,
        };
        let holds = |interval: &Interval| {
            value
                .as_ref()
                .is_none_or(|value| interval.low <= *value && *value <= interval.high)
        };
        let interval = interval.filter(holds);
        if interval.is_none() {
            missing.extend([MeasuredField::Low, MeasuredField::High]);
        }
        for field in [MeasuredField::Level, MeasuredField::Method] {
            missing.extend(Some(field).filter(|field| measured.get(*field).is_empty()));
        }
        (value, interval)
    }

    /// What is counted for `min_n` and the interval.
    fn count(&self, missing: &mut Vec<MeasuredField>) -> Option<Ratio> {
        let measured = &self.answer.measured;
        let n = measured.number(MeasuredField::N).filter(|n| *n > Ratio::zero());
        let is_needed = self.rule.kind != MeasureKind::Value || self.rule.min_n.is_some();
        if n.is_none() && is_needed {
            missing.push(MeasuredField::N);
        }
        if self.rule.cluster.is_none() {
            return n;
        }
        let clusters = measured
            .number(MeasuredField::Clusters)
            .filter(|count| *count > Ratio::zero());
        let is_part = self.rule.kind == MeasureKind::Rate || clusters <= n;
        let clusters = clusters.filter(|_| is_part);
        if clusters.is_none() && is_needed {
            missing.push(MeasuredField::Clusters);
        }
        clusters
    }

    /// The limit of the checklist, else that of the applicant with its reason. One at an end says nothing.
    fn limit(&self, missing: &mut Vec<MeasuredField>) -> Option<Ratio> {
        let measured = &self.answer.measured;
        let declared = || measured.number(MeasuredField::Limit);
        let limit = self.measure.target.clone().or_else(declared);
        let is_end = |limit: &Ratio| {
            [&self.measure.min, &self.measure.max]
                .into_iter()
                .any(|end| end.as_ref() == Some(limit))
        };
        let limit = limit.filter(|limit| !is_end(limit));
        if limit.is_none() {
            missing.push(MeasuredField::Limit);
        }
        if self.measure.target.is_none() && measured.get(MeasuredField::LimitReason).is_empty() {
            missing.push(MeasuredField::LimitReason);
        }
        limit
    }

    fn is_lax(&self, limit: &Ratio) -> bool {
        let start = self.rule.start.as_ref().filter(|_| self.measure.target.is_none());
        start.is_some_and(|start| match self.measure.better {
            Better::Lower => limit > start,
            Better::Higher => limit < start,
        })
    }

    /// Dates are compared as written: `2026-10-12`.
    fn is_late(&self) -> bool {
        let measured = &self.answer.measured;
        let (set, run) = (
            measured.get(MeasuredField::LimitOn),
            measured.get(MeasuredField::On),
        );
        self.measure.target.is_none() && !set.is_empty() && !run.is_empty() && set > run
    }

    fn needed(&self, judged: &Judged, limit: &Ratio) -> Option<Ratio> {
        if !matches!(judged.outcome, Outcome::InPart | Outcome::TooFew) || !self.rule.kind.is_counted() {
            return None;
        }
        let sample = self.answer.measured.independent(self.rule)?;
        let is_share = self.rule.kind == MeasureKind::Share;
        let shown = needed(&sample, limit, is_share, judged.level?)?;
        Some(
            self.rule
                .min_n
                .clone()
                .map_or_else(|| shown.clone(), |min| min.max(shown.clone())),
        )
    }
}
