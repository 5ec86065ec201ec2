//! What delivery has to say.

use super::denial::Denial;
use super::local;
use super::transport::{Halt, Reply};
use crate::l10n::{Bilingual, SystemFault};

/// Why a run stops, and what to do.
#[derive(Clone, Debug)]
pub(super) enum Words {
    RelayDenied { reply: String },
    RelayDeniedHelp,
    Listed { reply: String },
    ListedHelp,
    Suspected { reply: String },
    SuspectedHelp,
    KeepsFailing { reply: String },
    AllowanceSpent { reply: String },
    AllowanceSpentHelp,
    TooMuch { reply: String },
    EverybodyPutOff { reply: String },
    LaterHelp,
    KeepsDoubting { reply: String },
    KeepsDoubtingHelp,
    Folder { path: String, error: SystemFault },
    FolderHelp,
}

impl Words {
    /// The server takes nothing from here, for anybody.
    pub fn denied(denial: Denial, reply: &Reply) -> Halt {
        let reply = reply.to_string();
        match denial {
            Denial::NotAllowed => Halt::new(Self::RelayDenied { reply }, Self::RelayDeniedHelp),
            Denial::Listed => Halt::new(Self::Listed { reply }, Self::ListedHelp),
            Denial::Suspected => Halt::new(Self::Suspected { reply }, Self::SuspectedHelp),
        }
    }
}

impl Bilingual for Words {
    fn german(&self) -> String {
        match self {
            Self::RelayDenied { reply } => {
                format!("Der Mailserver nimmt von hier keine E-Mails an: {reply}")
            }
            Self::RelayDeniedHelp => {
                "Meist fehlt die Anmeldung (`benutzer` unter [smtp] in \
                rundmail.toml), oder dieses Konto darf nicht unter der Absenderadresse senden. Ihre IT \
                weiß, welcher Server und welcher Zugang zum Versenden gedacht ist."
                    .into()
            }
            Self::Listed { reply } => {
                format!("Der Absender steht auf einer Sperrliste oder hat einen schlechten Ruf: {reply}")
            }
            Self::ListedHelp => {
                "Das liegt an Ihrem Mailserver oder an Ihrer Domain und nicht an den \
                Personen. Zeigen Sie Ihrer IT oder Ihrem Anbieter diese Antwort. Ist die Sperre \
                aufgehoben, dann geht es mit demselben Befehl weiter."
                    .into()
            }
            Self::Suspected { reply } => {
                format!("Der Mailserver hält die E-Mails für Spam oder den Absender für unecht: {reply}")
            }
            Self::SuspectedHelp => {
                "Das sagt er zu allen, die bisher an der Reihe waren. Zeigen Sie Ihrer IT \
                diese Antwort; sie kann prüfen, ob SPF, DKIM und DMARC für Ihre Domain stimmen. Danach \
                geht es mit demselben Befehl weiter."
                    .into()
            }
            Self::KeepsFailing { reply } => {
                let reply = local::german(reply);
                format!("Die Verbindung zum Mailserver kommt immer wieder nicht zustande: {reply}")
            }
            Self::AllowanceSpent { reply } => format!(
                "Dieses Konto hat so viele E-Mails gesendet, wie der Mailserver in einer Stunde oder \
                 an einem Tag zulässt: {reply}"
            ),
            Self::AllowanceSpentHelp => "Rufen Sie denselben Befehl später noch einmal auf, \
                spätestens morgen. Ihre IT kann sagen, wie viele E-Mails das Konto senden darf."
                .into(),
            Self::TooMuch { reply } => {
                format!("Der Mailserver nimmt im Augenblick keine weiteren E-Mails an: {reply}")
            }
            Self::EverybodyPutOff { reply } => {
                format!("Der Mailserver vertröstet alle auf später: {reply}")
            }
            Self::LaterHelp => "Warten Sie eine Weile, und rufen Sie dann denselben Befehl noch \
                einmal auf."
                .into(),
            Self::KeepsDoubting { reply } => {
                let reply = local::german(reply);
                format!("Der Mailserver bestätigt die E-Mails nicht, die er bekommen hat: {reply}")
            }
            Self::KeepsDoubtingHelp => "Damit nicht noch mehr Personen ungewiss bleiben, ist hier \
                Schluss. Fragen Sie Ihre IT, was der Mailserver aus diesen E-Mails gemacht hat."
                .into(),
            Self::Folder { path, error } => {
                format!("In den Ordner `{path}` kann nicht geschrieben werden: {}", error.german())
            }
            Self::FolderHelp => {
                "Prüfen Sie, ob Sie dort schreiben dürfen und ob noch Platz auf dem \
                Datenträger ist."
                    .into()
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::RelayDenied { reply } => {
                format!("The mail server takes no mails from here: {reply}")
            }
            Self::RelayDeniedHelp => "Usually the login is missing (`user` under [smtp] in \
                rundmail.toml), or this account may not send under the sender's address. Your IT knows \
                which server and account is meant for sending."
                .into(),
            Self::Listed { reply } => {
                format!("The sender is on a block list or has a bad reputation: {reply}")
            }
            Self::ListedHelp => {
                "This is about your mail server or your domain and not about the people. \
                Show this reply to your IT or your provider. Once the block is lifted, the same command \
                goes on."
                    .into()
            }
            Self::Suspected { reply } => {
                format!("The mail server takes the mails for spam, or the sender for a fake: {reply}")
            }
            Self::SuspectedHelp => {
                "It says so to everybody whose turn it was so far. Show this reply to your \
                IT; they can see whether SPF, DKIM and DMARC are right for your domain. After that the \
                same command goes on."
                    .into()
            }
            Self::KeepsFailing { reply } => {
                format!("The connection to the mail server fails again and again: {reply}")
            }
            Self::AllowanceSpent { reply } => format!(
                "This account has sent as many mails as the mail server allows in an hour or a day: \
                 {reply}"
            ),
            Self::AllowanceSpentHelp => "Run the same command again later, tomorrow at the latest. \
                Your IT can tell how many mails the account may send."
                .into(),
            Self::TooMuch { reply } => {
                format!("The mail server takes no more mails at the moment: {reply}")
            }
            Self::EverybodyPutOff { reply } => {
                format!("The mail server puts everybody off until later: {reply}")
            }
            Self::LaterHelp => "Wait for a while, then run the same command again.".into(),
            Self::KeepsDoubting { reply } => {
                format!("The mail server does not confirm the mails that it got: {reply}")
            }
            Self::KeepsDoubtingHelp => "The run ends here so that no more people are left in \
                doubt. Ask your IT what the mail server has made of these mails."
                .into(),
            Self::Folder { path, error } => {
                format!("The folder `{path}` cannot be written to: {}", error.english())
            }
            Self::FolderHelp => {
                "See whether you may write there and whether there is space left.".into()
            }
        }
    }
}
