//! Text in columns, for terminals and plain text. Widths are display widths (UAX #11), not
//! character counts.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The display width of a text, in columns.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The width of the widest of these texts.
pub fn widest<'a>(texts: impl IntoIterator<Item = &'a str>) -> usize {
    texts.into_iter().map(UnicodeWidthStr::width).max().unwrap_or_default()
}

/// The spaces that pad `text` to `width` columns.
pub fn spaces(text: &str, width: usize) -> String {
    " ".repeat(width.saturating_sub(text.width()))
}

/// `text` padded on the right with spaces to at least `width` columns.
pub fn padded(text: &str, width: usize) -> String {
    text.to_owned() + &spaces(text, width)
}

/// `text`, shortened with an ellipsis where it is wider than `most` columns.
pub fn cut(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    let mut width = '…'.width().unwrap_or_default();
    let fits = |c: &char| {
        width += c.width().unwrap_or_default();
        width <= most
    };
    let start: String = text.chars().take_while(fits).collect();
    start.trim_end().to_owned() + "…"
}

/// Narrows the widest columns of a table until together they fit into `room`. No column gets
/// narrower than its entry in `least`, so the table may stay too wide.
pub fn fit(widths: &mut [usize], least: &[usize], room: usize) {
    while widths.iter().sum::<usize>() > room {
        let columns = widths.iter_mut().zip(least).filter(|(width, least)| **width > **least);
        let Some((widest, _)) = columns.max_by_key(|(width, _)| **width) else { return };
        *widest -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_and_padded_by_what_one_sees() {
        assert_eq!(cut("Büro", 4), "Büro");
        assert_eq!(cut("Büro Süd", 6), "Büro…");
        assert_eq!(cut(&"ä".repeat(50), 36).width(), 36);
        assert_eq!(cut(&"漢".repeat(50), 36).width(), 35);
        assert_eq!(padded("漢", 4), "漢  ");
        assert_eq!(padded("a\u{308}", 2), "a\u{308} ");
        assert_eq!(padded("breit", 2), "breit");
        assert_eq!(widest(["a", "漢"]), 2);
    }

    #[test]
    fn the_widest_columns_give_way_first_and_none_below_its_least() {
        let fitted = |room| {
            let mut widths = [5, 30, 20, 10];
            fit(&mut widths, &[5, 12, 12, 10], room);
            widths
        };
        assert_eq!(fitted(100), [5, 30, 20, 10]);
        assert_eq!(fitted(55), [5, 20, 20, 10]);
        assert_eq!(fitted(45), [5, 15, 15, 10]);
        assert_eq!(fitted(10), [5, 12, 12, 10]);
    }
}
