//! Questions one by one: hidden critical ones, measurements, answers and the evidence index.

use super::{Writer, local};
use crate::markup::escape_markdown as text;
use crate::words::{plausibility, report as words, report_page as page_words, tier as tier_words};

impl Writer<'_> {
    pub(super) fn attention(&mut self) {
        if self.model.attention.is_empty() {
            return;
        }
        self.heading(plausibility::HEADING);
        self.line(self.word(plausibility::INTRO));
        self.line("");
        for each in &self.model.attention {
            let ids = match each.questions.join(", ") {
                ids if ids.is_empty() => ids,
                ids => format!(": {ids}"),
            };
            self.line(&format!("- {}{ids}", text(&each.text)));
        }
    }

    pub(super) fn hidden_criticals(&mut self) {
        if self.model.hidden_criticals.is_empty() {
            return;
        }
        self.heading(page_words::HIDDEN_CRITICALS);
        self.table(&[words::QUESTION, page_words::HIDDEN_BY, words::REASON]);
        for each in &self.model.hidden_criticals {
            let facts = each.facts.iter();
            let by: Vec<String> = facts
                .clone()
                .map(|fact| format!("{} {}", local(&fact.ask), text(&fact.answer)))
                .collect();
            let reasons = facts.map(|fact| match fact.reason.as_str() {
                "" => self.word(page_words::NO_HIDING_REASON).to_owned(),
                reason => format!("“{}”", text(reason)),
            });
            let reasons: Vec<String> = reasons.collect();
            let cells = [
                format!("**{}** {}", each.question, local(&each.ask)),
                if by.is_empty() {
                    text(&each.rule)
                } else {
                    by.join("<br>")
                },
                reasons.join("<br>"),
            ];
            self.row(&cells);
        }
    }

    pub(super) fn measurements(&mut self) {
        if self.model.measurements.is_empty() {
            return;
        }
        self.heading(page_words::PART_MEASUREMENTS);
        self.table(&[
            words::QUESTION,
            page_words::MEASURED,
            page_words::LIMIT,
            words::RESULT,
        ]);
        for each in &self.model.measurements {
            let or_none = |text: &String| {
                if text.is_empty() {
                    "–".into()
                } else {
                    text.clone()
                }
            };
            let cells = [
                format!("**{}** {}", each.question, local(&each.ask)),
                text(&format!("{} {}", or_none(&each.value), each.unit)),
                text(&or_none(&each.limit)),
                format!("{} {}", each.mark, each.state_label),
            ];
            self.row(&cells);
        }
    }

    pub(super) fn answers(&mut self) {
        self.heading(words::PART_ANSWERS);
        let questions = self.model.sections.iter().flat_map(|section| &section.questions);
        for question in questions.filter(|each| each.state != "hidden") {
            let critical = if question.critical {
                format!(" ({})", question.critical_label)
            } else {
                String::new()
            };
            self.line(&format!(
                "- **{}**{critical} {}",
                question.id,
                local(&question.ask)
            ));
            let waits = question
                .to_confirm
                .as_ref()
                .map(|why| format!(" ({})", text(why)));
            self.line(&format!(
                "  - {} {}{}",
                question.mark,
                question.state_label,
                waits.unwrap_or_default()
            ));
            if let Some(tier) = &question.tier {
                self.line(&format!("  - {}: {}", self.word(tier_words::TIER), local(tier)));
            }
            for date in &question.dates {
                self.line(&format!("  - {date}"));
            }
            if !question.evidence.is_empty() {
                let ids: Vec<&str> = question.evidence.iter().map(|each| each.id.as_str()).collect();
                self.line(&format!("  - {}: {}", self.word(words::EVIDENCE), ids.join(", ")));
            }
            let written = [
                (words::ANSWER, &question.answer),
                (words::REASON, &question.reason),
                (words::NOTE, &question.note),
            ];
            let lines: Vec<String> = written
                .into_iter()
                .filter(|(_, written)| !written.is_empty())
                .map(|(word, written)| format!("{}: {}", self.word(word), text(written)))
                .collect();
            if !lines.is_empty() {
                self.line("");
                self.submitted("  ", &lines);
                self.line("");
            }
        }
    }

    pub(super) fn evidence(&mut self) {
        self.heading(words::PART_EVIDENCE_INDEX);
        if self.model.evidence.is_empty() {
            self.line(self.word(words::NO_EVIDENCE));
            return;
        }
        self.table(&[words::ID, words::WHAT, words::WHERE, words::SHA256, words::STATE]);
        for piece in self.model.evidence {
            let digest = piece
                .sha256
                .as_ref()
                .map_or_else(String::new, |digest| format!("`{}`", text(digest)));
            let cells = [
                piece.id.clone(),
                text(&piece.title),
                text(&piece.location),
                digest,
                piece.state.to_string(),
            ];
            self.row(&cells);
        }
    }
}
