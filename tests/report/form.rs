//! The blank form of a checklist: whole, in both languages, and with no markup from its texts.

use selfcheck::checklist::Catalog;
use selfcheck::domain::checklist::Checklist;
use selfcheck::domain::lang::Lang;
use selfcheck::report::form::{self, markdown};

fn html(checklist: &Checklist, lang: Lang) -> String {
    form::html(checklist, lang).unwrap()
}

#[test]
fn every_question_stands_in_the_form() {
    let checklist = Catalog::shipped().load("cctv-security").unwrap();
    for lang in Lang::ALL {
        let (page, text) = (html(&checklist, lang), markdown(&checklist, lang));
        for question in &checklist.questions {
            let id = format!("<span class=\"id\">{}</span>", question.id);
            assert_eq!(page.matches(&id).count(), 1, "{}", question.id);
            assert!(
                text.contains(&format!("# {}. ", question.id)) || text.contains(&question.id.to_string())
            );
        }
        assert!(page.contains(&format!("<html lang=\"{}\">", lang.code())));
        for outside in ["http://", "src=", "<script", "@import", "url("] {
            let plain = page.replace("https://", "");
            assert!(!plain.contains(outside), "{outside}");
        }
        for (open, close) in [
            ("<article>", "</article>"),
            ("<dl>", "</dl>"),
            ("<ul", "</ul>"),
            ("<ol", "</ol>"),
        ] {
            assert_eq!(page.matches(open).count(), page.matches(close).count(), "{open}");
        }
    }
}

#[test]
fn texts_cannot_bring_markup_along() {
    let text = "format: 1\nid: x\nversion: \"1\"\nlanguages: [en]\ntitle: \"<b>T</b> & *x*\"\nsections:\n  - id: s\n    title: '\"><script>1</script>'\n    questions:\n      - id: Q1\n        ask: \"a <img src=x> | b\"\n        how: |\n          <script>2</script>\n        answer: one-of\n        options:\n          - { id: a, label: \"<i>\" }\n";
    let checklist = Catalog::load_resolved("x.yaml", text).unwrap();
    let page = html(&checklist, Lang::En);
    for bad in ["<b>", "<script", "<img", "<i>"] {
        assert!(!page.contains(bad), "{bad}\n{page}");
    }
    insta::assert_snapshot!(markdown(&checklist, Lang::En).replace(&checklist.digest, "DIGEST"));
}

#[test]
fn a_page_of_the_example() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("examples/hiring.yaml");
    let checklist = Catalog::shipped().load(path.to_str().unwrap()).unwrap();
    for lang in Lang::ALL {
        let text = markdown(&checklist, lang);
        let heading = text.find("HT-01").unwrap();
        let start = text[..heading].rfind("\n## ").unwrap();
        let end = text.find("HN-03").unwrap();
        insta::assert_snapshot!(format!("example_{}", lang.code()), &text[start..end]);
    }
}

#[test]
fn line_breaks_and_tables_stay_what_they_are() {
    let text = "format: 1\nid: x\nversion: \"1\"\nlanguages: [en]\ntitle: T\nsections:\n  - id: s\n    title: S\n    intro: |\n      One\n\n      - two\n    questions:\n      - id: Q1\n        ask: |\n          The plan:\n          a) <backups>\n        how: |\n          | a | b |\n          | --- | --- |\n          | 1 | 2 |\n        answer: yes-no\n";
    let page = html(&Catalog::load_resolved("x.yaml", text).unwrap(), Lang::En);
    assert!(page.contains("<p>One<br>\n<br>\n- two</p>"), "{page}");
    assert!(page.contains("The plan:<br>\na) &lt;backups&gt;</h"), "{page}");
    assert!(page.contains("<td>1</td><td>2</td>"), "{page}");
}
