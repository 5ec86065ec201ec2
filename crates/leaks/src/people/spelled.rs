//! Addresses spelled out to hide them from machines: „anna (at) verein (punkt) example“, `anna [ät]
//! verein.example`, full-width letters.

use std::ops::Range;

use german::Plain;

german::word_lists! { "spelled.txt": AT, DOT }

/// Pairs of brackets around these.
const BRACKETS: &[(char, char)] = &[('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('|', '|')];
/// Whitespace and punctuation around such a word if it has no brackets.
const MARGIN: [char; 6] = [' ', '\t', '\u{a0}', '_', '-', '*'];

/// Every e-mail address of a text, also spelled out: where it is, and in lower case.
pub fn addresses(text: &str) -> Vec<(Range<usize>, String)> {
    let opened = Opened::of(text);
    let whole = opened.as_ref().map_or(text, |opened| &opened.text);
    let found = whole.match_indices('@').filter_map(|(at, _)| {
        let is_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
        let is_local = |c: char| is_host(c) || matches!(c, '_' | '+' | '%');
        let start = whole[..at].trim_end_matches(is_local).len();
        let host = &whole[at + 1..];
        let host =
            host[..host.find(|c| !is_host(c)).unwrap_or(host.len())].trim_end_matches(['.', '-']);
        let range = start..at + 1 + host.len();
        let address = whole.get(range.clone())?.to_lowercase();
        let written = opened.as_ref().map_or(range.clone(), |it| it.written(&range, text));
        (start < at && host.contains('.')).then_some((written, address))
    });
    found.collect()
}

/// A text with spelled addresses converted to addresses.
#[derive(Debug)]
pub(super) struct Opened {
    /// The text.
    pub(super) text: String,
    /// For each byte, and the end, its position in the original text.
    origins: Vec<usize>,
    plain: Option<Plain>,
}

impl Opened {
    /// `None` where no address is spelled out. Takes time linear in the length of `text`.
    pub(super) fn of(text: &str) -> Option<Self> {
        let plain = Plain::of(text);
        let whole = plain.as_ref().map_or(text, |plain| &plain.text);
        let mut words = spelled(whole);
        // „anna at verein.example“ is an address, „um 9 Punkt“ is not.
        let at = words.iter().any(|(_, sign)| *sign == '@') || whole.contains('@');
        let has_at = plain.is_some() || (at && !words.is_empty());
        if !has_at {
            return None;
        }
        words.dedup_by_key(|(at, _)| at.start);
        let mut opened =
            Self { text: String::with_capacity(whole.len()), origins: Vec::new(), plain: None };
        let mut kept = 0;
        for (at, sign) in words.into_iter().filter(|(at, _)| at.start < at.end) {
            if at.start >= kept {
                opened.take(whole, kept..at.start);
                opened.text.push(sign);
                opened.origins.push(at.start);
                kept = at.end;
            }
        }
        opened.take(whole, kept..whole.len());
        opened.origins.push(whole.len());
        opened.plain = plain;
        Some(opened)
    }

    fn take(&mut self, whole: &str, at: Range<usize>) {
        self.text.push_str(&whole[at.clone()]);
        self.origins.extend(at);
    }

    /// The position in `original`, from which it was made, of a part of the text.
    pub(super) fn written(&self, at: &Range<usize>, original: &str) -> Range<usize> {
        let origin = |at: usize| self.origins.get(at).copied().unwrap_or(0);
        let at = origin(at.start)..origin(at.end).max(origin(at.start));
        self.plain.as_ref().map_or_else(|| at.clone(), |plain| plain.written(&at, original))
    }
}

/// Every word that substitutes a character of an address, with its surroundings, in order.
fn spelled(text: &str) -> Vec<(Range<usize>, char)> {
    let mut words = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let may_begin = matches!(
            c,
            '@' | '.' | 'a' | 'A' | 'ä' | 'Ä' | 'e' | 'E' | 'k' | 'K' | 'p' | 'P' | 'd' | 'D'
        );
        if may_begin && (!before.is_alphanumeric() || matches!(c, '@' | '.')) {
            words.extend(word(text, at));
        }
        before = c;
    }
    words
}

/// The word at `at`, if it substitutes a character.
fn word(text: &str, at: usize) -> Option<(Range<usize>, char)> {
    let ends = |word: &&&str| {
        let rest = text[at..].chars().flat_map(char::to_lowercase);
        let same = word.chars().eq(rest.take(word.chars().count()));
        let length: usize = text[at..].chars().take(word.chars().count()).map(char::len_utf8).sum();
        let next = text[at + length..].chars().next();
        same && !(word.starts_with(char::is_alphabetic) && next.is_some_and(char::is_alphanumeric))
    };
    let found = |list: &[&str]| list.iter().find(ends).map(|word| word.chars().count());
    let (sign, length) = match (found(&AT), found(&DOT)) {
        (Some(length), _) => ('@', length),
        (None, Some(length)) => ('.', length),
        (None, None) => return None,
    };
    let length: usize = text[at..].chars().take(length).map(char::len_utf8).sum();
    let is_sign = length == 1 && !text[at..].starts_with(char::is_alphabetic);
    let (front, back) =
        (text[..at].trim_end_matches(MARGIN), text[at + length..].trim_start_matches(MARGIN));
    let bracketed = BRACKETS
        .iter()
        .find_map(|(open, close)| Some((front.strip_suffix(*open)?, back.strip_prefix(*close)?)));
    let (front, back) = match bracketed {
        Some((front, back)) => (front.trim_end_matches(MARGIN), back.trim_start_matches(MARGIN)),
        None if is_sign
            || text.get(at..at + length).is_some_and(|word| word.chars().count() > 1) =>
        {
            (front, back)
        }
        None => return None,
    };
    let apart = front.len() < at && back.len() < text.len() - at - length;
    let glued = front.ends_with(char::is_alphanumeric) && back.starts_with(char::is_alphanumeric);
    let whole = front.len()..text.len() - back.len();
    ((apart || is_sign && whole.len() > length) && glued).then_some((whole, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spelled_address_is_one() {
        for text in [
            "anna (at) verein.example",
            "anna[at]verein.example",
            "anna at verein punkt example",
            "anna AT verein DOT example",
            "anna {ät} verein (Punkt) example",
            "anna (@) verein . example",
            "anna @ verein.example",
            "anna@verein [.] example",
            "anna_at_verein.example",
            "anna<at>verein.example",
            "anna (a) verein.example",
            "ａｎｎａ＠ｖｅｒｅｉｎ．ｅｘａｍｐｌｅ",
            "anna\u{200b}(at)verein.example",
        ] {
            let text = format!("Ä {text} ü");
            let opened = Opened::of(&text).unwrap();
            assert_eq!(opened.text, "Ä anna@verein.example ü", "{text}");
            let at = opened.text.find("anna").unwrap();
            let written = opened.written(&(at..at + "anna@verein.example".len()), &text);
            assert_eq!(&text[written], text.trim_start_matches("Ä ").trim_end_matches(" ü"));
        }
        for text in ["Wir sind am Platz. Um 9 Uhr", "", "(at)", "at", "Anna. Berta"] {
            assert!(Opened::of(text).is_none(), "{text}");
        }
    }

    #[test]
    fn addresses_are_cut_out_exactly() {
        let all = |text: &'static str| -> Vec<&str> {
            addresses(text).into_iter().map(|(range, _)| &text[range]).collect()
        };
        assert_eq!(all("an a.b@verein.example."), ["a.b@verein.example"]);
        assert_eq!(all("<mailto:a@b.example?subject=x>"), ["a@b.example"]);
        assert_eq!(all("a (at) b.example, c[at]d.example"), ["a (at) b.example", "c[at]d.example"]);
        // With blanks, as people type it to hide it.
        assert_eq!(all("an a @ b.example"), ["a @ b.example"]);
        assert!(all("@ a@ @b a@b (at) x").is_empty());
    }
}
