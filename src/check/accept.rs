//! `[[check.accept]]`: findings that the office takes as they are, each at one place and with a reason.
//!
//! A place is written as `FILE: piece of the line`. It holds no line number, so that it survives what
//! is written above it; once the line itself changes, somebody has to look again.

use std::fs;
use std::path::Path;

use super::help::Help;
use super::words::Words;
use super::{levels, rules};
use crate::diagnostic::{Diagnostic, Findings};
use crate::settings::{Accept, Settings};
use crate::source::Place;
use crate::workspace::files;

/// What `place` says.
struct Spot<'a> {
    /// The name of the file, perhaps with folders before it.
    file: &'a Path,
    /// What the line holds; empty for what belongs to the file as a whole.
    piece: String,
}

impl<'a> Spot<'a> {
    /// `None` where no file is named.
    fn of(accept: &'a Accept) -> Option<Self> {
        let written = accept.place.value.trim();
        let (file, piece) = written.split_once(": ").unwrap_or((written, ""));
        let file = Path::new(file.trim_end_matches(':').trim());
        file.extension().is_some().then(|| Self { file, piece: plain(piece) })
    }

    fn is_at(&self, place: &Place) -> bool {
        let of_file = place.range().is_empty() && place.range().start == 0;
        if self.piece.is_empty() != of_file || !names(self.file, place.source().path()) {
            return false;
        }
        of_file || lines(place).contains(&self.piece)
    }
}

/// Does `named` name the file at `path`?
fn names(named: &Path, path: &Path) -> bool {
    let folders = named.components().count() > 1;
    path.ends_with(named) || folders && fs::canonicalize(path).is_ok_and(|all| all.ends_with(named))
}

/// The lines that a place covers, as one text.
fn lines(place: &Place) -> String {
    let (source, range) = (place.source(), place.range());
    let (first, last) = (source.position(range.start).line, source.position(range.end).line);
    let lines: Vec<&str> = (first..=last).map(|line| source.line(line)).collect();
    plain(&lines.join(" "))
}

/// The text with single blanks: nobody sees another number of them.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The entry that accepts a finding.
pub(super) fn by<'a>(settings: &'a Settings, finding: &Diagnostic) -> Option<&'a Accept> {
    settings.accept.iter().find(|accept| accepts(accept, finding))
}

fn accepts(accept: &Accept, finding: &Diagnostic) -> bool {
    accept.rule.value == finding.rule
        && finding
            .place
            .as_ref()
            .is_some_and(|place| Spot::of(accept).is_some_and(|spot| spot.is_at(place)))
}

/// What is wrong with an entry itself.
pub(super) fn fault(accept: &Accept) -> Option<Diagnostic> {
    let name = accept.rule.value.clone();
    match rules::rule(&name) {
        None => levels::unknown(&accept.rule),
        Some(rule) if rule.fixed => {
            let finding = rules::settings::FIXED_RULE.finds(Words::CannotAccept { name });
            Some(finding.at(accept.rule.place.clone()).help(Help::FixedRule))
        }
        Some(_) if Spot::of(accept).is_none() => {
            let says = Words::NoSpot { written: accept.place.value.clone() };
            let finding = rules::settings::ACCEPT_PLACE.finds(says).at(accept.place.place.clone());
            Some(finding.help(Help::Spot))
        }
        Some(_) => None,
    }
}

/// The entries that accept none of `findings`, although their file was looked at (`files`) or is not
/// there at all.
pub fn unused(settings: &Settings, findings: &Findings, files: &[&Path]) -> Findings {
    let idle = settings.accept.iter().filter(|accept| {
        fault(accept).is_none() && !findings.iter().any(|finding| accepts(accept, finding))
    });
    // What only the clock of `send` finds is no fault of the file.
    let idle = idle.filter(|accept| accept.rule.value != rules::mail::ISSUED_DAY.name);
    let idle = idle.filter(|accept| {
        Spot::of(accept).is_some_and(|spot| {
            files.iter().any(|file| names(spot.file, file)) || !is_there(settings, spot.file)
        })
    });
    let found = idle.map(|accept| {
        let says = Words::Unused { rule: accept.rule.value.clone() };
        let finding = rules::settings::ACCEPT_UNUSED.finds(says).at(accept.place.place.clone());
        finding.help(Help::RemoveAccept)
    });
    levels::judge(found.collect(), settings)
}

/// Is there a file of this name in the workspace?
fn is_there(settings: &Settings, named: &Path) -> bool {
    let folder = settings.folder();
    folder.join(named).is_file() || files::candidates(&folder).iter().any(|file| names(named, file))
}
