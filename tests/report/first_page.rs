//! The first page, the frame around the submitter's words, and what every printed page bears.

use selfcheck::domain::answer::Acceptance;
use selfcheck::domain::approval::Approval;
use selfcheck::domain::format::Format;
use selfcheck::domain::id::Id;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::question::Critical;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::text::Text;
use selfcheck::domain::value::Value;
use selfcheck::report::{Input, Templates, render};

use super::{DOT, Work, released, shipped, small};

/// A word that only the submitter wrote.
const MARK: &str = "SEAL";

/// Everything a submitter writes holds the mark.
fn sealed() -> Work {
    let mut work = Work::full(shipped("cctv-security"));
    for (field, _) in SubjectField::KEYS {
        let text = if field == SubjectField::Revisions {
            format!("{MARK} | {MARK} | {MARK} | {MARK}")
        } else {
            MARK.into()
        };
        work.run.subject.set(field, &text);
    }
    for (at, answer) in work.run.answers.values_mut().enumerate() {
        for text in [
            &mut answer.note,
            &mut answer.reason,
            &mut answer.owner,
            &mut answer.action,
            &mut answer.reviewed_by,
            &mut answer.resources,
            &mut answer.milestones,
            &mut answer.interim,
            &mut answer.residual,
            &mut answer.answered_by,
        ] {
            *text = MARK.into();
        }
        if at % 7 == 0 {
            answer.accepted = Some(Acceptance {
                by: MARK.into(),
                reason: MARK.into(),
            });
        }
        for piece in &mut answer.evidence {
            piece.title = MARK.into();
        }
    }
    let facts: Vec<Id> = work.run.profile.keys().cloned().collect();
    for fact in facts {
        work.run.profile_reasons.insert(fact, MARK.into());
    }
    work
}

/// The page without what it embeds.
fn shown(page: &str) -> &str {
    page.split("id=\"selfcheck-data\"").next().expect("a page")
}

/// Elements that have no end.
const VOID: [&str; 6] = ["meta", "br", "img", "input", "rect", "!doctype"];

/// Each text with the classes and names of the elements around it.
fn texts(page: &str) -> Vec<(String, Vec<String>)> {
    let mut around: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for piece in page.split('<').skip(1) {
        let Some((tag, text)) = piece.split_once('>') else {
            continue;
        };
        let name = tag
            .split([' ', '/'])
            .find(|part| !part.is_empty())
            .unwrap_or_default();
        if tag.starts_with('/') {
            around.pop();
        } else if !tag.ends_with('/') && !VOID.contains(&name) {
            let class = tag
                .split_once("class=\"")
                .and_then(|(_, rest)| rest.split('"').next());
            around.push(format!("{name} {}", class.unwrap_or_default()));
        }
        found.push((text.to_owned(), around.clone()));
    }
    found
}

#[test]
fn what_the_submitter_wrote_stands_in_a_frame() {
    for lang in Lang::ALL {
        let page = sealed().html(lang);
        let mut count = 0;
        for (text, around) in texts(shown(&page)) {
            if !text.contains(MARK) {
                continue;
            }
            count += 1;
            // The tab of the browser and the head of printed pages have no frame; there the name comes last or in quotes.
            let framed = around.iter().any(|each| {
                let (name, class) = each.split_once(' ').expect("a name");
                matches!(name, "title" | "style") || class.split(' ').any(|one| matches!(one, "own" | "ow"))
            });
            assert!(framed, "{text:?} in {around:?}");
        }
        assert!(count > 500, "{count}");
        let label = ["제출자 작성", "Written by the submitter"][usize::from(lang == Lang::En)];
        assert!(page.matches(label).count() > 100);
    }
}

/// The boxes of the verdict in a page.
fn verdicts(page: &str) -> Vec<&str> {
    let boxes = page.split("<div class=\"verdict ").skip(1);
    boxes
        .map(|rest| rest.split("</div>").next().expect("its end"))
        .collect()
}

#[test]
fn the_box_of_the_verdict_holds_the_reason_and_no_word_of_the_submitter() {
    for (lang, claim) in [
        (Lang::Ko, "자체 점검 결과이며 인증서가 아닙니다"),
        (Lang::En, "Self-assessment, not a certificate"),
    ] {
        let mut work = sealed();
        let page = work.html(lang);
        assert_eq!(verdicts(&page).len(), 2, "on the first page and in the summary");
        for each in verdicts(&page) {
            assert!(!each.contains(MARK), "{each}");
            assert!(each.contains(claim), "{each}");
        }
        let markdown = work
            .render(Format::Markdown, lang, false, &Templates::shipped())
            .expect("a report");
        let line = markdown
            .lines()
            .find(|line| line.starts_with("**"))
            .expect("a verdict");
        assert!(line.ends_with(claim), "{line}");
        // With nothing but the approver's name against it, the sentence is the general one.
        work = Work::full(small());
        work.run.subject.set(SubjectField::ApprovedBy, MARK);
        let page = work.html(lang);
        assert!(page.contains(MARK) && !verdicts(&page)[0].contains(MARK));
        // The real reason stands there as soon as it has no word of the submitter.
        work.run.answers.remove("A-1");
        let page = work.html(lang);
        let wanted = ["미응답 문항 1개: A-1", "1 unanswered: A-1"][usize::from(lang == Lang::En)];
        assert!(verdicts(&page)[0].contains(wanted), "{}", verdicts(&page)[0]);
        assert!(
            page.contains("<a href=\"#q-A-1\">A-1</a>"),
            "and links to the question"
        );
    }
}

#[test]
fn confidentiality_is_a_stamp_only_where_it_is_of_the_list() {
    let mut work = Work::full(small());
    let stamps = |page: &str| {
        page.split("<h1>")
            .next()
            .expect("a page")
            .matches("class=\"stamp\"")
            .count()
    };
    work.run
        .subject
        .set(SubjectField::Confidentiality, "confidential");
    let page = work.html(Lang::Ko);
    assert_eq!(stamps(&page), 2);
    assert!(page.contains("<span class=\"stamp\">대외비</span>"));
    work.run.subject.set(SubjectField::Confidentiality, MARK);
    let page = work.html(Lang::Ko);
    assert_eq!(stamps(&page), 1, "draft or final alone");
    assert!(page.contains(MARK), "kept, in the frame of document control");
    let cover = page.split("id=\"control\"").next().expect("a cover");
    assert!(!cover.contains(MARK));
}

#[test]
fn the_answers_digest_is_the_same_in_every_language_and_at_any_time() {
    let work = Work::full(small());
    let digest = |lang, made_at| {
        let page = work.with_input(|input| {
            let input = Input {
                lang,
                made_at,
                ..*input
            };
            render(&input, Format::Html, &Templates::shipped()).expect("a page")
        });
        let rest = page
            .split(["(SHA-256)</dt><dd><code class=\"hash\">"][0])
            .nth(2)
            .expect("the answers digest");
        rest[..64].to_owned()
    };
    let now = digest(Lang::Ko, super::MADE_AT);
    assert_eq!(now, digest(Lang::En, "2026-11-24T11:00:00+09:00"));
    assert_eq!(now, selfcheck::domain::answers_digest::answers_digest(&work.run));
    let page = work.html(Lang::En);
    assert!(
        page.matches(&now[..12]).count() >= 4,
        "cover, control, foot of the page and of every printed one"
    );
    let mut other = Work::full(small());
    other
        .run
        .answers
        .get_mut("A-1")
        .expect("an answer")
        .note
        .push('!');
    assert_ne!(now, selfcheck::domain::answers_digest::answers_digest(&other.run));
}

#[test]
fn the_cover_says_what_the_list_is_and_who_approved() {
    let cover = |work: &Work| {
        let page = work.html(Lang::En);
        page.split("<nav class=\"contents\"")
            .next()
            .expect("a cover")
            .to_owned()
    };
    let own = Work::full(small());
    assert!(cover(&own).contains("Own checklist small 1, not a shipped one"));
    assert!(cover(&own).contains("An approver is named, but not bound to these answers"));
    let mut list = released("cctv-security");
    list.questions[0].critical = None;
    list.digest = "0".repeat(64);
    let mut work = Work::full(list);
    assert!(
        cover(&work).contains("Altered: bears the id and version of the shipped checklist"),
        "{}",
        cover(&work)
    );
    work.run.subject.set(SubjectField::ApprovedBy, "");
    assert!(cover(&work).contains("Nobody has approved"));
    work.run.approval = Some(Approval::of(
        &work.run,
        "Kim Minji",
        "CTO",
        "2026-11-23T09:00:00+09:00",
    ));
    let page = cover(&work);
    assert!(page.contains("Exactly these answers are approved: <q class=\"ow\">Kim Minji</q> <span class=\"id\">2026-11-23</span>"), "{page}");
    work.run
        .answers
        .values_mut()
        .next()
        .expect("an answer")
        .note
        .push('!');
    assert!(cover(&work).contains("Changed since the approval"));
}

#[test]
fn every_printed_page_says_what_it_belongs_to() {
    let mut work = Work::full(small());
    work.run.subject.set(SubjectField::Name, "Gate \"2\" </style><b>");
    let page = work.html(Lang::En);
    let running = page
        .split("<style>")
        .nth(2)
        .and_then(|rest| rest.split("</style>").next())
        .expect("a head");
    let digest = &selfcheck::domain::answers_digest::answers_digest(&work.run)[..12];
    for wanted in [
        "Gate \\22 2\\22  \\3c /style\\3e \\3c b\\3e ",
        "document\\5f id",
        "rev. revision",
        "\"Draft\"",
        "Self-assessment\\2c  not a certificate",
        digest,
    ] {
        let wanted = wanted.replace("\\2c ", ",");
        assert!(running.contains(&wanted), "{wanted} in {running}");
    }
}

#[test]
fn a_question_that_is_not_met_shows_its_plan_and_its_gap() {
    let mut work = Work::full(small());
    work.run.answers.get_mut("A-2").expect("an answer").value = Some(Value::Level(Id::known("not")));
    let page = work.html(Lang::En);
    let article = page
        .split("id=\"q-A-2\"")
        .nth(1)
        .and_then(|rest| rest.split("</article>").next())
        .expect("a question");
    assert!(
        article.contains("<a href=\"#GAP-01\">GAP-01</a> planned"),
        "{article}"
    );
    assert!(
        article.contains("Close it <span class=\"id\">(Due 2027-01-15)</span>"),
        "{article}"
    );
    assert!(article.contains("<a href=\"#q-A-2\"><code>A-2</code></a>"));
}

#[test]
fn a_hidden_critical_question_stands_in_the_summary_with_the_fact_that_hid_it() {
    let mut list = small();
    list.questions[2].critical = Some(Critical::Law);
    let mut work = Work::full(list);
    work.run
        .profile
        .insert(Id::known("cloud"), Value::Level(Id::known("no")));
    work.run
        .profile_reasons
        .insert(Id::known("cloud"), "on premises".into());
    let page = work.html(Lang::En);
    let summary = page
        .split("id=\"hidden-criticals\"")
        .nth(1)
        .and_then(|rest| rest.split("</table>").next())
        .expect("a list");
    assert!(
        summary.contains("Does it use a cloud? <strong>No</strong>"),
        "{summary}"
    );
    assert!(summary.contains("<q class=\"ow\">on premises</q>"));
    assert!(
        page.contains("Critical questions that were not asked: 1"),
        "counted on the first page"
    );
}

#[test]
fn line_breaks_of_questions_and_introductions_are_kept() {
    let mut list = small();
    list.questions[0].ask = Text::both("계획:\n가) 백업\n", "The plan:\na) <backups>\n");
    list.sections[0].intro = Some(Text::both("하나\n\n- 둘", "One\n\n- two"));
    let page = Work::full(list).html(Lang::En);
    assert!(page.contains("The plan:<br>\na) &lt;backups&gt;</p>"));
    assert!(page.contains("One<br>\n<br>\n- two</p>"));
}

#[test]
fn a_picture_is_the_submitters() {
    let work = Work::full(small());
    assert!(!DOT.is_empty() && work.diagram.is_some());
    for (lang, caption) in [
        (Lang::Ko, "제출자가 낸 구성도"),
        (Lang::En, "Diagram supplied by the submitter"),
    ] {
        let page = work.html(lang);
        let system = page.split("id=\"h-system\"").nth(1).expect("the system");
        let (before, after) = system.split_once("<img id=\"diagram\"").expect("a picture");
        assert!(before.trim_start().contains("<div class=\"own\">"), "{before}");
        assert!(
            after
                .split("</figure>")
                .next()
                .expect("its caption")
                .contains(caption)
        );
    }
}

#[test]
fn jumps_are_immediate() {
    assert!(!include_str!("../../report-templates/report.css").contains("smooth"));
}

#[test]
fn what_deserves_a_second_look_is_counted_and_linked() {
    let mut work = Work::full(small());
    work.run.answers.get_mut("A-1").expect("an answer").answered_at = "2026-12-24T09:30:00+09:00".into();
    for (lang, count) in [
        (Lang::Ko, "다시 살펴볼 점: 2가지"),
        (Lang::En, "Points for a second look: 2"),
    ] {
        let page = work.html(lang);
        assert_eq!(
            page.matches(&format!("<a href=\"#attention\">{count}</a>"))
                .count(),
            2,
            "first page and summary"
        );
        let part = page
            .split("id=\"h-attention\"")
            .nth(1)
            .and_then(|rest| rest.split("</section>").next())
            .expect("the part");
        assert!(part.contains("<a href=\"#q-A-1\">A-1</a>"), "{part}");
        let own = [
            "그대로의 점검표가 아닙니다",
            "the checklist is not one of this program",
        ][usize::from(lang == Lang::En)];
        assert!(part.contains(own), "{part}");
        let markdown = work
            .render(Format::Markdown, lang, false, &Templates::shipped())
            .expect("a report");
        assert!(
            markdown.contains(own) && markdown.contains(": A-1\n"),
            "{markdown}"
        );
    }
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("report.css"), "body{color:red}").expect("a file");
    let templates = Templates::load(Some(folder.path())).expect("templates");
    let page = work
        .render(Format::Html, Lang::En, false, &templates)
        .expect("a page");
    assert!(
        page.contains("the report templates are not those of this program"),
        "own style counts"
    );
}
