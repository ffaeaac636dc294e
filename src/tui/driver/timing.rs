//! Carries effects out when they are due: saves together, slow reads between keys, and those of the terminal itself.

use std::time::{Duration, Instant};

use ratatui::backend::Backend;

use crate::session::effect::Effect;
use crate::session::msg::Outcome;
use crate::session::perform::perform;

use super::super::error::TuiError;
use super::super::input::Input;
use super::{Driver, refused};

/// After this long a text being typed is put on disk.
const PAUSE: Duration = Duration::from_millis(500);

impl<B: Backend> Driver<'_, B> {
    /// Carries one effect out, or puts it off. Returns the outcome, if it is known at once.
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
                self.later.push_front(effect);
                return Ok(None);
            }
            Effect::Measure(_) | Effect::LookInto(_) => {
                // The first screen is not seen any more once an assessment is open.
                if self.ui.model.session.is_none() {
                    self.later.push_back(effect);
                }
                return Ok(None);
            }
            Effect::LoadHome | Effect::Open(_) => self.later.clear(),
            Effect::Inspect(..) => self.looking += 1,
            Effect::StopInspecting => self.looking = 0,
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

    fn resume(&mut self) -> Result<(), TuiError> {
        self.modes.enter()?;
        let size = self.terminal.size().map_err(refused)?;
        self.ui.input(Input::Resized(size.width, size.height));
        self.is_stale = true;
        self.is_torn = true;
        Ok(())
    }
}
