//! Exact numbers as text: decimals and fractions.

use std::fmt;
use std::str::FromStr;

use num_bigint::BigInt;
use num_rational::BigRational;

use super::{Exact, Ratio};

/// A text that is neither a decimal number nor a fraction.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a number is wanted, such as 2, 0.5 or 1/3")]
pub struct NotANumber;

/// Longest number that is parsed, in bytes; more digits say nothing about a system.
const MAX_DIGITS: usize = 40;

impl Ratio {
    /// Decimal text floored to one digit: 84.96 gives `84.9`, and only an exact 100 gives `100.0`.
    pub fn to_tenths(&self) -> String {
        let text = (self * &Self::whole(10)).floor().to_string();
        let (sign, digits) = text
            .strip_prefix('-')
            .map_or(("", text.as_str()), |rest| ("-", rest));
        let digits = format!("{digits:0>2}");
        let (whole, tenth) = digits.split_at(digits.len() - 1);
        format!("{sign}{whole}.{tenth}")
    }

    /// The exact value as people write it: `0.25` where it ends, `14/3` where it does not.
    pub fn to_decimal(&self) -> String {
        let mut scaled = self.big();
        let mut places = 0;
        while !scaled.is_integer() && places < MAX_DIGITS {
            scaled *= BigInt::from(10);
            places += 1;
        }
        if !scaled.is_integer() || places == 0 {
            return self.to_string();
        }
        let text = scaled.to_integer().to_string();
        let (sign, digits) = text
            .strip_prefix('-')
            .map_or(("", text.as_str()), |rest| ("-", rest));
        let digits = format!("{digits:0>width$}", width = places + 1);
        let (whole, rest) = digits.split_at(digits.len() - places);
        format!("{sign}{whole}.{rest}")
    }
}

impl FromStr for Ratio {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let text = text.trim();
        if text.len() > MAX_DIGITS {
            return Err(NotANumber);
        }
        if let Some((numerator, denominator)) = text.split_once('/') {
            let numerator = decimal(numerator)?;
            return numerator.over(&decimal(denominator)?).ok_or(NotANumber);
        }
        decimal(text)
    }
}

/// Parses digits with an optional sign and fraction; exponents, separators and bare points are errors.
fn decimal(text: &str) -> Result<Ratio, NotANumber> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) {
        return Err(NotANumber);
    }
    let number: BigInt = format!("{whole}{fraction}").parse().map_err(|_| NotANumber)?;
    let scale = BigInt::from(10).pow(u32::try_from(fraction.len()).map_err(|_| NotANumber)?);
    let value = BigRational::new(if negative { -number } else { number }, scale);
    Ok(Ratio::large(value))
}

impl fmt::Display for Ratio {
    /// The exact value: `5` or `14/3`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Exact::Small { top, bottom: 1 } => write!(out, "{top}"),
            Exact::Small { top, bottom } => write!(out, "{top}/{bottom}"),
            Exact::Large(value) => write!(out, "{value}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floors_to_one_digit() {
        for (numerator, denominator, shown) in [
            (8496, 100, "84.9"),
            (9999, 100, "99.9"),
            (100, 1, "100.0"),
            (0, 1, "0.0"),
            (1, 20, "0.0"),
            (14, 27, "0.5"),
        ] {
            assert_eq!(Ratio::new(numerator, denominator).to_tenths(), shown);
        }
        assert_eq!(Ratio::new(-1, 2).to_tenths(), "-0.5");
    }

    #[test]
    fn writes_the_exact_value() {
        for (text, shown) in [
            ("0", "0"),
            ("-0", "0"),
            ("5", "5"),
            ("-0.5", "-1/2"),
            ("28/6", "14/3"),
        ] {
            assert_eq!(
                text.parse::<Ratio>().map(|ratio| ratio.to_string()),
                Ok(shown.into())
            );
        }
        let large = "123456789012345678901234567890";
        assert_eq!(
            large.parse::<Ratio>().map(|ratio| ratio.to_string()),
            Ok(large.into())
        );
    }

    #[test]
    fn reads_decimals_and_fractions_exactly() {
        assert_eq!("0.1".parse(), Ok(Ratio::new(1, 10)));
        assert_eq!("-2.50".parse(), Ok(Ratio::new(-5, 2)));
        assert_eq!(" 1/3 ".parse(), Ok(Ratio::new(1, 3)));
        for bad in ["", ".", "1.", ".5", "1e3", "NaN", "1,5", "1/0", "--1", "½", "inf"] {
            assert_eq!(bad.parse::<Ratio>(), Err(NotANumber), "{bad}");
        }
    }

    #[test]
    fn ends_exactly_where_it_ends() {
        for (numerator, denominator, shown) in [
            (5, 1, "5"),
            (1, 4, "0.25"),
            (-1, 20, "-0.05"),
            (125, 10, "12.5"),
            (14, 3, "14/3"),
        ] {
            assert_eq!(Ratio::new(numerator, denominator).to_decimal(), shown);
        }
    }
}
