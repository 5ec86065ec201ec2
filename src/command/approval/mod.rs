//! `--approved`: only the plan that a preview showed is sent. Also the command line for that.
//!
//! A plan is the mailing as it would be sent now, given its [`history`]; what has [`changed`] since
//! then, or since the preview that was recorded ([`record`]), is reported.

pub(super) mod changed;
pub(super) mod history;
pub(super) mod messages;
pub(super) mod record;

use std::fmt::Write;
use std::path::Path;

use chrono::NaiveDate;

use crate::cli::{Selection, SendArgs, names};
use crate::command::CommandError;
use crate::exit::Exit;
use crate::l10n::Language;
use crate::mailing::Mailing;
use crate::report::argument;
use changed::Changed;
use messages::{ApprovalHelp, ApprovalMessage};
use record::Record;

/// The minimum number of digits: no two plans of an office share them by accident.
const FEWEST: usize = 12;
/// The number of digits that are shown for copying.
const SHOWN: usize = 16;

/// What the user has approved.
#[derive(Debug)]
pub(super) struct Approved {
    digits: String,
    record: Option<Record>,
}

impl Approved {
    /// What `--approved` names, with the preview that showed it, if that still exists.
    pub(super) fn read(digits: &str, workspace: &Path, id: &str) -> Result<Self, CommandError> {
        let digits = digits.to_ascii_lowercase();
        let whole = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        if !whole || !(FEWEST..=64).contains(&digits.len()) {
            return Err(CommandError::new(
                Exit::Usage,
                ApprovalMessage::NoDigest { written: digits },
            ));
        }
        let record =
            Record::read(workspace, id).filter(|record| record.digest.starts_with(&digits));
        Ok(Self { digits, record })
    }

    /// The day used in the approved documents.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        self.record.as_ref().map(|record| record.parts.day)
    }

    /// Stops if `mailing` is another plan, and reports the differences.
    pub(super) fn holds(&self, mailing: &Mailing<'_>) -> Result<(), CommandError> {
        if mailing.digest.starts_with(&self.digits) {
            return Ok(());
        }
        let stop = match &self.record {
            None => CommandError::new(Exit::Declined, ApprovalMessage::NoPreview),
            Some(record) if record.round != mailing.round => {
                let (approved, now) = (record.round, mailing.round);
                let help =
                    if approved > now { ApprovalHelp::Correction } else { ApprovalHelp::Again };
                let says = ApprovalMessage::OtherRound { approved, now };
                return Err(CommandError::new(Exit::Declined, says).help(help));
            }
            Some(record) => {
                CommandError::new(Exit::Declined, Changed::since_approved(record, mailing))
            }
        };
        Err(stop.help(ApprovalHelp::Again))
    }
}

/// The command line that sends exactly the plan with this digest.
pub(super) struct CommandLine<'a> {
    pub file: &'a Path,
    pub selection: &'a Selection,
    /// The other arguments of the command line.
    pub more: Vec<String>,
    pub digest: &'a str,
}

impl CommandLine<'_> {
    /// The command line for copying into a terminal.
    pub(super) fn write(&self, verb: &str, language: Language) -> String {
        let digits: String = self.digest.chars().take(SHOWN).collect();
        let approved = names::option("approved", language);
        format!("{} {approved} {digits}", self.begin(verb, language))
    }

    /// The command line that writes one mail of this plan as a file, without the address at its
    /// end.
    pub(super) fn one_mail(&self, verb: &str, language: Language) -> String {
        format!("{} {} ", self.begin(verb, language), names::option("for", language))
    }

    fn begin(&self, verb: &str, language: Language) -> String {
        let Selection { to, except, contacts, skip_faulty } = self.selection;
        let mut line = format!("rundmail {verb} ");
        line.push_str(&argument(&self.file.to_string_lossy()));
        let mut option = |name: &str, value: &str| {
            let _ = write!(line, " {} {}", names::option(name, language), argument(value));
        };
        for group in to {
            option("to", group);
        }
        for group in except {
            option("except", group);
        }
        if let Some(file) = contacts {
            option("contacts", &file.to_string_lossy());
        }
        let switch = skip_faulty.then(|| names::option("skip-faulty", language));
        for word in switch.iter().chain(&self.more) {
            line.push(' ');
            line.push_str(&argument(word));
        }
        line
    }
}

/// The arguments of a run other than file and selection.
pub(super) fn options(args: &SendArgs, language: Language) -> Vec<String> {
    let mut words = Vec::new();
    let only = args.mailing.only.as_ref().map(|file| file.to_string_lossy().into_owned());
    let valued = [
        ("via", args.mailing.via.map(|via| names::value(&via, language))),
        ("uncertain", args.mailing.uncertain.map(|what| names::value(&what, language))),
        ("gone", args.mailing.gone.map(|what| names::value(&what, language))),
        ("only", only),
    ];
    for (name, value) in valued {
        words.extend(value.into_iter().flat_map(|value| [names::option(name, language), value]));
    }
    let switches = [
        ("only-new", args.only_new && !args.reminder),
        ("correction", args.correction),
        ("retry-refused", args.mailing.retry_refused),
    ];
    let on = switches.into_iter().filter(|(_, on)| *on);
    words.extend(on.map(|(name, _)| names::option(name, language)));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_can_be_copied() {
        let selection = Selection {
            to: vec!["rat der stadt".into()],
            skip_faulty: true,
            ..Selection::default()
        };
        let digest = "0123456789abcdef0123456789abcdef";
        let line = CommandLine {
            file: Path::new("2026-09-03-zusammenfassung.toml"),
            selection: &selection,
            more: vec!["--nur-neue".into()],
            digest,
        };
        let wanted = "rundmail senden 2026-09-03-zusammenfassung.toml --an \"rat der stadt\" \
            --fehlerhafte-auslassen --nur-neue --freigegeben 0123456789abcdef";
        assert_eq!(line.write("senden", Language::German), wanted);
    }

    #[test]
    fn what_is_no_digest_is_refused() {
        for written in ["", "0123456789a", "0123456789xy", &"0".repeat(65)] {
            assert!(Approved::read(written, Path::new("nowhere"), "a").is_err(), "{written}");
        }
        assert!(Approved::read("0123456789AB", Path::new("nowhere"), "a").is_ok());
    }
}
