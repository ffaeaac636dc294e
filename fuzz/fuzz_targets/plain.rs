//! Lines typed or piped into plain mode: every session ends, and no output could control a terminal.
#![no_main]

use std::io::Cursor;
use std::path::Path;

use libfuzzer_sys::fuzz_target;
use selfcheck::domain::assessment::Assessment;
use selfcheck::domain::lang::Lang;
use selfcheck::plain::run;
use selfcheck_fuzz::assert_safe;

#[path = "../../tests/support/cctv.rs"]
#[allow(dead_code, reason = "the tests need more of it")]
mod cctv;
#[path = "../../tests/support/checklist.rs"]
mod checklist;
#[path = "../../tests/support/memory_port.rs"]
#[allow(dead_code, reason = "the tests need more of it")]
mod memory_port;

use memory_port::MemoryPort;

fuzz_target!(|data: &[u8]| {
    for lang in Lang::ALL {
        let list = selfcheck_fuzz::checklist().clone();
        let begun = Assessment::begin(&list, "2026-11-24T00:00:00+00:00");
        let mut port = MemoryPort::new(list, begun);
        let mut output = Vec::new();
        let _ = run(&mut port, Some(Path::new("a.selfcheck.yaml")), lang, &mut Cursor::new(data), &mut output);
        assert_safe(&String::from_utf8(output).expect("the output is text"));
    }
});
