//! What `check` has to say.

use chrono::NaiveDate;

use crate::delivery::secret;
use crate::l10n::{Bilingual, Joint, Language, Localize, count, date, list, size};
use crate::settings::Security;

/// Names of a certificate that are shown; large providers have dozens.
const NAMES: usize = 3;

/// Said where there is nothing else to say.
#[derive(Debug)]
pub(super) struct NothingFound {
    pub files: usize,
    pub accepted: usize,
}

impl Localize for NothingFound {
    fn localize(&self, language: Language) -> String {
        let accepted = match (self.accepted, language) {
            (0, _) => String::new(),
            (number, Language::German) => format!("; {number} hingenommen"),
            (number, Language::English) => format!("; {number} accepted"),
        };
        match language {
            Language::German => {
                let files = count(self.files, "Datei", "Dateien");
                format!("{files} geprüft: nichts zu beanstanden{accepted}.")
            }
            Language::English => {
                format!("No findings in {}{accepted}.", count(self.files, "file", "files"))
            }
        }
    }
}

/// What is said about folders and about rules.
#[derive(Debug)]
pub(super) enum Rules {
    More,
    SetRight { spellings: usize },
    Unknown { rule: String },
    Guess { guess: String },
    ListThem,
    NoMinutes { folder: String },
    CheckFolder,
}

impl Bilingual for Rules {
    fn german(&self) -> String {
        match self {
            Self::More => "Mehr zu einer Regel: rundmail pruefen --erklaeren REGEL".into(),
            Self::SetRight { spellings } => {
                format!(
                    "{} nach DIN 5008 gesetzt.",
                    count(*spellings, "Schreibweise", "Schreibweisen")
                )
            }
            Self::Unknown { rule } => format!("Eine Regel `{rule}` gibt es nicht."),
            Self::Guess { guess } => format!("Meinten Sie `{guess}`?"),
            Self::ListThem => "`rundmail pruefen --erklaeren` zählt alle Regeln auf.".into(),
            Self::NoMinutes { folder } => {
                format!("Im Ordner `{folder}` liegt keine Sitzungsdatei.")
            }
            Self::CheckFolder => "Prüfen Sie den Namen des Ordners.".into(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::More => "More about a rule: rundmail check --explain RULE".into(),
            Self::SetRight { spellings } => {
                format!("{} set as DIN 5008 has it.", count(*spellings, "spelling", "spellings"))
            }
            Self::Unknown { rule } => format!("There is no rule `{rule}`."),
            Self::Guess { guess } => format!("Did you mean `{guess}`?"),
            Self::ListThem => "`rundmail check --explain` lists all rules.".into(),
            Self::NoMinutes { folder } => {
                format!("There is no minutes file in the folder `{folder}`.")
            }
            Self::CheckFolder => "Check the name of the folder.".into(),
        }
    }
}

/// Where a password came from.
#[derive(Clone, Copy, Debug)]
pub(super) enum SecretFrom {
    Command,
    Variable,
    Prompt,
    Nowhere,
}

/// What the trial of a mail server has to say.
#[derive(Debug)]
pub(super) enum Says {
    NoSettings,
    NoServer,
    NoSender,
    NotTried,
    Complete { host: String, port: u16, security: Security },
    Secret { from: SecretFrom },
    Resolved { addresses: Vec<String> },
    Connected { address: String },
    Greeted { words: String },
    Unprotected,
    Protected { version: &'static str },
    Certified { version: &'static str, names: Vec<String>, until: NaiveDate },
    EndsSoon { until: NaiveDate, days: usize },
    Size { server: u64, own: u64 },
    NoSize,
    Smaller { server: u64, own: u64 },
    AsciiOnly,
    OneByOne,
    LoggedIn { user: String, mechanism: &'static str },
    Sender { address: String },
    Recipient { address: String },
    NoRecipient { address: String, reply: String },
    Fine,
    NothingSent,
}

impl Bilingual for Says {
    fn german(&self) -> String {
        let size = |octets: &u64| size(*octets, Language::German);
        match self {
            Self::NoSettings => "Hier gibt es keine Einstellungen (`rundmail.toml`).".into(),
            Self::NoServer => "In `rundmail.toml` steht kein Mailserver ([smtp]).".into(),
            Self::NoSender => "In `rundmail.toml` steht kein Absender.".into(),
            Self::NotTried => "Der Mailserver wurde nicht ausprobiert: Erst müssen die Fehler in den \
                Einstellungen behoben sein."
                .into(),
            Self::Complete { host, port, security } => {
                let security = match security {
                    Security::Tls => "verschlüsselt von Anfang an",
                    Security::StartTls => "verschlüsselt mit STARTTLS",
                    Security::None => "ohne Verschlüsselung",
                };
                format!("Einstellungen: Mailserver {host}, Port {port}, {security}.")
            }
            Self::Secret { from: SecretFrom::Command } => {
                "Passwort: von dem Befehl unter `passwort-befehl` erhalten.".into()
            }
            Self::Secret { from: SecretFrom::Variable } => {
                format!("Passwort: aus der Umgebungsvariablen {}.", secret::VARIABLE)
            }
            Self::Secret { from: SecretFrom::Prompt } => "Passwort: eingegeben.".into(),
            Self::Secret { from: SecretFrom::Nowhere } => {
                "Passwort: keines nötig, denn es ist kein `benutzer` angegeben.".into()
            }
            Self::Resolved { addresses } => {
                format!("Name: gefunden ({}).", list(addresses, Joint::And, Language::German))
            }
            Self::Connected { address } => format!("Verbindung: steht ({address})."),
            Self::Greeted { words } => format!("Der Server meldet sich: {words}"),
            Self::Unprotected => {
                "Verschlüsselung: keine; die Verbindung verlässt diesen Rechner nicht.".into()
            }
            Self::Protected { version } => format!("Verschlüsselung: {version}."),
            Self::Certified { version, names, until } => format!(
                "Verschlüsselung: {version}. Das Zertifikat lautet auf {} und gilt bis zum {}.",
                shown(names, Language::German),
                date(*until, Language::German)
            ),
            Self::EndsSoon { until, days: 0 } => {
                format!("Das Zertifikat des Mailservers läuft heute ab ({}).", date(*until, Language::German))
            }
            Self::EndsSoon { until, days } => format!(
                "Das Zertifikat des Mailservers läuft in {} ab, am {}.",
                count(*days, "Tag", "Tagen"),
                date(*until, Language::German)
            ),
            Self::Size { server, own } => format!(
                "Größe: Der Server nimmt E-Mails bis {} an; `hoechstgroesse` ist {}.",
                size(server),
                size(own)
            ),
            Self::NoSize => "Größe: Der Server nennt keine Höchstgröße für E-Mails.".into(),
            Self::Smaller { server, own } => format!(
                "Der Mailserver nimmt E-Mails nur bis {} an; nach `hoechstgroesse` dürften sie {} groß sein.",
                size(server),
                size(own)
            ),
            Self::AsciiOnly => {
                "Adressen: Der Server kennt keine mit Umlauten vor dem @; alle anderen sind möglich.".into()
            }
            Self::OneByOne => {
                "Geschwindigkeit: Der Server nimmt Befehle nur einzeln an; bei weiten Wegen dauert \
                 der Versand dadurch länger."
                    .into()
            }
            Self::LoggedIn { user, mechanism } => {
                format!("Anmeldung: als `{user}` angenommen ({mechanism}).")
            }
            Self::Sender { address } => {
                format!("Absender: Der Server nimmt E-Mails von {address} an.")
            }
            Self::Recipient { address } => {
                format!("Empfang: Der Server nimmt E-Mails an {address} an.")
            }
            Self::NoRecipient { address, reply } => {
                format!("Der Mailserver nimmt keine E-Mails an {address} an: {reply}")
            }
            Self::Fine => "Der Mailserver ist bereit. Es wurde nichts gesendet.".into(),
            Self::NothingSent => "Es wurde nichts gesendet.".into(),
        }
    }

    fn english(&self) -> String {
        let size = |octets: &u64| size(*octets, Language::English);
        match self {
            Self::NoSettings => "There is no `rundmail.toml` here.".into(),
            Self::NoServer => "There is no mail server ([smtp]) in `rundmail.toml`.".into(),
            Self::NoSender => "There is no sender in `rundmail.toml`.".into(),
            Self::NotTried => {
                "The mail server was not tried out: the errors in the settings come first.".into()
            }
            Self::Complete { host, port, security } => {
                let security = match security {
                    Security::Tls => "encrypted from the start",
                    Security::StartTls => "encrypted with STARTTLS",
                    Security::None => "without encryption",
                };
                format!("Settings: mail server {host}, port {port}, {security}.")
            }
            Self::Secret { from: SecretFrom::Command } => {
                "Password: got from the command of `password-command`.".into()
            }
            Self::Secret { from: SecretFrom::Variable } => {
                format!("Password: from the environment variable {}.", secret::VARIABLE)
            }
            Self::Secret { from: SecretFrom::Prompt } => "Password: typed in.".into(),
            Self::Secret { from: SecretFrom::Nowhere } => {
                "Password: none needed, for no `user` is set.".into()
            }
            Self::Resolved { addresses } => {
                format!("Name: found ({}).", list(addresses, Joint::And, Language::English))
            }
            Self::Connected { address } => format!("Connection: made ({address})."),
            Self::Greeted { words } => format!("The server says: {words}"),
            Self::Unprotected => {
                "Encryption: none; the connection does not leave this computer.".into()
            }
            Self::Protected { version } => format!("Encryption: {version}."),
            Self::Certified { version, names, until } => format!(
                "Encryption: {version}. The certificate is made out to {} and valid until {}.",
                shown(names, Language::English),
                date(*until, Language::English)
            ),
            Self::EndsSoon { until, days: 0 } => {
                format!("The mail server's certificate ends today ({}).", date(*until, Language::English))
            }
            Self::EndsSoon { until, days } => format!(
                "The mail server's certificate ends in {}, on {}.",
                count(*days, "day", "days"),
                date(*until, Language::English)
            ),
            Self::Size { server, own } => format!(
                "Size: the server takes mails of up to {}; `max-size` is {}.",
                size(server),
                size(own)
            ),
            Self::NoSize => "Size: the server names no largest size of mails.".into(),
            Self::Smaller { server, own } => format!(
                "The mail server takes mails of up to {} only; by `max-size` they may have {}.",
                size(server),
                size(own)
            ),
            Self::AsciiOnly => {
                "Addresses: the server knows none with letters beyond ASCII before the @; all others \
                 are possible."
                    .into()
            }
            Self::OneByOne => {
                "Speed: the server takes commands one by one only; over a long way sending takes \
                 longer for it."
                    .into()
            }
            Self::LoggedIn { user, mechanism } => {
                format!("Login: accepted as `{user}` ({mechanism}).")
            }
            Self::Sender { address } => format!("Sender: the server takes mails from {address}."),
            Self::Recipient { address } => format!("Receipt: the server takes mails to {address}."),
            Self::NoRecipient { address, reply } => {
                format!("The mail server takes no mails to {address}: {reply}")
            }
            Self::Fine => "The mail server is ready. Nothing was sent.".into(),
            Self::NothingSent => "Nothing was sent.".into(),
        }
    }
}

/// The first names of a certificate.
fn shown(names: &[String], language: Language) -> String {
    match names.get(..NAMES).filter(|_| names.len() > NAMES) {
        Some(first) => {
            let more = count(
                names.len() - NAMES,
                language.pick("weiteren", "other"),
                language.pick("weitere", "others"),
            );
            let mut all = first.to_vec();
            all.push(more);
            list(&all, Joint::And, language)
        }
        None if names.is_empty() => language.pick("keinen Namen", "no name").to_owned(),
        None => list(names, Joint::And, language),
    }
}

/// What to do.
#[derive(Clone, Copy, Debug)]
pub(super) enum Advice {
    NoSettings,
    NoServer,
    NoSender,
    EndsSoon,
    Smaller,
    NoRecipient,
}

impl Localize for Advice {
    fn localize(&self, language: Language) -> String {
        let (german, english) = match self {
            Self::NoSettings => (
                "Wechseln Sie in den Arbeitsordner, oder legen Sie mit `rundmail einrichten` einen an.",
                "Change into the workspace, or set one up with `rundmail init`.",
            ),
            Self::NoServer => (
                "Ergänzen Sie dort den Abschnitt [smtp] mit `server`. Ohne ihn schreibt `rundmail senden` \
                 die E-Mails nur in den Ordner outbox/.",
                "Add [smtp] with `host` there. Without it `rundmail send` only writes the mails into \
                 the folder outbox/.",
            ),
            Self::NoSender => (
                "Schreiben Sie unter [versand] `absender`, zum Beispiel „Büro <buero@amt.example>“.",
                "Write `from` under [mail], for instance \"Office <office@town.example>\".",
            ),
            Self::EndsSoon => (
                "Bitten Sie Ihre IT oder den Anbieter, es vorher zu erneuern: Mit einem abgelaufenen \
                 Zertifikat wird nicht gesendet.",
                "Ask your IT or the provider to renew it before: nothing is sent with an expired \
                 certificate.",
            ),
            Self::Smaller => (
                "Setzen Sie `hoechstgroesse` unter [versand] auf den kleineren Wert. Dann meldet schon \
                 `rundmail pruefen` Anlagen, die zu groß sind.",
                "Set `max-size` under [mail] to the smaller figure. Then `rundmail check` reports \
                 attachments that are too large.",
            ),
            Self::NoRecipient => (
                "Antworten und zurückkommende E-Mails gehen an diese Adresse. Fragen Sie Ihre IT, ob \
                 sie dort ankommen.",
                "Replies and mails that come back go to this address. Ask your IT whether they \
                 arrive there.",
            ),
        };
        language.pick(german, english).to_owned()
    }
}
