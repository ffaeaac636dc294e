//! Files that stand where a report should: one sentence says what each is, and a JSON report serves as an earlier one.

use super::{LANGUAGES, begun, world};
use crate::support::World;

const FILE: &str = "a.selfcheck.yaml";

/// A world with reports of every format and files that are none.
fn files(locale: &str) -> World {
    let world = begun(locale);
    world.run(&["answer", FILE, "Q-01", "yes"]).good();
    for format in ["html", "json", "md", "csv"] {
        let out = format!("r.{format}");
        world
            .run(&["report", FILE, "--format", format, "-o", &out])
            .good();
    }
    let page = world.read("r.html");
    let middle = page.find("id=\"answers\"").unwrap();
    world.write("cut.html", &page[..middle]);
    let end = page.rfind("</body>").unwrap();
    world.write("early.html", &page[..end]);
    let data = page.find("<script type=\"application/json\"").unwrap();
    let end = data + page[data..].find("</script>").unwrap() + "</script>".len();
    let twice = format!("{}{}{}", &page[..end], &page[data..end], &page[end..]);
    world.write("two.html", twice);
    world.write("r.pdf", "%PDF-1.7\n%\n");
    world.write("r.zip", "PK\u{3}\u{4}....");
    world.write("page.html", "<!doctype html><html><p>hello</p></html>\n");
    world.write("other.json", "{\"a\": 1}\n");
    world.write("empty.html", "");
    world.write("notes.txt", "notes\n");
    std::fs::write(world.dir().join("binary.html"), b"\xff\xfe\x00").unwrap();
    let large = std::fs::File::create(world.dir().join("large.html")).unwrap();
    large.set_len(100 * 1024 * 1024).unwrap();
    world
}

/// What each file is, in English and Korean.
const KINDS: [(&str, &str, &str); 14] = [
    ("r.json", "is a JSON report", "JSON 보고서입니다"),
    ("r.md", "is a Markdown report", "Markdown 보고서입니다"),
    ("r.csv", "is a CSV report", "CSV 보고서입니다"),
    ("r.pdf", "is a PDF file", "PDF 파일입니다"),
    ("r.zip", "is a ZIP file", "ZIP 파일입니다"),
    ("cut.html", "is cut off before its end", "끝이 잘린 보고서입니다"),
    (
        "early.html",
        "is cut off before its end",
        "끝이 잘린 보고서입니다",
    ),
    ("two.html", "more than one report", "데이터가 둘 이상"),
    (
        "page.html",
        "contains no selfcheck report data",
        "보고서의 데이터가 없습니다",
    ),
    (
        "other.json",
        "not a selfcheck report",
        "selfcheck 보고서가 아닙니다",
    ),
    ("empty.html", "is an empty file", "빈 파일입니다"),
    (
        "notes.txt",
        "is not a selfcheck report",
        "selfcheck 보고서가 아닙니다",
    ),
    ("binary.html", "is not a text file", "글로 된 파일이 아닙니다"),
    ("large.html", "is larger than 64 MiB", "64 MiB를 넘습니다"),
];

#[test]
fn what_is_no_report_is_named_in_one_sentence() {
    for (at, (_, locale)) in LANGUAGES.into_iter().enumerate() {
        let world = files(locale);
        for (name, english, korean) in KINDS {
            let wanted = [english, korean][at];
            let ran = world.run(&["verify", name]);
            assert_eq!((ran.code, ran.stdout.as_str()), (3, ""), "{name}: {ran:?}");
            assert!(ran.stderr.contains(wanted), "{name}: {}", ran.stderr);
            assert_eq!(ran.stderr.lines().count(), 1, "{name}: {}", ran.stderr);
            assert!(ran.stderr.contains(name), "{}", ran.stderr);
        }
        let ran = world.run(&["verify", FILE]);
        assert_eq!(ran.code, 3, "{ran:?}");
        let wanted = ["is an assessment, not a report", "자체 점검 파일입니다"][at];
        assert!(ran.stderr.contains(wanted), "{}", ran.stderr);
    }
}

#[test]
fn what_cannot_be_an_earlier_report_is_named_too() {
    for (at, (_, locale)) in LANGUAGES.into_iter().enumerate() {
        let world = files(locale);
        for (name, english, korean) in KINDS {
            if ["r.json", "notes.txt", "empty.html", "binary.html"].contains(&name) {
                continue;
            }
            for words in [
                &["compare", name, FILE][..],
                &["report", FILE, "--since", name, "-o", "x.html"],
            ] {
                let ran = world.run(words);
                assert_eq!(ran.code, 3, "{name}: {ran:?}");
                assert!(
                    ran.stderr.contains([english, korean][at]),
                    "{name}: {}",
                    ran.stderr
                );
            }
        }
        for name in ["notes.txt", "empty.html", "binary.html"] {
            assert_eq!(world.run(&["compare", name, FILE]).code, 3, "{name}");
        }
        assert!(!world.exists("x.html"));
    }
}

#[test]
fn a_json_report_says_as_an_earlier_report_what_the_html_report_says() {
    for (_, locale) in LANGUAGES {
        let world = begun(locale);
        world.run(&["answer", FILE, "Q-01", "yes"]).good();
        world.run(&["answer", FILE, "Q-03", "fully"]).good();
        for format in ["html", "json"] {
            let out = format!("t.{format}");
            world
                .run(&["report", FILE, "--format", format, "-o", &out])
                .good();
        }
        world.run(&["answer", FILE, "Q-03", "largely"]).good();
        let page = world.run(&["compare", "t.html", FILE]).good();
        assert_eq!(world.run(&["compare", "t.json", FILE]).good(), page);
        assert!(page.contains("Q-03"), "{page}");
        let json = world.run(&["status", FILE, "--json"]).good();
        world.write("s.json", &json);
        let same = world.run(&["compare", "s.json", FILE]).good();
        assert!(!same.contains("Q-03"), "{same}");
        world
            .run(&["report", FILE, "--since", "t.json", "-o", "r.html"])
            .good();
        world
            .run(&["verify", "r.html", "--checklist", "kinds.yaml"])
            .good();
        // Reports of earlier versions have no wording: the checklist supplies it, if it is the one they are of.
        let mut old: serde_json::Value = serde_json::from_str(&world.read("t.json")).unwrap();
        for section in old["sections"].as_array_mut().unwrap() {
            for question in section["questions"].as_array_mut().unwrap() {
                question.as_object_mut().unwrap().remove("wording");
            }
        }
        world.write("old.json", old.to_string());
        assert_eq!(world.run(&["compare", "old.json", FILE]).good(), page);
        old["checklist"]["digest"] = "0".repeat(64).into();
        world.write("old.json", old.to_string());
        assert_eq!(world.run(&["compare", "old.json", FILE]).code, 3);
    }
}

/// `answer` on a JSON report would turn it into an assessment.
#[test]
fn a_json_report_is_no_assessment() {
    let world = world("en_US.UTF-8");
    world.write("kinds.yaml", super::KINDS);
    world
        .run(&["new", "kinds.yaml", "--file", FILE, "--name", "Gate"])
        .good();
    world
        .run(&["report", FILE, "--format", "json", "-o", "t.json"])
        .good();
    let before = world.read("t.json");
    let ran = world.run(&["answer", "t.json", "Q-01", "yes"]);
    assert_eq!(ran.code, 3, "{ran:?}");
    assert_eq!(world.read("t.json"), before);
}
