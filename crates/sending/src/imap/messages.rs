//! What is wrong with a mailbox, and what to do about it.

use super::talk::TalkFault;
use crate::delivery::smtp::messages::ServerMessage;
use crate::delivery::{Abort, Reply};
use crate::l10n::{all_of, messages};

/// The most folders that are named.
const NAMED: usize = 30;

messages! {
    /// Why the mailbox cannot be used.
    #[derive(Clone)]
    pub(super) enum MailboxMessage {
        Refused { server: String, reply: String } =
            "Der Mailserver {server} lehnt eine Anfrage an das Postfach ab: {reply}",
            "The mail server {server} refuses a request to the mailbox: {reply}";
        Nonsense { server: String, line: String } =
            "Mit dem Postfach auf {server} ist keine Verständigung möglich. Dort kam: {line}",
            "The mailbox on {server} cannot be understood. It sent: {line}";
        Endless { server: String } =
            "Der Mailserver {server} sendet aus dem Postfach mehr, als er gefragt wurde. Die Verbindung \
             wurde beendet.",
            "The mail server {server} sends more from the mailbox than it was asked for. The \
             connection was closed.";
        Lost { server: String, error: Reply } =
            "Die Verbindung zum Postfach auf {server} ist abgebrochen: {error}",
            "The connection to the mailbox on {server} was lost: {error}";
        NoFolder { name: String, folders: Vec<String> as all_of } =
            "Im Postfach gibt es keinen Ordner „{name}“. Es hat diese: {folders}.",
            "The mailbox has no folder “{name}”. It has these: {folders}.";
        NoSent { folders: Vec<String> as all_of } =
            "Der Mailserver sagt nicht, welcher Ordner der für gesendete E-Mails ist. Das Postfach hat \
             diese: {folders}.",
            "The mail server does not say which folder is the one for sent mails. The mailbox has \
             these: {folders}.";
        NoNumbers { name: String } =
            "Der Ordner „{name}“ hat keine festen Nummern (UIDVALIDITY); seine E-Mails können nicht \
             auseinandergehalten werden.",
            "The folder “{name}” has no lasting numbers (UIDVALIDITY); its mails cannot be told \
             apart.";
        NoMove =
            "Dieser Mailserver kann E-Mails nicht verschieben (weder MOVE noch UIDPLUS).",
            "This mail server cannot move mails (neither MOVE nor UIDPLUS).";
    }

    struct Help(value: MailboxMessage) = match value {
        MailboxMessage::Refused { .. } =>
            "Sehen Sie im Mailprogramm nach, ob sich das Postfach öffnen lässt und noch Platz hat. \
             Sonst fragen Sie Ihre IT.",
            "Check in the mail program whether the mailbox can be opened and has room. Otherwise ask \
             your IT department.";
        MailboxMessage::Nonsense { .. } =>
            "Prüfen Sie `server` und `port` unter [imap] in rundmail.toml: Dort muss der Zugang zum \
             Postfach (IMAP) stehen, nicht der zum Versenden.",
            "Check `host` and `port` under [imap] in rundmail.toml: they have to be those of the \
             mailbox (IMAP), not those for sending.";
        MailboxMessage::Endless { .. } => "Melden Sie das Ihrer IT.", "Tell your IT department.";
        MailboxMessage::Lost { .. } =>
            "Versuchen Sie es noch einmal: Was schon gelesen ist, wird nicht noch einmal gelesen.",
            "Try again: what was read already is not read once more.";
        MailboxMessage::NoFolder { .. } =>
            "Berichtigen Sie den Namen unter [imap] in rundmail.toml, oder legen Sie den Ordner im \
             Mailprogramm an.",
            "Correct the name under [imap] in rundmail.toml, or create the folder in the mail program.";
        MailboxMessage::NoSent { .. } =>
            "Nennen Sie ihn unter [imap] in rundmail.toml, zum Beispiel: gesendet = \"Gesendet\"",
            "Name it under [imap] in rundmail.toml, for example: sent = \"Sent\"";
        MailboxMessage::NoNumbers { .. } =>
            "Speichern Sie die Nachrichten im Mailprogramm in einen Ordner auf diesem Rechner, und \
             geben Sie diesen an.",
            "Save the messages in the mail program into a folder on this computer, and name that.";
        MailboxMessage::NoMove =>
            "Verschieben Sie die E-Mails im Mailprogramm.",
            "Move the mails in the mail program.";
    };
}

impl MailboxMessage {
    /// The reason with its help.
    pub(super) fn reason(self) -> Abort {
        let help = Help(self.clone());
        Abort::new(self, help)
    }

    /// A folder that does not exist, with those that do.
    pub(super) fn no_folder(name: &str, folders: Vec<String>) -> Abort {
        Self::NoFolder { name: name.to_owned(), folders: few(folders) }.reason()
    }

    /// No folder of sent mails is known.
    pub(super) fn no_sent(folders: Vec<String>) -> Abort {
        Self::NoSent { folders: few(folders) }.reason()
    }
}

fn few(mut folders: Vec<String>) -> Vec<String> {
    if folders.len() > NAMED {
        folders.truncate(NAMED);
        folders.push("…".to_owned());
    }
    folders
}

/// A reason of any mail server, with the advice for this one.
pub(super) fn of_server(message: ServerMessage) -> Abort {
    message.reason_under("[imap]", [993, 143])
}

/// What a fault in the middle of the conversation means.
pub(super) fn of_talk(server: &str, fault: TalkFault) -> Abort {
    let server = server.to_owned();
    match fault {
        TalkFault::Line(error) => MailboxMessage::Lost { server, error: (&error).into() }.reason(),
        TalkFault::Refused(reply) => MailboxMessage::Refused { server, reply }.reason(),
        TalkFault::Bye(reply) => {
            MailboxMessage::Lost { server, error: Reply::local(reply) }.reason()
        }
        TalkFault::Nonsense(line) => MailboxMessage::Nonsense { server, line }.reason(),
        TalkFault::Endless => MailboxMessage::Endless { server }.reason(),
    }
}
