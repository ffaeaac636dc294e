//! Merges a checklist with its bases, base first: each later file changes entries by id, places them with `after` and drops them
//! with `remove`.

use super::codes;
use super::plan::{Entry, Item, Layer, Owner, Part, Plan, Reading, SectionItem, id_node};
use crate::domain::id::Id;
use crate::domain::issue::Issue;
use crate::yaml::code::Code;
use crate::yaml::codes as yaml_codes;
use crate::yaml::issue_list::IssueList;
use crate::yaml::node::Node;
use crate::yaml::source::Source;

/// Ids with a meaning of their own in conditions and answers.
const RESERVED: [&str; 4] = ["any", "all", "not", "na"];

/// Entries that one file may place with `after`: each costs a search through a list, which hostile files would multiply.
const MAX_PLACED: usize = 10_000;

/// Merges the files of a chain, base first. Issues are reported only for layers that are trees; `sources` are their texts.
pub(crate) fn merge<R: Reading>(layers: Vec<Layer<'_, R>>, sources: &[Source]) -> (Plan<R>, Vec<Issue>) {
    let mut merger = Merger {
        plan: Plan::default(),
        sources,
        issues: IssueList::default(),
        layer: 0,
        placed: 0,
    };
    for (at, layer) in layers.into_iter().enumerate() {
        (merger.layer, merger.placed) = (at, 0);
        merger.remove(&layer.removed);
        for fact in layer.facts {
            merger.add_fact(fact);
        }
        for section in layer.sections {
            merger.add_section(section, None);
        }
    }
    merger.finish()
}

struct Merger<'s, R: Reading> {
    plan: Plan<R>,
    sources: &'s [Source],
    issues: IssueList,
    layer: usize,
    /// Entries of this layer placed with `after`.
    placed: usize,
}

impl<R: Reading> Merger<'_, R> {
    /// Drops removed entries from the lists, once for all so that removing stays linear.
    fn finish(mut self) -> (Plan<R>, Vec<Issue>) {
        let plan = &mut self.plan;
        let mut facts = std::mem::take(&mut plan.fact_order);
        facts.retain(|at| plan.owners.get(&plan.facts[*at].id) == Some(&Owner::Fact(*at)));
        let mut roots = std::mem::take(&mut plan.roots);
        roots.retain(|at| plan.has_section(*at));
        (plan.fact_order, plan.roots) = (facts, roots);
        for at in 0..plan.sections.len() {
            let mut sections = std::mem::take(&mut plan.sections[at].sections);
            sections.retain(|each| plan.has_section(*each));
            let mut questions = std::mem::take(&mut plan.sections[at].questions);
            questions.retain(|each| plan.has_question(*each));
            (plan.sections[at].sections, plan.sections[at].questions) = (sections, questions);
        }
        plan.removed.retain(|id| !plan.owners.contains_key(id));
        (self.plan, self.issues.into_vec())
    }

    fn report(&mut self, node: Option<&Node>, code: &Code, places: &[(&str, &str)], near: Option<&str>) {
        if let (Some(node), Some(source)) = (node, self.sources.get(self.layer)) {
            self.issues.report(source, node, code, places, near);
        }
    }

    fn remove(&mut self, removed: &[(Id, Option<&Node>)]) {
        for (id, node) in removed {
            match self.plan.owners.remove(id) {
                Some(Owner::Fact(_)) => {}
                Some(Owner::Question { .. }) => self.plan.removed.push(id.clone()),
                Some(Owner::Section { at, .. }) => self.remove_contents(at),
                None => {
                    let all = self.plan.owners.keys().map(Id::as_str);
                    let near = self.issues.nearest(id.as_str(), all).map(str::to_owned);
                    let places = [("name", id.as_str())];
                    self.report(*node, &codes::UNKNOWN_REMOVE, &places, near.as_deref());
                }
            }
        }
    }

    fn remove_contents(&mut self, section: usize) {
        let plan = &mut self.plan;
        let mut open = vec![section];
        while let Some(at) = open.pop() {
            for question in plan.sections[at].questions.clone() {
                if plan.has_question(question) {
                    let id = plan.questions[question].id.clone();
                    plan.owners.remove(&id);
                    plan.removed.push(id);
                }
            }
            for inner in plan.sections[at].sections.clone() {
                if plan.has_section(inner) {
                    plan.owners.remove(&plan.sections[inner].item.id);
                    open.push(inner);
                }
            }
        }
    }

    /// Whether an id may be used for a new entry; reports it otherwise.
    fn is_free(&mut self, id: &Id, node: Option<&Node>) -> bool {
        let node = node.map(id_node);
        if RESERVED.contains(&id.as_str()) {
            self.report(node, &codes::RESERVED_ID, &[("name", id.as_str())], None);
            return false;
        }
        let first = match self.plan.owners.get(id) {
            None => return true,
            Some(Owner::Fact(at)) => self.plan.facts[*at].place(),
            Some(Owner::Section { at, .. }) => self.plan.sections[*at].item.place(),
            Some(Owner::Question { at, .. }) => self.plan.questions[*at].place(),
        };
        if let Some((layer, node_of_first)) = first
            && !self.issues.is_full()
        {
            let first = self.sources[layer].place(node_of_first.start, node_of_first.end);
            let line = first.line.to_string();
            let places = [
                ("name", id.as_str()),
                ("file", first.file.as_str()),
                ("line", line.as_str()),
            ];
            self.report(node, &codes::DUPLICATE_ID, &places, None);
        }
        false
    }

    fn has_part_here<T>(&self, item: &Item<T>) -> bool {
        item.parts.last().is_some_and(|part| part.layer == self.layer)
    }

    fn part<T>(&self, entry: T) -> Part<T> {
        Part {
            layer: self.layer,
            entry,
        }
    }

    fn item<T>(&self, id: Id, entry: T) -> Item<T> {
        Item {
            id,
            parts: vec![self.part(entry)],
        }
    }

    fn add_fact(&mut self, entry: R::Fact) {
        let Some(id) = entry.id() else { return };
        let known = match self.plan.owners.get(&id).copied() {
            Some(Owner::Fact(at)) if !self.has_part_here(&self.plan.facts[at]) => Some(at),
            _ if !self.is_free(&id, entry.node()) => return,
            _ => None,
        };
        let at = known.unwrap_or(self.plan.facts.len());
        let placement = self.placement(&entry, known.is_none(), |owner| match owner {
            Owner::Fact(before) if before != at => Some(before),
            _ => None,
        });
        placement.apply(&mut self.plan.fact_order, at);
        if known.is_some() {
            let part = self.part(entry);
            self.plan.facts[at].parts.push(part);
        } else {
            self.plan.owners.insert(id.clone(), Owner::Fact(at));
            let item = self.item(id, entry);
            self.plan.facts.push(item);
        }
    }

    /// Where an entry goes in its list. Reports an `after` that names no entry of the same list.
    fn placement(
        &mut self,
        entry: &impl Entry,
        is_new: bool,
        sibling: impl Fn(Owner) -> Option<usize>,
    ) -> Placement {
        let unplaced = if is_new {
            Placement::Last
        } else {
            Placement::Unchanged
        };
        let Some(after) = entry.after() else {
            return unplaced;
        };
        self.placed += 1;
        let node = entry.node().and_then(|node| node.get("after"));
        if self.placed > MAX_PLACED {
            if self.placed == MAX_PLACED + 1 {
                self.report(node, &yaml_codes::TOO_MANY_NODES, &[], None);
            }
            return unplaced;
        }
        if let Some(before) = self.plan.owners.get(&after).copied().and_then(&sibling) {
            return Placement::After { before, is_new };
        }
        let owners = self.plan.owners.iter();
        let siblings = owners.filter(|(_, owner)| sibling(**owner).is_some());
        let near = self
            .issues
            .nearest(after.as_str(), siblings.map(|(id, _)| id.as_str()))
            .map(str::to_owned);
        let places = [("name", after.as_str())];
        self.report(node, &codes::UNKNOWN_AFTER, &places, near.as_deref());
        unplaced
    }

    /// Adds a section with its contents; one that has no place is left out whole.
    fn add_section(&mut self, mut entry: R::Section, parent: Option<usize>) {
        let (questions, inner) = R::contents(&mut entry);
        let Some(here) = self.section(entry, parent) else {
            return;
        };
        for question in questions {
            self.add_question(question, here);
        }
        for section in inner {
            self.add_section(section, Some(here));
        }
    }

    fn section(&mut self, entry: R::Section, parent: Option<usize>) -> Option<usize> {
        let id = entry.id()?;
        let known = match self.plan.owners.get(&id).copied() {
            Some(Owner::Section { at, .. }) if !self.has_part_here(&self.plan.sections[at].item) => Some(at),
            _ if !self.is_free(&id, entry.node()) => return None,
            _ => None,
        };
        let at = known.unwrap_or(self.plan.sections.len());
        let beside = known.map_or(parent, |at| self.plan.sections[at].parent);
        if known.is_some() && parent.is_some() && beside != parent {
            let place = beside
                .map_or("sections", |at| self.plan.sections[at].item.id.as_str())
                .to_owned();
            self.report_moved(&id, entry.node(), &place);
            return None;
        }
        let placement = self.placement(&entry, known.is_none(), |owner| match owner {
            Owner::Section { at: before, parent } if before != at && parent == beside => Some(before),
            _ => None,
        });
        let list = match beside {
            Some(parent) => &mut self.plan.sections[parent].sections,
            None => &mut self.plan.roots,
        };
        placement.apply(list, at);
        if known.is_some() {
            let part = self.part(entry);
            self.plan.sections[at].item.parts.push(part);
        } else {
            self.plan.owners.insert(id.clone(), Owner::Section { at, parent });
            let item = self.item(id, entry);
            self.plan.sections.push(SectionItem {
                item,
                parent,
                questions: Vec::new(),
                sections: Vec::new(),
            });
        }
        Some(at)
    }

    fn report_moved(&mut self, id: &Id, node: Option<&Node>, place: &str) {
        let places = [("name", id.as_str()), ("place", place)];
        self.report(node.map(id_node), &codes::MOVED, &places, None);
    }

    fn add_question(&mut self, entry: R::Question, section: usize) {
        let Some(id) = entry.id() else { return };
        let known = match self.plan.owners.get(&id).copied() {
            Some(Owner::Question { at, section: before })
                if !self.has_part_here(&self.plan.questions[at]) =>
            {
                if before != section {
                    let place = self.plan.sections[before].item.id.to_string();
                    return self.report_moved(&id, entry.node(), &place);
                }
                Some(at)
            }
            _ if !self.is_free(&id, entry.node()) => {
                let item = self.item(id, entry);
                return self.plan.duplicates.push(item);
            }
            _ => None,
        };
        let at = known.unwrap_or(self.plan.questions.len());
        let placement = self.placement(&entry, known.is_none(), |owner| match owner {
            Owner::Question {
                at: before,
                section: here,
            } if before != at && here == section => Some(before),
            _ => None,
        });
        placement.apply(&mut self.plan.sections[section].questions, at);
        if known.is_some() {
            let part = self.part(entry);
            self.plan.questions[at].parts.push(part);
        } else {
            self.plan
                .owners
                .insert(id.clone(), Owner::Question { at, section });
            let item = self.item(id, entry);
            self.plan.questions.push(item);
        }
    }
}

enum Placement {
    Unchanged,
    Last,
    After { before: usize, is_new: bool },
}

impl Placement {
    fn apply(self, list: &mut Vec<usize>, at: usize) {
        match self {
            Self::Unchanged => {}
            Self::Last => list.push(at),
            Self::After { before, is_new } => {
                if !is_new {
                    list.retain(|each| *each != at);
                }
                let position = list.iter().rposition(|each| *each == before);
                list.insert(position.map_or(list.len(), |before| before + 1), at);
            }
        }
    }
}
