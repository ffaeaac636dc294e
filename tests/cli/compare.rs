//! `selfcheck compare` and `report --since`: changes since an earlier file or report, and rejected input.

use super::begun;
use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";
const EARLIER: &str = "spring.selfcheck.yaml";

/// An assessment and an earlier one that met fewer questions.
fn two() -> World {
    let world = begun("en_US.UTF-8");
    world.run(&["answer", FILE, "Q-01", "no"]).good();
    world.run(&["answer", FILE, "Q-02", "partial"]).good();
    let then = world.read(FILE);
    world.write(EARLIER, &then);
    world.run(&["report", FILE, "-o", "spring.html"]).good();
    world.run(&["answer", FILE, "Q-01", "yes"]).good();
    world
}

#[test]
fn changes_are_listed_with_scores_over_common_questions() {
    let world = two();
    let output = world.run(&["compare", EARLIER, FILE]).good();
    let of_report = world.run(&["compare", "spring.html", FILE]).good();
    for line in ["Improved 1", "  Q-01 Not met -> Met  Are sources recorded?"] {
        assert!(output.lines().any(|each| each == line), "{output}");
        assert!(of_report.lines().any(|each| each == line), "{of_report}");
    }
    let korean = world.run(&["compare", EARLIER, FILE, "--lang", "ko"]).good();
    assert!(
        korean.contains("나아짐 1\n  Q-01 미충족 -> 충족  출처를 적었는가?"),
        "{korean}"
    );
    let same = world.run(&["compare", FILE, FILE]).good();
    assert!(same.contains("No question has changed."), "{same}");
}

#[test]
fn json_has_the_same_shape_as_in_a_report() {
    let world = two();
    let compared: serde_json::Value =
        serde_json::from_str(&world.run(&["compare", EARLIER, FILE, "--json"]).good()).unwrap();
    assert_eq!(compared["changes"][0]["question"], "Q-01");
    assert_eq!(compared["changes"][0]["shift"], "improved");
    assert_eq!(compared["changes"][0]["after"]["credit"], "1");
    let report = world
        .run(&["report", FILE, "--since", EARLIER, "--format", "json", "-o", "-"])
        .good();
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["since"], compared);
}

#[test]
fn a_report_with_an_earlier_run_verifies_without_that_run() {
    let world = two();
    world
        .run(&["report", FILE, "--since", "spring.html", "-o", "r.html"])
        .good();
    assert!(world.read("r.html").contains("Improved (1)"));
    for gone in [EARLIER, "spring.html"] {
        std::fs::remove_file(world.dir().join(gone)).unwrap();
    }
    world
        .run(&["verify", "r.html", "--checklist", "kinds.yaml"])
        .good();
}

/// The note and evidence of a question, in text, JSON, Markdown and a page that verifies without the earlier file.
#[test]
fn changed_notes_and_evidence_are_shown_everywhere() {
    let world = begun("en_US.UTF-8");
    world.write("log.txt", "first");
    world
        .run(&[
            "answer",
            FILE,
            "Q-01",
            "yes",
            "--note",
            "seen by Kim",
            "--evidence",
            "log.txt",
        ])
        .good();
    world.write(EARLIER, world.read(FILE));
    world.run(&["report", FILE, "-o", "spring.html"]).good();
    world
        .run(&["report", FILE, "--format", "json", "-o", "spring.json"])
        .good();
    world.write("plan.txt", "a plan");
    world
        .run(&[
            "answer",
            FILE,
            "Q-01",
            "yes",
            "--note",
            "seen by Lee",
            "--evidence",
            "plan.txt",
        ])
        .good();
    for earlier in [EARLIER, "spring.html", "spring.json"] {
        let text = world.run(&["compare", earlier, FILE]).good();
        for line in [
            "Note or evidence changed 1",
            "  Q-01 Note: seen by Kim -> seen by Lee",
            "plan.txt",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }
    let json = world.run(&["compare", EARLIER, FILE, "--json"]).good();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["details"][0]["note"]["before"], "seen by Kim");
    let page = world
        .run(&["report", FILE, "--since", EARLIER, "--format", "md", "-o", "-"])
        .good();
    assert!(
        page.contains("| Q-01 | Note | seen by Kim | seen by Lee |"),
        "{page}"
    );
    world
        .run(&["report", FILE, "--since", EARLIER, "-o", "r.html"])
        .good();
    assert!(world.read("r.html").contains("seen by Kim"));
    world
        .run(&["verify", "r.html", "--checklist", "kinds.yaml"])
        .good();
}

/// An earlier copy of the file is compared from anywhere, in the words of its edition, and the copy stays as it is.
#[test]
fn an_earlier_file_of_another_edition_is_shown_in_its_own_words() {
    let world = two();
    let list = world.read("kinds.yaml");
    let next = list.replacen("version: \"1.0\"", "version: \"2.0\"", 1).replacen(
        "출처를 적었는가?",
        "학습 데이터의 출처와 이용 조건을 모두 기록했는가?",
        1,
    );
    assert_ne!(next, list);
    world.write("kinds.yaml", &next);
    assert_eq!(world.run(&["upgrade", FILE]).code, 0);
    std::fs::create_dir_all(world.dir().join("old")).unwrap();
    world.write("old/copy.selfcheck.yaml", world.read(EARLIER));
    for earlier in [EARLIER, "old/copy.selfcheck.yaml", "spring.html"] {
        let before = world.read(earlier);
        let text = world.run(&["compare", earlier, FILE]).good();
        assert!(text.contains("  Q-01 Not met -> Unanswered"), "{text}");
        assert!(text.contains("    asked then: Are sources recorded?"), "{text}");
        assert_eq!(world.read(earlier), before);
    }
    world
        .run(&["report", FILE, "--since", EARLIER, "-o", "r.html"])
        .good();
    assert!(world.read("r.html").contains("asked then: Are sources recorded?"));
    world
        .run(&["verify", "r.html", "--checklist", "kinds.yaml"])
        .good();
}

#[test]
fn an_invalid_earlier_file_is_rejected_with_a_reason() {
    let world = two();
    let other = world.read(EARLIER).replace("id: kinds", "id: other");
    world.write("other.selfcheck.yaml", &other);
    world.write("page.html", "<html></html>");
    for (earlier, code, output) in [
        ("page.html", 3, "contains no selfcheck report data"),
        ("none.html", 4, "is not there"),
        ("none.yaml", 4, "is not there"),
    ] {
        let ran = world.run(&["compare", earlier, FILE]);
        assert_eq!(ran.code, code, "{}", ran.stderr);
        assert!(ran.stderr.contains(output), "{}", ran.stderr);
        assert!(ran.stdout.is_empty());
        let ran = world.run(&["report", FILE, "--since", earlier, "-o", "x.html"]);
        assert_eq!(ran.code, code, "{}", ran.stderr);
        assert!(!world.exists("x.html"));
    }
    let ran = world.run(&["compare", "other.selfcheck.yaml", FILE]);
    assert_eq!(ran.code, 3, "{}", ran.stderr);
}

#[test]
fn a_diagram_inside_the_folder_is_carried_and_nothing_else() {
    let world = begun("en_US.UTF-8");
    let png = b"\x89PNG\r\n\x1a\nnot much of a picture";
    std::fs::create_dir_all(world.dir().join("docs")).unwrap();
    std::fs::write(world.dir().join("docs/system.png"), png).unwrap();
    std::fs::write(world.dir().join("docs/system.svg"), "<svg/>").unwrap();
    std::fs::write(world.dir().join("../outside.png"), png).unwrap();
    let begun = world.read(FILE);
    for (place, fault) in [
        ("docs/system.png", ""),
        ("docs/system.svg", "neither PNG nor JPEG"),
        ("docs/missing.png", "file not found"),
        ("../outside.png", "outside the assessment"),
    ] {
        let named = begun.replacen("subject:\n", &format!("subject:\n  diagram: {place}\n"), 1);
        assert_ne!(named, begun);
        world.write(FILE, &named);
        world.run(&["report", FILE, "-o", "r.html"]).good();
        let page = world.read("r.html");
        assert_eq!(page.contains("<img id=\"diagram\""), fault.is_empty(), "{place}");
        assert!(page.contains(fault), "{place}");
        world
            .run(&["verify", "r.html", "--checklist", "kinds.yaml"])
            .good();
    }
}
