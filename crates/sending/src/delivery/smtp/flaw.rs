//! What is wrong with a certificate or the encryption, in plain words.

use chrono::NaiveDate;

use crate::l10n::{all_of, messages};

messages! {
    /// Why the encryption fails, where it is not the certificate.
    #[derive(Clone, Copy)]
    pub(crate) enum TlsFlaw {
        /// The server requires a client certificate.
        WantsCertificate =
            "Er lässt nur Rechner zu, die sich selbst ausweisen.",
            "It accepts only computers that identify themselves.";
        /// The server does not know the name by which it was addressed.
        UnknownName =
            "Unter diesem Namen kennt er sich nicht.",
            "It does not recognise this name as its own.";
        /// The server refuses without a reason.
        Declined =
            "Er bricht ab, ohne zu sagen, warum.",
            "It closes the connection without saying why.";
        /// What the server sends is not valid TLS.
        NotTls =
            "Was von dort kommt, ist keine ordentliche Verschlüsselung.",
            "What comes from there is not proper encryption.";
    }

    /// What is wrong with a certificate.
    #[derive(Clone, PartialEq, Eq)]
    pub enum Flaw {
        Expired { on: Option<NaiveDate> } = match on {
            Some(on) => "Es ist am {on} abgelaufen.", "It expired on {on}.";
            None => "Es ist abgelaufen.", "It has expired.";
        };
        NotYet { from: Option<NaiveDate> } = match from {
            Some(from) => "Es gilt erst ab {from}.", "It is not valid until {from}.";
            None => "Es gilt noch nicht.", "It is not valid yet.";
        };
        UnknownIssuer =
            "Die Stelle, die es ausgestellt hat, ist diesem Rechner nicht bekannt.",
            "This computer does not know the authority that issued it.";
        Authority =
            "Es ist das Zertifikat einer Zertifizierungsstelle und nicht das eines Servers.",
            "It is the certificate of a certificate authority, not of a server.";
        OtherName { names: Vec<String> as all_of } = match names {
            _ if names.is_empty() =>
                "Es lautet auf einen anderen Namen.",
                "It was issued for another name.";
            _ =>
                "Es lautet auf einen anderen Namen: {names}.",
                "It was issued for another name: {names}.";
        };
        OtherPurpose =
            "Es ist für einen anderen Zweck ausgestellt.",
            "It was issued for another purpose.";
        Revoked = "Es wurde zurückgezogen.", "It was revoked.";
        RevocationUnknown =
            "Ob es zurückgezogen wurde, ist gerade nicht festzustellen.",
            "It is currently not possible to find out whether it was revoked.";
        Forged =
            "Seine Unterschrift ist nicht die der Stelle, auf die es sich beruft.",
            "Its signature is not that of the authority it names.";
        OldSignature =
            "Es ist mit einem Verfahren unterschrieben, das nicht mehr als sicher gilt.",
            "It is signed with a method that is no longer considered secure.";
        Unreadable = "Es ist nicht lesbar.", "It cannot be read.";
        Other = "Dieser Rechner erkennt es nicht an.", "This computer does not accept it.";
    }

    /// What to do about it.
    pub(in crate::delivery::smtp) struct FlawHelp {
        pub(super) flaw: Flaw,
        pub(super) section: &'static str,
    } = match flaw {
        Flaw::Expired { .. } =>
            "Ihre IT oder der Anbieter muss es erneuern. Geht die Uhr dieses Rechners richtig?",
            "Your IT department or the provider has to renew it. Is the clock of this \
             computer right?";
        Flaw::NotYet { .. } =>
            "Prüfen Sie die Uhr dieses Rechners. Geht sie richtig, dann fragen Sie Ihre IT.",
            "Check the clock of this computer. If it is right, ask your IT department.";
        Flaw::UnknownIssuer | Flaw::Other =>
            "Hat Ihr Haus eine eigene Zertifizierungsstelle, oder hat der Server sich sein \
             Zertifikat selbst ausgestellt, dann geben Sie deren Datei unter {section} als \
             `zertifikatsdatei` an. Sonst melden Sie es Ihrer IT: Vielleicht gibt sich \
             jemand für den Mailserver aus.",
            "If your organisation has its own certificate authority, or the server has issued \
             its certificate itself, set the file of that authority as `ca-file` under \
             {section}. Otherwise tell your IT department: somebody may be posing as the mail \
             server.";
        Flaw::Forged =>
            "Hat Ihr Haus seine Zertifizierungsstelle erneuert, dann geben Sie deren neue Datei unter \
             {section} als `zertifikatsdatei` an. Sonst melden Sie es Ihrer IT: Vielleicht gibt sich \
             jemand für den Mailserver aus.",
            "If your organisation has renewed its certificate authority, set its new file as \
             `ca-file` under {section}. Otherwise tell your IT department: somebody may be \
             posing as the mail server.";
        Flaw::Revoked =>
            "Melden Sie das Ihrer IT: Vielleicht gibt sich jemand für den Mailserver aus. Es wurde \
             nichts gesendet, auch kein Passwort.",
            "Tell your IT department: somebody may be posing as the mail server. Nothing was \
             sent, not even a password.";
        Flaw::RevocationUnknown =>
            "Versuchen Sie es später noch einmal. Bleibt es dabei, dann melden Sie es Ihrer IT.",
            "Try again later. If the problem remains, tell your IT department.";
        Flaw::Authority | Flaw::OtherPurpose | Flaw::OldSignature | Flaw::Unreadable =>
            "Ihre IT muss für den Mailserver ein eigenes ausstellen.",
            "Your IT department has to issue a separate certificate for the mail server.";
        Flaw::OtherName { .. } =>
            "Schreiben Sie unter `server` den Namen, auf den das Zertifikat lautet. Kennen Sie ihn \
             nicht, dann fragen Sie Ihre IT.",
            "Set `host` to the name that the certificate was issued for. If you do not know \
             it, ask your IT department.";
    };
}
