//! What the targets share: the promise that no message can steer a terminal, a small checklist, and a folder to write into.

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

/// Fails where a text holds a character that could steer a terminal or hide itself.
pub fn assert_safe(text: &str) {
    assert_eq!(clean(text), text, "not safe to print");
}

/// Fails where what is said about an input could steer a terminal, or is far longer than anybody reads.
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
        Catalog::load_resolved("small.yaml", include_str!("../small.yaml")).expect("the small checklist is right")
    })
}

/// A folder of this process, in memory where the system has such a place.
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
