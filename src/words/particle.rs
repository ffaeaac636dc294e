//! Korean particles (조사) that follow the last sound of the word before them.

/// First syllable of the Unicode block of Hangul syllables.
const FIRST: u32 = '가' as u32;
/// Finals in each run of the block; index 0 is "no final", 8 is ㄹ.
const FINALS: u32 = 28;

/// Chooses from a pair such as `은는`, `이가`, `을를`, `과와` or `으로로`: the first form follows a final consonant, the
/// second a vowel. After ㄹ `으로로` gives 로. An empty pair gives nothing.
pub fn choose<'a>(word: &str, pair: &'a str) -> &'a str {
    if pair.is_empty() {
        return "";
    }
    let (with_final, without) = match pair {
        "으로로" => pair.split_at("으로".len()),
        "이라라" => pair.split_at("이라".len()),
        "이나나" => pair.split_at("이나".len()),
        _ => pair.split_at(pair.chars().next().map_or(0, char::len_utf8)),
    };
    match last_final(word) {
        Final::None => without,
        Final::Rieul if pair == "으로로" => without,
        Final::Rieul | Final::Other => with_final,
    }
}

enum Final {
    None,
    Rieul,
    Other,
}

/// The final consonant of the last sound. Digits are pronounced as Sino-Korean numbers, Latin letters by their Korean names; a word
/// such as `nothing` or `backup` is pronounced as a word, an extension such as `.png` letter by letter.
fn last_final(word: &str) -> Final {
    let stem = word.trim_end_matches(|each: char| !each.is_alphanumeric());
    if !has_extension(stem) && ends_as_a_word(&stem.to_ascii_lowercase()) {
        return Final::Other;
    }
    let Some(last) = stem.chars().next_back() else {
        return Final::None;
    };
    match last {
        '가'..='힣' => match (last as u32 - FIRST) % FINALS {
            0 => Final::None,
            8 => Final::Rieul,
            _ => Final::Other,
        },
        '1' | '7' | '8' | 'l' | 'L' | 'r' | 'R' => Final::Rieul,
        '0' | '3' | '6' | 'm' | 'M' | 'n' | 'N' => Final::Other,
        _ => Final::None,
    }
}

fn has_extension(word: &str) -> bool {
    let extension = word.rsplit_once('.').map_or("", |(_, extension)| extension);
    (1..=4).contains(&extension.len()) && extension.chars().all(|each| each.is_ascii_alphanumeric())
}

/// Whether a word of Latin letters ends in a sound with a final consonant: ng in more than an abbreviation, or p after a vowel.
fn ends_as_a_word(word: &str) -> bool {
    let before_p = word.strip_suffix('p').and_then(|word| word.chars().next_back());
    let is_long = word.chars().count() > 3;
    is_long && word.ends_with("ng") || before_p.is_some_and(|before| "aeiou".contains(before))
}
