//! Checks conditions: they may test only facts and earlier questions, and only for answers that those can have.

use super::super::codes;
use super::super::tree::TreeItem;
use super::answer_kind::AnswerKind;
use super::checks::{At, Checks, number};
use crate::yaml::node::{Data, Node};
use std::rc::Rc;

use crate::domain::id::Id;
use crate::domain::value::NOT_APPLICABLE;
use crate::words::{Message, issue as words};

/// Cycles that are traced; the rest is reported as "later". Tracing one is linear, so tracing all would be quadratic.
const MAX_CYCLES: usize = 200;

/// Positions of the questions in reading order, and the questions that each one's condition names.
struct Order {
    position: Vec<usize>,
    subjects: Vec<Vec<usize>>,
    cycles: usize,
}

impl<'n> Checks<'n, '_> {
    pub(super) fn conditions(&mut self) {
        let plan = self.plan;
        let mut order = self.order();
        let mut next = 0;
        for (at, _) in plan.sections_in_order() {
            let section = &plan.sections[at];
            if let Some((layer, node)) = section.item.field("applies_when") {
                self.condition((layer, node), next, None, &mut order);
            }
            for question in &section.questions {
                if let Some((layer, node)) = plan.questions[*question].field("applies_when") {
                    self.condition((layer, node), next, Some(*question), &mut order);
                }
                next += 1;
            }
        }
    }

    fn order(&self) -> Order {
        let plan = self.plan;
        let mut order = Order {
            position: vec![usize::MAX; plan.questions.len()],
            subjects: vec![Vec::new(); plan.questions.len()],
            cycles: 0,
        };
        let mut next = 0;
        for (at, _) in plan.sections_in_order() {
            for question in &plan.sections[at].questions {
                order.position[*question] = next;
                next += 1;
                if let Some((_, node)) = plan.questions[*question].field("applies_when") {
                    let mut named = Vec::new();
                    collect_subjects(node, &mut named);
                    order.subjects[*question].extend(named.iter().filter_map(|id| plan.question(id)));
                }
            }
        }
        order
    }

    /// `position` is that of the first question that the condition can hide.
    fn condition(&mut self, (layer, node): At<'n>, position: usize, owner: Option<usize>, order: &mut Order) {
        for (key, value) in node.map().unwrap_or_default() {
            match key.key() {
                "any" | "all" => {
                    for part in value.list().unwrap_or_default() {
                        self.condition((layer, part), position, owner, order);
                    }
                }
                "not" => self.condition((layer, value), position, owner, order),
                subject => {
                    if let Some(kind) = self.subject((layer, key), subject, position, owner, order) {
                        self.test(layer, key, value, &kind);
                    }
                }
            }
        }
    }

    /// The answer kind of a subject. Reports a subject that is unknown or later.
    fn subject(
        &mut self,
        at: At<'n>,
        subject: &str,
        position: usize,
        owner: Option<usize>,
        order: &mut Order,
    ) -> Option<Rc<AnswerKind<'n>>> {
        let plan = self.plan;
        if let Some(fact) = plan.fact(subject) {
            return Some(self.kinds.of(fact, "kind", &self.scales));
        }
        let Some(found) = plan.question(subject) else {
            let facts = plan.facts_in_order();
            let questions = plan
                .questions
                .iter()
                .filter(|each| plan.question(each.id.as_str()).is_some());
            let ids = facts.chain(questions).map(|item| item.id.as_str());
            let near = self.issues.nearest(subject, ids);
            self.report(at, &codes::UNKNOWN_SUBJECT, &[("name", subject)], near);
            return None;
        };
        if order.position[found] >= position {
            match owner.and_then(|owner| self.cycle_through(owner, found, order)) {
                Some(path) => self.report(at, &codes::CONDITION_CYCLE, &[("path", &path)], None),
                None => self.report(at, &codes::LATER_SUBJECT, &[("name", subject)], None),
            }
        }
        Some(self.kinds.of(&plan.questions[found], "answer", &self.scales))
    }

    /// The path from a question through conditions back to itself.
    fn cycle_through(&self, owner: usize, first: usize, order: &mut Order) -> Option<String> {
        if order.cycles >= MAX_CYCLES {
            return None;
        }
        order.cycles += 1;
        let mut came_from = vec![None; order.subjects.len()];
        let mut open = vec![first];
        came_from[first] = Some(owner);
        while let Some(at) = open.pop() {
            if at == owner {
                break;
            }
            for next in &order.subjects[at] {
                if came_from[*next].is_none() {
                    came_from[*next] = Some(at);
                    open.push(*next);
                }
            }
        }
        came_from[owner]?;
        let mut path = vec![owner];
        let mut at = came_from[owner]?;
        while at != owner {
            path.push(at);
            at = came_from[at]?;
        }
        path.push(owner);
        path.reverse();
        let ids: Vec<&str> = path
            .iter()
            .map(|at| self.plan.questions[*at].id.as_str())
            .collect();
        Some(ids.join(" → "))
    }

    fn test(&mut self, layer: usize, key: &'n Node, value: &'n Node, kind: &AnswerKind<'n>) {
        let subject = key.key();
        let (is_truth, is_range) = (value.truth().is_some(), value.map().is_some());
        let (allowed, fits): (&[&str], Message) = match kind {
            AnswerKind::Unknown => return,
            AnswerKind::YesNo if is_truth => return,
            AnswerKind::Number if is_range => return self.range(layer, value),
            AnswerKind::YesNo => (&["yes", "no"], words::FITS_TRUTH),
            AnswerKind::Options(ids, _) => (ids, words::FITS_OPTIONS),
            AnswerKind::Number => (&[], words::FITS_RANGE),
            AnswerKind::Text => (&[], words::FITS_NOTHING),
        };
        if is_truth || is_range || allowed.is_empty() {
            let name = self.kind_name(subject);
            let places = [
                ("subject", subject),
                ("kind", name),
                ("allowed.ko", fits.ko),
                ("allowed.en", fits.en),
            ];
            return self.report((layer, key), &codes::TEST_DOES_NOT_FIT, &places, None);
        }
        let options: &[Node] = match &value.data {
            Data::List(items) => items,
            _ => std::slice::from_ref(value),
        };
        for option in options {
            let is_known = |text: &str| match kind {
                AnswerKind::Options(_, set) => set.contains(text),
                _ => allowed.contains(&text),
            };
            if let Some(text) = option
                .text()
                .filter(|text| *text != NOT_APPLICABLE && !is_known(text))
            {
                self.report_unknown(
                    (layer, option),
                    &codes::UNKNOWN_OPTION,
                    text,
                    allowed,
                    &[("subject", subject)],
                );
            }
        }
    }

    fn range(&mut self, layer: usize, value: &Node) {
        if let (Some(low), Some(high)) = (number(value.get("min")), number(value.get("max")))
            && low > high
        {
            self.report((layer, value), &codes::EMPTY_RANGE, &[], None);
        }
    }

    fn kind_name(&self, subject: &str) -> &'n str {
        let plan = self.plan;
        let (item, field): (Option<&TreeItem<'n>>, _) = match plan.fact(subject) {
            Some(fact) => (Some(fact), "kind"),
            None => (plan.question(subject).map(|at| &plan.questions[at]), "answer"),
        };
        item.and_then(|item| item.field(field)?.1.text())
            .unwrap_or_default()
    }
}

fn collect_subjects<'n>(node: &'n Node, into: &mut Vec<&'n str>) {
    for (key, value) in node.map().unwrap_or_default() {
        match key.key() {
            "any" | "all" => {
                for part in value.list().unwrap_or_default() {
                    collect_subjects(part, into);
                }
            }
            "not" => collect_subjects(value, into),
            subject if Id::new(subject).is_ok() => into.push(subject),
            _ => {}
        }
    }
}
