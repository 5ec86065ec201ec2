//! The text form: 72 columns, readable as mail.

use super::*;
use crate::document::sample;

#[test]
fn the_sample_is_quiet_and_at_most_72_columns_wide() {
    let text = render(&sample::document());
    for line in text.lines() {
        assert_eq!(line, line.trim_end());
        assert!(line.width() <= COLUMNS || line.contains("://"), "{line}");
        assert_ne!(line, "--");
    }
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
}
