//! Decimals of six significant digits, and the one that is next to a boundary.

use super::super::ratio::Ratio;

const DIGITS: i64 = 1_000_000;
/// Exponents that are searched; a share or rate outside of them says nothing.
const EXPONENTS: i32 = 40;

/// The two neighbouring decimals between which a growing number begins to fulfil a condition: the last that does not and the first
/// that does. Below the smallest exponent the former is 0.
pub(super) fn around(holds: impl Fn(&Ratio) -> bool) -> (Ratio, Ratio) {
    let mut exponent = EXPONENTS;
    while exponent > -EXPONENTS && holds(&power_of_ten(exponent - 1)) {
        exponent -= 1;
    }
    if exponent == -EXPONENTS {
        return (Ratio::zero(), power_of_ten(exponent));
    }
    let step = power_of_ten(exponent - 6);
    let (mut fails, mut fulfils) = (DIGITS / 10, DIGITS);
    while fulfils - fails > 1 {
        let middle = fails.midpoint(fulfils);
        if holds(&(&step * &Ratio::whole(middle))) {
            fulfils = middle;
        } else {
            fails = middle;
        }
    }
    (&step * &Ratio::whole(fails), &step * &Ratio::whole(fulfils))
}

/// A number rounded to six significant digits, halves away from zero.
pub fn nearest(number: &Ratio) -> Ratio {
    let size = number.abs();
    if size.is_zero() {
        return size;
    }
    let (below, above) = around(|point| *point >= size);
    let rounded = if &size - &below < &above - &size {
        below
    } else {
        above
    };
    if *number < Ratio::zero() {
        &Ratio::zero() - &rounded
    } else {
        rounded
    }
}

fn power_of_ten(exponent: i32) -> Ratio {
    let tens = (0..exponent.unsigned_abs()).fold(Ratio::whole(1), |power, _| &power * &Ratio::whole(10));
    if exponent >= 0 {
        return tens;
    }
    Ratio::whole(1).over(&tens).unwrap_or_else(Ratio::zero)
}
