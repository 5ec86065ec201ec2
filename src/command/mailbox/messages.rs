//! Messages about the office's mailbox.

use crate::bounces::wishes::Why;
use crate::l10n::messages;

messages! {
    /// What is said while it is read, and where it cannot be.
    pub(in crate::command) enum MailboxWord {
        Many { mails: usize, folder: String } =
            "Im Ordner „{folder}“ werden {mails} E-Mails gelesen. Das dauert etwas; ein Abbruch schadet \
             nicht.",
            "{mails} mails are being read in the folder “{folder}”. This takes a while; breaking off \
             does no harm.";
        NotRead =
            "Das Postfach konnte nicht gelesen werden. Vielleicht hat sich jemand abgemeldet.",
            "The mailbox could not be read. Somebody may have unsubscribed.";
        SendAllTheSame = "Trotzdem senden?", "Send anyway?";
        Decide =
            "Es wurde nichts gesendet. Mit --ohne-postfach wird gesendet, ohne es zu lesen.",
            "Nothing was sent. With --without-mailbox, it is sent without reading the mailbox.";
        Skipped =
            "Das Postfach wird nicht gelesen (--ohne-postfach); es gilt, was schon verbucht ist.",
            "The mailbox is not read (--without-mailbox); what is recorded already counts.";
        NoMailbox =
            "Geben Sie an, wo die zurückgekommenen E-Mails sind: einen Ordner, eine Datei, oder unter \
             [imap] in rundmail.toml das Postfach Ihrer Stelle.",
            "Say where the returned mails are: a folder, a file, or, under [imap] in rundmail.toml, \
             the mailbox of your office.";
        Undecided =
            "Ob sich diese Personen abmelden, müssen Sie entscheiden; diese Rund-Mail geht sonst noch \
             an sie.",
            "You have to decide whether these people unsubscribe; otherwise they still get this \
             mailing.";
    }

    /// Why a mail that unsubscribes was not applied.
    pub(in crate::command) struct NotApplied(pub(in crate::command) why: Why) = match why {
        Why::Automatic => "von einem Programm geschrieben", "written by a program";
        Why::Forged =>
            "der Absender ist nach der Prüfung Ihres Mailservers nicht echt",
            "your mail server has found that the sender is not genuine";
        Why::Elsewhere =>
            "von einer anderen Domäne abgeschickt, als der Absender nennt",
            "handed over by another domain than that of its sender";
        Why::NotListed =>
            "diese Adresse steht nicht in der Kontaktliste",
            "this address is not in the contact list";
        Why::NotToUs => "nicht an Ihre Stelle gerichtet", "not written to your office";
    };
}
