//! Messages of `status`.

use crate::delivery::ledger::Account;
use crate::delivery::{Channel, State};
use crate::l10n::{Language, counted, messages};
use crate::minutes::{Kind, reminded_of};

messages! {
    /// Sentences around the numbers.
    pub(super) enum Message {
        Nothing { id: Option<String> } = match id {
            None => "Von hier wurde noch nichts versandt.", "Nothing has been sent from here yet.";
            Some(id) => "`{id}` wurde noch nicht versandt.", "`{id}` has not been sent yet.";
        };
        Unknown { file: String }
            = "Die Datei `{file}` gibt es nicht, und unter diesem Namen wurde auch nichts versandt.",
              "There is no file `{file}`, and nothing was sent under this name either.";
        Guess { id: String } = "Meinten Sie `{id}`?", "Did you mean `{id}`?";
        ListThem
            = "`rundmail status` ohne Datei zählt auf, was versandt wurde.",
              "`rundmail status` without a file lists what was sent.";
        Running { id: String, holder: String, since: String }
            = "`{id}` wird gerade versandt (von {holder}, seit {since}).",
              "`{id}` is being sent right now (by {holder}, since {since}).";
        Everybody { channel: Channel } = match channel {
            Channel::Smtp =>
                "Die E-Mail ist an alle gesendet.",
                "The mail has been sent to everyone.";
            _ => "Alle Dateien sind da. An die Personen wurde damit noch nichts gesendet.",
                 "All files are there. Nothing has been sent to the people yet.";
        };
        Complained
            = "Haben die E-Mail bekommen und sich beim Anbieter beschwert:",
              "Got the mail and complained to the provider:";
        Forgotten = "(vergessen)", "(forgotten)";
        NotReached = "Nicht erreicht:", "Not reached:";
        MoreUntouched {
            people: usize
                as counted(["weitere Person", "weitere Personen"], ["more person", "more people"]),
        } = "und {people}: noch nicht gesendet; --excel nennt alle",
            "and {people}: not sent yet; --excel lists them all";
    }
}

/// The columns of the list for Excel.
pub(super) fn headings(language: Language) -> [&'static str; 7] {
    language.pick(
        ["E-Mail", "Name", "Stand", "Zeitpunkt", "Grund", "Antwort des Servers", "Message-ID"],
        ["E-mail", "Name", "State", "Time", "Reason", "Server's reply", "Message-ID"],
    )
}

/// A state in plain words. A mail that was written into a folder was not sent.
pub(in crate::command) fn state(
    state: State,
    channel: Channel,
    language: Language,
) -> &'static str {
    let (german, english) = match (state, channel) {
        (State::Planned, _) => ("noch nicht gesendet", "not sent yet"),
        (State::Sending, _) => ("wird gerade gesendet", "being sent"),
        (State::Sent, Channel::Smtp) => ("gesendet", "sent"),
        (State::Sent, Channel::Folder) => ("in den Ordner geschrieben", "written to the folder"),
        (State::Sent, Channel::Drafts) => ("als Entwurf geschrieben", "written as drafts"),
        (State::Deferred, _) => ("aufgeschoben", "deferred"),
        (State::Refused, _) => ("abgelehnt", "refused"),
        (State::Uncertain, _) => ("ungewiss", "uncertain"),
        (State::Bounced, _) => ("zurückgekommen", "bounced"),
        (State::Complained, _) => ("beschwert", "complained"),
    };
    language.pick(german, english)
}

/// The name of an account: „2026-09-17 (1. Berichtigung, als Entwürfe)“.
pub(super) fn name(account: &Account, language: Language) -> String {
    let mut notes = Vec::new();
    let is_reminder = account.subject.kind == Kind::Reminder.name();
    let invitation = reminded_of(&account.subject.id).filter(|_| is_reminder);
    if invitation.is_some() {
        notes.push(language.pick("Erinnerung", "reminder").to_owned());
    }
    if account.round > 1 {
        let number = account.round - 1;
        notes
            .push(language.pick(format!("{number}. Berichtigung"), format!("correction {number}")));
    }
    match account.channel {
        Channel::Smtp => {}
        Channel::Folder => {
            notes.push(language.pick("in den Ordner outbox", "to outbox").to_owned());
        }
        Channel::Drafts => notes.push(language.pick("als Entwürfe", "as drafts").to_owned()),
    }
    let id = invitation.unwrap_or(&account.subject.id);
    if notes.is_empty() { id.to_owned() } else { format!("{id} ({})", notes.join(", ")) }
}
