//! Lowers measures to the domain.

use super::super::raw;
use super::super::raw::parts::{Number, Source as RawSource};
use super::text::{TextReader, ratio};
use crate::domain::id::Id;
use crate::domain::measure::{Better, Measure, MeasureKind, Rule, Source};
use crate::domain::ratio::Ratio;
use crate::domain::reference::RefKey;
use crate::domain::text::Text;

pub(super) fn measure(raw: raw::Measure, reader: &TextReader) -> Option<Measure> {
    let better = match raw.better.as_str() {
        "lower" => Better::Lower,
        "higher" => Better::Higher,
        _ => return None,
    };
    let number = |number: &Option<Number>| number.as_ref().and_then(ratio);
    let unit = raw
        .unit
        .map_or_else(|| reader.translations(Vec::new()), |unit| reader.text(unit));
    let rule = raw
        .kind
        .as_deref()
        .and_then(MeasureKind::from_word)
        .map(|kind| Rule {
            kind,
            inclusive: raw.inclusive.unwrap_or(true),
            start: number(&raw.start),
            start_source: raw.start_source.map(|from| source(from, reader)),
            min_n: number(&raw.min_n),
            cluster: raw.cluster.map(|text| reader.text(text)),
            per: number(&raw.per).unwrap_or_else(|| per(kind, &unit)),
        });
    Some(Measure {
        unit,
        better,
        target: number(&raw.target).filter(|_| !raw.declared),
        source: raw.source.map(|from| source(from, reader)),
        paired_with: raw.paired_with.map(|id| Id::known(&id)),
        min: number(&raw.min),
        max: number(&raw.max),
        rule,
    })
}

/// A share in percent is a hundred times the plain share.
fn per(kind: MeasureKind, unit: &Text) -> Ratio {
    let is_percent = kind.is_counted() && unit.original() == "%";
    Ratio::whole(if is_percent { 100 } else { 1 })
}

fn source(raw: RawSource, reader: &TextReader) -> Source {
    match raw {
        RawSource::Key(key) => Source::Reference(RefKey::parse(&key)),
        RawSource::Words(words) => Source::Words(reader.translations(words)),
    }
}
