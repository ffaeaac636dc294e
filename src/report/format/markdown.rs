//! Renders Markdown for pull requests: verdict and counts first, then sections, gaps and registers. Texts of users cannot make
//! markup.

mod questions;

use std::fmt::Write as _;

use crate::domain::subject::SubjectField;
use crate::domain::waiting::Waiting;
use crate::markup::escape_markdown as text;
use crate::report::input::Input;
use crate::report::model::Model;
use crate::report::model::context::LocalText;
use crate::report::model::gaps::Gap;
use crate::report::model::links::Links;
use crate::words::Message;
use crate::words::{report as words, report_page as page_words, terms, tier as tier_words, upgrade};

pub(super) fn render(input: &Input<'_>) -> String {
    let links = Links::of(input);
    let model = Model::whole(input, &links);
    let mut page = Writer {
        out: String::new(),
        input,
        model: &model,
    };
    page.head();
    page.tiers();
    page.counts();
    page.attention();
    page.hidden_criticals();
    page.since();
    page.sections();
    page.measurements();
    page.gaps();
    page.registers();
    page.answers();
    page.evidence();
    page.out
}

struct Writer<'a> {
    out: String,
    input: &'a Input<'a>,
    model: &'a Model<'a>,
}

impl Writer<'_> {
    fn word(&self, word: Message) -> &'static str {
        word.get(self.input.lang)
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn heading(&mut self, word: Message) {
        let title = self.word(word);
        let _ = write!(self.out, "\n## {title}\n\n");
    }

    fn table(&mut self, heads: &[Message]) {
        let names: Vec<String> = heads.iter().map(|word| self.head_of(*word)).collect();
        self.line(&format!("| {} |", names.join(" | ")));
        self.line(&format!("|{}", " --- |".repeat(heads.len())));
    }

    /// The head of a column; one that the submitter filled says so.
    fn head_of(&self, word: Message) -> String {
        let is_submitted = [
            words::ACTION,
            words::OWNER,
            words::REASON,
            words::WHY_WAIVED,
            words::WHAT,
            words::WHERE,
            words::SINCE_THEN,
            words::SINCE_NOW,
            page_words::MEASURED,
        ]
        .contains(&word);
        if is_submitted {
            format!("{} ({})", self.word(word), self.word(page_words::BY_SUBMITTER))
        } else {
            self.word(word).to_owned()
        }
    }

    fn row(&mut self, cells: &[String]) {
        self.line(&format!("| {} |", cells.join(" | ")));
    }

    fn head(&mut self) {
        let model = self.model;
        let name = model.subject.get("name").map_or("", String::as_str);
        let name = if name.is_empty() {
            self.word(words::UNNAMED).to_owned()
        } else {
            format!("“{}”", text(name))
        };
        self.line(&format!("# {}: {name}", self.word(words::TITLE)));
        self.line("");
        self.line(&format!("_{}_", self.word(words::NOT_A_CERTIFICATE)));
        self.line("");
        let checklist = &model.checklist;
        self.item(
            words::CHECKLIST,
            &format!(
                "{} ({} {}, `{}`). {}",
                local(&checklist.title),
                text(&checklist.id),
                text(&checklist.version),
                text(&checklist.digest_short),
                text(&checklist.origin_text)
            ),
        );
        for line in &checklist.registry {
            self.line(&format!("- {}", text(line)));
        }
        self.item(
            words::MADE_AT,
            &format!("{}, {}", text(&model.made_at_minute), model.status),
        );
        self.item(
            page_words::ANSWERS_DIGEST,
            &format!("`{}`", model.answers_digest_short),
        );
        let approval = &model.approval;
        let by = if approval.by.is_empty() {
            String::new()
        } else {
            format!(": “{}” {}", text(&approval.by), text(&approval.on))
        };
        self.item(
            page_words::APPROVAL_STATE,
            &format!("{}{}", approval.label, by.trim_end()),
        );
        if !model.confidentiality.key.is_empty() {
            self.item(words::CONFIDENTIALITY, model.confidentiality.label);
        }
        self.line("");
        self.line(&format!(
            "**{} {}: {}** · {}",
            model.verdict.mark,
            self.word(words::VERDICT),
            model.verdict.label,
            self.word(page_words::SELF_ASSESSMENT)
        ));
        self.line("");
        for reason in &model.verdict.reasons {
            self.line(&format!("- {}", text(&reason.text)));
        }
        self.subject();
    }

    /// The progress of each tier, the provisional verdict and the dates that matter.
    fn tiers(&mut self) {
        let model = self.model;
        if !(model.tiers.is_empty() && model.dates.is_empty()) {
            self.line("");
        }
        if let Some(said) = &model.provisional {
            self.line(&format!("- {}", text(said)));
        }
        for tier in &model.tiers {
            let done = tier_words::done(tier.done, tier.asked, self.input.lang);
            self.line(&format!(
                "- {}: {done}, {}",
                local(&tier.title),
                tier.verdict_label
            ));
        }
        for each in &model.dates {
            self.line(&format!("- {}: {}", text(&each.about), each.text));
        }
    }

    fn item(&mut self, word: Message, text: &str) {
        self.line(&format!("- {}: {text}", self.word(word)));
    }

    /// Lines of the submitter in a frame that names them as such.
    fn submitted(&mut self, indent: &str, lines: &[String]) {
        self.line(&format!("{indent}> **{}**", self.word(page_words::BY_SUBMITTER)));
        for line in lines {
            self.line(&format!("{indent}> - {line}"));
        }
    }

    fn subject(&mut self) {
        let lang = self.input.lang;
        let lines: Vec<String> = [
            SubjectField::Version,
            SubjectField::Organisation,
            SubjectField::Purpose,
            SubjectField::DocumentId,
            SubjectField::Revision,
            SubjectField::Confidentiality,
            SubjectField::Summary,
        ]
        .into_iter()
        .filter_map(|field| {
            let is_framed =
                field != SubjectField::Confidentiality || self.model.confidentiality.key.is_empty();
            let written = self.model.subject.get(field.key())?;
            (is_framed && !written.is_empty())
                .then(|| format!("{}: {}", terms::subject(field, lang), text(written)))
        })
        .collect();
        if !lines.is_empty() {
            self.line("");
            self.submitted("", &lines);
        }
    }

    fn counts(&mut self) {
        let model = self.model;
        self.heading(words::PART_SUMMARY);
        self.table(&[words::STATE, words::COUNT]);
        for tally in model.tallies.iter().filter(|tally| tally.count > 0) {
            self.row(&[format!("{} {}", tally.mark, tally.label), tally.count.to_string()]);
        }
        self.row(&[self.word(words::TOTAL).into(), model.counts.questions.to_string()]);
        self.line("");
        let none = || "–".to_owned();
        let (low, high) = (model.scores.low.clone(), model.scores.high.clone());
        let line = words::MD_SCORE.fill(
            self.input.lang,
            &[
                ("low", &low.unwrap_or_else(none)),
                ("high", &high.unwrap_or_else(none)),
                ("coverage", &model.scores.coverage.clone().unwrap_or_else(none)),
                ("evidenced", &model.scores.evidenced.clone().unwrap_or_else(none)),
            ],
        );
        self.line(&line);
        let waiting = upgrade::waiting(
            &Waiting::of(self.input.checklist, self.input.assessment),
            self.input.lang,
        );
        if let Some(waiting) = waiting {
            self.line("");
            self.line(&format!("{waiting}."));
        }
    }

    fn since(&mut self) {
        let Some(since) = &self.model.since else { return };
        let none = "–".to_owned();
        let places = [
            ("day", text(&since.day)),
            ("version", text(&since.version)),
            ("common", since.common.to_string()),
            ("then", since.score_then.clone().unwrap_or_else(|| none.clone())),
            ("now", since.score_now.clone().unwrap_or(none)),
        ];
        let places = places.each_ref().map(|(name, text)| (*name, text.as_str()));
        self.heading(words::PART_CHANGES);
        self.line(&words::SINCE_INTRO.fill(self.input.lang, &places));
        self.line("");
        self.line(&words::SINCE_SHORT.fill(self.input.lang, &places));
        if !since.groups.is_empty() {
            self.line("");
        }
        for group in &since.groups {
            let ids: Vec<&str> = group.questions.iter().map(|each| each.id.as_str()).collect();
            self.line(&format!("- {} {}: {}", group.label, ids.len(), ids.join(", ")));
        }
        if !since.details.is_empty() {
            self.line("");
            self.table(&[
                words::QUESTION,
                words::SINCE_DETAILS,
                words::SINCE_THEN,
                words::SINCE_NOW,
            ]);
        }
        for each in &since.details {
            let cells = [&each.id, each.label, &each.before, &each.after];
            self.row(&cells.map(text));
        }
    }

    fn sections(&mut self) {
        self.heading(words::PART_RESULTS);
        self.table(&[
            words::SECTION,
            words::COL_APPLICABLE,
            words::COL_MET,
            words::COL_OPEN,
            words::SCORE,
            words::RATING,
        ]);
        for section in &self.model.sections {
            let score = section.scores.as_ref().and_then(|scores| scores.low.clone());
            let cells = [
                format!(
                    "{}{}",
                    "&nbsp;&nbsp;".repeat(section.depth),
                    local(&section.title)
                ),
                section.counts.applicable.to_string(),
                section.counts.met.to_string(),
                section.counts.unanswered.to_string(),
                score.unwrap_or_else(|| "–".into()),
                section.rating_label.unwrap_or("–").to_owned(),
            ];
            self.row(&cells);
        }
    }

    fn gaps(&mut self) {
        self.heading(words::PART_GAPS);
        if self.model.gaps.is_empty() {
            self.line(self.word(words::NO_GAPS));
            return;
        }
        self.table(&[
            words::QUESTION,
            words::GRAVITY,
            words::ACTION,
            words::OWNER,
            words::DUE,
            words::STATUS,
        ]);
        for gap in &self.model.gaps {
            let cells = [
                format!("**{}** {}", gap.question, local(&gap.ask)),
                gap.gravity_label.to_owned(),
                self.plan(gap),
                text(&gap.owner),
                text(&gap.due),
                gap.status.to_owned(),
            ];
            self.row(&cells);
        }
    }

    /// The action, followed by the other parts of the plan that are not empty.
    fn plan(&self, gap: &Gap) -> String {
        let more = [
            (words::INTERIM, &gap.interim),
            (words::MILESTONES, &gap.milestones),
            (words::RESOURCES, &gap.resources),
            (words::RESIDUAL, &gap.residual),
        ];
        let mut plan = text(&gap.action);
        for (word, written) in more.into_iter().filter(|(_, written)| !written.is_empty()) {
            let _ = write!(plan, "<br>{}: {}", self.word(word), text(written));
        }
        plan
    }

    fn registers(&mut self) {
        let model = self.model;
        self.heading(words::PART_REGISTERS);
        if !model.open.is_empty() {
            self.table(&[words::QUESTION, words::WHY_OPEN]);
            for each in &model.open {
                self.row(&[format!("**{}** {}", each.id, local(&each.ask)), text(&each.why)]);
            }
            self.line("");
        }
        if !model.waived.is_empty() {
            self.table(&[words::QUESTION, words::WHY_WAIVED]);
            for each in &model.waived {
                self.row(&[
                    format!("**{}** {}", each.id, local(&each.ask)),
                    text(&each.reason),
                ]);
            }
        }
        if model.open.is_empty() && model.waived.is_empty() {
            self.line(self.word(words::NOTHING_HERE));
        }
    }
}

fn local(words: &LocalText) -> String {
    text(&words.text)
}
