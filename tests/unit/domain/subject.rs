//! Unit tests of `domain/subject`.

use selfcheck::domain::subject::*;

const DAY: jiff::civil::Date = jiff::civil::date(2026, 11, 24);

#[test]
fn a_field_reads_what_it_can_store() {
    use SubjectField as F;
    assert_eq!(
        F::Confidentiality.read(" 대외비 ", DAY).as_deref(),
        Ok("confidential")
    );
    assert_eq!(F::Confidentiality.read(" ", DAY), Ok(String::new()));
    assert_eq!(
        F::Confidentiality.read("✔ 심사 완료", DAY),
        Err(SubjectFieldError::NotOnTheList)
    );
    assert_eq!(
        F::PreparedOn.read("tomorrow", DAY),
        Err(SubjectFieldError::NotADate)
    );
    assert_eq!(F::PreparedOn.read("2026-11-24", DAY).as_deref(), Ok("2026-11-24"));
    assert_eq!(F::Name.read("public", DAY).as_deref(), Ok("public"));
}
