//! The self-assessment score, in exact arithmetic.
//!
//! With weight `w`, achievement `a` in 0..1 and `e` = 1 where intact evidence backs the answer; `All` the scored questions asked,
//! `A` = `All` less those justified as not applicable, `D` the decided ones of `A`:
//!
//! ```text
//! W = sum_A w      W_D = sum_D w      G = sum_D w a
//! Low S = 100 G / W                       the headline: what is not answered earns nothing
//! High = 100 (G + W - W_D) / W            if every open question were met in full
//! Answered = 100 G / W_D                  of what is answered
//! Evidenced = 100 sum_D w a e / W         backed by intact evidence
//! Coverage = 100 |D| / |A|    Applicability = 100 |A| / |All|    Evidence share = 100 Evidenced / S
//! N/A challenge = 100 G / sum_All w       if every "not applicable" were a "no"
//! Balanced = mean of S over sections with W_k > 0, a diagnostic
//! ```
//!
//! A quotient with denominator 0 is null. The rules are this tool's own; no official list publishes points.

use std::collections::BTreeMap;

use super::checklist::Checklist;
use super::rating::Rating;
use super::ratio::Ratio;
use super::state::State;

/// Sums over a set of scored questions, from which all scores are computed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Weight of the applicable questions, `W`.
    pub applicable: Weight,
    /// Weight of the decided questions, `W_D`.
    pub decided: Weight,
    /// Weight of all questions asked.
    pub all: Weight,
    /// Credit earned, `G`.
    pub credit: Weight,
    /// Credit backed by intact evidence.
    pub evidenced: Weight,
    /// Number of applicable questions, `|A|`.
    pub applicable_count: usize,
    /// Number of decided questions, `|D|`.
    pub decided_count: usize,
    /// Number of questions asked, `|All|`.
    pub all_count: usize,
}

/// A sum of weights or credits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weight(Ratio);

impl Default for Weight {
    fn default() -> Self {
        Self(Ratio::zero())
    }
}

impl Weight {
    pub fn exact(&self) -> &Ratio {
        &self.0
    }

    /// Adds a weight, and the number of questions that have it.
    fn add(&mut self, weight: &Ratio, count: &mut usize, times: i64) {
        self.0 = &self.0 + weight;
        *count = count.saturating_add_signed(isize::try_from(times).unwrap_or(0));
    }
}

/// Scores in percent; null where the denominator is zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// The headline: unanswered earns nothing.
    pub low: Option<Ratio>,
    /// Upper bound: every open question met in full.
    pub high: Option<Ratio>,
    /// Of the answered questions alone; for drafts.
    pub answered: Option<Ratio>,
    /// Credit backed by intact evidence.
    pub evidenced: Option<Ratio>,
    /// Mean over sections; a diagnostic.
    pub balanced: Option<Ratio>,
    /// Share of applicable questions that are decided.
    pub coverage: Option<Ratio>,
    /// Share of questions asked that apply.
    pub applicability: Option<Ratio>,
    /// Share of the credit that evidence backs.
    pub evidence_share: Option<Ratio>,
    /// The headline if every "not applicable" were a "no".
    pub na_challenge: Option<Ratio>,
}

/// The score of the questions directly in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionScore {
    /// Position of the section.
    pub section: usize,
    pub sums: Sums,
    /// `balanced` is null.
    pub scores: Scores,
    /// Rating of the headline; null where nothing applies.
    pub rating: Option<Rating>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    pub sums: Sums,
    pub scores: Scores,
    /// The sections that directly hold scored questions, in reading order.
    pub sections: Vec<SectionScore>,
}

impl Sums {
    /// Adds up scored questions, given as weight and state.
    pub fn of<'a>(weighed: impl IntoIterator<Item = (&'a Ratio, &'a State)>) -> Self {
        // Equal terms are counted before they are multiplied: ten thousand questions have a handful of them.
        let mut alike: BTreeMap<(&Ratio, &State), i64> = BTreeMap::new();
        for term in weighed {
            *alike.entry(term).or_default() += 1;
        }
        let mut sums = Self::default();
        for ((weight, state), times) in alike {
            sums.count(weight, state, times);
        }
        sums
    }

    /// Adds one more scored question.
    pub fn add(&mut self, weight: &Ratio, state: &State) {
        self.count(weight, state, 1);
    }

    /// Subtracts a question that was added; the sums are exact, so they become what they were before.
    pub fn subtract(&mut self, weight: &Ratio, state: &State) {
        self.count(weight, state, -1);
    }

    /// Which sums a question in a state belongs to, and how much it adds to each.
    fn count(&mut self, weight: &Ratio, state: &State, times: i64) {
        let earned = state.earned();
        if earned.is_none() && *state != State::NotApplicable {
            return;
        }
        let weight = &Ratio::whole(times) * weight;
        self.all.add(&weight, &mut self.all_count, times);
        let Some(earned) = earned else { return };
        self.applicable.add(&weight, &mut self.applicable_count, times);
        if !state.is_decided() {
            return;
        }
        self.decided.add(&weight, &mut self.decided_count, times);
        let credit = &weight * &earned;
        self.credit.0 = &self.credit.0 + &credit;
        if state.is_evidenced() {
            self.evidenced.0 = &self.evidenced.0 + &credit;
        }
    }

    /// The headline, `Low`, in percent; null where nothing applies.
    pub fn headline(&self) -> Option<Ratio> {
        self.credit.0.percent_of(&self.applicable.0)
    }

    /// `balanced` is null.
    pub fn shares(&self) -> Scores {
        let (whole, credit) = (&self.applicable.0, &self.credit.0);
        let open = whole - &self.decided.0;
        Scores {
            low: self.headline(),
            high: (credit + &open).percent_of(whole),
            answered: credit.percent_of(&self.decided.0),
            evidenced: self.evidenced.0.percent_of(whole),
            balanced: None,
            coverage: Ratio::count(self.decided_count).percent_of(&Ratio::count(self.applicable_count)),
            applicability: Ratio::count(self.applicable_count).percent_of(&Ratio::count(self.all_count)),
            evidence_share: self.evidenced.0.percent_of(credit),
            na_challenge: credit.percent_of(&self.all.0),
        }
    }
}

impl Score {
    pub fn of(checklist: &Checklist, states: &[State]) -> Self {
        let counted = checklist
            .questions
            .iter()
            .zip(states)
            .filter(|(question, _)| question.is_scored());
        let mut by_section: BTreeMap<usize, Vec<(&Ratio, &State)>> = BTreeMap::new();
        let mut all = Vec::with_capacity(states.len());
        for (question, state) in counted {
            all.push((&question.weight, state));
            by_section
                .entry(question.section)
                .or_default()
                .push((&question.weight, state));
        }
        let sums = Sums::of(all);
        let sections: Vec<SectionScore> = by_section
            .into_iter()
            .map(|(section, weighed)| SectionScore::of(section, Sums::of(weighed)))
            .collect();
        let scores = Scores {
            balanced: balanced(&sections),
            ..sums.shares()
        };
        Self {
            sums,
            scores,
            sections,
        }
    }

    pub fn section(&self, section: usize) -> Option<&SectionScore> {
        let at = self.sections.binary_search_by_key(&section, |each| each.section);
        at.ok().map(|at| &self.sections[at])
    }
}

impl SectionScore {
    fn of(section: usize, sums: Sums) -> Self {
        let scores = sums.shares();
        let rating = scores.low.as_ref().map(Rating::of_percent);
        Self {
            section,
            sums,
            scores,
            rating,
        }
    }
}

fn balanced(sections: &[SectionScore]) -> Option<Ratio> {
    let lows: Vec<&Ratio> = sections
        .iter()
        .filter_map(|section| section.scores.low.as_ref())
        .collect();
    let sum = Ratio::sum_of(lows.iter().copied());
    sum.over(&Ratio::count(lows.len()))
}

/// Shares out of 100 whole percent by largest remainder, so that a bar's parts add up to 100. All zero where there is nothing.
pub fn shares(parts: &[usize]) -> Vec<usize> {
    let whole: usize = parts.iter().sum();
    if whole == 0 {
        return vec![0; parts.len()];
    }
    let mut shares: Vec<usize> = parts.iter().map(|part| part * 100 / whole).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(parts[*at] * 100 % whole), *at));
    let missing = 100 - shares.iter().sum::<usize>();
    for at in order.into_iter().take(missing) {
        shares[at] += 1;
    }
    shares
}
