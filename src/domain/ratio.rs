//! Exact rational numbers for scores. No floating point: a threshold is met or it is not.

mod text;

use std::cmp::Ordering;
use std::ops::{Add, Mul, Rem, Sub};

use num_bigint::BigInt;
use num_rational::BigRational;

pub use text::NotANumber;

/// An exact rational number of any size.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ratio(Exact);

/// The reduced fraction with a positive denominator. What fits into machine words is always [`Exact::Small`],
/// so that equal numbers are equal values. With big integers alone, evaluating 10,000 questions takes seven
/// times as long (measured).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Exact {
    Small { top: i64, bottom: i64 },
    Large(Box<BigRational>),
}

impl Ratio {
    /// `numerator / denominator`; a denominator of zero gives zero.
    pub fn new(numerator: i64, denominator: i64) -> Self {
        if denominator == 0 {
            return Self::zero();
        }
        let sign = if denominator < 0 { -1 } else { 1 };
        Self::reduced(sign * i128::from(numerator), sign * i128::from(denominator))
    }

    pub fn whole(number: i64) -> Self {
        Self(Exact::Small {
            top: number,
            bottom: 1,
        })
    }

    pub fn count(number: usize) -> Self {
        i64::try_from(number).map_or_else(|_| Self::large(BigInt::from(number).into()), Self::whole)
    }

    /// Reduces a fraction with a positive denominator.
    fn reduced(top: i128, bottom: i128) -> Self {
        // Nearly every fraction fits into machine words, which divide much faster.
        let words = (
            u64::try_from(top.unsigned_abs()),
            u64::try_from(bottom.unsigned_abs()),
        );
        if let (Ok(above), Ok(below)) = words {
            let shared = gcd(above, below).max(1);
            if let (Ok(above), Ok(bottom)) = (i64::try_from(above / shared), i64::try_from(below / shared)) {
                let top = if top < 0 { -above } else { above };
                return Self(Exact::Small { top, bottom });
            }
        }
        let shared = gcd(top.unsigned_abs(), bottom.unsigned_abs());
        let shared = i128::try_from(shared).unwrap_or(1).max(1);
        let (top, bottom) = (top / shared, bottom / shared);
        match (i64::try_from(top), i64::try_from(bottom)) {
            (Ok(top), Ok(bottom)) => Self(Exact::Small { top, bottom }),
            _ => Self::large(BigRational::new(top.into(), bottom.into())),
        }
    }

    fn large(value: BigRational) -> Self {
        match (i64::try_from(value.numer()), i64::try_from(value.denom())) {
            (Ok(top), Ok(bottom)) => Self(Exact::Small { top, bottom }),
            _ => Self(Exact::Large(Box::new(value))),
        }
    }

    fn big(&self) -> BigRational {
        match &self.0 {
            Exact::Small { top, bottom } => BigRational::new((*top).into(), (*bottom).into()),
            Exact::Large(value) => (**value).clone(),
        }
    }

    /// Numerators and denominators as machine words, if they fit.
    fn words(&self, other: &Self) -> Option<[i128; 4]> {
        match (&self.0, &other.0) {
            (Exact::Small { top: a, bottom: b }, Exact::Small { top: c, bottom: d }) => {
                Some([*a, *b, *c, *d].map(i128::from))
            }
            _ => None,
        }
    }

    pub fn zero() -> Self {
        Self::whole(0)
    }

    pub fn is_zero(&self) -> bool {
        *self == Self::zero()
    }

    /// The quotient, or `None` where the divisor is zero: an undefined share is null, never 0 or 100.
    pub fn over(&self, divisor: &Self) -> Option<Self> {
        if divisor.is_zero() {
            return None;
        }
        Some(match self.words(divisor) {
            Some([a, b, c, d]) => Self::reduced(a * d * c.signum(), b * c.abs()),
            None => Self::large(self.big() / divisor.big()),
        })
    }

    /// `100 * self / whole`, or `None` where the whole is zero.
    pub fn percent_of(&self, whole: &Self) -> Option<Self> {
        let words = self.words(whole).filter(|[_, _, whole, _]| *whole > 0);
        // In one step, because every section has nine of these.
        let product = words.and_then(|[a, b, c, d]| Some(((a * d).checked_mul(100)?, b * c)));
        match product {
            Some((top, bottom)) => Some(Self::reduced(top, bottom)),
            None => (self * &Self::whole(100)).over(whole),
        }
    }

    pub fn sum_of<'a>(all: impl Iterator<Item = &'a Self>) -> Self {
        all.fold(Self::zero(), |total, each| &total + each)
    }

    #[must_use]
    pub fn abs(&self) -> Self {
        if *self < Self::zero() {
            &Self::zero() - self
        } else {
            self.clone()
        }
    }

    /// The floor, or 0 where it is negative or does not fit.
    pub fn floor_to_usize(&self) -> usize {
        usize::try_from(self.floor()).unwrap_or(0)
    }

    /// The smallest whole number that is not below it.
    #[must_use]
    pub fn ceil(&self) -> Self {
        &Self::zero() - &Self::large((&Self::zero() - self).floor().into())
    }

    /// Numerator and positive denominator.
    pub(super) fn parts(&self) -> (BigInt, BigInt) {
        self.big().into()
    }

    fn floor(&self) -> BigInt {
        match &self.0 {
            Exact::Small { top, bottom } => top.div_euclid(*bottom).into(),
            Exact::Large(value) => value.floor().to_integer(),
        }
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.words(other) {
            Some([a, b, c, d]) => (a * d).cmp(&(c * b)),
            None => self.big().cmp(&other.big()),
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn gcd<N: Copy + PartialEq + Default + Rem<Output = N>>(mut one: N, mut other: N) -> N {
    while other != N::default() {
        (one, other) = (other, one % other);
    }
    one
}

impl Add for &Ratio {
    type Output = Ratio;
    fn add(self, other: &Ratio) -> Ratio {
        let words = self.words(other);
        let sum = words.and_then(|[a, b, c, d]| Some(((a * d).checked_add(c * b)?, b * d)));
        sum.map_or_else(
            || Ratio::large(self.big() + other.big()),
            |(top, bottom)| Ratio::reduced(top, bottom),
        )
    }
}

impl Sub for &Ratio {
    type Output = Ratio;
    fn sub(self, other: &Ratio) -> Ratio {
        let words = self.words(other);
        let rest = words.and_then(|[a, b, c, d]| Some(((a * d).checked_sub(c * b)?, b * d)));
        rest.map_or_else(
            || Ratio::large(self.big() - other.big()),
            |(top, bottom)| Ratio::reduced(top, bottom),
        )
    }
}

impl Mul for &Ratio {
    type Output = Ratio;
    fn mul(self, other: &Ratio) -> Ratio {
        match self.words(other) {
            Some([a, b, c, d]) => Ratio::reduced(a * c, b * d),
            None => Ratio::large(self.big() * other.big()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nothing_is_null() {
        assert_eq!(Ratio::whole(3).percent_of(&Ratio::zero()), None);
    }

    fn parts() -> impl proptest::strategy::Strategy<Value = (i64, i64)> {
        use proptest::prelude::*;
        let edges = prop::sample::select(vec![
            i64::MIN,
            i64::MIN + 1,
            -1,
            0,
            1,
            3,
            1000,
            i64::MAX - 1,
            i64::MAX,
        ]);
        let number = prop_oneof![edges, any::<i64>(), -50i64..50];
        (number.clone(), number)
    }

    proptest::proptest! {
        /// Every operation gives what the big-number library gives.
        #[test]
        fn machine_words_change_no_result(one in parts(), other in parts()) {
            use proptest::prelude::*;
            let bottom = |part: (i64, i64)| if part.1 == 0 { 1 } else { part.1 };
            let big = |part: (i64, i64)| BigRational::new(part.0.into(), bottom(part).into());
            let ratio = |part: (i64, i64)| Ratio::new(part.0, bottom(part));
            let (a, b, x, y) = (ratio(one), ratio(other), big(one), big(other));
            prop_assert_eq!(&a + &b, Ratio::large(&x + &y));
            prop_assert_eq!(&a - &b, Ratio::large(&x - &y));
            prop_assert_eq!(&a * &b, Ratio::large(&x * &y));
            prop_assert_eq!(a.cmp(&b), x.cmp(&y));
            prop_assert_eq!(a.over(&b), (other.0 != 0).then(|| Ratio::large(&x / &y)));
            let hundred = BigRational::from(BigInt::from(100));
            prop_assert_eq!(a.percent_of(&b), (other.0 != 0).then(|| Ratio::large(&x * hundred / &y)));
            prop_assert_eq!(a.to_string(), x.to_string());
        }
    }
}
