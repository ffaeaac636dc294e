//! Every command, by what it says and what it leaves behind.

use selfcheck::domain::assessment::{Assessment, ChecklistStamp};
use selfcheck::domain::baseline::Baseline;
use selfcheck::domain::evidence::Location;
use selfcheck::domain::format::Format;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::listed_assessment::ListedAssessment;
use selfcheck::domain::state::State;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::text::Text;
use selfcheck::session::port::ExportOrder;

use super::{checklist, fresh_port, open, talk, talk_with};
use crate::support::checklist::{id, level};

#[test]
fn help_is_long_and_only_on_request() {
    insta::assert_snapshot!("help_en", talk("?\nq\n").said);
    insta::assert_snapshot!(
        "help_ko",
        talk_with(fresh_port(), open(), Lang::Ko, "?\nㅂ\n").said
    );
    assert!(!talk("q\n").said.contains("Commands:"));
}

#[test]
fn lists_guide_review_and_result_are_lines() {
    let typed = "g\nglossary\nl\n2\no\n\nc\n\nr\n\nf\n1\n\nl\n\nf\n0\n\nq\n";
    insta::assert_snapshot!("lists_en", talk(typed).said);
    let korean = talk_with(fresh_port(), open(), Lang::Ko, typed);
    insta::assert_snapshot!("lists_ko", korean.said);
}

#[test]
fn moving_about() {
    let walk = talk("s\nb\nb\nj e05\nE04\nj E09\nE0\nopen\nprev\nq\n");
    let order: Vec<&str> = walk
        .said
        .lines()
        .filter_map(|line| line.trim_start_matches("> ").strip_prefix("Question "))
        .filter_map(|line| line.split(", ").nth(1))
        .collect();
    assert_eq!(
        order,
        [
            "E01", "E02", "E01", "E01", "E05", "E04", "E04", "E04", "E05", "E04"
        ]
    );
    walk.has("This is the first question.");
    walk.has("There is no question 'E09'. Did you mean E01?");
    assert_eq!(
        walk.port.position.as_ref().and_then(|at| at.question.clone()),
        Some(id("E04"))
    );
    assert!(
        walk.port
            .position
            .is_some_and(|position| position.at == "2026-11-24 14:02")
    );
}

/// A bilingual team reads the question in both languages without switching the whole session.
#[test]
fn the_question_is_read_in_the_other_language() {
    let question = checklist().questions[0].clone();
    let there = question.ask.get(Lang::Ko).to_owned();
    assert_ne!(there, question.ask.get(Lang::En));
    assert!(!talk("q\n").said.contains(&there));
    talk("other\nq\n").has(&there);
    talk("other\nq\n").has("1 예");
    let guided = talk("other guide\nq\n");
    guided.has(question.why.expect("a reason").get(Lang::Ko));
    let korean = talk_with(fresh_port(), open(), Lang::Ko, "원문\nㅂ\n");
    korean.has(question.ask.get(Lang::En));
}

#[test]
fn a_changed_file_is_recorded_as_it_is_now_and_no_file_twice() {
    let talk = talk("v\na.pdf\na.pdf\ngrowing.pdf\ntitle 2 Log\nagain\naccept 1\naccept 2\naccept 3\n\nq\n");
    talk.has("Already there: a.pdf");
    talk.has("That file has not changed.");
    talk.has("There is no such number. ? for help");
    talk.has("The file is recorded as it is now: growing.pdf. u takes that back.");
    let answer = talk.assessment().answer(&id("E01")).cloned().expect("an answer");
    assert_eq!(answer.evidence.len(), 2);
    let taken = &answer.evidence[1];
    assert_eq!(
        (taken.sha256.clone(), taken.title.as_str()),
        (Some("cd34".repeat(16)), "Log")
    );
}

#[test]
fn the_next_answer_without_evidence_is_found() {
    let talk = talk("1\nbare\nv a.pdf\nbare\nq\n");
    talk.has("E01 evidence 1: a.pdf, intact, PDF, 12.5 KiB, SHA-256 ab12ab12ab12");
    talk.has("Every answered question has evidence.");
}

#[test]
fn confidentiality_takes_a_word_of_the_list() {
    let talk = talk("i\n26\n✔ certified\n26\nConfidential\nq\n");
    talk.has(
        "public (Public), recipients (Recipients only), confidential (Confidential), restricted (Restricted)",
    );
    assert!(
        talk.said.contains("Allowed values for 'Confidentiality': public"),
        "{}",
        talk.said
    );
    let subject = &talk.assessment().subject;
    assert_eq!(subject.get(SubjectField::Confidentiality), "confidential");
}

#[test]
fn searching_finds_words_and_initial_consonants() {
    for query in ["/ㅂㅇ", "/secure", "find 보안", "/e01"] {
        let talk = talk(&format!("{query}\n\nq\n"));
        let hit = "2 E01 Is footage kept secure? Unanswered";
        assert!(
            talk.said.lines().any(|line| line.starts_with(hit)),
            "{}",
            talk.said
        );
    }
    talk("/banana\nq\n").has("Found: 0");
}

#[test]
fn an_answer_tells_what_it_hides_and_shows() {
    let talk = talk("i\n6\nb\nj E03\ni\nYes\nb\nu\nz\nq\n");
    talk.has("This hides 1: E03. What was written stays.");
    talk.has("E03 is hidden by another answer.");
    talk.has("This asks 1 more: E03");
}

#[test]
fn undo_and_redo_are_told_and_saved() {
    let talk = talk("1\nb\n3\nb\nu\nu\nu\nz\nz\nz\nq\n");
    talk.has("Undone. E01: No -> Yes");
    talk.has("Undone. E01: Yes -> Unanswered");
    talk.has("Nothing to undo.");
    talk.has("Redone. E01: Yes -> No");
    talk.has("Nothing to redo.");
    let value = talk
        .assessment()
        .answer(&id("E01"))
        .and_then(|answer| answer.value.clone());
    assert_eq!(value, Some(level("no")));
}

#[test]
fn evidence_is_added_completed_told_and_removed() {
    let talk = talk(
        "v\npo*\na.pdf\nmissing.pdf\nplan 시험 성적서\nkeys/id_rsa\n-2\ntitle 1 정책\nuntil 1 2027-01-31\nuntil 1 soon\nl\n?\n\nq\n",
    );
    talk.has("policy.pdf");
    talk.has("E01 evidence 2: missing.pdf, missing, PDF");
    talk.has("keys/id_rsa looks like keys or passwords and may be published with the report. Check it; u takes it back.");
    talk.has("Not a date. Examples: 2026-12-31, 2026.12.31, +30d for 30 days from now");
    let answer = talk.assessment().answer(&id("E01")).expect("an answer");
    let places: Vec<&Location> = answer.evidence.iter().map(|piece| &piece.location).collect();
    let wanted = [
        &Location::File("a.pdf".into()),
        &Location::Planned("시험 성적서".into()),
        &Location::File("keys/id_rsa".into()),
    ];
    assert_eq!(places, wanted);
    assert_eq!(answer.evidence[0].title, "정책");
    assert_eq!(
        answer.evidence[0].valid_until,
        Some(jiff::civil::date(2027, 1, 31))
    );
}

#[test]
fn texts_beside_an_answer_are_kept_changed_and_cleared() {
    let talk = talk(
        "w\n김\nw\n\nd 31/12\nd 2026-12-31\nd\n-\nn one\nn two\nn 0\nn\n..\nb\n.\nt\nt\nm\nreviewer 박\nwhy 사유\nq\n",
    );
    let answer = talk.assessment().answer(&id("E01")).expect("an answer");
    assert_eq!(
        (answer.owner.as_str(), answer.due, answer.note.as_str()),
        ("김", None, ".\nb")
    );
    assert_eq!(
        (answer.reviewed_by.as_str(), answer.reason.as_str()),
        ("박", "사유")
    );
    assert!(answer.flagged && !answer.in_progress);
    talk.has("Not a date. Examples: 2026-12-31, 2026.12.31, +30d for 30 days from now");
    talk.has("5 Note: one / two");
}

#[test]
fn the_editor_outside_writes_the_note() {
    talk("e\n.\nq\n").has("No editor is set. Set EDITOR, or write here.");
    let mut port = fresh_port();
    port.edited = Some("a  \nb\u{7}\n\n".into());
    let talk = talk_with(port, open(), Lang::En, "e\nq\n");
    assert_eq!(
        talk.assessment().answer(&id("E01")).expect("an answer").note,
        "a\nb"
    );
}

#[test]
fn answers_are_cleared_and_refused() {
    let talk = talk("1\nb\n0\n9\nj E05\n4..5\n12\nb\nclear\nj E04\n1,3\nq\n");
    talk.has("'9' is not an answer here. Allowed values: 1, 2, 3, 4. Nothing changed");
    talk.has("'4..5' is not a number; type it like 4.5. Nothing changed");
    talk.has("'none' cannot be combined with another answer. Nothing changed");
    let run = talk.assessment();
    assert!(
        ["E01", "E05"]
            .iter()
            .all(|each| run.answer(&id(each)).is_some_and(|answer| answer.value.is_none()))
    );
}

#[test]
fn not_applicable_without_its_reason_stays_open() {
    let talk = talk("j E02\na\n\nj E02\na not used\n\nq\n");
    talk.has("E02 still counts as unanswered: its reason or reviewer is missing");
    let answer = talk.assessment().answer(&id("E02")).expect("an answer");
    assert!(answer.is_not_applicable() && answer.reason == "not used" && answer.reviewed_by.is_empty());
}

#[test]
fn reports_are_ordered_by_questions_or_at_once() {
    let talk = talk("export\n2\n한국어\n9\n\nexport csv en final out.csv\n1\n8\n10\n-\n\nq\n");
    let order = |format, lang, is_final, to: Option<&str>| ExportOrder {
        format,
        lang,
        is_final,
        to: to.map(Into::into),
        since: None,
    };
    assert_eq!(
        talk.port.orders,
        [
            order(Format::Json, Lang::Ko, true, None),
            order(Format::Csv, Lang::En, true, Some("out.csv")),
            order(Format::Html, Lang::En, false, None),
        ]
    );
    talk.has("Report written. /home/user/gate.html, 47.0 KiB, incomplete");
}

#[test]
fn the_language_is_switched_and_remembered() {
    let talk = talk("lang\n1\n언어 en\nq\n");
    talk.has("화면 언어: 한국어");
    talk.has("저장됨. E01: 미응답 -> 예. 남은 문항 5.");
    assert_eq!(talk.port.logged("lang"), ["ko", "en"]);
}

#[test]
fn work_goes_on_in_another_file() {
    let talk = talk("saveas\n\nb\nsaveas b.yaml\n1\nq\n");
    talk.has("Now working in b.yaml.");
}

#[test]
fn a_mistyped_word_gets_the_nearest_right_one() {
    talk("evidense\nq\n").has("'evidense' is not a command. Did you mean evidence? ? for help");
    talk("xyzzy\nq\n").has("'xyzzy' is not a command. ? for help");
}

#[test]
fn home_lists_begins_opens_and_shows_the_example() {
    let mut port = fresh_port();
    port.known = vec![ListedAssessment {
        path: "a.selfcheck.yaml".into(),
        name: "하늘눈".into(),
        checklist: Text::both("시험 점검표", "Test checklist"),
        standing: Some(crate::support::memory_port::standing((2, 6))),
        problem: None,
        changed: "2026-11-24 14:02".into(),
        has_rescued: false,
        is_read: true,
    }];
    let typed = "?\n70\n1\nhome\nd\nhome\nopen missing.yaml\nn tset\nn\n1\n새 시스템\n3\nb.yaml\n\n\nb\nq\n";
    let talk = talk_with(port, None, Lang::En, typed);
    assert!(talk.end.is_ok());
    insta::assert_snapshot!("home_en", talk.said);
    let empty = talk_with(fresh_port(), None, Lang::Ko, "q\n");
    insta::assert_snapshot!("home_ko", empty.said);
}

#[test]
fn filters_narrow_what_is_walked() {
    let talk = talk("w kim\nj E05\nm\nf\nw kim\n\ns\nf\n0\nflagged\n\ns\nf\n3\nref none\n\nq\n");
    talk.has("17 owner kim, 1, on");
    talk.has("Question 1 of 1, E01, Ethics, Unanswered");
    talk.has("Filters: owner kim");
    talk.has("Question 1 of 1, E05, Operation, Unanswered, not scored, flagged");
    talk.has("Filters: flagged");
    talk.has("1 Show questions: 0");
}

#[test]
fn the_history_is_read_out_undone_back_to_a_point_and_outlives_the_session() {
    let said = "yes\nj E01\nv plan.pdf\nj E02\nno\nhistory\n2\n3\nu 2\nb\nq\n";
    let first = talk(said);
    first.has("1 E02: Unanswered -> No, kim, 2026-11-24 14:02");
    first.has("2 E01: evidence +plan.pdf, kim, 2026-11-24 14:02");
    first.has("1 Go to the question");
    first.has("Undone. E02: No -> Unanswered");
    first.has("Undone. E01: evidence -plan.pdf");
    first.has("2 E01: evidence +plan.pdf, kim, undone, 2026-11-24 14:02");
    // The next session goes on undoing and redoing where this one stopped.
    let mut port = fresh_port();
    port.stored.clone_from(&first.port.stored);
    port.journal = first.port.journal;
    let next = talk_with(port, open(), Lang::En, "z\nu\nu\nu\nhistory\nq\n");
    next.has("Redone. E01: evidence +plan.pdf");
    next.has("Undone. E01: Yes -> Unanswered");
    next.has("Nothing to undo.");
    assert!(next.assessment().answers.is_empty());
}

#[test]
fn an_earlier_run_is_set_beside_this_one() {
    let mut port = fresh_port();
    let states = vec![State::Unanswered; checklist().questions.len()];
    let stamp = ChecklistStamp::of(&checklist());
    let run = Assessment::begin(&checklist(), "2026-05-01T00:00:00+00:00");
    port.baseline = Some(Baseline::of(stamp, "2026-05-31", &checklist(), &run, &states));
    let talk = talk_with(
        port,
        open(),
        Lang::En,
        "j E01\nyes\ncompare spring.html\ncompare\n비교 none.html\nq\n",
    );
    assert!(
        talk.said
            .contains("Compared with the assessment of 2026-05-31 (checklist 1)."),
        "{}",
        talk.said
    );
    talk.has("Answered since 1");
    talk.has("2 E01 Unanswered -> Met, Is footage kept secure?");
    talk.has("1 Compare with: spring.html");
}
