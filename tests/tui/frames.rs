//! Every screen as it is drawn, in both languages, with the cell of the cursor: whole at 80x24, and at every size where the layout
//! changes with it.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Modifier;
use selfcheck::domain::access::Access;
use selfcheck::domain::event::Event;
use selfcheck::domain::keys::KeyLine;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::listed_assessment::ListedAssessment;
use selfcheck::domain::localized::Localized;
use selfcheck::domain::position::Position as SessionPosition;
use selfcheck::domain::takeover::Takeover;
use selfcheck::domain::text::Text;
use selfcheck::session::marks::Glyphs;
use selfcheck::session::msg::{Msg, Outcome};
use selfcheck::session::port::Opened;
use selfcheck::tui::keymap::Keymap;
use selfcheck::tui::theme::Palette;
use selfcheck::tui::{Start, input::Input};

use super::app::{App, frame_of, keys, lines, options};
use crate::support::cctv::assessment;
use crate::support::checklist::id;
use crate::support::memory_port::{MemoryPort, conflicts, opened, standing};

/// Screens with the keys that lead there from the overview of the small checklist.
const SCREENS: &[(&str, &str)] = &[
    ("overview", ""),
    ("system", "<s-f8>"),
    ("section", "<down><down><enter>"),
    ("question", "<enter>"),
    ("question-gap", "<enter>3"),
    (
        "question-not-applicable",
        "<enter>4업무에 쓰지 않음<enter>둘째 줄",
    ),
    (
        "question-note",
        "<enter>1<f2>회의에서 확인했다.<enter>권한 표는 분기마다 고친다.",
    ),
    (
        "question-evidence",
        "<enter>1<f6>policy.pdf<enter><f6>https://example.org/log<enter>",
    ),
    ("question-guide", "<enter><f12><pgdn>"),
    ("question-many", "<enter>:C-1<enter>12"),
    ("question-number", "<enter>:C-2<enter><enter>4.5<enter>"),
    ("evidence-choice", "<enter>1<f6>policy.pdf<enter><up><enter>"),
    ("search", "/기"),
    ("palette", ":"),
    ("filters", "<enter>3<f3>"),
    ("filtered", "<enter>3<f3><down><enter><home><enter>"),
    ("review", "<f10>"),
    ("system-fact-hides", "<s-f8><down><down><down><enter><down>"),
    (
        "approval",
        "<enter>1:approval<enter><enter>김민지<enter><down><down><enter>:A-1<enter>3<s-f8><down><down><down><enter>:approval<enter>",
    ),
    ("result", "<enter>1<f4>2<f4>4<f9>"),
    ("export", "<s-f9><enter>"),
    ("glossary", "<s-f1>"),
    (
        "history",
        "<enter>1<f2>메모<esc><f4>2<f6>policy.pdf<enter><a-bs><s-f12>",
    ),
    ("history-step", "<enter>1<f4>2<s-f12><enter>"),
    ("history-empty", "<s-f12>"),
    ("compare-empty", "<s-f11>"),
    ("compare", "<enter>1<f4>2<s-f11><enter>spring.html<enter>"),
    ("help", "?"),
    ("settings", "<s-f2>"),
];

/// The sizes every screen is drawn at.
const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (40, 15)];

/// The size at which every screen is compared whole.
const USUAL: (u16, u16) = (80, 24);

/// Screens whose layout changes with the size, compared whole at each.
const LAID_OUT: [&str; 5] = ["overview", "question", "result", "help", "home"];

/// The frame as text with its caret, and every run of cells that is not plain, in colour and without: `row: column+cells style`, the
/// style without colour after a bar where it differs.
fn shot(name: &str, lang: Lang, size: (u16, u16), app: &App) {
    let (columns, rows) = size;
    let (colour, cursor) = app.frame();
    let mut plain = app.ui.clone();
    plain.palette = Palette::Mono;
    let (mono, plain_cursor) = frame_of(&plain);
    assert_eq!(lines(&colour), lines(&mono), "{name}: colour changes no letter");
    assert_eq!(cursor, plain_cursor, "{name}: nor the caret");
    check_caret(name, app, &colour, cursor);
    if size != USUAL && !LAID_OUT.contains(&name) {
        return;
    }
    let text = format!("{}\n{}", app.screen(), styles(&colour, &mono));
    insta::with_settings!({ snapshot_path => "../snapshots/tui", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("{name}.{}.{columns}x{rows}", lang.code()), text);
    });
}

/// The caret stands in the text that is written, else on the focused row.
#[track_caller]
fn check_caret(name: &str, app: &App, buffer: &Buffer, cursor: Position) {
    let area = *buffer.area();
    if area.is_empty() || app.ui.is_too_small() {
        return;
    }
    assert!(area.contains(cursor), "{name}: {cursor:?}");
    assert!(
        cursor.y > 0 && cursor.y + 1 < area.height,
        "{name}: on the page, not on the hints"
    );
    let is_typing = app.ui.model.editing.is_some() && app.ui.model.ask.is_none();
    let has_focus = selfcheck::session::page::page(&app.ui.model).stops().len() > app.ui.model.place().focus;
    if !is_typing && has_focus && app.ui.model.place().view == selfcheck::session::model::View::Follow {
        assert_eq!(buffer[cursor].symbol(), "▸", "{name}: on the focused row");
    }
}

fn styles(colour: &Buffer, mono: &Buffer) -> String {
    let area = *colour.area();
    let mut said = Vec::new();
    for y in area.y..area.bottom() {
        let mut runs: Vec<(u16, u16, String)> = Vec::new();
        for x in area.x..area.right() {
            let style = both(&word_of(&colour[(x, y)]), &word_of(&mono[(x, y)]));
            match runs.last_mut() {
                Some((from, len, last)) if *last == style && *from + *len == x => *len += 1,
                _ => runs.push((x, 1, style)),
            }
        }
        runs.retain(|(_, _, style)| !style.is_empty());
        if !runs.is_empty() {
            let runs: Vec<String> = runs
                .into_iter()
                .map(|(x, len, style)| format!("{x}+{len} {style}"))
                .collect();
            said.push(format!("{y}: {}", runs.join(", ")));
        }
    }
    said.join("\n")
}

fn both(colour: &str, mono: &str) -> String {
    if colour == mono {
        colour.to_owned()
    } else {
        format!("{colour}|{mono}")
    }
}

/// Colours and modifiers of a cell as words; empty for a plain one.
fn word_of(cell: &ratatui::buffer::Cell) -> String {
    let mut words = Vec::new();
    for (colour, place) in [(cell.fg, ""), (cell.bg, "on ")] {
        if colour != ratatui::style::Color::Reset {
            words.push(format!("{place}{colour}").to_lowercase());
        }
    }
    for (modifier, word) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::REVERSED, "reversed"),
    ] {
        if cell.modifier.contains(modifier) {
            words.push(word.to_owned());
        }
    }
    words.join(" ")
}

fn each_screen(size: (u16, u16)) {
    for lang in Lang::ALL {
        for (name, script) in SCREENS {
            let mut app = App::open(lang).size(size.0, size.1);
            app.press(script);
            shot(name, lang, size, &app);
        }
    }
}

#[test]
fn every_screen_at_120x40() {
    each_screen(SIZES[0]);
}

#[test]
fn every_screen_at_80x24() {
    each_screen(SIZES[1]);
}

#[test]
fn every_screen_at_40x15() {
    each_screen(SIZES[2]);
}

/// Where tree and guide stand, but not side by side.
#[test]
fn main_screens_at_100x30() {
    let main = ["overview", "question", "result"];
    for lang in Lang::ALL {
        for (name, script) in SCREENS.iter().filter(|(name, _)| main.contains(name)) {
            let mut app = App::open(lang).size(100, 30);
            app.press(script);
            shot(name, lang, (100, 30), &app);
        }
    }
}

pub fn known(name: &str, progress: Option<(usize, usize)>) -> ListedAssessment {
    ListedAssessment {
        path: format!("/home/user/{name}.yaml").into(),
        name: name.into(),
        checklist: Text::both("영상 보안 점검표", "Video security checklist"),
        standing: progress.map(standing),
        problem: None,
        changed: "2026-11-23 18:20".into(),
        has_rescued: false,
        is_read: true,
    }
}

#[test]
fn home_and_new() {
    for lang in Lang::ALL {
        for size in SIZES {
            let app = App::home(lang).size(size.0, size.1);
            shot("home-empty", lang, size, &app);
            let held = ListedAssessment {
                path: "/home/user/second/gate.yaml".into(),
                ..known("정문 CCTV 분석기", Some((67, 67)))
            };
            let port = MemoryPort {
                known: vec![
                    known("정문 CCTV 분석기", Some((12, 67))),
                    held,
                    known("gone", None),
                    ListedAssessment {
                        checklist: Text::default(),
                        ..known("broken", None)
                    },
                ],
                ..MemoryPort::default()
            };
            let app = App::with(&options(lang), port).size(size.0, size.1);
            shot("home", lang, size, &app);
            let mut app = App::home(lang).size(size.0, size.1);
            app.press("<enter>정문");
            assert_eq!(app.ui.model.screen(), selfcheck::session::model::Screen::New);
            shot("new", lang, size, &app);
        }
    }
}

#[test]
fn troubles_and_conflicts() {
    for lang in Lang::ALL {
        for size in SIZES {
            let mut app = App::open(lang).size(size.0, size.1);
            app.port.fail_saves = true;
            app.press("<enter>1");
            shot("save-failed", lang, size, &app);
            app.press("<c-q>");
            shot("quit-unsaved", lang, size, &app);
            let mut app = App::open(lang).size(size.0, size.1);
            app.send(Msg::Port(Event::Merged(Box::new(Takeover::new(
                assessment(),
                assessment(),
                vec![id("A-3")],
                conflicts(),
            )))));
            app.press("<home><enter>");
            shot("conflicts", lang, size, &app);
        }
    }
}

/// What is said when something is out of the ordinary.
#[test]
fn states_of_a_session() {
    for lang in Lang::ALL {
        for size in SIZES {
            let with = |opened: Opened, script: &str| {
                let mut options = options(lang);
                options.start = Start::Open("gate.yaml".into());
                let port = MemoryPort {
                    opens: Some(opened),
                    ..MemoryPort::default()
                };
                let mut app = App::with(&options, port).size(size.0, size.1);
                app.press(script);
                app
            };
            let mut held = opened(assessment());
            held.access = Access::ReadOnly(Localized::new(
                "gate.yaml은 다른 곳에서 열려 있습니다: kim@desk, 프로세스 77, 2026-11-24 13:50부터.",
                "gate.yaml is open elsewhere: kim@desk, process 77, since 2026-11-24 13:50.",
            ));
            shot("read-only", lang, size, &with(held, "<enter>1"));
            let mut resumed = opened(assessment());
            resumed.position = Some(stopped());
            shot("resumed", lang, size, &with(resumed, ""));
            let mut nothing = with(opened(assessment()), "<f3><down><enter><down><enter>");
            nothing.press("<home><enter>");
            shot("nothing-passes", lang, size, &nothing);
            let mut looking = with(opened(assessment()), "<enter>1<f6>policy.pdf<enter>");
            looking.send(Msg::Port(Event::Progress(536_870_912, 6_442_450_944)));
            shot("checking-evidence", lang, size, &looking);
            let mut app = App::home(lang).size(size.0, size.1);
            app.send(Msg::Outcome(Outcome::Opened(Err(Box::new(
                crate::support::memory_port::user_error(),
            )))));
            shot("cannot-open", lang, size, &app);
            app.ui.model.recent = vec![ListedAssessment {
                is_read: false,
                standing: None,
                ..known("gate", None)
            }];
            app.input(Input::Resized(size.0, size.1));
            shot("home-reading", lang, size, &app);
        }
    }
}

fn stopped() -> SessionPosition {
    SessionPosition {
        question: Some(id("A-2")),
        screen: "question".into(),
        field: "note".into(),
        filters: vec!["open".into()],
        at: "2026-11-21 14:02".into(),
    }
}

#[test]
fn small_windows_say_what_they_need() {
    for (columns, rows) in [(39, 9), (20, 5), (1, 1), (0, 0)] {
        let app = App::open(Lang::Ko).size(columns, rows);
        shot("too-small", Lang::Ko, (columns, rows), &app);
        let screen = app.screen();
        assert_eq!(screen.contains("40x10"), columns > 10, "{screen}");
    }
}

#[test]
fn ascii_marks_draw_nothing_else_of_ours() {
    for lang in Lang::ALL {
        let mut options = options(lang);
        options.glyphs = Glyphs::Ascii;
        options.palette = Palette::Mono;
        options.start = Start::Open("gate.yaml".into());
        for (name, script) in SCREENS {
            let mut app = App::with(&options, MemoryPort::default()).size(120, 40);
            app.press(script);
            let screen = app.screen();
            let ours = screen
                .chars()
                .filter(|each| "▸…›█░│─•┌┐└┘".contains(*each))
                .count();
            assert_eq!(ours, 0, "{name} {screen}");
        }
    }
}

#[test]
fn without_colour_nothing_has_one_and_the_focus_shows() {
    let mut options = options(Lang::Ko);
    options.palette = Palette::Mono;
    options.start = Start::Open("gate.yaml".into());
    for (name, script) in SCREENS {
        let mut app = App::with(&options, MemoryPort::default()).size(120, 40);
        app.press(script);
        let (buffer, _) = app.frame();
        for cell in buffer.content() {
            assert_eq!(cell.style().fg, Some(ratatui::style::Color::Reset), "{name}");
            assert_eq!(cell.style().bg, Some(ratatui::style::Color::Reset), "{name}");
        }
        let is_reversed = buffer
            .content()
            .iter()
            .any(|cell| cell.modifier.contains(Modifier::REVERSED));
        assert!(
            is_reversed
                || app.ui.model.editing.is_some()
                || ["help", "glossary", "history-empty"].contains(name),
            "{name}"
        );
    }
}

#[test]
fn the_cursor_stands_at_the_caret_or_on_the_focused_row() {
    let mut app = App::open(Lang::Ko).size(80, 24);
    app.press("<enter>");
    let (buffer, cursor) = app.frame();
    assert_eq!(buffer[cursor].symbol(), "▸");
    app.press("1<f2>한글 a");
    let (buffer, cursor) = app.frame();
    let before = Position::new(cursor.x - 1, cursor.y);
    assert_eq!(
        buffer[before].symbol(),
        "a",
        "the caret stands right after what was typed"
    );
    let text: String = lines(&buffer)[usize::from(cursor.y)].trim().to_owned();
    assert_eq!(text, "한글 a");
    app.press("<left><left><left>");
    assert_eq!(
        app.frame().1,
        Position::new(cursor.x - 4, cursor.y),
        "over a blank, a wide syllable and a letter"
    );
}

#[test]
fn a_resize_keeps_caret_and_text() {
    let mut app = App::open(Lang::Ko).size(80, 24);
    app.press("<enter><f2>여러 줄로 나뉘는 꽤 긴 메모를 적는 동안 창을 줄입니다");
    for (columns, rows) in [(40, 15), (20, 5), (0, 0), (120, 40), (80, 24)] {
        app.input(Input::Resized(columns, rows));
        let _ = app.frame();
    }
    app.press("!");
    assert!(app.screen().contains("줄입니다!"), "{}", app.screen());
}

#[test]
fn a_popup_over_korean_keeps_its_border() {
    let mut app = App::open(Lang::Ko).size(80, 24);
    app.press("<enter>1<f6>policy.pdf<enter><up><enter>");
    for shift in 0..2 {
        app.input(Input::Resized(80 - shift, 24));
        let (buffer, cursor) = app.frame();
        let row = lines(&buffer)[usize::from(cursor.y)].clone();
        assert_eq!(row.matches('│').count(), 2, "{row}");
    }
}

#[test]
fn no_two_states_look_alike_without_colour() {
    use selfcheck::domain::evidence::EvidenceState;
    use selfcheck::domain::ratio::Ratio;
    use selfcheck::domain::state::State;
    use selfcheck::session::page::labels;
    let decided = |top: i64, bottom: i64| State::Decided {
        credit: Ratio::new(top, bottom),
        evidenced: false,
    };
    let states = [
        State::Unanswered,
        State::Unjustified,
        State::NotApplicable,
        decided(0, 1),
        decided(1, 2),
        decided(2, 3),
        decided(1, 1),
    ];
    for lang in Lang::ALL {
        let mut seen: Vec<(&str, &str)> = states
            .iter()
            .map(|state| labels::state(state, lang))
            .map(|(mark, _, word)| (mark, word))
            .collect();
        seen.sort_unstable();
        let all = seen.len();
        seen.dedup_by_key(|(mark, _)| *mark);
        assert_eq!(seen.len(), all, "{seen:?}");
        let evidence = [
            EvidenceState::Unchecked,
            EvidenceState::Intact,
            EvidenceState::Planned,
            EvidenceState::Named,
            EvidenceState::Empty,
            EvidenceState::Pointer,
            EvidenceState::Missing,
            EvidenceState::Changed("ab".into()),
            EvidenceState::LineEnds("ab".into()),
            EvidenceState::Expired,
            EvidenceState::Refused("x".into()),
        ];
        let mut words: Vec<&str> = evidence
            .iter()
            .map(|state| labels::evidence(state, lang).2)
            .collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), evidence.len(), "{words:?}");
    }
}

/// A long question is shown from its beginning and can be read to its end.
#[test]
fn a_long_question_is_never_cut() {
    let mut opened = opened(assessment());
    let long = "아주 긴 문항입니다. ".repeat(60) + "끝.";
    std::sync::Arc::make_mut(&mut opened.checklist).questions[0].ask = Text::both(&long, &long);
    let mut options = options(Lang::Ko);
    options.start = Start::Open("gate.yaml".into());
    let port = MemoryPort {
        opens: Some(opened),
        ..MemoryPort::default()
    };
    let mut app = App::with(&options, port).size(40, 15);
    app.press("<enter>");
    assert!(app.screen().contains("아주 긴 문항입니다."), "{}", app.screen());
    let mut seen = false;
    for _ in 0..60 {
        app.press("<down>");
        seen |= app.screen().contains("끝.");
    }
    assert!(seen, "the end of the question comes by");
}

#[test]
fn a_notice_longer_than_the_line_is_shown_whole() {
    let mut app = App::open(Lang::En).size(40, 15);
    let long = "one two three four five six seven eight nine ten eleven twelve";
    app.send(Msg::Port(Event::Notice(Localized::new(long, long))));
    let screen = app.screen().replace('\n', " ");
    assert!(screen.contains("twelve"), "{screen}");
}

#[test]
fn keys_of_ones_own_work_and_are_the_ones_shown() {
    let mut options = options(Lang::En);
    options.start = Start::Open("gate.yaml".into());
    let line = |command: &str, keys: &[&str]| KeyLine {
        command: command.into(),
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
    };
    let lines = [line("next-open", &["f9", "z"]), line("undo", &["ctrl+b"])];
    let (keymap, faults) = Keymap::with(&lines, false);
    assert!(faults.iter().all(|fault| fault.code == "E408"), "{faults:?}");
    options.keymap = keymap;
    let mut app = App::with(&options, MemoryPort::default()).size(80, 24);
    app.press("<enter>1ㅋ");
    assert!(app.screen().contains("A-2"), "{}", app.screen());
    assert!(app.screen().contains("F9 next open"), "{}", app.screen());
    app.press("<c-b>");
    assert!(
        app.screen().contains("A-1: Yes -> Unanswered"),
        "{}",
        app.screen()
    );
    app.press("?");
    let app = app.size(80, 60);
    let help = app.screen();
    assert!(
        help.contains("F9 z") && help.contains("^B") && !help.contains("F4 n"),
        "{help}"
    );
}

#[test]
fn every_hint_shown_means_what_it_says() {
    let mut app = App::open(Lang::En).size(80, 24);
    app.press("<enter>");
    let hints = app.screen();
    assert!(hints.contains("? help"), "{hints}");
    let narrow = App::open(Lang::En).size(40, 15).screen();
    assert!(
        narrow.contains("? help") && narrow.contains("^Q quit"),
        "{narrow}"
    );
    let is_bound = |key: &str| app.ui.keymap.command(app.ui.context(), keys(key)[0]).is_some();
    assert!(is_bound("<f4>") && is_bound("?"));
}
