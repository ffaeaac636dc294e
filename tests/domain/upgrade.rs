//! Going to another edition: unchanged answers count on, others wait or are set apart, none is removed, and going back restores.

use proptest::prelude::*;
use selfcheck::domain::answer::Answer;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::carried::Fate;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::edition::is_older;
use selfcheck::domain::evidence::{Evidence, Location};
use selfcheck::domain::id::Id;
use selfcheck::domain::question::Question;
use selfcheck::domain::scale::Scale;
use selfcheck::domain::upgrade::{Upgrade, adopt};
use selfcheck::domain::value::Kind;

use crate::support::checklist::{QuestionExt as _, begin, checklist, id, level, question};

/// An edition; `wording` follows the words, as the loader makes it.
fn edition(version: &str, questions: Vec<Question>) -> Checklist {
    let questions = questions.into_iter().map(|mut question| {
        question.wording = format!("{}|{}", question.ask.original(), question.kind.name());
        question
    });
    let mut list = checklist(Vec::new(), questions.collect());
    list.digest = format!("digest of {version}");
    list.header.version = version.into();
    list
}

fn asking(name: &str, words: &str) -> Question {
    question(name).ask(words, words)
}

fn formerly(mut question: Question, ids: &[&str]) -> Question {
    question.formerly = ids.iter().map(|name| id(name)).collect();
    question
}

/// Every question of an edition answered "yes" with a note.
fn answered(list: &Checklist) -> Assessment {
    let mut assessment = begin(list);
    for question in &list.questions {
        let answer = Answer {
            value: Some(level("yes")),
            note: format!("note of {}", question.id),
            wording: question.wording_digest(),
            ..Answer::default()
        };
        assessment.answers.insert(question.id.clone(), answer);
    }
    assessment
}

fn go(old: &Checklist, new: &Checklist, assessment: &Assessment) -> (Upgrade, Assessment) {
    let plan = Upgrade::plan(Some(old), new, assessment);
    let mut after = assessment.clone();
    plan.apply(Some(old), new, &mut after);
    (plan, after)
}

fn first() -> Checklist {
    edition(
        "1",
        vec![
            asking("KEEP", "Are sources recorded?"),
            asking("TYPE", "Is the owner's consent recorded?"),
            asking("WORD", "Is access to the recordings restricted to named persons?"),
            asking("OTHER", "Are recordings deleted after thirty days?"),
            asking("OLD-ID", "Is the model tested before each release?"),
            asking("SAME-WORDS", "Is there an incident plan?"),
            asking("JOIN-1", "Is the alarm rate measured?"),
            asking("JOIN-2", "Is the miss rate measured?"),
            asking("GONE", "Is there a paper log?"),
        ],
    )
}

fn second() -> Checklist {
    edition(
        "2",
        vec![
            asking("KEEP", "Are sources recorded?"),
            asking("TYPE", "Is the  owner’s Consent recorded?"),
            asking(
                "WORD",
                "Is access to the recordings restricted to named and trained persons?",
            ),
            asking("OTHER", "Who decides when footage leaves the site?"),
            formerly(
                asking("NEW-ID", "Is the model tested before every release?"),
                &["OLD-ID"],
            ),
            asking("ELSEWHERE", "Is there an incident plan?"),
            formerly(
                asking("JOINED", "Are alarm and miss rates measured?"),
                &["JOIN-1", "JOIN-2"],
            ),
            asking("FRESH", "Is the watermark visible?"),
        ],
    )
}

#[test]
fn every_question_is_in_one_list() {
    let (old, new) = (first(), second());
    let (plan, after) = go(&old, &new, &answered(&old));
    let names = |ids: &[Id]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(names(&plan.kept), ["KEEP"]);
    assert_eq!(names(&plan.retouched), ["TYPE"]);
    let reworded: Vec<_> = plan
        .reworded
        .iter()
        .map(|each| (each.question.as_str(), each.is_other))
        .collect();
    assert_eq!(reworded, [("WORD", false), ("OTHER", true)]);
    let moved: Vec<_> = plan
        .moved
        .iter()
        .map(|each| (each.from.as_str(), each.to.as_str(), each.is_same))
        .collect();
    assert_eq!(
        moved,
        [("OLD-ID", "NEW-ID", false), ("SAME-WORDS", "ELSEWHERE", true)]
    );
    assert_eq!(names(&plan.joined[0].from), ["JOIN-1", "JOIN-2"]);
    assert_eq!(names(&plan.removed), ["GONE", "JOIN-1", "JOIN-2"]);
    assert_eq!(names(&plan.new), ["FRESH"]);
    assert_eq!(after.checklist.version, "2");
    let fate = |name: &str| {
        after
            .carried
            .iter()
            .find(|each| each.question == id(name))
            .map(|each| each.fate)
    };
    assert_eq!(fate("KEEP"), Some(Fate::Kept));
    assert_eq!(fate("NEW-ID"), Some(Fate::Moved));
    assert_eq!(fate("GONE"), Some(Fate::Removed));
}

#[test]
fn only_unchanged_words_count_on_and_the_old_words_stay_beside_the_answer() {
    let (old, new) = (first(), second());
    let (_, after) = go(&old, &new, &answered(&old));
    let answer = |name: &str| &after.answers[&id(name)];
    for kept in ["KEEP", "TYPE"] {
        assert!(!answer(kept).to_confirm && answer(kept).asked.is_none(), "{kept}");
    }
    let waiting = answer("WORD");
    assert!(waiting.to_confirm && waiting.value == Some(level("yes")));
    let words = waiting.asked.as_ref().unwrap().ask.original();
    assert_eq!(words, "Is access to the recordings restricted to named persons?");
    let apart = answer("OTHER");
    assert_eq!(
        (apart.value.clone(), apart.note.as_str()),
        (None, "note of OTHER")
    );
    assert_eq!(apart.asked.as_ref().unwrap().value, Some(level("yes")));
    assert!(answer("NEW-ID").to_confirm && answer("ELSEWHERE").to_confirm);
    assert!(!after.answers.contains_key("OLD-ID") && !after.answers.contains_key("JOINED"));
    assert_eq!(answer("JOIN-1").note, "note of JOIN-1", "still there to read");
}

#[test]
fn going_back_restores_every_answer() {
    let (old, new) = (first(), second());
    let before = answered(&old);
    let (_, there) = go(&old, &new, &before);
    let (_, mut back) = go(&new, &old, &there);
    back.carried.clear();
    let mut expected = before;
    // The words differ only in typography: the answer is recorded for the words of today.
    expected.answers.get_mut("TYPE").unwrap().wording = back.answers["TYPE"].wording.clone();
    assert_eq!(back, expected);
}

#[test]
fn answers_whose_question_only_moved_can_be_kept_in_one_step() {
    let (old, new) = (first(), second());
    let (plan, mut after) = go(&old, &new, &answered(&old));
    plan.keep_moved(&new, &mut after);
    assert!(!after.answers["ELSEWHERE"].to_confirm);
    assert!(after.answers["NEW-ID"].to_confirm, "its words changed");
}

#[test]
fn a_value_that_the_question_no_longer_accepts_waits() {
    let old = edition("1", vec![asking("A", "How far is it done?")]);
    let mut other = asking("A", "How far is it done?");
    other.kind = Kind::Scale(Scale::nplf());
    let new = edition("2", vec![other]);
    let (_, after) = go(&old, &new, &answered(&old));
    assert!(after.answers["A"].to_confirm);
    assert_eq!(after.carried[0].fate, Fate::Incompatible);
}

#[test]
fn without_the_old_edition_the_digests_decide() {
    let (old, new) = (first(), second());
    let assessment = answered(&old);
    let plan = Upgrade::plan(None, &new, &assessment);
    let reworded: Vec<_> = plan.reworded.iter().map(|each| each.question.as_str()).collect();
    assert_eq!(reworded, ["WORD", "OTHER"]);
    let moved: Vec<_> = plan.moved.iter().map(|each| each.to.as_str()).collect();
    assert_eq!(moved, ["NEW-ID", "ELSEWHERE"]);
}

#[test]
fn an_assessment_of_this_edition_is_left_as_it_is() {
    let list = first();
    let mut assessment = answered(&list);
    let before = assessment.clone();
    adopt(&list, &mut assessment);
    assert_eq!(assessment, before);
}

#[test]
fn digests_of_the_first_form_are_still_compared() {
    let (old, new) = (first(), second());
    let mut assessment = answered(&old);
    for question in &old.questions {
        assessment.answers.get_mut(&question.id).unwrap().wording = question.wording.clone();
    }
    let (plan, _) = go(&old, &new, &assessment);
    assert_eq!(
        (plan.kept.len(), plan.retouched.len(), plan.reworded.len()),
        (1, 1, 2)
    );
}

#[test]
fn versions_are_compared_by_their_numbers() {
    for (version, than) in [
        ("2026.1", "2026.2"),
        ("2026.2", "2026.10"),
        ("2026.2-dev", "2026.2"),
        ("2025.9", "2026.1"),
    ] {
        assert!(is_older(version, than), "{version} {than}");
        assert!(!is_older(than, version), "{than} {version}");
    }
}

fn some_edition(version: &'static str) -> impl Strategy<Value = Checklist> {
    let words = prop::sample::select(vec![
        "is it so?",
        "Is it  so?",
        "is it another thing entirely now?",
    ]);
    let name = prop::sample::subsequence(vec!["A", "B", "C", "D"], 1..=4);
    (name, prop::collection::vec(words, 4)).prop_map(move |(names, words)| {
        let questions = names.iter().zip(&words);
        edition(
            version,
            questions
                .map(|(name, words)| asking(name, &format!("{name}: {words}")))
                .collect(),
        )
    })
}

proptest! {
    #[test]
    fn no_answer_is_lost_there_and_back(old in some_edition("1"), new in some_edition("2")) {
        let before = answered(&old);
        let (_, there) = go(&old, &new, &before);
        prop_assert_eq!(there.answers.len(), before.answers.len());
        let (_, back) = go(&new, &old, &there);
        for (id, answer) in &before.answers {
            let now = &back.answers[id];
            prop_assert_eq!(&now.value, &answer.value);
            prop_assert_eq!(&now.note, &answer.note);
            prop_assert!(!now.to_confirm && now.asked.is_none());
        }
    }
}

/// What a new edition does to a question.
#[derive(Clone, Copy, Debug)]
enum Edit {
    Keep,
    Reword,
    Replace,
    OtherKind,
    Move,
    MoveAndReword,
    Split,
    /// Joined with every other question that is joined.
    Join,
    Remove,
}

fn some_edit() -> impl Strategy<Value = Edit> {
    prop::sample::select(vec![
        Edit::Keep,
        Edit::Reword,
        Edit::Replace,
        Edit::OtherKind,
        Edit::Move,
        Edit::MoveAndReword,
        Edit::Split,
        Edit::Join,
        Edit::Remove,
    ])
}

fn words(name: &str) -> String {
    format!("Is the rule of {name} for the recordings kept by all of the staff?")
}

/// The next edition, with a question that is new.
fn edited(edits: &[(String, Edit)]) -> Checklist {
    let mut questions = vec![asking("FRESH", "Who reads the alarms at night?")];
    let mut joined = Vec::new();
    for (name, edit) in edits {
        let reworded = words(name).replace("kept", "known and kept");
        let other = format!("How old may footage of {name} get?");
        let moved = |suffix: &str, words: &str| formerly(asking(&format!("{name}{suffix}"), words), &[name]);
        match edit {
            Edit::Keep => questions.push(asking(name, &words(name))),
            Edit::Reword => questions.push(asking(name, &reworded)),
            Edit::Replace => questions.push(asking(name, &other)),
            Edit::OtherKind => {
                let mut question = asking(name, &words(name));
                question.kind = Kind::Scale(Scale::nplf());
                questions.push(question);
            }
            Edit::Move => questions.push(moved("-M", &words(name))),
            Edit::MoveAndReword => questions.push(moved("-M", &other)),
            Edit::Split => questions.extend([moved("-M", &reworded), moved("-N", &other)]),
            Edit::Join => joined.push(name.as_str()),
            Edit::Remove => {}
        }
    }
    if !joined.is_empty() {
        questions.push(formerly(
            asking("JOINED", "Are all of these rules kept?"),
            &joined,
        ));
    }
    edition("2", questions)
}

/// Some answers have a value, others only what was written beside it.
fn filled(list: &Checklist, has_value: &[bool]) -> Assessment {
    let mut assessment = answered(list);
    for ((id, answer), has_value) in assessment.answers.iter_mut().zip(has_value) {
        answer.owner = format!("owner of {id}");
        answer.due = Some(jiff::civil::date(2027, 1, 15));
        answer.evidence = vec![Evidence::at(Location::File(format!("evidence/{id}.pdf")))];
        if !has_value {
            answer.value = None;
            answer.wording = String::new();
        }
    }
    assessment
}

proptest! {
    #[test]
    fn whatever_the_next_edition_does_going_back_restores_every_answer(
        edits in prop::collection::vec((some_edit(), any::<bool>()), 1..8)
    ) {
        let (edits, has_value): (Vec<Edit>, Vec<bool>) = edits.into_iter().unzip();
        let names = (0..edits.len()).map(|at| format!("Q{at}"));
        let edits: Vec<(String, Edit)> = names.zip(edits).collect();
        let old = edition("1", edits.iter().map(|(name, _)| asking(name, &words(name))).collect());
        let new = edited(&edits);
        let before = filled(&old, &has_value);
        let (_, mut there) = go(&old, &new, &before);
        for (id, answer) in &before.answers {
            let is_kept = |now: &Answer| {
                let value = now.value.as_ref().or(now.asked.as_ref().and_then(|asked| asked.value.as_ref()));
                (&now.note, &now.evidence, &now.owner, now.due, value)
                    == (&answer.note, &answer.evidence, &answer.owner, answer.due, answer.value.as_ref())
            };
            prop_assert!(there.answers.values().any(is_kept), "{id} is lost");
        }
        // What is answered meanwhile stays, too.
        let meanwhile = Answer { value: Some(level("no")), wording: new.questions[0].wording_digest(), ..Answer::default() };
        there.answers.insert(id("FRESH"), meanwhile.clone());
        let (_, back) = go(&new, &old, &there);
        for (id, answer) in &before.answers {
            prop_assert_eq!(back.answers.get(id), Some(answer));
        }
        prop_assert_eq!(&back.answers["FRESH"], &meanwhile);
    }
}
