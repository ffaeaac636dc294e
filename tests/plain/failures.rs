//! Failures and interruptions: the end of input, closed output, a full disk, hostile text, two writers.

use std::io::{self, Cursor, Write};
use std::path::Path;

use selfcheck::domain::access::Access;
use selfcheck::domain::event::Event;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::localized::Localized;
use selfcheck::domain::merge::{Conflict, Theirs};
use selfcheck::domain::takeover::Takeover;
use selfcheck::plain::{PlainError, run};

use super::{checklist, fresh_port, open, port_with, talk, talk_with};
use crate::support::checklist::{begin, id, level};
use crate::support::memory_port::user_error;

#[test]
fn the_end_of_input_saves_even_a_note_that_was_being_typed() {
    let talk = talk("1\nb\nn\nhalf a note");
    let answer = talk.assessment().answer(&id("E01")).expect("an answer");
    assert_eq!(
        (answer.value.clone(), answer.note.as_str()),
        (Some(level("yes")), "half a note")
    );
    assert_eq!(talk.port.closed(), 1);
    assert!(talk.said.ends_with("Everything is saved\n"), "{}", talk.said);
}

/// Takes some bytes, then nobody listens.
struct Leaving(usize, io::ErrorKind);

impl Write for Leaving {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0 < bytes.len() {
            return Err(self.1.into());
        }
        self.0 -= bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn wherever_the_reader_leaves_what_was_answered_is_saved() {
    let whole = talk("1\n").said.len();
    for bytes in 0..whole {
        let mut port = fresh_port();
        let mut output = Leaving(bytes, io::ErrorKind::BrokenPipe);
        let end = run(&mut port, open(), Lang::En, &mut Cursor::new("1\n"), &mut output);
        assert!(end.is_ok(), "{bytes}: {end:?}");
        assert!(
            port.unsaved.is_none() && port.closed() == 1,
            "{bytes}: {}",
            port.closed()
        );
    }
    let mut port = fresh_port();
    let mut output = Leaving(100, io::ErrorKind::Other);
    let end = run(&mut port, open(), Lang::En, &mut Cursor::new("1\n"), &mut output);
    let error = end.expect_err("output is refused");
    assert!(matches!(error, PlainError::Output(_)) && error.user_error().safe.en.contains("saved"));
}

#[test]
fn a_full_disk_is_told_and_the_session_goes_on() {
    let mut port = fresh_port();
    port.failing = 1;
    let talk = talk_with(port, open(), Lang::En, "1\nsave\nq\n");
    assert!(talk.end.is_ok());
    talk.has("Could not save");
    talk.has("Could not save: the disk is full. [E-IO-28]");
    talk.has("Your answers are in memory.");
    talk.has("Free some space and save again.");
    assert!(
        !talk.said.contains("E01 saved"),
        "nothing is called saved that is not: {}",
        talk.said
    );
    assert_eq!(
        talk.assessment()
            .answer(&id("E01"))
            .and_then(|answer| answer.value.clone()),
        Some(level("yes"))
    );
}

#[test]
fn leaving_with_a_full_disk_needs_a_second_word() {
    let mut port = fresh_port();
    port.failing = 9;
    let talk = talk_with(port, open(), Lang::Ko, "예\nq\nㅂ!\n");
    assert!(talk.end.is_ok());
    talk.has("저장하지 못했습니다");
    talk.has("4 저장하지 않고 나가기");
    talk.has("저장하지 않고 끝냈습니다");
    let mut port = fresh_port();
    port.failing = 9;
    let talk = talk_with(port, open(), Lang::Ko, "예\n");
    assert!(matches!(talk.end, Err(PlainError::NotSaved(_))));
}

#[test]
fn an_assessment_that_cannot_be_opened_ends_the_session() {
    let start = Some(Path::new("missing.yaml"));
    let talk = talk_with(fresh_port(), start, Lang::En, "");
    let Err(error @ PlainError::Open(_)) = talk.end else {
        panic!("it opened")
    };
    assert_eq!(error.user_error(), user_error());
}

#[test]
fn hostile_text_is_made_harmless() {
    let talk = talk_with(
        fresh_port(),
        open(),
        Lang::En,
        "n \u{1b}[31mred\u{202e}gnirts\u{200b}\nn\n\ta\u{7}\n.\nj \u{1b}]0;x\u{7}\n",
    );
    assert!(talk.end.is_ok());
    let note = &talk.assessment().answer(&id("E01")).expect("an answer").note;
    assert_eq!(note, " a");
    talk.has("5 Note: [31mredgnirts");
    talk.has("There is no question ']0;x'.");
}

#[test]
fn bytes_that_are_no_text_and_endless_lines_do_no_harm() {
    let mut port = fresh_port();
    let mut typed = b"n \xff\xfe\n".to_vec();
    typed.extend(std::iter::repeat_n(b'x', 600 * 1024));
    typed.extend(b"\n1\n");
    let mut output = Vec::new();
    let end = run(&mut port, open(), Lang::En, &mut Cursor::new(typed), &mut output);
    assert!(end.is_ok());
    let said = String::from_utf8(output).expect("UTF-8");
    assert!(
        said.contains("The line was ignored: 614401 bytes, at most 262144 are accepted. Nothing changed")
    );
    let saved = port.stored.expect("saved");
    let answer = saved.answer(&id("E01")).expect("an answer");
    assert_eq!(
        (answer.value.clone(), answer.note.as_str()),
        (Some(level("yes")), "\u{fffd}\u{fffd}")
    );
}

#[test]
fn a_read_only_assessment_is_read_and_never_written() {
    let mut port = fresh_port();
    port.access = Access::ReadOnly(Localized::new(
        "다른 사람이 열었습니다",
        "somebody else has it open.",
    ));
    let talk = talk_with(
        port,
        open(),
        Lang::En,
        "1\nn x\nn\nv a.pdf\nu\nr\n\nexport html\nq\n",
    );
    let Err(error @ PlainError::ReadOnly(..)) = &talk.end else {
        panic!("what was refused is reported: {:?}", talk.end)
    };
    let error = error.user_error();
    assert!(
        error
            .what
            .en
            .starts_with("nothing was changed; 5 lines were refused"),
        "{error:?}"
    );
    assert!(talk.port.stored.is_none() && talk.port.unsaved.is_none());
    assert!(!talk.said.contains("saved"), "{}", talk.said);
    talk.has("Read only: somebody else has it open. reopen tries again.");
    talk.has("Report written. /home/user/gate.html, 47.0 KiB, incomplete");
}

#[test]
fn a_file_changed_outside_is_merged_and_its_conflicts_are_told() {
    let list = checklist();
    let mut merged = begin(&list);
    let answer = selfcheck::domain::answer::Answer {
        value: Some(level("no")),
        ..Default::default()
    };
    merged.answers.insert(id("E02"), answer);
    let mut port = port_with(list);
    port.events.push(Event::Merged(Box::new(Takeover::new(
        merged.clone(),
        merged,
        vec![id("E02")],
        vec![clash("E01", "theirs")],
    ))));
    let talk = talk_with(port, open(), Lang::En, "conflicts\n1\nq\n");
    assert!(talk.end.is_ok());
    talk.has("Took over 1; 1 differs on both sides. conflicts lets you choose.");
    talk.has("1 E01 Is footage kept secure?");
    talk.has("note, here: empty");
    talk.has("note, elsewhere: theirs");
    talk.has("2 Take the one from elsewhere");
    talk.has("The other side is kept whole in /tmp/gate.yaml.outside-1");
}

fn clash(name: &str, note: &str) -> Conflict {
    let answer = selfcheck::domain::answer::Answer {
        note: note.into(),
        ..Default::default()
    };
    Conflict {
        theirs: Theirs::Answer(id(name), Box::new(answer)),
        kept_in: Some("/tmp/gate.yaml.outside-1".into()),
    }
}

#[test]
fn either_side_of_a_conflict_can_be_chosen_and_then_it_is_gone() {
    let list = checklist();
    let mut port = port_with(list.clone());
    port.events.push(Event::Merged(Box::new(Takeover::new(
        begin(&list),
        begin(&list),
        Vec::new(),
        vec![clash("E01", "one"), clash("E02", "two")],
    ))));
    let script = "conflicts\ntheirs 2\nours 7\nours 1\nconflicts\nu\nq\n";
    let talk = talk_with(port, open(), Lang::En, script);
    assert!(talk.end.is_ok());
    talk.has("Took the one from elsewhere: E02. Conflicts left: 1. u undoes it.");
    talk.has("No conflict has that number. conflicts lists them.");
    talk.has("Kept the one here: E01. Conflicts left: 0");
    talk.has("No change conflicts.");
    talk.has("Undone. E02: note");
}

#[test]
fn what_is_read_only_can_be_opened_again_for_writing() {
    let mut port = fresh_port();
    port.access = Access::ReadOnly(Localized::new("다른 곳", "somebody else has it open."));
    port.next_access = Some(Access::Writable);
    let talk = talk_with(port, open(), Lang::En, "1\nreopen\n1\nreopen\nq\n");
    assert!(talk.end.is_ok());
    talk.has("It is open for writing already.");
    assert!(talk.port.stored.is_some(), "the second answer was saved");
}

#[test]
fn being_asked_to_end_saves_and_ends() {
    let mut port = fresh_port();
    port.events.push(Event::Ended);
    let talk = talk_with(port, open(), Lang::En, "1\n1\n1\n");
    assert!(talk.end.is_ok());
    assert_eq!((talk.port.closed(), talk.port.stored.is_none()), (1, true));
    talk.has("Everything is saved");
}

#[test]
fn what_was_carried_over_is_told_and_the_same_answer_confirms_it() {
    let list = checklist();
    let mut old = begin(&list);
    let answer = selfcheck::domain::answer::Answer {
        value: Some(level("yes")),
        to_confirm: true,
        ..Default::default()
    };
    old.answers.insert(id("E01"), answer);
    let mut port = port_with(list);
    port.stored = Some(old);
    let talk = talk_with(port, open(), Lang::En, "1\nq\n");
    assert!(talk.end.is_ok());
    talk.has("Question 1 of 6, E01, Ethics, Unanswered, to confirm");
    talk.has("5 The question has other words. If the answer still holds, confirm it: confirm");
    talk.has("Answer confirmed.");
    assert!(
        talk.assessment()
            .answer(&id("E01"))
            .is_some_and(|answer| !answer.to_confirm)
    );
}
