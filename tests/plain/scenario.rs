//! One walk through everything, whose whole output is looked at in both languages and whose result is asserted field by field.

use selfcheck::domain::answer::Acceptance;
use selfcheck::domain::evidence::Location;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::value::Value;

use super::{Talk, fresh_port, talk_with};
use crate::support::checklist::{id, level};

/// Version, organisation and purpose, the fact, then each question with all that backs it.
const KOREAN: &str = "1.2\n한빛관제\n길을 살핀다\n..\n.\n예\n부분\nb\nn\n첫 줄\n둘째 줄\n.\nv\nevidence/policy.pdf\nhttps://example.org/a\n\nw 김하나\nd 2026-12-31\naction 암호화한다\ns\n해당없음\n사람이 없다\n박둘\n아니오\nb\naccept 이셋\n비용이 크다\nm\ns\n1,2\n4.5\n서울 전역\nq\n";

const ENGLISH: &str = "1.2\n한빛관제\n길을 살핀다\n..\n.\nyes\npartial\nback\nnote\n첫 줄\n둘째 줄\n.\nevidence\nevidence/policy.pdf\nhttps://example.org/a\n\nowner 김하나\ndue 2026-12-31\naction 암호화한다\nskip\nna 사람이 없다\n박둘\nno\nback\naccept 이셋\n비용이 크다\nflag\nskip\na1 way, b2\n4.5\n서울 전역\nquit\n";

/// The same with Hangul left on: letters come as jamo of the two-set keyboard.
const JAMO: &str = "1.2\n한빛관제\n길을 살핀다\n..\n.\nㅛ\nㅔ\nㅠ\nㅜ\n첫 줄\n둘째 줄\n.\nㅍ\nevidence/policy.pdf\nhttps://example.org/a\nㅠ\nㅈ 김하나\nㅇ 2026-12-31\n조치 암호화한다\nㄴ\nㅁ 사람이 없다\n박둘\nㅌ\nㅠ\n수용 이셋\n비용이 크다\nㅡ\nㄴ\n1, 2\n4.5\n서울 전역\nㅂ\n";

/// From the first page to a new assessment.
const BEGIN: &str = "test\n하늘눈\n\n";

fn walk(lang: Lang, typed: &str) -> Talk {
    let typed = format!("{BEGIN}{typed}");
    let talk = talk_with(fresh_port(), None, lang, &typed);
    assert!(talk.end.is_ok(), "{}", talk.said);
    talk
}

#[test]
fn the_whole_walk_in_korean() {
    insta::assert_snapshot!(walk(Lang::Ko, KOREAN).said);
}

#[test]
fn the_whole_walk_in_english() {
    insta::assert_snapshot!(walk(Lang::En, ENGLISH).said);
}

#[test]
fn the_walk_leaves_every_field_behind() {
    for (lang, typed) in [(Lang::Ko, KOREAN), (Lang::En, ENGLISH), (Lang::Ko, JAMO)] {
        let talk = walk(lang, typed);
        let run = talk.assessment();
        let subject: Vec<(SubjectField, &str)> = run.subject.entries().collect();
        assert_eq!(
            subject,
            [
                (SubjectField::Name, "하늘눈"),
                (SubjectField::Version, "1.2"),
                (SubjectField::Organisation, "한빛관제"),
                (SubjectField::Purpose, "길을 살핀다\n."),
            ]
        );
        assert_eq!(run.profile.get(&id("face")), Some(&level("yes")));
        let answer = |name: &str| run.answer(&id(name)).cloned().unwrap_or_default();
        let first = answer("E01");
        assert_eq!(first.value, Some(level("partial")));
        assert_eq!(first.note, "첫 줄\n둘째 줄");
        assert_eq!(
            (first.owner.as_str(), first.action.as_str()),
            ("김하나", "암호화한다")
        );
        assert_eq!(first.due, Some(jiff::civil::date(2026, 12, 31)));
        assert_eq!(
            (first.answered_by.as_str(), first.answered_at.as_str()),
            ("kim", "2026-11-24T14:02:31+09:00")
        );
        assert!(first.wording.starts_with("2:"), "{}", first.wording);
        let places: Vec<&Location> = first.evidence.iter().map(|piece| &piece.location).collect();
        assert_eq!(
            places,
            [
                &Location::File("evidence/policy.pdf".into()),
                &Location::Url("https://example.org/a".into())
            ]
        );
        assert_eq!(
            (first.evidence[0].size, first.evidence[0].sha256.clone()),
            (Some(12_800), Some("ab12".repeat(16)))
        );
        assert_eq!(first.evidence[0].added, "2026-11-24T14:02:31+09:00");
        let second = answer("E02");
        assert_eq!(second.value, Some(Value::NotApplicable));
        assert_eq!(
            (second.reason.as_str(), second.reviewed_by.as_str()),
            ("사람이 없다", "박둘")
        );
        let third = answer("E03");
        assert_eq!(third.value, Some(level("no")));
        let accepted = Acceptance {
            by: "이셋".into(),
            reason: "비용이 크다".into(),
        };
        assert_eq!((third.accepted, third.flagged), (Some(accepted), true));
        assert_eq!(answer("E04").value, Some(Value::Many(vec![id("a1"), id("b2")])));
        assert_eq!(answer("E05").value, Some(Value::Number("4.5".into())));
        assert_eq!(answer("E06").value, Some(Value::Text("서울 전역".into())));
        assert_eq!((talk.port.closed(), run.answers.len()), (1, 6));
    }
}
