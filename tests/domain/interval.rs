//! Intervals against published values and against figures of statsmodels 0.15.0 (`proportion_confint`, method `wilson`) and
//! scipy 1.17.1 (`chi2.ppf(a/2, 2k)/2` and `chi2.ppf(1-a/2, 2k+2)/2`).

use proptest::prelude::*;
use selfcheck::domain::interval::{Interval, Level, Sample, nearest, needed};
use selfcheck::domain::ratio::Ratio;

fn number(text: &str) -> Ratio {
    text.parse().unwrap()
}

fn sample(hits: i64, n: i64, per: i64) -> Sample {
    Sample {
        hits: Ratio::whole(hits),
        n: Ratio::whole(n),
        per: Ratio::whole(per),
    }
}

/// One unit of the sixth digit.
fn sixth_digit(of: &Ratio) -> Ratio {
    of.over(&Ratio::whole(100_000)).unwrap()
}

/// Each end lies outside the recorded one, by less than a unit of the sixth digit.
fn assert_encloses(found: &Interval, low: &str, high: &str, what: &str) {
    // Twelve digits were recorded.
    let slack = |of: &Ratio| of.over(&Ratio::whole(10_000_000_000)).unwrap();
    let (low, high) = (number(low), number(high));
    let (below, above) = (&low - &found.low, &found.high - &high);
    assert!(
        below >= &Ratio::zero() - &slack(&low),
        "{what}: low {}",
        found.low.to_decimal()
    );
    assert!(
        above >= &Ratio::zero() - &slack(&high),
        "{what}: high {}",
        found.high.to_decimal()
    );
    assert!(
        below <= sixth_digit(&low),
        "{what}: low {}",
        found.low.to_decimal()
    );
    assert!(
        above <= sixth_digit(&high),
        "{what}: high {}",
        found.high.to_decimal()
    );
}

#[test]
fn wilson_is_that_of_statsmodels() {
    for (hits, n, level, low, high) in [
        (0, 10, "95", "0", "27.7532799863"),
        (10, 10, "95", "72.2467200137", "100"),
        (0, 300, "95", "0", "1.26429712245"),
        (300, 300, "95", "98.7357028775", "100"),
        (9, 300, "95", "1.58618538094", "5.60225391416"),
        (50, 1200, "95", "3.17468777507", "5.45115394684"),
        (1, 2, "90", "12.0866319422", "87.9133680578"),
        (1, 1, "99", "13.097754328", "100"),
        (27, 30, "95", "74.3789174208", "96.5400111253"),
        (263, 300, "99", "81.9465949854", "91.7566927047"),
        (3, 1_000_000, "95", "0.000102027124097", "0.000882114977431"),
        (15, 148, "90", "6.74432622469", "14.9572931746"),
        (999_999, 1_000_000, "99", "99.9991482566", "99.9999882595"),
        (123_456_789, 987_654_321, "95", "12.4979374812", "12.5020625827"),
    ] {
        let found = sample(hits, n, 100)
            .wilson(Level::from_word(level).unwrap())
            .unwrap();
        assert_encloses(&found, low, high, &format!("{hits}/{n} at {level}"));
    }
}

/// R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3.
#[test]
fn wilson_is_that_of_the_published_table() {
    for (hits, n, low, high) in [
        (81, 263, "0.2553", "0.3662"),
        (15, 148, "0.0624", "0.1605"),
        (0, 20, "0", "0.1611"),
        (1, 29, "0.0061", "0.1718"),
    ] {
        let found = sample(hits, n, 1).wilson(Level::NinetyFive).unwrap();
        let is_near = |end: &Ratio, given: &str| (end - &number(given)).abs() <= Ratio::new(1, 20_000);
        assert!(
            is_near(&found.low, low) && is_near(&found.high, high),
            "{hits}/{n}: {found:?}"
        );
    }
}

#[test]
fn poisson_is_that_of_scipy() {
    for (hits, exposure, level, low, high) in [
        (0, 7, "95", "0", "0.526982779159"),
        (0, 1, "99", "0", "5.29831736655"),
        (1, 7, "95", "0.00361682971204", "0.795949055848"),
        (3, 30, "95", "0.0206224040965", "0.292242435658"),
        (10, 10, "95", "0.479538869613", "1.8390356042"),
        (50, 268, "90", "0.145390793218", "0.236145798865"),
        (87, 1200, "99", "0.054044094736", "0.0950306508718"),
        (1000, 365, "95", "2.57252881756", "2.91493735895"),
        (100_000, 1234, "95", "80.5357801165", "81.5411221554"),
    ] {
        let found = sample(hits, exposure, 1)
            .poisson(Level::from_word(level).unwrap())
            .unwrap();
        assert_encloses(&found, low, high, &format!("{hits}/{exposure} at {level}"));
    }
}

#[test]
fn the_ends_are_written_in_six_digits() {
    let found = sample(50, 1200, 100).wilson(Level::NinetyFive).unwrap();
    assert_eq!(
        (found.low.to_decimal(), found.high.to_decimal()),
        ("3.17468".into(), "5.45116".into())
    );
    assert_eq!(nearest(&number("25/6")).to_decimal(), "4.16667");
    assert_eq!(nearest(&number("-1/3")).to_decimal(), "-0.333333");
    assert_eq!(nearest(&number("999999.5")).to_decimal(), "1000000");
    assert_eq!(nearest(&Ratio::zero()), Ratio::zero());
}

#[test]
fn clusters_are_counted_instead_of_trials() {
    let repeated = sample(50, 1200, 100).counted_in(&Ratio::whole(268));
    assert_eq!(repeated.value(), sample(50, 1200, 100).value());
    let found = repeated.wilson(Level::NinetyFive).unwrap();
    // statsmodels 0.15.0: proportion_confint(268 * 50 / 1200, 268, method="wilson")
    assert_encloses(
        &found,
        "2.35219983568",
        "7.27649781315",
        "50/1200 in 268 clusters",
    );
    // A part of a hit counts at the upper end only: 3 of 40 in 10 are between 0 and 1 hit.
    let rate = sample(3, 40, 1)
        .counted_in(&Ratio::whole(10))
        .poisson(Level::NinetyFive)
        .unwrap();
    assert_encloses(&rate, "0", "0.557164339111", "3 in 40, of 10");
}

#[test]
fn what_was_not_counted_has_no_interval() {
    for (hits, n, per) in [(1, 0, 100), (-1, 10, 100), (11, 10, 100), (1, 10, 0)] {
        assert_eq!(sample(hits, n, per).wilson(Level::NinetyFive), None, "{hits}/{n}");
    }
    assert_eq!(sample(1_000_001, 10, 1).poisson(Level::NinetyFive), None);
    assert!(sample(11, 10, 1).poisson(Level::NinetyFive).is_some());
}

#[test]
fn the_trials_that_would_be_needed_are_the_fewest_that_do() {
    let at = |hits: i64, n: i64| sample(hits, n, 100).wilson(Level::NinetyFive).unwrap().high;
    let limit = Ratio::whole(5);
    let n = needed(&sample(0, 20, 100), &limit, true, Level::NinetyFive).unwrap();
    assert_eq!(n, Ratio::whole(73));
    assert!(at(0, 73) <= limit && at(0, 72) > limit);
    assert_eq!(
        needed(&sample(5, 100, 100), &limit, true, Level::NinetyFive),
        None
    );
    // No false alarm: 3.689 / 0.5 days.
    let days = needed(&sample(0, 3, 1), &Ratio::new(1, 2), false, Level::NinetyFive).unwrap();
    assert_eq!(days, Ratio::whole(8));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The interval holds the value, is no narrower at a higher level and no wider with more trials, and the shares of hits and of
    /// misses mirror each other.
    #[test]
    fn intervals_behave(n in 1_i64..5000, part in 0_i64..=100) {
        let hits = n * part / 100;
        let (share, rest) = (sample(hits, n, 1), sample(n - hits, n, 1));
        let (ninety, found) = (share.wilson(Level::Ninety).unwrap(), share.wilson(Level::NinetyFive).unwrap());
        let value = share.value().unwrap();
        prop_assert!(found.low <= value && value <= found.high && found.high <= Ratio::whole(1));
        prop_assert!(found.low <= ninety.low && ninety.high <= found.high);
        let mirrored = rest.wilson(Level::NinetyFive).unwrap();
        let apart = (&(&found.low + &mirrored.high) - &Ratio::whole(1)).abs();
        prop_assert!(apart <= Ratio::new(1, 100_000));
        let tenfold = sample(hits * 10, n * 10, 1).wilson(Level::NinetyFive).unwrap();
        prop_assert!(&tenfold.high - &tenfold.low <= &found.high - &found.low);
        let rate = share.poisson(Level::NinetyFive).unwrap();
        prop_assert!(rate.low <= value && value <= rate.high && rate.high > Ratio::zero());
    }
}
