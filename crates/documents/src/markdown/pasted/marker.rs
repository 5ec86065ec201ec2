//! What stands before a list item: Markdown's own markers, the bullets of Word and similar
//! programs, and typed labels (`a)`, `(2)`, `IV.`).

use crate::markdown::dates::begins_with_date;

/// Bullets that have no other meaning at the start of a line.
const BULLETS: &str = "•‣▪▫■●○◦◆◇❖➢➤►▶⁃∙·";

/// Bullets with a meaning of their own, which are kept.
const SIGNS: &str = "✓✔✗✘☐☑☒□→⇒➔";

/// Bullets with which a sentence may begin as well.
const DASHES: &str = "-–—−‐";

/// The kind of an item: items of one kind form one list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A Markdown bullet.
    Native(char),
    /// A Markdown number, with the character behind it.
    Number(char),
    /// A bullet that is not Markdown.
    Bullet(char),
    /// A sign that replaces the bullet.
    Sign,
    /// A label that replaces the bullet, with the sequence to which it belongs.
    Label(Shape, usize),
}

/// The form of a label apart from its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    opened: bool,
    closed: Closing,
    figures: bool,
    capital: bool,
}

/// What follows the value of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closing {
    Bracket,
    Dot,
    Both,
}

/// What must surround such a line for it to be an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// Nothing.
    Nothing,
    /// The start of a paragraph, a colon before it, or a neighbour of its kind.
    Start,
    /// A neighbour of its kind.
    Company,
    /// The previous or the next label in alphabetical or numerical order.
    Sequence,
}

/// The marker of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marker<'a> {
    pub kind: Kind,
    pub needs: Needs,
    /// The marker or label itself.
    pub written: &'a str,
    /// What follows the gap.
    pub rest: &'a str,
}

impl<'a> Marker<'a> {
    /// The marker at the start of `body`, a line without leading whitespace.
    pub(super) fn of(body: &'a str) -> Option<Self> {
        let first = body.chars().next()?;
        let behind = &body[first.len_utf8()..];
        let marker = |kind, needs| {
            let (written, rest) = body.split_at(first.len_utf8());
            Some(Self { kind, needs, written, rest: rest.trim_start() })
        };
        if is_line_of_marks(body) {
            return None;
        }
        match first {
            '-' | '+' | '*' if behind.is_empty() || behind.starts_with([' ', '\t']) => {
                marker(Kind::Native(first), Needs::Nothing)
            }
            '-' | '+' | '*' if begins_with_gap(behind) => {
                marker(Kind::Bullet(first), Needs::Nothing)
            }
            '·' | '∙' if !begins_with_gap(behind) => None,
            _ if BULLETS.contains(first) && !behind.starts_with(first) => {
                marker(Kind::Bullet(first), Needs::Nothing)
            }
            _ if SIGNS.contains(first) && begins_with_gap(behind) => {
                marker(Kind::Sign, Needs::Start)
            }
            _ if DASHES.contains(first) && begins_with_gap(behind) => {
                marker(Kind::Bullet(first), Needs::Start)
            }
            _ if DASHES.contains(first) && behind.starts_with(char::is_alphabetic) => {
                marker(Kind::Bullet(first), Needs::Company)
            }
            'o' if behind.starts_with('\t') => marker(Kind::Bullet(first), Needs::Nothing),
            'o' if begins_with_gap(behind) => marker(Kind::Bullet(first), Needs::Company),
            _ => number(body).or_else(|| label(body)),
        }
    }

    /// Whether it is Markdown already.
    pub(super) fn is_native(&self) -> bool {
        matches!(self.kind, Kind::Native(_) | Kind::Number(_))
    }

    /// Whether it is shown in place of a bullet.
    pub(super) fn is_shown(&self) -> bool {
        matches!(self.kind, Kind::Sign | Kind::Label(..))
    }

    /// Whether it is a bullet without a meaning of its own.
    pub(super) fn is_plain_bullet(&self) -> bool {
        self.needs == Needs::Nothing && matches!(self.kind, Kind::Bullet(_))
    }

    /// Whether the label `next` follows this one.
    pub(super) fn leads_to(&self, next: &Self) -> bool {
        self.is_like(next) && follows(&self.value(), &next.value())
    }

    /// Whether two labels have the same form.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        matches!((self.kind, other.kind), (Kind::Label(one, _), Kind::Label(two, _)) if one == two)
    }

    /// Whether a sequence of labels begins with this one.
    pub(super) fn is_first(&self) -> bool {
        matches!(&*self.value(), "a" | "aa" | "i" | "1")
    }

    /// The label as part of the sequence `row`.
    pub(super) fn in_row(self, row: usize) -> Self {
        match self.kind {
            Kind::Label(shape, _) => Self { kind: Kind::Label(shape, row), ..self },
            _ => self,
        }
    }

    fn value(&self) -> String {
        self.written.trim_matches(['(', ')', '.']).to_lowercase()
    }
}

fn begins_with_gap(behind: &str) -> bool {
    behind.starts_with(char::is_whitespace)
}

/// Whether a line consists of markers only, so that it is a rule or an underline.
fn is_line_of_marks(body: &str) -> bool {
    let mut marks = body.chars().filter(|c| !c.is_whitespace());
    let first = marks.next();
    let mut count = 1;
    let same = marks.all(|c| {
        count += 1;
        Some(c) == first
    });
    same && count > 2
}

/// `1.` and `1)`, unless it is the day of a date.
fn number(body: &str) -> Option<Marker<'_>> {
    let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let delimiter = body[digits..].chars().next().filter(|c| matches!(c, '.' | ')'))?;
    let rest = &body[digits + 1..];
    let is_item = (1..=9).contains(&digits) && begins_with_gap(rest) && !begins_with_date(body);
    is_item.then(|| Marker {
        kind: Kind::Number(delimiter),
        needs: Needs::Nothing,
        written: &body[..=digits],
        rest: rest.trim_start(),
    })
}

/// `a)`, `(a)`, `aa)`, `iv)`, `A.`, `(1)`, `1.)`.
fn label(body: &str) -> Option<Marker<'_>> {
    let inside = body.strip_prefix('(').unwrap_or(body);
    let opened = inside.len() < body.len();
    let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (value, behind) = inside.split_at(length);
    let figures = value.bytes().all(|b| b.is_ascii_digit());
    let capital = value.bytes().all(|b| b.is_ascii_uppercase());
    let letters = value.bytes().all(|b| b.is_ascii_lowercase()) || capital;
    let known = figures || value.len() == 1 || is_doubled(value) || roman(value).is_some();
    if value.is_empty() || value.len() > 5 || !(figures || letters) || !known {
        return None;
    }
    if figures && !opened && !behind.starts_with(".)") {
        // A Markdown number, or a date.
        return None;
    }
    let (closed, width) = match behind.as_bytes() {
        [b'.', b')', ..] => (Closing::Both, 2),
        [b')', ..] => (Closing::Bracket, 1),
        [b'.', ..] if !opened => (Closing::Dot, 1),
        _ => return None,
    };
    let rest = &behind[width..];
    let written = &body[..body.len() - rest.len()];
    let kind = Kind::Label(Shape { opened, closed, figures, capital }, 0);
    begins_with_gap(rest).then(|| Marker {
        kind,
        needs: Needs::Sequence,
        written,
        rest: rest.trim_start(),
    })
}

/// Whether it is a doubled letter: `aa`, which follows `z` or is nested below it.
fn is_doubled(value: &str) -> bool {
    matches!(value.as_bytes(), [first, second] if first == second)
}

/// Whether `next` comes directly after `value`: `b` after `a`, `bb` or `ab` after `aa`, `iv` after
/// `iii`, 4 after 3.
fn follows(value: &str, next: &str) -> bool {
    let step = |a: u8, b: u8| a.checked_add(1) == Some(b);
    match (value.as_bytes(), next.as_bytes()) {
        ([a], [b]) if step(*a, *b) => return true,
        ([a, b], [c, d]) if a == b && step(*b, *d) && (c == d || a == c) => return true,
        _ => {}
    }
    let figures = |text: &str| text.parse::<u32>().ok();
    let are_next = |a: Option<u32>, b: Option<u32>| a.is_some() && a.map(|a| a + 1) == b;
    are_next(figures(value), figures(next)) || are_next(roman(value), roman(next))
}

/// The value of a Roman numeral up to 39.
fn roman(value: &str) -> Option<u32> {
    let small = value.to_ascii_lowercase();
    let ones = small.trim_start_matches('x');
    let tens = u32::try_from(small.len() - ones.len()).ok().filter(|tens| *tens <= 3)?;
    let written = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let ones = written.iter().position(|one| *one == ones)?;
    let number = tens * 10 + u32::try_from(ones).ok()?;
    (number > 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(body: &str) -> Option<Needs> {
        Marker::of(body).map(|marker| marker.needs)
    }

    #[test]
    fn bullets_and_labels_are_told_from_words() {
        for sure in
            ["• a", "•a", "•", "·\ta", "▪\u{a0}a", "o\ta", "-\u{a0}a", "- a", "1. a", "1) a"]
        {
            assert_eq!(needs(sure), Some(Needs::Nothing), "{sure}");
        }
        for start in ["– a", "— a", "→ a", "☐ a"] {
            assert_eq!(needs(start), Some(Needs::Start), "{start}");
        }
        for company in ["o a", "-Punkt", "–Punkt"] {
            assert_eq!(needs(company), Some(Needs::Company), "{company}");
        }
        for sequence in ["a) x", "(a) x", "aa) x", "iv) x", "A. x", "(1) x", "1.) x", "II. x"] {
            assert_eq!(needs(sequence), Some(Needs::Sequence), "{sequence}");
        }
        for text in [
            "oder",
            "-5 Grad",
            "–5",
            "·x",
            "7. Mai",
            "30. 4. Fest",
            "---",
            "****",
            "•••",
            "– – –",
            "a)x",
            "Abc) x",
            "ab) x",
            "z.B. so",
            "(siehe) x",
            "1.2 x",
            "",
        ] {
            assert_eq!(needs(text), None, "{text}");
        }
    }

    #[test]
    fn labels_follow_each_other() {
        for (one, next) in [
            ("a", "b"),
            ("aa", "bb"),
            ("aa", "ab"),
            ("i", "ii"),
            ("iii", "iv"),
            ("ix", "x"),
            ("9", "10"),
            ("h", "i"),
        ] {
            assert!(follows(one, next), "{one} {next}");
        }
        for (one, next) in [("a", "c"), ("b", "a"), ("i", "iii"), ("1", "3"), ("a", "a")] {
            assert!(!follows(one, next), "{one} {next}");
        }
    }
}
