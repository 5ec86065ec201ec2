//! What the conversation with a mail server has to say to people.

pub(super) use super::flaw::{Flaw, TlsFlaw};
use crate::delivery::local;
use crate::delivery::transport::{Fault, Halt};
use crate::l10n::{Bilingual, Language, Localize, SystemFault, size};

/// Why the server cannot be used, or not for these mails.
#[derive(Clone, Debug)]
pub(super) enum Words {
    Unreachable { server: String, error: String },
    NotLoopback { host: String },
    Turned { server: String, reply: String },
    NotNow { server: String, reply: String },
    NoStartTls { server: String },
    Injected { server: String },
    Certificate { server: String, flaw: Flaw },
    Tls { server: String, flaw: TlsFlaw },
    NoName { host: String },
    NoAuthorities,
    NoTlsThere { server: String },
    OldTls { server: String },
    CaFile { path: String, error: SystemFault },
    LoginRefused { user: String, reply: String },
    LoginUnknown { server: String, offered: Vec<String> },
    LoginMissing { reply: String },
    SenderRefused { reply: String },
    TooLarge { octets: u64, limit: u64 },
    FoundTooLarge { reply: String },
    NoEightBit,
}

impl Words {
    /// The run stops for this reason.
    pub fn halt(self) -> Fault {
        Fault::Halt(self.reason())
    }

    /// The reason with its advice.
    pub fn reason(self) -> Halt {
        let help = Help(self.clone());
        Halt::new(self, help)
    }
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::Unreachable { server, error } => {
                let error = local::german(error);
                format!("Der Mailserver {server} ist nicht zu erreichen: {error}")
            }
            Self::NotLoopback { host } => format!(
                "Ohne Verschlüsselung (sicherheit = \"keine\") wird nur an diesen Rechner selbst \
                 gesendet; `{host}` ist ein anderer."
            ),
            Self::Turned { server, reply } => {
                format!("Der Mailserver {server} weist die Verbindung ab: {reply}")
            }
            Self::NotNow { server, reply } => {
                format!("Der Mailserver {server} ist gerade nicht bereit: {reply}")
            }
            Self::NoStartTls { server } => {
                format!("Der Mailserver {server} bietet keine Verschlüsselung (STARTTLS) an.")
            }
            Self::Injected { server } => format!(
                "Auf der Leitung zum Mailserver {server} hat jemand vor der Verschlüsselung Daten \
                 eingeschleust."
            ),
            Self::Certificate { server, flaw } => {
                let flaw = flaw.localize(Language::German);
                format!("Das Zertifikat des Mailservers {server} ist nicht gültig: {flaw}")
            }
            Self::Tls { server, flaw } => {
                let flaw = flaw.localize(Language::German);
                format!("Mit dem Mailserver {server} kommt keine Verschlüsselung zustande: {flaw}")
            }
            Self::NoName { host } => {
                format!("`{host}` kann nicht der Name eines Mailservers sein.")
            }
            Self::NoAuthorities => {
                "Auf diesem Rechner sind keine Zertifizierungsstellen eingerichtet, denen er \
                 vertraut."
                    .into()
            }
            Self::NoTlsThere { server } => {
                format!("Der Mailserver {server} spricht an diesem Port nicht verschlüsselt.")
            }
            Self::OldTls { server } => format!(
                "Der Mailserver {server} beherrscht nur eine Verschlüsselung, die nicht mehr sicher ist."
            ),
            Self::CaFile { path, error } => {
                format!(
                    "Die Zertifikatsdatei `{path}` kann nicht benutzt werden: {}",
                    error.german()
                )
            }
            Self::LoginRefused { user, reply } => {
                format!("Der Mailserver nimmt die Anmeldung als `{user}` nicht an: {reply}")
            }
            Self::LoginUnknown { server, offered } if offered.is_empty() => {
                format!("Der Mailserver {server} bietet keine Anmeldung an.")
            }
            Self::LoginUnknown { server, offered } => format!(
                "Der Mailserver {server} bietet nur Anmeldungen an, die rundmail nicht kennt oder \
                 nicht benutzen soll: {}",
                offered.join(", ")
            ),
            Self::LoginMissing { reply } => {
                format!("Der Mailserver verlangt eine Anmeldung: {reply}")
            }
            Self::SenderRefused { reply } => {
                format!("Der Mailserver nimmt den Absender nicht an: {reply}")
            }
            Self::TooLarge { octets, limit } => format!(
                "Die E-Mail ist mit {} größer, als der Mailserver annimmt ({}).",
                size(*octets, Language::German),
                size(*limit, Language::German)
            ),
            Self::FoundTooLarge { reply } => {
                format!("Dem Mailserver ist die E-Mail zu groß: {reply}")
            }
            Self::NoEightBit => {
                "Der Mailserver nimmt keine E-Mails mit Umlauten an (8BITMIME).".into()
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Unreachable { server, error } => {
                format!("The mail server {server} cannot be reached: {error}")
            }
            Self::NotLoopback { host } => format!(
                "Without encryption (security = \"none\") mails go to this very computer only; \
                 `{host}` is another one."
            ),
            Self::Turned { server, reply } => {
                format!("The mail server {server} turns the connection away: {reply}")
            }
            Self::NotNow { server, reply } => {
                format!("The mail server {server} is not ready just now: {reply}")
            }
            Self::NoStartTls { server } => {
                format!("The mail server {server} offers no encryption (STARTTLS).")
            }
            Self::Injected { server } => format!(
                "Somebody has slipped data into the line to the mail server {server} before its \
                 encryption began."
            ),
            Self::Certificate { server, flaw } => {
                let flaw = flaw.localize(Language::English);
                format!("The certificate of the mail server {server} is not valid: {flaw}")
            }
            Self::Tls { server, flaw } => {
                let flaw = flaw.localize(Language::English);
                format!("No encryption comes about with the mail server {server}: {flaw}")
            }
            Self::NoName { host } => format!("`{host}` cannot be the name of a mail server."),
            Self::NoAuthorities => {
                "No certificate authorities that it trusts are set up on this computer.".into()
            }
            Self::NoTlsThere { server } => {
                format!("The mail server {server} does not speak encrypted on this port.")
            }
            Self::OldTls { server } => {
                format!(
                    "The mail server {server} knows only an encryption that is not safe any more."
                )
            }
            Self::CaFile { path, error } => {
                format!("The certificate file `{path}` cannot be used: {}", error.english())
            }
            Self::LoginRefused { user, reply } => {
                format!("The mail server does not accept the login as `{user}`: {reply}")
            }
            Self::LoginUnknown { server, offered } if offered.is_empty() => {
                format!("The mail server {server} offers no login.")
            }
            Self::LoginUnknown { server, offered } => format!(
                "The mail server {server} offers only logins that rundmail does not know or is not \
                 to use: {}",
                offered.join(", ")
            ),
            Self::LoginMissing { reply } => format!("The mail server wants a login: {reply}"),
            Self::SenderRefused { reply } => {
                format!("The mail server does not accept the sender: {reply}")
            }
            Self::TooLarge { octets, limit } => format!(
                "With {} the mail is larger than the mail server takes ({}).",
                size(*octets, Language::English),
                size(*limit, Language::English)
            ),
            Self::FoundTooLarge { reply } => {
                format!("The mail is too large for the mail server: {reply}")
            }
            Self::NoEightBit => {
                "The mail server takes no mails with letters beyond ASCII (8BITMIME).".into()
            }
        }
    }
}

/// What to do about each.
#[derive(Debug)]
struct Help(Words);

impl Localize for Help {
    fn localize(&self, language: Language) -> String {
        let (german, english) = match &self.0 {
            Words::Unreachable { .. } => (
                "Prüfen Sie die Netzwerkverbindung sowie `server`, `port` und `sicherheit` unter [smtp] \
                 in rundmail.toml: Zu Port 465 gehört \"tls\", zu 587 \"starttls\". Passt das nicht \
                 zusammen, dann bleiben manche Server stumm.",
                "Check the network as well as `host`, `port` and `security` under [smtp] in \
                 rundmail.toml: port 465 goes with \"tls\", 587 with \"starttls\". Where these do not \
                 fit, some servers stay silent.",
            ),
            Words::NotLoopback { .. } => (
                "Schreiben Sie sicherheit = \"tls\" oder \"starttls\".",
                "Write security = \"tls\" or \"starttls\".",
            ),
            Words::Turned { .. } => (
                "Fragen Sie Ihre IT, ob Sie von diesem Rechner aus versenden dürfen.",
                "Ask your IT whether you may send from this computer.",
            ),
            Words::NotNow { .. } => ("Versuchen Sie es später noch einmal.", "Try again later."),
            Words::NoStartTls { .. } => (
                "Versuchen Sie sicherheit = \"tls\" mit Port 465. Bietet der Server sonst STARTTLS an, \
                 dann verhindert es jemand auf dem Weg: Melden Sie das Ihrer IT.",
                "Try security = \"tls\" with port 465. If the server otherwise offers STARTTLS, \
                 somebody on the way prevents it: tell your IT.",
            ),
            Words::Injected { .. } => (
                "Es wurde nichts gesendet, auch kein Passwort. Melden Sie das Ihrer IT, und benutzen \
                 Sie sicherheit = \"tls\" mit Port 465.",
                "Nothing was sent, no password either. Tell your IT, and use security = \"tls\" with \
                 port 465.",
            ),
            Words::Certificate { flaw, .. } => flaw.help(),
            Words::OldTls { .. } => (
                "Bitten Sie Ihre IT, den Server zu erneuern: Nötig ist TLS 1.2 oder 1.3.",
                "Ask your IT to renew the server: TLS 1.2 or 1.3 is needed.",
            ),
            Words::NoName { .. } => (
                "Schreiben Sie unter [smtp] als `server` einen Namen wie \"mail.stadt.example\".",
                "Write a name such as \"mail.town.example\" as `host` under [smtp].",
            ),
            Words::NoAuthorities => (
                "Bitten Sie Ihre IT, die Zertifikate des Systems einzurichten (unter Linux das Paket \
                 ca-certificates).",
                "Ask your IT to set up the certificates of the system (on Linux the package \
                 ca-certificates).",
            ),
            Words::Tls { flaw: TlsFlaw::WantsCertificate | TlsFlaw::UnknownName, .. } => (
                "Fragen Sie Ihre IT nach dem Server und dem Port, die zum Versenden gedacht sind.",
                "Ask your IT for the server and the port that are meant for sending.",
            ),
            Words::Tls { .. } | Words::NoTlsThere { .. } => (
                "Prüfen Sie `port` und `sicherheit`: Zu 465 gehört \"tls\", zu 587 \"starttls\".",
                "Check `port` and `security`: 465 goes with \"tls\", 587 with \"starttls\".",
            ),
            Words::CaFile { .. } => (
                "Lassen Sie sich die Datei von Ihrer IT im Format PEM geben.",
                "Ask your IT for the file in the PEM format.",
            ),
            Words::LoginRefused { .. } => (
                "Prüfen Sie Benutzername und Passwort. Manche Anbieter verlangen ein eigenes \
                 App-Passwort oder müssen SMTP erst freischalten. Ist SMTP abgeschaltet, hilft \
                 --weg entwuerfe.",
                "Check user name and password. Some providers want an app password or have to \
                 enable SMTP first. Where SMTP is switched off, --via drafts helps.",
            ),
            Words::LoginUnknown { .. } => (
                "Fragen Sie Ihre IT nach dem Zugang zum Versenden; manche Server bieten die \
                 Anmeldung erst mit Verschlüsselung an.",
                "Ask your IT for the account for sending; some servers offer the login only with \
                 encryption.",
            ),
            Words::LoginMissing { .. } => (
                "Tragen Sie in rundmail.toml unter [smtp] `benutzer` ein. Steht er dort schon, dann fragen \
                 Sie Ihre IT, ob dieses Konto versenden darf.",
                "Set `user` under [smtp] in rundmail.toml. Where it is set, ask your IT whether this \
                 account may send.",
            ),
            Words::SenderRefused { .. } => (
                "Prüfen Sie `absender` unter [versand] in rundmail.toml: Meist muss es die Adresse sein, mit \
                 der Sie sich anmelden.",
                "Check `from` under [mail] in rundmail.toml: usually it has to be the address that \
                 you log in with.",
            ),
            Words::TooLarge { .. } | Words::FoundTooLarge { .. } => (
                "Verkleinern Sie die Anlagen, oder stellen Sie sie ins Netz und verweisen Sie darauf.",
                "Make the attachments smaller, or put them on the web and link to them.",
            ),
            Words::NoEightBit => (
                "Das ist ein Fehler in rundmail; bitte melden Sie ihn.",
                "This is a fault of rundmail; please report it.",
            ),
        };
        language.pick(german, english).to_owned()
    }
}
