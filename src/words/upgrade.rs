//! What going to another edition of a checklist changes, as lines.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::clean::clean_line;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::text::Text;
use crate::domain::upgrade::{Reworded, Upgrade};
use crate::domain::waiting::{WaitReason, Waiting};
use crate::words;
use crate::words::{Message, list};

words! {
    HEAD = "{id}: {from} → {to}", "{id}: {from} -> {to}";
    OLDER = "더 오래된 판입니다", "this is an older edition";
    COUNTS = "그대로 {kept}, 번역·표기만 바뀜 {retouched}, 문구 바뀜 {reworded}, 옮겨짐 {moved}, 합쳐짐 {joined}, 없어짐 {removed}, 새 문항 {new}", "{kept} unchanged, {retouched} with another translation or typography, {reworded} reworded, {moved} moved, {joined} joined, {removed} removed, {new} new";
    REWORDED = "문구가 바뀐 문항. 답변은 확인할 때까지 기다립니다:", "Reworded; the answer waits until it is confirmed:";
    MOVED = "다른 id로 옮겨진 문항. 답변이 함께 가고 확인을 기다립니다:", "Moved to another id; the answer goes along and waits until it is confirmed:";
    JOINED = "여러 문항이 하나로 합쳐졌습니다. 답변은 옛 id에 남고 새 문항에는 고른 것이 없습니다:", "Several became one; the answers stay under the old ids, and nothing is chosen for the new question:";
    REMOVED = "없어진 문항. 답변과 증빙은 파일에 남습니다:", "No longer asked; answers and evidence stay in the file:";
    NEW = "새 문항:", "New:";
    ANSWERED = "답변 있음", "answered";
    OTHER_QUESTION = "절반 넘게 바뀌어 고른 답이 없습니다", "more than half of it changed, so nothing is chosen";
    BEFORE = "전", "before";
    NOW = "지금", "now";
    WAITING = "확인을 기다리는 답변 {count}개 ({reasons})", "{count|answer waits|answers wait} to be confirmed ({reasons})";
    COUNT_REWORDED = "문구 바뀜 {count}", "reworded {count}";
    COUNT_MOVED = "옮겨짐 {count}", "moved {count}";
    COUNT_TAKEN_OVER = "가져옴 {count}", "taken over {count}";
    WAITS_REWORDED = "문구가 바뀌어 확인이 필요한 답변", "reworded, answer not confirmed";
    WAITS_MOVED = "다른 id에서 옮겨져 확인이 필요한 답변", "moved from another id, answer not confirmed";
    WAITS_TAKEN_OVER = "{origin}에서 가져와 확인이 필요한 답변", "taken over from {origin}, answer not confirmed";
}

/// New questions listed before the rest is counted.
const NEW_LISTED: usize = 10;

/// The plan as lines: counts, then every question that needs a look with its old and new words.
pub fn lines(
    plan: &Upgrade,
    old: Option<&Checklist>,
    new: &Checklist,
    assessment: &Assessment,
    lang: Lang,
) -> Vec<String> {
    let writer = Writer {
        old,
        new,
        assessment,
        lang,
    };
    let mut lines = vec![counts(plan, lang)];
    writer.block(&mut lines, REWORDED, &plan.reworded, |each| writer.reworded(each));
    writer.block(&mut lines, MOVED, &plan.moved, |each| {
        let arrow = format!("{} → {}", each.from, each.to);
        let mut text = vec![writer.marked(arrow, &each.from)];
        if !each.is_same {
            text.extend(writer.both(writer.old_words(&each.from).as_ref(), &each.to));
        }
        text
    });
    writer.block(&mut lines, JOINED, &plan.joined, |each| {
        let from: Vec<&str> = each.from.iter().map(Id::as_str).collect();
        let mut text = vec![format!("{} → {}", from.join(", "), each.to)];
        for id in &each.from {
            text.extend(writer.words(BEFORE, writer.old_words(id).as_ref()));
        }
        text.extend(writer.words(NOW, writer.new_words(&each.to).as_ref()));
        text
    });
    writer.block(&mut lines, REMOVED, &plan.removed, |id| {
        let mut text = vec![writer.marked(id.to_string(), id)];
        text.extend(writer.words(BEFORE, writer.old_words(id).as_ref()));
        text
    });
    let (listed, rest) = plan.new.split_at(plan.new.len().min(NEW_LISTED));
    writer.block(&mut lines, NEW, listed, |id| {
        let words = writer.new_words(id).unwrap_or_default();
        vec![format!("{id} {}", clean_line(words.get(lang)))]
    });
    if !rest.is_empty() {
        lines.push(format!(" {}", list::and_more(rest.len(), lang)));
    }
    lines
}

/// How many answers wait to be confirmed and why; `None` where none does.
pub fn waiting(waiting: &Waiting, lang: Lang) -> Option<String> {
    let reasons = WaitReason::ALL.into_iter().filter_map(|reason| {
        let word = match reason {
            WaitReason::Reworded => COUNT_REWORDED,
            WaitReason::Moved => COUNT_MOVED,
            WaitReason::TakenOver => COUNT_TAKEN_OVER,
        };
        let count = waiting.with(reason).count();
        (count > 0).then(|| word.fill(lang, &[("count", &count.to_string())]))
    });
    let reasons = reasons.collect::<Vec<_>>().join(", ");
    let count = waiting.count().to_string();
    (waiting.count() > 0).then(|| WAITING.fill(lang, &[("count", &count), ("reasons", &reasons)]))
}

/// Why an answer waits to be confirmed. `origin` is the file it was taken over from.
pub fn wait_reason(reason: WaitReason, origin: &str, lang: Lang) -> String {
    let word = match reason {
        WaitReason::Reworded => WAITS_REWORDED,
        WaitReason::Moved => WAITS_MOVED,
        WaitReason::TakenOver => WAITS_TAKEN_OVER,
    };
    word.fill(lang, &[("origin", &clean_line(origin))])
}

/// How many questions of each kind there are.
pub fn counts(plan: &Upgrade, lang: Lang) -> String {
    let numbers = [
        ("kept", plan.kept.len()),
        ("retouched", plan.retouched.len()),
        ("reworded", plan.reworded.len()),
        ("moved", plan.moved.len()),
        ("joined", plan.joined.len()),
        ("removed", plan.removed.len()),
        ("new", plan.new.len()),
    ]
    .map(|(name, count)| (name, count.to_string()));
    COUNTS.fill(
        lang,
        &numbers.each_ref().map(|(name, text)| (*name, text.as_str())),
    )
}

struct Writer<'a> {
    old: Option<&'a Checklist>,
    new: &'a Checklist,
    assessment: &'a Assessment,
    lang: Lang,
}

impl Writer<'_> {
    fn block<T>(&self, lines: &mut Vec<String>, head: Message, items: &[T], of: impl Fn(&T) -> Vec<String>) {
        if items.is_empty() {
            return;
        }
        lines.push(head.get(self.lang).to_owned());
        for item in items {
            let mut texts = of(item).into_iter();
            lines.extend(texts.next().map(|text| format!("  {text}")));
            lines.extend(texts.map(|text| format!("    {text}")));
        }
    }

    fn reworded(&self, each: &Reworded) -> Vec<String> {
        let mut text = vec![self.marked(each.question.to_string(), &each.question)];
        text.extend(self.both(each.before.as_ref(), &each.question));
        if each.is_other && self.is_answered(&each.question) {
            text.push(OTHER_QUESTION.get(self.lang).to_owned());
        }
        text
    }

    /// Old and new words in the language asked for, or in the original where only that changed.
    fn both(&self, before: Option<&Text>, now: &Id) -> Vec<String> {
        let now = self.new_words(now);
        let [old, new] = [before, now.as_ref()].map(|text| text.map(|text| text.get(self.lang)));
        if old.is_some() && old == new {
            let [old, new] = [before, now.as_ref()].map(|text| text.map(Text::original));
            return [self.line(BEFORE, old), self.line(NOW, new)].concat();
        }
        [self.line(BEFORE, old), self.line(NOW, new)].concat()
    }

    fn words(&self, side: Message, text: Option<&Text>) -> Vec<String> {
        self.line(side, text.map(|text| text.get(self.lang)))
    }

    fn line(&self, side: Message, text: Option<&str>) -> Vec<String> {
        let text = text.map(clean_line);
        let text = text.filter(|text| !text.is_empty());
        let text = text.map(|text| format!("{}: {text}", side.get(self.lang)));
        text.into_iter().collect()
    }

    fn marked(&self, text: String, id: &Id) -> String {
        if self.is_answered(id) {
            format!("{text} ({})", ANSWERED.get(self.lang))
        } else {
            text
        }
    }

    fn is_answered(&self, id: &Id) -> bool {
        self.assessment
            .answer(id)
            .is_some_and(|answer| answer.value.is_some())
    }

    fn old_words(&self, id: &Id) -> Option<Text> {
        let question = self.old.and_then(|old| old.question(id.as_str()));
        question.map(|question| question.ask.clone())
    }

    fn new_words(&self, id: &Id) -> Option<Text> {
        self.new
            .question(id.as_str())
            .map(|question| question.ask.clone())
    }
}
