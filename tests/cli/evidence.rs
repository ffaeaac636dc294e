//! Evidence that cannot be read, or that a stranger's report names outside its folder: named as such by every command.

use super::{begun, in_both};
use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

/// A report with a piece of evidence that then turns into a link to itself, which nobody can read, not even root.
fn unreadable(locale: &str) -> World {
    let world = begun(locale);
    world.write("proof.txt", "proof\n");
    world
        .run(&["answer", FILE, "Q-01", "yes", "--evidence", "proof.txt"])
        .good();
    world.run(&["report", FILE, "-o", "before.html"]).good();
    world
        .run(&["verify", "before.html", "--checklist", "kinds.yaml"])
        .good();
    std::fs::remove_file(world.dir().join("proof.txt")).unwrap();
    std::os::unix::fs::symlink("proof.txt", world.dir().join("proof.txt")).unwrap();
    world
}

#[test]
fn evidence_that_cannot_be_read_is_named_with_its_reason() {
    let lines: &[&[&str]] = &[
        &["check", FILE, "--verdict", "any"],
        &["report", FILE, "-o", "after.html"],
        &["verify", "before.html", "--checklist", "kinds.yaml"],
        &["verify", "before.html", "--checklist", "kinds.yaml", "--json"],
        &["answer", FILE, "Q-03", "fully", "--evidence", "proof.txt"],
    ];
    in_both("evidence-unreadable", unreadable, lines);
}

#[test]
fn every_format_of_a_report_tells_unreadable_from_missing() {
    let world = unreadable("en_US.UTF-8");
    for format in ["html", "md", "csv", "json"] {
        let ran = world.run(&["report", FILE, "--format", format, "-o", "-"]);
        assert_eq!(ran.code, 0);
        assert!(
            ran.stderr.contains("evidence 1 of Q-01 could not be read"),
            "{ran:?}"
        );
        assert!(ran.stdout.contains("its links form a cycle"), "{format}");
        assert!(!ran.stdout.contains(": missing"), "{format}");
    }
    let ran = world.run(&["status", FILE, "--json"]);
    assert!(ran.stderr.contains("could not be read"), "{ran:?}");
    let facts: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let piece = &facts["sections"][0]["questions"][0]["evidence"][0];
    assert_eq!(piece["state"], "unreadable");
    assert_eq!(piece["unreadable"], "its links form a cycle");
    let reasons = facts["reasons"].as_array().unwrap();
    assert!(
        reasons.iter().any(|each| each["code"] == "evidence-unreadable"),
        "{reasons:?}"
    );
    assert_eq!(facts["sections"][0]["questions"][0]["evidenced"], false);
}

/// A report made while the evidence could not be read says so for ever; once it can be read again the report verifies.
#[test]
fn a_report_made_meanwhile_verifies_once_the_evidence_can_be_read() {
    let world = unreadable("en_US.UTF-8");
    assert_eq!(world.run(&["report", FILE, "-o", "after.html"]).code, 0);
    assert_eq!(
        world
            .run(&["verify", "after.html", "--checklist", "kinds.yaml"])
            .code,
        1
    );
    std::fs::remove_file(world.dir().join("proof.txt")).unwrap();
    world.write("proof.txt", "proof\n");
    world
        .run(&["verify", "after.html", "--checklist", "kinds.yaml"])
        .good();
    assert!(world.read("after.html").contains("could not be read"));
}

/// What a stranger's report names outside its own folder is not opened: had it been, its digest would differ and verification fail.
#[test]
fn evidence_outside_the_folder_of_a_report_is_not_opened() {
    for (locale, outside, in_part) in [
        (
            "en_US.UTF-8",
            "outside the report's folder, not checked",
            "Not checked in full: Evidence",
        ),
        (
            "ko_KR.UTF-8",
            "보고서의 폴더 밖이라 열지 않은 증빙",
            "확인하지 못한 것: 증빙",
        ),
    ] {
        let world = begun(locale);
        world.run(&["answer", FILE, "Q-01", "yes"]).good();
        let secret = world.write("secret.txt", "not what was recorded");
        let digest = "0".repeat(64);
        let mut evidence = String::new();
        for path in [
            secret.to_str().unwrap(),
            "/proc/self/environ",
            "../secret.txt",
            "sub/../../secret.txt",
            "link.txt",
        ] {
            evidence.push_str(&format!("      - file: {path}\n        sha256: \"{digest}\"\n"));
        }
        let value = "    value: \"yes\"\n";
        let text = world
            .read(FILE)
            .replacen(value, &format!("{value}    evidence:\n{evidence}"), 1);
        world.write(FILE, text);
        assert_eq!(world.run(&["report", FILE, "-o", "r.html"]).code, 0);
        world.write("in/r.html", world.read("r.html"));
        std::os::unix::fs::symlink("../secret.txt", world.dir().join("in/link.txt")).unwrap();
        let ran = world.run(&["verify", "in/r.html", "--checklist", "kinds.yaml"]);
        assert_eq!(ran.code, 1, "{ran:?}");
        let said = ran.stdout;
        assert!(said.contains(outside) && said.contains(in_part), "{said}");
        for number in 1..=5 {
            assert!(said.contains(&format!("Q-01 #{number} ")), "{said}");
        }
    }
}

/// A clone by git as its installer sets it on Windows.
#[test]
fn line_ends_that_git_changed_are_named_with_the_line_that_prevents_it() {
    for (locale, said) in [
        (
            "en_US.UTF-8",
            "only the line ends changed (git autocrlf); to prevent it, write this line into .gitattributes and check the file \
             out again: \"my log.txt\" -text",
        ),
        (
            "ko_KR.UTF-8",
            "줄 끝만 바뀜 (git autocrlf); 막으려면 .gitattributes에 다음 줄을 적고 파일을 다시 체크아웃하십시오: \"my log.txt\" -text",
        ),
    ] {
        let world = begun(locale);
        world.write("my log.txt", "line 1\nline 2\n");
        let words = ["answer", FILE, "Q-01", "yes", "--evidence", "my log.txt"];
        world.run(&words).good();
        let lang = &locale[..2];
        world
            .run(&["report", FILE, "--lang", lang, "-o", "r.html"])
            .good();
        world.write("my log.txt", "line 1\r\nline 2\r\n");
        for command in ["status", "check"] {
            let ran = world.run(&[command, FILE]);
            let line = format!("my log.txt: {said}");
            assert!(ran.stderr.lines().any(|each| each == line), "{}", ran.stderr);
        }
        let verify = world.run(&["verify", "r.html"]);
        assert_eq!(verify.code, 1);
        assert!(verify.stdout.contains(said), "{}", verify.stdout);
        let md = ["report", FILE, "--format", "md", "--lang", lang, "-o", "-"];
        let page = world.run(&md).stdout;
        assert!(
            page.contains("(git autocrlf)") && page.contains("-text"),
            "{page}"
        );
        let plain = world.typed(&["open", FILE, "--plain"], "j Q-01\ne\nq\n");
        assert!(plain.contains(said), "{plain}");
        world.write(".gitattributes", "\"my log.txt\" -text\n");
        world.write("my log.txt", "line 1\nline 2\n");
        assert!(!world.run(&["status", FILE]).stderr.contains("autocrlf"));
    }
}
