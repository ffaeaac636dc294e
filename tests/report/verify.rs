//! Verification: what is untouched holds, one changed byte does not, and the part that fails is named.

use selfcheck::app::report_file;
use selfcheck::checklist::resolved;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::evidence::{Evidence, EvidenceState};
use selfcheck::domain::format::Format;
use selfcheck::domain::lang::Lang;
use selfcheck::report::{
    AtHand, Check, CheckResult, CheckState, ListSource, LoadError, Loaded, Outcome, Templates, VerifyPort,
    outcome, verify,
};

use super::{Work, released, small};

#[derive(Default)]
struct Reader {
    templates: Option<Templates>,
    checklist: Option<Checklist>,
    evidence: Option<EvidenceState>,
    without_evidence: bool,
}

impl VerifyPort for Reader {
    fn load(&self, list: &ListSource<'_>, assessment: &str) -> Result<Loaded, LoadError> {
        report_file::embedded_or(list, assessment, self.checklist.as_ref())
    }

    fn inspect(&self, _: &Evidence) -> AtHand {
        self.evidence.clone().map_or(AtHand::Away, AtHand::Checked)
    }

    fn checklist(&self) -> Option<&Checklist> {
        self.checklist.as_ref()
    }

    fn templates(&self) -> Option<&Templates> {
        self.templates.as_ref()
    }

    fn without_evidence(&self) -> bool {
        self.without_evidence
    }
}

/// Verifies with the small list at hand.
fn check(page: &str, evidence: Option<EvidenceState>) -> Vec<CheckResult> {
    let reader = Reader {
        checklist: Some(small()),
        evidence,
        ..Reader::default()
    };
    verify(page, &reader)
}

/// Verifies with every piece of evidence at hand.
fn with_evidence(page: &str) -> Vec<CheckResult> {
    let reader = Reader {
        evidence: Some(EvidenceState::Intact),
        ..Reader::default()
    };
    verify(page, &reader)
}

fn failing(results: &[CheckResult]) -> Vec<Check> {
    results
        .iter()
        .filter(|each| each.state == CheckState::Failed)
        .map(|each| each.check)
        .collect()
}

fn of(results: &[CheckResult], check: Check) -> &CheckResult {
    let found = results.iter().find(|each| each.check == check);
    found.expect("every check is there")
}

#[test]
fn what_is_untouched_is_verified() {
    for (work, lang) in [(Work::full(small()), Lang::Ko), (Work::empty(small()), Lang::En)] {
        let results = check(&work.html(lang), Some(EvidenceState::Intact));
        assert_eq!(outcome(&results), Outcome::Verified, "{results:#?}");
        assert_eq!(of(&results, Check::Checklist).state, CheckState::Own);
        let checks: Vec<Check> = results.iter().map(|each| each.check).collect();
        assert_eq!(checks, Check::ALL);
    }
    let shipped = with_evidence(&Work::full(released("cctv-security")).html(Lang::En));
    assert_eq!(outcome(&shipped), Outcome::Verified, "{shipped:#?}");
    assert_eq!(of(&shipped, Check::Checklist).state, CheckState::Ok);
    assert_eq!(of(&shipped, Check::Registry).state, CheckState::Ok);
    assert_eq!(of(&shipped, Check::Signature).state, CheckState::Absent);
}

#[test]
fn one_changed_byte_is_altered() {
    let page = Work::full(small()).html(Lang::En);
    let step = page.len() / 120;
    for at in (0..page.len() - 2).step_by(step) {
        let mut bytes = page.clone().into_bytes();
        if !bytes[at].is_ascii() {
            continue;
        }
        bytes[at] = if bytes[at] == b'x' { b'y' } else { b'x' };
        let changed = String::from_utf8(bytes).expect("still text");
        let results = check(&changed, Some(EvidenceState::Intact));
        assert_eq!(outcome(&results), Outcome::Altered, "byte {at}: {results:#?}");
    }
    for changed in [page.replacen("<p>", "<p >", 1), page[..page.len() - 2].to_owned()] {
        assert!(!failing(&check(&changed, None)).is_empty());
    }
}

#[test]
fn what_mail_and_git_change_on_the_way_is_named_as_that() {
    let page = Work::full(small()).html(Lang::En);
    for (changed, named) in [
        (page.replace('\n', "\r\n"), "line ends were changed"),
        (format!("\u{feff}{page}"), "byte-order mark"),
        (format!("{page}\n"), "last line end"),
        (page.trim_end().to_owned(), "last line end"),
    ] {
        let results = check(&changed, Some(EvidenceState::Intact));
        assert_eq!(outcome(&results), Outcome::Verified, "{results:#?}");
        let found = of(&results, Check::Page);
        assert_eq!(found.state, CheckState::Ok);
        assert!(found.detail.en.contains(named), "{}", found.detail.en);
    }
    let both = format!("\u{feff}{}", page.replace('\n', "\r\n")).replacen("A-1", "A-9", 1);
    assert_eq!(outcome(&check(&both, None)), Outcome::Altered);
}

#[test]
fn what_differs_is_shown_with_its_line_and_the_right_text() {
    let page = Work::full(small()).html(Lang::En);
    let touched = page.replace("Looked at <strong>A-1</strong>", "Looked at <strong>A-9</strong>");
    assert_ne!(page, touched);
    let results = check(&touched, None);
    assert_eq!(failing(&results), [Check::Page]);
    let differences = &of(&results, Check::Page).differences;
    let first = &differences[0];
    assert_eq!(first.part, "answers");
    assert!(
        first.printed.contains("A-9") && first.right.contains("A-1"),
        "{first:?}"
    );
    let line = touched.lines().nth(first.line - 1).expect("a line of the file");
    assert!(line.contains("A-9"), "{line}");
    let attribute = page.replacen("data-score=\"", "data-score=\"1", 1);
    assert!(failing(&check(&attribute, None)).contains(&Check::Scores));
    let data = page.replacen("Looked at **A-1**", "Looked at **A-7**", 1);
    assert_ne!(page, data);
    assert!(failing(&check(&data, None)).contains(&Check::Answers));
    assert_eq!(failing(&check("<html></html>", None)), [Check::Answers]);
}

/// The printed score of a page and the verdict, as they stand in its text.
fn printed_score(page: &str) -> String {
    let after = page.split("data-score=\"").nth(1).expect("a score");
    after.split('"').next().expect("its end").to_owned()
}

#[test]
fn an_altered_score_is_altered_whatever_version_the_report_claims() {
    let work = Work::full(small());
    for version in [selfcheck::report::TOOL_VERSION, "0.0.1", "9.0.0"] {
        for lang in Lang::ALL {
            let page = work
                .render_as(Format::Html, lang, false, &Templates::shipped(), version)
                .expect("a page");
            let score = printed_score(&page);
            let at = page.find("id=\"summary\"").expect("a summary");
            let (before, after) = page.split_at(at);
            let forged = format!("{before}{}", after.replacen(&score, "99.9", 1));
            assert_ne!(forged, page);
            let results = check(&forged, Some(EvidenceState::Intact));
            assert_eq!(outcome(&results), Outcome::Altered, "{version}: {results:#?}");
            let scores = of(&results, Check::Scores);
            assert_eq!(scores.state, CheckState::Failed, "{version}");
            let first = &scores.differences[0];
            assert!(first.printed.contains("99.9"), "{first:?}");
            assert!(first.right.contains(&score), "{first:?}");
        }
    }
}

#[test]
fn evidence_is_at_hand_or_the_report_is_verified_in_part() {
    let page = Work::full(small()).html(Lang::En);
    let changed = check(&page, Some(EvidenceState::Changed("00".into())));
    assert_eq!(failing(&changed), [Check::Evidence]);
    let away = check(&page, None);
    assert_eq!(outcome(&away), Outcome::Partial);
    let evidence = of(&away, Check::Evidence);
    assert_eq!(evidence.state, CheckState::NotChecked);
    let left_out = Reader {
        checklist: Some(small()),
        without_evidence: true,
        ..Reader::default()
    };
    let results = verify(&page, &left_out);
    assert_eq!(outcome(&results), Outcome::Verified, "{results:#?}");
    assert_eq!(of(&results, Check::Evidence).state, CheckState::NotChecked);
    let altered = Reader {
        evidence: Some(EvidenceState::Changed("00".into())),
        ..left_out
    };
    assert_eq!(outcome(&verify(&page, &altered)), Outcome::Altered);
}

/// Three questions share a record: it is one file.
#[test]
fn distinct_files_are_counted() {
    let work = Work::full(small());
    let answers = work.run.answers.values();
    let files: std::collections::BTreeSet<_> = answers
        .flat_map(|answer| &answer.evidence)
        .map(|evidence| evidence.location.as_str().to_owned())
        .collect();
    assert!(files.len() < work.run.answers.len());
    let results = check(&work.html(Lang::En), Some(EvidenceState::Intact));
    let detail = &of(&results, Check::Evidence).detail.en;
    assert!(detail.contains(&format!("all {} file", files.len())), "{detail}");
}

#[test]
fn a_page_of_another_version_is_compared_by_its_figures() {
    let work = Work::full(small());
    let page = work
        .render_as(Format::Html, Lang::En, false, &Templates::shipped(), "0.0.1")
        .expect("a page");
    let page = page.replace("Document control", "Document papers");
    let results = check(&page, Some(EvidenceState::Intact));
    assert_eq!(outcome(&results), Outcome::Partial, "{results:#?}");
    let detail = &of(&results, Check::Page).detail;
    assert!(
        detail.en.contains("0.0.1") && detail.ko.contains("0.0.1"),
        "{detail:?}"
    );
    assert!(detail.en.contains("All printed figures are equal"), "{detail:?}");
    assert_eq!(of(&results, Check::Scores).state, CheckState::Ok);
    let more = page.replace("Document papers", "Document papers 7");
    let results = check(&more, None);
    assert_eq!(outcome(&results), Outcome::Partial, "{results:#?}");
    assert!(
        of(&results, Check::Page)
            .detail
            .en
            .contains("Some printed figures differ")
    );
}

#[test]
fn own_templates_style_and_script_are_noticed_and_settled_by_naming_them() {
    let work = Work::full(small());
    for (name, text, kind) in [
        ("report.css", "body{color:red}", "style (CSS)"),
        ("report.js", "void 0;", "script (JS)"),
        ("cover.html", "<h1>{{ subject.name }}</h1>", "HTML"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(name), text).expect("written");
        let templates = Templates::from_folder(folder.path()).expect("templates");
        let page = work
            .render_as(
                Format::Html,
                Lang::En,
                false,
                &templates,
                selfcheck::report::TOOL_VERSION,
            )
            .expect("a page");
        assert!(page.contains("Custom templates were used"), "{name}");
        let results = check(&page, Some(EvidenceState::Intact));
        let found = of(&results, Check::Page);
        assert_eq!(found.state, CheckState::NotChecked, "{name}: {results:#?}");
        assert_eq!(outcome(&results), Outcome::Partial);
        assert!(found.detail.en.contains(kind), "{name}: {}", found.detail.en);
        let named = Reader {
            templates: Some(templates),
            checklist: Some(small()),
            evidence: Some(EvidenceState::Intact),
            without_evidence: false,
        };
        let results = verify(&page, &named);
        assert_eq!(of(&results, Check::Page).state, CheckState::Own, "{results:#?}");
        assert_eq!(outcome(&results), Outcome::Verified, "{name}: {results:#?}");
        let silent = page.replacen("\"own_templates\":true", "\"own_templates\":false", 1);
        assert_eq!(outcome(&verify(&silent, &named)), Outcome::Altered);
        // A page of the shipped templates is compared with these, whatever folder is named.
        let honest = verify(&work.html(Lang::En), &named);
        assert_eq!(of(&honest, Check::Page).state, CheckState::Ok, "{honest:#?}");
    }
}

#[test]
fn the_earlier_run_and_the_picture_are_part_of_what_is_verified() {
    let page = Work::full(small()).html(Lang::En);
    assert!(page.contains("<img id=\"diagram\" src=\"data:image/png;base64,"));
    assert_eq!(
        outcome(&check(&page, Some(EvidenceState::Intact))),
        Outcome::Verified
    );
    let other_day = page.replace("\"day\":\"2026-05-31\"", "\"day\":\"2026-05-30\"");
    assert_eq!(failing(&check(&other_day, None)), [Check::Answers, Check::Page]);
    let other_state = page.replacen("\"unanswered\"]", "\"nonsense\"]", 1);
    assert_ne!(other_state, page);
    assert_eq!(failing(&check(&other_state, None)), [Check::Answers]);
    let other_picture = page.replacen("base64,iVBOR", "base64,iVBOS", 1);
    let results = check(&other_picture, None);
    assert_eq!(failing(&results), [Check::Page]);
    assert!(
        of(&results, Check::Page).detail.en.contains("system"),
        "{results:#?}"
    );
}

#[test]
fn a_report_serves_as_the_earlier_run() {
    let work = Work::full(small());
    let baseline = selfcheck::report::baseline(&work.html(Lang::Ko), report_file::embedded)
        .expect("a report")
        .expect("a readable one");
    assert_eq!(baseline.day, "2026-11-24");
    let comparison = work.with_input(|input| {
        selfcheck::domain::comparison::Comparison::of(
            &baseline,
            input.checklist,
            input.assessment,
            &input.review.states,
        )
    });
    let comparison = comparison.expect("the same checklist");
    assert!(comparison.changes.is_empty(), "{:?}", comparison.changes);
    assert_eq!(comparison.then.low, comparison.now.low);
    assert!(selfcheck::report::baseline("<html></html>", report_file::embedded).is_none());
}

/// Where the embedded data begins and ends in a page.
const DATA: [&str; 2] = ["id=\"selfcheck-data\">", "</script>"];

fn data_of(page: &str) -> &str {
    let (_, after) = page.split_once(DATA[0]).expect("embedded data");
    after.split_once(DATA[1]).expect("its end").0
}

/// A page with other data, and with that data's digest wherever the page prints one.
fn with_data(page: &str, data: &str) -> String {
    use sha2::{Digest, Sha256};
    let hex = |text: &str| data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes()));
    let (before, now) = (hex(data_of(page)), hex(data));
    page.replace(data_of(page), data)
        .replace(&before, &now)
        .replace(&before[..12], &now[..12])
}

/// A text as data format 1 had it: one sign for the blanks at the beginning of each line.
fn packed(text: &str) -> String {
    let line = |line: &str| {
        let rest = line.trim_start_matches(' ');
        let blanks = u32::try_from(line.len() - rest.len()).expect("few");
        format!("{}{rest}", char::from_digit(blanks, 36).expect("a sign"))
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// A page as versions with an earlier data format wrote it: they had the checklist as text.
fn in_format(page: &str, format: u32, checklist: &Checklist) -> String {
    let data: serde_json::Value = serde_json::from_str(data_of(page)).expect("JSON");
    let quoted = |text: &str| serde_json::to_string(text).expect("JSON");
    let stored = |text: &str| {
        if format == 1 {
            packed(text)
        } else {
            text.to_owned()
        }
    };
    let assessment = data["assessment"].as_str().expect("a text");
    let json = data_of(page)
        .replacen("\"format\":3", &format!("\"format\":{format}"), 1)
        .replacen(
            &data["checklist"].to_string(),
            &quoted(&stored(&resolved::to_yaml(checklist))),
            1,
        )
        .replacen(&quoted(assessment), &quoted(&stored(assessment)), 1);
    assert!(!json.contains("\"checklist\":{"));
    with_data(page, &json)
}

#[test]
fn reports_of_earlier_data_formats_still_verify() {
    for (format, start) in [(1, "0format: 1\\n"), (2, "format: 1\\n")] {
        let page = in_format(&Work::full(small()).html(Lang::En), format, &small());
        assert!(page.contains(&format!("\"checklist\":\"{start}")));
        let results = check(&page, Some(EvidenceState::Intact));
        assert!(failing(&results).is_empty(), "{results:#?}");
    }
    let page = in_format(&Work::full(small()).html(Lang::En), 1, &small());
    let touched = page.replacen("Looked at **A-1**", "Looked at **A-7**", 1);
    assert_eq!(failing(&check(&touched, None)), [Check::Answers, Check::Page]);
}

/// Data format 1 let a few megabytes stand for a gigabyte of blanks.
#[test]
fn a_packed_text_larger_than_any_report_is_refused_before_it_is_unpacked() {
    let page = in_format(&Work::full(small()).html(Lang::En), 1, &small());
    let bomb = "z\\n".repeat(1_000_000);
    for name in ["checklist", "assessment"] {
        let json = data_of(&page).replacen(&format!("\"{name}\":\""), &format!("\"{name}\":\"{bomb}"), 1);
        let page = with_data(&page, &json);
        let load = |_: &ListSource<'_>, _: &str| -> Result<Loaded, LoadError> { panic!("nothing is read") };
        let error = selfcheck::report::baseline(&page, load)
            .expect("a report")
            .expect_err("refused");
        assert!(error.en.contains("32 MiB"), "{error:?}");
        let results = check(&page, None);
        assert_eq!(failing(&results), [Check::Answers]);
        let detail = &of(&results, Check::Answers).detail.en;
        assert!(detail.contains("32 MiB"), "{detail}");
    }
}

/// A released checklist is named, any other one embedded whole; both are loaded as they were.
#[test]
fn a_report_embeds_a_released_edition_by_name_alone() {
    let shipped = Work::full(released("cctv-security")).html(Lang::Ko);
    let own = Work::full(small()).html(Lang::Ko);
    let list = |page: &str| {
        let data: serde_json::Value = serde_json::from_str(data_of(page)).expect("JSON");
        data["checklist"].clone()
    };
    let edition = list(&shipped);
    assert_eq!(
        (&edition["id"], &edition["version"]),
        (&"cctv-security".into(), &"2026.1".into())
    );
    assert_eq!(edition["registry"].as_str().map(str::len), Some(64));
    assert!(list(&own)["deflate"].is_string());
    // An edition that this program does not have is not guessed.
    let unknown = data_of(&shipped).replacen("\"version\":\"2026.1\"", "\"version\":\"2031.1\"", 1);
    let baseline = selfcheck::report::baseline(&with_data(&shipped, &unknown), report_file::embedded);
    let error = baseline.expect("a report").expect_err("an unknown edition");
    assert!(error.en.contains("cctv-security 2031.1"), "{error:?}");
}
