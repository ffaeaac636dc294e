//! The loop of plain mode: prompts, reads lines, and prints what the environment reports.

use std::collections::VecDeque;
use std::io::{self, BufRead, Write};
use std::time::{Duration, Instant};

use super::error::{PlainError, Start};
use super::repl::{Mode, Repl, Step};
use super::speak::{self, Extent};
use super::{dispatch, entry, evidence, line};
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

/// Runs a session until it is left, the input ends or the output is closed. Everything is saved first, whatever ends it.
pub fn run(
    port: &mut dyn Port,
    start: Start,
    lang: Lang,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> Result<(), PlainError> {
    let mut repl = Repl::new(port, output, lang);
    match repl.converse(start, input) {
        Err(error @ (PlainError::Output(_) | PlainError::Input(_))) => {
            if !repl.is_closed && repl.model.ended.is_none() {
                finish(repl.port, &mut repl.model, false).map_err(PlainError::NotSaved)?;
            }
            match error {
                PlainError::Output(broken) if broken.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                other => Err(other),
            }
        }
        Ok(()) if repl.model.refused > 0 => Err(repl.refused()),
        ended => ended,
    }
}

impl Repl<'_> {
    fn converse(&mut self, start: Start, input: &mut dyn BufRead) -> Step {
        self.begin(start)?;
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
                    let places = [("size", bytes.to_string()), ("most", line::LONGEST.to_string())];
                    let places: Vec<(&str, &str)> =
                        places.iter().map(|(name, text)| (*name, text.as_str())).collect();
                    self.say_line(&word::LINE_TOO_LONG.fill(self.model.lang, &places))?;
                }
            }
            self.wait_for_evidence()?;
        }
    }

    fn begin(&mut self, start: Start) -> Step {
        let Start::Open(path) = start else {
            return self.carry_out(vec![Effect::LoadHome]);
        };
        let opened = self.port.open(&path).map_err(PlainError::Start)?;
        let mut waiting = VecDeque::new();
        self.outcome(Outcome::Opened(Ok(Box::new(opened))), &mut waiting)?;
        self.carry_out(waiting.into())?;
        self.wait_for_evidence()
    }

    /// Ends with the input: a text that was being typed counts as finished, and everything is saved.
    fn end(&mut self) -> Step {
        self.say_line("")?;
        if !self.typed.is_empty() {
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
        let access = self.model.session.as_ref().map(|session| session.access.clone());
        let why = match access {
            Some(Access::ReadOnly(why)) => why,
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
        let found = match &event {
            Event::Inspected(id, state, piece) => {
                self.reading = self.reading.saturating_sub(1);
                let is_reported = evidence::is_reported(&self.model, id, state, piece);
                is_reported.then(|| (id.clone(), piece.location.clone()))
            }
            // A failure of `flush` was printed already.
            Event::SaveFailed(_, error) if !matches!(self.model.saving, Saving::Failed(_)) => {
                self.not_saved(error)?;
                None
            }
            Event::Ended => {
                self.is_closed = true;
                entry::close(self);
                finish(self.port, &mut self.model, false).map_err(PlainError::NotSaved)?;
                return self.say(word::ALL_SAVED);
            }
            _ => None,
        };
        let effects = self.update(Msg::Port(event));
        if let Some((id, location)) = found {
            self.model.notice = None;
            let line = evidence::report(&self.model, &id, &location);
            self.carry_out(effects)?;
            return line.map_or(Ok(()), |line| self.say_line(&line));
        }
        self.carry_out(effects)
    }

    /// Waits a little for evidence, so that small files are reported at once and large ones block nothing.
    fn wait_for_evidence(&mut self) -> Step {
        let begun = Instant::now();
        while self.reading > 0 && !self.has_ended() {
            self.drain_events()?;
            if self.reading > 0 && begun.elapsed() >= PATIENCE {
                let awaited = self.model.awaited.is_some();
                return if awaited {
                    self.say(word::STILL_CHECKING)
                } else {
                    Ok(())
                };
            }
            if self.reading > 0 {
                std::thread::sleep(Duration::from_millis(5));
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
            match &self.mode {
                Mode::Evidence => vec![word::ASK_EVIDENCE.get(lang).into()],
                Mode::Fact(id) => entry::fact_prompt(&self.model, id),
                Mode::Page | Mode::Required => self.page(),
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
        let mut shown: Vec<String> = match before {
            Some((_, before)) => lines
                .iter()
                .filter(|line| !before.contains(line))
                .cloned()
                .collect(),
            None => lines.clone(),
        };
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
