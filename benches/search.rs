//! Search as it is typed, over 10,000 questions in two languages with a note to nearly each: every kind of query, letter by
//! letter, and the first search, which makes the index. `cargo bench --bench search` prints the slowest letter of each kind;
//! status 1 where the bar is missed by far.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench may fail loudly and prints its figures"
)]

mod support;

use std::process::ExitCode;

use selfcheck::domain::search::Index;
use support::{median, ms, time};

/// The longest that a letter may take, in milliseconds.
const BAR: f64 = 16.0;
const QUESTIONS: usize = 10_000;
const QUERIES: [(&str, &str); 8] = [
    ("an id", "Q-9999"),
    ("Latin letters", "discriminate on"),
    ("Korean", "차별하지 않는지"),
    ("initial consonants", "ㅊㅂㅎㅈ"),
    ("only in notes", "minutes"),
    ("only in notes, Korean", "회의록으로"),
    ("nowhere", "xylophone"),
    ("several words", "개인 시험 확인"),
];

fn main() -> ExitCode {
    let checklist = support::checklist(QUESTIONS, 500);
    let run = support::assessment(&checklist);
    let mut worst: f64 = 0.0;
    let index = median((0..5).map(|_| time(|| Index::of(&checklist))).collect());
    println!("{:>24} {:>10} {:>8}", "query", "ms", "letters");
    println!("{:>24} {:>10.2}", "(index, once)", ms(index));
    let ready = Index::of(&checklist);
    for (name, query) in QUERIES {
        let letters: Vec<usize> = query
            .char_indices()
            .map(|(at, each)| at + each.len_utf8())
            .collect();
        let slowest = letters.iter().map(|end| {
            let times = (0..9).map(|_| time(|| ready.find(&query[..*end], &checklist, &run)));
            ms(median(times.collect()))
        });
        let slowest = slowest.fold(0.0, f64::max);
        worst = worst.max(slowest);
        println!("{name:>24} {slowest:>10.2} {:>8}", letters.len());
    }
    let first = ms(index) + ms(time(|| ready.find("a", &checklist, &run)));
    println!("{:>24} {first:>10.2}", "the very first letter");
    println!("bar: at most {BAR} ms");
    ExitCode::from(u8::from(worst.max(first) > BAR * 1.5))
}
