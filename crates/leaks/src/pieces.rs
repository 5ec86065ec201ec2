//! The pieces by which an internal text is recognised: sufficiently long sentences, and addresses.

use documents::document::build::typography;
use documents::markdown::{self, NoReferences};
use documents::view::{Block, plain_text};

/// A sentence with this many words is distinctive,
const WORDS: usize = 5;
/// and so is one with this many letters.
const LETTERS: usize = 25;
/// A longer sentence is recognised by each sequence of this many words, so that parts of it are
/// found as well.
const RUN: usize = 6;

/// The sentences of a Markdown text, longer ones as sequences of words. Short ones are left out:
/// „Wird vertagt.“ can occur anywhere.
///
/// `german`: documents typeset its dates and times, so the typeset form is included as well.
pub(super) fn pieces(text: &str, german: bool) -> Vec<String> {
    let mut blocks = markdown::parse(text, &NoReferences);
    let mut all = lines(&blocks);
    if german {
        typography::set_blocks(&mut blocks);
        let set = lines(&blocks).into_iter().filter(|line| !all.contains(line));
        all.extend(set.collect::<Vec<_>>());
    }
    let mut pieces = Vec::new();
    for line in all {
        for sentence in sentences(&line) {
            let words: Vec<&str> = sentence.split_whitespace().collect();
            let runs = words.len() / RUN;
            for run in 0..runs.max(1) {
                let end = if run + 1 >= runs { words.len() } else { (run + 1) * RUN };
                let piece = &words[run * RUN..end];
                if is_distinctive(piece) {
                    pieces.push(piece.join(" "));
                }
            }
        }
    }
    pieces
}

/// Whether the piece is long enough, and more than a date.
fn is_distinctive(words: &[&str]) -> bool {
    let letters = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count();
    let real = words.iter().filter(|word| letters(word) >= 3).count();
    real >= 3 && (words.len() >= WORDS || words.iter().map(letters).sum::<usize>() >= LETTERS)
}

/// Every word of a text that contains a web or e-mail address.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '"'));
    words.filter(|word| word.contains("://") || word.contains('@')).map(|word| {
        let address = word.split_once("://").map_or(word, |(_, rest)| rest);
        let path = address.find(['/', '?']).is_some_and(|at| at + 1 < address.len());
        // An address without a path is a home page.
        if path || address.contains('@') {
            address.trim_end_matches(['.', ',', ';', ':'])
        } else {
            ""
        }
    })
}

/// The text of each paragraph, heading, cell and so on.
fn lines(blocks: &[Block]) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        lines.extend(block.text().map(|text| plain_text(text)));
        if let Block::Code { text } = block {
            lines.push(text.clone());
        }
        lines.extend(block.inside().iter().flat_map(|blocks| self::lines(blocks)));
    }
    lines
}

/// Splits a line at its full stops, except the one of „3. Oktober“.
fn sentences(line: &str) -> Vec<&str> {
    let (mut sentences, mut from, mut before) = (Vec::new(), 0, ' ');
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        if matches!(c, '.' | '!' | '?' | ':' | ';') && next && !before.is_ascii_digit() {
            let end = at + c.len_utf8();
            sentences.push(&line[from..end]);
            from = end;
        }
        before = c;
    }
    sentences.push(&line[from..]);
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_long_enough_is_a_piece() {
        assert_eq!(
            pieces("Wird vertagt. Die **halbe** Stelle ist ab 3. Oktober unbesetzt.", false),
            ["Die halbe Stelle ist ab 3. Oktober unbesetzt."]
        );
        assert!(pieces("Donnerstag, 8. Oktober 2026, 16:30 bis 18:00 Uhr", false).len() <= 1);
        assert!(
            pieces("8. Oktober 2026, 16:30 bis 18:00 Uhr", false)
                .iter()
                .all(|piece| piece.contains("bis"))
        );
        assert_eq!(pieces("eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn", false).len(), 2);
    }

    #[test]
    fn a_piece_is_known_as_documents_set_it() {
        let text = "Die Kündigung wird am 9.3.2027 um 9.30 Uhr zugestellt.";
        let set = "Die Kündigung wird am 09.03.2027 um 09:30\u{a0}Uhr zugestellt.";
        let seen = |german| pieces(text, german).join(" ").replace('\u{a0}', " ");
        assert_eq!(seen(false), text);
        assert_eq!(seen(true), format!("{text} {set}").replace('\u{a0}', " "));
    }

    #[test]
    fn addresses_with_a_path_count() {
        let found: Vec<_> =
            addresses("[x](https://a.example/b?c) <https://a.example> m@b.example.")
                .filter(|one| !one.is_empty())
                .collect();
        assert_eq!(found, ["a.example/b?c", "m@b.example"]);
    }
}
