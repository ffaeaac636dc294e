//! Decodes a YAML tree into an assessment, field by field. What is not understood becomes an issue and is kept.

use std::ops::Range;

use super::super::FORMAT;
use super::super::fields::{answer as key, evidence as piece, top};
use super::super::schema::Slot;
use super::scalars::{
    Decoded, Expected, date_of, fate_of, id_of, keep, text_of, truth_of, value_of, wants_map, words_of,
};
use crate::domain::answer::{Acceptance, Answer, Asked, DueMove};
use crate::domain::approval::Approval;
use crate::domain::assessment::{Assessment, ChecklistStamp};
use crate::domain::carried::Carried;
use crate::domain::evidence::{Evidence, Location};
use crate::domain::id::Id;
use crate::domain::issue::Issue;
use crate::domain::localized::Localized;
use crate::domain::remediation::RemediationField;
use crate::domain::subject::{Subject, SubjectField};
use crate::domain::unknown_fields::UnknownFields;
use crate::domain::value::Value;
use crate::words::storage as words;
use crate::yaml::node::Node;
use crate::yaml::source::Source;

/// Collects values and issues.
pub(in crate::storage::record) struct Decoder<'a> {
    pub(in crate::storage::record) source: &'a Source,
    pub(in crate::storage::record) issues: Vec<Issue>,
    pub(in crate::storage::record) is_lossy: bool,
    pub(in crate::storage::record) order: Vec<Id>,
    pub(in crate::storage::record) facts: Vec<Id>,
    pub(in crate::storage::record) values: Vec<(Slot, Range<usize>)>,
}

impl<'a> Decoder<'a> {
    pub(in crate::storage::record) fn new(source: &'a Source, issues: Vec<Issue>, is_lossy: bool) -> Self {
        Self {
            source,
            issues,
            is_lossy,
            order: Vec::new(),
            facts: Vec::new(),
            values: Vec::new(),
        }
    }

    /// This version's format if none is written.
    pub(in crate::storage::record) fn format(&mut self, root: &Node) -> u64 {
        let found = root.get(top::FORMAT);
        if let Some(format) = found
            .and_then(Node::text)
            .and_then(|text| text.parse::<u64>().ok())
            && format > 0
        {
            if format > FORMAT
                && let Some(at) = found
            {
                let message = words::FORMAT_NEWER.localized(&[("format", &format.to_string())]);
                self.warn(
                    at.start,
                    at.end,
                    "E306",
                    message,
                    words::FORMAT_NEWER_HINT.localized(&[]),
                );
            }
            return format;
        }
        let at = found.map_or(root.start..root.start, |node| node.start..node.end);
        let message = words::FORMAT_MISSING.localized(&[("format", &FORMAT.to_string())]);
        self.warn(at.start, at.end, "E305", message, Localized::default());
        FORMAT
    }

    /// `None` if not even its checklist can be read.
    pub(in crate::storage::record) fn assessment(&mut self, root: &Node) -> Option<Assessment> {
        let mut stamp = None;
        let mut created = String::new();
        let mut subject = Subject::default();
        let mut profile = std::collections::BTreeMap::new();
        let mut profile_reasons = std::collections::BTreeMap::new();
        let mut approval = None;
        let mut answers = std::collections::BTreeMap::new();
        let mut carried = Vec::new();
        let mut inner = UnknownFields::new();
        let mut extra = self.fields(root, "", &top::ALL, |decoder, name, node| match name {
            top::FORMAT => Ok(()),
            top::CHECKLIST => decoder.stamp(node, &mut inner).map(|found| stamp = Some(found)),
            top::CREATED => text_of(node, &mut created),
            top::SUBJECT => decoder.subject(node, &mut subject, &mut inner),
            top::PROFILE => decoder.profile(node, &mut profile, &mut inner),
            top::PROFILE_REASONS => decoder.profile_reasons(node, &mut profile_reasons, &mut inner),
            top::APPROVAL => decoder.approval(node, &mut approval, &mut inner),
            top::ANSWERS => decoder.answers(node, &mut answers, &mut inner),
            _ => decoder.carried(node, &mut carried, &mut inner),
        });
        extra.extend(inner);
        Some(Assessment {
            checklist: stamp?,
            created,
            subject,
            profile,
            profile_reasons,
            approval,
            answers,
            carried,
            extra,
        })
    }

    fn stamp(&mut self, node: &Node, inner: &mut UnknownFields) -> Result<ChecklistStamp, Expected> {
        let mut id = None;
        let (mut version, mut digest) = (String::new(), String::new());
        let names = [top::ID, top::VERSION, top::DIGEST];
        wants_map(node)?;
        let extra = self.fields(node, top::CHECKLIST, &names, |_, name, node| match name {
            top::ID => id_of(node).map(|found| id = Some(found)),
            top::VERSION => text_of(node, &mut version),
            _ => text_of(node, &mut digest),
        });
        keep(inner, top::CHECKLIST, extra);
        let id = id.ok_or(Expected(words::AN_ID))?;
        Ok(ChecklistStamp { id, version, digest })
    }

    fn subject(&mut self, node: &Node, subject: &mut Subject, inner: &mut UnknownFields) -> Decoded {
        let names: Vec<&str> = SubjectField::KEYS.into_iter().map(|(_, key)| key).collect();
        wants_map(node)?;
        let extra = self.fields(node, top::SUBJECT, &names, |_, name, node| {
            let mut text = String::new();
            text_of(node, &mut text)?;
            if let Some(field) = SubjectField::from_key(name) {
                subject.set(field, &text);
            }
            Ok(())
        });
        keep(inner, top::SUBJECT, extra);
        Ok(())
    }

    fn profile(
        &mut self,
        node: &Node,
        profile: &mut std::collections::BTreeMap<Id, Value>,
        inner: &mut UnknownFields,
    ) -> Decoded {
        let extra = self.by_id(node, top::PROFILE, |decoder, id, node| {
            if let Some(value) = value_of(node)? {
                profile.insert(id.clone(), value);
                decoder
                    .values
                    .push((Slot::Fact(id.clone()), node.start..node.end));
            }
            decoder.facts.push(id);
            Ok(())
        })?;
        keep(inner, top::PROFILE, extra);
        Ok(())
    }

    fn profile_reasons(
        &mut self,
        node: &Node,
        reasons: &mut std::collections::BTreeMap<Id, String>,
        inner: &mut UnknownFields,
    ) -> Decoded {
        let extra = self.by_id(node, top::PROFILE_REASONS, |_, id, node| {
            text_of(node, reasons.entry(id).or_default())
        })?;
        keep(inner, top::PROFILE_REASONS, extra);
        Ok(())
    }

    pub(in crate::storage::record) fn approval(
        &mut self,
        node: &Node,
        approval: &mut Option<Approval>,
        inner: &mut UnknownFields,
    ) -> Decoded {
        wants_map(node)?;
        let mut found = Approval::default();
        let names = [top::BY, top::ROLE, top::ON, top::DIGEST, top::PARTS];
        let extra = self.fields(node, top::APPROVAL, &names, |decoder, name, node| match name {
            top::BY => text_of(node, &mut found.by),
            top::ROLE => text_of(node, &mut found.role),
            top::ON => text_of(node, &mut found.on),
            top::DIGEST => text_of(node, &mut found.digest),
            _ => {
                // The parts only say what changed since; one that cannot be read names one question less.
                decoder.by_id(node, top::PARTS, |_, id, node| {
                    text_of(node, found.parts.entry(id).or_default())
                })?;
                Ok(())
            }
        });
        keep(inner, top::APPROVAL, extra);
        *approval = Some(found);
        Ok(())
    }

    fn answers(
        &mut self,
        node: &Node,
        answers: &mut std::collections::BTreeMap<Id, Answer>,
        inner: &mut UnknownFields,
    ) -> Decoded {
        let extra = self.by_id(node, top::ANSWERS, |decoder, id, node| {
            if !node.is_null() {
                wants_map(node)?;
                let answer = decoder.answer(&id, node);
                answers.insert(id.clone(), answer);
            }
            decoder.order.push(id);
            Ok(())
        })?;
        keep(inner, top::ANSWERS, extra);
        Ok(())
    }

    pub(in crate::storage::record) fn answer(&mut self, id: &Id, node: &Node) -> Answer {
        let mut answer = Answer::default();
        let mut asked = Asked::default();
        let mut inner = UnknownFields::new();
        let extra = self.fields(node, id.as_str(), &key::ALL, |decoder, name, node| match name {
            key::VALUE => {
                answer.value = value_of(node)?;
                decoder
                    .values
                    .push((Slot::Answer(id.clone()), node.start..node.end));
                Ok(())
            }
            key::MEASURED => decoder.measured(id, node, &mut answer.measured, &mut inner),
            key::NOTE => text_of(node, &mut answer.note),
            key::REASON => text_of(node, &mut answer.reason),
            key::EVIDENCE => decoder.evidence(id, node, &mut answer.evidence),
            key::OWNER => text_of(node, &mut answer.owner),
            key::DUE => date_of(node, &mut answer.due),
            key::DUE_MOVES => decoder.due_moves(id, node, &mut answer.due_moves),
            key::ACCEPTED => decoder.accepted(id, node, &mut answer.accepted, &mut inner),
            key::REVIEWED_BY => text_of(node, &mut answer.reviewed_by),
            key::IN_PROGRESS => truth_of(node, &mut answer.in_progress),
            key::FLAGGED => truth_of(node, &mut answer.flagged),
            key::TO_CONFIRM => truth_of(node, &mut answer.to_confirm),
            key::TAKEN_OVER => text_of(node, &mut answer.taken_over),
            key::ANSWERED_BY => text_of(node, &mut answer.answered_by),
            key::ANSWERED_AT => text_of(node, &mut answer.answered_at),
            key::WORDING => text_of(node, &mut answer.wording),
            key::ASKED => words_of(node).map(|ask| asked.ask = ask),
            key::ASKED_VALUE => value_of(node).map(|value| asked.value = value),
            name => {
                RemediationField::from_key(name).map_or(Ok(()), |text| text_of(node, answer.plan_mut(text)))
            }
        });
        let has_asked = asked.value.is_some() || asked.ask.entries().next().is_some();
        answer.asked = has_asked.then(|| Box::new(asked));
        answer.extra = extra;
        answer.extra.extend(inner);
        answer
    }

    fn accepted(
        &mut self,
        id: &Id,
        node: &Node,
        accepted: &mut Option<Acceptance>,
        inner: &mut UnknownFields,
    ) -> Decoded {
        wants_map(node)?;
        let mut found = Acceptance::default();
        let names = [key::BY, key::REASON];
        let extra = self.fields(
            node,
            &format!("{id} {}", key::ACCEPTED),
            &names,
            |_, name, node| match name {
                key::BY => text_of(node, &mut found.by),
                _ => text_of(node, &mut found.reason),
            },
        );
        keep(inner, key::ACCEPTED, extra);
        *accepted = Some(found);
        Ok(())
    }

    fn due_moves(&mut self, id: &Id, node: &Node, moves: &mut Vec<DueMove>) -> Decoded {
        for item in node.list().ok_or(Expected(words::A_LIST))? {
            wants_map(item)?;
            let (mut from, mut at) = (None, String::new());
            let name = format!("{id} {}", key::DUE_MOVES);
            self.fields(item, &name, &[key::FROM, key::AT], |_, name, node| match name {
                key::FROM => date_of(node, &mut from),
                _ => text_of(node, &mut at),
            });
            match from {
                Some(from) => moves.push(DueMove { from, at }),
                None => self.is_lossy = true,
            }
        }
        Ok(())
    }

    /// A piece that cannot be read is dropped with an issue; the original file is kept in a copy before it is written.
    fn evidence(&mut self, id: &Id, node: &Node, pieces: &mut Vec<Evidence>) -> Decoded {
        let Some(items) = node.list() else {
            return if node.is_null() {
                Ok(())
            } else {
                Err(Expected(words::A_LIST))
            };
        };
        for item in items {
            if let Some(found) = self.piece(id, item) {
                pieces.push(found);
            } else {
                self.is_lossy = true;
                let field = format!("{id} {}", key::EVIDENCE);
                self.wrong(item, &field, &Expected(words::A_PLACE));
            }
        }
        Ok(())
    }

    fn piece(&mut self, id: &Id, node: &Node) -> Option<Evidence> {
        node.map()?;
        let mut found = Evidence::at(Location::Planned(String::new()));
        let mut place = None;
        let name = format!("{id} {}", key::EVIDENCE);
        found.extra = self.fields(node, &name, &piece::ALL, |_, name, node| {
            let mut text = String::new();
            match name {
                piece::FILE | piece::URL | piece::PLANNED => {
                    text_of(node, &mut text)?;
                    let location = match name {
                        piece::FILE => Location::File(text),
                        piece::URL => Location::Url(text),
                        _ => Location::Planned(text),
                    };
                    if place.replace(location).is_some() {
                        return Err(Expected(words::A_PLACE));
                    }
                    Ok(())
                }
                piece::TITLE => text_of(node, &mut found.title),
                piece::WHERE => text_of(node, &mut found.place),
                piece::SHA256 => text_of(node, &mut text).map(|()| found.sha256 = Some(text)),
                piece::SIZE => {
                    let size = node.text().and_then(|text| text.parse().ok());
                    found.size = Some(size.ok_or(Expected(words::A_NUMBER))?);
                    Ok(())
                }
                piece::ADDED => text_of(node, &mut found.added),
                _ => date_of(node, &mut found.valid_until),
            }
        });
        found.location = place?;
        Some(found)
    }

    fn carried(&mut self, node: &Node, carried: &mut Vec<Carried>, inner: &mut UnknownFields) -> Decoded {
        let Some(items) = node.list() else {
            return if node.is_null() {
                Ok(())
            } else {
                Err(Expected(words::A_LIST))
            };
        };
        let mut kept = UnknownFields::new();
        for item in items {
            let (mut question, mut fate, mut from) = (None, None, String::new());
            let names = [top::QUESTION, top::FATE, top::FROM];
            let extra = self.fields(item, top::CARRIED, &names, |_, name, node| match name {
                top::QUESTION => id_of(node).map(|id| question = Some(id)),
                top::FATE => fate_of(node).map(|found| fate = Some(found)),
                _ => text_of(node, &mut from),
            });
            let (Some(question), Some(fate)) = (question, fate) else {
                self.is_lossy = true;
                self.wrong(item, top::CARRIED, &Expected(words::A_FATE));
                continue;
            };
            keep(&mut kept, question.as_str(), extra);
            carried.push(Carried { question, fate, from });
        }
        keep(inner, top::CARRIED, kept);
        Ok(())
    }
}
