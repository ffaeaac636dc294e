//! Templates of one's own: one replaces one, errors are located, nothing outside is reached, escaping stays on.

use std::fs;

use selfcheck::domain::format::Format;
use selfcheck::domain::lang::Lang;
use selfcheck::domain::subject::SubjectField;
use selfcheck::report::{ReportError, TemplateError, Templates};

use super::{Work, shipped, small};

fn with(files: &[(&str, &str)]) -> Result<String, ReportError> {
    let mut work = Work::full(small());
    work.run.subject.set(SubjectField::Name, "<b>Name</b>");
    of(&work, files)
}

/// A report of something with files in a folder of templates.
fn of(work: &Work, files: &[(&str, &str)]) -> Result<String, ReportError> {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    work.render(
        Format::Html,
        Lang::En,
        false,
        &Templates::load(Some(folder.path()))?,
    )
}

fn user_error(files: &[(&str, &str)]) -> TemplateError {
    match with(files) {
        Err(ReportError::Template(trouble)) => *trouble,
        other => panic!("{other:?}"),
    }
}

#[test]
fn one_file_replaces_one_template() {
    let page = with(&[("cover.html", "<h1>Our cover: {{ subject.name }}</h1>")]).expect("a page");
    assert!(page.contains("<h1>Our cover: &lt;b&gt;Name&lt;/b&gt;</h1>"));
    assert!(
        page.contains("id=\"h-provenance\""),
        "the others are the shipped ones"
    );
    assert!(page.contains("Custom templates were used"), "the report says so");
}

/// What a page shows between two of its parts.
fn part<'a>(page: &'a str, id: &str) -> &'a str {
    let from = page
        .find(&format!("<section class=\"part\" id=\"{id}\""))
        .expect("the part");
    let rest = &page[from..];
    rest.split_once("\n</section>").expect("its end").0
}

/// The shipped templates fill sections one by one; beside one of the user's own they are filled in one go.
#[test]
fn sections_filled_one_by_one_read_as_those_filled_in_one_go() {
    let work = Work::full(shipped("cctv-security"));
    let shipped = of(&work, &[]).expect("a page");
    let own = of(&work, &[("bar.html", "<b>bar</b>")]).expect("a page");
    for id in ["answers", "crosswalk", "gaps"] {
        assert_eq!(part(&shipped, id), part(&own, id));
        assert!(part(&shipped, id).len() > 100, "{id}");
    }
}

#[test]
fn answers_may_be_shown_in_another_way() {
    let sections =
        "{% for section in sections %}<p>{{ section.id }}: {{ section.questions | length }}</p>{% endfor %}";
    let page = with(&[("sections.html", sections)]).expect("a page");
    assert!(part(&page, "answers").contains("<p>first: 3</p>"));
    let page = with(&[("answers.html", sections)]).expect("a page");
    assert!(part(&page, "answers").contains("<p>first: 3</p>"));
    assert!(
        !page.contains("<article class=\"q\""),
        "the shipped way is not used"
    );
    let error = user_error(&[("question.html", "{{ q.nonsense }}")]);
    assert!(error.file.ends_with("question.html"), "{error:?}");
}

#[test]
fn a_page_may_extend_the_shipped_one() {
    let own = "{% extends \"builtin/report.html\" %}{% block letterhead %}<div class=\"letterhead\">ACME {{ subject.name }}</div>{% endblock %}";
    let page = with(&[("report.html", own)]).expect("a page");
    assert!(page.contains("<div class=\"letterhead\">ACME &lt;b&gt;Name&lt;/b&gt;</div>"));
    assert!(page.contains("id=\"h-summary\""));
}

#[test]
fn errors_name_file_line_and_name() {
    let found = user_error(&[("cover.html", "<p>fine</p>\n<p>{{ nonsense }}</p>")]);
    assert!(found.file.ends_with("cover.html"), "{found:?}");
    assert_eq!(found.line, 2);
    assert!(found.message.contains("nonsense"), "{found:?}");
    assert_eq!(found.excerpt, "<p>{{ nonsense }}</p>");
    let found = user_error(&[("cover.html", "{{ subject.name | nofilter }}")]);
    assert!(found.message.contains("nofilter"), "{found:?}");
    let found = user_error(&[("cover.html", "\n\n{% if %}")]);
    assert_eq!(found.line, 3);
}

#[test]
fn a_template_reaches_nothing_else() {
    for own in [
        "{% include \"/etc/hostname\" %}",
        "{% include \"../secret.html\" %}",
        "{{ get_env(name=\"HOME\") }}",
        "{{ now() }}",
        "{% for a in range(end=50000) %}{% for b in range(end=50000) %}{% endfor %}{% endfor %}",
    ] {
        user_error(&[("cover.html", own)]);
    }
    let own = "{% for a in range(end=50000) %}{{ data }}{% endfor %}";
    assert!(matches!(
        with(&[("cover.html", own)]),
        Err(ReportError::TooLarge(_))
    ));
}

/// A folder of a stranger may hold a link to a file of the user's own, which would go out with the report.
#[test]
#[cfg(unix)]
fn a_link_out_of_the_folder_is_refused() {
    let (outside, folder) = (
        tempfile::tempdir().expect("a folder"),
        tempfile::tempdir().expect("a folder"),
    );
    let key = outside.path().join("id_ed25519");
    fs::write(&key, "a private key").expect("a file");
    std::os::unix::fs::symlink(&key, folder.path().join("footer.html")).expect("a link");
    match Templates::load(Some(folder.path())) {
        Err(ReportError::Folder { path, .. }) => assert!(path.ends_with("footer.html"), "{path:?}"),
        other => panic!("{other:?}"),
    }
    // A link that stays inside is one file under two names.
    fs::remove_file(folder.path().join("footer.html")).expect("removed");
    fs::write(folder.path().join("cover.html"), "<h1>ours</h1>").expect("a file");
    std::os::unix::fs::symlink("cover.html", folder.path().join("footer.html")).expect("a link");
    assert!(Templates::load(Some(folder.path())).is_ok());
}

#[test]
fn templates_that_go_in_circles_are_refused() {
    let around = "{% include \"other.html\" %}";
    let found = with(&[
        ("cover.html", around),
        ("other.html", "{% include \"cover.html\" %}"),
    ]);
    assert!(matches!(found, Err(ReportError::Template(_))), "{found:?}");
    let found = with(&[("report.html", "{% extends \"report.html\" %}")]);
    assert!(matches!(found, Err(ReportError::Template(_))), "{found:?}");
    let component = "{% component again() %}{{ <again /> }}{% endcomponent again %}{{ <again /> }}";
    let found = with(&[("cover.html", component)]);
    assert!(matches!(found, Err(ReportError::Template(_))), "{found:?}");
}

/// What a template may not do goes for the name of a file as well: nothing of it reaches a message as it is.
#[test]
#[cfg(unix)]
fn names_of_templates_are_told_harmless() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a\u{1b}[2J\u{202e}.html"), "{% nonsense %}").expect("a file");
    let work = Work::empty(small());
    let templates = Templates::load(Some(folder.path())).expect("read");
    let error = work
        .render(Format::Html, Lang::En, false, &templates)
        .expect_err("refused");
    let said = error.what().en;
    assert!(said.contains("a<U+001B>[2J<U+202E>.html"), "{said:?}");
}

#[test]
fn no_name_switches_escaping_off() {
    let own = "{% include \"raw.txt.html\" %}";
    let page = with(&[("cover.html", own), ("raw.txt.html", "{{ subject.name }}")]).expect("a page");
    assert!(
        !page
            .split("id=\"selfcheck-data\"")
            .next()
            .expect("a page")
            .contains("<b>Name")
    );
}

#[test]
fn style_cannot_end_its_element() {
    assert!(matches!(
        with(&[("report.css", "</style><script>")]),
        Err(ReportError::Folder { .. })
    ));
    let page = with(&[("report.css", "body{color:red}")]).expect("a page");
    assert!(page.contains("<style>body{color:red}</style>"));
}

#[test]
fn a_missing_folder_is_named() {
    let error = Templates::load(Some(std::path::Path::new("no/such/folder"))).expect_err("refused");
    assert!(error.what().en.contains("no/such/folder"));
}

#[test]
fn the_documentation_lists_every_name() {
    let documentation = include_str!("../../docs/templates.md");
    let names = Work::full(shipped("cctv-security")).with_input(selfcheck::report::names);
    let missing: Vec<String> = names
        .into_iter()
        .filter(|name| !documentation.contains(&format!("`{name}`")))
        .collect();
    assert!(missing.is_empty(), "docs/templates.md lacks: {missing:?}");
}
