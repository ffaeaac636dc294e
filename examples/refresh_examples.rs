//! Brings the finished examples to the shipped checklists: checklist digest, wording digests and approval. Run it after changing a checklist's
//! wording, look at the difference, and read the answers again: `cargo run --example refresh_examples`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a tool for developers may fail loudly"
)]

use selfcheck::checklist::Catalog;
use selfcheck::domain::approval::Approval;
use selfcheck::domain::assessment::ChecklistStamp;
use selfcheck::domain::subject::SubjectField;
use selfcheck::storage::record::{self, RecordSchema};

fn main() {
    let examples = [
        ("cctv-security", "gate-watch.selfcheck.yaml"),
        ("cctv-security", "earlier/gate-watch-2026-06.selfcheck.yaml"),
        ("generative-ai", "answer-desk.selfcheck.yaml"),
    ];
    for (id, name) in examples {
        let path = format!("{}/examples/{id}/{name}", env!("CARGO_MANIFEST_DIR"));
        let checklist = Catalog::new(None).load(id).unwrap();
        let reading = record::read(name, &std::fs::read(&path).unwrap()).unwrap();
        let schema = RecordSchema::of(&checklist);
        let reading = reading.resolve(&checklist);
        let mut assessment = reading.assessment;
        assessment.checklist = ChecklistStamp::of(&checklist);
        assessment.carried.clear();
        for (question, answer) in &mut assessment.answers {
            let asked = checklist.question(question.as_str());
            let asked = asked.unwrap_or_else(|| panic!("{name}: {question} is not asked"));
            answer.wording.clone_from(&asked.wording);
            answer.to_confirm = false;
        }
        let approver = assessment.subject.get(SubjectField::ApprovedBy).to_owned();
        if !approver.is_empty() {
            let on = format!(
                "{}T18:00:00+09:00",
                assessment.subject.get(SubjectField::ApprovedOn)
            );
            assessment.approval = Some(Approval::of(&assessment, &approver, "", &on));
        }
        for issue in &reading.issues {
            println!("{name}:{}: {}", issue.place.line, issue.message.en);
        }
        std::fs::write(&path, record::write(&assessment, &schema)).unwrap();
        println!("{path}");
    }
}
