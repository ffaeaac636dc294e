//! Sends messages to the session, carries effects out through the port, and prints the results.

use std::collections::VecDeque;
use std::io::Write;
use std::rc::Rc;

use super::error::PlainError;
use super::words::PlainNames;
use crate::domain::clean::clean;
use crate::domain::history::Record;
use crate::domain::lang::Lang;
use crate::domain::user_error::UserError;
use crate::session::action::Action;
use crate::session::effect::Effect;
use crate::session::model::{Ended, Medium, Model, Screen};
use crate::session::msg::{Msg, Outcome};
use crate::session::perform::{perform, save_now, stamp};
use crate::session::port::Port;
use crate::session::spoken;
use crate::session::update::update;
use crate::words::{Message, change, plain as word};

/// How many rows of a long list are read out on each side of the current one.
const WINDOW: usize = 200;

/// How the next line is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// As input to the page shown.
    Page,
    /// As evidence of the question at hand.
    Evidence,
    /// As one required line or fact of the system after the other.
    Required,
}

pub(super) type Step = Result<(), PlainError>;

pub(super) struct Repl<'a> {
    pub(super) port: &'a mut dyn Port,
    pub(super) output: &'a mut dyn Write,
    pub(super) model: Model,
    pub(super) mode: Mode,
    /// Whether to go to the next question once "not applicable" has its reason and reviewer.
    pub(super) goes_on: bool,
    /// The screen read out last, and its lines; with none the next prompt reads the page out whole.
    pub(super) said: Option<(Screen, Vec<String>)>,
    /// How many pieces of evidence are being read.
    pub(super) reading: usize,
    pub(super) is_closed: bool,
}

impl<'a> Repl<'a> {
    pub(super) fn new(port: &'a mut dyn Port, output: &'a mut dyn Write, lang: Lang) -> Self {
        let mut model = Model::new(lang, Rc::new(PlainNames));
        model.window = WINDOW;
        model.medium = Medium::Spoken;
        Self {
            port,
            output,
            model,
            mode: Mode::Page,
            goes_on: false,
            said: None,
            reading: 0,
            is_closed: false,
        }
    }

    /// Prints what was opened, then goes to the question at hand, or to the required lines of a new assessment.
    pub(super) fn opened(&mut self) -> Step {
        let lang = self.model.lang;
        if let Some(session) = &self.model.session {
            let header = &session.checklist.header;
            let path = session.path.display().to_string();
            let places = [
                ("path", path.as_str()),
                ("checklist", header.title.get(lang)),
                ("version", &header.version),
            ];
            let line = word::OPENED.fill(lang, &places);
            self.say_line(&line)?;
        }
        self.mode = Mode::Page;
        let session = self.model.session.as_ref();
        let is_new = session.is_some_and(|session| session.assessment.answers.is_empty());
        if self.model.screen() == Screen::System && is_new {
            self.say(word::FORM_FIRST)?;
            self.mode = Mode::Required;
            return self.say_notice();
        }
        self.say_notice()?;
        self.say(word::FIRST_HINT)
    }

    pub(super) fn has_ended(&self) -> bool {
        self.is_closed || self.model.ended.is_some()
    }

    /// Sends a message to the session and carries out what follows.
    pub(super) fn send(&mut self, msg: Msg) -> Step {
        let effects = self.update(msg);
        self.carry_out(effects)
    }

    pub(super) fn choose(&mut self, action: Action) -> Step {
        self.send(Msg::Choose(action))
    }

    pub(super) fn update(&mut self, msg: Msg) -> Vec<Effect> {
        stamp(self.port, &mut self.model);
        self.model.notice = None;
        update(&mut self.model, msg)
    }

    pub(super) fn carry_out(&mut self, effects: Vec<Effect>) -> Step {
        let mut waiting = VecDeque::from(effects);
        let mut is_unsaved = false;
        while let Some(effect) = waiting.pop_front() {
            match effect {
                Effect::Save => {
                    is_unsaved = true;
                    continue;
                }
                // A text of several lines is saved when it is finished.
                Effect::SaveSoon => continue,
                Effect::Inspect(..) | Effect::ReadDetails(_) => self.reading += 1,
                Effect::StopInspecting => self.reading = 0,
                _ => {}
            }
            if std::mem::take(&mut is_unsaved) {
                self.save()?;
            }
            let Some(outcome) = perform(effect, self.port, &self.model) else {
                continue;
            };
            self.outcome(outcome, &mut waiting)?;
        }
        if is_unsaved {
            self.save()?;
        }
        self.say_notice()
    }

    pub(super) fn outcome(&mut self, outcome: Outcome, waiting: &mut VecDeque<Effect>) -> Step {
        let was_open = self.model.session.is_some();
        let is_opened = matches!(outcome, Outcome::Opened(Ok(_)));
        self.say_notice()?;
        waiting.extend(self.update(Msg::Outcome(outcome)));
        if is_opened {
            self.opened()?;
        }
        match self.model.ended {
            Some(Ended::Saved) if was_open && self.model.refused == 0 => self.say(word::ALL_SAVED),
            Some(Ended::Unsaved) => self.say(word::LEFT_UNSAVED),
            _ => Ok(()),
        }
    }

    /// Saves, waits until it is on disk, and prints what was saved or why it was not.
    fn save(&mut self) -> Step {
        let (news, saved) = save_now(self.port, &mut self.model);
        if let Err(error) = saved {
            return self.not_saved(&error);
        }
        let lang = self.model.lang;
        let Some(session) = &self.model.session else {
            return Ok(());
        };
        let left = session.live_score.counts.unanswered.to_string();
        let made = news.iter().filter_map(|record| match record {
            Record::Made(step) if !step.stamp.is_outside() => {
                Some(change::summary(&session.checklist, &step.change, lang))
            }
            _ => None,
        });
        let lines: Vec<String> = made
            .map(|change| word::SAVED.fill(lang, &[("change", &change), ("left", &left)]))
            .collect();
        self.say_lines(&lines)
    }

    pub(super) fn not_saved(&mut self, error: &UserError) -> Step {
        self.say(word::NOT_SAVED)?;
        let mut lines = error.sentences(self.model.lang);
        if let Some(first) = lines.first_mut() {
            first.push_str(&error.tail());
        }
        self.say_lines(&lines)
    }

    pub(super) fn go_to_question(&mut self) -> Step {
        let at = self.model.session.as_ref().map_or(0, |session| session.at);
        self.choose(Action::Question(at))
    }

    pub(super) fn say_notice(&mut self) -> Step {
        match self.model.notice.take() {
            Some(notice) => {
                let text = spoken::sentence(notice.text.get(self.model.lang));
                self.say_line(&text)
            }
            None => Ok(()),
        }
    }

    pub(super) fn say(&mut self, message: Message) -> Step {
        self.say_line(message.get(self.model.lang))
    }

    pub(super) fn say_lines(&mut self, lines: &[String]) -> Step {
        lines.iter().try_for_each(|line| self.say_line(line))
    }

    pub(super) fn say_line(&mut self, line: &str) -> Step {
        self.print(&format!("{}\n", clean(line)))
    }

    pub(super) fn print(&mut self, text: &str) -> Step {
        self.output
            .write_all(text.as_bytes())
            .and_then(|()| self.output.flush())
            .map_err(PlainError::Output)
    }
}
