//! Messages of `bounces`.

use crate::bounces::notice::Kind;
use crate::bounces::settle::Why;
use crate::l10n::{SystemFault, also, messages};

messages! {
    /// Headings, faults and counts.
    pub(super) enum Message {
        Bounced = "Zurückgekommen:", "Bounced:";
        Complained = "Hat sich beim Anbieter beschwert:", "Complained to the provider:";
        Notices =
            "Zurückgeschrieben (bitte selbst entscheiden):",
            "Replied (please decide yourself):";
        Delayed =
            "Verzögert (der Mailserver versucht es weiter):",
            "Delayed (the mail server keeps trying):";
        Unmatched = "Nicht zuzuordnen:", "Not matched to a mail:";
        Unsubscribed = "Abgemeldet:", "Unsubscribed:";
        Moved { mails: usize } = match mails {
            1 => "1 E-Mail wurde im Postfach verschoben.", "1 mail was moved in the mailbox.";
            _ =>
                "{mails} E-Mails wurden im Postfach verschoben.",
                "{mails} mails were moved in the mailbox.";
        };
        NotReadable { path: String, error: SystemFault } =
            "`{path}` ist nicht lesbar: {error}",
            "`{path}` cannot be read: {error}";
        Figures {
            new: usize,
            known: usize as also(["schon bekannt"; 2], ["already known"; 2]),
            complained: usize as also(["Beschwerde", "Beschwerden"], ["complaint", "complaints"]),
            unsubscribed: usize as also(["Abmeldung", "Abmeldungen"], ["unsubscribed"; 2]),
            notices: usize as also(
                ["Antwort zum Entscheiden", "Antworten zum Entscheiden"],
                ["reply to decide about", "replies to decide about"],
            ),
            delayed: usize as also(["verzögert"; 2], ["delayed"; 2]),
            unmatched: usize as also(["nicht zuzuordnen"; 2], ["not matched"; 2]),
            vacations: usize as also(
                ["automatische Antwort", "automatische Antworten"],
                ["automatic reply", "automatic replies"],
            ),
            other: usize as also(
                ["andere E-Mail übergangen", "andere E-Mails übergangen"],
                ["other mail skipped", "other mails skipped"],
            ),
        } =
            "{new} neu als zurückgekommen verbucht\
             {known}{complained}{unsubscribed}{notices}{delayed}{unmatched}{vacations}{other}.",
            "{new} newly recorded as \
             bounced{known}{complained}{unsubscribed}{notices}{delayed}{unmatched}{vacations}{other}.";
    }

    /// What to do about it.
    pub(super) enum Help {
        NotReadable =
            "Geben Sie den Ordner oder die Datei an, in die Sie die Rückläufer aus Ihrem \
             Mailprogramm gespeichert haben.",
            "Name the folder or file in which you saved the delivery reports from your mail \
             program.";
        Outlook =
            "Ziehen Sie die Nachricht aus Outlook noch einmal in den Ordner, oder leiten Sie sie \
             als Anlage weiter und speichern Sie diese als `.eml`.",
            "Drag the message from Outlook into the folder again, or forward it as an attachment \
             and save that as `.eml`.";
        Fix =
            "Sehen Sie sich mit `rundmail kontakte` die Zeilen dieser Personen an, und berichtigen \
             Sie die Adressen in der Kontaktliste.",
            "Look at the rows of these people with `rundmail contacts`, and correct the addresses \
             in the contact list.";
        Complained =
            "Wer sich beschwert hat, bekommt von keiner Rund-Mail mehr etwas. Hat die Person neu \
             eingewilligt, dann tragen Sie den Tag in der Kontaktliste ein (Spalte `Einwilligung \
             am`).",
            "Anyone who has complained no longer gets any mailing. If the person has given \
             consent again, enter the day in the contact list (column `Consent date`).";
        Unsubscribed =
            "Wer sich abgemeldet hat, bekommt von keiner Rund-Mail mehr etwas, auch wenn die Person in \
             der Kontaktliste steht. Hat sie neu eingewilligt, dann tragen Sie den Tag dort ein (Spalte \
             `Einwilligung am`).",
            "Anyone who has unsubscribed no longer gets any mailing, even if the contact list has that \
             person. If the person has given consent again, enter the day there (column `Consent \
             date`).";
        Decide =
            "Diese Antworten ändern nichts von selbst. Tragen Sie in der Kontaktliste ein, was \
             daraus folgt: eine neue Adresse, oder `Aktiv` auf „nein“.",
            "These replies do not change anything by themselves. Enter in the contact list what \
             follows from them: a new address, or `active` set to \u{201c}no\u{201d}.";
    }

    /// What somebody writes back.
    pub(super) struct WritesBack(pub(super) kind: Kind) = match kind {
        Kind::Left => "ist dort vielleicht nicht mehr tätig", "may no longer work there";
        Kind::Moved => "hat vielleicht eine andere Adresse", "may have a different address";
        Kind::Unsubscribe => "bittet vielleicht um Abmeldung", "may want to unsubscribe";
        Kind::Challenge =>
            "Die E-Mail wartet, bis jemand sie dort von Hand freigibt",
            "the mail is held until somebody there releases it by hand";
    };

    /// Why a report matches no mail.
    pub(super) struct Because(pub(super) why: Why) = match why {
        Why::NoReport =>
            "vom Mailserver, aber ohne auswertbaren Bericht; bitte selbst lesen",
            "from a mail server, but without a usable report; please read it yourself";
        Why::Sealed =>
            "der Inhalt steckt in `winmail.dat`; öffnen Sie die E-Mail in Outlook, und speichern Sie sie \
             als .msg",
            "its content is in `winmail.dat`; open the mail in Outlook and save it as .msg";
        Why::NoMessageId =>
            "nennt die Message-ID der E-Mail nicht",
            "does not give the Message-ID of the mail";
        Why::UnknownMessage =>
            "gehört zu keiner Rund-Mail von hier",
            "does not belong to any mailing from here";
        Why::OtherRecipient =>
            "die E-Mail ging an eine andere Adresse; vielleicht wurde sie weitergeleitet",
            "the mail went to another address; perhaps it was forwarded";
        Why::NotSent =>
            "die E-Mail gilt im Versandbuch nicht als gesendet",
            "according to the ledger, the mail was not sent";
        Why::Earlier =>
            "ist älter als die letzte Sendung an diese Adresse",
            "is older than the last mail to this address";
        Why::NoAction =>
            "sagt nicht, was aus der E-Mail wurde",
            "does not say what became of the mail";
    };
}
