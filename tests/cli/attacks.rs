//! Every way to fool a reader that was thought of, with real commands in both languages: each is stopped, or disclosed by `verify`
//! and on the first page. docs/reliability.md has the table.

use sha2::{Digest as _, Sha256};

mod answers;
mod lists;
mod pages;

use super::{KINDS, LANGUAGES, world};
use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

/// What becomes of an attack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Verified,
    Partial,
    Altered,
    /// Not a report at all: exit code 3.
    Refused,
}

/// One attack: it builds `r.html`. `says` is in the words of `verify`, `shows` on the page, each in English and Korean; empty where
/// nothing is expected there.
struct Attack {
    name: &'static str,
    build: fn(&World),
    /// What the victim adds to `verify r.html`.
    verify: &'static [&'static str],
    end: End,
    says: [&'static str; 2],
    shows: [&'static str; 2],
}

const OURS: &[&str] = &["--checklist", "kinds.yaml"];

/// Everything answered well, each answer with a file of its own, and approved.
fn honest(world: &World) {
    if !world.exists("kinds.yaml") {
        world.write("kinds.yaml", KINDS);
    }
    run(world, &["new", "kinds.yaml", "--file", FILE, "--name", "Gate"]);
    run(
        world,
        &[
            "set",
            FILE,
            "faces=yes",
            "subject.version=1.0",
            "subject.organisation=Us",
            "subject.purpose=Opens a gate",
        ],
    );
    for (at, value) in ["yes", "yes", "fully", "4", "edge", "video", "operations", "yes"]
        .into_iter()
        .enumerate()
    {
        let (id, proof) = (format!("Q-0{}", at + 1), format!("proof-{at}.txt"));
        world.write(
            &proof,
            format!("Record {at}. {}\n", "What was seen and by whom. ".repeat(8)),
        );
        run(
            world,
            &["answer", FILE, &id, value, "--note", "seen", "--evidence", &proof],
        );
    }
    run(world, &["approve", FILE, "--by", "Kim"]);
}

fn run(world: &World, words: &[&str]) {
    let ran = world.run(words);
    assert_eq!(ran.code, 0, "{words:?}: {ran:?}");
}

fn report(world: &World) {
    run(world, &["report", FILE, "-o", "r.html"]);
}

fn reported(world: &World) {
    honest(world);
    report(world);
}

/// Changes the finished page.
fn change(world: &World, change: impl FnOnce(&str) -> String) {
    let page = world.read("r.html");
    let changed = change(&page);
    assert_ne!(page, changed);
    world.write("r.html", changed);
}

/// Changes the assessment by hand.
fn edit(world: &World, from: &str, to: &str) {
    let text = world.read(FILE);
    assert!(text.contains(from), "{from}: {text}");
    world.write(FILE, text.replacen(from, to, 1));
}

const DATA: [&str; 2] = ["id=\"selfcheck-data\">", "</script>"];

fn data_of(page: &str) -> &str {
    let (_, after) = page.split_once(DATA[0]).expect("data");
    after.split_once(DATA[1]).expect("its end").0
}

/// Changes the embedded data and prints its new digest wherever the page prints one.
fn change_data(world: &World, from: &str, to: &str) {
    change(world, |page| {
        let before = data_of(page);
        assert!(before.contains(from), "{from}");
        let after = before.replacen(from, to, 1);
        let hex = |text: &str| data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes()));
        let (old, new) = (hex(before), hex(&after));
        page.replace(before, &after)
            .replace(&old, &new)
            .replace(&old[..12], &new[..12])
    });
}

fn all() -> impl Iterator<Item = &'static Attack> {
    lists::ATTACKS
        .iter()
        .chain(answers::ATTACKS)
        .chain(pages::ATTACKS)
}

/// The table in the documentation has a row for each.
#[test]
fn every_attack_has_its_row() {
    let table = include_str!("../../docs/reliability.md");
    let missing: Vec<&str> = all()
        .map(|attack| attack.name)
        .filter(|name| !table.contains(&format!("| {name} |")))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn an_honest_small_product_is_ready_and_verified() {
    for (_, locale) in LANGUAGES {
        let world = world(locale);
        reported(&world);
        assert!(world.read("r.html").contains("data-verdict=\"ready\""));
        let said = world
            .run(&["verify", "r.html", "--checklist", "kinds.yaml"])
            .good();
        assert!(said.starts_with(
            ["Not proven by this", "이 검증으로 알 수 없는 것"][usize::from(locale.starts_with("ko"))]
        ));
    }
}

#[test]
fn every_attack_is_stopped_or_disclosed() {
    let mut failed = Vec::new();
    for attack in all() {
        for (at, (lang, locale)) in LANGUAGES.into_iter().enumerate() {
            let world = world(locale);
            (attack.build)(&world);
            let ran = world.run(&[&["verify", "r.html"], attack.verify].concat());
            let (code, text) = match attack.end {
                End::Verified => (0, &ran.stdout),
                End::Partial | End::Altered => (1, &ran.stdout),
                End::Refused => (3, &ran.stderr),
            };
            let last = match (attack.end, at) {
                (End::Verified, 0) => "Verified",
                (End::Verified, _) => "검증됨",
                (End::Partial, 0) => "Partial",
                (End::Partial, _) => "일부만",
                (End::Altered, 0) => "Altered",
                (End::Altered, _) => "변경됨",
                (End::Refused, _) => "",
            };
            let page = world.read("r.html");
            let ends = text.lines().last().is_some_and(|line| line.contains(last));
            let shows = page.contains(attack.shows[at]);
            let is_ready = page.contains("data-verdict=\"ready\"");
            // Nothing that is ready and verified goes without a word, unless it is no attack.
            let is_open = is_ready && attack.end == End::Verified && !attack.name.ends_with("no attack");
            let is_named = !is_open || !(attack.says[at].is_empty() || attack.shows[at].is_empty());
            if ran.code != code || !ends || !text.contains(attack.says[at]) || !shows || !is_named {
                failed.push(format!(
                    "{} ({lang}): exit {}, page {shows}\n{text}{}",
                    attack.name, ran.code, ran.stderr
                ));
            }
        }
    }
    assert!(
        failed.is_empty(),
        "{} fail:\n{}",
        failed.len(),
        failed.join("\n---\n")
    );
}
