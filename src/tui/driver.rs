//! The event loop: carries out effects through the port, turns results into messages, and draws after something happened. It
//! waits with a deadline and ends when the terminal is gone.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::Backend;

use crate::domain::event::Event;
use crate::session::command::Command;
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

/// How long the loop waits while something is in progress, and while nothing is.
const BUSY: Duration = Duration::from_millis(25);
const IDLE: Duration = Duration::from_millis(200);
/// Inputs handled before the next frame, so that a long paste or a held key does not starve the screen.
const AT_ONCE: usize = 256;

pub struct Driver<'a, B: Backend> {
    pub terminal: Terminal<B>,
    pub port: &'a mut dyn Port,
    pub source: &'a mut dyn Source,
    pub modes: &'a mut dyn Modes,
    pub ui: Ui,
    queue: VecDeque<Effect>,
    /// Effects carried out one by one while no key waits.
    deferred: VecDeque<Effect>,
    pause_at: Option<Instant>,
    /// Whether a change was not submitted to the writer yet.
    to_save: bool,
    inspecting: usize,
    is_stale: bool,
    /// Whether the terminal may have lost the last frame.
    is_screen_lost: bool,
    end: Option<End>,
}

impl<'a, B: Backend> Driver<'a, B> {
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
            deferred: VecDeque::new(),
            pause_at: None,
            to_save: false,
            inspecting: 0,
            is_stale: true,
            is_screen_lost: false,
            end: None,
        }
    }

    pub fn run(&mut self) -> Result<End, TuiError> {
        if let Ok(size) = self.terminal.size() {
            self.input(Input::Resized(size.width, size.height))?;
            self.submit();
            // Nothing is drawn yet.
            self.is_screen_lost = false;
        }
        loop {
            if let Some(end) = self.end {
                return Ok(end);
            }
            if std::mem::take(&mut self.is_stale) {
                self.draw()?;
            }
            // The first key may be an undo.
            if self.deferred.front() == Some(&Effect::LoadHistory) {
                self.run_deferred()?;
            }
            self.submit();
            self.drain_events()?;
            self.drain_input()?;
            self.run_deferred()?;
            if self.pause_at.is_some_and(|at| at <= Instant::now()) {
                self.pause_at = None;
                self.process(Msg::Pause)?;
            }
        }
    }

    fn draw(&mut self) -> Result<(), TuiError> {
        self.modes.hold().map_err(draw_error)?;
        if std::mem::take(&mut self.is_screen_lost) {
            // Not `clear`: it asks the terminal for its cursor, and one that does not answer in time would end the session.
            let size = self.terminal.size().map_err(draw_error)?;
            self.terminal.resize(size.into()).map_err(draw_error)?;
        }
        let ui = &self.ui;
        self.terminal
            .draw(|frame| view::draw(frame, ui))
            .map_err(draw_error)?;
        self.modes.show().map_err(draw_error)
    }

    fn drain_input(&mut self) -> Result<(), TuiError> {
        let mut wait = self.wait();
        for _ in 0..AT_ONCE {
            match self.source.next(wait) {
                Polled::Input(input) => self.input(input)?,
                Polled::Skipped => {}
                Polled::Nothing => return Ok(()),
                Polled::Continued => self.resume()?,
                Polled::Stop => self.handle(Msg::Do(Command::Suspend))?,
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

    fn run_deferred(&mut self) -> Result<(), TuiError> {
        if self.end.is_some() {
            return Ok(());
        }
        let Some(effect) = self.deferred.pop_front() else {
            return Ok(());
        };
        self.inspecting += usize::from(matches!(effect, Effect::ReadDetails(_)));
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
                Event::Inspected(..) | Event::Details(_) => {
                    self.inspecting = self.inspecting.saturating_sub(1);
                }
                _ => {}
            }
            self.handle(Msg::Port(event))?;
        }
        Ok(())
    }

    fn finish(&mut self, end: End) {
        let is_unsaved = std::mem::take(&mut self.to_save);
        // Nobody is left to read an error; the writer keeps what it has.
        let _ = finish(self.port, &mut self.ui.model, is_unsaved);
        self.end = Some(end);
    }

    fn wait(&self) -> Duration {
        if self.is_stale || !self.deferred.is_empty() {
            return Duration::ZERO;
        }
        let is_busy = matches!(self.ui.model.saving, Saving::Pending(_)) || self.inspecting > 0;
        let wait = if is_busy { BUSY } else { IDLE };
        self.pause_at
            .map_or(wait, |at| wait.min(at.saturating_duration_since(Instant::now())))
    }

    /// Handles a message with everything that follows, saving included.
    pub fn handle(&mut self, msg: Msg) -> Result<(), TuiError> {
        self.process(msg).map(|()| self.submit())
    }

    /// Submits changes to the writer. In the loop the frame comes first: copying ten thousand answers takes longer.
    fn submit(&mut self) {
        if std::mem::take(&mut self.to_save)
            && let Some(outcome) = perform(Effect::Save, self.port, &self.ui.model)
        {
            self.ui.update(Msg::Outcome(outcome));
        }
        journal(self.port, &mut self.ui.model);
    }

    /// Handles a message; a save that follows waits for [`Self::submit`].
    fn process(&mut self, msg: Msg) -> Result<(), TuiError> {
        self.is_stale = true;
        self.stamp();
        let effects = self.ui.update(msg);
        self.carry_out(effects)
    }

    /// Handles an input; a save that follows waits for [`Self::submit`].
    fn input(&mut self, input: Input) -> Result<(), TuiError> {
        self.is_stale = true;
        if matches!(input, Input::Resized(..)) {
            // A terminal made smaller and larger again has cut off its content, though the size is the same.
            self.is_screen_lost = true;
        } else {
            // A resize changes no answer. It is the first input, and the first frame does not wait for the time zone.
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

fn draw_error(error: impl std::fmt::Display) -> TuiError {
    TuiError::Draw(error.to_string())
}
