//! Shared by the targets: the check that no message can control a terminal, a small checklist, and a folder for files.

use std::path::PathBuf;
use std::sync::OnceLock;

use selfcheck::checklist::Catalog;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::clean::clean;
use selfcheck::domain::issue::Issue;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::reference::Registry;
use selfcheck::yaml::diagnose;
use selfcheck::yaml::source::Source;

/// Fails where a text contains a character that could control a terminal or is invisible.
pub fn assert_safe(text: &str) {
    assert_eq!(clean(text), text, "not safe to print");
}

/// Fails where messages about an input could control a terminal, or are far too long.
pub fn assert_issues_safe(issues: &[Issue], sources: &[Source]) {
    for lang in Lang::ALL {
        let text = diagnose::text(issues, sources, lang, false);
        assert!(text.len() < 1024 * 1024, "{} bytes of messages", text.len());
        assert_safe(&text);
        for issue in issues {
            assert_safe(issue.message.get(lang));
            assert_safe(issue.hint.get(lang));
        }
    }
}

/// The shipped references, read once.
pub fn registry() -> &'static Registry {
    static REGISTRY: OnceLock<Registry> = OnceLock::new();
    REGISTRY.get_or_init(|| Catalog::shipped().registry().clone())
}

/// A small checklist with questions of several kinds.
pub fn checklist() -> &'static Checklist {
    static CHECKLIST: OnceLock<Checklist> = OnceLock::new();
    CHECKLIST.get_or_init(|| {
        Catalog::load_resolved("small.yaml", include_str!("../small.yaml")).expect("the small checklist is valid")
    })
}

/// A folder of this process, in memory if the system has such a place.
pub fn folder() -> &'static PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let memory = PathBuf::from("/dev/shm");
        let parent = if memory.is_dir() { memory } else { std::env::temp_dir() };
        let folder = parent.join(format!("selfcheck-fuzz-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        folder
    })
}
