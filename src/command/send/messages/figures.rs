//! Messages of `send` before the question.

use crate::delivery::Channel;
use crate::l10n::{all_of, count, counted, messages, size};

messages! {
    /// What a run is going to do.
    pub(in crate::command::send) enum SummaryMessage {
        Mails {
            mails: usize,
            attachments: usize as counted(["Anlage", "Anlagen"], ["attachment", "attachments"]),
            largest: u64 as size,
        } =
            ("{} an {}, {attachments}, zusammen {largest} je E-Mail",
             count(*mails, "E-Mail", "E-Mails"), count(*mails, "Person", "Personen")),
            ("{} to {}, {attachments}, {largest} in total per mail",
             count(*mails, "mail", "mails"), count(*mails, "person", "people"));
        Subject(subject: String) = "Betreff:    {subject}", "Subject:     {subject}";
        From(from: String) = "Absender:   {from}", "Sender:      {from}";
        Server { host: String, port: u16 } =
            "Mailserver: {host}, Port {port}",
            "Mail server: {host}, port {port}";
        Files { channel: Channel, folder: String } = match channel {
            Channel::Drafts =>
                "Ziel:       Entwürfe im Ordner {folder} (es wird nichts gesendet)",
                "Destination: drafts in the folder {folder} (nothing is sent)";
            _ =>
                "Ziel:       Dateien im Ordner {folder} (es wird nichts gesendet)",
                "Destination: files in the folder {folder} (nothing is sent)";
        };
        Groups { to: Vec<String> as all_of, except: Vec<String> as all_of } = match to {
            _ if except.is_empty() => "Gruppen:    {to}", "Groups:      {to}";
            _ if to.is_empty() =>
                "Gruppen:    alle außer {except}",
                "Groups:      all except {except}";
            _ => "Gruppen:    {to}, aber nicht {except}", "Groups:      {to}, but not {except}";
        };
        Correction {
            number: u32,
            people: usize as counted(["Person", "Personen"], ["person", "people"]),
            /// For these it is uncertain whether they have received what is corrected.
            doubtful: usize,
        } = match people {
            1 => match doubtful {
                0 =>
                    "{number}. Berichtigung an {people}, die eine frühere Fassung bekommen hat.",
                    "Correction {number} to {people} who got an earlier version.";
                n =>
                    "{number}. Berichtigung an {people}, die eine frühere Fassung bekommen hat. \
                     Bei {n} davon ist ungewiss, ob die frühere Fassung ankam.",
                    "Correction {number} to {people} who got an earlier version. For {n} of them, \
                     it is uncertain whether that version arrived.";
            };
            _ => match doubtful {
                0 =>
                    "{number}. Berichtigung an {people}, die eine frühere Fassung bekommen haben.",
                    "Correction {number} to {people} who got an earlier version.";
                n =>
                    "{number}. Berichtigung an {people}, die eine frühere Fassung bekommen haben. \
                     Bei {n} davon ist ungewiss, ob die frühere Fassung ankam.",
                    "Correction {number} to {people} who got an earlier version. For {n} of them, \
                     it is uncertain whether that version arrived.";
            };
        };
        /// People who have received nothing yet get the corrected mail without a notice: in this
        /// run …
        First {
            people: usize
                as counted(["Person hat", "Personen haben"], ["person has", "people have"]),
        } = match people {
            1 =>
                "{people} noch nichts bekommen und erhält die berichtigte Fassung als gewöhnliche \
                 E-Mail.",
                "{people} received nothing yet and gets the corrected version as an ordinary mail.";
            _ =>
                "{people} noch nichts bekommen und erhalten die berichtigte Fassung als \
                 gewöhnliche E-Mail.",
                "{people} received nothing yet and get the corrected version as an ordinary mail.";
        };
        /// … or in one without --correction.
        Later {
            people: usize
                as counted(["Person hat", "Personen haben"], ["person has", "people have"]),
        } = match people {
            1 =>
                "{people} noch nichts bekommen und erhält auch diese Berichtigung nicht. Danach \
                 schickt `rundmail senden` ohne --berichtigung ihnen die berichtigte Fassung als \
                 gewöhnliche E-Mail.",
                "{people} received nothing yet and does not get this correction either. \
                 Afterwards, `rundmail send` without --correction sends them the corrected \
                 version as an ordinary mail.";
            _ =>
                "{people} noch nichts bekommen und erhalten auch diese Berichtigung nicht. Danach \
                 schickt `rundmail senden` ohne --berichtigung ihnen die berichtigte Fassung als \
                 gewöhnliche E-Mail.",
                "{people} received nothing yet and do not get this correction either. Afterwards, \
                 `rundmail send` without --correction sends them the corrected version as an \
                 ordinary mail.";
        };
        Reached { people: usize, channel: Channel } = match channel {
            Channel::Smtp =>
                ("{} die E-Mail schon.", count(*people, "Person hat", "Personen haben")),
                ("{} already received the mail.", count(*people, "person has", "people have"));
            _ =>
                ("{} schon da.", count(*people, "Datei ist", "Dateien sind")),
                ("{} already there.", count(*people, "file is", "files are"));
        };
        /// The same mail was sent on the other channel, which the account of this channel does not
        /// know.
        Elsewhere { people: usize, channel: Channel } = match channel {
            Channel::Drafts =>
                ("Achtung: Für {} gibt es schon Entwürfe (--weg entwuerfe). Sind diese bereits aus \
                  dem Mailprogramm versandt, dann kommt die E-Mail dort doppelt an.",
                 count(*people, "dieser Personen", "dieser Personen")),
                ("Caution: for {}, there are already drafts (--via drafts). If these have already \
                  been sent from the mail program, the mail arrives twice.",
                 count(*people, "of these people", "of these people"));
            _ =>
                ("Achtung: {} die E-Mail schon vom Mailserver erhalten.",
                 count(*people, "dieser Personen hat", "dieser Personen haben")),
                ("Caution: {} already received the mail from the mail server.",
                 count(*people, "of these people has", "of these people have"));
        };
        RefusedBefore {
            people: usize as counted(["Person", "Personen"], ["person", "people"]),
        } =
            "Bei {people} hat der Server die E-Mail schon abgelehnt. Berichtigen Sie die Adresse \
             in der Kontaktliste, oder versuchen Sie es mit --abgelehnte-nochmal noch einmal:",
            "The server has already refused the mail to {people}. Correct the address in the \
             contact list, or try again with --retry-refused:";
        BouncedBefore {
            people: usize as counted(["Person", "Personen"], ["person", "people"]),
        } =
            "Von {people} kam die E-Mail zurück. Berichtigen Sie die Adresse in der Kontaktliste, \
             oder versuchen Sie es mit --nur und einer Liste noch einmal:",
            "The mail to {people} came back. Correct the address in the contact list, or try again \
             with --only and a list:";
        UncertainBefore {
            people: usize as counted(["Person", "Personen"], ["person", "people"]),
            skip: bool,
        } = match skip {
            true =>
                "Bei {people} bleibt ungewiss, ob die E-Mail angekommen ist:",
                "It remains uncertain whether {people} got the mail:";
            false =>
                "Bei {people} ist ungewiss, ob die E-Mail angekommen ist; sie wird nicht noch \
                 einmal gesendet. Fragen Sie nach, und entscheiden Sie mit --ungewisse nochmal \
                 oder --ungewisse auslassen:",
                "It is uncertain whether {people} got the mail; it is not sent again. Ask them, \
                 and decide with --uncertain resend or --uncertain skip:";
        };
    }
}
