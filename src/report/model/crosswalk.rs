//! The crosswalk in both directions, question to clause and clause to question, and the answers carried over from an older
//! version of the checklist.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::chart;
use super::context::{LocalText, ModelContext, clean_text};
use super::tiers;
use crate::domain::checklist::Checklist;
use crate::domain::question::Question;
use crate::domain::reference::RefKey;
use crate::domain::verdict::days_between;
use crate::words::{report as words, terms};

/// Days after which a source that was read may have changed.
const STALE_AFTER: i64 = 365;

/// An instrument with its cited places.
#[derive(Clone, Debug, Serialize)]
pub struct Instrument {
    /// Anchor in the page, such as `src-3`.
    pub anchor: String,
    pub key: String,
    /// The key where the registry does not have the instrument.
    pub title: LocalText,
    pub publisher: LocalText,
    pub edition: LocalText,
    pub force: &'static str,
    /// How well the text was verified.
    pub verified: &'static str,
    /// First day in force; empty where unknown.
    pub in_force: String,
    /// Empty where unknown.
    pub read_on: String,
    /// Whether it was read more than a year ago.
    pub stale: bool,
    /// Whether it is not yet in force on the day of the report.
    pub not_yet: bool,
    /// Only http, https and mailto, else null.
    pub url: Option<String>,
    /// A caution, else null.
    pub note: Option<LocalText>,
    /// When it applies and was checked, in words.
    pub dates: Vec<String>,
    pub places: Vec<Place>,
}

/// A cited place with the questions that cite it.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    /// Empty for the whole document.
    pub locator: String,
    /// Null where unknown.
    pub title: Option<LocalText>,
    pub force: &'static str,
    /// How well the text was verified.
    pub verified: &'static str,
    /// First day in force if after the day of the report, else empty.
    pub not_yet: String,
    /// When it applies and was checked, in words, where it has dates of its own.
    pub dates: Vec<String>,
    /// Questions grouped by state.
    pub standings: Vec<StateGroup>,
}

/// Questions with the same state.
#[derive(Clone, Debug, Serialize)]
pub struct StateGroup {
    pub questions: Vec<String>,
    /// `met`, `largely`, `partly`, `not-met`, `unanswered`, `recorded`, `not-applicable` or `hidden`.
    pub state: &'static str,
    pub label: &'static str,
    /// Symbol of the state.
    pub mark: &'static str,
}

/// The places of one instrument that a question cites.
#[derive(Clone, Debug, Serialize)]
pub struct RefLink {
    pub key: String,
    /// Anchor of the instrument.
    pub anchor: String,
    /// Separated by commas; empty for the whole document.
    pub places: String,
}

/// Answers that were carried over with the same result.
#[derive(Clone, Debug, Serialize)]
pub struct Carry {
    pub fate: &'static str,
    /// Version of the checklist they were given for.
    pub from: String,
    pub questions: Vec<CarriedQuestion>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CarriedQuestion {
    pub id: String,
    /// Whether this checklist still has the question.
    pub known: bool,
}

/// Instruments and places with the questions that cite them.
pub(super) struct Crosswalk<'a> {
    /// In the order of the page, most binding first.
    order: Vec<(&'a str, Cited<'a>)>,
    anchors: BTreeMap<&'a str, String>,
}

/// Places of an instrument with the positions of the citing questions.
type Cited<'a> = BTreeMap<&'a RefKey, Vec<usize>>;

impl<'a> Crosswalk<'a> {
    pub(super) fn of(checklist: &'a Checklist) -> Self {
        let mut cited: BTreeMap<&str, Cited<'a>> = BTreeMap::new();
        for (position, question) in checklist.questions.iter().enumerate() {
            for key in &question.references {
                let places = cited.entry(&key.instrument).or_default();
                places.entry(key).or_default().push(position);
            }
        }
        let force_of = |key: &str| checklist.registry.instruments.get(key).map(|each| each.force);
        let mut order: Vec<(&str, Cited<'a>)> = cited.into_iter().collect();
        order.sort_by_cached_key(|(key, _)| {
            let force = force_of(key);
            (force.is_none(), force, *key)
        });
        let anchors = order
            .iter()
            .enumerate()
            .map(|(at, (key, _))| (*key, format!("src-{}", at + 1)));
        Self {
            anchors: anchors.collect(),
            order,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// One instrument with its places.
    pub(super) fn instrument(&self, ctx: ModelContext<'_>, at: usize) -> Instrument {
        let (_, places) = &self.order[at];
        let place = |(reference, positions): (&&RefKey, &Vec<usize>)| place(ctx, reference, positions);
        Instrument {
            places: places.iter().map(place).collect(),
            ..self.head(ctx, at)
        }
    }

    /// One instrument without its places.
    pub(super) fn head(&self, ctx: ModelContext<'_>, at: usize) -> Instrument {
        let (key, _) = &self.order[at];
        instrument(ctx, self.anchor(key), key)
    }

    fn anchor(&self, key: &str) -> String {
        self.anchors.get(key).cloned().unwrap_or_default()
    }

    /// What a question cites, grouped by instrument.
    pub(super) fn links(&self, question: &Question) -> Vec<RefLink> {
        let mut links: Vec<RefLink> = Vec::new();
        for reference in &question.references {
            let (key, place) = (
                clean_text(&reference.instrument),
                reference.locator.as_deref().map(clean_text),
            );
            match (links.iter_mut().find(|link| link.key == key), place) {
                (Some(link), Some(place)) => {
                    link.places.push_str(", ");
                    link.places.push_str(&place);
                }
                (Some(_), None) => {}
                (None, place) => links.push(RefLink {
                    anchor: self.anchor(&reference.instrument),
                    key,
                    places: place.unwrap_or_default(),
                }),
            }
        }
        links
    }
}

fn instrument(ctx: ModelContext<'_>, anchor: String, key: &str) -> Instrument {
    let known = ctx.input.checklist.registry.instruments.get(key);
    let blank = || LocalText {
        text: String::new(),
        lang: None,
    };
    let in_force = known
        .and_then(|each| each.in_force.as_deref())
        .unwrap_or_default();
    let read_on = known.and_then(|each| each.read_on.as_deref()).unwrap_or_default();
    let url = known.and_then(|each| each.url.as_deref());
    Instrument {
        anchor,
        key: clean_text(key),
        title: known.map_or_else(
            || LocalText {
                text: clean_text(key),
                lang: None,
            },
            |each| ctx.text(&each.title),
        ),
        publisher: known.map_or_else(blank, |each| ctx.text(&each.publisher)),
        edition: known.map_or_else(blank, |each| ctx.text(&each.edition)),
        force: known.map_or("", |each| terms::force(each.force, ctx.lang)),
        verified: known.map_or(words::NOT_IN_REGISTRY.get(ctx.lang), |each| {
            terms::verified(each.verified, ctx.lang)
        }),
        in_force: clean_text(in_force),
        read_on: clean_text(read_on),
        stale: is_stale(ctx, read_on),
        not_yet: is_later(ctx, in_force),
        url: url
            .filter(|url| crate::markup::is_safe_address(url))
            .map(clean_text),
        note: known.and_then(|each| ctx.optional_text(each.note.as_ref())),
        dates: known.map_or_else(Vec::new, |each| tiers::dates(ctx, &each.dates)),
        places: Vec::new(),
    }
}

fn place(ctx: ModelContext<'_>, reference: &RefKey, positions: &[usize]) -> Place {
    let cited = ctx.input.checklist.registry.cite(reference);
    let later = cited
        .and_then(|cited| cited.in_force().map(clean_text))
        .filter(|day| is_later(ctx, day));
    let mut standings: Vec<StateGroup> = Vec::new();
    for position in positions {
        let state = &ctx.input.review.states[*position];
        let key = chart::key(state);
        let id = ctx.input.checklist.questions[*position].id.to_string();
        match standings.iter_mut().find(|each| each.state == key) {
            Some(found) => found.questions.push(id),
            None => standings.push(StateGroup {
                questions: vec![id],
                state: key,
                label: terms::state(state, ctx.lang),
                mark: chart::mark(key),
            }),
        }
    }
    Place {
        locator: reference.locator.as_deref().map_or_else(String::new, clean_text),
        title: cited
            .and_then(|cited| cited.locator)
            .and_then(|place| ctx.optional_text(Some(&place.title))),
        force: cited
            .as_ref()
            .map_or("", |cited| terms::force(cited.force(), ctx.lang)),
        verified: cited
            .as_ref()
            .map_or(words::NOT_IN_REGISTRY.get(ctx.lang), |cited| {
                terms::verified(cited.verified(), ctx.lang)
            }),
        not_yet: later.unwrap_or_default(),
        dates: cited
            .and_then(|cited| cited.locator)
            .map_or_else(Vec::new, |place| tiers::dates(ctx, &place.dates)),
        standings,
    }
}

fn is_stale(ctx: ModelContext<'_>, read_on: &str) -> bool {
    let (Some(today), Ok(read)) = (tiers::made_on(ctx), read_on.parse::<Date>()) else {
        return false;
    };
    days_between(read, today) > STALE_AFTER
}

fn is_later(ctx: ModelContext<'_>, in_force: &str) -> bool {
    let (Some(today), Ok(start)) = (tiers::made_on(ctx), in_force.parse::<Date>()) else {
        return false;
    };
    start > today
}

pub(super) fn carried(ctx: ModelContext<'_>) -> Vec<Carry> {
    let mut groups: Vec<Carry> = Vec::new();
    for each in &ctx.input.assessment.carried {
        let fate = terms::fate(each.fate, ctx.lang);
        let from = clean_text(&each.from);
        let question = CarriedQuestion {
            id: each.question.to_string(),
            known: ctx.input.checklist.question(each.question.as_str()).is_some(),
        };
        match groups
            .iter_mut()
            .find(|group| group.fate == fate && group.from == from)
        {
            Some(group) => group.questions.push(question),
            None => groups.push(Carry {
                fate,
                from,
                questions: vec![question],
            }),
        }
    }
    groups
}
