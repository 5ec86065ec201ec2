//! Messages of planning.

use crate::l10n::{Language, SystemFault, counted, messages, size};
use crate::mail::validate::Flaw;
use crate::rules::{self, Rule};

messages! {
    /// Why a mailing cannot be planned, and what to do.
    pub(super) enum PlanMessage {
        NoSender = "Es fehlt der Absender der E-Mails.", "The sender of the mails is missing.";
        NameSender =
            "Schreiben Sie in rundmail.toml unter [versand] zum Beispiel: absender = \"Stabsstelle \
             Integration <integration@stadt.example>\"",
            "In rundmail.toml, write under [mail] for example: from = \"Integration Office \
             <integration@town.example>\"";
        NoMailbox { written: String } =
            "`{written}` ist keine E-Mail-Adresse und kein „Name <adresse>“.",
            "`{written}` is neither an e-mail address nor \"Name <address>\".";
        NoUnsubscribe { written: String } =
            "`{written}` eignet sich nicht zum Abmelden; möglich sind \"mailto:…\" und \
             \"https://…\".",
            "`{written}` cannot be used to unsubscribe; use \"mailto:…\" or \"https://…\".";
        Twice { address: String } =
            "{address} kommt noch einmal vor und erhält nur eine E-Mail.",
            "{address} appears again and gets only one mail.";
        Unreadable { error: SystemFault } =
            "Die Anlage lässt sich nicht lesen: {error}",
            "The attachment cannot be read: {error}";
        NoFile = "Die Anlage ist keine Datei.", "The attachment is not a file.";
        Changed =
            "Die Anlage hat sich während des Lesens geändert. Schließen Sie das Programm, das sie \
             gerade speichert, und versuchen Sie es noch einmal.",
            "The attachment changed while it was being read. Close the program that is saving it, \
             and try again.";
        FileTooLarge { octets: u64 as size, limit: u64 as size } =
            "Die Anlage hat {octets}; eine ganze E-Mail darf höchstens {limit} haben.",
            "The attachment is {octets}; a whole mail may be at most {limit}.";
        TooLarge {
            octets: u64 as size,
            limit: u64 as size,
            largest: Option<(String, u64)>,
        } = match largest {
            None =>
                "Die fertige E-Mail hat {octets}, erlaubt sind {limit}.",
                "The finished mail is {octets}; the limit is {limit}.";
            Some((name, part)) =>
                ("Die fertige E-Mail hat {octets}, erlaubt sind {limit}. Die größte Anlage ist \
                  `{name}` mit {}.",
                 size(part, Language::German)),
                ("The finished mail is {octets}; the limit is {limit}. The largest attachment is \
                  `{name}` at {}.",
                 size(part, Language::English));
        };
        MakeSmaller =
            "Verkleinern Sie die Anlage, verlinken Sie sie (`versand = false` und `link`), oder \
             erlauben Sie unter [versand] mehr (`hoechstgroesse`), wenn Ihr Server das annimmt.",
            "Make the attachment smaller, link to it (`mail = false` and `url`), or allow more \
             under [mail] (`max-size`) if your server accepts it.";
        Befalls { others: usize as counted(["weiteren", "weitere"], ["other", "others"]) } = match others {
            0 => "betrifft diesen Kontakt", "affects this contact";
            _ => "betrifft diesen Kontakt und {others}", "affects this contact and {others}";
        };
        Proof(flaw: Flaw) = match flaw {
            Flaw::OneTo =>
                "Diese E-Mail hat die Probe nicht bestanden (nicht genau ein Feld „An“) und wird \
                 nicht verschickt.",
                "This mail did not pass the check (there is not exactly one To field) and is not \
                 sent.";
            Flaw::OtherAddress =>
                "Diese E-Mail hat die Probe nicht bestanden (im Feld „An“ steht nicht genau die \
                 Adresse des Kontakts) und wird nicht verschickt.",
                "This mail did not pass the check (To does not contain exactly the address of the \
                 contact) and is not sent.";
            Flaw::MoreRecipients =>
                "Diese E-Mail hat die Probe nicht bestanden (es gibt weitere Empfängerfelder) und \
                 wird nicht verschickt.",
                "This mail did not pass the check (there are other recipient fields) and is not \
                 sent.";
            Flaw::BadLine =>
                "Diese E-Mail hat die Probe nicht bestanden (eine Zeile ist für Mailserver \
                 unzulässig) und wird nicht verschickt.",
                "This mail did not pass the check (a line is not permitted by mail servers) and \
                 is not sent.";
        };
    }
}

impl PlanMessage {
    /// The rule about a fault of an attachment.
    pub(super) fn rule(&self) -> &'static Rule {
        match self {
            Self::FileTooLarge { .. } => &rules::mail::SIZE,
            Self::Changed => &rules::attachment::CHANGED,
            _ => &rules::attachment::UNREADABLE,
        }
    }
}
