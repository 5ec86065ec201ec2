//! The report of a mailing: who got it, who did not, and why.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::messages::Line;
use crate::command::CommandError;
use crate::command::send::plan::Planned;
use crate::command::status::{export, moment};
use crate::delivery::ledger::{Account, Entry};
use crate::delivery::{Abort, State, with_reason};
use crate::l10n::{Language, Localize};
use crate::mail::{Attachment, Mailbox, Message, OfficeMail};
use crate::rules;

/// The maximum number of people who are named in the text; the table has all of them.
const NAMED: usize = 300;

/// What a report is made of.
pub(super) struct Report<'a> {
    pub planned: &'a Planned<'a>,
    pub account: &'a Account,
    pub entries: &'a [Entry],
}

impl Report<'_> {
    /// The report as a mail.
    pub(super) fn message(&self, from: &Mailbox, to: &Mailbox) -> Result<Message, CommandError> {
        let selected = self.planned.selected;
        let language = selected.ui().language;
        let subject = Line::Subject { subject: self.subject() }.localize(language);
        let table = export::table(self.entries, self.account.channel, selected.zone(), language);
        let round = self.account.round.to_string();
        let id = OfficeMail::id_of(&[&self.account.subject.id, &round, &self.standing()]);
        let mail = OfficeMail {
            from: from.clone(),
            to: to.clone(),
            subject,
            text: self.text(language),
            date: selected.now(),
            timezone: selected.zone(),
            attachments: vec![Attachment {
                name: language.pick("versandbericht.csv", "report.csv").to_owned(),
                media_type: "text/csv; charset=utf-8".to_owned(),
                bytes: table,
            }],
            id,
        };
        mail.compose().map_err(|error| {
            let finding = rules::mail::FROM.finds(error.to_string());
            CommandError::of_server(Abort::from(finding))
        })
    }

    /// The subject of the mailing in its first language.
    fn subject(&self) -> String {
        let mailing = &self.planned.mailing;
        let people = self.planned.mailing.figures.mails;
        if people > 0 { mailing.common(0).subject.clone() } else { mailing.id.clone() }
    }

    /// A digest of where everybody stands: the report of one standing is one report.
    fn standing(&self) -> String {
        let mut all: Vec<String> = self
            .entries
            .iter()
            .map(|entry| format!("{} {}", entry.key, settled(entry.state).name()))
            .collect();
        all.sort_unstable();
        let digest = Sha256::digest(all.join("\n"));
        digest.iter().take(16).fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }

    fn text(&self, language: Language) -> String {
        let selected = self.planned.selected;
        let (reached, missing): (Vec<&Entry>, Vec<&Entry>) =
            self.entries.iter().partition(|entry| is_reached(entry.state));
        let mut text = String::new();
        let mut line = |line: &Line| {
            let _ = writeln!(text, "{}", line.localize(language));
        };
        let (id, round) = (self.account.subject.id.clone(), self.account.round);
        line(&Line::Mailing { subject: self.subject() });
        line(&Line::Name { id, round });
        line(&Line::AsOf { at: moment(selected.now(), selected.zone(), language) });
        let (people, all) = (self.entries.len(), missing.is_empty());
        let figures = Line::Figures { reached: reached.len(), people, all };
        let _ = writeln!(text, "\n{}", figures.localize(language));
        let not_mailed = selected.read.not_mailed(selected.args, selected.now());
        if !not_mailed.is_empty() {
            let _ = writeln!(text, "{}", not_mailed.localize(language));
        }
        if !missing.is_empty() {
            let title = Line::NotReached { people: missing.len() };
            list(&mut text, &title, &missing, language, |entry| why(entry, self, language));
        }
        if !reached.is_empty() {
            let title = Line::Reached { people: reached.len() };
            list(&mut text, &title, &reached, language, |_| String::new());
        }
        for last in [Line::Specimen, Line::Personal] {
            let _ = write!(text, "\n{}\n", last.localize(language));
        }
        text
    }
}

/// Whether the person has got the mail.
fn is_reached(state: State) -> bool {
    matches!(state, State::Sent | State::Complained)
}

/// What the run left, whatever became of it since.
fn settled(state: State) -> State {
    match state {
        State::Bounced | State::Complained => State::Sent,
        State::Sending => State::Uncertain,
        other => other,
    }
}

/// Why somebody has not got it: „Adresse unbekannt: 550 …“.
fn why(entry: &Entry, report: &Report<'_>, language: Language) -> String {
    let zone = report.planned.selected.zone();
    let [.., state, _, _] = export::fate(entry, report.account.channel, zone, language);
    let reason = with_reason(entry.code, &entry.reply, language);
    if reason.is_empty() { format!(": {state}") } else { format!(": {state}; {reason}") }
}

fn list(
    text: &mut String,
    title: &Line,
    entries: &[&Entry],
    language: Language,
    detail: impl Fn(&Entry) -> String,
) {
    let _ = writeln!(text, "\n{}", title.localize(language));
    for entry in entries.iter().take(NAMED) {
        let Entry { name, address, .. } = entry;
        let who = if name.is_empty() { address.clone() } else { format!("{name} <{address}>") };
        let _ = writeln!(text, "- {who}{}", detail(entry));
    }
    if let more @ 1.. = entries.len().saturating_sub(NAMED) {
        let _ = writeln!(text, "{}", Line::More { people: more }.localize(language));
    }
}
