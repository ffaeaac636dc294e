//! The finished examples belong to the shipped checklists as they are now, answer everything that is asked, and carry their evidence.

use std::path::Path;

use selfcheck::domain::evidence::Inspection;
use selfcheck::domain::review::Review;
use selfcheck::domain::verdict::Verdict;
use selfcheck::storage::evidence::inspect_all;
use selfcheck::storage::record::{self, Shape};

use super::shipped;

/// Checklist, file, and the verdict the example was written to show.
const EXAMPLES: [(usize, &str, Verdict); 2] = [
    (1, "cctv-security/gate-watch.selfcheck.yaml", Verdict::Conditional),
    (2, "generative-ai/answer-desk.selfcheck.yaml", Verdict::Ready),
];

#[test]
fn the_examples_are_finished_and_up_to_date() {
    let today = jiff::civil::date(2026, 11, 24);
    for (at, name, verdict) in EXAMPLES {
        let list = &shipped()[at];
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
        let mut reading = record::read(name, &std::fs::read(&path).unwrap()).unwrap();
        reading.resolve(&Shape::of(list));
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
        let review = Review::of(list, &run, &inspection, today);
        assert_eq!(
            (review.counts.unanswered, review.judgement.verdict),
            (0, verdict),
            "{name}"
        );
        let without = Review::of(list, &run, &Inspection::default(), today);
        assert!(
            without.judgement.verdict < Verdict::Ready,
            "{name}: evidence makes no difference"
        );
    }
}
