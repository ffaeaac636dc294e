//! Carries effects out through the port and turns what comes back into messages. One loop, one queue, one order; it
//! waits with a deadline, draws only after something happened, and ends when the terminal is gone.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::Backend;

use crate::domain::change::Stamp;
use crate::domain::port::{Event, Port};

mod outside;
mod perform;

use super::TuiError;
use super::effect::Effect;
use super::model::{Model, Saving};
use super::msg::{Msg, Outcome};
use super::update::{resolve, update};
use super::view;

pub use outside::{End, Modes, Polled, Source};

/// How long the loop waits while something is under way, and while nothing is.
const BUSY: Duration = Duration::from_millis(25);
const IDLE: Duration = Duration::from_millis(200);
/// Inputs taken before the next frame, so that a long paste or a held key cannot starve the screen.
const AT_ONCE: usize = 256;

/// The loop with all it works on.
pub struct Driver<'a, B: Backend> {
    /// The terminal drawn to.
    pub terminal: Terminal<B>,
    /// The world.
    pub port: &'a mut dyn Port,
    /// Where input comes from.
    pub source: &'a mut dyn Source,
    /// The terminal's modes.
    pub modes: &'a mut dyn Modes,
    /// What the interface knows.
    pub model: Model,
    queue: VecDeque<Effect>,
    /// What is done bit by bit while no key waits.
    later: VecDeque<Effect>,
    pause_at: Option<Instant>,
    /// Whether something changed that the writer does not have yet.
    to_save: bool,
    looking: usize,
    is_stale: bool,
    /// Whether the terminal may have lost what was drawn last.
    is_torn: bool,
    end: Option<End>,
}

impl<'a, B: Backend> Driver<'a, B> {
    /// Puts the loop together; `effects` are carried out before the first frame.
    pub fn new(
        terminal: Terminal<B>,
        port: &'a mut dyn Port,
        source: &'a mut dyn Source,
        modes: &'a mut dyn Modes,
        start: Model,
        effects: Vec<Effect>,
    ) -> Self {
        Self {
            terminal,
            port,
            source,
            modes,
            model: start,
            queue: effects.into(),
            later: VecDeque::new(),
            pause_at: None,
            to_save: false,
            looking: 0,
            is_stale: true,
            is_torn: false,
            end: None,
        }
    }

    /// Runs until the session ends.
    pub fn run(&mut self) -> Result<End, TuiError> {
        if let Ok(size) = self.terminal.size() {
            self.handle(Msg::Resized(size.width, size.height))?;
            // Nothing is drawn yet.
            self.is_torn = false;
        }
        loop {
            if let Some(end) = self.end {
                return Ok(end);
            }
            if std::mem::take(&mut self.is_stale) {
                self.draw()?;
            }
            // The first key may be an undo.
            if self.later.front() == Some(&Effect::LoadHistory) {
                self.do_one_of_the_rest()?;
            }
            self.hand_over();
            self.take_events()?;
            self.take_input()?;
            self.do_one_of_the_rest()?;
            if self.pause_at.is_some_and(|at| at <= Instant::now()) {
                self.pause_at = None;
                self.take(Msg::Pause)?;
            }
        }
    }

    fn draw(&mut self) -> Result<(), TuiError> {
        self.modes.hold().map_err(refused)?;
        if std::mem::take(&mut self.is_torn) {
            // Not `clear`: that asks the terminal where its cursor is, and one that does not answer in time would end the session.
            let size = self.terminal.size().map_err(refused)?;
            self.terminal.resize(size.into()).map_err(refused)?;
        }
        let model = &self.model;
        self.terminal
            .draw(|frame| view::draw(frame, model))
            .map_err(refused)?;
        self.modes.show().map_err(refused)
    }

    fn take_input(&mut self) -> Result<(), TuiError> {
        let mut wait = self.wait();
        for _ in 0..AT_ONCE {
            match self.source.next(wait) {
                Polled::Input(input) => {
                    if let Some(msg) = resolve(&self.model, input) {
                        self.take(msg)?;
                    }
                }
                Polled::Skipped => {}
                Polled::Nothing => return Ok(()),
                Polled::Gone => {
                    self.finish(End::Gone);
                    return Ok(());
                }
            }
            if self.end.is_some() {
                return Ok(());
            }
            wait = Duration::ZERO;
        }
        Ok(())
    }

    /// One of the things that can wait, after the frame and the keys.
    fn do_one_of_the_rest(&mut self) -> Result<(), TuiError> {
        if self.end.is_some() {
            return Ok(());
        }
        let outcome = match self.later.pop_front() {
            Some(Effect::Measure(mut entry)) => {
                entry.extent = self.port.extent(&entry);
                Outcome::Measured(entry)
            }
            Some(Effect::LoadHistory) => Outcome::History(self.port.history()),
            Some(Effect::LookInto(known)) => Outcome::LookedInto(self.port.look_into(&known)),
            _ => return Ok(()),
        };
        self.handle(Msg::Outcome(outcome))
    }

    fn take_events(&mut self) -> Result<(), TuiError> {
        if self.end.is_some() {
            return Ok(());
        }
        for event in self.port.events() {
            match event {
                Event::Ended => {
                    self.finish(End::Ended);
                    return Ok(());
                }
                Event::Inspected(..) => self.looking = self.looking.saturating_sub(1),
                _ => {}
            }
            self.handle(Msg::Port(event))?;
        }
        Ok(())
    }

    /// The last things before the end when nobody can be asked any more.
    fn finish(&mut self, end: End) {
        let effects = update(&mut self.model, Msg::Port(Event::Ended));
        self.to_save |= effects.contains(&Effect::Save);
        if std::mem::take(&mut self.to_save)
            && let Some(session) = &self.model.session
        {
            self.port.save(&session.assessment);
        }
        self.keep_steps();
        self.remember();
        // Nobody is there to read a failure; the writer keeps what it has.
        let _ = self.port.flush();
        let _ = self.port.close();
        self.end = Some(end);
    }

    fn wait(&self) -> Duration {
        if self.is_stale || !self.later.is_empty() {
            return Duration::ZERO;
        }
        let is_busy = matches!(self.model.saving, Saving::Pending(_)) || self.looking > 0;
        let wait = if is_busy { BUSY } else { IDLE };
        self.pause_at
            .map_or(wait, |at| wait.min(at.saturating_duration_since(Instant::now())))
    }

    /// Handles one message with everything that follows from it, saving included.
    pub fn handle(&mut self, msg: Msg) -> Result<(), TuiError> {
        self.take(msg).map(|()| self.hand_over())
    }

    /// Hands what changed over to the writer. In the loop the frame comes first: copying ten thousand answers takes longer.
    fn hand_over(&mut self) {
        if std::mem::take(&mut self.to_save)
            && let Some(session) = &self.model.session
        {
            let ticket = self.port.save(&session.assessment);
            update(&mut self.model, Msg::Outcome(Outcome::Handed(ticket)));
        }
        self.keep_steps();
    }

    /// Handles one message; a save that follows from it waits for [`Self::hand_over`].
    fn take(&mut self, msg: Msg) -> Result<(), TuiError> {
        self.is_stale = true;
        if matches!(msg, Msg::Resized(..)) {
            // A terminal made smaller and larger again has cut off what stood there, though its size is what it was.
            self.is_torn = true;
        } else {
            // A new size changes no answer. It is the first message, and the first frame does not wait for the time zone to be found.
            self.model.stamp = Stamp {
                by: self.port.author(),
                at: self.port.now(),
            };
            self.model.today = self.port.today();
        }
        let effects = update(&mut self.model, msg);
        self.queue.extend(effects);
        while let Some(effect) = self.queue.pop_front() {
            if !matches!(effect, Effect::Save | Effect::SaveSoon) {
                self.hand_over();
            }
            if let Some(outcome) = self.perform(effect)? {
                let effects = update(&mut self.model, Msg::Outcome(outcome));
                self.queue.extend(effects);
            }
            if self.end.is_some() {
                self.queue.clear();
            }
        }
        Ok(())
    }

    /// Hands what happened to the history over, if anything did.
    fn keep_steps(&mut self) {
        let session = self.model.session.as_mut();
        let news = session
            .map(|session| session.history.take_news())
            .unwrap_or_default();
        if !news.is_empty() {
            self.port.journal(&news);
        }
    }
}

/// The terminal does not take what is drawn.
fn refused(error: impl std::fmt::Display) -> TuiError {
    TuiError::Draw(error.to_string())
}
