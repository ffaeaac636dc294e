//! How long a checklist takes to load, beside what `serde_yaml` alone takes for the same text. Prints one line for each size and
//! ends with status 1 where the ratio is above the bar. Run with `cargo bench --bench loader`.
#![allow(clippy::print_stdout, reason = "a program that prints figures")]

use std::borrow::Cow;
use std::fmt::Write as _;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use selfcheck::checklist::Catalog;
use selfcheck::checklist::{
    library::NamedText,
    load::{examine, is_read_by_types},
};
use selfcheck::domain::lang::Lang;
use selfcheck::yaml::diagnose;

/// The most that everything together may take, in multiples of the second reading alone.
const BAR: f64 = 2.5;
/// The longest that a hostile file may take, messages included.
const PATIENCE: Duration = Duration::from_millis(100);
const SIZES: [usize; 3] = [100, 1_000, 10_000];

fn main() -> ExitCode {
    let catalog = Catalog::shipped();
    catalog.load("common").map(black_box).ok();
    println!(
        "{:>9} {:>9} {:>12} {:>12} {:>6}",
        "questions", "KiB", "types alone", "everything", "ratio"
    );
    let mut worst: f64 = 0.0;
    let mut slowest = Duration::ZERO;
    for size in SIZES {
        let text = checklist(size);
        let rounds = (20_000 / size).clamp(5, 40);
        let mut ratios: Vec<(f64, Duration, Duration)> = (0..rounds)
            .map(|_| {
                let alone = time(|| is_read_by_types(&text));
                let whole = time(|| {
                    let named = NamedText::new("bench.yaml", Cow::Owned(text.clone()));
                    let outcome = examine(named, &catalog);
                    assert!(outcome.checklist.is_some(), "{:?}", outcome.issues.first());
                    outcome
                });
                (whole.as_secs_f64() / alone.as_secs_f64(), alone, whole)
            })
            .collect();
        ratios.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (ratio, alone, whole) = ratios[ratios.len() / 2];
        worst = worst.max(ratio);
        println!(
            "{size:>9} {:>9} {alone:>12.2?} {whole:>12.2?} {ratio:>6.2}",
            text.len() / 1024
        );
    }
    println!("bar: at most {BAR}");
    println!();
    for (name, text) in hostile() {
        let size = text.len() / 1024;
        let took = time(|| {
            let named = NamedText::new("hostile.yaml", Cow::Owned(text));
            let outcome = examine(named, &catalog);
            diagnose::text(&outcome.issues, &outcome.sources, Lang::Ko, false)
        });
        println!("{name:>28} {size:>7} KiB {took:>12.2?}");
        slowest = slowest.max(took);
    }
    println!("bar: at most {PATIENCE:?}");
    ExitCode::from(u8::from(worst > BAR || slowest > PATIENCE))
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let result = work();
    let took = start.elapsed();
    drop(black_box(result));
    took
}

/// Files that are wrong on purpose.
fn hostile() -> Vec<(&'static str, String)> {
    let head = "format: 1\nid: x\nversion: \"1\"\ntitle: T\n";
    let many = |count: usize, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<String>();
    vec![
        (
            "aliases of a long text",
            format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), "*a, ".repeat(50_000)),
        ),
        (
            "100,000 brackets",
            format!("{head}remove: {}", "[".repeat(100_000)),
        ),
        (
            "100,000 braces",
            format!("{head}remove: {}", "{a: ".repeat(100_000)),
        ),
        (
            "100,000 dashes",
            format!("{head}remove:\n  {}", "- ".repeat(100_000)),
        ),
        ("50 MB", "a: b\n".repeat(10_000_000)),
        (
            "a line of 8 MB",
            format!("{head}license: [{}", "가 ".repeat(2_000_000)),
        ),
        ("50,000 unknown fields", many(50_000, &|at| format!("k{at}: 1\n"))),
        (
            "30,000 facts after another",
            format!(
                "{head}profile:\n{}",
                many(30_000, &|at| format!("  - {{ id: f{at}, after: f{} }}\n", at / 2))
            ),
        ),
        (
            "20,000 unknown references",
            format!(
                "{head}sections:\n  - id: s\n    title: S\n    questions:\n      - {{ id: Q, ask: A, answer: text, references: [{}] }}\n",
                "kr-pippa, ".repeat(20_000)
            ),
        ),
        (
            "20,000 ids twice",
            format!(
                "{head}sections:\n  - id: s\n    title: S\n    questions:\n{}",
                "      - { id: Q, ask: A, answer: text }\n".repeat(20_000)
            ),
        ),
    ]
}

/// A checklist of questions like the shipped ones, in sections of twenty.
fn checklist(size: usize) -> String {
    let mut text = String::from(
        "format: 1\nid: bench\nversion: \"1\"\ntitle: { ko: 측정, en: Measure }\npublisher: { ko: 가, en: A }\nprofile:\n  - id: faces\n    ask: { ko: 얼굴을 대조하는가?, en: Does it match faces? }\n    kind: yes-no\nsections:\n",
    );
    for at in 0..size {
        if at % 20 == 0 {
            let _ = write!(
                text,
                "  - id: s{at}\n    title: {{ ko: 영역 {at}, en: Section {at} }}\n    questions:\n"
            );
        }
        let _ = write!(
            text,
            "      - id: Q-{at}
        ask:
          ko: 개인의 특성이나 처지를 이유로 사람을 차별하지 않는지 시험해 확인했는가?
          en: Has it been verified by testing that the system does not discriminate on personal traits?
        why:
          ko: 성별, 나이, 지역에 따라 결과가 달라지면 특정 집단만 서비스에서 밀려난다. 개인은 자기 결과만 보므로 차별이 있어도 알아차리기 어렵다.
          en: When results vary by sex, age or region, the same groups are turned away. Individuals see only their own result and can hardly notice.
        how:
          ko: |
            1. 차별 우려가 있는 특성을 서비스 맥락에서 골라 목록으로 만들고 제외한 특성은 이유를 적는다.
            2. 집단별로 오류율과 선택률을 나누어 재고, 허용할 집단 간 차이를 시험 전에 정한다.
          en: |
            1. List the traits that could lead to discrimination in this service; give the reason for each one left out.
            2. Measure error and selection rates by group and fix the tolerated gap before testing.
        evidence:
          - {{ ko: 보호변수 선정표와 제외 사유, en: Table of protected attributes }}
          - {{ ko: 집단별 성능 비교 시험 결과, en: Test results comparing performance by group }}
        answer: {}
        applies_when: {{ faces: true }}
        owner: {{ ko: 시험 책임자, en: test lead }}
        stage: model
        references: [kr-kisdi-checklist:common/E01.02, kr-ai-ethics-2020:R01, \"kr-pipa:25(5)\", nist-ai-rmf:MEASURE-2.11]
",
            if at % 3 == 0 { "nplf" } else { "yes-no" }
        );
    }
    text
}
