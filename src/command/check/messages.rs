//! Messages of `check`.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::command::login::Told;
use crate::command::mailserver::SecretFrom;
use crate::l10n::{Joint, Language, all_of, count, counted, list, messages, size};
use crate::settings::Security;

/// How many names of a certificate are shown; large providers have dozens.
const NAMES: usize = 3;

messages! {
    /// Said where there is nothing else to say.
    pub(super) struct NothingFound {
        pub files: usize as counted(["Datei", "Dateien"], ["file", "files"]),
        pub accepted: usize,
    } = match accepted {
        0 => "{files} geprüft: nichts zu beanstanden.", "No findings in {files}.";
        _ =>
            "{files} geprüft: nichts zu beanstanden; {accepted} hingenommen.",
            "No findings in {files}; {accepted} accepted.";
    };

    /// Messages about folders and rules.
    pub(super) enum CheckMessage {
        More =
            "Mehr zu einer Regel: rundmail pruefen --erklaeren REGEL",
            "More about a rule: rundmail check --explain RULE";
        SetRight {
            spellings: usize
                as counted(["Schreibweise", "Schreibweisen"], ["spelling", "spellings"]),
        } = "{spellings} nach DIN 5008 gesetzt.", "{spellings} corrected to DIN 5008.";
        Unknown { rule: String } =
            "Eine Regel `{rule}` gibt es nicht.",
            "There is no rule `{rule}`.";
        Guess { guess: String } = "Meinten Sie `{guess}`?", "Did you mean `{guess}`?";
        ListThem =
            "`rundmail pruefen --erklaeren` zählt alle Regeln auf.",
            "`rundmail check --explain` lists all rules.";
        NoMinutes { folder: String } =
            "Im Ordner `{folder}` liegt keine Sitzungsdatei.",
            "There is no minutes file in the folder `{folder}`.";
        CheckFolder = "Prüfen Sie den Namen des Ordners.", "Check the name of the folder.";
    }

    /// Messages of testing a mail server.
    pub(super) enum Message {
        NoSettings =
            "Hier gibt es keine Einstellungen (`rundmail.toml`).",
            "There is no `rundmail.toml` here.";
        NoServer =
            "In `rundmail.toml` steht kein Mailserver ([smtp]).",
            "There is no mail server ([smtp]) in `rundmail.toml`.";
        NoSender =
            "In `rundmail.toml` steht kein Absender.",
            "There is no sender in `rundmail.toml`.";
        NotTried =
            "Der Mailserver wurde nicht ausprobiert: Erst müssen die Fehler in den Einstellungen \
             behoben sein.",
            "The mail server was not tested: the errors in the settings have to be fixed first.";
        Complete { host: String, port: u16, security: Security } = match security {
            Security::Tls =>
                "Einstellungen: Mailserver {host}, Port {port}, verschlüsselt von Anfang an.",
                "Settings: mail server {host}, port {port}, encrypted from the start.";
            Security::StartTls =>
                "Einstellungen: Mailserver {host}, Port {port}, verschlüsselt mit STARTTLS.",
                "Settings: mail server {host}, port {port}, encrypted with STARTTLS.";
            Security::None =>
                "Einstellungen: Mailserver {host}, Port {port}, ohne Verschlüsselung.",
                "Settings: mail server {host}, port {port}, without encryption.";
        };
        Secret { from: Source } = "{from}", "{from}";
        Resolved { addresses: Vec<String> as all_of } =
            "Name: gefunden ({addresses}).",
            "Name: found ({addresses}).";
        Connected { address: String } =
            "Verbindung: steht ({address}).",
            "Connection: established ({address}).";
        Greeted { words: String } = "Der Server meldet sich: {words}", "The server says: {words}";
        Unprotected =
            "Verschlüsselung: keine; die Verbindung verlässt diesen Rechner nicht.",
            "Encryption: none; the connection does not leave this computer.";
        Protected { version: &'static str } =
            "Verschlüsselung: {version}.",
            "Encryption: {version}.";
        Certified { version: &'static str, names: Vec<String> as shown, until: NaiveDate } =
            "Verschlüsselung: {version}. Das Zertifikat lautet auf {names} und gilt bis zum \
             {until}.",
            "Encryption: {version}. The certificate was issued for {names} and is valid until \
             {until}.";
        EndsSoon {
            until: NaiveDate,
            days: usize as counted(["Tag", "Tagen"], ["day", "days"]),
        } = match days {
            0 =>
                "Das Zertifikat des Mailservers läuft heute ab ({until}).",
                "The mail server's certificate expires today ({until}).";
            _ =>
                "Das Zertifikat des Mailservers läuft in {days} ab, am {until}.",
                "The mail server's certificate expires in {days}, on {until}.";
        };
        Size { server: u64 as size, own: u64 as size } =
            "Größe: Der Server nimmt E-Mails bis {server} an; `hoechstgroesse` ist {own}.",
            "Size: the server accepts mails of up to {server}; `max-size` is {own}.";
        NoSize =
            "Größe: Der Server nennt keine Höchstgröße für E-Mails.",
            "Size: the server does not give a maximum size for mails.";
        Smaller { server: u64 as size, own: u64 as size } =
            "Der Mailserver nimmt E-Mails nur bis {server} an; nach `hoechstgroesse` dürften sie \
             {own} groß sein.",
            "The mail server accepts only mails of up to {server}; `max-size` allows {own}.";
        AsciiOnly =
            "Adressen: Der Server kennt keine mit Umlauten vor dem @; alle anderen sind möglich.",
            "Addresses: the server does not accept letters beyond ASCII before the @; all other \
             addresses are possible.";
        OneByOne =
            "Geschwindigkeit: Der Server nimmt Befehle nur einzeln an; bei weiten Wegen dauert der \
             Versand dadurch länger.",
            "Speed: the server accepts commands only one at a time; over long distances, sending \
             takes longer.";
        LoggedIn { user: String, mechanism: &'static str } =
            "Anmeldung: als `{user}` angenommen ({mechanism}).",
            "Login: accepted as `{user}` ({mechanism}).";
        Sender { address: String } =
            "Absender: Der Server nimmt E-Mails von {address} an.",
            "Sender: the server accepts mails from {address}.";
        Recipient { address: String } =
            "Empfang: Der Server nimmt E-Mails an {address} an.",
            "Recipient: the server accepts mails to {address}.";
        NoRecipient { address: String, reply: String } =
            "Der Mailserver nimmt keine E-Mails an {address} an: {reply}",
            "The mail server does not accept mails to {address}: {reply}";
        Mailbox { account: String, folders: Vec<String> as all_of, sent: String } =
            "Postfach: {account} ist zugänglich. Gelesen wird: {folders}. Abgelegt wird in: {sent}.",
            "Mailbox: {account} can be opened. Read: {folders}. Filed in: {sent}.";
        Ledger { database: String } =
            "Versandbuch: In die Datenbank `{database}` kann geschrieben werden.",
            "Ledger: the database `{database}` can be written.";
        Fine =
            "Der Mailserver ist bereit. Es wurde nichts gesendet.",
            "The mail server is ready. Nothing was sent.";
        NothingSent = "Es wurde nichts gesendet.", "Nothing was sent.";
    }

    /// The source of a password or token; without one, none is needed.
    pub(super) struct Source {
        pub(super) from: Option<SecretFrom> as unsaid,
        pub(super) zone: Tz as unsaid,
    } = match from {
        None =>
            "Passwort: keines nötig, denn es ist kein `benutzer` angegeben.",
            "Password: none needed, because no `user` is set.";
        Some(SecretFrom::Command) =>
            "Passwort: von dem Befehl unter `passwort-befehl` erhalten.",
            "Password: obtained from the command in `password-command`.";
        Some(SecretFrom::Variable(name)) =>
            "Passwort: aus der Umgebungsvariablen {name}.",
            "Password: from the environment variable {name}.";
        Some(SecretFrom::Keychain) =>
            "Passwort: aus dem Schlüsselbund dieses Rechners.",
            "Password: from the keychain of this computer.";
        Some(SecretFrom::Login(standing)) =>
            fn(language) { Told { standing: standing.clone(), zone: *zone }.localize(language) };
        Some(SecretFrom::Prompt) => "Passwort: eingegeben.", "Password: entered.";
    };

    /// What to do about it.
    #[derive(Clone, Copy)]
    pub(super) enum Help {
        NoSettings =
            "Wechseln Sie in den Arbeitsordner, oder legen Sie mit `rundmail einrichten` einen an.",
            "Change to the workspace, or set one up with `rundmail init`.";
        NoServer =
            "Ergänzen Sie dort den Abschnitt [smtp] mit `server`. Ohne ihn schreibt `rundmail \
             senden` die E-Mails nur in den Ordner outbox/.",
            "Add a section [smtp] with `host` there. Without it, `rundmail send` only writes the \
             mails to the folder outbox/.";
        NoSender =
            "Schreiben Sie unter [versand] `absender`, zum Beispiel „Büro <buero@amt.example>“.",
            "Write `from` under [mail], for example \"Office <office@town.example>\".";
        EndsSoon =
            "Bitten Sie Ihre IT oder den Anbieter, es vorher zu erneuern: Mit einem abgelaufenen \
             Zertifikat wird nicht gesendet.",
            "Ask your IT department or the provider to renew it before then: nothing is sent with \
             an expired certificate.";
        Smaller =
            "Setzen Sie `hoechstgroesse` unter [versand] auf den kleineren Wert. Dann meldet schon \
             `rundmail pruefen` Anlagen, die zu groß sind.",
            "Set `max-size` under [mail] to the smaller value. `rundmail check` will then report \
             attachments that are too large.";
        NoRecipient =
            "Antworten und zurückkommende E-Mails gehen an diese Adresse. Fragen Sie Ihre IT, ob \
             sie dort ankommen.",
            "Replies and returned mails go to this address. Ask your IT department whether they \
             arrive there.";
    }
}

/// What the cases say by themselves.
fn unsaid<T>(_: &T, _: Language) -> &'static str {
    ""
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
