//! Tiers: how far each is, and the verdict of the first ones while later ones are open.

use super::verdict;
use crate::domain::checklist::Checklist;
use crate::domain::lang::Lang;
use crate::domain::tier::Tier;
use crate::domain::tier_review::{Provisional, TierReview};

crate::words! {
    HEADING = "단계", "Tiers";
    TIER = "단계", "Tier";
    FILTER = "단계 {title}", "tier {title}";
    DONE = "{done}/{asked}", "{done}/{asked}";
    PROVISIONAL = "잠정 판정 ({tiers}): {verdict}. 뒤 단계에 미응답 문항이 {count}개 있습니다", "provisional verdict ({tiers}): {verdict}; {count|question|questions} of later tiers {count|>is|are} open";
    ONLY = "단계 '{title}'의 문항만 본 판정이며, 승인은 보지 않습니다", "only the questions of the tier '{title}' are judged, without the approval";
}

/// The verdict of the finished first tiers, while later ones are open.
pub fn provisional(checklist: &Checklist, tiers: &[TierReview], lang: Lang) -> Option<String> {
    let found = Provisional::of(tiers)?;
    let titles: Vec<&str> = checklist.tiers[..found.finished]
        .iter()
        .map(|tier| tier.title.get(lang))
        .collect();
    let places = [
        ("tiers", &*titles.join(", ")),
        ("verdict", verdict::verdict(found.verdict, lang)),
        ("count", &*found.open.to_string()),
    ];
    Some(PROVISIONAL.fill(lang, &places))
}

/// Questions done of those asked, such as `12/30`.
pub fn done(done: usize, asked: usize, lang: Lang) -> String {
    DONE.fill(
        lang,
        &[("done", &done.to_string()), ("asked", &asked.to_string())],
    )
}

pub fn only(tier: &Tier, lang: Lang) -> String {
    ONLY.fill(lang, &[("title", tier.title.get(lang))])
}
