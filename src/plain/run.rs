//! Reads lines, writes lines, and carries out effects through the port. The only file of this room that touches input and output.

use std::collections::VecDeque;
use std::io::{self, BufRead, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::ask::ask;
use super::heard::heard;
use super::line;
use super::prompt;
use super::session::{Effect, Heard, Moment, Prompt, Reply, Session};
use crate::domain::change::{Stamp, minute};
use crate::domain::clean::clean;
use crate::domain::filter::Filter;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::position::Position;
use crate::domain::user_error::UserError;
use crate::session::port::Port;
use crate::words::plain as word;

/// Where a session begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// The list of known assessments.
    Home,
    /// This assessment.
    Open(PathBuf),
    /// A new assessment.
    New {
        /// The checklist.
        checklist: Id,
        /// The name of the system assessed; may be empty.
        name: String,
        /// Its file; `None` for the proposed place.
        to: Option<PathBuf>,
    },
}

/// Why a session ended badly.
#[derive(Debug, thiserror::Error)]
pub enum PlainError {
    /// The assessment could not be opened or begun.
    #[error("{0}")]
    Start(Box<UserError>),
    /// The session ended and something could not be saved.
    #[error("{0}")]
    NotSaved(Box<UserError>),
    /// A line could not be read; everything was saved.
    #[error("a line could not be read: {0}")]
    Input(io::Error),
    /// A line could not be written; everything was saved.
    #[error("a line could not be written: {0}")]
    Output(io::Error),
}

impl PlainError {
    /// What happened, what is safe and what to do next, in both languages.
    pub fn user_error(&self) -> UserError {
        let (what, code, detail) = match self {
            Self::Start(trouble) | Self::NotSaved(trouble) => return (**trouble).clone(),
            Self::Input(error) => (word::CANNOT_READ, "E-IO-IN", error),
            Self::Output(error) => (word::CANNOT_WRITE, "E-IO-OUT", error),
        };
        UserError {
            code: code.into(),
            what: what.localized(&[("detail", &detail.to_string())]),
            safe: word::ALL_SAVED.localized(&[]),
            next: word::OPEN_AGAIN.localized(&[]),
        }
    }
}

/// How long an answer waits for the evidence just added to be looked at, before going on without it.
const PATIENCE: Duration = Duration::from_secs(2);

/// Runs a session until it is left, the input ends or nobody listens any more. Whatever ends it, everything is saved first.
pub fn run(
    port: &mut dyn Port,
    start: Start,
    lang: Lang,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> Result<(), PlainError> {
    let mut desk = Desk {
        port,
        output,
        session: Session::new(lang),
        place: None,
        is_closed: false,
    };
    match desk.converse(start, input) {
        Err(error @ (PlainError::Output(_) | PlainError::Input(_))) => {
            if !desk.is_closed && !desk.session.ended {
                desk.port.close().map_err(PlainError::NotSaved)?;
            }
            match error {
                PlainError::Output(broken) if broken.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                other => Err(other),
            }
        }
        ended => ended,
    }
}

struct Desk<'a> {
    port: &'a mut dyn Port,
    output: &'a mut dyn Write,
    session: Session,
    /// The question and the filters last remembered.
    place: Option<(Option<Id>, Vec<String>)>,
    /// Whether everything was saved and left already.
    is_closed: bool,
}

impl Desk<'_> {
    fn converse(&mut self, start: Start, input: &mut dyn BufRead) -> Result<(), PlainError> {
        self.begin(start)?;
        loop {
            self.take_events()?;
            if self.session.ended {
                return Ok(());
            }
            self.remember();
            self.prompt()?;
            let Some(line) = line::read(input).map_err(PlainError::Input)? else {
                return self.end();
            };
            self.take_events()?;
            if self.session.ended {
                return Ok(());
            }
            if line.is_cut {
                self.say(&[word::LINE_CUT.get(self.session.lang).to_owned()])?;
            }
            let moment = self.moment();
            let reply = ask(&mut self.session, &line.text, &moment);
            self.carry_out(reply)?;
        }
    }

    fn begin(&mut self, start: Start) -> Result<(), PlainError> {
        let (opened, is_new) = match start {
            Start::Home => return self.carry_out(Reply::effect(Effect::List)),
            Start::Open(path) => (self.port.open(&path), false),
            Start::New { checklist, name, to } => (self.port.create(&checklist, &name, to), true),
        };
        let opened = opened.map_err(PlainError::Start)?;
        let listed = Heard::Listed(self.port.checklists(), self.port.known());
        let moment = self.moment();
        let reply = heard(
            &mut self.session,
            Heard::Opened(Ok(Box::new(opened)), is_new),
            &moment,
        );
        self.carry_out(reply)?;
        heard(&mut self.session, listed, &moment);
        Ok(())
    }

    /// The input ended: a text that was being typed counts as finished, and everything is saved.
    fn end(&mut self) -> Result<(), PlainError> {
        if matches!(self.session.asked(), Prompt::Lines(_, lines, _) if !lines.is_empty()) {
            let moment = self.moment();
            let reply = ask(&mut self.session, ".", &moment);
            self.say(&[String::new()])?;
            self.carry_out(reply)?;
        } else {
            self.say(&[String::new()])?;
        }
        self.port.close().map_err(PlainError::NotSaved)?;
        self.is_closed = true;
        if self.session.work.is_some() {
            self.say(&[word::ALL_SAVED.get(self.session.lang).to_owned()])?;
        }
        Ok(())
    }

    fn moment(&mut self) -> Moment {
        Moment {
            stamp: Stamp {
                by: self.port.author(),
                at: self.port.now(),
            },
            today: self.port.today(),
        }
    }

    fn carry_out(&mut self, reply: Reply) -> Result<(), PlainError> {
        self.say(&reply.lines)?;
        let mut waiting: VecDeque<Effect> = reply.effects.into();
        while let Some(effect) = waiting.pop_front() {
            let Some(answer) = self.perform(effect) else {
                continue;
            };
            let moment = self.moment();
            let next = heard(&mut self.session, answer, &moment);
            self.say(&next.lines)?;
            waiting.extend(next.effects);
            self.keep_steps();
        }
        self.wait_for_evidence()
    }

    fn perform(&mut self, effect: Effect) -> Option<Heard> {
        match effect {
            Effect::Save(lines) => {
                let work = self.session.work.as_ref()?;
                self.port.save(&work.assessment);
                return Some(Heard::Saved(self.port.flush(), lines));
            }
            Effect::SaveAs(to) => {
                let work = self.session.work.as_ref()?;
                return Some(Heard::SavedAs(self.port.save_as(&work.assessment, &to)));
            }
            Effect::Export(order) => {
                let work = self.session.work.as_ref()?;
                return Some(Heard::Exported(self.port.export(&work.assessment, &order)));
            }
            Effect::Compare(path) => {
                return Some(Heard::Baseline(self.port.baseline(&path).map(Box::new)));
            }
            Effect::Inspect(id, at) => {
                let work = self.session.work.as_ref()?;
                let piece = work.pieces(&id).into_iter().nth(at)?;
                self.port.inspect(&id, &piece);
            }
            Effect::StopInspecting => self.port.stop_inspecting(),
            Effect::Complete(typed) => return Some(Heard::Completed(self.port.complete_path(&typed))),
            Effect::List => return Some(self.list()),
            Effect::Open(path) => return Some(Heard::Opened(self.port.open(&path).map(Box::new), false)),
            Effect::Propose(id, name) => {
                let path = self.port.proposed_path(&id, &name);
                return Some(Heard::Proposed(id, name, path));
            }
            Effect::Create(id, name, to) => {
                return Some(Heard::Opened(
                    self.port.create(&id, &name, to).map(Box::new),
                    true,
                ));
            }
            Effect::Demo => return Some(Heard::Opened(self.port.demo().map(Box::new), false)),
            Effect::Edit(id, text) => {
                let edited = self.port.edit_outside(&text);
                return Some(Heard::Edited(id, edited));
            }
            Effect::LoadHistory => return Some(Heard::History(self.port.history())),
            Effect::Close(then) => return Some(Heard::Closed(self.port.close(), then)),
            Effect::RememberLang(lang) => self.port.remember_lang(lang),
        }
        None
    }

    /// Checklists and known assessments, each looked into: a line once said cannot be filled in later.
    fn list(&mut self) -> Heard {
        let mut entries = self.port.checklists();
        for entry in entries.iter_mut().filter(|entry| entry.problem.is_none()) {
            entry.extent = self.port.extent(entry);
        }
        let known = self.port.known();
        let known = known.iter().map(|each| self.port.look_into(each)).collect();
        Heard::Listed(entries, known)
    }

    /// Hands what happened to the history over, if anything did.
    fn keep_steps(&mut self) {
        let work = self.session.work.as_mut();
        let news = work.map(|work| work.history.take_news()).unwrap_or_default();
        if !news.is_empty() {
            self.port.journal(&news);
        }
    }

    fn take_events(&mut self) -> Result<(), PlainError> {
        loop {
            let events = self.port.events();
            if events.is_empty() {
                return Ok(());
            }
            for event in events {
                let moment = self.moment();
                let reply = heard(&mut self.session, Heard::Event(event), &moment);
                self.say(&reply.lines)?;
                for effect in reply.effects {
                    self.follow(effect)?;
                }
            }
        }
    }

    /// Carries out what an event asked for; what comes back asks for nothing more but words.
    fn follow(&mut self, effect: Effect) -> Result<(), PlainError> {
        if let Some(answer) = self.perform(effect) {
            let moment = self.moment();
            let reply = heard(&mut self.session, answer, &moment);
            self.say(&reply.lines)?;
        }
        Ok(())
    }

    /// Waits a little for evidence, so that small files are told of at once and large ones hold nobody up.
    fn wait_for_evidence(&mut self) -> Result<(), PlainError> {
        let begun = Instant::now();
        while self
            .session
            .work
            .as_ref()
            .is_some_and(|work| !work.looking.is_empty())
        {
            self.take_events()?;
            let still = self
                .session
                .work
                .as_ref()
                .is_some_and(|work| !work.looking.is_empty());
            if still && begun.elapsed() >= PATIENCE {
                let awaited = self
                    .session
                    .work
                    .as_ref()
                    .is_some_and(|work| work.looking.values().any(|(_, is)| *is));
                return if awaited {
                    self.say(&[word::STILL_LOOKING.get(self.session.lang).to_owned()])
                } else {
                    Ok(())
                };
            }
            if still {
                std::thread::sleep(Duration::from_millis(5));
            }
        }
        Ok(())
    }

    /// Remembers where the session stands, whenever it moved.
    fn remember(&mut self) {
        let Some(work) = &self.session.work else { return };
        let question = work.question().map(|question| question.id.clone());
        let filters: Vec<String> = work.filters.iter().map(Filter::word).collect();
        let place = (question.clone(), filters.clone());
        if question.is_none() || self.place.as_ref() == Some(&place) {
            return;
        }
        self.place = Some(place);
        let at = minute(&self.port.now());
        self.port.remember(&Position {
            question,
            screen: "question".into(),
            field: String::new(),
            filters,
            at,
        });
    }

    fn prompt(&mut self) -> Result<(), PlainError> {
        let lines = prompt::lines(&self.session);
        self.say(&lines)?;
        self.output
            .write_all(b"> ")
            .and_then(|()| self.output.flush())
            .map_err(PlainError::Output)
    }

    fn say(&mut self, lines: &[String]) -> Result<(), PlainError> {
        for line in lines {
            writeln!(self.output, "{}", clean(line)).map_err(PlainError::Output)?;
        }
        self.output.flush().map_err(PlainError::Output)
    }
}
