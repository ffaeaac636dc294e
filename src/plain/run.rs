//! The loop of plain mode: prompts, reads lines, and prints what the environment reports.

use std::collections::VecDeque;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use super::error::PlainError;
use super::repl::{Mode, Repl, Step};
use super::speak::{self, Extent};
use super::{dispatch, entry, line};
use crate::domain::access::Access;
use crate::domain::event::Event;
use crate::domain::lang::Lang;
use crate::session::effect::Effect;
use crate::session::model::{Saving, Screen};
use crate::session::msg::{Msg, Outcome};
use crate::session::perform::{finish, journal};
use crate::session::port::Port;
use crate::words::{Message, plain as word};

/// How long a prompt waits for evidence to be read, before going on without it.
const PATIENCE: Duration = Duration::from_secs(2);

/// Opens an assessment, or the first page where none is named, and runs until the user quits, the input ends or the output is
/// closed. Everything is saved first, whatever ends it.
pub fn run(
    port: &mut dyn Port,
    open: Option<&Path>,
    lang: Lang,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> Result<(), PlainError> {
    let mut repl = Repl::new(port, output, lang);
    let ended = repl.converse(open, input);
    if matches!(ended, Err(PlainError::Output(_) | PlainError::Input(_))) && !repl.has_ended() {
        finish(repl.port, &mut repl.model, false).map_err(PlainError::NotSaved)?;
    }
    match ended {
        Err(PlainError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Ok(()) if repl.model.refused > 0 => Err(repl.refused()),
        ended => ended,
    }
}

impl Repl<'_> {
    fn converse(&mut self, open: Option<&Path>, input: &mut dyn BufRead) -> Step {
        self.begin(open)?;
        loop {
            self.drain_events()?;
            if self.has_ended() {
                return Ok(());
            }
            self.prompt()?;
            let Some(line) = line::read(input).map_err(PlainError::Input)? else {
                return self.end();
            };
            self.drain_events()?;
            if self.has_ended() {
                return Ok(());
            }
            match line {
                line::Line::Whole(text) => dispatch::line(self, &text)?,
                line::Line::TooLong(bytes) => {
                    let (size, most) = (bytes.to_string(), line::LONGEST.to_string());
                    let places = [("size", size.as_str()), ("most", &most)];
                    self.say_line(&word::LINE_TOO_LONG.fill(self.model.lang, &places))?;
                }
            }
            self.wait_for_evidence()?;
        }
    }

    fn begin(&mut self, open: Option<&Path>) -> Step {
        let mut waiting = VecDeque::from([Effect::LoadHome]);
        if let Some(path) = open {
            let opened = self.port.open(path).map_err(PlainError::Open)?;
            waiting.clear();
            self.outcome(Outcome::Opened(Ok(Box::new(opened))), &mut waiting)?;
        }
        self.carry_out(waiting.into())?;
        self.wait_for_evidence()
    }

    /// Ends with the input: a text that was being typed counts as finished, and everything is saved.
    fn end(&mut self) -> Step {
        self.say_line("")?;
        let editing = self.model.editing.as_ref();
        if editing.is_some_and(|editing| editing.is_begun) {
            dispatch::line(self, ".")?;
        }
        let was_open = self.model.session.is_some();
        finish(self.port, &mut self.model, false).map_err(PlainError::NotSaved)?;
        self.is_closed = true;
        if was_open && self.model.refused == 0 {
            self.say(word::ALL_SAVED)?;
        }
        Ok(())
    }

    /// The error for lines that were meant to change a read-only assessment.
    fn refused(&self) -> PlainError {
        let why = match self.model.session.as_ref().map(|session| &session.access) {
            Some(Access::ReadOnly(why)) => why.clone(),
            _ => word::REFUSED_READ_ONLY.localized(&[]),
        };
        PlainError::ReadOnly(why, self.model.refused)
    }

    fn drain_events(&mut self) -> Step {
        loop {
            let events = self.port.events();
            if events.is_empty() || self.has_ended() {
                return Ok(());
            }
            for event in events {
                self.event(event)?;
            }
        }
    }

    fn event(&mut self, event: Event) -> Step {
        match &event {
            Event::Inspected(..) | Event::Details(_) => self.reading = self.reading.saturating_sub(1),
            // A failure of `flush` was printed already.
            Event::SaveFailed(_, error) if !matches!(self.model.saving, Saving::Failed(_)) => {
                self.not_saved(error)?;
            }
            Event::Ended => {
                self.is_closed = true;
                finish(self.port, &mut self.model, false).map_err(PlainError::NotSaved)?;
                return self.say(word::ALL_SAVED);
            }
            _ => {}
        }
        self.send(Msg::Port(event))
    }

    /// Waits a little for evidence, so that small files are reported at once and large ones block nothing.
    fn wait_for_evidence(&mut self) -> Step {
        let begun = Instant::now();
        self.drain_events()?;
        while self.reading > 0 && !self.has_ended() {
            if begun.elapsed() < PATIENCE {
                std::thread::sleep(Duration::from_millis(5));
                self.drain_events()?;
            } else if self.model.awaited.is_some() {
                return self.say(word::STILL_CHECKING);
            } else {
                break;
            }
        }
        Ok(())
    }

    fn prompt(&mut self) -> Step {
        journal(self.port, &mut self.model);
        if self.mode == Mode::Required && self.model.editing.is_none() && self.model.ask.is_none() {
            entry::ask_required(self)?;
        }
        let lang = self.model.lang;
        let lines = if let Some(ask) = &self.model.ask {
            let mut lines = vec![ask.text.get(lang).to_owned()];
            let options = ask.options.iter().enumerate();
            lines.extend(options.map(|(at, (label, _))| format!("{} {}", at + 1, label.get(lang))));
            lines.push(word::ASK_CHOICE.get(lang).into());
            lines
        } else if self.model.editing.is_some() {
            entry::prompt(self)
        } else {
            match self.mode {
                Mode::Evidence => vec![word::ASK_EVIDENCE.get(lang).into()],
                Mode::Required => Vec::new(),
                Mode::Page => self.page(),
            }
        };
        self.say_lines(&lines)?;
        self.print("> ")
    }

    /// The page shown: whole where it is new, else only the lines that changed. A page on which nothing can be chosen is left again
    /// once it is read out.
    fn page(&mut self) -> Vec<String> {
        let screen = self.model.screen();
        let lines = speak::screen(&self.model, Extent::Brief);
        if screen == Screen::Question {
            self.said = None;
            return lines;
        }
        let before = self.said.take().filter(|(said, _)| *said == screen);
        let before = before.map(|(_, lines)| lines).unwrap_or_default();
        let new = lines.iter().filter(|line| !before.contains(line));
        let mut shown: Vec<String> = new.cloned().collect();
        if speak::action(&self.model, 1, Extent::All).is_none() && self.model.stack.len() > 1 {
            self.model.stack.pop();
            shown.extend(self.page());
            return shown;
        }
        self.said = Some((screen, lines));
        shown.push(prompt_of(screen).get(self.model.lang).into());
        shown
    }
}

/// The prompt of a screen.
fn prompt_of(screen: Screen) -> Message {
    match screen {
        Screen::Home => word::ASK_HOME,
        Screen::New => word::ASK_NEW,
        Screen::System => word::ASK_FORM,
        Screen::Filters => word::ASK_FILTERS,
        Screen::Export => word::ASK_EXPORT,
        Screen::Conflicts => word::ASK_CONFLICTS,
        Screen::List(_) | Screen::Search | Screen::Overview => word::ASK_PICK,
        _ => word::ASK_CHOICE,
    }
}
