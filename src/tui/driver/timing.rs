//! Decides when effects are due: saves are merged, slow reads wait for idle time, and effects of the terminal are handled
//! here.

use std::time::{Duration, Instant};

use ratatui::backend::Backend;

use crate::session::effect::Effect;
use crate::session::msg::Outcome;
use crate::session::perform::perform;

use super::super::error::TuiError;
use super::super::input::Input;
use super::{Driver, draw_error};

/// Typed text is saved after this pause.
const PAUSE: Duration = Duration::from_millis(500);

impl<B: Backend> Driver<'_, B> {
    /// Carries out or defers an effect. Returns its outcome, if there is one at once.
    pub(super) fn perform(&mut self, effect: Effect) -> Result<Option<Outcome>, TuiError> {
        match effect {
            Effect::Save => {
                self.pause_at = None;
                self.to_save = self.ui.model.session.is_some();
                return Ok(None);
            }
            Effect::SaveSoon => {
                self.pause_at.get_or_insert_with(|| Instant::now() + PAUSE);
                return Ok(None);
            }
            Effect::LoadHistory => {
                self.deferred.push_front(effect);
                return Ok(None);
            }
            Effect::Measure(_) | Effect::ReadDetails(_) => {
                // The first screen is not visible any more once an assessment is open.
                if self.ui.model.session.is_none() {
                    self.deferred.push_back(effect);
                }
                return Ok(None);
            }
            Effect::LoadHome | Effect::Open(_) => self.deferred.clear(),
            Effect::Inspect(..) => self.inspecting += 1,
            Effect::StopInspecting => self.inspecting = 0,
            Effect::Mouse(on) => self.modes.mouse(on)?,
            Effect::Suspend => {
                let _ = self.port.flush();
                self.modes.leave();
                self.modes.stop();
                self.resume()?;
            }
            Effect::EditOutside(_) => {
                self.modes.leave();
                let edited = perform(effect, self.port, &self.ui.model);
                self.resume()?;
                return Ok(edited);
            }
            _ => {}
        }
        Ok(perform(effect, self.port, &self.ui.model))
    }

    pub(super) fn resume(&mut self) -> Result<(), TuiError> {
        self.modes.enter()?;
        let size = self.terminal.size().map_err(draw_error)?;
        self.ui.input(Input::Resized(size.width, size.height));
        self.is_stale = true;
        self.is_screen_lost = true;
        Ok(())
    }
}
