//! Typed or pasted text that Markdown drops or leaves over: half of a pair of asterisks, HTML, a
//! broken link, a word that was hyphenated at the end of its line.

use std::ops::Range;

use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, parse_document};

use super::clean::restore;
use super::prepare::{options, parsed};
use super::{ReferenceKind, links, pasted};
use crate::l10n::nearest;
use german::tag;

/// The kind of leftover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A mark without its partner, which every document shows as typed.
    Mark,
    /// `#Titel` without a space, which is not a heading.
    Heading,
    /// An HTML tag or entity.
    Html,
    /// An HTML comment, which every document shows.
    Comment,
    /// A word that was hyphenated at the end of its line.
    Broken,
    /// A link without a valid target, of which only the words are left.
    Link,
    /// Lines with tabs that differ in the number of cells.
    Table,
}

/// A leftover in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// What kind of leftover it is.
    pub kind: Kind,
    /// Its position, in bytes of the text.
    pub range: Range<usize>,
    /// The replacement, where it is certain.
    pub fixed: Option<String>,
}

/// The names of references, and others that people try.
const KINDS: &[(&str, &str)] = &[
    ("termin", "termin"),
    ("date", "date"),
    ("anlage", "anlage"),
    ("attachment", "attachment"),
    ("anhang", "anlage"),
    ("datei", "anlage"),
    ("event", "date"),
    ("veranstaltung", "termin"),
];

/// Words before which a hyphen at the end of a line may stay („Informations-⏎und Beratungsstelle“).
const JOINTS: &[&str] = &[
    "und", "oder", "bzw", "sowie", "bis", "als", "wie", "noch", "aber", "statt", "sondern", "and",
    "or",
];

/// All leftovers, in the order of the text.
pub fn leftovers(text: &str) -> Vec<Leftover> {
    let mut found = parsed(text, |prepared, root| {
        let mut found = Vec::new();
        for node in root.descendants() {
            let data = node.data();
            let range = prepared.original(data.sourcepos);
            let Some(written) = text.get(range.clone()) else { continue };
            match &data.value {
                NodeValue::Text(words) => {
                    in_words(&restore(words), written, range.start, &mut found);
                    found.extend(comments(text, &range));
                    found.extend(swapped(text, &range));
                    if starts_line(text, range.start) {
                        found.extend(heading(written, range.start));
                    }
                }
                NodeValue::HtmlInline(_) => {
                    in_words(written, written, range.start, &mut found);
                    found.extend(comments(text, &range));
                }
                NodeValue::HtmlBlock(_) => found.extend(comments(text, &range)),
                NodeValue::SoftBreak => found.extend(broken(text, &range)),
                NodeValue::Link(link) => found.extend(target(&restore(&link.url), written, range)),
                _ => {}
            }
        }
        found
    });
    found.extend(pasted::uneven(text).into_iter().map(|(range, table)| Leftover {
        kind: Kind::Table,
        range,
        fixed: Some(table),
    }));
    if has_footnotes(text) {
        let is_star = |one: &Leftover| &text[one.range.clone()] == "**";
        found.retain(|one| !is_star(one));
    }
    found.sort_by_key(|one| one.range.start);
    found.dedup_by(|next, one| next.range.start < one.range.end);
    found
}

/// Leftovers in words: `seen` is what the documents show of what is `written` at `at`.
fn in_words(seen: &str, written: &str, at: usize, found: &mut Vec<Leftover>) {
    let mut add = |kind, range: Range<usize>, fixed: Option<String>| {
        found.push(Leftover { kind, range: at + range.start..at + range.end, fixed });
    };
    for mark in ["**", "__", "~~", "`"] {
        if seen.contains(mark) {
            let marks = runs(written, mark);
            if let [open, close] = &marks[..]
                && mark != "`"
            {
                // „** fett **“: spaces inside keep the marks from being a pair.
                let words = written[open.end..close.start].trim();
                add(Kind::Mark, open.start..close.end, Some(format!("{mark}{words}{mark}")));
                continue;
            }
            for range in marks {
                let letters = |c: Option<char>| c.is_some_and(char::is_alphabetic);
                let before = written[..range.start].chars().next_back();
                let inside = letters(before) && letters(written[range.end..].chars().next());
                // „geht`s“: an accent in place of an apostrophe.
                let fixed = if mark == "`" && inside { "’" } else { "" };
                add(Kind::Mark, range, Some(fixed.to_owned()));
            }
        }
    }
    for (start, _) in written.match_indices('<') {
        if let Some(tag) = tag(&written[start..]).filter(|tag| seen.contains(tag)) {
            add(Kind::Html, start..start + tag.len(), Some(instead_of(tag).to_owned()));
        }
    }
    for (start, _) in written.match_indices('&') {
        if let Some(entity) = entity(&written[start..]).filter(|entity| !seen.contains(entity)) {
            let plain = if entity == "&nbsp;" { Some(" ".to_owned()) } else { decoded(entity) };
            add(Kind::Html, start..start + entity.len(), plain);
        }
    }
    for (end, _) in written.match_indices("](").filter(|_| seen.contains("](")) {
        let start = written[..end].rfind('[').unwrap_or(end);
        add(Kind::Link, start..end + 2, None);
    }
    // An address follows, which is a link by itself.
    if let Some(words) = written.strip_suffix("] (") {
        let start = words.rfind('[').unwrap_or(words.len());
        add(Kind::Link, start..written.len(), Some(format!("{}](", &words[start..])));
    }
}

/// Comments that begin within `words`.
fn comments(text: &str, words: &Range<usize>) -> impl Iterator<Item = Leftover> {
    let written = text.get(words.clone()).unwrap_or_default();
    written.match_indices("<!--").map(|(at, open)| {
        let start = words.start + at;
        let end = text[start..].find("-->").map_or(start + open.len(), |end| start + end + 3);
        Leftover { kind: Kind::Comment, range: start..end, fixed: None }
    })
}

/// Whether asterisks are footnotes rather than halves of a pair: `2 €**`, and further down a line
/// `** mit Pfand`.
fn has_footnotes(text: &str) -> bool {
    let mut alone = text.lines().map(str::trim).filter(|line| line.matches("**").count() == 1);
    let ends_word = |line: &str| {
        line.split_once("**").is_some_and(|(before, behind)| {
            before.ends_with(|c: char| !c.is_whitespace())
                && !behind.starts_with(char::is_alphanumeric)
        })
    };
    alone.any(ends_word) && alone.any(|line| line.starts_with("**"))
}

/// `(hier)[https://…]`: the brackets are swapped.
fn swapped(text: &str, words: &Range<usize>) -> Option<Leftover> {
    let middle = words.start + text.get(words.clone())?.find(")[")?;
    let address = &text[middle + 2..];
    let address = &address[..address.find([']', '\n'])?];
    let is_address =
        address.starts_with("www.") || address.contains("://") || address.contains('@');
    let start = text[..middle].rfind(['(', '\n']).filter(|at| text[*at..].starts_with('('))?;
    let range = start..middle + 2 + address.len() + 1;
    let ends = text[range.clone()].ends_with(']') && !address.contains(' ');
    (is_address && ends).then(|| Leftover {
        kind: Kind::Link,
        fixed: Some(format!("[{}]({address})", &text[start + 1..middle])),
        range,
    })
}

/// Where a mark stands by itself: neither escaped nor part of a longer row, as in a form.
fn runs(written: &str, mark: &str) -> Vec<Range<usize>> {
    let sign = mark.chars().next().unwrap_or_default();
    let found = written.match_indices(mark).filter(|(start, _)| {
        let (before, after) = (&written[..*start], &written[start + mark.len()..]);
        !before.ends_with([sign, '\\']) && !after.starts_with(sign)
    });
    found.map(|(start, _)| start..start + mark.len()).collect()
}

/// The Markdown for a tag.
fn instead_of(tag: &str) -> &'static str {
    let name = tag.trim_matches(['<', '>', '/', ' ']).to_ascii_lowercase();
    match name.split(' ').next().unwrap_or_default() {
        "b" | "strong" => "**",
        "i" | "em" => "*",
        "br" => "\n",
        _ => "",
    }
}

/// The entity at the start of a text.
fn entity(text: &str) -> Option<&str> {
    let name = text[1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '#')?;
    let is_entity = (2..=10).contains(&name) && text[1 + name..].starts_with(';');
    is_entity.then(|| &text[..name + 2])
}

fn decoded(entity: &str) -> Option<String> {
    let arena = Arena::new();
    let root: Node<'_> = parse_document(&arena, entity, &options());
    let words = root.descendants().find_map(|node| match &node.data().value {
        NodeValue::Text(text) => Some(restore(text)),
        _ => None,
    });
    words.filter(|words| !words.contains(['<', '>', '*', '_', '`', '[']))
}

fn starts_line(text: &str, at: usize) -> bool {
    text[..at].chars().rev().find(|c| *c != ' ').is_none_or(|c| c == '\n')
}

/// A heading without a space: `#Titel`.
fn heading(written: &str, at: usize) -> Option<Leftover> {
    let title = written.trim_start_matches('#');
    let marks = written.len() - title.len();
    let is_heading = (1..=6).contains(&marks)
        && title.starts_with(char::is_uppercase)
        && !title.contains('#')
        && title.contains(' ');
    is_heading.then(|| Leftover {
        kind: Kind::Heading,
        range: at..at + marks,
        fixed: Some("#".repeat(marks) + " "),
    })
}

/// A hyphenated word: „Integra-⏎tion“.
fn broken(text: &str, at: &Range<usize>) -> Option<Leftover> {
    let before = text[..at.start].trim_end();
    let after = text[at.start..].trim_start();
    let word = before.strip_suffix('-')?.rsplit(|c: char| !c.is_alphabetic()).next()?;
    let next = after.split(|c: char| !c.is_alphabetic()).next().filter(|next| !next.is_empty())?;
    let is_word = word.chars().count() > 1 && next.starts_with(char::is_lowercase);
    let range = before.len() - 1..text.len() - after.len();
    let is_broken = is_word && next.chars().count() > 1 && !JOINTS.contains(&next);
    is_broken.then(|| Leftover { kind: Kind::Broken, range, fixed: Some(String::new()) })
}

/// A link whose target is not valid.
fn target(address: &str, written: &str, range: Range<usize>) -> Option<Leftover> {
    if ReferenceKind::of(address).is_some() || links::is_safe_link(&links::completed(address)) {
        return None;
    }
    let kind = address.split_once(':').and_then(|(kind, id)| {
        let kind = kind.to_lowercase();
        let near = nearest(&kind, KINDS.iter().map(|(tried, _)| *tried))?;
        let meant = KINDS.iter().find(|(tried, _)| *tried == near)?.1;
        Some(format!("{meant}:{id}"))
    });
    let fixed = kind.and_then(|meant| {
        let at = written.rfind(address)?;
        Some(format!("{}{meant}{}", &written[..at], &written[at + address.len()..]))
    });
    Some(Leftover { kind: Kind::Link, range, fixed })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every leftover as written, with its replacement.
    fn left(text: &str) -> Vec<(Kind, &str, Option<String>)> {
        leftovers(text).into_iter().map(|one| (one.kind, &text[one.range], one.fixed)).collect()
    }

    #[test]
    fn what_is_left_over_is_found_in_its_place() {
        for (text, kind, place, fixed) in [
            ("**Wichtig: heute", Kind::Mark, "**", Some("")),
            ("Ä `helfen", Kind::Mark, "`", Some("")),
            ("** Danke ** an alle", Kind::Mark, "** Danke **", Some("**Danke**")),
            ("So geht`s", Kind::Mark, "`", Some("’")),
            ("- eins\n- ~~zwei", Kind::Mark, "~~", Some("")),
            ("#Aufräumen nicht vergessen", Kind::Heading, "#", Some("# ")),
            ("Fest<br>Samstag", Kind::Html, "<br>", Some("\n")),
            ("Fest <!-- Geld? --> im Mai", Kind::Comment, "<!-- Geld? -->", None),
            ("Fest\n\n<!-- Geld?\nWer -->", Kind::Comment, "<!-- Geld?\nWer -->", None),
            ("- Fest\n<!-- Geld? -->", Kind::Comment, "<!-- Geld? -->", None),
            ("ab&nbsp;14 Uhr", Kind::Html, "&nbsp;", Some(" ")),
            ("Essen &amp; Spiele", Kind::Html, "&amp;", Some("&")),
            ("die Integra-\ntion der Stadt", Kind::Broken, "-\n", Some("")),
            ("[hier]()", Kind::Link, "[hier]()", None),
            ("[](anhang:plan)", Kind::Link, "[](anhang:plan)", Some("[](anlage:plan)")),
            ("[x](termni:fest)", Kind::Link, "[x](termni:fest)", Some("[x](termin:fest)")),
            ("[](Termin: fest)", Kind::Link, "[](", None),
            ("[x] (www.verein.example)", Kind::Link, "[x] (", Some("[x](")),
            (
                "Mehr (hier)[https://verein.example/a] dazu",
                Kind::Link,
                "(hier)[https://verein.example/a]",
                Some("[hier](https://verein.example/a)"),
            ),
            (
                "Kurs\tTag\nA1\tMo\t10 Euro",
                Kind::Table,
                "Kurs\tTag\nA1\tMo\t10 Euro",
                Some("| Kurs | Tag |  |\n|---|---|---|\n| A1 | Mo | 10 Euro |"),
            ),
            ("[x](folien.pdf)", Kind::Link, "[x](folien.pdf)", None),
        ] {
            let fixed = fixed.map(str::to_owned);
            assert_eq!(left(text), [(kind, place, fixed)], "{text}");
        }
    }

    #[test]
    fn what_is_meant_is_not_left_over() {
        for text in [
            "**fett** und `Code` und ~~weg~~",
            "Name: ________",
            "\\*\\*",
            "a < b & c > d",
            "R&D;",
            "Leser*innen",
            "Informations-\nund Beratungsstelle",
            "E-Mail-\nAdresse",
            "#integration",
            "[x](www.verein.example)",
            "[](termin:fest)",
            "<buero@verein.example>",
            "`<br>`",
            "`<!-- a -->`",
            "https://verein.example/?a=1&copy=2",
            "```\n<br> **\n```",
            "5 * 3",
            "[1] Quelle",
            "(siehe Anlage)[1]",
            "Limonade 2 €**, Wasser 1 €\n** mit Pfand",
            "Kaffee\t\t2 Euro\nApfelkuchen\t3 Euro",
            "Ort:\tRathaus\nZeit:\t\t10 Uhr\tpünktlich",
        ] {
            assert_eq!(left(text), [], "{text}");
        }
    }
}
