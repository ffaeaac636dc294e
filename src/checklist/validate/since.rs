//! Compares an edition with an earlier one: what would make its answers go astray is reported at the question.

use std::collections::HashSet;

use super::super::codes;
use super::super::tree::TreePlan;
use super::checks::At;
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_line;
use crate::domain::id::Id;
use crate::domain::issue::Issue;
use crate::domain::question::{Critical, Question};
use crate::domain::suggest::nearest;
use crate::domain::upgrade::Upgrade;
use crate::yaml::code::Code;
use crate::yaml::issue_list::{IssueList, list_of};
use crate::yaml::node::Node;
use crate::yaml::source::Source;

/// What going from the earlier edition to this one changes, by question.
pub(crate) fn plan_of(old: &Checklist, new: &Checklist) -> Upgrade {
    Upgrade::plan(Some(old), new, &Assessment::begin(old, ""))
}

pub(crate) fn check<'n>(
    sources: &[Source],
    roots: &[&'n Node],
    plan: &TreePlan<'n>,
    (old, new): (&Checklist, &Checklist),
    changes: &Upgrade,
) -> Vec<Issue> {
    let mut since = Since {
        sources,
        plan,
        edition: clean_line(&old.edition().to_string()),
        issues: IssueList::default(),
    };
    for each in changes.reworded.iter().filter(|each| each.is_other) {
        since.at_question(&each.question, "ask", &codes::REUSED_ID, &[]);
    }
    for (id, before) in followed(changes, old) {
        if let Some(now) = new.question(id.as_str()) {
            since.flag(before, now);
            since.kind(before, now);
        }
    }
    since.formerly(old, new);
    if let Some((layer, root)) = roots.iter().enumerate().next_back() {
        let place = root.entry("sections").map_or(*root, |(key, _)| key);
        let joined: Vec<&Id> = changes.joined.iter().flat_map(|each| &each.from).collect();
        for id in changes.removed.iter().filter(|id| !joined.contains(id)) {
            since.report(
                (layer, place),
                &codes::LOST_QUESTION,
                &[("name", id.as_str())],
                None,
            );
        }
    }
    since.issues.into_vec()
}

/// Every question that goes on, by its id now, with what it was.
fn followed<'o>(changes: &'o Upgrade, old: &'o Checklist) -> Vec<(&'o Id, &'o Question)> {
    let same = changes.kept.iter().chain(&changes.retouched);
    let reworded = changes.reworded.iter().filter(|each| !each.is_other);
    let same = same.chain(reworded.map(|each| &each.question)).map(|id| (id, id));
    let moved = changes.moved.iter().map(|each| (&each.to, &each.from));
    let both = same.chain(moved);
    both.filter_map(|(now, before)| Some((now, old.question(before.as_str())?)))
        .collect()
}

struct Since<'n, 'c> {
    sources: &'c [Source],
    plan: &'c TreePlan<'n>,
    edition: String,
    issues: IssueList,
}

impl Since<'_, '_> {
    fn report(&mut self, (layer, node): At<'_>, code: &Code, places: &[(&str, &str)], near: Option<&str>) {
        let edition = self.edition.clone();
        let mut all = vec![("edition", edition.as_str())];
        all.extend_from_slice(places);
        if let Some(source) = self.sources.get(layer) {
            self.issues.report(source, node, code, &all, near);
        }
    }

    /// Reports at a field of a question, else at its id.
    fn at_question(&mut self, id: &Id, field: &str, code: &Code, places: &[(&str, &str)]) {
        let plan = self.plan;
        let item = plan.question(id.as_str()).map(|at| &plan.questions[at]);
        let Some(at) = item.and_then(|item| item.field(field).or_else(|| item.place())) else {
            return;
        };
        let mut all = vec![("name", id.as_str())];
        all.extend_from_slice(places);
        self.report(at, code, &all, None);
    }

    fn flag(&mut self, before: &Question, now: &Question) {
        if before.critical != now.critical {
            let word = |critical: Option<Critical>| critical.map_or("false", Critical::word);
            let places = [("before", word(before.critical)), ("after", word(now.critical))];
            self.at_question(&now.id, "critical", &codes::CRITICAL_CHANGED, &places);
        }
    }

    fn kind(&mut self, before: &Question, now: &Question) {
        let [before, after] = [before, now].map(kind_of);
        if before != after {
            let places = [("before", before.as_str()), ("after", &after)];
            self.at_question(&now.id, "answer", &codes::ANSWER_CHANGED, &places);
        }
    }

    /// Ids of still earlier editions are known by the questions of the earlier one.
    fn formerly(&mut self, old: &Checklist, new: &Checklist) {
        let plan = self.plan;
        let questions = old.questions.iter();
        let known: Vec<&str> = questions
            .flat_map(|question| std::iter::once(&question.id).chain(&question.formerly))
            .map(Id::as_str)
            .collect();
        let is_known: HashSet<&str> = known.iter().copied().collect();
        for question in &new.questions {
            let item = plan.question(question.id.as_str()).map(|at| &plan.questions[at]);
            let Some((layer, list)) = item.and_then(|item| item.field("formerly")) else {
                continue;
            };
            for node in list.list().unwrap_or_default() {
                if let Some(id) = node.text().filter(|id| !is_known.contains(id)) {
                    let near = nearest(id, known.iter().copied());
                    self.report((layer, node), &codes::UNKNOWN_FORMERLY, &[("name", id)], near);
                }
            }
        }
    }
}

/// The answer kind with the answers it accepts.
fn kind_of(question: &Question) -> String {
    let options = question.kind.options();
    let name = question.kind.name();
    if options.is_empty() {
        return name.to_owned();
    }
    format!(
        "{name} ({})",
        list_of(options.into_iter().map(|(id, _)| id.as_str()))
    )
}
