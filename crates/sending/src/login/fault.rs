//! What can go wrong with a login, and what to do about it.

use std::fmt;
use std::time::Duration;

use chrono::TimeDelta;

use crate::delivery::Abort;
use crate::delivery::smtp::messages::{Flaw, ServerMessage};
use crate::l10n::{Language, counted, messages};

messages! {
    /// Why there is no login.
    #[derive(Clone)]
    pub(crate) enum LoginFault {
        /// Nobody has logged in yet, or the login was for other settings.
        None { user: String } =
            "Für `{user}` ist keine Anmeldung gespeichert.",
            "No login is stored for `{user}`.";
        /// The login was made for other servers than the one that now asks for it.
        OtherServer { user: String, server: String } =
            "Die gespeicherte Anmeldung von `{user}` gilt nicht für {server}: Sie wurde für einen \
             anderen Server gemacht.",
            "The stored login of `{user}` is not for {server}: it was made for another server.";
        /// The server does not answer.
        Unreachable { server: String } =
            "Der Anmeldeserver {server} ist nicht zu erreichen.",
            "The login server {server} cannot be reached.";
        /// The office's proxy.
        Proxy =
            "Der Proxy, der in HTTPS_PROXY steht, lässt die Anmeldung nicht durch.",
            "The proxy in HTTPS_PROXY does not let the login through.";
        /// Its certificate.
        Certificate { server: String, flaw: Flaw } =
            "Das Zertifikat des Anmeldeservers {server} ist nicht gültig: {flaw}",
            "The certificate of the login server {server} is not valid: {flaw}";
        /// No encryption.
        NoTls { server: String } =
            "Mit dem Anmeldeserver {server} kommt keine Verschlüsselung zustande.",
            "Encryption with the login server {server} cannot be established.";
        /// This computer trusts nobody, or the office's own file is unreadable.
        Trust { fault: ServerMessage } = "{fault}", "{fault}";
        /// Something else answers.
        NotOAuth { server: String } =
            "Der Anmeldeserver {server} antwortet nicht so, wie es OAuth 2 vorsieht.",
            "The login server {server} does not answer as OAuth 2 requires.";
        /// The code on the screen has expired.
        CodeExpired =
            "Der Code ist abgelaufen, ohne dass ihn jemand eingegeben hat.",
            "The code has expired, and nobody has entered it.";
        /// Nobody came back from the browser.
        NoAnswer { minutes: u64 } =
            "Aus dem Browser kam in {minutes} Minuten keine Antwort.",
            "No answer came from the browser within {minutes} minutes.";
        /// The person, or a rule, said no.
        Denied =
            "Die Anmeldung wurde abgelehnt oder abgebrochen.",
            "The login was refused or cancelled.";
        /// An administrator has to agree first.
        Consent =
            "Für diese Anwendung fehlt die Zustimmung der IT (Administratoreinwilligung).",
            "The IT department has not consented to this application yet (admin consent).";
        /// The person does not belong to the tenant.
        Tenant =
            "Das Konto gehört nicht zu dem Mandanten, für den die Anwendung eingetragen ist, oder \
             den Mandanten gibt es nicht.",
            "The account does not belong to the tenant that the application is registered for, or \
             there is no such tenant.";
        /// The server does not know the application, or not like this.
        Application { code: String } =
            "Der Anmeldeserver kennt die Anwendung nicht oder lässt sie so nicht zu ({code}).",
            "The login server does not know the application, or does not allow it like this ({code}).";
        /// A rule of the organisation.
        Policy { code: String } =
            "Eine Regel der IT (bedingter Zugriff) lässt diese Anmeldung nicht zu ({code}).",
            "A rule of the IT department (conditional access) does not allow this login ({code}).";
        /// The refresh token is no longer taken.
        Withdrawn { code: String } =
            "Die gespeicherte Anmeldung gilt nicht mehr: Sie ist abgelaufen, wurde zurückgezogen, \
             oder das Passwort hat sich geändert ({code}).",
            "The stored login is no longer valid: it has expired, was withdrawn, or the password \
             has changed ({code}).";
        /// There is no refresh token.
        Ended =
            "Die gespeicherte Anmeldung ist abgelaufen, und der Anmeldeserver erlaubt keine \
             Verlängerung.",
            "The stored login has expired, and the login server does not allow its renewal.";
        /// The scopes.
        Scope { code: String } =
            "Der Anmeldeserver gewährt die Berechtigungen nicht, um die gebeten wird ({code}).",
            "The login server does not grant the scopes that are asked for ({code}).";
        /// The clock.
        Clock { ahead: TimeDelta as fast_or_slow } =
            "Der Anmeldeserver nimmt die Anmeldung nicht an. Die Uhr dieses Rechners geht {ahead}.",
            "The login server does not accept the login. This computer's clock is {ahead}.";
        /// The server is out of order.
        Busy { code: String } =
            "Der Anmeldeserver ist gerade nicht bereit ({code}).",
            "The login server is not ready at the moment ({code}).";
        /// Anything else.
        Refused { code: String } =
            "Der Anmeldeserver nimmt die Anmeldung nicht an ({code}).",
            "The login server does not accept the login ({code}).";
        /// An address of the settings that the login would need.
        NoAddress { key: &'static str as key_name } =
            "Für diese Anmeldung fehlt `{key}` unter [zugang].",
            "This login needs `{key}` under [login].";
        /// This computer gives no port.
        NoPort =
            "Auf diesem Rechner lässt sich kein Anschluss für die Antwort des Browsers öffnen.",
            "No port for the browser's answer can be opened on this computer.";
        /// There is no keychain.
        NoKeychain { why: WhyNone } = match why {
            WhyNone::LeftOut =>
                "Dieses Programm wurde ohne Zugang zum Schlüsselbund gebaut.",
                "This program was built without access to the keychain.";
            WhyNone::Absent =>
                "Auf diesem Rechner ist kein Schlüsselbund zu erreichen, in dem Passwörter sicher \
                 liegen.",
                "There is no keychain on this computer in which passwords are safe.";
            WhyNone::Locked =>
                "Der Schlüsselbund dieses Rechners ist gesperrt.",
                "The keychain of this computer is locked.";
            WhyNone::Silent =>
                "Der Schlüsselbund dieses Rechners antwortet nicht.",
                "The keychain of this computer does not answer.";
            WhyNone::Full =>
                "Der Schlüsselbund dieses Rechners nimmt die Anmeldung nicht auf.",
                "The keychain of this computer does not take the login.";
        };
    }

    /// What to do about each.
    struct Help { fault: LoginFault } = match fault {
        LoginFault::None { .. } | LoginFault::OtherServer { .. } | LoginFault::Ended =>
            "Melden Sie sich an: rundmail anmelden",
            "Log in: rundmail login";
        LoginFault::Withdrawn { .. } =>
            "Melden Sie sich neu an: rundmail anmelden",
            "Log in again: rundmail login";
        LoginFault::Unreachable { .. } =>
            "Prüfen Sie die Netzwerkverbindung. Kommt dieser Rechner nur über einen Proxy ins \
             Internet, dann muss er in der Umgebungsvariablen HTTPS_PROXY stehen.",
            "Check the network connection. If this computer reaches the internet only through a \
             proxy, the environment variable HTTPS_PROXY has to name it.";
        LoginFault::Proxy =>
            "Bitten Sie Ihre IT um die richtige Adresse, und darum, den Anmeldeserver freizugeben.",
            "Ask your IT department for the right address, and to let the login server through.";
        LoginFault::Certificate { .. } =>
            "Prüfen Sie zuerst Datum und Uhrzeit dieses Rechners. Hat Ihre Stelle eine eigene \
             Zertifizierungsstelle, dann nennen Sie deren Datei unter [zugang] als \
             `zertifikatsdatei`. Sonst melden Sie das Ihrer IT; es wurde nichts übertragen.",
            "First check date and time of this computer. If your office has a certificate authority \
             of its own, name its file as `ca-file` under [login]. Otherwise tell your IT \
             department; nothing was transmitted.";
        LoginFault::NoTls { .. } | LoginFault::NotOAuth { .. } =>
            "Prüfen Sie die Adressen unter [zugang]. In fremden Netzen antwortet oft zuerst eine \
             Seite, auf der man sich für das Netz anmeldet.",
            "Check the addresses under [login]. In foreign networks, a page often answers first on \
             which one logs in to the network.";
        LoginFault::Trust { .. } =>
            "Bitten Sie Ihre IT um die Zertifikate, denen dieser Rechner vertrauen soll (PEM).",
            "Ask your IT department for the certificates that this computer should trust (PEM).";
        LoginFault::CodeExpired | LoginFault::NoAnswer { .. } | LoginFault::Denied =>
            "Beginnen Sie noch einmal, und stimmen Sie im Browser zu: rundmail anmelden",
            "Begin again, and agree in the browser: rundmail login";
        LoginFault::Consent =>
            "Bitten Sie Ihre IT, der Anwendung zuzustimmen; docs/it.md beschreibt, wie.",
            "Ask your IT department to consent to the application; docs/it.md describes how.";
        LoginFault::Tenant =>
            "Melden Sie sich mit dem Dienstkonto an, nicht mit einem privaten, und prüfen Sie \
             `mandant` unter [zugang].",
            "Log in with the office's account, not with a private one, and check `tenant` under \
             [login].";
        LoginFault::Application { .. } =>
            "Prüfen Sie `anwendungs-id` unter [zugang]. Ihre IT muss für die Anwendung öffentliche \
             Clients und die Umleitung nach http://localhost zulassen; docs/it.md beschreibt, wie.",
            "Check `client-id` under [login]. Your IT department has to allow public clients and the \
             redirect to http://localhost for the application; docs/it.md describes how.";
        LoginFault::Policy { .. } =>
            "Zeigen Sie diese Meldung Ihrer IT. Manche Regeln erlauben die Anmeldung im Browser \
             (ohne --geraet) oder nur von Dienstgeräten aus.",
            "Show this message to your IT department. Some rules allow the login in the browser \
             (without --device), or only from the office's own devices.";
        LoginFault::Scope { .. } =>
            "Prüfen Sie `berechtigungen` unter [zugang], und bitten Sie Ihre IT, sie der Anwendung \
             zu geben.",
            "Check `scopes` under [login], and ask your IT department to give them to the \
             application.";
        LoginFault::Clock { .. } =>
            "Stellen Sie Datum, Uhrzeit und Zeitzone dieses Rechners richtig.",
            "Set date, time and time zone of this computer.";
        LoginFault::Busy { .. } => "Versuchen Sie es später noch einmal.", "Try again later.";
        LoginFault::Refused { .. } =>
            "Melden Sie sich neu an (rundmail anmelden). Hilft das nicht, dann zeigen Sie diese \
             Meldung Ihrer IT.",
            "Log in again (rundmail login). If that does not help, show this message to your IT \
             department.";
        LoginFault::NoAddress { .. } =>
            "Ergänzen Sie sie, oder wählen Sie den anderen Weg: mit oder ohne --geraet.",
            "Add it, or take the other way: with or without --device.";
        LoginFault::NoPort =>
            "Nehmen Sie den Weg mit einem Code: rundmail anmelden --geraet",
            "Take the way with a code: rundmail login --device";
        LoginFault::NoKeychain { why: WhyNone::Locked | WhyNone::Silent | WhyNone::Full } =>
            "Entsperren Sie ihn, und versuchen Sie es noch einmal. Ohne Bildschirm geht das nicht: \
             Dort nehmen Sie `passwort-befehl`.",
            "Unlock it, and try again. Without a screen, that is not possible: use \
             `password-command` there.";
        LoginFault::NoKeychain { .. } =>
            "In einer Datei speichert rundmail kein Passwort. Geben Sie es über `passwort-befehl` \
             oder RUNDMAIL_SMTP_PASSWORD an; unter Linux ist der Schlüsselbund ein Dienst wie \
             gnome-keyring oder KWallet.",
            "rundmail stores no password in a file. Provide it with `password-command` or \
             RUNDMAIL_SMTP_PASSWORD; on Linux, the keychain is a service such as gnome-keyring or \
             KWallet.";
    };
}

/// Why there is no keychain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WhyNone {
    /// The program was built without it.
    #[cfg_attr(feature = "keychain", expect(dead_code, reason = "that is the other build"))]
    LeftOut,
    /// The system has none, or this process may not use it.
    Absent,
    /// It is locked, and nobody unlocked it.
    Locked,
    /// It does not answer in time.
    Silent,
    /// It refuses the entry.
    Full,
}

impl LoginFault {
    /// What a fault of TLS means for the login.
    pub(super) fn of_tls(fault: ServerMessage) -> Self {
        match fault {
            ServerMessage::Certificate { server, flaw } => Self::Certificate { server, flaw },
            ServerMessage::NoTlsThere { server }
            | ServerMessage::OldTls { server }
            | ServerMessage::Tls { server, .. } => Self::NoTls { server },
            fault => Self::Trust { fault },
        }
    }

    /// The browser did not answer within this time.
    pub(super) fn no_answer(after: Duration) -> Self {
        Self::NoAnswer { minutes: after.as_secs() / 60 }
    }
}

impl fmt::Display for LoginFault {
    /// For libraries; people get the sentence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there is no login")
    }
}

impl std::error::Error for LoginFault {}

impl From<LoginFault> for Abort {
    fn from(fault: LoginFault) -> Self {
        let help = Help { fault: fault.clone() };
        Self::new(fault, help)
    }
}

/// „12 Minuten vor“, “2 hours slow”.
fn fast_or_slow(ahead: &TimeDelta, language: Language) -> String {
    let minutes = ahead.num_minutes().unsigned_abs();
    let (number, german, english) = match minutes {
        ..120 => (minutes, ["Minute", "Minuten"], ["minute", "minutes"]),
        120..2880 => (minutes / 60, ["Stunde", "Stunden"], ["hour", "hours"]),
        _ => (minutes / 1440, ["Tag", "Tage"], ["day", "days"]),
    };
    let is_fast = *ahead > TimeDelta::zero();
    let way = language.pick(["nach", "vor"], ["slow", "fast"])[usize::from(is_fast)];
    format!("{} {way}", counted(german, english)(&number, language))
}

/// The name of a key as the settings have it.
fn key_name(key: &&'static str, language: Language) -> &'static str {
    language.pick(model::fields::keys::german(key), key)
}
