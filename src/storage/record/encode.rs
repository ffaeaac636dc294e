//! Encodes an assessment canonically.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use super::RecordSchema;
use super::clean::{clean, clean_answer};
use super::fields::{answer as key, evidence as piece, top};
use crate::domain::answer::{Answer, DueMove};
use crate::domain::approval::Approval;
use crate::domain::assessment::Assessment;
use crate::domain::carried::Carried;
use crate::domain::evidence::{Evidence, Location};
use crate::domain::measured::MeasuredField;
use crate::domain::remediation::RemediationField;
use crate::domain::unknown_fields::{Tree, UnknownFields};
use crate::domain::value::Value;
use crate::yaml::emit;

/// Encodes an assessment, cleaned by [`clean`], in the order of `schema`.
pub fn write(assessment: &Assessment, schema: &RecordSchema) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write_to(assessment, schema, &mut text);
    text
}

/// Encodes answer by answer. Fails only if `out` does.
pub fn write_to(assessment: &Assessment, schema: &RecordSchema, out: &mut dyn fmt::Write) -> fmt::Result {
    let extra = &assessment.extra;
    let rest = clean_rest(assessment);
    let mut document = emit::Document::new(out);
    let is_second = assessment.answers.values().any(needs_second_format);
    let head = head(&rest, is_second, extra, schema);
    for entry in &head.0 {
        document.entry(entry)?;
    }
    let has_answers = write_answers(assessment, schema, &mut document)?;
    let mut tail = Fields::default();
    tail.list(top::CARRIED, carried_list(&rest.carried, extra));
    let is_written = |name: &str| head.has(name) || tail.has(name) || (has_answers && name == top::ANSWERS);
    let unknown = extra.iter().filter(|(name, _)| !is_written(name));
    for entry in tail.0.iter().chain(unknown) {
        document.entry(entry)?;
    }
    document.end()
}

/// Writes cleaned answers, then unknown fields among them. Returns whether there were any.
fn write_answers(
    assessment: &Assessment,
    schema: &RecordSchema,
    document: &mut emit::Document<'_>,
) -> Result<bool, fmt::Error> {
    let mut answered: Vec<&str> = Vec::new();
    for (question, answer) in schema.sorted_answers(assessment.answers.iter()) {
        let mut answer = answer.clone();
        clean_answer(&mut answer);
        let fields = answer_fields(&answer);
        if fields.0.is_empty() {
            continue;
        }
        if answered.is_empty() {
            document.open(top::ANSWERS);
        }
        document.entry(&(question.to_string(), Tree::Map(fields.0)))?;
        answered.push(question.as_str());
    }
    let mut has_any = !answered.is_empty();
    for entry in within(&assessment.extra, top::ANSWERS) {
        if answered.contains(&entry.0.as_str()) {
            continue;
        }
        if !std::mem::replace(&mut has_any, true) {
            document.open(top::ANSWERS);
        }
        document.entry(entry)?;
    }
    if has_any {
        document.close();
    }
    Ok(has_any)
}

/// Everything but answers and unknown fields, cleaned.
fn clean_rest(assessment: &Assessment) -> Assessment {
    let mut rest = Assessment {
        checklist: assessment.checklist.clone(),
        created: assessment.created.clone(),
        subject: assessment.subject.clone(),
        profile: assessment.profile.clone(),
        profile_reasons: assessment.profile_reasons.clone(),
        approval: assessment.approval.clone(),
        answers: BTreeMap::new(),
        carried: assessment.carried.clone(),
        extra: UnknownFields::new(),
    };
    clean(&mut rest);
    rest
}

fn head(assessment: &Assessment, is_second: bool, extra: &UnknownFields, schema: &RecordSchema) -> Fields {
    let mut map = Fields::default();
    map.plain(top::FORMAT, &format_of(assessment, is_second).to_string());
    let stamp = &assessment.checklist;
    let mut checklist = Fields::default();
    checklist.text(top::ID, stamp.id.as_str());
    checklist.text(top::VERSION, &stamp.version);
    checklist.text(top::DIGEST, &stamp.digest);
    checklist.rest(within(extra, top::CHECKLIST));
    map.map(top::CHECKLIST, checklist);
    map.text(top::CREATED, &assessment.created);
    let mut subject = Fields::default();
    for (field, text) in assessment.subject.entries() {
        subject.text(field.key(), text);
    }
    subject.rest(within(extra, top::SUBJECT));
    map.map(top::SUBJECT, subject);
    let mut profile = Fields::default();
    for (fact, value) in schema.sorted_facts(assessment.profile.iter()) {
        profile.tree(fact.as_str(), value_tree(value));
    }
    profile.rest(within(extra, top::PROFILE));
    map.map(top::PROFILE, profile);
    let mut reasons = Fields::default();
    for (fact, reason) in schema.sorted_facts(assessment.profile_reasons.iter()) {
        reasons.text(fact.as_str(), reason);
    }
    reasons.rest(within(extra, top::PROFILE_REASONS));
    map.map(top::PROFILE_REASONS, reasons);
    if let Some(approval) = &assessment.approval {
        map.map(
            top::APPROVAL,
            approval_fields(approval, within(extra, top::APPROVAL)),
        );
    }
    map
}

/// An approval as it stands in a file.
pub(super) fn approval_tree(approval: &Approval) -> Tree {
    Tree::Map(approval_fields(approval, &Vec::new()).0)
}

fn approval_fields(approval: &Approval, extra: &UnknownFields) -> Fields {
    let mut map = Fields::default();
    map.text(top::BY, &approval.by);
    map.text(top::ROLE, &approval.role);
    map.text(top::ON, &approval.on);
    map.text(top::DIGEST, &approval.digest);
    let mut parts = Fields::default();
    for (question, digest) in &approval.parts {
        parts.text(question.as_str(), digest);
    }
    map.map(top::PARTS, parts);
    map.rest(extra);
    map
}

/// Whether an answer has a field that format 1 does not know: the place in a file of evidence, earlier due dates, the words it
/// was given to, the file it was taken over from.
fn needs_second_format(answer: &Answer) -> bool {
    answer.asked.is_some()
        || !answer.measured.is_empty()
        || !emit::tidy(&answer.taken_over).trim().is_empty()
        || !answer.due_moves.is_empty()
        || answer.evidence.iter().any(|piece| !piece.place.is_empty())
}

/// The lowest format that holds an assessment: 2 adds reasons of facts, the approval, and fields of answers.
fn format_of(assessment: &Assessment, is_second: bool) -> u64 {
    let is_second = is_second || assessment.approval.is_some() || !assessment.profile_reasons.is_empty();
    if is_second { 2 } else { 1 }
}

pub(super) fn answer_fields(answer: &Answer) -> Fields {
    let mut map = Fields::default();
    if let Some(value) = &answer.value {
        map.tree(key::VALUE, value_tree(value));
    }
    map.map(key::MEASURED, measured_fields(answer));
    map.text(key::NOTE, &answer.note);
    map.text(key::REASON, &answer.reason);
    let pieces = answer
        .evidence
        .iter()
        .map(|each| Tree::Map(evidence_fields(each).0));
    map.list(key::EVIDENCE, pieces.collect());
    map.text(key::OWNER, &answer.owner);
    for (text, name) in RemediationField::KEYS {
        map.text(name, answer.plan(text));
    }
    if let Some(due) = answer.due {
        map.text(key::DUE, &due.to_string());
    }
    map.list(
        key::DUE_MOVES,
        answer.due_moves.iter().map(due_move_tree).collect(),
    );
    if let Some(accepted) = &answer.accepted {
        let mut fields = Fields::default();
        fields.text(key::BY, &accepted.by);
        fields.text(key::REASON, &accepted.reason);
        fields.rest(within(&answer.extra, key::ACCEPTED));
        map.tree(key::ACCEPTED, Tree::Map(fields.0));
    }
    map.text(key::REVIEWED_BY, &answer.reviewed_by);
    map.truth(key::IN_PROGRESS, answer.in_progress);
    map.truth(key::FLAGGED, answer.flagged);
    map.truth(key::TO_CONFIRM, answer.to_confirm);
    map.text(key::TAKEN_OVER, &answer.taken_over);
    map.text(key::ANSWERED_BY, &answer.answered_by);
    map.text(key::ANSWERED_AT, &answer.answered_at);
    map.text(key::WORDING, &answer.wording);
    if let Some(asked) = &answer.asked {
        let mut words = Fields::default();
        for (lang, text) in asked.ask.entries() {
            if lang.is_empty() {
                map.text(key::ASKED, text);
            } else {
                words.text(lang, text);
            }
        }
        map.map(key::ASKED, words);
        if let Some(value) = &asked.value {
            map.tree(key::ASKED_VALUE, value_tree(value));
        }
    }
    map.rest(&answer.extra);
    map
}

fn measured_fields(answer: &Answer) -> Fields {
    let mut measured = Fields::default();
    for (field, text) in answer.measured.entries() {
        // A whole number is written as one; other numbers as texts, so that no reader rounds them.
        let is_whole = text.parse::<u64>().is_ok_and(|count| count.to_string() == text);
        if is_whole
            && matches!(
                field,
                MeasuredField::N | MeasuredField::Hits | MeasuredField::Clusters
            )
        {
            measured.plain(field.key(), text);
        } else {
            measured.text(field.key(), text);
        }
    }
    measured.rest(within(&answer.extra, key::MEASURED));
    measured
}

fn due_move_tree(each: &DueMove) -> Tree {
    let mut map = Fields::default();
    map.text(key::FROM, &each.from.to_string());
    map.text(key::AT, &each.at);
    Tree::Map(map.0)
}

fn evidence_fields(evidence: &Evidence) -> Fields {
    let mut map = Fields::default();
    let (place, text) = match &evidence.location {
        Location::File(text) => (piece::FILE, text),
        Location::Url(text) => (piece::URL, text),
        Location::Planned(text) => (piece::PLANNED, text),
    };
    map.tree(place, Tree::Text(text.clone()));
    map.text(piece::TITLE, &evidence.title);
    map.text(piece::WHERE, &evidence.place);
    if let Some(sha256) = &evidence.sha256 {
        map.text(piece::SHA256, sha256);
    }
    if let Some(size) = evidence.size {
        map.plain(piece::SIZE, &size.to_string());
    }
    map.text(piece::ADDED, &evidence.added);
    if let Some(day) = evidence.valid_until {
        map.text(piece::VALID_UNTIL, &day.to_string());
    }
    map.rest(&evidence.extra);
    map
}

/// Numbers and words are texts; the emitter quotes what looks like something else.
pub(super) fn value_tree(value: &Value) -> Tree {
    match value {
        Value::Many(ids) => Tree::List(ids.iter().map(|id| Tree::Text(id.to_string())).collect()),
        value => Tree::Text(value.word()),
    }
}

fn carried_list(carried: &[Carried], extra: &UnknownFields) -> Vec<Tree> {
    let kept: HashMap<&str, &Tree> = within(extra, top::CARRIED)
        .iter()
        .map(|(name, tree)| (name.as_str(), tree))
        .collect();
    let entry = |each: &Carried| {
        let mut map = Fields::default();
        map.text(top::QUESTION, each.question.as_str());
        map.text(top::FATE, each.fate.word());
        map.text(top::FROM, &each.from);
        if let Some(Tree::Map(fields)) = kept.get(each.question.as_str()) {
            map.rest(fields);
        }
        Tree::Map(map.0)
    };
    carried.iter().map(entry).collect()
}

/// The unknown fields inside a known one, kept under its name.
fn within<'a>(extra: &'a UnknownFields, name: &str) -> &'a UnknownFields {
    const NONE: &UnknownFields = &Vec::new();
    match extra.iter().find(|(each, _)| each == name) {
        Some((_, Tree::Map(entries))) => entries,
        _ => NONE,
    }
}

/// Fields in the order of writing.
#[derive(Default)]
pub(super) struct Fields(UnknownFields);

impl Fields {
    pub(super) fn into_extra(self) -> UnknownFields {
        self.0
    }

    fn tree(&mut self, name: &str, tree: Tree) {
        self.0.push((name.into(), tree));
    }

    fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.tree(name, Tree::Text(text.into()));
        }
    }

    fn plain(&mut self, name: &str, text: &str) {
        self.tree(name, Tree::Plain(text.into()));
    }

    fn truth(&mut self, name: &str, truth: bool) {
        if truth {
            self.plain(name, "true");
        }
    }

    fn map(&mut self, name: &str, fields: Self) {
        if !fields.0.is_empty() {
            self.tree(name, Tree::Map(fields.0));
        }
    }

    fn list(&mut self, name: &str, items: Vec<Tree>) {
        if !items.is_empty() {
            self.tree(name, Tree::List(items));
        }
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(each, _)| each == name)
    }

    /// Adds unknown fields, except those written already.
    fn rest(&mut self, extra: &UnknownFields) {
        let known = self.0.len();
        for (name, tree) in extra {
            if !self.0[..known].iter().any(|(each, _)| each == name) {
                self.tree(name, tree.clone());
            }
        }
    }
}
