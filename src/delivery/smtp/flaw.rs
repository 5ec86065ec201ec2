//! What is wrong with a certificate, or with an encryption, in plain words.

use chrono::NaiveDate;

use crate::l10n::{Bilingual, Joint, Language, date, list};

/// Why no encryption comes about, where it is not the certificate.
#[derive(Clone, Copy, Debug)]
pub(in crate::delivery::smtp) enum TlsFlaw {
    /// The server wants to see a certificate of ours.
    WantsCertificate,
    /// It does not go by the name that it was called.
    UnknownName,
    /// It says no, and not why.
    Declined,
    /// What comes from there is no proper TLS.
    Garbled,
}

impl Bilingual for TlsFlaw {
    fn german(&self) -> String {
        match self {
            Self::WantsCertificate => "Er lässt nur Rechner zu, die sich selbst ausweisen.",
            Self::UnknownName => "Unter diesem Namen kennt er sich nicht.",
            Self::Declined => "Er bricht ab, ohne zu sagen, warum.",
            Self::Garbled => "Was von dort kommt, ist keine ordentliche Verschlüsselung.",
        }
        .into()
    }

    fn english(&self) -> String {
        match self {
            Self::WantsCertificate => "It admits only computers that identify themselves.",
            Self::UnknownName => "It does not know itself by this name.",
            Self::Declined => "It breaks off without saying why.",
            Self::Garbled => "What comes from there is no proper encryption.",
        }
        .into()
    }
}

/// What is wrong with a certificate.
#[derive(Clone, Debug)]
pub(in crate::delivery::smtp) enum Flaw {
    Expired { on: Option<NaiveDate> },
    NotYet { from: Option<NaiveDate> },
    UnknownIssuer,
    Authority,
    OtherName { names: Vec<String> },
    OtherPurpose,
    Revoked,
    RevocationUnknown,
    Forged,
    OldSignature,
    Unreadable,
    Other,
}

impl Flaw {
    /// What to do about it.
    pub fn help(&self) -> (&'static str, &'static str) {
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

impl Bilingual for Flaw {
    fn german(&self) -> String {
        let day = |day: &NaiveDate| date(*day, Language::German);
        match self {
            Self::Expired { on: Some(on) } => format!("Es ist am {} abgelaufen.", day(on)),
            Self::Expired { on: None } => "Es ist abgelaufen.".into(),
            Self::NotYet { from: Some(from) } => format!("Es gilt erst ab {}.", day(from)),
            Self::NotYet { from: None } => "Es gilt noch nicht.".into(),
            Self::UnknownIssuer => {
                "Die Stelle, die es ausgestellt hat, ist diesem Rechner nicht bekannt.".into()
            }
            Self::Authority => {
                "Es ist das Zertifikat einer Zertifizierungsstelle und nicht das eines Servers."
                    .into()
            }
            Self::OtherName { names } if names.is_empty() => {
                "Es lautet auf einen anderen Namen.".into()
            }
            Self::OtherName { names } => format!(
                "Es lautet auf einen anderen Namen: {}.",
                list(names, Joint::And, Language::German)
            ),
            Self::OtherPurpose => "Es ist für einen anderen Zweck ausgestellt.".into(),
            Self::Revoked => "Es wurde zurückgezogen.".into(),
            Self::RevocationUnknown => {
                "Ob es zurückgezogen wurde, ist gerade nicht festzustellen.".into()
            }
            Self::Forged => {
                "Seine Unterschrift ist nicht die der Stelle, auf die es sich beruft.".into()
            }
            Self::OldSignature => {
                "Es ist mit einem Verfahren unterschrieben, das nicht mehr als sicher gilt.".into()
            }
            Self::Unreadable => "Es ist nicht lesbar.".into(),
            Self::Other => "Dieser Rechner erkennt es nicht an.".into(),
        }
    }

    fn english(&self) -> String {
        let day = |day: &NaiveDate| date(*day, Language::English);
        match self {
            Self::Expired { on: Some(on) } => format!("It expired on {}.", day(on)),
            Self::Expired { on: None } => "It has expired.".into(),
            Self::NotYet { from: Some(from) } => format!("It is valid only from {}.", day(from)),
            Self::NotYet { from: None } => "It is not valid yet.".into(),
            Self::UnknownIssuer => {
                "This computer does not know the authority that issued it.".into()
            }
            Self::Authority => {
                "It is the certificate of an authority and not that of a server.".into()
            }
            Self::OtherName { names } if names.is_empty() => {
                "It is made out to another name.".into()
            }
            Self::OtherName { names } => format!(
                "It is made out to another name: {}.",
                list(names, Joint::And, Language::English)
            ),
            Self::OtherPurpose => "It was issued for another purpose.".into(),
            Self::Revoked => "It was revoked.".into(),
            Self::RevocationUnknown => {
                "Whether it was revoked cannot be found out at the moment.".into()
            }
            Self::Forged => "Its signature is not that of the authority that it names.".into(),
            Self::OldSignature => {
                "It is signed in a way that does not count as safe any more.".into()
            }
            Self::Unreadable => "It cannot be read.".into(),
            Self::Other => "This computer does not accept it.".into(),
        }
    }
}
