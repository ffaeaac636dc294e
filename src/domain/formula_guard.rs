//! Keeps cells of a table from acting as formulas in a spreadsheet.

/// Puts an apostrophe before a cell that could be taken for a formula. A cell that begins with an apostrophe gets one more, so
/// that removing the first always restores the text.
pub fn guard_formula(cell: &str) -> String {
    let begins = |line: &str| {
        let first = line
            .trim_start_matches([' ', '"', '\u{a0}', '\u{3000}'])
            .chars()
            .next();
        first.is_some_and(|first| "=+-@\t\r\n|%＝＋－＠".contains(first))
    };
    let risky = cell.starts_with(['\'', '\t', '\r', '\n'])
        || begins(cell)
        || cell.split([';', ',', '\t', '\n']).skip(1).any(begins);
    if risky {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// The text of a cell that may have been guarded.
pub fn unguard_formula(cell: &str) -> &str {
    cell.strip_prefix('\'')
        .filter(|text| guard_formula(text) == cell)
        .unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for risky in [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠a", " =1", "a;=1",
            "a\n=1", "\"=1",
        ] {
            let cell = guard_formula(risky);
            assert_eq!(cell.strip_prefix('\''), Some(risky));
            assert_eq!(unguard_formula(&cell), risky);
        }
        for plain in ["", "yes", "정책 문서", "1/2", "2026-11-24"] {
            assert_eq!(guard_formula(plain), plain);
        }
        assert_eq!(guard_formula("'quoted"), "''quoted");
        assert_eq!(unguard_formula("''quoted"), "'quoted");
        assert_eq!(unguard_formula("'quoted"), "'quoted", "typed in a spreadsheet");
    }
}
