//! Findings as data: what is wrong, where, and what to do. Nothing here prints.
//!
//! Readers and rules return many findings beside their result; the report alone turns them into text
//! or JSON.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::l10n::{Language, Localize, Sentence, messages};
use crate::repair::Edit;
use crate::source::Span;

messages! {
    /// How serious a finding is.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Severity {
        /// Good to know.
        Note = "Hinweis", "note";
        /// Probably a mistake, but nothing is stopped.
        Warning = "Warnung", "warning";
        /// Stops the work before anything is written or sent.
        Error = "Fehler", "error";
    }
}

impl Severity {
    /// The stable English name for machine-readable output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A rule: the name and the usual severity of its findings. All rules are listed in
/// [`crate::rules`].
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rule {
    /// The dotted name: in findings, in `[check]`, in JSON.
    pub name: &'static str,
    /// The severity of its findings unless the finding or `[check]` says otherwise; the highest
    /// where they differ.
    pub severity: Severity,
    /// Whether it guards against an unusable document, a leak or a wrong date, so that `[check]`
    /// may not lower it.
    pub fixed: bool,
    /// Whether those of its findings that are errors stay errors, whatever `[check]` says.
    keeps_errors: bool,
}

impl Rule {
    /// An error that `[check]` may not lower.
    pub const fn fixed(name: &'static str) -> Self {
        Self { name, severity: Severity::Error, fixed: true, keeps_errors: true }
    }

    /// An error.
    pub const fn error(name: &'static str) -> Self {
        Self::adjustable(name, Severity::Error)
    }

    /// A warning.
    pub const fn warning(name: &'static str) -> Self {
        Self::adjustable(name, Severity::Warning)
    }

    /// A note.
    pub const fn note(name: &'static str) -> Self {
        Self::adjustable(name, Severity::Note)
    }

    const fn adjustable(name: &'static str, severity: Severity) -> Self {
        Self { name, severity, fixed: false, keeps_errors: false }
    }

    /// The same rule, of whose findings `[check]` adjusts only those below errors: its errors mean
    /// that something is unusable.
    #[must_use]
    pub const fn keeping_errors(self) -> Self {
        Self { keeps_errors: true, ..self }
    }

    /// The first part of the name: what the rule is about.
    pub fn subject(&self) -> &'static str {
        self.name.split_once('.').map_or(self.name, |(subject, _)| subject)
    }

    /// A finding of this rule.
    pub fn finds(&'static self, message: impl Localize + 'static) -> Diagnostic {
        Diagnostic {
            severity: self.severity,
            rule: self,
            message: Arc::new(message),
            span: None,
            places: Vec::new(),
            labels: Vec::new(),
            edits: Vec::new(),
            help: None,
            accepted: None,
            telling: Telling::default(),
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Where a note is shown; errors and warnings are shown wherever they are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Telling {
    /// Shown by `check`; whoever makes documents or sends mails sees only how many there are.
    #[default]
    Check,
    /// Shown at once, because only this step can find it: it depends on the day, or on what was
    /// sent before.
    AtOnce,
    /// Only counted: the documents correct this many spellings themselves.
    SetRight(usize),
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// What is wrong.
    pub message: Sentence,
    /// The position, or `None` where the finding belongs to no file.
    pub span: Option<Span>,
    /// All other positions where the same is wrong. The first of them may have a label.
    pub places: Vec<Span>,
    /// Other positions that are shown, each with a label.
    pub labels: Vec<(Span, Sentence)>,
    /// What is to be written instead, wherever that is sure.
    pub edits: Vec<Edit>,
    /// What to do about it.
    pub help: Option<Sentence>,
    /// Why the office accepts it; an accepted finding stops nothing and is only counted.
    pub accepted: Option<String>,
    /// Where it is shown if it is a note.
    pub telling: Telling,
}

impl Diagnostic {
    /// Sets a severity other than the rule's.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Lowers the severity where `is_so` holds.
    #[must_use]
    pub fn milder_if(self, is_so: bool, severity: Severity) -> Self {
        if is_so { self.with_severity(severity) } else { self }
    }

    /// Whether `[check]` may change the severity.
    pub fn is_adjustable(&self) -> bool {
        !(self.rule.keeps_errors && self.severity == Severity::Error)
    }

    /// Sets the position.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Adds another position that matters, with its label.
    #[must_use]
    pub fn also(mut self, span: Span, says: impl Localize + 'static) -> Self {
        self.labels.push((span, Arc::new(says)));
        self
    }

    /// Adds the other positions where the same is wrong; a label is not needed.
    #[must_use]
    pub fn everywhere(mut self, places: impl IntoIterator<Item = Span>) -> Self {
        self.places.extend(places);
        self
    }

    /// Adds what is to be written instead, where that is sure.
    #[must_use]
    pub fn mended(mut self, edits: impl IntoIterator<Item = Edit>) -> Self {
        self.edits.extend(edits);
        self
    }

    /// Sets where it is shown if it is a note.
    #[must_use]
    pub fn told(mut self, telling: Telling) -> Self {
        self.telling = telling;
        self
    }

    /// How many spellings it counts that nobody has to look at because the documents correct them.
    fn set_right(&self) -> Option<usize> {
        match self.telling {
            Telling::SetRight(count) if self.severity == Severity::Note => Some(count),
            _ => None,
        }
    }

    /// Sets what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Localize + 'static) -> Self {
        self.help = Some(Arc::new(help));
        self
    }
}

/// The findings of one piece of work, in the order in which they were made.
#[derive(Clone, Debug, Default)]
pub struct Findings(Vec<Diagnostic>);

impl Findings {
    /// An empty list of findings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.0.push(finding);
    }

    /// Whether one of them stops the work.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// The number of open findings with this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.open().filter(|finding| finding.severity == severity).count()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The findings that somebody has to look at: neither accepted nor corrected by the documents.
    pub fn open(&self) -> impl Iterator<Item = &Diagnostic> {
        self.unaccepted().filter(|finding| finding.set_right().is_none())
    }

    /// How many spellings the documents correct themselves.
    pub fn set_right(&self) -> usize {
        self.unaccepted().filter_map(Diagnostic::set_right).sum()
    }

    fn unaccepted(&self) -> impl Iterator<Item = &Diagnostic> {
        self.iter().filter(|finding| finding.accepted.is_none())
    }

    /// The number of accepted findings.
    pub fn accepted(&self) -> usize {
        self.iter().filter(|finding| finding.accepted.is_some()).count()
    }

    /// The same findings without duplicates: two minutes files of one workspace both report the
    /// settings they share.
    #[must_use]
    pub fn dedup(self) -> Self {
        let mut seen = BTreeSet::new();
        let identity = |finding: &Diagnostic| {
            let span = finding.span.as_ref();
            let path = span.map(|span| span.source().path().to_owned());
            let start = span.map(|span| span.range().start);
            (finding.rule, path, start, finding.message.localize(Language::English))
        };
        self.into_iter().filter(|finding| seen.insert(identity(finding))).collect()
    }

    /// Iterates over the findings.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }
}

impl Extend<Diagnostic> for Findings {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, findings: I) {
        self.0.extend(findings);
    }
}

impl FromIterator<Diagnostic> for Findings {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(findings: I) -> Self {
        Self(findings.into_iter().collect())
    }
}

impl IntoIterator for Findings {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A result with the findings made on the way. The value is there as far as it could be made,
/// errors or not, so that later steps can find more in the same run.
#[derive(Clone, Debug)]
#[must_use]
pub struct Checked<T> {
    /// The value, if it could be made.
    pub value: Option<T>,
    /// What was found on the way.
    pub findings: Findings,
}

impl<T> Checked<T> {
    /// A value with its findings.
    pub fn new(value: T, findings: Findings) -> Self {
        Self { value: Some(value), findings }
    }

    /// Findings without a value.
    pub fn failed(findings: impl Into<Findings>) -> Self {
        Self { value: None, findings: findings.into() }
    }

    /// The same findings with what `into` makes of the value.
    pub fn map<U>(self, into: impl FnOnce(T) -> U) -> Checked<U> {
        Checked { value: self.value.map(into), findings: self.findings }
    }

    /// Moves the findings into `all` and returns the value.
    pub fn report_to(self, all: &mut Findings) -> Option<T> {
        all.extend(self.findings);
        self.value
    }
}

impl From<Diagnostic> for Findings {
    fn from(finding: Diagnostic) -> Self {
        Self(vec![finding])
    }
}
