//! Reads and edits the settings file. Issues are reported at their positions; comments and order stay as the user wrote them.

use std::path::PathBuf;

use crate::domain::clean::clean_line;
use crate::domain::issue::Issue;
use crate::domain::keys::{KeyCheck, KeyLine};
use crate::domain::lang::Lang;
use crate::domain::localized::Localized;
use crate::domain::suggest::nearest;
use crate::words::Message;
use crate::words::storage as words;
use crate::yaml::budget::Budget;
use crate::yaml::emit;
use crate::yaml::node::{self, Node};
use crate::yaml::source::Source;

mod keys;

/// What is not set is `None`; its user picks the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// `language`: of the interface.
    pub language: Option<Lang>,
    /// `author`: the name answers are signed with.
    pub author: Option<String>,
    /// `glyphs`: whether marks beyond ASCII are drawn; `unicode` or `ascii`.
    pub is_ascii: Option<bool>,
    /// `colours`: `auto` is `None`; `always` or `never`.
    pub has_colours: Option<bool>,
    /// `mouse`: `on` or `off`.
    pub has_mouse: Option<bool>,
    /// `ambiguous_width`: cells of characters of ambiguous width; `narrow`, `wide`, or `probe` to ask the terminal.
    pub ambiguous_width: Option<MarkWidth>,
    /// `interface`: whether questions are asked line by line; `plain` or `screen`.
    pub is_plain: Option<bool>,
    /// `ctrl_z`: whether Ctrl+Z undoes instead of suspending; `undo` or `suspend`.
    pub undoes_on_ctrl_z: Option<bool>,
    /// `keys`: key bindings by command.
    pub keys: Vec<KeyLine>,
    /// `folders.assessments`: where new assessments are kept.
    pub assessments: Option<PathBuf>,
    /// `folders.checklists`: the user's own checklists.
    pub checklists: Option<PathBuf>,
    /// `folders.templates`: the user's own templates.
    pub templates: Option<PathBuf>,
}

/// Cells of characters of ambiguous width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkWidth {
    /// One.
    Narrow,
    /// Two.
    Wide,
    /// Ask the terminal.
    Probe,
}

/// In the order of the documentation.
pub const NAMES: [&str; 10] = [
    "language",
    "author",
    "glyphs",
    "colours",
    "mouse",
    "ambiguous_width",
    "interface",
    "ctrl_z",
    "keys",
    "folders",
];

/// The names under `folders`.
pub const FOLDERS: [&str; 3] = ["assessments", "checklists", "templates"];

/// Reads what can be read and reports the rest. `name` is shown to the user; `check` knows commands and keys.
pub fn read(name: &str, text: &str, check: KeyCheck) -> (Settings, Vec<Issue>) {
    let source = Source::new(name, text);
    let is_blank = text
        .lines()
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
    let mut reader = Reader {
        source: &source,
        issues: Vec::new(),
    };
    let mut settings = Settings::default();
    match node::read(&source, &Budget::CHECKLIST) {
        Ok(root) => {
            reader.settings(&root, &mut settings);
            let keys = root.get("keys");
            settings.keys = keys.map_or_else(Vec::new, |keys| {
                reader.keys(keys, check, settings.undoes_on_ctrl_z == Some(true))
            });
        }
        Err(issues) if is_blank && issues.iter().all(|issue| issue.code == "E002") => {}
        Err(issues) => reader.issues = issues,
    }
    (settings, reader.issues)
}

/// Changes one setting in the text of a settings file and keeps the rest; returns it unchanged if that cannot be done by a line.
pub fn set(text: &str, name: &str, value: &str) -> String {
    let written = emit::document(
        &[],
        &[(
            name.to_owned(),
            crate::domain::unknown_fields::Tree::Text(value.to_owned()),
        )],
    );
    let is_it = |line: &str| {
        line.strip_prefix(name)
            .is_some_and(|rest| rest.trim_start().starts_with(':'))
    };
    let mut out = String::with_capacity(text.len() + written.len());
    let mut is_done = false;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        if !is_it(line) {
            out.push_str(line);
            continue;
        }
        // A value may continue on indented lines.
        while lines.next_if(|next| next.starts_with([' ', '\t'])).is_some() {}
        if !is_done {
            out.push_str(&written);
            is_done = true;
        }
    }
    if !is_done {
        if !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        out.push_str(&written);
    }
    let is_read = |text: &str| read("", text, |_, _| Vec::new()).1.is_empty();
    // In a flow map, or next to a quoted key, another line would break the file.
    if is_read(text) && !is_read(&out) {
        return text.to_owned();
    }
    out
}

struct Reader<'a> {
    source: &'a Source,
    issues: Vec<Issue>,
}

impl Reader<'_> {
    fn settings(&mut self, root: &Node, settings: &mut Settings) {
        const SWITCH: [(&str, bool); 4] = [("on", true), ("off", false), ("true", true), ("false", false)];
        let languages = Lang::ALL.map(|lang| (lang.code(), lang));
        let Some(entries) = root.map() else {
            return self.report(
                root,
                "E401",
                words::SETTING_MAP.localized(&[]),
                Localized::default(),
            );
        };
        for (key, value) in entries {
            match key.key() {
                _ if value.is_null() => {}
                "language" => settings.language = self.one_of(key, value, &languages),
                "author" => settings.author = self.text(key, value),
                "glyphs" => {
                    settings.is_ascii = self.one_of(key, value, &[("unicode", false), ("ascii", true)]);
                }
                "colours" => {
                    let taken = [("auto", None), ("always", Some(true)), ("never", Some(false))];
                    settings.has_colours = self.one_of(key, value, &taken).flatten();
                }
                "mouse" => settings.has_mouse = self.one_of(key, value, &SWITCH),
                "ambiguous_width" => {
                    let taken = [
                        ("narrow", MarkWidth::Narrow),
                        ("wide", MarkWidth::Wide),
                        ("probe", MarkWidth::Probe),
                    ];
                    settings.ambiguous_width = self.one_of(key, value, &taken);
                }
                "interface" => {
                    settings.is_plain = self.one_of(key, value, &[("screen", false), ("plain", true)]);
                }
                "ctrl_z" => {
                    settings.undoes_on_ctrl_z =
                        self.one_of(key, value, &[("suspend", false), ("undo", true)]);
                }
                // Read last, because Ctrl+Z decides what is free.
                "keys" => {}
                "folders" => self.folders(key, value, settings),
                _ => self.unknown(key, &NAMES),
            }
        }
    }

    fn folders(&mut self, name: &Node, node: &Node, settings: &mut Settings) {
        let Some(entries) = node.map() else {
            return self.refuse(name, node, &words::SETTING_FOLDERS.localized(&[]));
        };
        for (key, value) in entries {
            let text = || value.text().map(PathBuf::from);
            match key.key() {
                _ if value.is_null() => {}
                name if FOLDERS.contains(&name) && text().is_none() => {
                    self.refuse(key, value, &words::SETTING_TEXT.localized(&[]));
                }
                "assessments" => settings.assessments = text(),
                "checklists" => settings.checklists = text(),
                "templates" => settings.templates = text(),
                _ => self.unknown(key, &FOLDERS),
            }
        }
    }

    fn text(&mut self, key: &Node, value: &Node) -> Option<String> {
        let text = value.text().map(|text| clean_line(text.trim()));
        if text.is_none() {
            self.refuse(key, value, &words::SETTING_TEXT.localized(&[]));
        }
        text
    }

    fn one_of<T: Copy>(&mut self, key: &Node, value: &Node, taken: &[(&str, T)]) -> Option<T> {
        let word = value.text().unwrap_or_default();
        let found = taken
            .iter()
            .find(|(each, _)| *each == word)
            .map(|(_, meaning)| *meaning);
        if found.is_none() {
            let all: Vec<&str> = taken.iter().map(|(each, _)| *each).collect();
            let all = all.join(", ");
            self.refuse(key, value, &Localized::new(all.clone(), all));
        }
        found
    }

    fn refuse(&mut self, key: &Node, value: &Node, takes: &Localized) {
        let found = value.text().map_or_else(|| "…".to_owned(), clean_line);
        let message = words::SETTING_VALUE.localized(&[("name", key.key()), ("found", &found)]);
        let hint = |lang| words::SETTING_TAKES.fill(lang, &[("takes", takes.get(lang))]);
        let hint = Localized::each(hint);
        self.report(value, "E403", message, hint);
    }

    fn unknown(&mut self, key: &Node, names: &[&'static str]) {
        let shown = clean_line(key.key());
        let near = nearest(&shown, names.iter().copied());
        let hint = |word: Message, place, text: &str| word.localized(&[(place, text)]);
        let hint = match near {
            Some(near) => hint(words::SETTING_NEAR, "near", near),
            None => hint(words::SETTING_TAKES, "takes", &names.join(", ")),
        };
        self.report(
            key,
            "E402",
            words::SETTING_UNKNOWN.localized(&[("name", &shown)]),
            hint,
        );
    }

    fn report(&mut self, node: &Node, code: &'static str, message: Localized, hint: Localized) {
        self.issues
            .push(self.source.error(node.start, node.end, code, message, hint));
    }
}
