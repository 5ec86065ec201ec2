//! Gaps made of signs: `XX.04.`, `???`, `__ Euro`, `… Uhr`, `20XX`, `TT.MM.JJJJ`.

use std::ops::Range;

use super::blocks::{Kind, marker};
use super::chunks::{Chunk, lower_words, near};
use super::lists::{
    ASKING, BEFORE_GAP, BEFORE_ROMAN, COUNTED_IN_ROMAN, FAILED, FORMATS, FORMS, UNITS,
};
use super::piece::{Piece, Words};

/// What a chunk is made of.
#[derive(Clone, Copy, Debug, Default)]
struct Shape {
    /// The longest run of one of `x`, `X`, `?`, `_`.
    longest: usize,
    /// The first of these signs.
    sign: Option<char>,
    /// Whether a sign of a date, a time or an amount stands within it.
    parted: bool,
    figures: usize,
}

impl Shape {
    /// `None` where it has a letter, or none of these signs.
    fn of(bare: &str) -> Option<Self> {
        let (mut shape, mut run, mut before) = (Self::default(), 0, ' ');
        for c in bare.chars() {
            run = if c == before { run + 1 } else { 1 };
            match c {
                'x' | 'X' | '?' | '؟' | '_' => {
                    shape.sign = shape.sign.or(Some(c));
                    shape.longest = shape.longest.max(run);
                }
                '0'..='9' => shape.figures += 1,
                '.' | ':' | '/' | ',' | '-' | '–' => shape.parted = true,
                _ => return None,
            }
            before = c;
        }
        shape.sign.map(|_| shape)
    }
}

/// The gaps of a text; what is only a title of a template is a word for itself.
pub(super) fn gaps(piece: &Piece<'_>) -> Vec<(Range<usize>, bool)> {
    let all = &piece.chunks;
    let mut found = Vec::new();
    for (index, chunk) in all.iter().enumerate() {
        let (at, bare) = chunk.bare();
        let range = at..at + bare.len();
        if chunk.raw.contains('#')
            && FAILED.contains(chunk.raw.trim_matches(|c: char| "|().,;".contains(c)))
        {
            found.push((chunk.range(), true));
            continue;
        }
        let around = Around { piece, all, index };
        if around.is_dots_gap() {
            found.push((chunk.range(), false));
            continue;
        }
        if bare.is_empty()
            || !piece.parsed.is_prose(&range)
            || piece.markdown && piece.block(at).is_none()
        {
            continue;
        }
        if around.is_gap(bare) || around.is_format(bare) || around.is_capitals(bare) {
            found.push((range, false));
        }
    }
    found
}

/// A chunk with those around it.
struct Around<'a, 'b> {
    piece: &'a Piece<'b>,
    all: &'a [Chunk<'b>],
    index: usize,
}

impl<'b> Around<'_, 'b> {
    fn raw(&self) -> &'b str {
        self.all[self.index].raw
    }

    fn before(&self) -> Option<&Chunk<'b>> {
        self.index.checked_sub(1).and_then(|before| self.all.get(before))
    }

    fn next(&self) -> Option<&Chunk<'b>> {
        self.all.get(self.index + 1)
    }

    fn next_is_unit(&self) -> bool {
        self.next().is_some_and(|next| {
            let lower = next.lower();
            UNITS.contains(&lower) || german::month(&lower).is_some()
        })
    }

    fn is_after(&self, list: &german::WordList) -> bool {
        self.before().is_some_and(|before| list.contains(&before.lower()))
    }

    fn is_after_colon(&self) -> bool {
        self.before().is_some_and(|before| before.raw.ends_with([':', '=']))
    }

    /// Whether nothing follows it in its block.
    fn is_last(&self) -> bool {
        let end = self.all[self.index].range().end;
        let block = self.piece.block(self.all[self.index].at);
        self.next().is_none() || block.is_some_and(|block| block.range.end <= end)
    }

    /// Whether it fills the cell of a table, or is explained there.
    fn is_mark(&self) -> bool {
        let block = self.piece.block(self.all[self.index].at);
        let in_row = block.is_some_and(|block| block.kind == Kind::Row);
        in_row && self.next().is_none_or(|next| next.raw.starts_with('|'))
            || self.next().is_some_and(|next| next.raw.starts_with('='))
    }

    fn is_gap(&self, bare: &str) -> bool {
        let Some(shape) = Shape::of(bare) else {
            return self.is_nobody(bare) || Self::is_number(bare);
        };
        let decade =
            bare.len() == 4 && bare.starts_with("20") && shape.longest == 2 && shape.figures == 2;
        if shape.parted || decade {
            let signs =
                bare.chars().filter(|c| matches!(c, '.' | ':' | '/' | ',' | '-' | '–')).count();
            let is_mark = self.is_mark() && shape.figures == 0 && signs < 2;
            let is_form = shape.sign == Some('_') && self.is_in_form();
            return shape.longest > 1 && !is_mark && !is_form;
        }
        match shape.sign {
            _ if shape.figures > 0 => false,
            Some('?' | '؟') => self.is_asked(shape.longest),
            Some('_') if self.is_whole_item() => !self.asks_readers(),
            Some('_') => {
                (2..5).contains(&shape.longest)
                    && !self.is_in_form()
                    && (self.before().is_some_and(|before| before.lower().ends_with("nr"))
                        || self.next_is_unit()
                        || self.is_after(&BEFORE_GAP)
                        || self.piece.role.is_none())
            }
            Some('X') if shape.longest == 1 => self.is_after(&BEFORE_GAP) && self.next_is_unit(),
            Some('x') if shape.longest == 1 => self.is_hour(),
            Some('X') => self.is_crossed(shape.longest) && !self.is_roman(shape.longest),
            Some(_) => self.is_crossed(shape.longest),
            None => false,
        }
    }

    /// „um X Uhr“.
    fn is_hour(&self) -> bool {
        self.is_after(&BEFORE_GAP) && self.next().is_some_and(|next| next.lower() == "uhr")
    }

    /// Whether the text around it, also in other blocks, is a form.
    fn asks_readers(&self) -> bool {
        let text = self.piece.value();
        asks(near(text, &(0..text.len()), self.all[self.index].at))
    }

    /// Whether a list item is nothing else.
    fn is_whole_item(&self) -> bool {
        let block = self.piece.block(self.all[self.index].at);
        block.is_some_and(|block| {
            let text = self.piece.value().get(block.range.clone()).unwrap_or_default();
            let item = text.get(marker(text)..).unwrap_or_default().trim();
            block.kind == Kind::Item && item.len() > 1 && item.bytes().all(|byte| byte == b'_')
        })
    }

    /// `xx`, `XXX`, alone between blanks.
    fn is_crossed(&self, longest: usize) -> bool {
        // It is a mark of the author's, or kisses at the end of a letter.
        if self.is_mark() || self.piece.is_quoted(&self.all[self.index].range()) {
            return false;
        }
        let block = self.piece.block(self.all[self.index].at);
        let text = block.and_then(|block| self.piece.value().get(block.range.clone()));
        if self.piece.words != Words::None
            && longest > 2
            && text.is_some_and(|text| text.len() < longest + 4)
        {
            return true;
        }
        let ends = self.is_last() && !self.is_after_colon() && !self.is_after(&BEFORE_GAP);
        let is_number =
            self.before().is_some_and(|before| before.raw.ends_with(|c: char| c.is_ascii_digit()));
        match self.piece.words {
            Words::None => self.is_after_colon() || longest > 2 && !ends,
            _ => !ends || is_number && longest > 2 || longest > 3,
        }
    }

    /// „XX. Kongress“, „Kapitel XX“; in other languages „XX століття“.
    fn is_roman(&self, longest: usize) -> bool {
        if longest > 3 {
            return false;
        }
        let raw = self.raw();
        // „Der XX. Bundeskongress“, but „die XX. Sitzung“ is still to be counted.
        let counted = self.next().is_some_and(|next| {
            let next = next.lower();
            COUNTED_IN_ROMAN.iter().any(|begins| next.starts_with(begins))
        });
        let ordinal = raw.ends_with('.') && !self.is_last() && counted;
        let beside =
            self.next().is_some_and(|next| matches!(&*next.lower(), "und" | "and" | "oder" | "or"));
        self.piece.words == Words::None || ordinal || self.is_after(&BEFORE_ROMAN) || beside
    }

    /// `???` in place of a word, but not behind a question.
    fn is_asked(&self, longest: usize) -> bool {
        let is_row = |chunk: Option<&Chunk<'_>>| {
            chunk.is_some_and(|chunk| {
                chunk.raw.len() > 1 && chunk.raw.bytes().all(|byte| byte == b'?')
            })
        };
        // Letters of another script are lost there.
        if is_row(self.before())
            || is_row(self.next())
            || self.piece.is_quoted(&self.all[self.index].range())
        {
            return false;
        }
        let enclosed = self.raw().starts_with(['(', '[']);
        if longest < 3 {
            let amid = self.is_amid()
                && self.next().is_some_and(|one| one.raw.starts_with(char::is_uppercase));
            return longest == 2
                && (self.next_is_unit() || self.is_after_colon() || enclosed || amid);
        }
        let goes_on = self.next().is_some_and(|next| next.raw.starts_with(char::is_lowercase));
        let start = self.piece.block(self.all[self.index].at).map_or(0, |block| block.range.start);
        let first = self.piece.value()[start..].split_whitespace().next().unwrap_or_default();
        let first = first.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        let noun =
            self.before().is_some_and(|before| before.bare().1.starts_with(char::is_uppercase));
        let is_alone = self.before().is_none() || self.all[self.index].at == start;
        let inside = goes_on || is_alone || self.next_is_unit() || self.is_amid();
        self.is_after_colon() || enclosed || inside || noun && !ASKING.contains(&first)
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
        const WORDS: [&str; 7] =
            ["NAME", "VORNAME", "NACHNAME", "DATUM", "UHRZEIT", "BETRAG", "ANZAHL"];
        if bare.len() < 2
            || !bare.bytes().all(|byte| byte.is_ascii_uppercase())
            || self.piece.words == Words::None
        {
            return false;
        }
        let loud = |chunk: Option<&Chunk<'_>>| {
            chunk.is_some_and(|chunk| {
                chunk.bare().1.len() > 1 && chunk.bare().1.chars().all(char::is_uppercase)
            })
        };
        let alone = !loud(self.before()) && !loud(self.next());
        let named =
            WORDS.contains(&bare) && !self.raw().ends_with([':', '-']) && self.before().is_some();
        let counted = matches!(bare, "NN" | "NNN" | "NNNN") && self.next_is_unit();
        let year = matches!(bare, "JJJJ" | "YYYY") && self.is_format_free();
        counted || alone && (named || year) && !self.piece.is_quoted(&self.all[self.index].range())
    }

    /// „um … Uhr“, „am ... Mai“, „Frau … berichtet“.
    fn is_dots_gap(&self) -> bool {
        let raw = self.raw();
        let dots = raw == "…" || raw.len() > 2 && raw.bytes().all(|byte| byte == b'.');
        let names_person =
            || self.before().is_some_and(|one| matches!(&*one.lower(), "frau" | "herr" | "herrn"));
        let goes_on = || self.next().is_some_and(|next| next.raw.starts_with(char::is_lowercase));
        dots && self.piece.words != Words::None
            && !self.piece.is_quoted(&self.all[self.index].range())
            && (self.is_after(&BEFORE_GAP) && self.next_is_unit()
                || (names_person() || self.is_after_preposition()) && goes_on())
    }

    /// „am … findet“, „um ... beginnt“.
    fn is_after_preposition(&self) -> bool {
        self.before().is_some_and(|one| matches!(one.raw, "am" | "um" | "vom" | "zum" | "im"))
    }

    /// „Ort: N. N.“; a person may still be named.
    fn is_nobody(&self, bare: &str) -> bool {
        const WHAT: [&str; 8] =
            ["ort", "raum", "datum", "uhrzeit", "termin", "saal", "zeit", "treffpunkt"];
        let named = bare == "N.N"
            || bare == "N" && self.next().is_some_and(|next| next.raw.starts_with("N."));
        named && self.before().is_some_and(|before| WHAT.contains(&&*before.lower()))
    }

    /// `B-XX/2026`, `VO/26/XX`.
    fn is_number(bare: &str) -> bool {
        let parts = || bare.split(['/', '-', '–', '.']);
        let is_gap = |part: &str| {
            part.len() > 1
                && ["X", "?", "_"]
                    .iter()
                    .any(|sign| part.trim_matches(|c| sign.contains(c)).is_empty())
        };
        let figures = |part: &str| part.bytes().any(|byte| byte.is_ascii_digit());
        bare.contains(['/', '-'])
            && bare.len() < 30
            && parts().any(is_gap)
            && parts().any(figures)
            && bare.chars().all(|c| c.is_alphanumeric() || "/-–._?".contains(c))
    }

    /// `TT.MM.JJJJ`, unless the text says how a date is written.
    fn is_format(&self, bare: &str) -> bool {
        if bare.len() > 10 || !bare.contains(['.', '/', ':', '-']) {
            return false;
        }
        let wanted = bare.trim_end_matches('.').to_lowercase();
        let is_one = FORMATS.iter().any(|format| format.trim_end_matches('.') == wanted);
        is_one && self.is_format_free()
    }

    /// Whether the text around it does not say how a date is written.
    fn is_format_free(&self) -> bool {
        let around = self.near().to_lowercase();
        !["format", "schreib", "muster", "form "].iter().any(|word| around.contains(word))
    }

    /// The text around it in its block.
    fn near(&self) -> &'b str {
        let at = self.all[self.index].at;
        self.piece.block(at).map_or("", |block| near(self.piece.value(), &block.range, at))
    }

    /// Whether its block is to be filled in by those who read it.
    fn is_in_form(&self) -> bool {
        let around = self.near();
        around.contains("_____") || asks(around)
    }
}

/// Whether a text has boxes to be ticked, or the words of a form.
fn asks(text: &str) -> bool {
    let boxes = text.contains(['☐', '□']) || text.contains("[ ]");
    boxes || lower_words(text).iter().any(|word| FORMS.contains(word))
}
