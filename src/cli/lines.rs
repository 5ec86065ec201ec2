//! Wraps text to the width of the window.

/// `text` behind `first`, in lines of at most `width` characters, all but the first indented with
/// `indent` spaces. Lines are only broken at spaces.
pub(super) fn filled(first: &str, text: &str, indent: usize, width: usize) -> String {
    let mut lines = String::new();
    let mut line = first.to_owned();
    let mut is_fresh = true;
    for word in text.split(' ') {
        let joint = usize::from(!is_fresh);
        if !is_fresh && line.chars().count() + joint + word.chars().count() > width {
            lines += line.trim_end();
            lines.push('\n');
            line = " ".repeat(indent);
        } else if !is_fresh {
            line.push(' ');
        }
        line += word;
        is_fresh = false;
    }
    lines + line.trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_at_spaces() {
        assert_eq!(filled("a: ", "bb ccc dddd", 3, 9), "a: bb ccc\n   dddd");
        assert_eq!(filled("", "länger als die Zeile", 2, 3), "länger\n  als\n  die\n  Zeile");
    }
}
