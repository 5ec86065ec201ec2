//! Gaps made of signs: `XX.04.`, `???`, `__ Euro`, `… Uhr`, `20XX`, `TT.MM.JJJJ`.

use std::ops::Range;

use german::{Block, BlockKind, Class, marker};

use super::around::Around;
use super::chunks::Chunk;
use super::lists::{FAILED, FORMATS};
use super::piece::{Piece, Words};

/// The text around a gap up to here tells what it is (bytes).
const NEAR: usize = 300;

/// What a chunk is made of.
#[derive(Clone, Copy, Debug, Default)]
struct Shape {
    /// The longest run of one of `x`, `X`, `?`, `_`.
    longest: usize,
    /// The first of these signs.
    sign: Option<char>,
    /// How many signs of a date, a time or an amount stand within it.
    parts: usize,
    figures: usize,
}

impl Shape {
    /// `None` where it has a letter, or none of these signs.
    fn of(bare: &str) -> Option<Self> {
        let (mut shape, mut run, mut before) = (Self::default(), 0, ' ');
        for c in bare.chars() {
            run = if c == before { run + 1 } else { 1 };
            match c {
                'x' | 'X' | '?' | '؟' | '_' | '#' => {
                    shape.sign = shape.sign.or(Some(c));
                    shape.longest = shape.longest.max(run);
                }
                '0'..='9' => shape.figures += 1,
                '.' | ':' | '/' | ',' | '-' | '–' => shape.parts += 1,
                _ => return None,
            }
            before = c;
        }
        shape.sign.map(|_| shape)
    }
}

/// The gaps of a text; what is only a title of a template is a word for itself.
pub(super) fn gaps(piece: &Piece<'_>) -> Vec<(Range<usize>, bool)> {
    Around::all(piece).filter_map(|around| around.gap()).collect()
}

impl<'a> Around<'a, '_> {
    fn gap(&self) -> Option<(Range<usize>, bool)> {
        let (chunk, piece) = (self.chunk(), self.piece);
        let (at, bare) = chunk.bare();
        let range = at..at + bare.len();
        if chunk.raw.contains('#')
            && FAILED.contains(chunk.raw.trim_matches(|c: char| "|().,;".contains(c)))
        {
            return Some((chunk.range(), true));
        }
        if self.is_dots_gap() || self.is_unfilled() {
            return Some((chunk.range(), false));
        }
        let is_one = !bare.is_empty()
            && (self.is_gap(bare) || self.is_format(bare) || self.is_capitals(bare))
            && piece.parsed.is_prose(&range)
            && (!piece.markdown || piece.block(at).is_some());
        is_one.then_some((range, false))
    }

    fn next_is_unit(&self) -> bool {
        self.next()
            .is_some_and(|next| next.is(Class::GapUnit) || german::month(&next.folded()).is_some())
    }

    fn is_after(&self, class: Class) -> bool {
        self.before().is_some_and(|before| before.is(class))
    }

    fn is_after_colon(&self) -> bool {
        self.before().is_some_and(|before| before.raw.ends_with([':', '=']))
    }

    /// The block around it.
    fn block(&self) -> Option<&'a Block> {
        self.piece.block(self.chunk().at)
    }

    fn is_quoted(&self) -> bool {
        let (at, bare) = self.chunk().bare();
        self.piece.is_quoted(&(at..at + bare.len()))
    }

    /// Whether nothing follows it in its block.
    fn is_last(&self) -> bool {
        let end = self.chunk().range().end;
        self.next().is_none() || self.block().is_some_and(|block| block.range.end <= end)
    }

    /// Whether it fills the cell of a table, or is explained there.
    fn is_mark(&self) -> bool {
        let in_row = self.block().is_some_and(|block| block.kind == BlockKind::Row);
        in_row && self.next().is_none_or(|next| next.raw.starts_with('|'))
            || self.next_raw().starts_with('=')
    }

    fn is_gap(&self, bare: &str) -> bool {
        let Some(shape) = Shape::of(bare) else {
            return self.is_nobody(bare) || is_number(bare) || is_dashes(bare);
        };
        let Shape { longest, sign, parts, figures } = shape;
        let decade = bare.len() == 4 && bare.starts_with("20") && longest == 2 && figures == 2;
        if parts > 0 || decade {
            let is_mark = figures == 0 && parts < 2 && self.is_mark();
            return longest > 1 && !is_mark && !(sign == Some('_') && self.is_in_form());
        }
        let is_counted = || self.is_after(Class::BeforeGap) && self.next_is_unit();
        match sign {
            _ if figures > 0 => false,
            Some('?' | '؟') => self.is_asked(longest),
            // „am ## Mai“; a heading begins with them.
            Some('#') => longest > 1 && is_counted(),
            Some('_') if self.is_whole_item() => {
                let text = self.piece.value();
                !self.asks(&self.near(0..text.len()))
            }
            Some('_') => {
                (2..5).contains(&longest)
                    && !self.is_in_form()
                    && (self.before().is_some_and(|before| before.folded().ends_with("nr"))
                        || self.next_is_unit()
                        || self.is_after(Class::BeforeGap)
                        || self.piece.role.is_none())
            }
            Some('X') if longest == 1 => is_counted(),
            // „um x Uhr“
            Some('x') if longest == 1 => {
                let is_hour = self.next().is_some_and(|next| next.folded() == "uhr");
                let is_label = self.before().is_some_and(|one| one.raw.len() > 3);
                is_counted() && is_hour || is_label && self.is_after_colon() && self.next_is_unit()
            }
            Some('X') => self.is_crossed(longest) && !self.is_roman(longest),
            Some(_) => self.is_crossed(longest),
            None => false,
        }
    }

    /// Whether a list item is nothing else.
    fn is_whole_item(&self) -> bool {
        self.block().is_some_and(|block| {
            let text = self.piece.value().get(block.range.clone()).unwrap_or_default();
            let item = text.get(marker(text)..).unwrap_or_default().trim();
            let is_line = item.len() > 1 && item.bytes().all(|byte| byte == b'_');
            block.kind == BlockKind::Item && is_line
        })
    }

    /// `xx`, `XXX`, alone between blanks.
    fn is_crossed(&self, longest: usize) -> bool {
        // It is a mark of the author's, or kisses at the end of a letter.
        if self.is_mark() || self.is_quoted() {
            return false;
        }
        let is_read = self.piece.words != Words::None;
        let is_short = self.block().is_some_and(|block| block.range.len() < longest + 4);
        if is_read && longest > 2 && is_short {
            return true;
        }
        let ends = self.is_last() && !self.is_after_colon() && !self.is_after(Class::BeforeGap);
        let is_number =
            self.before().is_some_and(|before| before.raw.ends_with(|c: char| c.is_ascii_digit()));
        if is_read {
            !ends || is_number && longest > 2 || longest > 3
        } else {
            self.is_after_colon() || longest > 2 && !ends
        }
    }

    /// „XX. Kongress“, „Kapitel XX“; in other languages „XX століття“. „Die XX. Sitzung“ is still to
    /// be counted.
    fn is_roman(&self, longest: usize) -> bool {
        let ordinal = || {
            self.chunk().raw.ends_with('.')
                && !self.is_last()
                && self.next().is_some_and(|next| next.is(Class::CountedInRoman))
        };
        let beside = || {
            let next = self.next().map(Chunk::folded).unwrap_or_default();
            matches!(&*next, "und" | "and" | "oder" | "or")
        };
        let is_read = self.piece.words != Words::None;
        longest <= 3 && (!is_read || ordinal() || self.is_after(Class::BeforeRoman) || beside())
    }

    /// `???` in place of a word, but not behind a question.
    fn is_asked(&self, longest: usize) -> bool {
        let is_row = |chunk: Option<&Chunk<'_>>| {
            chunk.is_some_and(|one| one.raw.len() > 1 && one.raw.bytes().all(|byte| byte == b'?'))
        };
        // Letters of another script are lost there.
        if is_row(self.before()) || is_row(self.next()) || self.is_quoted() {
            return false;
        }
        let enclosed = self.chunk().raw.starts_with(['(', '[']);
        if longest < 3 {
            let amid = self.is_amid() && self.next_raw().starts_with(char::is_uppercase);
            let inside = self.next_is_unit() || self.is_after_colon() || enclosed || amid;
            return longest == 2 && inside;
        }
        let goes_on = self.next_raw().starts_with(char::is_lowercase);
        let block = self.block().map_or(0..self.piece.value().len(), |block| block.range.clone());
        let asks = || {
            let first = self.piece.parsed.words_in(&block).next();
            first.is_some_and(|first| first.is(Class::Interrogative))
        };
        let noun =
            self.before().is_some_and(|before| before.bare().1.starts_with(char::is_uppercase));
        let is_alone = self.before().is_none() || self.chunk().at == block.start;
        let inside = goes_on || is_alone || self.next_is_unit() || self.is_amid();
        self.is_after_colon() || enclosed || inside || noun && !asks()
    }

    /// Whether a word in lower case precedes it, and another one follows in the same block.
    fn is_amid(&self) -> bool {
        let before = self.before().is_some_and(|one| {
            one.raw.ends_with(char::is_lowercase) && one.raw.starts_with(char::is_lowercase)
        });
        before && !self.is_last()
    }

    /// `NN Mitglieder`, `JJJJ`, „unser Mitglied NAME“.
    fn is_capitals(&self, bare: &str) -> bool {
        let is_loud = |bare: &str| bare.len() > 1 && bare.chars().all(char::is_uppercase);
        if !bare.is_ascii() || !is_loud(bare) || self.piece.words == Words::None {
            return false;
        }
        let loud = |chunk: Option<&Chunk<'_>>| chunk.is_some_and(|chunk| is_loud(chunk.bare().1));
        let alone = !loud(self.before()) && !loud(self.next());
        let is_label = self.chunk().raw.ends_with([':', '-']);
        let named =
            || !is_label && self.before().is_some() && self.chunk().is(Class::FieldInCapitals);
        // „Frau XY“, „NN Mitglieder“
        let counted = matches!(bare, "NN" | "NNN" | "NNNN" | "XY") && self.next_is_unit()
            || matches!(bare, "XY" | "XYZ" | "XX") && self.is_after(Class::Somebody);
        let year = || matches!(bare, "JJJJ" | "YYYY") && self.is_format_free();
        counted || alone && (named() || year()) && !self.is_quoted()
    }

    /// „um … Uhr“, „am ... Mai“, „Frau … berichtet“.
    fn is_dots_gap(&self) -> bool {
        let raw = self.chunk().raw.trim_end_matches([',', ';']);
        let ellipses = raw.matches('…').count();
        let is_row = !raw.is_empty() && raw.chars().all(|c| matches!(c, '…' | '.'));
        let dots = is_row && (ellipses > 0 || raw.len() > 2);
        // „Ms ……………, explained“: a line to be written on, but not by those who read it.
        let is_line = is_row
            && (ellipses > 1 || raw.len() > 4 && ellipses == 0)
            && self.before().is_some_and(|one| one.raw.ends_with(char::is_alphabetic))
            && self.next_raw().starts_with(char::is_lowercase)
            && !self.is_in_form();
        if is_line && self.piece.words != Words::None {
            return true;
        }
        let person = || {
            self.before().is_some_and(|one| {
                matches!(&*one.folded(), "frau" | "herr" | "herrn" | "mr" | "mrs" | "ms")
                    || matches!(one.raw, "am" | "um" | "vom" | "zum" | "im")
            })
        };
        dots && self.piece.words != Words::None
            && !self.is_quoted()
            && (self.is_after(Class::BeforeGap) && self.next_is_unit()
                || self.next_raw().starts_with(char::is_lowercase) && person())
    }

    /// „Der Eintritt kostet Euro“, „von 17 bis Uhr“: the number is missing.
    fn is_unfilled(&self) -> bool {
        let (unit, before) = (self.chunk().folded(), self.before().map(Chunk::folded));
        let Some(before) = before.filter(|_| self.piece.words == Words::German) else {
            return false;
        };
        let joined =
            self.before().is_some_and(|one| !one.raw.ends_with(|c: char| ".,:;!?".contains(c)));
        let of_time = unit == "uhr" && matches!(&*before, "um" | "bis" | "ab" | "gegen" | "von");
        let of_money = matches!(&*unit, "euro" | "eur" | "€")
            && matches!(&*before, "kostet" | "kosten" | "betraegt" | "rund" | "etwa" | "knapp");
        joined && (of_time || of_money) && !self.is_quoted()
    }

    /// „Ort: N. N.“; a person may still be named.
    fn is_nobody(&self, bare: &str) -> bool {
        let named = bare == "N.N" || bare == "N" && self.next_raw().starts_with("N.");
        named && self.is_after(Class::OpenThing)
    }

    /// `TT.MM.JJJJ`, unless the text says how a date is written.
    fn is_format(&self, bare: &str) -> bool {
        if bare.len() > 10 || !bare.contains(['.', '/', ':', '-']) {
            return false;
        }
        let wanted = german::folded(bare.trim_end_matches('.'));
        let is_one = FORMATS.iter().any(|format| format.trim_end_matches('.') == wanted);
        is_one && self.is_format_free()
    }

    /// Whether the text around it does not say how a date is written.
    fn is_format_free(&self) -> bool {
        let near = self.block().map_or(0..0, |block| self.near(block.range.clone()));
        !self.piece.parsed.words_in(&near).any(|word| word.is(Class::TellsForm))
    }

    /// The nearby part of a range around it.
    fn near(&self, range: Range<usize>) -> Range<usize> {
        let at = self.chunk().at;
        at.saturating_sub(NEAR).max(range.start)..(at + NEAR).min(range.end)
    }

    /// Whether its block is to be filled in by those who read it.
    fn is_in_form(&self) -> bool {
        self.block().is_some_and(|block| {
            let near = self.near(block.range.clone());
            self.piece.around(&near).contains("_____") || self.asks(&near)
        })
    }

    /// Whether a part of the text has boxes to be ticked, or the words of a form.
    fn asks(&self, near: &Range<usize>) -> bool {
        let text = self.piece.around(near);
        text.contains(['☐', '□'])
            || text.contains("[ ]")
            || self.piece.parsed.words_in(near).any(|word| word.is(Class::FormWord))
    }
}

/// `--:--`, `--.--.2026`.
fn is_dashes(bare: &str) -> bool {
    let parts = || bare.split(['.', ':']);
    let is_gap = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte == b'-');
    let is_figure = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    parts().count() > 1 && parts().any(is_gap) && parts().all(|one| is_gap(one) || is_figure(one))
}

/// `B-XX/2026`, `VO/26/XX`.
fn is_number(bare: &str) -> bool {
    let parts = || bare.split(['/', '-', '–', '.']);
    let is_gap = |part: &str| {
        part.len() > 1 && ['X', '?', '_'].iter().any(|sign| part.trim_matches(*sign).is_empty())
    };
    bare.contains(['/', '-'])
        && bare.len() < 30
        && parts().any(is_gap)
        && bare.bytes().any(|byte| byte.is_ascii_digit())
        && bare.chars().all(|c| c.is_alphanumeric() || "/-–._?".contains(c))
}
