//! The report: every part in both languages, hostile texts that stay texts, templates of one's own, verification, other formats.

mod attacks;
mod first_page;
mod form;
mod formats;
mod hostile;
mod page;
mod pages;
mod templates;
mod verify;
mod xlsx;

use selfcheck::checklist::Catalog;
use selfcheck::checklist::resolved;
use selfcheck::domain::answer::Answer;
use selfcheck::domain::assessment::{Assessment, ChecklistStamp};
use selfcheck::domain::baseline::Baseline;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::evaluation::Evaluation;
use selfcheck::domain::evidence::{Evidence, EvidenceState, Inspection, Location};
use selfcheck::domain::format::Format;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::ratio::Ratio;
use selfcheck::domain::state::State;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::value::{Kind, Value};
use selfcheck::report::{Diagram, Input, ReportError, Templates, YamlTexts, render, render_to};
use selfcheck::storage::record::{self, RecordSchema};

/// When every report here is made.
pub const MADE_AT: &str = "2026-11-24T09:30:00+09:00";

/// A picture of one dot.
pub const DOT: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde\x00\x00\x00\x0cIDATx\x9cc0H\x98\x00\x00\x01\xe4\x01!\xcal\xd22\x00\x00\x00\x00IEND\xaeB`\x82";

/// A checklist with an assessment and what is known of its evidence.
pub struct Work {
    pub checklist: Checklist,
    pub run: Assessment,
    pub inspection: Inspection,
    pub since: Option<Baseline>,
    pub diagram: Option<Diagram>,
}

impl Work {
    /// Nothing answered yet.
    pub fn empty(checklist: Checklist) -> Self {
        let run = Assessment::begin(&checklist, MADE_AT);
        Self {
            checklist,
            run,
            inspection: Inspection::default(),
            since: None,
            diagram: None,
        }
    }

    /// Every question answered, in turn well, badly and not applicable, with notes and evidence.
    pub fn full(checklist: Checklist) -> Self {
        let mut work = Self::empty(checklist);
        for (field, key) in SubjectField::KEYS {
            work.run
                .subject
                .set(field, if field.is_date() { "2026-11-20" } else { key });
        }
        for fact in &work.checklist.profile {
            let value = fact
                .kind
                .options()
                .first()
                .map_or(Value::Text("fact".into()), |(id, _)| match fact.kind {
                    Kind::ManyOf(_) => Value::Many(vec![(*id).clone()]),
                    Kind::OneOf(_) => Value::One((*id).clone()),
                    _ => Value::Level((*id).clone()),
                });
            work.run.profile.insert(fact.id.clone(), value);
        }
        for (at, question) in work.checklist.questions.iter().enumerate() {
            let options = question.kind.options();
            let value = match (
                &question.kind,
                options.get(if at % 5 == 4 {
                    options.len().saturating_sub(1)
                } else {
                    0
                }),
            ) {
                _ if at % 11 == 7 => Value::NotApplicable,
                (Kind::Number, _) => Value::Number("1".into()),
                (Kind::Text, _) | (_, None) => Value::Text("text".into()),
                (Kind::Scale(_), Some((id, _))) => Value::Level((*id).clone()),
                (Kind::OneOf(_), Some((id, _))) => Value::One((*id).clone()),
                (Kind::ManyOf(_), Some((id, _))) => Value::Many(vec![(*id).clone()]),
            };
            let evidence = Evidence {
                title: format!("Record {at}"),
                sha256: Some("0123456789abcdef".repeat(4)),
                size: Some(1200),
                added: MADE_AT.into(),
                ..Evidence::at(Location::File(format!("evidence/record-{}.pdf", at / 3)))
            };
            let answer = Answer {
                value: Some(value),
                note: format!("Looked at **{}**, see the record.", question.id),
                reason: "No such part in this system".into(),
                reviewed_by: "Reviewer".into(),
                owner: "Owner".into(),
                action: "Close it".into(),
                due: Some(jiff::civil::date(2027, 1, 15)),
                evidence: vec![evidence],
                answered_by: "Tester".into(),
                answered_at: MADE_AT.into(),
                wording: question.wording.clone(),
                ..Answer::default()
            };
            work.inspection
                .record(question.id.clone(), 0, EvidenceState::Intact);
            work.run.answers.insert(question.id.clone(), answer);
        }
        work.run.subject.set(
            SubjectField::Revisions,
            "0.9 | 2026-06-01 | Kim | first draft\nfound | in a drawer",
        );
        work.since = Some(work.half_a_year_ago());
        work.diagram = Some(Diagram::of(DOT));
        work
    }

    /// An earlier run: of every third question nothing was known, every fourth failed, the rest stood as it stands.
    fn half_a_year_ago(&self) -> Baseline {
        let today = jiff::civil::date(2026, 11, 24);
        let mut states = Evaluation::of(&self.checklist, &self.run, &self.inspection, today).states;
        for (at, state) in states.iter_mut().enumerate() {
            match (at % 12, &state) {
                (0 | 3, _) => *state = State::Unanswered,
                (2 | 6, State::Decided { .. }) => {
                    *state = State::Decided {
                        credit: Ratio::zero(),
                        evidenced: false,
                    }
                }
                _ => {}
            }
        }
        let stamp = ChecklistStamp::of(&self.checklist);
        Baseline::of(stamp, "2026-05-31", &self.checklist, &self.run, &states)
    }

    pub fn render(
        &self,
        format: Format,
        lang: Lang,
        is_final: bool,
        templates: &Templates,
    ) -> Result<String, ReportError> {
        self.render_as(format, lang, is_final, templates, selfcheck::report::TOOL_VERSION)
    }

    pub fn render_as(
        &self,
        format: Format,
        lang: Lang,
        is_final: bool,
        templates: &Templates,
        version: &str,
    ) -> Result<String, ReportError> {
        self.with_input(|input| {
            let input = Input {
                lang,
                is_final,
                version,
                ..*input
            };
            render(&input, format, templates)
        })
    }

    /// A report in any format, as bytes.
    pub fn bytes(&self, format: Format, lang: Lang) -> Vec<u8> {
        self.with_input(|input| {
            let mut bytes = Vec::new();
            let input = Input { lang, ..*input };
            render_to(&input, format, &Templates::shipped(), &mut bytes).expect("a report");
            bytes
        })
    }

    /// Does something with the input of a report.
    pub fn with_input<T>(&self, then: impl FnOnce(&Input<'_>) -> T) -> T {
        let today = jiff::civil::date(2026, 11, 24);
        let review = Evaluation::of(&self.checklist, &self.run, &self.inspection, today);
        let texts = YamlTexts {
            checklist: resolved::to_yaml(&self.checklist),
            assessment: record::write(&self.run, &RecordSchema::of(&self.checklist)),
        };
        then(&Input {
            checklist: &self.checklist,
            origin: &Catalog::shipped().origin(&self.checklist),
            assessment: &self.run,
            inspection: &self.inspection,
            review: &review,
            lang: Lang::En,
            is_final: false,
            made_at: MADE_AT,
            version: selfcheck::report::TOOL_VERSION,
            commit: None,
            texts: &texts,
            diagram: self.diagram.as_ref(),
            since: self.since.as_ref(),
        })
    }

    pub fn html(&self, lang: Lang) -> String {
        self.render(Format::Html, lang, false, &Templates::shipped())
            .expect("a page")
    }
}

/// A shipped checklist.
pub fn shipped(id: &str) -> Checklist {
    Catalog::shipped().load(id).expect("a shipped checklist")
}

/// A shipped checklist in edition 2026.1, which is released.
pub fn released(id: &str) -> Checklist {
    Catalog::shipped()
        .load(&format!("{id}@2026.1"))
        .expect("a released edition")
}

/// A small checklist in the format users write.
pub fn small() -> Checklist {
    let text = r#"
format: 1
id: small
version: "1"
title: { ko: 작은 점검표, en: Small }
publisher: Testers
license: CC0-1.0
languages: [ko, en]
profile:
  - id: cloud
    ask: { ko: 클라우드를 쓰는가?, en: Does it use a cloud? }
    kind: yes-no
sections:
  - id: first
    title: { ko: 첫째, en: First }
    questions:
      - id: A-1
        ask: { ko: 하나를 하고 있는가?, en: Is one done? }
        why: { ko: 이유, en: The reason }
        answer: yes-no
      - id: A-2
        ask: { ko: 둘을 하고 있는가?, en: Is two done? }
        answer: nplf
      - id: A-3
        ask: { ko: 셋을 하고 있는가?, en: Is three done? }
        answer: yes-partial-no
        applies_when: { cloud: true }
"#;
    Catalog::load_resolved("small.yaml", text).expect("a checklist")
}
