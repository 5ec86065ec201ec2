//! Findings for people, with the line of the file and the part that is meant. The only file that
//! uses `annotate-snippets`.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::excerpt::{Excerpt, harmless};
use super::order;
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::fields::keys::Spelling;
use crate::l10n::{Language, Localize, counted};
use crate::source::Span;
use crate::workspace::STDIN;

/// Wider than any excerpt: lines are shortened before the renderer sees them.
const WIDTH: usize = 200;

/// All findings as text, by file and span, the most serious first, with a summary line at the end.
/// Accepted findings are only counted.
pub fn text(findings: &Findings, language: Language, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH);
    let page = Page { renderer, language, helps: Helps::default() };
    let mut text = String::new();
    for shown in order::gathered(findings.open()) {
        // The line of a span is shown once, with its most serious finding.
        for (index, finding) in shown.findings.into_iter().enumerate() {
            text += &one(finding, index == 0, &page);
            text += "\n";
        }
        text += &also(&shown.alike, language);
        text += "\n";
    }
    text + &summary(findings, language) + "\n"
}

/// How findings are shown.
struct Page {
    renderer: Renderer,
    language: Language,
    helps: Helps,
}

/// What to do about findings, with keys spelled as in the file that each is about.
#[derive(Default)]
pub(super) struct Helps(RefCell<BTreeMap<PathBuf, Spelling>>);

impl Helps {
    /// The help of `finding`.
    pub(super) fn of(&self, finding: &Diagnostic, language: Language) -> Option<String> {
        let help = finding.help.as_ref()?.localize(language);
        let source = finding.span.as_ref().map(Span::source);
        // Help about the form of the file spells the keys itself.
        let has_keys = source.filter(|source| {
            let is_toml = source.path().extension().is_some_and(|end| end == "toml");
            is_toml && !finding.rule.name.starts_with("toml.")
        });
        Some(has_keys.map_or(help.clone(), |source| {
            let mut known = self.0.borrow_mut();
            let spelling = known.entry(source.path().to_owned());
            spelling.or_insert_with(|| Spelling::of(source.text())).rename(&help, language)
        }))
    }
}

fn one(finding: &Diagnostic, with_span: bool, page: &Page) -> String {
    let Page { renderer, language, helps } = page;
    let language = *language;
    let message = format!("{} [{}]", harmless(&finding.message.localize(language)), finding.rule);
    let title = level(finding.severity, language).primary_title(message);
    let mut group = Group::with_title(title);
    let primary = finding.span.as_ref().filter(|_| with_span).map(|span| (span, None));
    let others = finding.labels.iter().map(|(span, says)| (span, Some(says.localize(language))));
    let mut suffixes = Vec::new();
    for (span, label) in primary.into_iter().chain(others) {
        let name = location(span, language);
        match Excerpt::of(span).filter(|_| span.range().end > 0) {
            None => group = group.element(Origin::path(name)),
            Some(excerpt) => {
                suffixes.push((name.clone() + &renderers_position(&excerpt), name.clone()));
                group = group.element(snippet(excerpt, name, label.as_deref().map(harmless)));
            }
        }
    }
    // Help may be a table of several lines to copy.
    let help = helps.of(finding, language);
    let help = help.map(|help| help.lines().map(harmless).collect::<Vec<_>>().join("\n"));
    let word = language.pick("Hilfe", "help");
    if (finding.span.is_none() || !with_span) && finding.labels.is_empty() {
        // The renderer would draw an empty margin under a title without a span.
        let help = help.map(|help| format!("\n  = {word}: {help}")).unwrap_or_default();
        return renderer.render(&[group]) + &help;
    }
    if let Some(help) = help {
        group = group.element(Level::HELP.with_name(word).message(help));
    }
    let whole = renderer.render(&[group]);
    suffixes.into_iter().fold(whole, |text, (shown, meant)| text.replace(&shown, &meant))
}

/// The other findings of one kind, a line for each.
fn also(alike: &[&Diagnostic], language: Language) -> String {
    if alike.is_empty() {
        return String::new();
    }
    let more = alike.len();
    let mut text = language.pick(
        format!("  = Ebenso an {more} weiteren Stellen:\n"),
        format!("  = The same in {more} more places:\n"),
    );
    for finding in alike {
        let at = finding.span.as_ref().and_then(|span| position(span, language));
        let says = harmless(&finding.message.localize(language));
        let at = at.map(|at| format!("{at}: ")).unwrap_or_default();
        let _ = writeln!(text, "    {at}{says}");
    }
    text
}

fn snippet(
    excerpt: Excerpt,
    name: String,
    label: Option<String>,
) -> Snippet<'static, Annotation<'static>> {
    let kind = if label.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
    let snippet = Snippet::source(excerpt.shown).line_start(excerpt.number).path(name);
    snippet.annotation(kind.span(excerpt.span).label(label))
}

/// The renderer's own position behind the name of the file. It knows only the excerpt and one
/// format; ours is part of the name, so this is removed again.
fn renderers_position(excerpt: &Excerpt) -> String {
    let column = excerpt.shown[..excerpt.span.start].chars().count() + 1;
    format!(":{}:{column}", excerpt.number)
}

/// `minutes.toml, Zeile 12, Spalte 9`. In a table the column has a name, and there may be several
/// sheets; an unreadable file has no lines, and a finding about the whole file has no position.
fn location(span: &Span, language: Language) -> String {
    let path = span.source().path();
    let mut path = if path == Path::new(STDIN) {
        language.pick("Standardeingabe", STDIN).to_owned()
    } else {
        harmless(&path.display().to_string())
    };
    if let Some(sheet) = span.source().sheet() {
        path = format!("{path}, {} {}", language.pick("Blatt", "sheet"), harmless(sheet));
    }
    match position(span, language) {
        Some(position) => format!("{path}, {position}"),
        None => path,
    }
}

/// `Zeile 12, Spalte 9`, or `None` for a finding about the whole file.
fn position(span: &Span, language: Language) -> Option<String> {
    if span.source().text().is_empty() || span.range().end == 0 {
        return None;
    }
    let at = span.position();
    let column = match span.field() {
        Some(field) => harmless(field),
        None => at.column.to_string(),
    };
    let (line, column_word) = language.pick(("Zeile", "Spalte"), ("line", "column"));
    Some(format!("{line} {}, {column_word} {column}", at.line))
}

fn level(severity: Severity, language: Language) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    level.with_name(severity.localize(language))
}

/// The summary line: `3 Fehler, 1 Warnung in 2 Dateien; 1 hingenommen`.
fn summary(findings: &Findings, language: Language) -> String {
    let words = [
        (Severity::Error, ["Fehler", "Fehler"], ["error", "errors"]),
        (Severity::Warning, ["Warnung", "Warnungen"], ["warning", "warnings"]),
        (Severity::Note, ["Hinweis", "Hinweise"], ["note", "notes"]),
    ];
    let open = words.into_iter().filter_map(|(severity, german, english)| {
        let number = findings.count(severity);
        (number > 0).then(|| counted(german, english)(&number, language))
    });
    let open = open.collect::<Vec<_>>().join(", ");
    let accepted = match (findings.accepted(), findings.open().next()) {
        (0, _) => String::new(),
        (number, Some(_)) => format!("; {number} {}", language.pick("hingenommen", "accepted")),
        (number, None) => {
            let german = ["Meldung hingenommen", "Meldungen hingenommen"];
            return counted(german, ["finding accepted", "findings accepted"])(&number, language);
        }
    };
    match order::files(findings) {
        0 => open + &accepted,
        files => {
            let files = counted(["Datei", "Dateien"], ["file", "files"])(&files, language);
            format!("{open} in {files}{accepted}")
        }
    }
}
