//! How the score was made: every formula with this report's own numbers, the thresholds, and how far the score depends on
//! choices nobody can prove. The figures come from the domain; here they are laid out.

use serde::Serialize;

use super::context::{LocalText, ModelContext};
use crate::domain::gate::Threshold;
use crate::domain::ratio::Ratio;
use crate::domain::sensitivity::Sensitivity;
use crate::words::Message;
use crate::words::report as words;

/// What a share of nothing prints as.
const NONE: &str = "–";

/// How the score was made.
#[derive(Clone, Debug, Serialize)]
pub struct Method {
    /// The sums that enter the formulas.
    pub sums: Vec<Sum>,
    /// The formulas with their results.
    pub formulas: Vec<Formula>,
    /// The thresholds of the verdict.
    pub gates: Vec<Gate>,
    /// How far the score moves, line by line.
    pub sensitivity: Vec<Line>,
    /// Whether the score crosses a threshold in any of these.
    pub verdict_changes: bool,
    /// Whether headline and balanced mean differ so that section size matters.
    pub section_size_matters: bool,
    /// Whether every weight is 1.
    pub equal_weights: bool,
}

/// One sum.
#[derive(Clone, Debug, Serialize)]
pub struct Sum {
    /// Its sign in the formulas.
    pub sign: &'static str,
    /// What it adds up.
    pub label: &'static str,
    /// Its exact value.
    pub value: String,
}

/// One formula.
#[derive(Clone, Debug, Serialize)]
pub struct Formula {
    /// What it works out.
    pub label: &'static str,
    /// The formula in signs.
    pub formula: &'static str,
    /// The formula in this report's numbers.
    pub figures: String,
    /// The result, floored to one decimal.
    pub result: String,
}

/// One threshold.
#[derive(Clone, Debug, Serialize)]
pub struct Gate {
    /// What it limits.
    pub label: &'static str,
    /// Its value with its unit.
    pub value: String,
    /// Where it comes from.
    pub source: LocalText,
    /// Whether the checklist changed it.
    pub changed: bool,
}

/// One line of the sensitivity block.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// What is changed.
    pub label: String,
    /// What becomes of the score.
    pub result: String,
}

impl Method {
    pub(super) fn of(ctx: ModelContext<'_>) -> Self {
        let review = ctx.input.review;
        let block = Sensitivity::of(ctx.input.checklist, &review.states, &review.score);
        let one = Ratio::whole(1);
        Self {
            sums: sums(ctx),
            formulas: formulas(ctx),
            gates: gates(ctx),
            sensitivity: lines(ctx, &block),
            verdict_changes: block.verdict_changes,
            section_size_matters: block.section_size_matters,
            equal_weights: ctx
                .input
                .checklist
                .questions
                .iter()
                .all(|each| each.weight == one),
        }
    }
}

fn shown(share: Option<&Ratio>) -> String {
    share.map_or_else(|| NONE.into(), Ratio::to_tenths)
}

fn sums(ctx: ModelContext<'_>) -> Vec<Sum> {
    let sums = &ctx.input.review.score.sums;
    let sum = |sign, word: Message, value: String| Sum {
        sign,
        label: word.get(ctx.lang),
        value,
    };
    vec![
        sum("W", words::SUM_W, sums.applicable.exact().to_string()),
        sum("W_D", words::SUM_WD, sums.decided.exact().to_string()),
        sum("W_All", words::SUM_WALL, sums.all.exact().to_string()),
        sum("G", words::SUM_G, sums.credit.exact().to_string()),
        sum("G_e", words::SUM_GE, sums.evidenced.exact().to_string()),
        sum("|A|", words::SUM_A, sums.applicable_count.to_string()),
        sum("|D|", words::SUM_D, sums.decided_count.to_string()),
        sum("|All|", words::SUM_ALL, sums.all_count.to_string()),
    ]
}

fn formulas(ctx: ModelContext<'_>) -> Vec<Formula> {
    let score = &ctx.input.review.score;
    let (sums, scores) = (&score.sums, &score.scores);
    let exact = |weight: &crate::domain::score::Weight| weight.exact().to_string();
    let (w, wd, g) = (exact(&sums.applicable), exact(&sums.decided), exact(&sums.credit));
    let (ge, wall) = (exact(&sums.evidenced), exact(&sums.all));
    let [a, d, all] =
        [sums.applicable_count, sums.decided_count, sums.all_count].map(|count| count.to_string());
    let high = format!("({} + {} − {})", grouped(&g), grouped(&w), grouped(&wd));
    let quotients: [(Message, &'static str, &str, &str, &Option<Ratio>); 8] = [
        (words::SCORE, "100 × G ÷ W", &g, &w, &scores.low),
        (words::HIGH, "100 × (G + W − W_D) ÷ W", &high, &w, &scores.high),
        (words::ANSWERED, "100 × G ÷ W_D", &g, &wd, &scores.answered),
        (words::EVIDENCED, "100 × G_e ÷ W", &ge, &w, &scores.evidenced),
        (
            words::EVIDENCE_SHARE,
            "100 × G_e ÷ G",
            &ge,
            &g,
            &scores.evidence_share,
        ),
        (words::COVERAGE, "100 × |D| ÷ |A|", &d, &a, &scores.coverage),
        (
            words::APPLICABILITY,
            "100 × |A| ÷ |All|",
            &a,
            &all,
            &scores.applicability,
        ),
        (
            words::NA_CHALLENGE,
            "100 × G ÷ W_All",
            &g,
            &wall,
            &scores.na_challenge,
        ),
    ];
    let mut formulas: Vec<Formula> = quotients
        .into_iter()
        .map(|(label, formula, top, bottom, result)| Formula {
            label: label.get(ctx.lang),
            formula,
            figures: format!("100 × {} ÷ {}", grouped(top), grouped(bottom)),
            result: shown(result.as_ref()),
        })
        .collect();
    formulas.push(balanced(ctx));
    formulas
}

fn balanced(ctx: ModelContext<'_>) -> Formula {
    let score = &ctx.input.review.score;
    let scored = score.sections.iter().filter(|each| each.scores.low.is_some());
    let count = scored.count().to_string();
    Formula {
        label: words::BALANCED.get(ctx.lang),
        formula: "Σ S_k ÷ n",
        figures: words::BALANCED_FIGURES.fill(ctx.lang, &[("count", &count)]),
        result: shown(score.scores.balanced.as_ref()),
    }
}

/// A fraction in brackets, so that a calculator divides in the right order.
fn grouped(number: &str) -> String {
    if number.contains('/') && !number.starts_with('(') {
        format!("({number})")
    } else {
        number.to_owned()
    }
}

fn gates(ctx: ModelContext<'_>) -> Vec<Gate> {
    let gates = &ctx.input.checklist.gates;
    let percent = |value: &Ratio| (value * &Ratio::whole(100)).to_string();
    let gate = |label: Message, threshold: &Threshold, value: String| Gate {
        label: label.get(ctx.lang),
        value,
        source: ctx.text(&threshold.source),
        changed: threshold.changed,
    };
    let due = words::DAYS.fill(ctx.lang, &[("count", &gates.due_days.value.to_string())]);
    vec![
        gate(
            words::GATE_LOW,
            &gates.not_ready_below,
            format!("{} %", gates.not_ready_below.value),
        ),
        gate(
            words::GATE_HIGH,
            &gates.ready_above,
            format!("{} %", gates.ready_above.value),
        ),
        gate(words::GATE_DUE, &gates.due_days, due),
        gate(
            words::GATE_EVIDENCE,
            &gates.evidence_share,
            format!("{} %", percent(&gates.evidence_share.value)),
        ),
    ]
}

fn lines(ctx: ModelContext<'_>, block: &Sensitivity) -> Vec<Line> {
    let range = |range: Option<&(Ratio, Ratio)>| {
        range.map_or_else(
            || NONE.to_owned(),
            |(least, most)| format!("{} – {}", least.to_tenths(), most.to_tenths()),
        )
    };
    let line = |label: Message, result: String| Line {
        label: label.get(ctx.lang).into(),
        result,
    };
    let mut lines = vec![line(words::SENS_WEIGHTS, range(block.weights.as_ref()))];
    lines.extend(block.partial.iter().map(|(share, low)| Line {
        label: words::SENS_PARTIAL.fill(ctx.lang, &[("share", &share.to_string())]),
        result: shown(low.as_ref()),
    }));
    lines.push(line(words::SENS_NA, shown(block.na_challenge.as_ref())));
    lines.push(line(words::SENS_SECTION, range(block.leave_one_out.as_ref())));
    lines.push(line(
        words::SENS_BALANCED,
        shown(ctx.input.review.score.scores.balanced.as_ref()),
    ));
    lines
}
