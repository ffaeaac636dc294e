//! Carries effects out, one by one, through the port and on the terminal. When they are due is the loop's to say.

use std::time::{Duration, Instant};

use ratatui::backend::Backend;

use super::super::TuiError;
use super::super::effect::Effect;
use super::super::msg::{Msg, Outcome};
use super::super::update::update;
use super::{Driver, End, refused};

/// After this long a text being typed is put on disk.
const PAUSE: Duration = Duration::from_millis(500);

impl<B: Backend> Driver<'_, B> {
    /// Carries one effect out. What it comes to, if it is known at once.
    pub(super) fn perform(&mut self, effect: Effect) -> Result<Option<Outcome>, TuiError> {
        Ok(match effect {
            Effect::LoadHome => {
                self.later.clear();
                Some(Outcome::Home(self.port.checklists(), self.port.known()))
            }
            Effect::LoadHistory => {
                self.later.push_front(effect);
                None
            }
            // The first screen is not seen any more.
            Effect::Measure(_) | Effect::LookInto(_) if self.model.session.is_some() => None,
            Effect::Measure(_) | Effect::LookInto(_) => {
                self.later.push_back(effect);
                None
            }
            Effect::Propose(checklist, name) => {
                Some(Outcome::Proposed(self.port.proposed_path(&checklist, &name)))
            }
            Effect::Create(checklist, name, to) => Some(Outcome::Opened(
                self.port.create(&checklist, &name, to).map(Box::new),
            )),
            Effect::Open(path) => {
                self.later.clear();
                Some(Outcome::Opened(self.port.open(&path).map(Box::new)))
            }
            Effect::Demo => Some(Outcome::Opened(self.port.demo().map(Box::new))),
            Effect::Leave => {
                self.remember();
                let left = self.port.flush().and_then(|()| self.port.close());
                Some(Outcome::Left(left))
            }
            Effect::Complete(typed) => Some(Outcome::Completed(self.port.complete_path(&typed))),
            Effect::Flush => Some(Outcome::Flushed(self.port.flush())),
            Effect::Quit => self.quit(),
            Effect::QuitUnsaved => {
                self.remember();
                let _ = self.port.close();
                self.end = Some(End::Unsaved);
                None
            }
            Effect::Mouse(on) => {
                self.modes.mouse(on)?;
                None
            }
            Effect::Suspend => {
                let _ = self.port.flush();
                self.modes.leave();
                self.modes.stop();
                self.resume()?;
                None
            }
            Effect::EditOutside(text) => {
                self.modes.leave();
                let edited = self.port.edit_outside(&text);
                self.resume()?;
                Some(Outcome::Edited(edited))
            }
            effect => self.perform_session(effect),
        })
    }

    /// Effects on the open assessment.
    fn perform_session(&mut self, effect: Effect) -> Option<Outcome> {
        let session = self.model.session.as_ref();
        match effect {
            Effect::Save => {
                self.pause_at = None;
                self.to_save = session.is_some();
            }
            Effect::SaveSoon => {
                self.pause_at.get_or_insert_with(|| Instant::now() + PAUSE);
            }
            Effect::SaveAs(path) => {
                return session
                    .map(|session| Outcome::SavedAs(self.port.save_as(&session.assessment, &path)));
            }
            Effect::Compare(path) => return Some(Outcome::Baseline(self.port.baseline(&path).map(Box::new))),
            Effect::Export(order) => {
                return session
                    .map(|session| Outcome::Exported(self.port.export(&session.assessment, &order)));
            }
            Effect::Inspect(question, at) => {
                let piece = session
                    .and_then(|session| session.assessment.answer(&question))
                    .and_then(|answer| answer.evidence.get(at));
                if let Some(piece) = piece {
                    self.looking += 1;
                    self.port.inspect(&question, at, piece);
                }
            }
            Effect::StopInspecting => {
                self.looking = 0;
                self.port.stop_inspecting();
            }
            Effect::Remember => self.remember(),
            Effect::RememberLang(lang) => self.port.remember_lang(lang),
            Effect::RememberSetting(key, value) => self.port.remember_setting(key, value),
            _ => {}
        }
        None
    }

    fn quit(&mut self) -> Option<Outcome> {
        self.remember();
        match self.port.flush().and_then(|()| self.port.close()) {
            Ok(()) => {
                self.end = Some(End::Quit);
                None
            }
            Err(trouble) => Some(Outcome::QuitFailed(trouble)),
        }
    }

    fn resume(&mut self) -> Result<(), TuiError> {
        self.modes.enter()?;
        let size = self.terminal.size().map_err(refused)?;
        update(&mut self.model, Msg::Resized(size.width, size.height));
        self.is_stale = true;
        self.is_torn = true;
        Ok(())
    }

    /// Where the user is, for the next time.
    pub(super) fn remember(&mut self) {
        let now = self.port.now();
        if let Some(position) = self.model.position(&now) {
            self.port.remember(&position);
        }
    }
}
