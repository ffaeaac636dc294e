//! Sizes of the window: the smallest that shows a screen, where the layout changes, and the largest that is drawn.

use ratatui::layout::Size;

/// Smallest window that shows a screen, in columns and rows.
pub const SMALLEST: (u16, u16) = (40, 10);
/// From this width the guide has a pane of its own, and from this height on the tree of sections too.
pub const SPLIT: (u16, u16) = (100, 30);

/// The largest frame that is drawn, in columns and rows. A display of 8K with the smallest letters has fewer cells; what reports
/// more is wrong about its size, and each cell costs about a hundred bytes.
const LARGEST: Size = Size::new(1000, 500);

/// The part of a terminal that is drawn to: its upper left where it reports an absurd size.
pub fn clamp(size: Size) -> Size {
    Size::new(size.width.min(LARGEST.width), size.height.min(LARGEST.height))
}
