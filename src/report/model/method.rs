//! How the score was calculated: the formulas with this report's values, the thresholds and the sensitivity analysis. All values
//! come from the domain.

use serde::Serialize;

use super::context::{LocalText, ModelContext};
use crate::domain::gate::Threshold;
use crate::domain::ratio::Ratio;
use crate::domain::sensitivity::Sensitivity;
use crate::words::Message;
use crate::words::report as words;

/// Printed for a share of nothing.
const NONE: &str = "–";

#[derive(Clone, Debug, Serialize)]
pub struct Method {
    /// Sums used in the formulas.
    pub sums: Vec<Sum>,
    pub formulas: Vec<Formula>,
    pub gates: Vec<Gate>,
    pub sensitivity: Vec<Line>,
    /// Whether the score crosses a threshold in any line of the sensitivity analysis.
    pub verdict_changes: bool,
    /// Whether the score and the mean of sections differ by more than five points.
    pub section_size_matters: bool,
    /// Whether every weight is 1.
    pub equal_weights: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Sum {
    /// Symbol in the formulas.
    pub sign: &'static str,
    pub label: &'static str,
    /// Exact value.
    pub value: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Formula {
    pub label: &'static str,
    /// In symbols.
    pub formula: &'static str,
    /// With this report's values.
    pub figures: String,
    /// Floored to one decimal.
    pub result: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Gate {
    pub label: &'static str,
    /// With its unit.
    pub value: String,
    pub source: LocalText,
    /// Whether the checklist overrides it.
    pub changed: bool,
}

/// One line of the sensitivity analysis.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// Changed assumption.
    pub label: String,
    /// Resulting score or range.
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

fn format_share(share: Option<&Ratio>) -> String {
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
            result: format_share(result.as_ref()),
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
        result: format_share(score.scores.balanced.as_ref()),
    }
}

/// A fraction in brackets, so that the division order is right.
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
        result: format_share(low.as_ref()),
    }));
    lines.push(line(words::SENS_NA, format_share(block.na_challenge.as_ref())));
    lines.push(line(words::SENS_SECTION, range(block.leave_one_out.as_ref())));
    lines.push(line(
        words::SENS_BALANCED,
        format_share(ctx.input.review.score.scores.balanced.as_ref()),
    ));
    lines
}
