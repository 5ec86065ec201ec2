//! Messages of `send` during and after sending.

use crate::delivery::{Channel, State};
use crate::l10n::{count, counted, messages};

messages! {
    /// How a run goes, and how it went.
    pub(in crate::command::send) enum Account {
        Elsewhere { people: usize as counted(["Person", "Personen"], ["person", "people"]) } =
            "Andere Rechner haben übernommen: {people}.",
            "Taken by other computers: {people}.";
        Sent { mails: usize, channel: Channel, folder: String } = match channel {
            Channel::Smtp => match mails {
                0 => "Keine E-Mail gesendet.", "No mail sent.";
                mails =>
                    ("{} gesendet.", count(*mails, "E-Mail", "E-Mails")),
                    ("{} sent.", count(*mails, "mail", "mails"));
            };
            Channel::Drafts =>
                ("{} in den Ordner {folder} geschrieben. Öffnen Sie sie mit Ihrem Mailprogramm und \
                  senden Sie sie von dort.",
                 count(*mails, "Entwurf", "Entwürfe")),
                ("{} written to the folder {folder}. Open them in your mail program and send them \
                  from there.",
                 count(*mails, "draft", "drafts"));
            Channel::Folder =>
                ("{} in den Ordner {folder} geschrieben. Gesendet wurde nichts.",
                 count(*mails, "E-Mail", "E-Mails")),
                ("{} written to the folder {folder}. Nothing was sent.",
                 count(*mails, "mail", "mails"));
        };
        NotReached {
            state: State,
            people: usize as counted(["Person", "Personen"], ["person", "people"]),
        } = match state {
            State::Deferred => "Aufgeschoben bei {people}:", "Deferred for {people}:";
            State::Uncertain => "Ungewiss bei {people}:", "Uncertain for {people}:";
            _ => "Abgelehnt bei {people}:", "Refused for {people}:";
        };
        Ending =
            "Die E-Mails, die gerade unterwegs sind, werden noch abgeschlossen. Ein zweites Strg+C \
             bricht auch sie ab; sie gelten dann als ungewiss.",
            "The mails that are under way are still being finished. A second Ctrl-C breaks these \
             off as well; they then count as uncertain.";
        Interrupted = "Unterbrochen.", "Interrupted.";
        Untouched { people: usize as counted(["E-Mail", "E-Mails"], ["mail", "mails"]) } =
            "Noch nicht gesendet: {people}.",
            "Not sent yet: {people}.";
        TestSent { address: String } =
            "Die Probe wurde an {address} gesendet.",
            "The test mail was sent to {address}.";
    }
}
