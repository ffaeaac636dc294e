//! Words of the subject's lines that take only some values.

use crate::domain::confidentiality::Confidentiality;
use crate::domain::lang::Lang;
use crate::domain::subject::{SubjectField, SubjectFieldError};
use crate::words;
use crate::words::{Message, session, terms};

words! {
    PUBLIC = "공개", "Public";
    RECIPIENTS = "수신처 한정", "Recipients only";
    CONFIDENTIAL = "대외비", "Confidential";
    RESTRICTED = "비공개", "Restricted";
    NOT_ON_THE_LIST = "'{field}'에는 정해진 값만 쓸 수 있습니다: {values}. 바뀐 것은 없습니다", "Allowed values for '{field}': {values}. Nothing changed";
}

pub const fn confidentiality(level: Confidentiality) -> Message {
    match level {
        Confidentiality::Public => PUBLIC,
        Confidentiality::Recipients => RECIPIENTS,
        Confidentiality::Confidential => CONFIDENTIAL,
        Confidentiality::Restricted => RESTRICTED,
    }
}

/// The levels of confidentiality: the word of the file, and the word of the language.
pub fn levels(lang: Lang) -> String {
    let levels = Confidentiality::WORDS.into_iter();
    let levels = levels.map(|(level, word)| format!("{word} ({})", confidentiality(level).get(lang)));
    levels.collect::<Vec<_>>().join(", ")
}

/// Why a text was refused, with the values to choose from.
pub fn refused(field: SubjectField, error: SubjectFieldError, lang: Lang) -> String {
    match error {
        SubjectFieldError::NotADate => session::NOT_A_DATE.get(lang).to_owned(),
        SubjectFieldError::NotOnTheList => {
            let places = [("field", terms::subject(field, lang)), ("values", &levels(lang))];
            NOT_ON_THE_LIST.fill(lang, &places)
        }
    }
}
