//! Lays out Markdown as rows.

use super::super::piece::Piece;
use super::super::piece::Role;
use super::super::row::Row;
use crate::markup::{Block, BlockKind, Span, SpanStyle, blocks};

/// Indent of code and of everything inside a list, in cells.
const INDENT: usize = 2;

pub fn rows(text: &str, bullet: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for block in blocks(text) {
        if block.gap {
            rows.push(Row::gap());
        }
        block_rows(&block, bullet, &mut rows);
    }
    rows
}

fn block_rows(block: &Block, bullet: &str, rows: &mut Vec<Row>) {
    let indent = INDENT * block.depth;
    let row = Row {
        pieces: block.spans.iter().map(piece).collect(),
        ..Row::default()
    };
    match block.kind {
        BlockKind::Code => {
            let lines = block.spans.iter().flat_map(|span| span.text.lines());
            rows.extend(lines.map(|line| Row::text(Role::Code, line).indent(indent + INDENT)));
        }
        BlockKind::Heading => {
            let text: String = block.spans.iter().map(|span| span.text.as_str()).collect();
            rows.push(Row::heading(text));
        }
        BlockKind::Bullet => rows.push(row.lead(format!("{bullet} "), Role::Plain).indent(indent)),
        BlockKind::Number(number) => {
            rows.push(row.lead(format!("{number}. "), Role::Plain).indent(indent));
        }
        BlockKind::Paragraph => rows.push(row.indent(indent)),
    }
}

fn piece(span: &Span) -> Piece {
    let role = match span.style {
        SpanStyle::Plain => Role::Plain,
        SpanStyle::Strong => Role::Strong,
        SpanStyle::Code => Role::Code,
    };
    Piece::new(span.text.as_str(), role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_bold_and_code_are_rows() {
        let rows = rows(
            "## 방법\n1. **접근** 권한을\n   정한다\n2. `chmod 600`\n\n- 하나 ** 둘\n\n```\na  b\nc\n```",
            "*",
        );
        let plain: Vec<String> = rows
            .iter()
            .map(|row| {
                let text: String = row.pieces.iter().map(|piece| piece.text.as_str()).collect();
                format!("{}{text}", row.lead)
            })
            .collect();
        assert_eq!(
            plain,
            [
                "방법",
                "1. 접근 권한을 정한다",
                "2. chmod 600",
                "",
                "* 하나 ** 둘",
                "",
                "a  b",
                "c"
            ]
        );
        assert_eq!(rows[1].pieces[0], Piece::new("접근", Role::Strong));
        assert_eq!(rows[2].pieces[0], Piece::new("chmod 600", Role::Code));
        assert_eq!(rows[6].indent, INDENT);
    }
}
