//! `[[check.accept]]`: findings that the office accepts, each at one position and with a reason.
//!
//! A position is written as `FILE: part of the line`. It contains no line number, so that it
//! survives edits above it; once the line itself changes, somebody has to check again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::help::Help;
use super::messages::Message;
use super::rule_names::unknown;
use crate::diagnostic::{Diagnostic, Findings};
use crate::fields;
use crate::rules;
use crate::settings::{Accept, Settings};
use crate::source::Span;
use crate::workspace::files;

/// The position in `span`.
struct Spot {
    /// The name of the file, possibly with folders before it.
    file: PathBuf,
    /// Part of the line; empty for findings about the whole file.
    piece: String,
}

impl Spot {
    /// The position, or `None` where no file is named.
    fn of(accept: &Accept) -> Option<Self> {
        let written = accept.place.value.trim();
        let (file, piece) = written.split_once(": ").unwrap_or((written, ""));
        let file = PathBuf::from(fields::slashes(file.trim_end_matches(':').trim()));
        file.extension().is_some().then(|| Self { file, piece: plain(piece) })
    }

    fn is_at(&self, span: &Span) -> bool {
        let of_file = span.range().is_empty() && span.range().start == 0;
        self.piece.is_empty() == of_file
            && names(&self.file, span.source().path())
            && (of_file || lines(span).contains(&self.piece))
    }
}

/// The entries of an office, matched against many findings. Results are kept: a line may be a
/// megabyte long and have a finding at every word.
pub(super) struct Acceptances<'a> {
    entries: Vec<(&'a Accept, Spot)>,
    /// Whether an entry matches a position, by its index, the file and the lines.
    known: BTreeMap<(usize, PathBuf, [usize; 2]), bool>,
}

impl<'a> Acceptances<'a> {
    pub(super) fn of(settings: &'a Settings) -> Self {
        let entries = settings.accept.iter();
        let entries = entries.filter_map(|accept| Some((accept, Spot::of(accept)?))).collect();
        Self { entries, known: BTreeMap::new() }
    }

    /// The first entry that accepts a finding.
    pub(super) fn by(&mut self, finding: &Diagnostic) -> Option<&'a Accept> {
        let index = self.at(finding.rule.name, finding.span.as_ref()?)?;
        self.entries.get(index).map(|(accept, _)| *accept)
    }

    /// The index of the first entry that accepts a finding of a rule at this span.
    pub(super) fn at(&mut self, rule: &str, span: &Span) -> Option<usize> {
        (0..self.entries.len()).find(|index| self.covers(*index, rule, span))
    }

    /// Whether there is an entry for this rule.
    pub(super) fn knows(&self, rule: &str) -> bool {
        self.entries.iter().any(|(accept, _)| accept.rule.value == rule)
    }

    /// The entries that accept one of `findings`.
    fn used(&mut self, findings: &Findings) -> Vec<&'a Accept> {
        let all = 0..self.entries.len();
        let used = all.filter(|index| findings.iter().any(|one| self.accepts(*index, one)));
        let used: Vec<usize> = used.collect();
        used.iter()
            .filter_map(|index| self.entries.get(*index))
            .map(|(accept, _)| *accept)
            .collect()
    }

    fn accepts(&mut self, index: usize, finding: &Diagnostic) -> bool {
        finding.span.as_ref().is_some_and(|span| self.covers(index, finding.rule.name, span))
    }

    fn covers(&mut self, index: usize, rule: &str, span: &Span) -> bool {
        let Some((_, spot)) = self.entries.get(index).filter(|(one, _)| one.rule.value == rule)
        else {
            return false;
        };
        let (source, range) = (span.source(), span.range());
        if range == (0..0) {
            return spot.is_at(span);
        }
        let lines = [range.start, range.end].map(|at| source.position(at).line);
        let key = (index, source.path().to_owned(), lines);
        *self.known.entry(key).or_insert_with(|| spot.is_at(span))
    }
}

/// Whether `named` names the file at `path`.
fn names(named: &Path, path: &Path) -> bool {
    let folders = named.components().count() > 1;
    path.ends_with(named) || folders && fs::canonicalize(path).is_ok_and(|all| all.ends_with(named))
}

/// The lines that a span covers, as one text.
fn lines(span: &Span) -> String {
    let (source, range) = (span.source(), span.range());
    let (first, last) = (source.position(range.start).line, source.position(range.end).line);
    let lines: Vec<&str> = (first..=last).map(|line| source.line(line)).collect();
    plain(&lines.join(" "))
}

/// The text with single spaces, since their number is invisible.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is wrong with an entry itself.
pub(super) fn fault(accept: &Accept) -> Option<Diagnostic> {
    let name = accept.rule.value.clone();
    match rules::rule(&name) {
        None => unknown(&accept.rule),
        Some(rule) if rule.fixed => {
            let finding = rules::check::FIXED_RULE.finds(Message::CannotAccept { name });
            Some(finding.at(accept.rule.span.clone()).help(Help::FixedRule))
        }
        Some(_) if Spot::of(accept).is_none() => {
            let says = Message::NoSpot { written: accept.place.value.clone() };
            let finding = rules::check::ACCEPT_PLACE.finds(says).at(accept.place.span.clone());
            Some(finding.help(Help::Spot))
        }
        Some(_) => None,
    }
}

/// The entries that accept none of `findings`, although their file was checked (`files`) or does
/// not exist.
pub fn unused(settings: &Settings, findings: &Findings, files: &[&Path]) -> Findings {
    let mut entries = Acceptances::of(settings);
    let used = entries.used(findings);
    let idle = settings.accept.iter().filter(|accept| fault(accept).is_none());
    let idle = idle.filter(|accept| !used.iter().any(|used| std::ptr::eq(*used, *accept)));
    // A finding that depends on the clock of `send` is not a fault of the file.
    let idle = idle.filter(|accept| accept.rule.value != rules::mail::ISSUED_DAY.name);
    let idle = idle.filter(|accept| {
        Spot::of(accept).is_some_and(|spot| {
            files.iter().any(|file| names(&spot.file, file)) || !is_there(settings, &spot.file)
        })
    });
    let found = idle.map(|accept| {
        let says = Message::Unused { rule: accept.rule.value.clone() };
        let finding = rules::check::ACCEPT_UNUSED.finds(says).at(accept.place.span.clone());
        finding.help(Help::RemoveAccept)
    });
    found.collect()
}

/// Whether a file of this name is in the workspace.
fn is_there(settings: &Settings, named: &Path) -> bool {
    let folder = settings.folder();
    folder.join(named).is_file() || files::candidates(&folder).iter().any(|file| names(named, file))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::apply_levels;
    use crate::source::Source;

    #[test]
    fn a_line_of_a_megabyte_is_looked_through_once() {
        let word = "Montag, der  1.1. ";
        let source = Source::new("a.toml", word.repeat(60_000) + "und Schluss\nMontag");
        let text = "[[check.accept]]\nrule = \"text.weekday\"\nplace = \"a.toml: der 1.1. und Schluss\"\n\
                    why = \"x\"\n[[check.accept]]\nrule = \"text.weekday\"\nplace = \"b.toml: Montag\"\nwhy = \"y\"\n";
        let settings = crate::settings::parse(&Source::new("rundmail.toml", text)).value.unwrap();
        let at = |at: usize| {
            rules::text::WEEKDAY.finds(Message::LogoAlt).at(Span::new(&source, at..at + 6))
        };
        let starts = (0..60_000).map(|index| index * word.len());
        let findings: Findings = starts.chain([source.text().len() - 6]).map(at).collect();
        let leveled = apply_levels(findings, &settings);
        let accepted = leveled.iter().filter(|one| one.accepted.as_deref() == Some("x")).count();
        assert_eq!((accepted, leveled.iter().count()), (60_000, 60_001));
        let unused = unused(&settings, &leveled, &[Path::new("a.toml"), Path::new("b.toml")]);
        assert_eq!(unused.iter().count(), 1);
    }
}
