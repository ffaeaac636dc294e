//! Unit tests of `domain/subject`.

use selfcheck::domain::subject::*;

#[test]
fn a_field_reads_what_it_can_store() {
    use SubjectField as F;
    assert_eq!(F::Confidentiality.read(" 대외비 ").as_deref(), Ok("confidential"));
    assert_eq!(F::Confidentiality.read(" "), Ok(String::new()));
    assert_eq!(
        F::Confidentiality.read("✔ 심사 완료"),
        Err(SubjectFieldError::NotOnTheList)
    );
    assert_eq!(F::PreparedOn.read("tomorrow"), Err(SubjectFieldError::NotADate));
    assert_eq!(F::PreparedOn.read("2026-11-24").as_deref(), Ok("2026-11-24"));
    assert_eq!(F::Name.read("public").as_deref(), Ok("public"));
}
