//! How the files of a chain merge: base first, each next file changing by id, placing by `after`, taking away by `remove`.

use super::codes::{self, Code};
use super::node::Node;
use super::outline::{Entry, Named, Outline, SectionEntry};
use super::plan::{Item, Part, Plan, SectionItem, Slot};
use super::shape::head;
use super::source::Source;
use crate::domain::id::Id;
use crate::domain::issue::Issue;
use crate::domain::suggest::nearest;

/// Ids that mean something else in conditions and answers.
const RESERVED: [&str; 4] = ["any", "all", "not", "na"];

/// Merges the files of a chain, base first. Issues are told only for files that have a tree.
pub(crate) fn merge<'n>(outlines: Vec<Outline<'n>>, sources: &[Source]) -> (Plan<'n>, Vec<Issue>) {
    let mut merger = Merger {
        plan: Plan::default(),
        sources,
        issues: Vec::new(),
        layer: 0,
    };
    for (layer, outline) in outlines.into_iter().enumerate() {
        merger.layer = layer;
        merger.remove(&outline.removed);
        merger.add_facts(outline.facts);
        merger.add_sections(outline.sections);
    }
    (merger.plan, merger.issues)
}

struct Merger<'n, 's> {
    plan: Plan<'n>,
    sources: &'s [Source],
    issues: Vec<Issue>,
    layer: usize,
}

impl<'n> Merger<'n, '_> {
    fn tell(&mut self, node: Option<&Node>, code: &Code, places: &[(&str, &str)], near: Option<&str>) {
        let (Some(node), Some(source)) = (node, self.sources.get(self.layer)) else {
            return;
        };
        self.issues
            .push(code.at(source, head(source, node), places, near));
    }

    fn remove(&mut self, removed: &[Named<'n>]) {
        for name in removed {
            match self.plan.owners.remove(&name.id) {
                Some(Slot::Fact) => self.plan.facts.retain(|fact| fact.id != name.id),
                Some(Slot::Question { at, section }) => {
                    self.plan.sections[section].questions.retain(|each| *each != at);
                }
                Some(Slot::Section(at)) => self.remove_section(at),
                None => {
                    let mut all: Vec<&str> = self.plan.owners.keys().map(Id::as_str).collect();
                    all.sort_unstable();
                    let near = nearest(name.id.as_str(), all).map(str::to_owned);
                    let places = [("name", name.id.as_str())];
                    self.tell(name.node, &codes::UNKNOWN_REMOVE, &places, near.as_deref());
                }
            }
        }
    }

    fn remove_section(&mut self, section: usize) {
        let siblings = match self.plan.sections[section].parent {
            Some(parent) => &mut self.plan.sections[parent].sections,
            None => &mut self.plan.roots,
        };
        siblings.retain(|each| *each != section);
        let mut open = vec![section];
        while let Some(at) = open.pop() {
            let gone = &self.plan.sections[at];
            open.extend(&gone.sections);
            for question in &gone.questions {
                self.plan.owners.remove(&self.plan.questions[*question].id);
            }
            self.plan.owners.remove(&gone.item.id);
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
        let place = match slot {
            Slot::Fact => self.plan.fact(entry.id.as_str()).and_then(Item::place),
            Slot::Section(at) => self.plan.sections[at].item.place(),
            Slot::Question { at, .. } => self.plan.questions[at].place(),
        };
        if let Some((layer, node)) = place {
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
        item.parts.iter().any(|part| part.layer == self.layer)
    }

    fn part(&self, entry: &Entry<'n>) -> Part<'n> {
        Part {
            layer: self.layer,
            ordinal: entry.ordinal,
            node: entry.node,
        }
    }

    fn add_facts(&mut self, facts: Vec<Entry<'n>>) {
        for entry in facts {
            let known = self.plan.facts.iter().position(|fact| fact.id == entry.id);
            let mut item = match known {
                Some(at) if !self.has_part_here(&self.plan.facts[at]) => {
                    let part = self.part(&entry);
                    self.plan.facts[at].parts.push(part);
                    if entry.after.is_none() {
                        continue;
                    }
                    Some(self.plan.facts.remove(at))
                }
                _ if self.is_free(&entry) => None,
                _ => continue,
            };
            let ids: Vec<&Id> = self.plan.facts.iter().map(|fact| &fact.id).collect();
            let (at, issue) = position_after(&entry, &ids);
            self.tell_after(&entry, issue);
            self.plan.owners.insert(entry.id.clone(), Slot::Fact);
            let item = item.take().unwrap_or_else(|| Item::new(&entry, self.layer));
            self.plan.facts.insert(at, item);
        }
    }

    /// Tells an `after` that names nothing among the entries beside it.
    fn tell_after(&mut self, entry: &Entry<'n>, unknown: Option<UnknownAfter>) {
        if let (Some(UnknownAfter { near }), Some(after)) = (unknown, &entry.after) {
            let node = entry.node.and_then(|node| node.get("after"));
            self.tell(
                node,
                &codes::UNKNOWN_AFTER,
                &[("name", after.as_str())],
                near.as_deref(),
            );
        }
    }

    fn add_sections(&mut self, sections: Vec<SectionEntry<'n>>) {
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
                for question in section.questions {
                    self.add_question(&question, here);
                }
            }
        }
    }

    fn add_section(&mut self, entry: &Entry<'n>, parent: Option<usize>) -> Option<usize> {
        let known = match self.plan.owners.get(&entry.id) {
            Some(Slot::Section(at)) if !self.has_part_here(&self.plan.sections[*at].item) => Some(*at),
            _ => None,
        };
        if let Some(at) = known {
            let before = self.plan.sections[at].parent;
            if parent.is_some() && before != parent {
                let place = before
                    .map_or("sections", |at| self.plan.sections[at].item.id.as_str())
                    .to_owned();
                self.tell_moved(entry, &place);
                return None;
            }
            let part = self.part(entry);
            self.plan.sections[at].item.parts.push(part);
            if entry.after.is_some() {
                self.place_section(entry, before, at);
            }
            return Some(at);
        }
        if !self.is_free(entry) {
            return None;
        }
        let at = self.plan.sections.len();
        self.plan.owners.insert(entry.id.clone(), Slot::Section(at));
        self.place_section(entry, parent, at);
        self.plan.sections.push(SectionItem {
            item: Item::new(entry, self.layer),
            parent,
            questions: Vec::new(),
            sections: Vec::new(),
        });
        Some(at)
    }

    /// Puts a section where its `after` says, else at the end of those beside it.
    fn place_section(&mut self, entry: &Entry<'n>, parent: Option<usize>, at: usize) {
        let mut siblings = match parent {
            Some(parent) => std::mem::take(&mut self.plan.sections[parent].sections),
            None => std::mem::take(&mut self.plan.roots),
        };
        siblings.retain(|each| *each != at);
        let (position, issue) = if entry.after.is_some() {
            let ids: Vec<&Id> = siblings
                .iter()
                .map(|each| &self.plan.sections[*each].item.id)
                .collect();
            position_after(entry, &ids)
        } else {
            (siblings.len(), None)
        };
        siblings.insert(position, at);
        match parent {
            Some(parent) => self.plan.sections[parent].sections = siblings,
            None => self.plan.roots = siblings,
        }
        self.tell_after(entry, issue);
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
                self.plan.sections[section].questions.retain(|each| *each != at);
                at
            }
            _ if !self.is_free(entry) => return,
            _ => {
                let at = self.plan.questions.len();
                self.plan
                    .owners
                    .insert(entry.id.clone(), Slot::Question { at, section });
                self.plan.questions.push(Item::new(entry, self.layer));
                at
            }
        };
        let mut all = std::mem::take(&mut self.plan.sections[section].questions);
        let (position, issue) = if entry.after.is_some() {
            let ids: Vec<&Id> = all.iter().map(|each| &self.plan.questions[*each].id).collect();
            position_after(entry, &ids)
        } else {
            (all.len(), None)
        };
        all.insert(position, at);
        self.plan.sections[section].questions = all;
        self.tell_after(entry, issue);
    }
}

/// An `after` that names nothing, with what was likely meant.
struct UnknownAfter {
    near: Option<String>,
}

/// Where an entry goes among its siblings; with an unknown `after`, at the end.
fn position_after(entry: &Entry<'_>, siblings: &[&Id]) -> (usize, Option<UnknownAfter>) {
    let Some(after) = &entry.after else {
        return (siblings.len(), None);
    };
    if let Some(at) = siblings.iter().position(|id| *id == after) {
        return (at + 1, None);
    }
    let near = nearest(after.as_str(), siblings.iter().map(|id| id.as_str())).map(str::to_owned);
    (siblings.len(), Some(UnknownAfter { near }))
}
