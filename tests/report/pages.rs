//! Pages for the browser tests, written to the folder that `SELFCHECK_TEST_PAGES` names; without it nothing is written.

use std::path::{Path, PathBuf};
use std::process::Command;

use selfcheck::domain::lang::Lang;
use selfcheck::domain::text::Text;

use super::hostile::hostile;
use super::{Work, shipped};

#[test]
fn pages_for_a_browser() {
    let Some(folder) = std::env::var_os("SELFCHECK_TEST_PAGES").map(PathBuf::from) else {
        return;
    };
    let mut list = shipped("cctv-security");
    let why = list.questions[0].why.clone().unwrap_or_default();
    list.questions[0].why = Some(Text::both(
        &format!("{} SYNTHETIC_WHY", why.get(Lang::Ko)),
        &format!("{} SYNTHETIC_WHY", why.get(Lang::En)),
    ));
    let work = Work::full(list);
    for lang in Lang::ALL {
        std::fs::write(folder.join(format!("full-{}.html", lang.code())), work.html(lang)).expect("a page");
    }
    for lang in Lang::ALL {
        example(&folder, lang);
    }
    std::fs::write(folder.join("hostile.html"), hostile().html(Lang::En)).expect("a page");
}

/// The finished example as the program prints it, with its evidence and the earlier assessment.
fn example(folder: &Path, lang: Lang) {
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/cctv-security");
    let status = Command::new(env!("CARGO_BIN_EXE_selfcheck"))
        .arg("report")
        .arg(files.join("gate-watch.selfcheck.yaml"))
        .arg("--since")
        .arg(files.join("earlier/gate-watch-2026-06.selfcheck.yaml"))
        .args(["--lang", lang.code(), "-o"])
        .arg(folder.join(format!("example-{}.html", lang.code())))
        .env("SOURCE_DATE_EPOCH", "1795500000")
        .status()
        .expect("the program");
    assert!(status.success());
}
