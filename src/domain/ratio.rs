//! Exact rational numbers for scores. No floating point may enter: a threshold is met or it is not.

use std::fmt;
use std::ops::{Add, Mul, Sub};
use std::str::FromStr;

use num_bigint::BigInt;
use num_rational::BigRational;

/// An exact rational number of any size.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ratio(BigRational);

/// A text that is neither a decimal number nor a fraction.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a number is wanted, such as 2, 0.5 or 1/3")]
pub struct NotANumber;

/// Longest number text that is read; more digits say nothing about a system.
const MAX_DIGITS: usize = 40;

impl Ratio {
    /// `numerator / denominator`; a denominator of zero gives zero.
    pub fn new(numerator: i64, denominator: i64) -> Self {
        if denominator == 0 {
            return Self::zero();
        }
        Self(BigRational::new(numerator.into(), denominator.into()))
    }

    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self(BigRational::from_integer(number.into()))
    }

    /// A count.
    pub fn count(number: usize) -> Self {
        Self(BigRational::from_integer(BigInt::from(number)))
    }

    /// Zero.
    pub fn zero() -> Self {
        Self::whole(0)
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        *self == Self::zero()
    }

    /// The quotient, or `None` where the divisor is zero: an undefined share is null, never 0 or 100.
    pub fn over(&self, divisor: &Self) -> Option<Self> {
        (!divisor.is_zero()).then(|| Self(&self.0 / &divisor.0))
    }

    /// `100 * self / whole`, or `None` where the whole is zero.
    pub fn percent_of(&self, whole: &Self) -> Option<Self> {
        (self * &Self::whole(100)).over(whole)
    }

    /// The sum of all.
    pub fn sum_of<'a>(all: impl Iterator<Item = &'a Self>) -> Self {
        all.fold(Self::zero(), |total, each| &total + each)
    }

    /// The absolute value.
    #[must_use]
    pub fn abs(&self) -> Self {
        if *self < Self::zero() {
            &Self::zero() - self
        } else {
            self.clone()
        }
    }

    /// Decimal text floored to one digit: 84.96 gives `84.9`, and only an exact 100 gives `100.0`.
    pub fn to_tenths(&self) -> String {
        let tenths = (&self.0 * BigInt::from(10)).floor().to_integer();
        let text = tenths.to_string();
        let (sign, digits) = text
            .strip_prefix('-')
            .map_or(("", text.as_str()), |rest| ("-", rest));
        let digits = format!("{digits:0>2}");
        let (whole, tenth) = digits.split_at(digits.len() - 1);
        format!("{sign}{whole}.{tenth}")
    }

    /// The exact value as people write it: `0.25` where it ends, `14/3` where it does not.
    pub fn to_decimal(&self) -> String {
        let mut scaled = self.0.clone();
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

    /// Whole part after flooring, clamped to what fits.
    pub fn floor_to_usize(&self) -> usize {
        usize::try_from(self.0.floor().to_integer()).unwrap_or(0)
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

/// Reads digits with an optional sign and fraction; exponents, separators and bare points are refused.
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
    Ok(Ratio(value))
}

impl fmt::Display for Ratio {
    /// The exact value: `5` or `14/3`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

impl Add for &Ratio {
    type Output = Ratio;
    fn add(self, other: &Ratio) -> Ratio {
        Ratio(&self.0 + &other.0)
    }
}

impl Sub for &Ratio {
    type Output = Ratio;
    fn sub(self, other: &Ratio) -> Ratio {
        Ratio(&self.0 - &other.0)
    }
}

impl Mul for &Ratio {
    type Output = Ratio;
    fn mul(self, other: &Ratio) -> Ratio {
        Ratio(&self.0 * &other.0)
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

    #[test]
    fn a_share_of_nothing_is_null() {
        assert_eq!(Ratio::whole(3).percent_of(&Ratio::zero()), None);
    }
}
