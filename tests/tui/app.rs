//! The interface driven by key strings, without a terminal: what was drawn, where the cursor stands, what was asked of
//! the port.

use std::collections::VecDeque;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use selfcheck::domain::lang::Lang;
use selfcheck::session::effect::Effect;
use selfcheck::session::marks::Glyphs;
use selfcheck::session::msg::Msg;
use selfcheck::session::perform::perform;
use selfcheck::session::port::Opened;
use selfcheck::tui::driver::Driver;
use selfcheck::tui::input::{Input, Key};
use selfcheck::tui::keymap::Keymap;
use selfcheck::tui::ports::{End, Modes, Polled, Source};
use selfcheck::tui::theme::Palette;
use selfcheck::tui::ui::Ui;
use selfcheck::tui::{Options, Start, begin, view};
use unicode_width::UnicodeWidthStr;

use crate::support::memory_port::{self, MemoryPort};

pub fn options(lang: Lang) -> Options {
    Options {
        lang,
        start: Start::Home,
        palette: Palette::Colour,
        glyphs: Glyphs::Unicode,
        ambiguous_wide: false,
        probe_width: false,
        mouse: false,
        keymap: Keymap::default(),
        notice: None,
    }
}

/// Reads `n <enter> <f4> "text"` style scripts: names in angle brackets are keys, all else is typed.
pub fn keys(script: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        if first == '<'
            && let Some((name, tail)) = rest[1..].split_once('>')
        {
            keys.push(named(name));
            rest = tail;
        } else {
            keys.push(Key::new(KeyCode::Char(first)));
            rest = &rest[first.len_utf8()..];
        }
    }
    keys
}

fn named(name: &str) -> Key {
    let (mods, name) = match name.split_once('-') {
        Some(("c", name)) => (KeyModifiers::CONTROL, name),
        Some(("a", name)) => (KeyModifiers::ALT, name),
        Some(("s", name)) => (KeyModifiers::SHIFT, name),
        _ => (KeyModifiers::NONE, name),
    };
    let code = match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgdn" => KeyCode::PageDown,
        "pgup" => KeyCode::PageUp,
        "bs" => KeyCode::Backspace,
        "ins" => KeyCode::Insert,
        name if name.len() > 1 && name.starts_with('f') => {
            KeyCode::F(name[1..].parse().expect("function key"))
        }
        name => KeyCode::Char(name.chars().next().expect("key")),
    };
    Key::with(code, mods)
}

/// The interface with a port in memory; effects are carried out at once, in order.
pub struct App {
    pub ui: Ui,
    pub port: MemoryPort,
    pub effects: Vec<Effect>,
}

impl App {
    /// On the first screen.
    pub fn home(lang: Lang) -> Self {
        Self::with(&options(lang), MemoryPort::default())
    }

    pub fn with(options: &Options, port: MemoryPort) -> Self {
        let (ui, effects) = begin(options);
        let mut app = Self {
            ui,
            port,
            effects: Vec::new(),
        };
        app.stamp();
        app.perform(effects);
        app
    }

    /// In the overview of the small checklist.
    pub fn open(lang: Lang) -> Self {
        let mut options = options(lang);
        options.start = Start::Open("/home/user/gate.yaml".into());
        Self::with(&options, MemoryPort::default())
    }

    /// In the overview of what the port opens.
    pub fn on(lang: Lang, opened: Opened) -> Self {
        let mut options = options(lang);
        options.start = Start::Open("/home/user/gate.yaml".into());
        let port = MemoryPort {
            opens: Some(opened),
            ..MemoryPort::default()
        };
        Self::with(&options, port)
    }

    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.input(Input::Resized(columns, rows));
        self
    }

    pub fn press(&mut self, script: &str) -> &mut Self {
        for key in keys(script) {
            self.input(Input::Key(key));
        }
        self
    }

    fn stamp(&mut self) {
        use selfcheck::session::port::Port as _;
        self.ui.model.today = memory_port::TODAY;
        self.ui.model.stamp.at = self.port.now();
        self.ui.model.stamp.by = self.port.author();
    }

    pub fn send(&mut self, msg: Msg) {
        let effects = self.ui.update(msg);
        self.follow(effects);
    }

    pub fn input(&mut self, input: Input) {
        let effects = self.ui.input(input);
        self.follow(effects);
    }

    fn follow(&mut self, effects: Vec<Effect>) {
        self.perform(effects);
        if let Some(session) = &mut self.ui.model.session {
            let news = session.history.take_news();
            self.port.journal.extend(news);
        }
        for event in std::mem::take(&mut self.port.events) {
            self.send(Msg::Port(event));
        }
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.effects.push(effect.clone());
            // What only the loop carries out.
            let is_loops = matches!(
                effect,
                Effect::SaveSoon
                    | Effect::Remember
                    | Effect::Flush
                    | Effect::Quit
                    | Effect::QuitUnsaved
                    | Effect::EditOutside(_)
            );
            if is_loops {
                continue;
            }
            if let Some(outcome) = perform(effect, &mut self.port, &self.ui.model) {
                self.send(Msg::Outcome(outcome));
            }
        }
    }

    /// The frame as text, one line for each row, with the cursor's cell below.
    pub fn screen(&self) -> String {
        let (buffer, cursor) = self.frame();
        format!("{}\ncursor {},{}", lines(&buffer).join("\n"), cursor.x, cursor.y)
    }

    pub fn frame(&self) -> (Buffer, Position) {
        frame_of(&self.ui)
    }
}

/// The frame of a model, and the cursor's cell.
pub fn frame_of(ui: &Ui) -> (Buffer, Position) {
    let (columns, rows) = ui.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("terminal");
    let drawn = terminal.draw(|frame| view::draw(frame, ui)).expect("frame");
    let buffer = drawn.buffer.clone();
    let cursor = terminal.get_cursor_position().expect("cursor");
    (buffer, cursor)
}

/// The rows of a buffer. Cells covered by a wide glyph are skipped: the test backend does not do so by itself.
pub fn lines(buffer: &Buffer) -> Vec<String> {
    let area = *buffer.area();
    (area.y..area.bottom())
        .map(|y| {
            let mut line = String::new();
            let mut x = area.x;
            while x < area.right() {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += u16::try_from(symbol.width().max(1)).expect("width");
            }
            line.trim_end().to_owned()
        })
        .collect()
}

/// Input from a script; when it is used up there is nothing more, or the terminal is gone.
pub struct Script {
    pub inputs: VecDeque<Input>,
    pub then: Polled,
}

impl Script {
    pub fn new(script: &str) -> Self {
        Self {
            inputs: keys(script).into_iter().map(Input::Key).collect(),
            then: Polled::Gone,
        }
    }
}

impl Source for Script {
    fn next(&mut self, _: Duration) -> Polled {
        self.inputs
            .pop_front()
            .map_or_else(|| self.then.clone(), Polled::Input)
    }
}

/// Modes that record what was asked of them.
#[derive(Default)]
pub struct FakeModes {
    pub log: Vec<&'static str>,
}

impl Modes for FakeModes {
    fn mouse(&mut self, on: bool) -> std::io::Result<()> {
        self.log.push(if on { "mouse on" } else { "mouse off" });
        Ok(())
    }
    fn hold(&mut self) -> std::io::Result<()> {
        Ok(())
    }
    fn show(&mut self) -> std::io::Result<()> {
        Ok(())
    }
    fn leave(&mut self) {
        self.log.push("leave");
    }
    fn enter(&mut self) -> std::io::Result<()> {
        self.log.push("enter");
        Ok(())
    }
    fn stop(&mut self) {
        self.log.push("stop");
    }
}

/// Runs the real loop over a script.
pub fn drive(port: &mut MemoryPort, modes: &mut FakeModes, script: &mut dyn Source) -> End {
    let (ui, effects) = begin(&options(Lang::Ko));
    let terminal = Terminal::new(TestBackend::new(80, 24)).expect("terminal");
    Driver::new(terminal, port, script, modes, ui, effects)
        .run()
        .expect("run")
}
