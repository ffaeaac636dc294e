//! Reads the `keys` map of the settings file and reports the key map's issues at their positions.

use super::Reader;
use crate::domain::clean::clean_line;
use crate::domain::keys::{KeyCheck, KeyLine};
use crate::domain::localized::Localized;
use crate::words::storage as words;
use crate::yaml::node::Node;

/// Positions of a command and its keys.
type Places<'a> = (&'a Node, Vec<&'a Node>);

impl Reader<'_> {
    /// `undo_on_ctrl_z` comes from the rest of the file.
    pub(super) fn keys(&mut self, node: &Node, check: KeyCheck, undo_on_ctrl_z: bool) -> Vec<KeyLine> {
        if node.is_null() {
            return Vec::new();
        }
        let Some(entries) = node.map() else {
            self.report(
                node,
                "E403",
                words::SETTING_KEYS.localized(&[]),
                Localized::default(),
            );
            return Vec::new();
        };
        let (mut lines, mut places): (Vec<KeyLine>, Vec<Places<'_>>) = (Vec::new(), Vec::new());
        for (name, value) in entries {
            let one = std::slice::from_ref(value);
            let items = value.list().unwrap_or(one);
            // No value keeps the default keys; an empty list removes them.
            if value.is_null() {
                continue;
            }
            if items.iter().any(|item| item.text().is_none()) {
                self.refuse(name, value, &words::SETTING_KEY_LIST.localized(&[]));
                continue;
            }
            let keys = items.iter().filter_map(|item| item.text().map(clean_line));
            lines.push(KeyLine {
                command: clean_line(name.key()),
                keys: keys.collect(),
            });
            places.push((name, items.iter().collect()));
        }
        for fault in check(&lines, undo_on_ctrl_z) {
            let Some((name, keys)) = places.get(fault.line) else {
                continue;
            };
            let node = fault.key.and_then(|key| keys.get(key)).unwrap_or(name);
            let (message, hint) = (fault.message, fault.hint);
            let mut issue = self.source.error(node.start, node.end, fault.code, message, hint);
            issue.severity = fault.severity;
            self.issues.push(issue);
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use crate::domain::issue::Severity;
    use crate::domain::keys::KeyIssue;

    /// Rejects every key but the first, and the command `bad`.
    fn check(lines: &[KeyLine], _: bool) -> Vec<KeyIssue> {
        let fault = |line, key| KeyIssue {
            line,
            key,
            code: "E405",
            severity: Severity::Warning,
            message: Localized::new("틀림", "wrong"),
            hint: Localized::default(),
        };
        let mut faults = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            faults.extend((line.command == "bad").then(|| fault(at, None)));
            faults.extend((1..line.keys.len()).map(|key| fault(at, Some(key))));
        }
        faults
    }

    #[test]
    fn each_fault_stands_at_its_key_or_command() {
        let text = "keys:\n  note: [f2, f3]\n  kept:\n  bad: x\n  gone: []\n  map: {a: b}\n";
        let (settings, issues) = read("s", text, check);
        let reported: Vec<(&str, usize, usize)> = issues
            .iter()
            .map(|issue| (issue.code, issue.place.line, issue.place.column))
            .collect();
        assert_eq!(reported, [("E403", 6, 8), ("E405", 2, 14), ("E405", 4, 3)]);
        let names: Vec<(&str, usize)> = settings
            .keys
            .iter()
            .map(|line| (line.command.as_str(), line.keys.len()))
            .collect();
        assert_eq!(names, [("note", 2), ("bad", 1), ("gone", 0)]);
        assert_eq!(read("s", "keys: f2\n", check).1[0].code, "E403");
        assert_eq!(read("s", "keys:\n", check).1, []);
    }
}
