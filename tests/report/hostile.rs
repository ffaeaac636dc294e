//! Hostile texts in every field stay text in every format.

use selfcheck::domain::answer::Acceptance;
use selfcheck::domain::evidence::{Evidence, Location};
use selfcheck::domain::format::Format;
use selfcheck::domain::id::Id;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::reference::RefKey;
use selfcheck::domain::subject::SubjectField;
use selfcheck::domain::text::Text;
use selfcheck::domain::value::Value;
use selfcheck::report::Templates;

use super::{Work, small};

/// Markup, handlers, links, templates, ends of elements, formulas, hidden characters.
pub const CORPUS: &str = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">\
 \"'><svg onload=document.title='owned'></style></textarea> {{ subject.name }} {% include \"x\" %} [a](javascript:alert(1))\
 ![b](https://evil.example/x.png) <a href=\"javascript:x\">c</a> <b>d</b> \u{202e}rtl\u{2066} \u{200b}zero \u{1b}]52;c;x\u{7} =1+1 `|` \
 <!-- --> ]]> &lt; \u{2028} <\0data> <\0answers>";

/// Everything a user or an author can write, hostile.
pub fn hostile() -> Work {
    let mut list = small();
    let text = || {
        Text::new(vec![
            ("ko".into(), CORPUS.into()),
            ("\"><script>".into(), CORPUS.into()),
        ])
    };
    list.header.title = text();
    list.header.publisher = text();
    list.header.license = CORPUS.into();
    list.header.version = CORPUS.into();
    for section in &mut list.sections {
        section.title = text();
        section.intro = Some(text());
    }
    for question in &mut list.questions {
        question.ask = Text::new(vec![("x\"><script>alert(1)</script>".into(), CORPUS.into())]);
        question.why = Some(text());
        question.owner = Some(text());
        question.critical_source = Some(text());
        question.references = vec![RefKey::parse(&format!("evil{CORPUS}:{CORPUS}"))];
    }
    for fact in &mut list.profile {
        fact.ask = text();
    }
    let mut work = Work::full(list);
    for (field, _) in SubjectField::KEYS {
        work.run.subject.set(field, CORPUS);
    }
    for (at, answer) in work.run.answers.values_mut().enumerate() {
        for field in [
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
            &mut answer.answered_at,
        ] {
            *field = CORPUS.into();
        }
        if at == 1 {
            answer.value = Some(Value::Level(Id::known("not")));
        }
        answer.accepted = Some(Acceptance {
            by: CORPUS.into(),
            reason: CORPUS.into(),
        });
        answer.evidence = vec![
            Evidence {
                title: CORPUS.into(),
                sha256: Some(CORPUS.into()),
                added: CORPUS.into(),
                ..Evidence::at(Location::File(CORPUS.into()))
            },
            Evidence::at(Location::Url("javascript:alert(1)//https://".into())),
            Evidence::at(Location::Url(format!("https://x.example/\"{CORPUS}"))),
            Evidence::at(Location::Planned(CORPUS.into())),
        ];
    }
    if let Some(since) = &mut work.since {
        since.day = CORPUS.into();
        since.checklist.version = CORPUS.into();
    }
    work
}

#[test]
fn no_markup_gets_through() {
    for lang in Lang::ALL {
        let page = hostile().html(lang);
        // The page's own script and data are the only scripts.
        assert_eq!(page.matches("<script").count(), 2);
        assert_eq!(page.matches("<img").count(), 1, "the picture of the system");
        for bad in [
            "<svg onload",
            "<b>",
            "<!-- -->",
            "</textarea>",
            "\u{202e}",
            "\u{2066}",
            "\u{200b}",
            "\u{1b}",
            "\u{2028}",
        ] {
            assert!(!page.contains(bad), "{bad:?}");
        }
        assert_eq!(
            page.matches("</style>").count(),
            2,
            "the shipped style and the heads of printed pages"
        );
        for link in page
            .split("<a ")
            .skip(1)
            .filter_map(|piece| piece.split('>').next())
        {
            let address = link.split_once("href=\"").map_or("", |(_, rest)| rest);
            let is_safe = ["#", "http://", "https://", "mailto:"]
                .iter()
                .any(|start| address.starts_with(start));
            assert!(is_safe, "{link}");
        }
    }
}

#[test]
fn other_formats_are_harmless_too() {
    let work = hostile();
    let made = |format| {
        work.render(format, Lang::En, false, &Templates::shipped())
            .expect("a report")
    };
    for format in [Format::Json, Format::Markdown, Format::Csv] {
        let text = made(format);
        assert!(
            !text
                .chars()
                .any(|each| each.is_control() && !"\n\r".contains(each)),
            "{format:?}"
        );
        assert!(
            !text.contains('\u{202e}') && !text.contains('\u{200b}'),
            "{format:?}"
        );
    }
    let markdown = made(Format::Markdown);
    assert!(!markdown.contains("<script") && !markdown.contains("<img") && !markdown.contains("[a]("));
}
