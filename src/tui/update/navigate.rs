//! Moving: between rows, screens and questions. After every message the place is settled: focus on a row that exists,
//! nothing scrolled past its end.

use crate::domain::port::Access;
use crate::words::tui as word;

use super::super::act::Act;
use super::super::effect::Effect;
use super::super::flow::{self, Flow, Panes};
use super::super::keymap::{Command, Context};
use super::super::model::{Field, Model, Place, Saving, Screen};
use super::super::page::{self, Page};
use super::super::theme::Role;
use super::{act, editing};

/// The page shown, laid out as it is seen.
struct Shown {
    page: Page,
    stops: Vec<usize>,
    flow: Flow,
    panes: Panes,
}

impl Shown {
    fn of(model: &Model) -> Self {
        let page = page::page(model);
        let panes = flow::panes(model, flow::extra_rows(model));
        Self {
            stops: page.stops(),
            flow: Flow::of(&page, model, panes.body.width, panes.body.height),
            panes,
            page,
        }
    }

    fn height(&self) -> usize {
        usize::from(self.panes.body.height)
    }

    /// Whether a row that begins on the first line shown can stand one lower, so that what is pinned has that line.
    fn makes_room(&self, row: usize, scroll: usize) -> bool {
        let span = |row: usize| self.flow.spans.get(row).copied();
        let (Some((pinned, _)), Some((start, end))) = (self.page.pinned.and_then(span), span(row)) else {
            return false;
        };
        pinned < scroll && start == scroll && end < scroll + self.height()
    }

    fn act(&self, focus: usize) -> Option<&Act> {
        self.page.rows[*self.stops.get(focus)?].act.as_ref()
    }
}

/// Brings focus and scroll of the screen shown in step with its rows.
pub(super) fn settle(model: &mut Model) {
    if model.stack.is_empty() {
        model.stack.push(Place::new(Screen::Home));
    }
    let shown = Shown::of(model);
    let edited = model
        .editing
        .as_ref()
        .map(|editing| Act::Edit(editing.field.clone()));
    let is_query = model.context() == Context::Query;
    let Some(place) = model.stack.last_mut() else {
        return;
    };
    let find = |wanted: &Act| (0..shown.stops.len()).find(|focus| shown.act(*focus) == Some(wanted));
    let held = match (&edited, is_query) {
        (Some(act), false) => find(act),
        _ => place.key.as_ref().and_then(find),
    };
    let start = || {
        let fresh = place.key.is_none() && place.focus == 0;
        fresh.then(|| shown.page.start.as_ref().and_then(find)).flatten()
    };
    let last = shown.stops.len().saturating_sub(1);
    place.focus = held.or_else(start).unwrap_or(place.focus).min(last);
    place.key = shown.act(place.focus).cloned();
    if place.follow
        && let Some(row) = shown.stops.get(place.focus)
    {
        let from = if shown.flow.is_on_first_page(*row, shown.height()) && place.focus == 0 {
            // What stands above the first row can be reached no other way.
            0
        } else {
            place.scroll
        };
        place.scroll = shown.flow.scroll_to(*row, from, shown.height());
        place.scroll -= usize::from(shown.makes_room(*row, place.scroll));
    }
    place.scroll = place.scroll.min(shown.flow.last_scroll(shown.height()));
}

/// Moves the focus by one row, or scrolls where the next row is further away than a screen shows.
pub(super) fn step(model: &mut Model, down: bool) {
    let shown = Shown::of(model);
    let height = shown.height();
    let last = shown.flow.last_scroll(height);
    let Some(place) = model.stack.last_mut() else {
        return;
    };
    let next = if down {
        Some(place.focus + 1).filter(|next| *next < shown.stops.len())
    } else {
        place.focus.checked_sub(1)
    };
    let span = next
        .and_then(|next| shown.flow.spans.get(*shown.stops.get(next)?))
        .copied();
    let bottom = place.scroll + height;
    let here = shown
        .stops
        .get(place.focus)
        .and_then(|row| shown.flow.spans.get(*row));
    let is_beyond = here.is_some_and(|(start, end)| {
        if down {
            *start >= bottom
        } else {
            *end <= place.scroll
        }
    });
    match (next, span) {
        // Nothing lies beyond the focused row, but it lies beyond the edge itself.
        (None, _) if is_beyond => place.follow = true,
        (Some(next), Some((start, end))) => {
            let far = if down {
                start > bottom + 1
            } else {
                end + 1 < place.scroll
            };
            if far {
                scroll(place, if down { 3 } else { -3 }, last);
            } else {
                place.focus = next;
                place.key = shown.act(next).cloned();
                place.follow = true;
            }
        }
        _ => scroll(place, if down { 1 } else { -1 }, last),
    }
}

fn scroll(place: &mut Place, lines: isize, last: usize) {
    place.scroll = place.scroll.saturating_add_signed(lines).min(last);
    place.follow = false;
}

/// Scrolls by a screen and brings the focus along.
pub(super) fn page_by(model: &mut Model, down: bool) {
    let shown = Shown::of(model);
    let height = shown.height();
    let lines = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1);
    let Some(place) = model.stack.last_mut() else {
        return;
    };
    scroll(
        place,
        if down { lines } else { -lines },
        shown.flow.last_scroll(height),
    );
    let visible = |focus: &usize| {
        let (start, end) = shown.flow.spans[shown.stops[*focus]];
        start >= place.scroll && end <= place.scroll + height
    };
    let mut stops = 0..shown.stops.len();
    let found = if down {
        stops.rfind(visible)
    } else {
        stops.find(visible)
    };
    if let Some(focus) = found {
        place.focus = focus;
        place.key = shown.act(focus).cloned();
    }
}

/// Moves the focus to the first or last row and shows that end of the page.
pub(super) fn to_end(model: &mut Model, last: bool) {
    let shown = Shown::of(model);
    let Some(place) = model.stack.last_mut() else {
        return;
    };
    place.focus = if last {
        shown.stops.len().saturating_sub(1)
    } else {
        0
    };
    place.key = shown.act(place.focus).cloned();
    place.scroll = if last {
        shown.flow.last_scroll(shown.height())
    } else {
        0
    };
    place.follow = false;
}

/// Moves the focus to the row that does this and shows the page from there.
pub(super) fn show_from(model: &mut Model, wanted: &Act) {
    let shown = Shown::of(model);
    let Some(focus) = (0..shown.stops.len()).find(|focus| shown.act(*focus) == Some(wanted)) else {
        return;
    };
    let (start, _) = shown.flow.spans[shown.stops[focus]];
    if let Some(place) = model.stack.last_mut() {
        place.focus = focus;
        place.key = Some(wanted.clone());
        // One line more for what is pinned at the top.
        place.scroll = start.saturating_sub(1);
        place.follow = false;
    }
}

/// Moves the focus to the row that does this, if it is there.
pub(super) fn focus(model: &mut Model, wanted: Act) {
    if let Some(place) = model.stack.last_mut() {
        place.key = Some(wanted);
        place.follow = true;
    }
}

/// What the focused row does.
pub(super) fn focused(model: &Model) -> Option<Act> {
    model.place().key.clone()
}

/// Shows a screen: the one already on the stack, else a new one on top.
pub(super) fn go(model: &mut Model, screen: Screen) {
    if let Some(at) = model.stack.iter().position(|place| place.screen == screen) {
        model.stack.truncate(at + 1);
        if let Some(place) = model.stack.last_mut() {
            place.follow = true;
        }
    } else {
        model.stack.push(Place::new(screen));
    }
    if let Screen::Search | Screen::Palette = screen {
        let field = if screen == Screen::Search {
            Field::Search
        } else {
            Field::Palette
        };
        editing::begin(model, field);
    }
}

/// Shows the question at a position, on top of where the user came from.
pub(super) fn go_question(model: &mut Model, at: usize) -> Vec<Effect> {
    let Some(session) = &mut model.session else {
        return Vec::new();
    };
    if at >= session.checklist.questions.len() {
        return Vec::new();
    }
    session.at = at;
    model.guide_scroll = 0;
    let passing = |place: &Place| matches!(place.screen, Screen::Question | Screen::Search | Screen::Palette);
    model.stack.retain(|place| !passing(place));
    model.stack.push(Place::new(Screen::Question));
    vec![Effect::Remember]
}

/// One level back. From the overview back means leaving the assessment.
pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    if model.ask.take().is_some() {
        return Vec::new();
    }
    model.notice = None;
    match model.stack.len() {
        0 | 1 => {
            model.tell_keys(Role::Dim, word::QUIT_HINT, &[("quit", Command::Quit)]);
            Vec::new()
        }
        2 if model.session.is_some() => leave(model),
        _ => {
            model.stack.pop();
            if let Some(place) = model.stack.last_mut() {
                place.follow = true;
            }
            Vec::new()
        }
    }
}

/// Leaves the assessment for the first screen.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    if model.session.is_none() {
        model.stack.truncate(1);
        return vec![Effect::LoadHome];
    }
    if let Saving::Failed(trouble) = &model.saving {
        let trouble = trouble.clone();
        super::outcome::ask_unsaved(model, &trouble);
        return Vec::new();
    }
    vec![Effect::Leave]
}

/// A click: focus the row there and choose it.
pub(super) fn click(model: &mut Model, column: u16, row: u16) -> Vec<Effect> {
    if model.is_too_small() || model.ask.is_some() {
        return Vec::new();
    }
    let shown = Shown::of(model);
    let body = shown.panes.body;
    if !body.contains((column, row).into()) {
        return Vec::new();
    }
    let scroll = model.place().scroll;
    let focused = shown.stops.get(model.place().focus).copied();
    let pinned = shown.flow.pinned(&shown.page, scroll, shown.height(), focused);
    if row == body.y && pinned.is_some() {
        return Vec::new();
    }
    let line = usize::from(row - body.y) + scroll;
    let hit = shown.flow.lines.get(line).map(|line| line.row);
    let Some(focus) = hit.and_then(|hit| shown.stops.iter().position(|stop| *stop == hit)) else {
        return Vec::new();
    };
    let Some(wanted) = shown.act(focus).cloned() else {
        return Vec::new();
    };
    let mut effects = editing::leave(model);
    self::focus(model, wanted.clone());
    effects.extend(act::perform(model, wanted));
    effects
}

/// The wheel scrolls without moving the focus.
pub(super) fn wheel(model: &mut Model, lines: i16) {
    let shown = Shown::of(model);
    let last = shown.flow.last_scroll(shown.height());
    if let Some(place) = model.stack.last_mut() {
        scroll(place, isize::from(lines), last);
    }
}

/// Whether the assessment at hand can be written, without saying so.
pub(super) fn is_writable(model: &Model) -> bool {
    let access = model.session.as_ref().map(|session| &session.access);
    access == Some(&Access::Writable)
}
