//! The little Markdown that guides use, as rows: headings, lists, bold and code. What is not understood is shown as
//! it stands, so that nothing is lost.

use super::super::piece::Piece;
use super::super::piece::Role;
use super::Row;

/// Markdown as rows.
pub fn rows(text: &str, bullet: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut is_code = false;
    for line in text.lines() {
        let trimmed = line.trim_start();
        let indent = line.len() - trimmed.len();
        if trimmed.starts_with("```") {
            is_code = !is_code;
        } else if is_code {
            rows.push(Row::text(Role::Code, line).indent(2));
        } else if trimmed.is_empty() {
            rows.push(Row::gap());
        } else if let Some(heading) = heading(trimmed) {
            rows.push(Row::heading(heading));
        } else if let Some((lead, rest)) = item(trimmed, bullet) {
            let row = Row {
                pieces: inline(rest),
                ..Row::default()
            };
            rows.push(row.lead(lead, Role::Plain).indent(indent));
        } else {
            continue_or_begin(&mut rows, trimmed);
        }
    }
    while rows.last().is_some_and(|row| *row == Row::gap()) {
        rows.pop();
    }
    rows
}

/// A line that goes on with the paragraph or item above, or begins a paragraph.
fn continue_or_begin(rows: &mut Vec<Row>, text: &str) {
    match rows.last_mut() {
        Some(row)
            if !row.pieces.is_empty()
                && row
                    .pieces
                    .iter()
                    .all(|piece| piece.role != Role::Code || row.indent == 0) =>
        {
            row.pieces.push(Piece::plain(" "));
            row.pieces.extend(inline(text));
        }
        _ => rows.push(Row {
            pieces: inline(text),
            ..Row::default()
        }),
    }
}

fn heading(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches('#');
    (rest.len() < text.len() && rest.starts_with(' ')).then(|| rest.trim())
}

/// The lead and text of a list item: `- `, `* ` or `1. `.
fn item<'a>(text: &'a str, bullet: &str) -> Option<(String, &'a str)> {
    if let Some(rest) = text.strip_prefix("- ").or_else(|| text.strip_prefix("* ")) {
        return Some((format!("{bullet} "), rest));
    }
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let rest = text[digits..]
        .strip_prefix(". ")
        .or_else(|| text[digits..].strip_prefix(") "))?;
    (1..=3)
        .contains(&digits)
        .then(|| (format!("{}. ", &text[..digits]), rest))
}

/// Bold and code inside a line. A mark without its partner stands for itself.
fn inline(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let found = [("**", Role::Strong), ("__", Role::Strong), ("`", Role::Code)]
            .into_iter()
            .filter_map(|(mark, role)| {
                let from = rest.find(mark)?;
                let len = rest[from + mark.len()..].find(mark).filter(|len| *len > 0)?;
                Some((from, mark.len(), len, role))
            })
            .min_by_key(|(from, ..)| *from);
        let Some((from, mark, len, role)) = found else {
            pieces.push(Piece::plain(rest));
            break;
        };
        if from > 0 {
            pieces.push(Piece::plain(&rest[..from]));
        }
        let inner = from + mark;
        pieces.push(Piece::new(&rest[inner..inner + len], role));
        rest = &rest[inner + len + mark..];
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(rows: &[Row]) -> Vec<String> {
        rows.iter()
            .map(|row| {
                let text: String = row.pieces.iter().map(|piece| piece.text.as_str()).collect();
                format!("{}{text}", row.lead)
            })
            .collect()
    }

    #[test]
    fn lists_bold_and_code_are_rows() {
        let rows = rows(
            "## 방법\n1. **접근** 권한을\n   정한다\n2. `chmod 600`\n\n- 하나 ** 둘\n",
            "*",
        );
        assert_eq!(
            plain(&rows),
            [
                "방법",
                "1. 접근 권한을 정한다",
                "2. chmod 600",
                "",
                "* 하나 ** 둘"
            ]
        );
        assert_eq!(rows[1].pieces[0], Piece::new("접근", Role::Strong));
        assert_eq!(rows[2].pieces[0], Piece::new("chmod 600", Role::Code));
    }

    #[test]
    fn fenced_code_keeps_its_lines() {
        let rows = rows("```\na  b\nc\n```\nd", "-");
        assert_eq!(plain(&rows), ["a  b", "c", "d"]);
    }
}
