//! What can go wrong with a database that several machines share.

use crate::delivery::smtp::messages::Flaw;
use crate::l10n::{SystemFault, messages};

messages! {
    /// What is wrong with the database.
    #[derive(Clone, PartialEq, Eq)]
    pub enum SharedFault {
        /// The address is none.
        Address {
            /// Why.
            error: SystemFault,
        } = "Die Adresse ist nicht zu verstehen: {error}", "The address cannot be understood: {error}";
        /// It would be reached without encryption.
        Unprotected =
            "Ohne Verschlüsselung (sslmode=disable) wird nur eine Datenbank auf diesem Rechner selbst \
             benutzt.",
            "Without encryption (sslmode=disable), only a database on this computer itself is used.";
        /// The office's own authority cannot be read.
        CaFile {
            /// The file.
            path: String,
            /// Why.
            error: SystemFault,
        } =
            "Die Zertifikatsdatei `{path}` kann nicht benutzt werden: {error}",
            "The certificate file `{path}` cannot be used: {error}";
        /// The system trusts nobody.
        NoAuthorities =
            "Auf diesem Rechner sind keine Zertifizierungsstellen eingerichtet, denen er vertraut.",
            "No trusted certificate authorities are set up on this computer.";
        /// Nobody answers.
        Unreachable {
            /// Why.
            error: SystemFault,
        } = "Sie ist nicht zu erreichen: {error}", "It cannot be reached: {error}";
        /// The connection broke.
        Lost = "Die Verbindung ist abgebrochen.", "The connection was lost.";
        /// It takes nobody now.
        NotNow {
            /// What it says.
            reply: String,
        } = "Sie nimmt gerade niemanden an: {reply}", "It accepts nobody at the moment: {reply}";
        /// The login was refused.
        Denied {
            /// What it says.
            reply: String,
        } = "Sie nimmt die Anmeldung nicht an: {reply}", "It does not accept the login: {reply}";
        /// It wants a password, and there is none.
        NoPassword = "Sie verlangt ein Passwort.", "It requires a password.";
        /// The certificate is wrong.
        Certificate {
            /// Why.
            flaw: Flaw,
        } = "Ihr Zertifikat ist nicht gültig: {flaw}", "Its certificate is not valid: {flaw}";
        /// Encryption fails otherwise.
        Tls =
            "Mit ihr kommt keine Verschlüsselung zustande.",
            "Encryption with it cannot be established.";
        /// It offers no encryption.
        NoTls = "Sie bietet keine Verschlüsselung (TLS) an.", "It does not offer encryption (TLS).";
        /// The server has no database of that name.
        NoDatabase =
            "Auf diesem Server gibt es sie nicht.", "There is none of that name on this server.";
        /// Nothing can be written.
        ReadOnly =
            "In sie kann nur gelesen, nicht geschrieben werden.",
            "It can only be read, not written.";
        /// The user may not do that.
        NotAllowed {
            /// What it says.
            reply: String,
        } =
            "Der angemeldete Benutzer darf das dort nicht: {reply}",
            "The user who is logged in is not allowed to do that: {reply}";
        /// Somebody else holds what is needed.
        Busy = "Sie wird gerade benutzt.", "It is in use.";
        /// A newer version of the program made its tables.
        Newer =
            "Ihre Tabellen stammen von einer neueren Version dieses Programms.",
            "Its tables were made by a newer version of this program.";
        /// An older version of the program made its tables, and nobody has written since.
        Older =
            "Ihre Tabellen stammen von einer älteren Version dieses Programms.",
            "Its tables were made by an older version of this program.";
        /// Its tables are those of another program.
        Foreign =
            "Ihre Tabellen sind nicht die dieses Programms.",
            "Its tables are not those of this program.";
        /// Somebody else has begun the same round.
        Begun =
            "Ein anderer Rechner hat diese Rund-Mail soeben begonnen.",
            "Another computer has just begun this mailing.";
        /// Others are sending another version.
        OtherVersion {
            /// Who.
            holder: String,
        } =
            "Diese Rund-Mail wird gerade in einer anderen Fassung versandt: von {holder}.",
            "Another version of this mailing is being sent right now: by {holder}.";
        /// A ledger of the folder and the database know the same mailing.
        Both {
            /// The ID of the mailing.
            id: String,
        } =
            "Das Versandbuch dieses Ordners (`.rundmail/ledger.db`) kann nicht übernommen werden: Die \
             Rund-Mail `{id}` kennen beide.",
            "The ledger of this folder (`.rundmail/ledger.db`) cannot be taken over: both know the \
             mailing `{id}`.";
        /// Anything else.
        Other {
            /// Its message.
            error: SystemFault,
        } = "Sie meldet: {error}", "It reports: {error}";
    }

    /// The help for a [`SharedFault`].
    #[derive(Clone)]
    pub(super) struct SharedHelp(pub value: SharedFault) = match value {
        SharedFault::Address { .. } | SharedFault::NoDatabase =>
            "Prüfen Sie `link` unter [versandbuch] in rundmail.toml: \
             \"postgresql://BENUTZER@SERVER/DATENBANK\".",
            "Check `url` under [ledger] in rundmail.toml: \"postgresql://USER@HOST/DATABASE\".";
        SharedFault::Unprotected =>
            "Nehmen Sie `sslmode=disable` aus der Adresse.",
            "Take `sslmode=disable` out of the address.";
        SharedFault::CaFile { .. }
        | SharedFault::NoAuthorities
        | SharedFault::Certificate { .. } =>
            "Kommt das Zertifikat von der eigenen Zertifizierungsstelle Ihrer Verwaltung, dann nennen \
             Sie sie unter [versandbuch] als `zertifikatsdatei`.",
            "If the certificate comes from your administration's own authority, name that under \
             [ledger] as `ca-file`.";
        SharedFault::Unreachable { .. } | SharedFault::Lost | SharedFault::NotNow { .. } =>
            "Prüfen Sie die Netzwerkverbindung, und rufen Sie denselben Befehl noch einmal auf.",
            "Check the network connection, and run the same command again.";
        SharedFault::Denied { .. } | SharedFault::NoPassword =>
            "Geben Sie das Passwort unter [versandbuch] mit `passwort-befehl` oder in \
             RUNDMAIL_LEDGER_PASSWORD an; am Bildschirm wird es abgefragt.",
            "Provide the password with `password-command` under [ledger] or in \
             RUNDMAIL_LEDGER_PASSWORD; in a terminal, you are asked for it.";
        SharedFault::Tls | SharedFault::NoTls =>
            "Ihre IT muss auf dem Datenbankserver TLS 1.2 oder neuer einschalten (`ssl = on`).",
            "Your IT department has to switch on TLS 1.2 or later on the database server (`ssl = on`).";
        SharedFault::ReadOnly =>
            "Nennen Sie den Server, der schreibt, und nicht seine Kopie.",
            "Name the server that writes, not its copy.";
        SharedFault::NotAllowed { .. } =>
            "Dem Benutzer muss die Datenbank gehören, oder er braucht in ihrem Schema die Rechte USAGE \
             und CREATE.",
            "The user has to own the database, or needs USAGE and CREATE in its schema.";
        SharedFault::Busy =>
            "Versuchen Sie es in einigen Sekunden noch einmal.", "Try again in a few seconds.";
        SharedFault::Newer =>
            "Benutzen Sie auf allen Rechnern die neuere Version von rundmail.",
            "Use the newer version of rundmail on all computers.";
        SharedFault::Older =>
            "Diese Version kann sie nicht auf den neuen Stand bringen. Zeigen Sie diese Meldung Ihrer \
             IT.",
            "This version cannot bring them up to date. Show this message to your IT department.";
        SharedFault::Foreign =>
            "Das Versandbuch braucht eine eigene Datenbank, oder ein eigenes Schema darin.",
            "The ledger needs a database of its own, or a schema of its own in it.";
        SharedFault::Begun =>
            "Rufen Sie denselben Befehl noch einmal auf: Dann arbeitet dieser Rechner mit.",
            "Run the same command again: then this computer shares the work.";
        SharedFault::OtherVersion { .. } =>
            "Warten Sie, bis der andere Versand fertig ist. Auf allen Rechnern müssen dieselben \
             Dateien liegen.",
            "Wait until the other run has finished. All computers need the same files.";
        SharedFault::Both { .. } =>
            "Ist das Versandbuch dieses Ordners überholt, dann benennen Sie die Datei um.",
            "If the ledger of this folder is out of date, rename the file.";
        SharedFault::Other { .. } =>
            "Zeigen Sie diese Meldung Ihrer IT.", "Show this message to your IT department.";
    };
}

impl SharedFault {
    /// Whether the same command may work later.
    pub fn may_pass(&self) -> bool {
        !matches!(
            self,
            Self::Address { .. }
                | Self::Unprotected
                | Self::Newer
                | Self::Older
                | Self::Foreign
                | Self::Both { .. }
        )
    }
}
