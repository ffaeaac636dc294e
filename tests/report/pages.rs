//! Pages for the browser tests, written to the folder that `SELFCHECK_TEST_PAGES` names; without it nothing is written.

use std::path::PathBuf;

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
        &format!("{} SYNTHETIC-WHY", why.get(Lang::Ko)),
        &format!("{} SYNTHETIC-WHY", why.get(Lang::En)),
    ));
    let work = Work::full(list);
    for lang in Lang::ALL {
        std::fs::write(folder.join(format!("full-{}.html", lang.code())), work.html(lang)).expect("a page");
    }
    std::fs::write(folder.join("hostile.html"), hostile().html(Lang::En)).expect("a page");
}
