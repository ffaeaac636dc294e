//! Rows as they are read out.

use selfcheck::domain::lang::Lang;
use selfcheck::session::action::Action;
use selfcheck::session::piece::Role;
use selfcheck::session::row::Row;
use selfcheck::session::spoken::line;

#[test]
fn rows_are_said_without_marks_and_drawings() {
    let lang = Lang::En;
    for (row, said) in [
        (
            Row::action(Action::Question(0), "Is it kept secure?")
                .lead("[x] E01 ", Role::Good)
                .and("  Met", Role::Good)
                .and("  [critical]", Role::Warn),
            "E01 Is it kept secure? Met, critical",
        ),
        (
            Row::action(Action::Question(0), "Ethics")
                .lead("[~] 2/3    ", Role::Plain)
                .and("  begun", Role::Plain),
            "Ethics, begun, 2/3",
        ),
        (
            Row::text(Role::Plain, "Ethics").lead("███░░ 33.3%  ", Role::Strong),
            "Ethics, 33.3%",
        ),
        (
            Row::action(Action::Choose(0), "Yes")
                .lead("1 ", Role::Plain)
                .choice(false, true),
            "Yes, current answer",
        ),
        (
            Row::text(Role::Plain, "a set of logs").lead("• ", Role::Plain),
            "- a set of logs",
        ),
        (
            Row::default()
                .and("[ ] Unanswered", Role::Plain)
                .and("  ", Role::Plain)
                .and("[critical]", Role::Warn),
            "Unanswered, critical",
        ),
    ] {
        assert_eq!(line(&row, lang), said);
    }
}
