//! Messages about the conversation with a mail server.

pub(crate) use super::flaw::Flaw;
use super::flaw::FlawHelp;
pub(super) use super::flaw::TlsFlaw;
use crate::delivery::transport::{Abort, Fault, Reply};
use crate::l10n::{Language, SystemFault, copied, messages, size};
use crate::settings::AuthMethod;

messages! {
    /// Why the server cannot be used, or not for these mails.
    #[derive(Clone)]
    pub(crate) enum ServerMessage {
        Unreachable { server: String, error: Reply } =
            "Der Mailserver {server} ist nicht zu erreichen: {error}",
            "The mail server {server} cannot be reached: {error}";
        NotLoopback { host: String } =
            "Ohne Verschlüsselung (sicherheit = \"keine\") wird nur an diesen Rechner selbst \
             gesendet; `{host}` ist ein anderer.",
            "Without encryption (security = \"none\"), mails are sent only to this computer \
             itself; `{host}` is another one.";
        Turned { server: String, reply: String } =
            "Der Mailserver {server} weist die Verbindung ab: {reply}",
            "The mail server {server} refuses the connection: {reply}";
        NotNow { server: String, reply: String } =
            "Der Mailserver {server} ist gerade nicht bereit: {reply}",
            "The mail server {server} is not ready at the moment: {reply}";
        NoStartTls { server: String } =
            "Der Mailserver {server} bietet keine Verschlüsselung (STARTTLS) an.",
            "The mail server {server} does not offer encryption (STARTTLS).";
        Injected { server: String } =
            "Auf der Leitung zum Mailserver {server} hat jemand vor der Verschlüsselung Daten \
             eingeschleust.",
            "Somebody has injected data into the connection to the mail server {server} before \
             its encryption began.";
        Certificate { server: String, flaw: Flaw } =
            "Das Zertifikat des Mailservers {server} ist nicht gültig: {flaw}",
            "The certificate of the mail server {server} is not valid: {flaw}";
        Tls { server: String, flaw: TlsFlaw } =
            "Mit dem Mailserver {server} kommt keine Verschlüsselung zustande: {flaw}",
            "Encryption with the mail server {server} cannot be established: {flaw}";
        NoName { host: String } =
            "`{host}` kann nicht der Name eines Mailservers sein.",
            "`{host}` cannot be the name of a mail server.";
        NoAuthorities =
            "Auf diesem Rechner sind keine Zertifizierungsstellen eingerichtet, denen er vertraut.",
            "No trusted certificate authorities are set up on this computer.";
        NoTlsThere { server: String } =
            "Der Mailserver {server} spricht an diesem Port nicht verschlüsselt.",
            "The mail server {server} does not use encryption on this port.";
        OldTls { server: String } =
            "Der Mailserver {server} beherrscht nur eine Verschlüsselung, die nicht mehr sicher \
             ist.",
            "The mail server {server} supports only encryption that is no longer secure.";
        CaFile { path: String, error: SystemFault } =
            "Die Zertifikatsdatei `{path}` kann nicht benutzt werden: {error}",
            "The certificate file `{path}` cannot be used: {error}";
        LoginRefused { user: String, method: AuthMethod as copied(unsaid), reply: String } =
            "Der Mailserver nimmt die Anmeldung als `{user}` nicht an: {reply}",
            "The mail server does not accept the login as `{user}`: {reply}";
        LoginUnknown { server: String, offered: Vec<String> } = match offered {
            _ if offered.is_empty() =>
                "Der Mailserver {server} bietet keine Anmeldung an.",
                "The mail server {server} does not offer a login.";
            _ =>
                ("Der Mailserver {server} bietet nur Anmeldungen an, die rundmail nicht kennt oder \
                  nicht benutzen soll: {}",
                 offered.join(", ")),
                ("The mail server {server} offers only login methods that rundmail does not know \
                  or should not use: {}",
                 offered.join(", "));
        };
        LoginMissing { reply: String } =
            "Der Mailserver verlangt eine Anmeldung: {reply}",
            "The mail server requires a login: {reply}";
        SenderRefused { reply: String } =
            "Der Mailserver nimmt den Absender nicht an: {reply}",
            "The mail server does not accept the sender: {reply}";
        TooLarge { octets: u64 as size, limit: u64 as size } =
            "Die E-Mail ist mit {octets} größer, als der Mailserver annimmt ({limit}).",
            "The mail ({octets}) is larger than the mail server accepts ({limit}).";
        FoundTooLarge { reply: String } =
            "Dem Mailserver ist die E-Mail zu groß: {reply}",
            "The mail is too large for the mail server: {reply}";
        NoEightBit =
            "Der Mailserver nimmt keine E-Mails mit Umlauten an (8BITMIME).",
            "The mail server does not accept mails with letters beyond ASCII (8BITMIME).";
    }

    /// What to do about each. The service has a section in the settings, and ports of its own.
    struct Help {
        value: ServerMessage,
        section: &'static str,
        tls: String,
        starttls: String,
    } = match value {
        ServerMessage::Unreachable { .. } =>
            "Prüfen Sie die Netzwerkverbindung sowie `server`, `port` und `sicherheit` unter \
             {section} in rundmail.toml: Zu Port {tls} gehört \"tls\", zu {starttls} \"starttls\". Passt das \
             nicht zusammen, dann bleiben manche Server stumm.",
            "Check the network connection as well as `host`, `port` and `security` under {section} \
             in rundmail.toml: port {tls} goes with \"tls\", {starttls} with \"starttls\". If these do not \
             match, some servers do not reply at all.";
        ServerMessage::NotLoopback { .. } =>
            "Schreiben Sie sicherheit = \"tls\" oder \"starttls\".",
            "Write security = \"tls\" or \"starttls\".";
        ServerMessage::Turned { .. } =>
            "Fragen Sie Ihre IT, ob Sie von diesem Rechner aus versenden dürfen.",
            "Ask your IT department whether you are allowed to send from this computer.";
        ServerMessage::NotNow { .. } => "Versuchen Sie es später noch einmal.", "Try again later.";
        ServerMessage::NoStartTls { .. } =>
            "Versuchen Sie sicherheit = \"tls\" mit Port {tls}. Bietet der Server sonst STARTTLS an, \
             dann verhindert es jemand auf dem Weg: Melden Sie das Ihrer IT.",
            "Try security = \"tls\" with port {tls}. If the server normally offers STARTTLS, \
             somebody along the way is preventing it: tell your IT department.";
        ServerMessage::Injected { .. } =>
            "Es wurde nichts gesendet, auch kein Passwort. Melden Sie das Ihrer IT, und benutzen \
             Sie sicherheit = \"tls\" mit Port {tls}.",
            "Nothing was sent, not even a password. Tell your IT department, and use security = \
             \"tls\" with port {tls}.";
        ServerMessage::Certificate { flaw, .. } =>
            fn(language) { FlawHelp { flaw: flaw.clone(), section }.localize(language) };
        ServerMessage::OldTls { .. } =>
            "Bitten Sie Ihre IT, den Server zu erneuern: Nötig ist TLS 1.2 oder 1.3.",
            "Ask your IT department to renew the server: TLS 1.2 or 1.3 is needed.";
        ServerMessage::NoName { .. } =>
            "Schreiben Sie unter {section} als `server` einen Namen wie \"mail.stadt.example\".",
            "Write a name such as \"mail.town.example\" as `host` under {section}.";
        ServerMessage::NoAuthorities =>
            "Bitten Sie Ihre IT, die Zertifikate des Systems einzurichten (unter Linux das Paket \
             ca-certificates).",
            "Ask your IT department to set up the certificates of the system (on Linux, the \
             package ca-certificates).";
        ServerMessage::Tls { flaw: TlsFlaw::WantsCertificate | TlsFlaw::UnknownName, .. } =>
            "Fragen Sie Ihre IT nach dem Server und dem Port, die zum Versenden gedacht sind.",
            "Ask your IT department for the server and the port that are meant for sending.";
        ServerMessage::Tls { .. } | ServerMessage::NoTlsThere { .. } =>
            "Prüfen Sie `port` und `sicherheit`: Zu {tls} gehört \"tls\", zu {starttls} \"starttls\".",
            "Check `port` and `security`: {tls} goes with \"tls\", {starttls} with \"starttls\".";
        ServerMessage::CaFile { .. } =>
            "Lassen Sie sich die Datei von Ihrer IT im Format PEM geben.",
            "Ask your IT department for the file in PEM format.";
        ServerMessage::LoginRefused { method: AuthMethod::XOAuth2, .. } =>
            "Das Token gilt vielleicht für ein anderes Konto: Melden Sie sich mit dem Konto an, das \
             unter `benutzer` steht (rundmail anmelden). Sonst muss Ihre IT für dieses Postfach die \
             Anmeldung freischalten (authentifiziertes SMTP, IMAP); docs/it.md beschreibt, wie.",
            "The token may be for another account: log in with the account that `user` names \
             (rundmail login). Otherwise your IT department has to enable logging in for this \
             mailbox (authenticated SMTP, IMAP); docs/it.md describes how.";
        ServerMessage::LoginRefused { .. } =>
            "Prüfen Sie Benutzername und Passwort. Manche Anbieter verlangen ein eigenes \
             App-Passwort oder müssen SMTP erst freischalten. Ist SMTP abgeschaltet, hilft --weg \
             entwuerfe.",
            "Check the user name and the password. Some providers require an app password or have \
             to enable SMTP first. If SMTP is switched off, use --via drafts.";
        ServerMessage::LoginUnknown { .. } =>
            "Fragen Sie Ihre IT nach dem Zugang zum Versenden; manche Server bieten die Anmeldung \
             erst mit Verschlüsselung an.",
            "Ask your IT department for the account to send with; some servers offer the login \
             only with encryption.";
        ServerMessage::LoginMissing { .. } =>
            "Tragen Sie in rundmail.toml unter [smtp] `benutzer` ein. Steht er dort schon, dann \
             fragen Sie Ihre IT, ob dieses Konto versenden darf.",
            "Set `user` under [smtp] in rundmail.toml. If it is already set, ask your IT \
             department whether this account is allowed to send.";
        ServerMessage::SenderRefused { .. } =>
            "Prüfen Sie `absender` unter [versand] in rundmail.toml: Meist muss es die Adresse \
             sein, mit der Sie sich anmelden.",
            "Check `from` under [mail] in rundmail.toml: it usually has to be the address that \
             you log in with.";
        ServerMessage::TooLarge { .. } | ServerMessage::FoundTooLarge { .. } =>
            "Verkleinern Sie die Anlagen, oder stellen Sie sie ins Netz und verweisen Sie darauf.",
            "Make the attachments smaller, or put them on the web and link to them.";
        ServerMessage::NoEightBit =>
            "Das ist ein Fehler in rundmail; bitte melden Sie ihn.",
            "This is a bug in rundmail; please report it.";
    };
}

/// How the login was tried matters for the advice only.
fn unsaid(_: AuthMethod, _: Language) -> &'static str {
    ""
}

impl ServerMessage {
    /// A fault that stops the run for this reason.
    pub(super) fn abort(self) -> Fault {
        Fault::Abort(self.reason())
    }

    /// The reason with its help.
    pub(super) fn reason(self) -> Abort {
        self.reason_under("[smtp]", [465, 587])
    }

    /// The reason with its help, for a service with this section in the settings and these ports
    /// with TLS and STARTTLS.
    pub(crate) fn reason_under(self, section: &'static str, [tls, starttls]: [u16; 2]) -> Abort {
        let (tls, starttls) = (tls.to_string(), starttls.to_string());
        let help = Help { value: self.clone(), section, tls, starttls };
        Abort::new(self, help)
    }
}
