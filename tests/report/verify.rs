//! Verification: what is untouched holds, one changed byte does not, and the part that fails is named.

use selfcheck::app::report_file;
use selfcheck::checklist::resolved;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::evidence::{Evidence, EvidenceState};
use selfcheck::domain::format::Format;
use selfcheck::domain::lang::Lang;
use selfcheck::report::{
    AtHand, Check, CheckOutcome, CheckResult, ListSource, LoadError, Loaded, Templates, VerifyPort, verify,
};

use super::{Work, shipped, small};

struct Reader {
    templates: Templates,
    evidence: Option<EvidenceState>,
}

impl VerifyPort for Reader {
    fn load(&self, list: &ListSource<'_>, assessment: &str) -> Result<Loaded, LoadError> {
        report_file::embedded(list, assessment)
    }

    fn inspect(&self, _: &Evidence) -> AtHand {
        self.evidence.clone().map_or(AtHand::Away, AtHand::Checked)
    }

    fn templates(&self) -> &Templates {
        &self.templates
    }
}

fn check(page: &str, evidence: Option<EvidenceState>) -> Vec<CheckResult> {
    verify(
        page,
        &Reader {
            templates: Templates::shipped(),
            evidence,
        },
    )
}

fn failing(results: &[CheckResult]) -> Vec<Check> {
    results
        .iter()
        .filter(|each| each.outcome == CheckOutcome::Fails)
        .map(|each| each.check)
        .collect()
}

#[test]
fn what_is_untouched_holds() {
    for (work, lang) in [
        (Work::full(small()), Lang::Ko),
        (Work::full(shipped("cctv-security")), Lang::En),
        (Work::empty(small()), Lang::En),
    ] {
        let results = check(&work.html(lang), Some(EvidenceState::Intact));
        assert!(failing(&results).is_empty(), "{results:#?}");
        assert_eq!(results.len(), 6);
    }
}

#[test]
fn one_changed_byte_fails() {
    let page = Work::full(small()).html(Lang::En);
    let step = page.len() / 120;
    for at in (0..page.len()).step_by(step).chain([page.len() - 1]) {
        let mut bytes = page.clone().into_bytes();
        if !bytes[at].is_ascii() {
            continue;
        }
        bytes[at] = if bytes[at] == b'x' { b'y' } else { b'x' };
        let changed = String::from_utf8(bytes).expect("still text");
        assert!(!failing(&check(&changed, None)).is_empty(), "byte {at}");
    }
    for changed in [
        format!("{page}\n"),
        page.replacen("<p>", "<p >", 1),
        page[..page.len() - 2].to_owned(),
    ] {
        assert!(!failing(&check(&changed, None)).is_empty());
    }
}

#[test]
fn the_part_that_fails_is_named() {
    let page = Work::full(small()).html(Lang::En);
    let touched = page.replace("Looked at <strong>A-1</strong>", "Looked at <strong>A-9</strong>");
    assert_ne!(page, touched);
    let results = check(&touched, None);
    assert_eq!(failing(&results), [Check::Page]);
    let detail = &results
        .iter()
        .find(|each| each.check == Check::Page)
        .expect("the page")
        .detail
        .en;
    assert!(detail.contains("answers"), "{detail}");
    let score = page
        .split("data-score=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a score");
    let better = page.replacen(&format!("data-score=\"{score}\""), "data-score=\"12.3\"", 1);
    assert!(failing(&check(&better, None)).contains(&Check::Score));
    let data = page.replacen("Looked at **A-1**", "Looked at **A-7**", 1);
    assert_ne!(page, data);
    assert!(failing(&check(&data, None)).contains(&Check::Digest));
    assert_eq!(failing(&check("<html></html>", None)), [Check::Data]);
}

#[test]
fn evidence_at_hand_is_compared() {
    let page = Work::full(small()).html(Lang::En);
    let changed = check(&page, Some(EvidenceState::Changed("00".into())));
    assert_eq!(failing(&changed), [Check::Evidence]);
    let away = check(&page, None);
    assert!(failing(&away).is_empty());
    assert_eq!(away.last().expect("a result").outcome, CheckOutcome::NotChecked);
}

#[test]
fn an_old_report_says_which_version_made_it() {
    let work = Work::full(small());
    let page = work
        .render_as(Format::Html, Lang::En, false, &Templates::shipped(), "0.0.1")
        .expect("a page");
    let page = page.replace("Document control", "Document papers");
    let results = check(&page, None);
    let detail = &results
        .iter()
        .find(|each| each.check == Check::Page)
        .expect("the page")
        .detail;
    assert!(
        detail.en.contains("0.0.1") && detail.ko.contains("0.0.1"),
        "{detail:?}"
    );
}

#[test]
fn the_earlier_run_and_the_picture_are_part_of_what_is_verified() {
    let page = Work::full(small()).html(Lang::En);
    assert!(page.contains("<img id=\"diagram\" src=\"data:image/png;base64,"));
    assert!(failing(&check(&page, Some(EvidenceState::Intact))).is_empty());
    let other_day = page.replace("\"day\":\"2026-05-31\"", "\"day\":\"2026-05-30\"");
    assert_eq!(failing(&check(&other_day, None)), [Check::Digest, Check::Page]);
    let other_state = page.replacen("\"unanswered\"]", "\"nonsense\"]", 1);
    assert_ne!(other_state, page);
    assert_eq!(failing(&check(&other_state, None)), [Check::Data]);
    let other_picture = page.replacen("base64,iVBOR", "base64,iVBOS", 1);
    let results = check(&other_picture, None);
    assert_eq!(failing(&results), [Check::Page]);
    assert!(
        results
            .iter()
            .any(|each| each.check == Check::Page && each.detail.en.contains("system"))
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
        selfcheck::domain::comparison::Comparison::of(&baseline, input.checklist, &input.review.states)
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
    assert_eq!(failing(&check(&touched, None)), [Check::Digest, Check::Page]);
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
        assert_eq!(failing(&results), [Check::Data]);
        assert!(results[0].detail.en.contains("32 MiB"), "{results:?}");
    }
}

/// A released checklist is named, any other one embedded whole; both are loaded as they were.
#[test]
fn a_report_embeds_a_released_edition_by_name_alone() {
    let shipped = Work::full(shipped("cctv-security")).html(Lang::Ko);
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
