//! Unit tests of `words/size`.

use selfcheck::words::size::*;

#[test]
fn sizes_have_at_most_one_decimal() {
    for (bytes, wanted) in [
        (0, "0 B"),
        (1023, "1023 B"),
        (1024, "1.0 KiB"),
        (1536, "1.5 KiB"),
        (150 * 1024, "150 KiB"),
        (3 * 1024 * 1024 + 300 * 1024, "3.2 MiB"),
        (u64::MAX, "1717986918 GiB"),
    ] {
        assert_eq!(format_size(bytes), wanted);
    }
}
