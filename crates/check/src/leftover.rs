//! What Markdown drops or leaves over of typed or pasted text, each with the corrected line.

use std::collections::{BTreeMap, BTreeSet};

use super::hygiene;
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::l10n::messages;
use crate::markdown::{Kind, Leftover, leftovers};
use crate::repair::Edit;
use crate::rules;
use crate::source::{Span, Text};

/// A line with something left over.
struct Hit<'a> {
    text: &'a Text,
    /// The first of its kind in the line.
    one: Leftover,
    /// The corrected line.
    fixed: Option<String>,
}

/// Checks every Markdown text of the file: one finding for each kind, with its first spans.
pub(super) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let minutes = context.minutes;
    let mut findings = Vec::new();
    let mut kinds: BTreeMap<Kind, Vec<Hit<'_>>> = BTreeMap::new();
    let mut places: BTreeMap<Kind, Vec<(Span, Option<Edit>)>> = BTreeMap::new();
    for one in context.texts.iter().filter(|one| one.markdown) {
        let (text, is_german) = (one.text, one.language(minutes).is_german());
        let all = leftovers(&text.value);
        let mut seen = BTreeSet::new();
        for one in &all {
            // Other languages keep hyphens inside words.
            let counts = one.kind != Kind::Broken || is_german;
            // `<Datum>` is no HTML.
            let is_gap = one.kind == Kind::Html
                && text.value.get(one.range.clone()).is_some_and(hygiene::is_placeholder);
            let counts = counts && !is_gap;
            if counts {
                let place = (text.span_of(one.range.clone()), edit(text, one));
                places.entry(one.kind).or_default().push(place);
            }
            if counts && seen.insert((line_start(&text.value, one), one.kind)) {
                let fixed = fixed(&text.value, one, &all);
                kinds.entry(one.kind).or_default().push(Hit { text, one: one.clone(), fixed });
            }
        }
    }
    findings.extend(kinds.into_iter().filter_map(|(kind, hits)| {
        let places = places.remove(&kind).unwrap_or_default();
        let (spans, edits): (Vec<Span>, Vec<Option<Edit>>) = places.into_iter().unzip();
        let finding = finding(kind, &hits)?.everywhere(spans.into_iter().skip(1));
        Some(finding.mended(edits.into_iter().flatten()))
    }));
    findings
}

fn finding(kind: Kind, hits: &[Hit<'_>]) -> Option<Diagnostic> {
    let (first, others) = hits.split_first()?;
    let written = first.text.value[first.one.range.clone()].trim().to_owned();
    let rule = match kind {
        Kind::Link => &rules::text::LINK,
        _ => &rules::text::LEFTOVER,
    };
    let finding = rule.finds(Message { kind, written, count: hits.len() }).at(first.span());
    let finding = others.iter().take(3).fold(finding, |finding, hit| match &hit.fixed {
        Some(line) if kind != Kind::Table => {
            finding.also(hit.span(), Better { line: line.clone() })
        }
        _ => finding.also(hit.span(), AlsoHere),
    });
    Some(finding.help(Help { kind, line: first.fixed.clone() }))
}

impl Hit<'_> {
    fn span(&self) -> Span {
        self.text.span_of(self.one.range.clone())
    }
}

/// What is right instead, where it has one meaning: a mark that stands alone may also lack its partner, `#Wort`
/// may be a hashtag, and a link has an address that must not get lost.
fn edit(text: &Text, one: &Leftover) -> Option<Edit> {
    let fixed = one.fixed.as_deref()?;
    let written = text.value.get(one.range.clone())?;
    let start = line_start(&text.value, one);
    let before = text.value.get(start..one.range.start)?;
    let is_sure = match one.kind {
        Kind::Mark => !fixed.is_empty(),
        Kind::Heading => written.len() > 1,
        Kind::Html => {
            let line = text.value.get(start..)?.lines().next()?;
            let is_plain = line.starts_with(char::is_alphabetic) && !line.contains('|');
            let name = written.trim_start_matches(['<', '/']);
            let name = name.split([' ', '>', '/']).next()?.to_lowercase();
            !matches!(&*name, "a" | "img") && (fixed != "\n" || is_plain)
        }
        Kind::Broken => !before.trim_end_matches(char::is_alphabetic).ends_with('-'),
        Kind::Link => true,
        Kind::Comment | Kind::Table => false,
    };
    is_sure.then(|| text.edit(one.range.clone(), fixed)).flatten()
}

fn line_start(text: &str, one: &Leftover) -> usize {
    text[..one.range.start].rfind('\n').map_or(0, |at| at + 1)
}

/// The line, or the lines, of `one` with everything corrected that can certainly be.
fn fixed(text: &str, one: &Leftover, all: &[Leftover]) -> Option<String> {
    one.fixed.as_ref()?;
    let start = line_start(text, one);
    let end = text[one.range.end..].find('\n').map_or(text.len(), |at| one.range.end + at);
    let first = all.partition_point(|other| other.range.start < start);
    let mut line = String::new();
    let mut at = start;
    for other in all[first..].iter().take_while(|other| other.range.end <= end) {
        if let Some(fixed) = &other.fixed {
            line.push_str(&text[at..other.range.start]);
            line.push_str(fixed);
            at = other.range.end;
        }
    }
    line.push_str(&text[at..end]);
    let is_table = one.kind == Kind::Table;
    Some(if is_table { line.trim().to_owned() } else { line.trim().replace('\n', " ⏎ ") })
}

messages! {
    /// What is left over.
    struct Message { kind: Kind, written: String, count: usize } = match count {
        1 => match kind {
            Kind::Mark =>
                "`{written}` steht allein und bleibt im Text stehen.",
                "`{written}` stands alone and will appear in the text as it is.";
            Kind::Heading =>
                "Ohne Leerzeichen hinter `#` ist das keine Überschrift.",
                "Without a space after `#`, this is not a heading.";
            Kind::Html =>
                "`{written}` ist HTML und gehört nicht in den Text.",
                "`{written}` is HTML and does not belong in the text.";
            Kind::Comment =>
                "Ein Kommentar wird nicht versteckt: Er steht in jedem Dokument.",
                "A comment is not hidden: it appears in every document.";
            Kind::Broken =>
                "Hier ist ein Wort am Zeilenende getrennt.",
                "A word is hyphenated here at the end of a line.";
            Kind::Link => "`{written}` führt nirgends hin.", "`{written}` leads nowhere.";
            Kind::Table =>
                "Hier stehen Tabulatoren wie in einer Tabelle, aber nicht in jeder Zeile gleich \
                 viele Zellen.",
                "There are tabs here as in a table, but not the same number of cells in every \
                 line.";
        };
        count => match kind {
            Kind::Mark =>
                "`{written}` steht allein und bleibt im Text stehen. Das gibt es in {count} \
                 Zeilen.",
                "`{written}` stands alone and will appear in the text as it is. This occurs in \
                 {count} lines.";
            Kind::Heading =>
                "Ohne Leerzeichen hinter `#` ist das keine Überschrift. Das gibt es in {count} \
                 Zeilen.",
                "Without a space after `#`, this is not a heading. This occurs in {count} lines.";
            Kind::Html =>
                "`{written}` ist HTML und gehört nicht in den Text. Das gibt es in {count} Zeilen.",
                "`{written}` is HTML and does not belong in the text. This occurs in {count} \
                 lines.";
            Kind::Comment =>
                "Kommentare werden nicht versteckt: Sie stehen in jedem Dokument. Das gibt es in \
                 {count} Zeilen.",
                "Comments are not hidden: they appear in every document. This occurs in {count} \
                 lines.";
            Kind::Broken =>
                "Hier ist ein Wort am Zeilenende getrennt. Das gibt es in {count} Zeilen.",
                "A word is hyphenated here at the end of a line. This occurs in {count} lines.";
            Kind::Link =>
                "`{written}` führt nirgends hin. Das gibt es in {count} Zeilen.",
                "`{written}` leads nowhere. This occurs in {count} lines.";
            Kind::Table =>
                "Hier stehen Tabulatoren wie in einer Tabelle, aber nicht in jeder Zeile gleich \
                 viele Zellen. Das gibt es in {count} Zeilen.",
                "There are tabs here as in a table, but not the same number of cells in every \
                 line. This occurs in {count} lines.";
        };
    };

    /// The corrected line of another span.
    struct Better { line: String } = "besser: `{line}`", "better: `{line}`";

    struct AlsoHere = "auch hier", "also here";

    /// What to do about it.
    struct Help { kind: Kind, line: Option<String> } = match (&line, kind) {
        (Some(table), Kind::Table) =>
            "Als Tabelle sähe es so aus; rücken Sie die Zellen zurecht:\n{table}",
            "As a table, it would look like this; move the cells to where they belong:\n{table}";
        (Some(line), _) => "Schreiben Sie: `{line}`", "Write: `{line}`";
        (None, Kind::Link) =>
            "Schreiben Sie die Adresse ohne Leerzeichen dahinter, zum Beispiel \
             [Anmeldung](https://verein.example), [](termin:KENNUNG) oder [](anlage:KENNUNG).",
            "Write the address directly after it, without spaces, for example \
             [registration](https://club.example), [](date:ID) or [](attachment:ID).";
        (None, Kind::Comment) =>
            "Streichen Sie ihn. Was nur für Sie bestimmt ist, schreiben Sie außerhalb der Texte auf \
             eine eigene Zeile hinter `#`.",
            "Remove it. Write what is meant only for you on a line of its own outside of the texts, \
             after `#`.";
        (None, _) => "Streichen Sie das Zeichen.", "Remove the character.";
    };
}
