//! How the files of a chain merge: base first, each next file changing by id, placing by `after`, taking away by `remove`.

use super::outline::{Entry, Named, Outline, SectionEntry};
use super::plan::{Item, Part, Plan, SectionItem, Slot};
use super::rows::{Row, Rows};
use crate::domain::id::Id;
use crate::domain::issue::Issue;
use crate::yaml::codes::{self, Code};
use crate::yaml::issue_list::IssueList;
use crate::yaml::node::Node;
use crate::yaml::source::Source;

/// Ids that mean something else in conditions and answers.
const RESERVED: [&str; 4] = ["any", "all", "not", "na"];

/// Merges the files of a chain, base first. Issues are told only for files that have a tree.
pub(crate) fn merge<'n>(outlines: Vec<Outline<'n>>, sources: &[Source]) -> (Plan<'n>, Vec<Issue>) {
    let mut merger = Merger {
        plan: Plan::default(),
        sources,
        found: IssueList::default(),
        layer: 0,
        facts: (Rows::default(), Row::default()),
        sections: (Rows::default(), Row::default()),
        questions: Rows::default(),
        inside: Vec::new(),
    };
    for (layer, outline) in outlines.into_iter().enumerate() {
        merger.layer = layer;
        merger.remove(&outline.removed);
        for entry in &outline.facts {
            merger.add_fact(entry);
        }
        merger.add_sections(&outline.sections);
    }
    merger.finish()
}

/// What lies directly in a section while files are merged.
#[derive(Clone, Copy, Default)]
struct Inside {
    questions: Row,
    sections: Row,
}

struct Merger<'n, 's> {
    plan: Plan<'n>,
    sources: &'s [Source],
    found: IssueList,
    layer: usize,
    facts: (Rows, Row),
    /// Links of all sections, and the list of those at the top.
    sections: (Rows, Row),
    questions: Rows,
    /// What lies in each section, by its position in the plan.
    inside: Vec<Inside>,
}

impl<'n> Merger<'n, '_> {
    fn finish(mut self) -> (Plan<'n>, Vec<Issue>) {
        self.plan.facts_in_order = self.facts.0.all(self.facts.1).collect();
        let owners = &self.plan.owners;
        self.plan.removed.retain(|id| !owners.contains_key(id));
        self.plan.roots = self.sections.0.all(self.sections.1).collect();
        for (section, inside) in self.plan.sections.iter_mut().zip(&self.inside) {
            section.questions = self.questions.all(inside.questions).collect();
            section.sections = self.sections.0.all(inside.sections).collect();
        }
        (self.plan, self.found.issues)
    }

    fn tell(&mut self, node: Option<&Node>, code: &Code, places: &[(&str, &str)], near: Option<&str>) {
        if let (Some(node), Some(source)) = (node, self.sources.get(self.layer)) {
            self.found.tell(source, node, code, places, near);
        }
    }

    fn remove(&mut self, removed: &[Named<'n>]) {
        for name in removed {
            match self.plan.owners.remove(&name.id) {
                Some(Slot::Fact(at)) => self.facts.0.take(&mut self.facts.1, at),
                Some(Slot::Question { at, section }) => {
                    self.questions.take(&mut self.inside[section].questions, at);
                    self.plan.removed.push(name.id.clone());
                }
                Some(Slot::Section { at, .. }) => self.remove_section(at),
                None => {
                    let all = self.plan.owners.keys().map(Id::as_str);
                    let near = self.found.nearest(name.id.as_str(), all).map(str::to_owned);
                    let places = [("name", name.id.as_str())];
                    self.tell(name.node, &codes::UNKNOWN_REMOVE, &places, near.as_deref());
                }
            }
        }
    }

    fn remove_section(&mut self, section: usize) {
        let row = match self.plan.sections[section].parent {
            Some(parent) => &mut self.inside[parent].sections,
            None => &mut self.sections.1,
        };
        self.sections.0.take(row, section);
        let mut open = vec![section];
        while let Some(at) = open.pop() {
            let inside = self.inside[at];
            open.extend(self.sections.0.all(inside.sections));
            for question in self.questions.all(inside.questions) {
                let id = self.plan.questions[question].id.clone();
                self.plan.owners.remove(&id);
                self.plan.removed.push(id);
            }
            self.plan.owners.remove(&self.plan.sections[at].item.id);
        }
    }

    /// Whether an id may be used for a new entry; if not, it is told.
    fn is_free(&mut self, entry: &Entry<'n>) -> bool {
        let id = entry.node.map(|node| node.get("id").unwrap_or(node));
        if RESERVED.contains(&entry.id.as_str()) {
            self.tell(id, &codes::RESERVED_ID, &[("name", entry.id.as_str())], None);
            return false;
        }
        let Some(slot) = self.plan.owners.get(&entry.id).copied() else {
            return true;
        };
        let first = match slot {
            Slot::Fact(at) => self.plan.facts[at].place(),
            Slot::Section { at, .. } => self.plan.sections[at].item.place(),
            Slot::Question { at, .. } => self.plan.questions[at].place(),
        };
        if let Some((layer, node)) = first
            && !self.found.is_full()
        {
            let first = self.sources[layer].place(node.start, node.end);
            let line = first.line.to_string();
            let places = [
                ("name", entry.id.as_str()),
                ("file", first.file.as_str()),
                ("line", line.as_str()),
            ];
            self.tell(id, &codes::DUPLICATE_ID, &places, None);
        }
        false
    }

    fn has_part_here(&self, item: &Item<'n>) -> bool {
        item.parts.last().is_some_and(|part| part.layer == self.layer)
    }

    fn part(&self, entry: &Entry<'n>) -> Part<'n> {
        Part {
            layer: self.layer,
            ordinal: entry.ordinal,
            node: entry.node,
        }
    }

    fn add_fact(&mut self, entry: &Entry<'n>) {
        let at = match self.plan.owners.get(&entry.id).copied() {
            Some(Slot::Fact(at)) if !self.has_part_here(&self.plan.facts[at]) => {
                let part = self.part(entry);
                self.plan.facts[at].parts.push(part);
                if entry.after.is_none() {
                    return;
                }
                self.facts.0.take(&mut self.facts.1, at);
                at
            }
            _ if !self.is_free(entry) => return,
            _ => {
                let at = self.plan.facts.len();
                self.plan.owners.insert(entry.id.clone(), Slot::Fact(at));
                self.plan.facts.push(Item::new(entry, self.layer));
                at
            }
        };
        let after = self.after(entry, |slot| match slot {
            Slot::Fact(before) if before != at => Some(before),
            _ => None,
        });
        match after {
            Some(before) => self.facts.0.put(&mut self.facts.1, at, Some(before)),
            None => self.facts.0.push(&mut self.facts.1, at),
        }
    }

    /// The position after which an entry stands; an `after` that names none of the entries beside it is told.
    fn after(&mut self, entry: &Entry<'n>, beside: impl Fn(Slot) -> Option<usize>) -> Option<usize> {
        let after = entry.after.as_ref()?;
        let found = self.plan.owners.get(after).copied().and_then(&beside);
        if found.is_none() {
            let siblings = self
                .plan
                .owners
                .iter()
                .filter(|(_, slot)| beside(**slot).is_some());
            let near = self
                .found
                .nearest(after.as_str(), siblings.map(|(id, _)| id.as_str()));
            let near = near.map(str::to_owned);
            let node = entry.node.and_then(|node| node.get("after"));
            self.tell(
                node,
                &codes::UNKNOWN_AFTER,
                &[("name", after.as_str())],
                near.as_deref(),
            );
        }
        found
    }

    fn add_sections(&mut self, sections: &[SectionEntry<'n>]) {
        let mut placed: Vec<Option<usize>> = Vec::with_capacity(sections.len());
        for section in sections {
            let parent = section.parent.and_then(|at| placed[at]);
            let is_orphan = section.parent.is_some() && parent.is_none();
            let here = if is_orphan {
                None
            } else {
                self.add_section(&section.entry, parent)
            };
            placed.push(here);
            if let Some(here) = here {
                for question in &section.questions {
                    self.add_question(question, here);
                }
            }
        }
    }

    fn add_section(&mut self, entry: &Entry<'n>, parent: Option<usize>) -> Option<usize> {
        let known = match self.plan.owners.get(&entry.id) {
            Some(Slot::Section { at, .. }) if !self.has_part_here(&self.plan.sections[*at].item) => Some(*at),
            _ => None,
        };
        if let Some(at) = known {
            let before = self.plan.sections[at].parent;
            if parent.is_some() && before != parent {
                let place = before.map_or("sections", |at| self.plan.sections[at].item.id.as_str());
                let place = place.to_owned();
                self.tell_moved(entry, &place);
                return None;
            }
            let part = self.part(entry);
            self.plan.sections[at].item.parts.push(part);
            if entry.after.is_some() {
                let row = match before {
                    Some(parent) => &mut self.inside[parent].sections,
                    None => &mut self.sections.1,
                };
                self.sections.0.take(row, at);
                self.place_section(entry, before, at);
            }
            return Some(at);
        }
        if !self.is_free(entry) {
            return None;
        }
        let at = self.plan.sections.len();
        let slot = Slot::Section { at, parent };
        self.plan.owners.insert(entry.id.clone(), slot);
        self.inside.push(Inside::default());
        self.plan.sections.push(SectionItem {
            item: Item::new(entry, self.layer),
            parent,
            questions: Vec::new(),
            sections: Vec::new(),
        });
        self.place_section(entry, parent, at);
        Some(at)
    }

    /// Puts a section where its `after` says, else at the end of those beside it.
    fn place_section(&mut self, entry: &Entry<'n>, parent: Option<usize>, at: usize) {
        let after = self.after(entry, |slot| match slot {
            Slot::Section {
                at: before,
                parent: beside,
            } if before != at && beside == parent => Some(before),
            _ => None,
        });
        let row = match parent {
            Some(parent) => &mut self.inside[parent].sections,
            None => &mut self.sections.1,
        };
        match after {
            Some(before) => self.sections.0.put(row, at, Some(before)),
            None => self.sections.0.push(row, at),
        }
    }

    fn tell_moved(&mut self, entry: &Entry<'n>, place: &str) {
        let node = entry.node.map(|node| node.get("id").unwrap_or(node));
        let places = [("name", entry.id.as_str()), ("place", place)];
        self.tell(node, &codes::MOVED, &places, None);
    }

    fn add_question(&mut self, entry: &Entry<'n>, section: usize) {
        let at = match self.plan.owners.get(&entry.id).copied() {
            Some(Slot::Question { at, section: before }) if !self.has_part_here(&self.plan.questions[at]) => {
                if before != section {
                    let place = self.plan.sections[before].item.id.to_string();
                    return self.tell_moved(entry, &place);
                }
                let part = self.part(entry);
                self.plan.questions[at].parts.push(part);
                if entry.after.is_none() {
                    return;
                }
                self.questions.take(&mut self.inside[section].questions, at);
                at
            }
            _ if !self.is_free(entry) => {
                self.plan.refused.push(Item::new(entry, self.layer));
                return;
            }
            _ => {
                let at = self.plan.questions.len();
                let slot = Slot::Question { at, section };
                self.plan.owners.insert(entry.id.clone(), slot);
                self.plan.questions.push(Item::new(entry, self.layer));
                at
            }
        };
        let after = self.after(entry, |slot| match slot {
            Slot::Question {
                at: before,
                section: here,
            } if before != at && here == section => Some(before),
            _ => None,
        });
        let row = &mut self.inside[section].questions;
        match after {
            Some(before) => self.questions.put(row, at, Some(before)),
            None => self.questions.push(row, at),
        }
    }
}
