//! Thresholds of the verdict. They are part of the versioned checklist, with their source, and never user
//! options.

use super::ratio::Ratio;
use super::text::Text;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    pub value: Ratio,
    pub source: Text,
    /// Whether the checklist overrides the default.
    pub changed: bool,
}

/// The thresholds of the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gates {
    /// Below this score, in percent, the verdict is "not ready". Default 80.
    pub not_ready_below: Threshold,
    /// Above this score, in percent, "ready" is possible. Default 85.
    pub ready_above: Threshold,
    /// For "conditional" every gap must be due within this many days. Default 180.
    pub due_days: Threshold,
    /// Smallest share of credit backed by intact evidence for "ready", from 0 to 1. Default 9/10.
    pub evidence_share: Threshold,
}

impl Gates {
    /// The ids of the thresholds in a checklist's `gates:`.
    pub const IDS: [&'static str; 4] = ["not-ready-below", "ready-above", "due-days", "evidence-share"];

    pub fn get_mut(&mut self, id: &str) -> Option<&mut Threshold> {
        match id {
            "not-ready-below" => Some(&mut self.not_ready_below),
            "ready-above" => Some(&mut self.ready_above),
            "due-days" => Some(&mut self.due_days),
            "evidence-share" => Some(&mut self.evidence_share),
            _ => None,
        }
    }
}

impl Default for Gates {
    fn default() -> Self {
        let own = |value: Ratio, ko: &str, en: &str| Threshold {
            value,
            source: Text::both(ko, en),
            changed: false,
        };
        Self {
            not_ready_below: own(
                Ratio::whole(80),
                "이 도구의 기준. 미국 CMMC(32 CFR 170.21)의 조건부 하한 0.8을 따름",
                "This tool's own, after the 0.8 floor for a conditional status in CMMC (32 CFR 170.21)",
            ),
            ready_above: own(
                Ratio::whole(85),
                "이 도구의 기준. ISO/IEC 33020의 F 등급 하한",
                "This tool's own, after the lower bound of rating F in ISO/IEC 33020",
            ),
            due_days: own(
                Ratio::whole(180),
                "이 도구의 기준. 미국 CMMC(32 CFR 170.21)의 조치 기한 180일을 따름",
                "This tool's own, after the 180-day closing period in CMMC (32 CFR 170.21)",
            ),
            evidence_share: own(Ratio::new(9, 10), "이 도구의 기준", "This tool's own"),
        }
    }
}
