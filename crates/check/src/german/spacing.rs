//! Spaces that DIN 5008 requires and that are missing („z.B.“, „§5“, „10%“), and one that it
//! forbids (before a comma). Non-breaking spaces do not count: nobody can type them, and the
//! documents insert them.

use std::ops::Range;

use german::typeset::{Edit, EditKind, NO_BREAK_SPACE};

use super::messages::What;
use super::passage::{Passage, Slip};

/// Every spot of a text: what the documents correct, and what is left to people.
pub(super) fn slips(passage: &Passage<'_>) -> Vec<(What, Slip)> {
    let set = passage.edits.iter().filter(|edit| edit.kind == EditKind::Spacing);
    let mut all: Vec<(Range<usize>, String)> =
        set.map(|edit| whole(passage.value(), edit)).collect();
    let found = found(passage.value()).into_iter().chain(doubled(passage.value()));
    all.extend(found.filter(|(range, _)| passage.is_prose(range)));
    all.sort_by_key(|(range, _)| range.start);
    all.dedup_by(|next, one| next.0.start < one.0.end);
    all.into_iter().map(|(range, right)| (What::Spacing, (range, right, true))).collect()
}

/// An edit extended to all digits of its number („5,50€“), with spaces that people can type.
fn whole(text: &str, edit: &Edit) -> (Range<usize>, String) {
    let right = edit.right.replace(NO_BREAK_SPACE, " ");
    let figures = edit.written.bytes().take_while(u8::is_ascii_digit).count();
    let start = number_before(text, edit.range.start + figures).filter(|_| figures > 0);
    let start = start.unwrap_or(edit.range.start);
    (start..edit.range.end, format!("{}{right}", &text[start..edit.range.start]))
}

/// Missing or superfluous spaces with the corrected text, in order.
fn found(text: &str) -> Vec<(Range<usize>, String)> {
    let mut all: Vec<(Range<usize>, String)> = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let free = all.last().is_none_or(|(last, _)| last.end <= at);
        all.extend(before.filter(|_| free).and_then(|before| one(text, at, c, before)));
        before = Some(c);
    }
    all
}

/// „18Uhr“, „Wort ,“, „Brot,Butter“, „Uhr.Danach“.
fn one(text: &str, at: usize, c: char, before: char) -> Option<(Range<usize>, String)> {
    let behind = at + c.len_utf8();
    match c {
        'U' if before.is_ascii_digit() => {
            let tail = text[at..].strip_prefix("Uhr")?;
            let from = number_before(text, at)?;
            let ends = !tail.starts_with(|c: char| c.is_alphanumeric() || c == '-');
            ends.then(|| (from..at + 3, format!("{} Uhr", &text[from..at])))
        }
        ',' | ';' | '!' | '?' | '.' if before == ' ' => {
            let start = word_start(&text[..at - 1], char::is_alphanumeric);
            let word = &text[start..at - 1];
            let ends = text[behind..].chars().next().is_none_or(char::is_whitespace);
            (word.chars().nth(1).is_some() && ends).then(|| (start..behind, format!("{word}{c}")))
        }
        ',' | ';' | '.' | '!' | '?' => joined(text, at, c),
        _ => None,
    }
}

/// Where the letters at the end of a text begin.
fn word_start(text: &str, is_part: fn(char) -> bool) -> usize {
    text.trim_end_matches(is_part).len()
}

/// Where the number that ends at `at` begins, or `None` where it is part of something else.
fn number_before(text: &str, at: usize) -> Option<usize> {
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':');
    let head = text[..at].trim_end_matches(number);
    let start = head.len()
        + (text[head.len()..at].len()
            - text[head.len()..at].trim_start_matches(['.', ',', ':']).len());
    let is_part = head.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '='));
    (!is_part && start < at).then_some(start)
}

/// „Brot,Butter“: two words of at least three letters with only a comma between them; „Uhr.Danach“ and
/// „1.Begrüßung“: what ends, and a noun or a new sentence.
fn joined(text: &str, at: usize, c: char) -> Option<(Range<usize>, String)> {
    let (head, tail) = (&text[..at], &text[at + 1..]);
    let start = word_start(head, char::is_alphabetic);
    let end = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
    let (left, right) = (&head[start..], &tail[..end]);
    let long = |word: &str| word.chars().count() > 2;
    let fits = match c {
        ',' | ';' => long(left) && long(right),
        _ => begins_sentence(head, right, &tail[end..]),
    };
    let start = if left.is_empty() { number_before(text, at)? } else { start };
    fits.then(|| (start..at + 1 + end, format!("{}{c} {right}", &head[start..])))
}

/// Whether a sentence, or a number of an item, ends with `head`, and `right` begins the next: no address,
/// no name of a file, no abbreviation of several parts, no „Schüler.Innen“.
fn begins_sentence(head: &str, right: &str, behind: &str) -> bool {
    const ENDINGS: [&str; 10] =
        ["innen", "com", "net", "org", "info", "docx", "pdf", "de", "eu", "js"];
    let chunk = head.rsplit(char::is_whitespace).next().unwrap_or_default();
    let bare = chunk.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_number = (1..=2).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit());
    let is_word = bare.chars().nth(2).is_some() && bare.chars().skip(1).all(char::is_lowercase);
    let capital = right.starts_with(char::is_uppercase)
        && right.chars().count() > 1
        && right.chars().skip(1).all(char::is_lowercase)
        && !ENDINGS.contains(&&*right.to_lowercase());
    let mut behind = behind.chars();
    let goes_on = match behind.next() {
        Some('.' | ':' | '-') => behind.next().is_some_and(char::is_alphanumeric),
        Some(c) => c.is_alphanumeric() || matches!(c, '@' | '/' | '_' | '*'),
        None => false,
    };
    (is_number || is_word) && capital && !goes_on
}

/// „zwei  Leerzeichen“ between two words of a line, unless that is a table or sets something below
/// something else.
fn doubled(text: &str) -> Vec<(Range<usize>, String)> {
    let (mut all, mut line_start, mut is_above) = (Vec::new(), 0, false);
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let here = line.trim().contains("  ");
        let is_below = lines.peek().is_some_and(|line| line.trim().contains("  "));
        if here
            && !is_above
            && !is_below
            && !line.contains(['|', '\t'])
            && !line.trim().contains("   ")
        {
            let begin = line.find(char::is_alphabetic).unwrap_or(line.len());
            let runs = line.match_indices("  ").filter(|(at, _)| *at > begin);
            all.extend(runs.filter_map(|(at, run)| {
                let (head, tail) = (line.get(..at)?, line.get(at + run.len()..)?);
                let start = head.rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
                let end = tail.find(char::is_whitespace).unwrap_or(tail.len());
                let (left, right) = (head.get(start..)?, tail.get(..end)?);
                let is_label = left.ends_with(':') || !right.starts_with(char::is_alphanumeric);
                let range = line_start + start..line_start + at + run.len() + end;
                (!is_label).then(|| (range, format!("{left} {right}")))
            }));
        }
        (line_start, is_above) = (line_start + line.len() + 1, here);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(&str, String)> {
        let found = found(text).into_iter().chain(doubled(text));
        found.map(|(range, wanted)| (&text[range], wanted)).collect()
    }

    #[test]
    fn what_sticks_together_or_stands_off_is_found() {
        for (text, written, wanted) in [
            ("um 18Uhr", "18Uhr", "18 Uhr"),
            ("um 18:30Uhr", "18:30Uhr", "18:30 Uhr"),
            ("das Wort , das", "Wort ,", "Wort,"),
            ("Kommen Sie ?", "Sie ?", "Sie?"),
            ("mit Brot,Butter und", "Brot,Butter", "Brot, Butter"),
            ("um 18 Uhr.Danach Tee", "Uhr.Danach", "Uhr. Danach"),
            ("Es ist offen.Um 18 Uhr", "offen.Um", "offen. Um"),
            ("1.Begrüßung", "1.Begrüßung", "1. Begrüßung"),
            ("Sie sind dabei!Wir freuen uns.", "dabei!Wir", "dabei! Wir"),
            ("(so beschlossen.Dann)", "beschlossen.Dann", "beschlossen. Dann"),
            ("das Haus;Garten und Hof", "Haus;Garten", "Haus; Garten"),
            ("Wir  kommen.", "Wir  kommen.", "Wir kommen."),
            ("Es war gut.  Danach Tee.", "gut.  Danach", "gut. Danach"),
            ("- Erst  das\n- dann", "Erst  das", "Erst das"),
        ] {
            assert_eq!(seen(text), [(written, wanted.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_right_or_another_thing_stays() {
        for text in [
            "Artikel (§) und %",
            "Wort ... Wort und .pdf",
            "3,5 Stunden, 1.000 Menschen, 18:30 Uhr",
            "Was :-) und ;-) ?!x",
            "usw., etc., bzw., ggf.",
            "das Gesetz (SGB II,VIII) und x,y",
            "die 18Uhr-Gruppe",
            "Raum A , B",
            "Schüler.Innen und Schüler.innen",
            "z.B.Tee, e.V.Haus, Dr.Probe",
            "www.Verein.Example und Verein.Beispiel.de",
            "Musterstadt.Info/Termine und Anna.Probe@Verein.de",
            "Protokoll.Docx und SGB.Zwei",
            "ein Satz.\nDanach",
            "Version 2.Null.Drei",
            "- [ ]  offen",
            "-  Punkt\n1.  Punkt\n>  Zitat",
            "Ort:  Rathaus",
            "| Tee  | Kuchen |",
            "Tee    3 Euro",
            "Tee  3 Euro\nSaft  4 Euro",
            "Zeile  \nZeile",
        ] {
            assert!(seen(text).is_empty(), "{text}: {:?}", seen(text));
        }
    }
}
