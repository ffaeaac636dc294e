//! The finished examples belong to the released edition 2026.1, answer everything that is asked, and carry their evidence.

use std::path::Path;

use selfcheck::domain::baseline::Baseline;
use selfcheck::domain::comparison::{Comparison, Shift};
use selfcheck::domain::evaluation::Evaluation;
use selfcheck::domain::evidence::Inspection;
use selfcheck::domain::verdict::Verdict;
use selfcheck::storage::evidence::inspect_all;
use selfcheck::storage::record;

use super::before;

/// Checklist, file, and the verdict the example was written to show.
const EXAMPLES: [(usize, &str, Verdict); 2] = [
    (1, "cctv-security/gate-watch.selfcheck.yaml", Verdict::Conditional),
    (2, "generative-ai/answer-desk.selfcheck.yaml", Verdict::Ready),
];

#[test]
fn the_examples_are_finished_and_up_to_date() {
    let today = jiff::civil::date(2026, 11, 24);
    for (at, name, verdict) in EXAMPLES {
        let list = &before()[at];
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
        let reading = record::read(name, &std::fs::read(&path).unwrap()).unwrap();
        let reading = reading.resolve(list);
        assert!(reading.issues.is_empty(), "{name}: {:?}", reading.issues);
        let run = reading.assessment;
        let advice = "run `cargo run --example refresh_examples` and read the answers again";
        assert_eq!(run.checklist.digest, list.digest, "{name}: {advice}");
        for (id, answer) in &run.answers {
            let question = list
                .question(id.as_str())
                .unwrap_or_else(|| panic!("{name}: {id} is not asked"));
            assert_eq!(answer.wording, question.wording, "{name} {id}: {advice}");
        }
        let inspection = inspect_all(&run, path.parent().unwrap(), today, &mut |_, _| {});
        let review = Evaluation::of(list, &run, &inspection, today);
        assert_eq!(
            (review.counts.unanswered, review.judgement.verdict),
            (0, verdict),
            "{name}"
        );
        let without = Evaluation::of(list, &run, &Inspection::default(), today);
        assert!(
            without.judgement.verdict < Verdict::Ready,
            "{name}: evidence makes no difference"
        );
    }
}

/// The earlier run of the first example is of the same checklist, and a comparison with it shows changes.
#[test]
fn the_earlier_run_of_an_example_can_be_compared() {
    let list = &before()[1];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/cctv-security");
    let read = |name: &str| {
        let reading = record::read(name, &std::fs::read(folder.join(name)).unwrap()).unwrap();
        let reading = reading.resolve(list);
        assert!(reading.issues.is_empty(), "{name}: {:?}", reading.issues);
        assert_eq!(reading.assessment.checklist.digest, list.digest, "{name}");
        reading.assessment
    };
    let today = jiff::civil::date(2026, 11, 24);
    let review = |run| Evaluation::of(list, run, &Inspection::default(), today);
    let (then, now) = (
        read("earlier/gate-watch-2026-06.selfcheck.yaml"),
        read("gate-watch.selfcheck.yaml"),
    );
    let baseline = Baseline::of(
        then.checklist.clone(),
        &Baseline::day_of(&then),
        list,
        &then,
        &review(&then).states,
    );
    assert_eq!(baseline.day, "2026-06-18");
    let found = Comparison::of(&baseline, list, &now, &review(&now).states).unwrap();
    assert!(found.with(Shift::Improved).count() >= 10);
    assert!(found.with(Shift::Answered).count() >= 5);
    assert_eq!(found.with(Shift::Worsened).count(), 1);
    assert!(found.with(Shift::Reworded).next().is_none());
    assert!(found.now.low > found.then.low);
}
