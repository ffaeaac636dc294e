//! Days as people type them: `2026-12-31`, `2026.12.31`, `2026. 12. 31.`, `2026/12/31`, `2026년 12월 31일`, and `+30d` from today.

use jiff::Span;
use jiff::civil::Date;

/// Reads a typed day; `None` where it is none.
pub fn read(text: &str, today: Date) -> Option<Date> {
    let text: String = text.chars().filter(|each| !each.is_whitespace()).collect();
    match text.strip_prefix('+') {
        Some(rest) => after(rest, today),
        None => written(&text),
    }
}

/// Whether a day that is planned lies in the past, which is rarely meant.
pub fn is_past(day: Date, today: Date) -> bool {
    day < today
}

fn written(text: &str) -> Option<Date> {
    let separators = if text.contains('년') {
        ['년', '월', '일']
    } else {
        ['-', '.', '/']
    };
    let used = separators.into_iter().find(|each| text.contains(*each))?;
    let parts: Vec<&str> = if used == '년' {
        text.strip_suffix('일')?.split(['년', '월']).collect()
    } else {
        text.strip_suffix('.')
            .filter(|_| used == '.')
            .unwrap_or(text)
            .split(used)
            .collect()
    };
    let [year, month, day] = parts[..] else {
        return None;
    };
    let number = |part: &str, longest: usize| {
        let is_number = (1..=longest).contains(&part.len()) && part.bytes().all(|each| each.is_ascii_digit());
        is_number.then(|| part.parse::<i16>().ok()).flatten()
    };
    let year = number(year, 4).filter(|_| year.len() == 4)?;
    let month = i8::try_from(number(month, 2)?).ok()?;
    Date::new(year, month, i8::try_from(number(day, 2)?).ok()?).ok()
}

/// A number of days, weeks, months or years from today.
fn after(text: &str, today: Date) -> Option<Date> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let number = number.parse::<u16>().ok()?;
    let span = match unit.to_lowercase().as_str() {
        "" | "d" | "일" => Span::new().try_days(number),
        "w" | "주" => Span::new().try_weeks(number),
        "m" | "개월" | "달" => Span::new().try_months(number),
        "y" | "년" => Span::new().try_years(number),
        _ => return None,
    };
    today.checked_add(span.ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_as_people_write_them() {
        let today = date(2026, 11, 30);
        for text in [
            "2026-12-31",
            "2026.12.31",
            "2026.12.31.",
            " 2026. 12. 31. ",
            "2026/12/31",
            "2026년 12월 31일",
            "+31d",
            "+31일",
            "+31",
        ] {
            assert_eq!(read(text, today), Some(date(2026, 12, 31)), "{text}");
        }
        assert_eq!(read("2026.1.5", today), Some(date(2026, 1, 5)));
        assert_eq!(read("+2w", today), Some(date(2026, 12, 14)));
        assert_eq!(read("+3개월", today), Some(date(2027, 2, 28)));
        assert_eq!(read("+1Y", today), Some(date(2027, 11, 30)));
        for text in [
            "",
            "+",
            "+d",
            "tomorrow",
            "26.12.31",
            "2026-02-30",
            "2026-12",
            "2026.12-31",
            "12/31/2026",
            "2026-12-31-1",
            "+99999d",
            "+60000y",
            "20261231x",
            "-2026-12-31",
            "2026..12.31",
        ] {
            assert_eq!(read(text, today), None, "{text:?}");
        }
    }
}
