//! Unit tests of `words/particle`.

use selfcheck::words::particle::choose;

#[test]
fn follows_the_last_sound() {
    for (word, pair, particle) in [
        ("파일", "은는", "은"),
        ("보고서", "은는", "는"),
        ("서울", "으로로", "로"),
        ("문항", "으로로", "으로"),
        ("E01-03", "이가", "이"),
        ("E01-02", "이가", "가"),
        ("report.html", "을를", "을"),
        ("nothing", "은는", "은"),
        ("diagram.png", "을를", "를"),
        ("scan.PDF", "은는", "는"),
        ("backup", "을를", "을"),
        ("photo.zip", "이가", "가"),
        ("'a.yaml'", "을를", "을"),
        ("", "을를", "를"),
    ] {
        assert_eq!(choose(word, pair), particle, "{word}");
    }
}
