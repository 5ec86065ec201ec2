//! Quotation marks: which marks open and close each quotation, and which lack their partner.

use std::ops::Range;

use crate::tokens::{TokenKind, Tokens};

/// The role of a quotation mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quoting {
    /// A quotation with both its marks.
    Quote(Quote),
    /// An opening mark without a closing one in its paragraph, in bytes of the text.
    Unclosed(Range<usize>),
    /// A closing mark without an opening one in its paragraph, in bytes of the text.
    Unopened(Range<usize>),
}

impl Quoting {
    /// Its range, in bytes of the text.
    pub fn range(&self) -> Range<usize> {
        match self {
            Self::Quote(quote) => quote.range.clone(),
            Self::Unclosed(range) | Self::Unopened(range) => range.clone(),
        }
    }
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The range with its marks, in bytes of the text.
    pub range: Range<usize>,
    /// The range between its marks.
    pub inside: Range<usize>,
    /// Its marks.
    pub marks: Marks,
    /// The number of quotations around it.
    pub depth: usize,
}

/// The marks of a quotation; DIN 5008 defines those of German.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marks {
    /// „…“.
    German,
    /// ‚…‘.
    GermanSingle,
    /// »…«, as in German books.
    Guillemets,
    /// ›…‹.
    SingleGuillemets,
    /// «…», as in Switzerland and France.
    Swiss,
    /// “…”.
    English,
    /// ‘…’.
    EnglishSingle,
    /// "…".
    Straight,
    /// '…'.
    StraightSingle,
    /// An opening mark of one kind with a closing one of another: „…", „…”.
    Mixed {
        /// The opening mark.
        open: char,
        /// The closing mark.
        close: char,
    },
}

impl Marks {
    fn of(open: char, close: char) -> Self {
        match (open, close) {
            ('„', '“') => Self::German,
            ('‚', '‘') => Self::GermanSingle,
            ('»', '«') => Self::Guillemets,
            ('›', '‹') => Self::SingleGuillemets,
            ('«', '»') => Self::Swiss,
            ('“', '”') => Self::English,
            ('‘', '’') => Self::EnglishSingle,
            ('"', '"') => Self::Straight,
            ('\'', '\'') => Self::StraightSingle,
            _ => Self::Mixed { open, close },
        }
    }
}

/// Marks that can replace each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
}

fn family(mark: char) -> Option<Family> {
    match mark {
        '„' | '“' | '”' | '"' => Some(Family::Double),
        '‚' | '‘' | '’' | '\'' => Some(Family::Single),
        '»' | '«' | '›' | '‹' => Some(Family::Angle),
        _ => None,
    }
}

/// The maximum number of open marks; beyond it all of them count as unpaired.
const DEEPEST: usize = 32;

/// A mark that waits for its partner.
struct Open {
    mark: char,
    family: Family,
    range: Range<usize>,
}

/// Every quotation mark of a text, in the order of the opening ones, without apostrophes and
/// inches. A quotation ends within its paragraph or list item. Takes time linear in the length of
/// the text.
pub(super) fn among(text: &str, t: &Tokens) -> Vec<Quoting> {
    let mut reader = Reader::default();
    for at in 0..t.len() {
        let Some(token) = t.get(at) else { continue };
        match token.kind {
            TokenKind::Break => reader.give_up(0),
            TokenKind::Symbol(_) => {
                let mark = text[token.range.clone()].chars().next();
                if let Some((mark, family)) = mark.and_then(|mark| Some((mark, family(mark)?))) {
                    reader.mark(mark, family, token.range.clone(), Surroundings::of(t, at));
                }
            }
            _ => {}
        }
    }
    reader.give_up(0);
    reader.found.sort_by_key(|quoting| quoting.range().start);
    reader.found
}

/// The surroundings of a mark.
#[derive(Clone, Copy, Debug)]
struct Surroundings {
    /// The token that ends directly before it.
    before: Option<TokenKind>,
    /// The token that begins directly after it.
    behind: Option<TokenKind>,
    /// Whether whitespace, a bracket or the like precedes it, and something directly follows.
    may_open: bool,
}

impl Surroundings {
    fn of(t: &Tokens, at: usize) -> Self {
        let glued = t.is_glued(at);
        let before = t.before(at, 1);
        let opens = matches!(before, TokenKind::Symbol('(' | '-' | '/' | '„' | '»' | '«' | '\''));
        Self {
            before: glued.then_some(before),
            behind: t.is_glued(at + 1).then(|| t.kind(at + 1)),
            may_open: (!glued || opens) && t.is_glued(at + 1),
        }
    }
}

/// Whether it is a word, a number or an address.
fn is_word(kind: Option<TokenKind>) -> bool {
    matches!(kind, Some(TokenKind::Word { .. } | TokenKind::Number { .. } | TokenKind::Masked))
}

#[derive(Default)]
struct Reader {
    open: Vec<Open>,
    found: Vec<Quoting>,
}

impl Reader {
    fn mark(&mut self, mark: char, family: Family, range: Range<usize>, around: Surroundings) {
        let waits = self.open.iter().rposition(|open| open.family == family);
        let is_top = waits.is_some() && waits == self.open.len().checked_sub(1);
        let (after_word, before_word) = (is_word(around.before), is_word(around.behind));
        let is_figure = matches!(around.before, Some(TokenKind::Number { .. }));
        let opens = match mark {
            '„' => true,
            // In the position of a comma it is one that was typed wrongly.
            '‚' => before_word && !after_word,
            '’' | '\'' | '‘' if after_word && before_word => return,
            '’' if !is_top => return,
            '”' | '’' => false,
            '\'' | '‘' if waits.is_none() && !(around.may_open && before_word) => return,
            '"' if waits.is_none() && is_figure => return,
            _ => around.may_open && !(is_top && closes_itself(&self.open, mark)),
        };
        if opens {
            if self.open.len() >= DEEPEST {
                self.give_up(0);
            }
            self.open.push(Open { mark, family, range });
        } else {
            self.close(mark, waits, range);
        }
    }

    fn close(&mut self, mark: char, waits: Option<usize>, range: Range<usize>) {
        // A mark of another family only closes where none of its own is open.
        let Some(index) = waits.or(self.open.len().checked_sub(1)) else {
            self.found.push(Quoting::Unopened(range));
            return;
        };
        self.give_up(index + 1);
        let Some(open) = self.open.pop() else { return };
        self.found.push(Quoting::Quote(Quote {
            range: open.range.start..range.end,
            inside: open.range.end..range.start,
            marks: Marks::of(open.mark, mark),
            depth: index,
        }));
    }

    /// Stops waiting for the partners of the marks from `from` on. A single `'` was an apostrophe.
    fn give_up(&mut self, from: usize) {
        let given_up = self.open.drain(from.min(self.open.len())..);
        let marks = given_up.filter(|open| open.mark != '\'' && open.mark != '‘');
        self.found.extend(marks.map(|open| Quoting::Unclosed(open.range)));
    }
}

/// Whether this mark closes the last opened one, although it is in the position of an opening mark
/// („Wort “).
fn closes_itself(open: &[Open], mark: char) -> bool {
    open.last().is_some_and(|open| matches!((open.mark, mark), ('„', '“') | ('‚', '‘')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ParsedText;

    /// Each quotation with the text between its marks, and unpaired marks.
    fn seen(text: &str) -> Vec<(&str, String)> {
        let name = |quoting: &Quoting| match quoting {
            Quoting::Quote(quote) => (&text[quote.inside.clone()], format!("{:?}", quote.marks)),
            Quoting::Unclosed(range) => (&text[range.clone()], "unclosed".to_owned()),
            Quoting::Unopened(range) => (&text[range.clone()], "unopened".to_owned()),
        };
        ParsedText::of(text).quotes().iter().map(name).collect()
    }

    fn one(text: &str) -> (String, String) {
        let all = seen(text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        (all[0].0.to_owned(), all[0].1.clone())
    }

    #[test]
    fn each_kind_is_known() {
        for (text, marks) in [
            ("Er sagt: „Wort“.", "German"),
            ("Er sagt: ‚Wort‘.", "GermanSingle"),
            ("Er sagt: »Wort«.", "Guillemets"),
            ("Er sagt: «Wort».", "Swiss"),
            ("Er sagt: “Wort”.", "English"),
            ("Er sagt: \"Wort\".", "Straight"),
            ("Er sagt: 'Wort'.", "StraightSingle"),
            ("Er sagt: „Wort\".", "Mixed { open: '„', close: '\"' }"),
            ("Er sagt: „Wort”.", "Mixed { open: '„', close: '”' }"),
            ("Er sagt: ›Wort‹.", "SingleGuillemets"),
            ("Er sagt: ‘Wort’.", "EnglishSingle"),
            ("**„Wort“**", "German"),
            ("(„Wort“)", "German"),
        ] {
            assert_eq!(one(text), ("Wort".to_owned(), marks.to_owned()), "{text}");
        }
    }

    #[test]
    fn quotes_stand_in_quotes() {
        let all = seen("„Er rief ‚Halt‘ und ging“, sagt sie.");
        assert_eq!(all[0], ("Er rief ‚Halt‘ und ging", "German".to_owned()));
        assert_eq!(all[1], ("Halt", "GermanSingle".to_owned()));
        let Some(Quoting::Quote(inner)) = ParsedText::of("„a ‚b‘ c“").quotes().last().cloned()
        else {
            panic!()
        };
        assert_eq!(inner.depth, 1);
    }

    #[test]
    fn lone_marks_are_named() {
        assert_eq!(one("Das „Wort ist offen.").1, "unclosed");
        assert_eq!(one("Das Wort“ ist offen.").1, "unopened");
        let all = seen("Das „Wort ist offen.\n\nDas „andere“ nicht.");
        assert_eq!(all.len(), 2);
        assert_eq!((&*all[0].1, &*all[1].1), ("unclosed", "German"));
    }

    #[test]
    fn apostrophes_inches_and_code_are_none() {
        for text in [
            "Wie geht's und geht’s?",
            "ein 24\"-Bildschirm",
            "`„`",
            "rock 'n roll",
            "Andrea‘s Café",
            "die Schüler’ und",
        ] {
            assert!(seen(text).is_empty(), "{text}: {:?}", seen(text));
        }
    }
}
