//! Messages of planning.

use crate::l10n::{Language, SystemFault, counted, messages, size};
use crate::mail::validate::Flaw;
use crate::rules::{self, Rule};

messages! {
    /// Why a mailing cannot be planned, and what to do.
    #[derive(Debug)]
    pub(super) enum Words {
        NoSender = "Es fehlt der Absender der E-Mails.", "The sender of the mails is missing.";
        NameSender =
            "Schreiben Sie in rundmail.toml unter [versand] zum Beispiel: absender = \"Stabsstelle \
             Integration <integration@stadt.example>\"",
            "Write in rundmail.toml under [mail], for example: from = \"Integration Office \
             <integration@town.example>\"";
        NoMailbox { written: String } =
            "`{written}` ist keine E-Mail-Adresse und kein „Name <adresse>“.",
            "`{written}` is neither an e-mail address nor \"Name <address>\".";
        NoUnsubscribe { written: String } =
            "`{written}` eignet sich nicht zum Abmelden; möglich sind \"mailto:…\" und \
             \"https://…\".",
            "`{written}` is no way to unsubscribe; possible are \"mailto:…\" and \"https://…\".";
        Twice { address: String } =
            "{address} kommt noch einmal vor und erhält nur eine E-Mail.",
            "{address} occurs again and gets one mail only.";
        Unreadable { error: SystemFault } =
            "Die Anlage lässt sich nicht lesen: {error}",
            "The attachment cannot be read: {error}";
        NoFile = "Die Anlage ist keine Datei.", "The attachment is not a file.";
        Changed =
            "Die Anlage hat sich während des Lesens geändert. Schließen Sie das Programm, das sie \
             gerade speichert, und versuchen Sie es noch einmal.",
            "The attachment changed while it was read. Close the program that is saving it, and \
             try again.";
        FileTooLarge { octets: u64 as size, limit: u64 as size } =
            "Die Anlage hat {octets}; eine ganze E-Mail darf höchstens {limit} haben.",
            "The attachment has {octets}; a whole mail may have at most {limit}.";
        TooLarge {
            octets: u64 as size,
            limit: u64 as size,
            largest: Option<(String, u64)>,
        } = match largest {
            None =>
                "Die fertige E-Mail hat {octets}, erlaubt sind {limit}.",
                "The finished mail has {octets}, allowed are {limit}.";
            Some((name, part)) =>
                ("Die fertige E-Mail hat {octets}, erlaubt sind {limit}. Die größte Anlage ist \
                  `{name}` mit {}.",
                 size(part, Language::German)),
                ("The finished mail has {octets}, allowed are {limit}. The largest part is {name} \
                  with {}.",
                 size(part, Language::English));
        };
        MakeSmaller =
            "Verkleinern Sie die Anlage, verlinken Sie sie (`versand = false` und `link`), oder \
             erlauben Sie unter [versand] mehr (`hoechstgroesse`), wenn Ihr Server das annimmt.",
            "Make the attachment smaller, link to it (mail = false with url), or set a larger \
             max-size under [mail] where your server takes it.";
        Befalls { others: usize as counted(["weiteren", "weitere"], ["other", "others"]) } = match others {
            0 => "betrifft diesen Kontakt", "befalls this contact";
            _ => "betrifft diesen Kontakt und {others}", "befalls this contact and {others}";
        };
        Proof(flaw: Flaw) = match flaw {
            Flaw::OneTo =>
                "Diese E-Mail hat die Probe nicht bestanden (nicht genau ein Feld „An“) und wird \
                 nicht verschickt.",
                "This mail did not pass the proof (not exactly one To field) and is not sent.";
            Flaw::OtherAddress =>
                "Diese E-Mail hat die Probe nicht bestanden (im Feld „An“ steht nicht genau die \
                 Adresse des Kontakts) und wird nicht verschickt.",
                "This mail did not pass the proof (To does not hold exactly the contact's address) \
                 and is not sent.";
            Flaw::MoreRecipients =>
                "Diese E-Mail hat die Probe nicht bestanden (es gibt weitere Empfängerfelder) und \
                 wird nicht verschickt.",
                "This mail did not pass the proof (there are further fields with recipients) and \
                 is not sent.";
            Flaw::BadLine =>
                "Diese E-Mail hat die Probe nicht bestanden (eine Zeile ist für Mailserver \
                 unzulässig) und wird nicht verschickt.",
                "This mail did not pass the proof (a line that mail servers may not see) and is \
                 not sent.";
        };
    }
}

impl Words {
    /// The rule about a fault of an attachment.
    pub(super) fn rule(&self) -> &'static Rule {
        match self {
            Self::FileTooLarge { .. } => &rules::mail::SIZE,
            Self::Changed => &rules::attachment::CHANGED,
            _ => &rules::attachment::UNREADABLE,
        }
    }
}
