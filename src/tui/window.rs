//! Window sizes: the smallest that shows a screen, where the layout changes, and the largest that is drawn.

use ratatui::layout::Size;

/// Columns and rows.
pub const SMALLEST: (u16, u16) = (40, 10);
/// From this width on the guide has a pane, and from this height on the tree of sections too.
pub const SPLIT: (u16, u16) = (100, 30);

/// The largest frame, in columns and rows. An 8K display with the smallest font has fewer cells; a terminal that reports
/// more is wrong about its size, and each cell costs about a hundred bytes.
const LARGEST: Size = Size::new(1000, 500);

/// Limits an absurd size to its upper left part.
pub fn clamp(size: Size) -> Size {
    Size::new(size.width.min(LARGEST.width), size.height.min(LARGEST.height))
}
