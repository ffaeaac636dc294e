//! What the benches share: a checklist of any size as domain values, a session on it, and times measured in turn.
#![allow(dead_code, reason = "each bench uses its part")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench may fail loudly and prints its figures"
)]

#[path = "../../tests/support/checklist.rs"]
#[allow(unreachable_pub, reason = "the test kit")]
mod kit;

use std::hint::black_box;
use std::time::{Duration, Instant};

use selfcheck::domain::access::Access;
use selfcheck::domain::answer::Answer;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::question::{Critical, Question};
use selfcheck::domain::ratio::Ratio;
use selfcheck::domain::scale::Scale;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::text::Text;
use selfcheck::domain::value::{Kind, Value};
use selfcheck::session::msg::{Msg, Outcome};
use selfcheck::session::port::Opened;
use selfcheck::tui::input::Input;
use selfcheck::tui::keymap::Keymap;
use selfcheck::tui::theme::Palette;
use selfcheck::tui::ui::Ui;

pub(crate) use kit::id;
use kit::is;

/// The question at a position. One in ten is asked only after a "yes" to the one before it, one in twenty only where the
/// fact holds, one in twenty is critical, one in seven has a weight of its own.
fn question(at: usize, section: usize) -> Question {
    let condition = match at % 20 {
        3 | 13 => Some(is(&format!("Q-{}", at - 1), "yes")),
        7 => Some(is("faces", "yes")),
        _ => None,
    };
    Question {
        ask: Text::both(
            &format!("개인의 특성이나 처지를 이유로 사람을 차별하지 않는지 {at}번째 시험으로 확인했는가?"),
            &format!("Has test {at} verified that the system does not discriminate on personal traits?"),
        ),
        why: Some(Text::both(
            "성별, 나이, 지역에 따라 결과가 달라지면 특정 집단만 서비스에서 밀려난다. 개인은 자기 결과만 보므로 차별이 있어도 알아차리기 어렵다.",
            "When results vary by sex, age or region, the same groups are turned away. Individuals see only their own result.",
        )),
        how: Some(Text::both(
            "1. 차별 우려가 있는 **특성**을 골라 목록으로 만든다.\n2. 집단별로 오류율과 선택률을 나누어 잰다.",
            "1. List the **traits** that could lead to discrimination.\n2. Measure error and selection rates by group.",
        )),
        evidence: vec![Text::both("보호변수 선정표", "Table of protected attributes")],
        kind: Kind::Scale(if at.is_multiple_of(3) {
            Scale::nplf()
        } else {
            Scale::yes_no()
        }),
        condition,
        critical: (at % 20 == 5).then_some(Critical::Law),
        weight: if at % 7 == 2 {
            Ratio::new(3, 2)
        } else {
            Ratio::whole(1)
        },
        section,
        ..kit::question(&format!("Q-{at}"))
    }
}

/// A checklist of so many questions in so many sections.
pub(crate) fn checklist(questions: usize, sections: usize) -> Checklist {
    let in_each = questions.div_ceil(sections);
    laid_out(questions, sections, |at| at / in_each)
}

/// Questions in the one long section of [`alike`].
const LONG: usize = 20;

/// Where the long section of [`alike`] begins.
pub(crate) fn middle(questions: usize) -> usize {
    questions / 40 * LONG
}

/// A checklist whose screens are as full with a hundred questions as with ten thousand: a section of twenty in the middle, all
/// others of one.
pub(crate) fn alike(questions: usize) -> Checklist {
    let from = middle(questions);
    laid_out(questions, questions - LONG + 1, |at| {
        if at < from {
            at
        } else {
            from.max((at + 1).saturating_sub(LONG))
        }
    })
}

fn laid_out(questions: usize, sections: usize, section_of: impl Fn(usize) -> usize) -> Checklist {
    let section = |at: usize| {
        kit::section(
            &format!("s{at}"),
            &format!("영역 {at}: 공정성과 다양성"),
            &format!("Section {at}: fairness and diversity"),
        )
    };
    kit::ChecklistBuilder::new("bench")
        .facts([kit::fact("faces")])
        .sections((0..sections).map(section))
        .questions((0..questions).map(|at| question(at, section_of(at))))
        .build()
}

/// An assessment in which every question but one in eight is answered, one in five of them with "no", with notes in Korean.
pub(crate) fn assessment(checklist: &Checklist) -> Assessment {
    let mut run = kit::begin(checklist);
    run.subject.set(SubjectField::Name, "Bench");
    run.profile.insert(id("faces"), Value::Level(id("yes")));
    for (at, question) in checklist
        .questions
        .iter()
        .enumerate()
        .filter(|(at, _)| at % 8 != 1)
    {
        let levels = question.kind.options();
        let level = if at % 5 == 4 { levels.len() - 1 } else { 0 };
        let answer = Answer {
            value: Some(Value::Level(levels[level].0.clone())),
            note: format!("{at}번째 점검표와 회의록으로 확인함. Checked against the minutes."),
            answered_by: "Kim".into(),
            answered_at: "2026-11-24T09:00:00+09:00".into(),
            wording: question.wording.clone(),
            ..Answer::default()
        };
        run.answers.insert(question.id.clone(), answer);
    }
    run
}

/// The interface with an assessment of a checklist open, at the first question.
pub(crate) fn ui(checklist: Checklist, size: (u16, u16)) -> Ui {
    let mut ui = Ui::new(Lang::Ko, Keymap::default(), Palette::Colour);
    ui.model.today = jiff::civil::date(2026, 11, 24);
    ui.input(Input::Resized(size.0, size.1));
    let opened = Opened {
        path: "bench.selfcheck.yaml".into(),
        assessment: assessment(&checklist),
        checklist: checklist.into(),
        access: Access::Writable,
        position: None,
        conflicts: Vec::new(),
        notices: Vec::new(),
        histories: "history".into(),
    };
    ui.update(Msg::Outcome(Outcome::Opened(Ok(Box::new(opened)))));
    ui
}

pub(crate) fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let result = work();
    let took = start.elapsed();
    black_box(result);
    took
}

pub(crate) fn median<T: Copy + PartialOrd>(mut all: Vec<T>) -> T {
    all.sort_by(|one, other| one.partial_cmp(other).expect("numbers"));
    all[all.len() / 2]
}

pub(crate) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
