//! Lines typed or piped into plain mode: whole sessions end, and nothing that is said could steer a terminal.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use selfcheck::domain::lang::Lang;
use selfcheck::plain::{Start, run};
use selfcheck_fuzz::{assert_safe, checklist};

#[path = "../../tests/plain/port.rs"]
#[allow(dead_code, reason = "the tests of plain mode need more of it")]
mod port;

fuzz_target!(|data: &[u8]| {
    for lang in Lang::ALL {
        let mut world = port::World::new(checklist().clone());
        let mut output = Vec::new();
        let _ = run(&mut world, Start::Open("a.selfcheck.yaml".into()), lang, &mut Cursor::new(data), &mut output);
        assert_safe(&String::from_utf8(output).expect("what is said is text"));
    }
});
