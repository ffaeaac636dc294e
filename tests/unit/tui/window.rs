//! Unit tests of `tui/window`.

use ratatui::layout::Size;
use selfcheck::tui::window::*;

#[test]
fn an_absurd_size_is_clamped_and_any_other_kept() {
    for (columns, rows) in [(0, 0), (80, 24), (1000, 500)] {
        assert_eq!(clamp(Size::new(columns, rows)), Size::new(columns, rows));
    }
    assert_eq!(clamp(Size::new(u16::MAX, 30)), Size::new(1000, 30));
    assert_eq!(clamp(Size::new(u16::MAX, u16::MAX)), Size::new(1000, 500));
}
