//! Unit tests of `domain/takeover`.

use selfcheck::domain::answer::Answer;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::assessment::ChecklistStamp;
use selfcheck::domain::evidence::Evidence;
use selfcheck::domain::evidence::Location;
use selfcheck::domain::id::Id;
use selfcheck::domain::subject::{Subject, SubjectField};
use selfcheck::domain::takeover::*;
use selfcheck::domain::value::Value;

fn answered() -> Assessment {
    let answer = Answer {
        value: Some(Value::Text("yes".into())),
        note: "a long note".into(),
        evidence: vec![Evidence::at(Location::File("a.pdf".into()))],
        ..Answer::default()
    };
    let mut subject = Subject::default();
    subject.set(SubjectField::Name, "gate");
    Assessment {
        checklist: ChecklistStamp {
            id: Id::known("c"),
            version: "1".into(),
            digest: String::new(),
        },
        created: String::new(),
        subject,
        profile: [(Id::known("f"), Value::Text("x".into()))].into(),
        profile_reasons: [(Id::known("f"), "because".into())].into(),
        approval: None,
        answers: [(Id::known("Q-1"), answer)].into(),
        carried: Vec::new(),
        extra: Vec::new(),
    }
}

#[test]
fn what_is_gone_emptied_or_cut_is_removed_and_what_is_added_or_changed_is_not() {
    let question = Id::known("Q-1");
    let changed = |change: &dyn Fn(&mut Assessment, &mut Answer)| {
        let mut after = answered();
        let mut answer = after.answers.remove(&question).unwrap();
        change(&mut after, &mut answer);
        after.answers.insert(question.clone(), answer);
        Removed::between(&answered(), &after)
    };
    let in_question = Removed {
        questions: vec![question.clone()],
        is_elsewhere: false,
    };
    assert_eq!(changed(&|_, answer| *answer = Answer::default()), in_question);
    assert_eq!(changed(&|_, answer| answer.value = None), in_question);
    assert_eq!(changed(&|_, answer| answer.note = "a long".into()), in_question);
    assert_eq!(changed(&|_, answer| answer.evidence.clear()), in_question);
    assert!(changed(&|after, _| after.profile.clear()).is_elsewhere);
    assert!(changed(&|after, _| after.subject = Subject::default()).is_elsewhere);
    assert!(changed(&|_, _| {}).is_empty());
    assert!(changed(&|_, answer| answer.note = "another note altogether".into()).is_empty());
    assert!(changed(&|_, answer| answer.reason = "new".into()).is_empty());
    let mut without = answered();
    without.answers.clear();
    assert_eq!(Removed::between(&answered(), &without), in_question);
    assert!(Removed::between(&without, &answered()).is_empty());
}
