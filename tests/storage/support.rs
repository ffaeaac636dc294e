//! A small checklist with a question of every kind, and assessments made with it.

use std::collections::BTreeMap;

use proptest::prelude::*;
use selfcheck::domain::answer::{Acceptance, Answer};
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::carried::{Carried, Fate};
use selfcheck::domain::checklist::{Checklist, Fact};
use selfcheck::domain::dates::Dates;
use selfcheck::domain::evidence::{Evidence, Location};
use selfcheck::domain::scale::Scale;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::unknown_fields::{Tree, UnknownFields};
use selfcheck::domain::value::{Choice, Kind, Value};

use crate::support::checklist::{AssessmentExt, ChecklistBuilder, QuestionExt, choice, fact, question};

pub use crate::support::checklist::id;

fn choices(ids: &[&str]) -> Vec<Choice> {
    let choice = |each: &&str| Choice {
        exclusive: *each == "none",
        dates: Dates::default(),
        ..choice(each, each, each)
    };
    ids.iter().map(choice).collect()
}

/// The questions' ids and kinds, in an order that is not that of the alphabet.
pub fn kinds() -> Vec<(&'static str, Kind)> {
    vec![
        ("Z-01", Kind::Scale(Scale::yes_no())),
        ("Z-02", Kind::Scale(Scale::nplf())),
        ("NUM-1", Kind::Number),
        ("ONE-1", Kind::OneOf(choices(&["cloud", "on-site", "no", "3"]))),
        ("MANY-1", Kind::ManyOf(choices(&["face", "gait", "yes", "none"]))),
        ("A-TXT", Kind::Text),
    ]
}

pub fn checklist() -> Checklist {
    checklist_with(kinds())
}

pub fn checklist_with(kinds: Vec<(&str, Kind)>) -> Checklist {
    let country = Fact {
        kind: Kind::Text,
        ..fact("country")
    };
    let questions = kinds.into_iter().map(|(name, kind)| question(name).kind(kind));
    ChecklistBuilder::new("test-list")
        .header(|header| header.version = "2026.1".into())
        .facts([fact("public"), country])
        .questions(questions)
        .build()
}

/// An assessment with something in every field.
pub fn full() -> Assessment {
    let mut assessment = Assessment::begin(&checklist(), "2026-11-24T10:00:00+09:00")
        .subject(SubjectField::Name, "공원 영상 관제")
        .subject(SubjectField::Purpose, "첫째 줄\n둘째 줄")
        .fact("public", Value::Level(id("yes")))
        .fact("country", Value::Text("no".into()));
    let mut answer = Answer {
        value: Some(Value::Level(id("no"))),
        note: "회의에서 정함: 다음 분기\n- 첫째\n".into(),
        evidence: vec![Evidence {
            title: "시험 성적서".into(),
            sha256: Some("ab".repeat(32)),
            size: Some(2048),
            added: "2026-11-24T10:01:00+09:00".into(),
            valid_until: Some("2027-01-31".parse().unwrap()),
            ..Evidence::at(Location::File("증빙/성적서.pdf".into()))
        }],
        owner: "모델 개발자".into(),
        action: "재학습".into(),
        due: Some("2026-12-31".parse().unwrap()),
        accepted: Some(Acceptance {
            by: "책임자".into(),
            reason: "대체 수단".into(),
        }),
        reviewed_by: "검토자".into(),
        in_progress: true,
        flagged: true,
        to_confirm: true,
        answered_by: "김".into(),
        answered_at: "2026-11-24T10:02:00+09:00".into(),
        wording: "w-Z-01".into(),
        ..Answer::default()
    };
    answer.extra.push(("later".into(), Tree::Text("kept".into())));
    assessment.answers.insert(id("Z-01"), answer);
    for (name, value) in [
        ("Z-02", Value::NotApplicable),
        ("NUM-1", Value::Number("12.50".into())),
        ("ONE-1", Value::One(id("no"))),
        ("MANY-1", Value::Many(vec![id("face"), id("yes")])),
        ("A-TXT", Value::Text("null".into())),
        ("GONE-1", Value::Level(id("yes"))),
    ] {
        let reason = if name == "Z-02" {
            "해당 기능 없음"
        } else {
            ""
        };
        let answer = Answer {
            value: Some(value),
            reason: reason.into(),
            ..Answer::default()
        };
        assessment.answers.insert(id(name), answer);
    }
    assessment.carried.push(Carried {
        question: id("GONE-1"),
        fate: Fate::Removed,
        from: "2025.2".into(),
    });
    assessment.extra.push((
        "tool".into(),
        Tree::Map(vec![("build".into(), Tree::Plain("7".into()))]),
    ));
    assessment
}

/// Texts that are hard on a YAML writer or reader.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,16}",
        "[ -~가-힣ㄱ-ㅎ\n\t\r]{0,60}",
        "[a# :\\-\n?|>'\"\\\\]{0,12}",
        "[0-9+.:eExo_-]{0,8}",
        proptest::collection::vec(any::<char>(), 0..12).prop_map(|all| all.into_iter().collect()),
    ]
}

fn extra() -> impl Strategy<Value = UnknownFields> {
    proptest::collection::vec(("x-[a-z]{1,4}", text()), 0..2).prop_map(|entries| {
        let mut seen = std::collections::HashSet::new();
        let fresh = entries.into_iter().filter(|(name, _)| seen.insert(name.clone()));
        fresh
            .map(|(name, text)| (name, Tree::Text(selfcheck::yaml::emit::tidy(&text).into_owned())))
            .collect()
    })
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let location = (0..3, text()).prop_map(|(which, text)| match which {
        0 => Location::File(text),
        1 => Location::Url(text),
        _ => Location::Planned(text),
    });
    (
        location,
        text(),
        proptest::option::of(any::<u64>()),
        proptest::option::of(0..2000_i16),
        extra(),
    )
        .prop_map(|(location, title, size, days, extra)| Evidence {
            title,
            size,
            valid_until: days.map(|year| jiff::civil::date(year.max(1), 2, 3)),
            extra,
            ..Evidence::at(location)
        })
}

fn value(kind: Kind) -> BoxedStrategy<Option<Value>> {
    let word = match &kind {
        Kind::Number => prop_oneof!["-?[0-9]{1,6}(\\.[0-9]{1,3})?", "[0-9]/[1-9]"].boxed(),
        Kind::Text => text().boxed(),
        Kind::ManyOf(_) => proptest::sample::subsequence(kind.words(), 0..3)
            .prop_map(|all| all.join(","))
            .boxed(),
        _ => proptest::sample::select(kind.words()).boxed(),
    };
    let word = prop_oneof![4 => word, 1 => Just("na".to_owned())];
    word.prop_map(move |word| kind.read(&selfcheck::yaml::emit::tidy(&word)).ok())
        .boxed()
}

fn answer(kind: Kind) -> impl Strategy<Value = Answer> {
    let texts = (text(), text(), text(), text(), text());
    let more = (
        proptest::collection::vec(evidence(), 0..3),
        any::<[bool; 3]>(),
        extra(),
    );
    let accepted = proptest::option::of((text(), text()));
    (value(kind), texts, more, accepted).prop_map(|(value, texts, more, accepted)| Answer {
        value,
        note: texts.0,
        reason: texts.1,
        owner: texts.2,
        action: texts.3,
        evidence: more.0,
        in_progress: more.1[0],
        flagged: more.1[1],
        to_confirm: more.1[2],
        taken_over: texts.4,
        extra: more.2,
        accepted: accepted.map(|(by, reason)| Acceptance { by, reason }),
        ..Answer::default()
    })
}

/// Any assessment of the small checklist.
pub fn assessment() -> impl Strategy<Value = Assessment> {
    let answers: Vec<_> = kinds()
        .into_iter()
        .map(|(name, kind)| {
            proptest::option::of(answer(kind)).prop_map(move |answer| answer.map(|each| (id(name), each)))
        })
        .collect();
    (answers, text(), text(), extra()).prop_map(|(answers, name, purpose, extra)| {
        let mut assessment = Assessment::begin(&checklist(), "2026-11-24T10:00:00+09:00");
        assessment.answers = answers.into_iter().flatten().collect::<BTreeMap<_, _>>();
        assessment.subject.set(SubjectField::Name, &name);
        assessment.subject.set(SubjectField::Purpose, &purpose);
        assessment.extra = extra;
        assessment
    })
}
