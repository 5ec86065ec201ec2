//! Lines that the TOML parser cannot get past: taken out one by one, so that the rest of the file is
//! still read and all findings come in one run.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

use toml::de::DeTable;

use super::syntax::{Mend, Syntax};
use crate::diagnostic::{Diagnostic, Findings};
use crate::source::{Place, Source};

/// A fault hides those behind it only now and then; more rounds find nothing.
const ROUNDS: usize = 4;

/// The text of `source` with spaces in the place of every line without an equals sign, each with its
/// finding. All other bytes stay where they are, so that places remain true.
pub fn readable<'s>(source: &'s Arc<Source>, findings: &RefCell<Findings>) -> Cow<'s, str> {
    let mut text = Cow::Borrowed(source.text());
    for _ in 0..ROUNDS {
        let faults = faults(source, &text);
        if faults.is_empty() {
            break;
        }
        let mut bytes = text.into_owned().into_bytes();
        for (fault, place) in faults {
            let line = place.position().line;
            let start = source.line_start(line);
            bytes[start..start + source.line(line).len()].fill(b' ');
            let finding = Diagnostic::error("toml.syntax", fault.clone()).at(place);
            findings.borrow_mut().push(finding.help(Mend(fault)));
        }
        text = Cow::Owned(String::from_utf8_lossy(&bytes).into_owned());
    }
    text
}

/// The lines that lack their equals sign, each once.
fn faults(source: &Arc<Source>, text: &str) -> Vec<(Syntax, Place)> {
    let (_, errors) = DeTable::parse_recoverable(text);
    let mut faults: Vec<(Syntax, Place)> = Vec::new();
    for error in errors {
        let place = Place::new(source, error.span().unwrap_or(0..0));
        let fault = Syntax::of(error.message(), &place);
        let line = place.position().line;
        let known = faults.iter().any(|(_, other)| other.position().line == line);
        if matches!(fault, Syntax::NoEquals | Syntax::Colon) && !known {
            faults.push((fault, place));
        }
    }
    faults
}
