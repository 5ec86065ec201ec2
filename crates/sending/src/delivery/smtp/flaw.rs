//! What is wrong with a certificate or the encryption, in plain words.

use chrono::NaiveDate;

use crate::l10n::{all_of, messages};

messages! {
    /// Why the encryption fails, where it is not the certificate.
    #[derive(Clone, Copy, Debug)]
    pub(in crate::delivery::smtp) enum TlsFlaw {
        /// The server requires a client certificate.
        WantsCertificate =
            "Er lässt nur Rechner zu, die sich selbst ausweisen.",
            "It admits only computers that identify themselves.";
        /// The server does not know the name by which it was addressed.
        UnknownName =
            "Unter diesem Namen kennt er sich nicht.",
            "It does not know itself by this name.";
        /// The server refuses without a reason.
        Declined = "Er bricht ab, ohne zu sagen, warum.", "It breaks off without saying why.";
        /// What the server sends is not valid TLS.
        Garbled =
            "Was von dort kommt, ist keine ordentliche Verschlüsselung.",
            "What comes from there is no proper encryption.";
    }
}

messages! {
    /// What is wrong with a certificate.
    #[derive(Clone, Debug)]
    pub(in crate::delivery::smtp) enum Flaw {
        Expired { on: Option<NaiveDate> } = match on {
            Some(on) => "Es ist am {on} abgelaufen.", "It expired on {on}.";
            None => "Es ist abgelaufen.", "It has expired.";
        };
        NotYet { from: Option<NaiveDate> } = match from {
            Some(from) => "Es gilt erst ab {from}.", "It is valid only from {from}.";
            None => "Es gilt noch nicht.", "It is not valid yet.";
        };
        UnknownIssuer =
            "Die Stelle, die es ausgestellt hat, ist diesem Rechner nicht bekannt.",
            "This computer does not know the authority that issued it.";
        Authority =
            "Es ist das Zertifikat einer Zertifizierungsstelle und nicht das eines Servers.",
            "It is the certificate of an authority and not that of a server.";
        OtherName { names: Vec<String> as all_of } = match names {
            _ if names.is_empty() =>
                "Es lautet auf einen anderen Namen.",
                "It is made out to another name.";
            _ =>
                "Es lautet auf einen anderen Namen: {names}.",
                "It is made out to another name: {names}.";
        };
        OtherPurpose =
            "Es ist für einen anderen Zweck ausgestellt.",
            "It was issued for another purpose.";
        Revoked = "Es wurde zurückgezogen.", "It was revoked.";
        RevocationUnknown =
            "Ob es zurückgezogen wurde, ist gerade nicht festzustellen.",
            "Whether it was revoked cannot be found out at the moment.";
        Forged =
            "Seine Unterschrift ist nicht die der Stelle, auf die es sich beruft.",
            "Its signature is not that of the authority that it names.";
        OldSignature =
            "Es ist mit einem Verfahren unterschrieben, das nicht mehr als sicher gilt.",
            "It is signed in a way that does not count as safe any more.";
        Unreadable = "Es ist nicht lesbar.", "It cannot be read.";
        Other = "Dieser Rechner erkennt es nicht an.", "This computer does not accept it.";
    }
}

impl Flaw {
    /// What to do about it.
    pub(super) fn help(&self) -> (&'static str, &'static str) {
        match self {
            Self::Expired { .. } => (
                "Ihre IT oder der Anbieter muss es erneuern. Geht die Uhr dieses Rechners richtig?",
                "Your IT or the provider has to renew it. Is the clock of this computer right?",
            ),
            Self::NotYet { .. } => (
                "Prüfen Sie die Uhr dieses Rechners. Geht sie richtig, dann fragen Sie Ihre IT.",
                "Check the clock of this computer. If it is right, ask your IT.",
            ),
            Self::UnknownIssuer | Self::Other => (
                "Hat Ihr Haus eine eigene Zertifizierungsstelle, oder hat der Server sich sein \
                 Zertifikat selbst ausgestellt, dann geben Sie deren Datei unter [smtp] als \
                 `zertifikatsdatei` an. Sonst melden Sie es Ihrer IT: Vielleicht gibt sich \
                 jemand für den Mailserver aus.",
                "If your house has an authority of its own, or the server has issued its certificate to \
                 itself, name that file as `ca-file` under [smtp]. \
                 If not, tell your IT: perhaps somebody poses as the mail server.",
            ),
            Self::Forged => (
                "Hat Ihr Haus seine Zertifizierungsstelle erneuert, dann geben Sie deren neue Datei unter \
                 [smtp] als `zertifikatsdatei` an. Sonst melden Sie es Ihrer IT: Vielleicht gibt sich \
                 jemand für den Mailserver aus.",
                "If your house has renewed its authority, name the new file as `ca-file` under [smtp]. If \
                 not, tell your IT: perhaps somebody poses as the mail server.",
            ),
            Self::Revoked => (
                "Melden Sie das Ihrer IT: Vielleicht gibt sich jemand für den Mailserver aus. Es wurde \
                 nichts gesendet, auch kein Passwort.",
                "Tell your IT: perhaps somebody poses as the mail server. Nothing was sent, no password \
                 either.",
            ),
            Self::RevocationUnknown => (
                "Versuchen Sie es später noch einmal. Bleibt es dabei, dann melden Sie es Ihrer IT.",
                "Try again later. If it stays like that, tell your IT.",
            ),
            Self::Authority | Self::OtherPurpose | Self::OldSignature | Self::Unreadable => (
                "Ihre IT muss für den Mailserver ein eigenes ausstellen.",
                "Your IT has to issue one for the mail server.",
            ),
            Self::OtherName { .. } => (
                "Schreiben Sie unter `server` den Namen, auf den das Zertifikat lautet. Kennen Sie ihn \
                 nicht, dann fragen Sie Ihre IT.",
                "Write under `host` the name that the certificate is made out to. If you do not know \
                 it, ask your IT.",
            ),
        }
    }
}
