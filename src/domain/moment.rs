//! Moments as files hold them: RFC 3339 with offset, or only a day.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The day of a moment as it is written.
pub fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

/// Seconds since the epoch; `None` where only a day is written.
pub fn seconds(text: &str) -> Option<i64> {
    timestamp(text).map(Timestamp::as_second)
}

/// Whether a moment lies after a day everywhere: by its own calendar and by that of UTC. Two machines an
/// ocean apart may otherwise call the same minute tomorrow.
pub fn is_after(text: &str, today: Date) -> bool {
    let Some(own) = day(text) else { return false };
    let utc = timestamp(text).map(|moment| TimeZone::UTC.to_datetime(moment).date());
    own > today && utc.is_none_or(|day| day > today)
}

/// Whether a moment lies after another; where one is only a day, the days are compared.
pub fn is_later(text: &str, than: &str) -> bool {
    match (timestamp(text), timestamp(than)) {
        (Some(one), Some(other)) => one > other,
        _ => day(text).zip(day(than)).is_some_and(|(one, other)| one > other),
    }
}

fn timestamp(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_minute_is_not_tomorrow_elsewhere() {
        let today = jiff::civil::date(2026, 11, 29);
        for (text, after) in [
            ("2026-11-30T08:00:00+09:00", false),
            ("2026-11-29T22:00:00-08:00", false),
            ("2026-11-30T12:00:00+09:00", true),
            ("2099-01-01T00:00:00Z", true),
            ("2099-01-01", true),
            ("2026-11-29T23:59:00Z", false),
            ("", false),
            ("soon", false),
        ] {
            assert_eq!(is_after(text, today), after, "{text}");
        }
    }

    #[test]
    fn moments_are_compared_by_instant_and_days_by_day() {
        assert!(is_later("2026-11-29T10:00:00+09:00", "2026-11-29T00:59:00Z"));
        assert!(!is_later("2026-11-29T10:00:00+09:00", "2026-11-29T01:00:00Z"));
        assert!(!is_later("2026-11-29T10:00:00+09:00", "2026-11-29"));
        assert!(is_later("2026-11-30T10:00:00+09:00", "2026-11-29"));
    }
}
