//! Carries effects out through the port and turns what comes back into messages. One loop, one queue, one order; it
//! waits with a deadline, draws only after something happened, and ends when the terminal is gone.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::Backend;

use crate::domain::event::Event;
use crate::session::effect::Effect;
use crate::session::model::{Ended, Saving};
use crate::session::msg::Msg;
use crate::session::perform::{finish, journal, perform, stamp};
use crate::session::port::Port;

mod timing;

use super::error::TuiError;
use super::input::Input;
use super::ports::{End, Modes, Polled, Source};
use super::ui::Ui;
use super::view;

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
    pub ui: Ui,
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
        ui: Ui,
        effects: Vec<Effect>,
    ) -> Self {
        Self {
            terminal,
            port,
            source,
            modes,
            ui,
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
            self.input(Input::Resized(size.width, size.height))?;
            self.submit();
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
            self.submit();
            self.drain_events()?;
            self.drain_input()?;
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
        let ui = &self.ui;
        self.terminal
            .draw(|frame| view::draw(frame, ui))
            .map_err(refused)?;
        self.modes.show().map_err(refused)
    }

    fn drain_input(&mut self) -> Result<(), TuiError> {
        let mut wait = self.wait();
        for _ in 0..AT_ONCE {
            match self.source.next(wait) {
                Polled::Input(input) => self.input(input)?,
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
        let Some(effect) = self.later.pop_front() else {
            return Ok(());
        };
        match perform(effect, self.port, &self.ui.model) {
            Some(outcome) => self.handle(Msg::Outcome(outcome)),
            None => Ok(()),
        }
    }

    fn drain_events(&mut self) -> Result<(), TuiError> {
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
        let is_unsaved = std::mem::take(&mut self.to_save);
        // Nobody is there to read a failure; the writer keeps what it has.
        let _ = finish(self.port, &mut self.ui.model, is_unsaved);
        self.end = Some(end);
    }

    fn wait(&self) -> Duration {
        if self.is_stale || !self.later.is_empty() {
            return Duration::ZERO;
        }
        let is_busy = matches!(self.ui.model.saving, Saving::Pending(_)) || self.looking > 0;
        let wait = if is_busy { BUSY } else { IDLE };
        self.pause_at
            .map_or(wait, |at| wait.min(at.saturating_duration_since(Instant::now())))
    }

    /// Handles one message with everything that follows from it, saving included.
    pub fn handle(&mut self, msg: Msg) -> Result<(), TuiError> {
        self.take(msg).map(|()| self.submit())
    }

    /// Submits what changed to the writer. In the loop the frame comes first: copying ten thousand answers takes longer.
    fn submit(&mut self) {
        if std::mem::take(&mut self.to_save)
            && let Some(outcome) = perform(Effect::Save, self.port, &self.ui.model)
        {
            self.ui.update(Msg::Outcome(outcome));
        }
        journal(self.port, &mut self.ui.model);
    }

    /// Handles one message; a save that follows from it waits for [`Self::submit`].
    fn take(&mut self, msg: Msg) -> Result<(), TuiError> {
        self.is_stale = true;
        self.stamp();
        let effects = self.ui.update(msg);
        self.carry_out(effects)
    }

    /// Handles one input; a save that follows from it waits for [`Self::submit`].
    fn input(&mut self, input: Input) -> Result<(), TuiError> {
        self.is_stale = true;
        if matches!(input, Input::Resized(..)) {
            // A terminal made smaller and larger again has cut off what stood there, though its size is what it was.
            self.is_torn = true;
        } else {
            // A new size changes no answer. It is the first input, and the first frame does not wait for the time zone to be found.
            self.stamp();
        }
        let effects = self.ui.input(input);
        self.carry_out(effects)
    }

    fn stamp(&mut self) {
        stamp(self.port, &mut self.ui.model);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) -> Result<(), TuiError> {
        self.queue.extend(effects);
        while let Some(effect) = self.queue.pop_front() {
            if !matches!(effect, Effect::Save | Effect::SaveSoon) {
                self.submit();
            }
            if let Some(outcome) = self.perform(effect)? {
                let effects = self.ui.update(Msg::Outcome(outcome));
                self.queue.extend(effects);
            }
            if let Some(ended) = self.ui.model.ended {
                self.end = Some(match ended {
                    Ended::Saved => End::Quit,
                    Ended::Unsaved => End::Unsaved,
                });
                self.queue.clear();
            }
        }
        Ok(())
    }
}

/// The terminal does not take what is drawn.
fn refused(error: impl std::fmt::Display) -> TuiError {
    TuiError::Draw(error.to_string())
}
