//! What stands beside the value of a measured question: how often, out of how many, how sure, against which limit.

use std::collections::BTreeMap;

use super::interval::{Interval, Level, Sample, nearest};
use super::measure::{MeasureKind, Rule};
use super::ratio::Ratio;

/// A field of a measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeasuredField {
    /// Trials of a share, exposure of a rate, cases of others.
    N,
    Hits,
    /// Independent units among the n.
    Clusters,
    Low,
    High,
    Level,
    Method,
    Limit,
    LimitReason,
    /// When the limit was set.
    LimitOn,
    /// When the limit was first recorded here.
    LimitRecorded,
    /// When it was measured.
    On,
    /// The version that was measured.
    System,
    /// On what it was measured.
    Data,
    /// Who measured: first-party, or third-party with a name.
    By,
}

impl MeasuredField {
    /// In the order of writing, with the names in files.
    pub const KEYS: [(Self, &'static str); 15] = [
        (Self::N, "n"),
        (Self::Hits, "hits"),
        (Self::Clusters, "clusters"),
        (Self::Low, "low"),
        (Self::High, "high"),
        (Self::Level, "level"),
        (Self::Method, "method"),
        (Self::Limit, "limit"),
        (Self::LimitReason, "limit_reason"),
        (Self::LimitOn, "limit_on"),
        (Self::LimitRecorded, "limit_recorded"),
        (Self::On, "on"),
        (Self::System, "system"),
        (Self::Data, "data"),
        (Self::By, "by"),
    ];

    pub fn from_key(key: &str) -> Option<Self> {
        let mut all = Self::KEYS.into_iter();
        all.find(|(_, each)| *each == key).map(|(field, _)| field)
    }

    pub fn key(self) -> &'static str {
        let mut all = Self::KEYS.into_iter();
        all.find(|(field, _)| *field == self).map_or("", |(_, key)| key)
    }

    pub const fn is_number(self) -> bool {
        matches!(
            self,
            Self::N | Self::Hits | Self::Clusters | Self::Low | Self::High | Self::Limit
        )
    }

    pub const fn is_date(self) -> bool {
        matches!(self, Self::LimitOn | Self::On)
    }
}

/// The fields of a measurement as written; an empty one is not kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Measured(BTreeMap<MeasuredField, String>);

impl Measured {
    pub fn get(&self, field: MeasuredField) -> &str {
        self.0.get(&field).map_or("", String::as_str)
    }

    pub fn set(&mut self, field: MeasuredField, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            self.0.remove(&field);
        } else {
            self.0.insert(field, text.to_owned());
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Changes every text; one that becomes empty is not kept.
    pub fn each_mut(&mut self, change: impl Fn(&mut String)) {
        self.0.values_mut().for_each(change);
        self.0.retain(|_, text| !text.is_empty());
    }

    /// In the order of writing.
    pub fn entries(&self) -> impl Iterator<Item = (MeasuredField, &str)> {
        self.0.iter().map(|(field, text)| (*field, text.as_str()))
    }

    pub fn number(&self, field: MeasuredField) -> Option<Ratio> {
        self.get(field).parse().ok()
    }

    /// Of a computed interval; 95 unless another is named, `None` where it is none of ours.
    pub fn level(&self) -> Option<Level> {
        match self.get(MeasuredField::Level) {
            "" => Some(Level::NinetyFive),
            word => Level::from_word(word),
        }
    }

    /// Hits and trials of a share or rate; `None` where one is missing.
    pub fn sample(&self, rule: &Rule) -> Option<Sample> {
        Some(Sample {
            hits: self.number(MeasuredField::Hits)?,
            n: self.number(MeasuredField::N)?,
            per: rule.per.clone(),
        })
        .filter(|sample| sample.n > Ratio::zero())
    }

    /// The sample in which the interval is computed: counted in clusters where the checklist names what is independent.
    pub fn independent(&self, rule: &Rule) -> Option<Sample> {
        let sample = self.sample(rule)?;
        if rule.cluster.is_none() {
            return Some(sample);
        }
        let clusters = self.number(MeasuredField::Clusters)?;
        let is_part = clusters > Ratio::zero() && (rule.kind == MeasureKind::Rate || clusters <= sample.n);
        is_part.then(|| sample.counted_in(&clusters))
    }

    /// Writes the computed interval of a share or rate, and gives its value; clears an interval that nothing computes any more.
    pub fn compute(&mut self, rule: &Rule) -> Option<String> {
        if !rule.kind.is_counted() {
            return None;
        }
        let sample = self.sample(rule);
        let level = self.level();
        let interval = self
            .independent(rule)
            .zip(level)
            .and_then(|(sample, level)| rule.kind.interval(&sample, level));
        self.write(rule, interval.as_ref().zip(level));
        Some(nearest(&sample?.value()?).to_decimal())
    }

    fn write(&mut self, rule: &Rule, computed: Option<(&Interval, Level)>) {
        let text = |end: Option<&Ratio>| end.map_or_else(String::new, Ratio::to_decimal);
        let interval = computed.map(|(interval, _)| interval);
        self.set(MeasuredField::Low, &text(interval.map(|interval| &interval.low)));
        self.set(
            MeasuredField::High,
            &text(interval.map(|interval| &interval.high)),
        );
        if let Some((_, level)) = computed {
            self.set(MeasuredField::Level, level.word());
            self.set(MeasuredField::Method, rule.kind.method().unwrap_or_default());
        }
    }
}
