//! Messages of delivery.

use super::transport::{Abort, Reply};
use crate::delivery::reply::denial::Denial;
use crate::l10n::{SystemFault, messages};

messages! {
    /// Why a run stops, and what to do.
    #[derive(Clone)]
    pub(super) enum AbortMessage {
        RelayDenied { reply: Reply } =
            "Der Mailserver nimmt von hier keine E-Mails an: {reply}",
            "The mail server does not accept mails from here: {reply}";
        RelayDeniedHelp =
            "Meist fehlt die Anmeldung (`benutzer` unter [smtp] in rundmail.toml), oder dieses \
             Konto darf nicht unter der Absenderadresse senden. Ihre IT weiß, welcher Server und \
             welcher Zugang zum Versenden gedacht ist.",
            "Usually the login is missing (`user` under [smtp] in rundmail.toml), or this account \
             is not allowed to send from this sender address. Your IT department knows which \
             server and account are meant for sending.";
        Listed { reply: Reply } =
            "Der Absender steht auf einer Sperrliste oder hat einen schlechten Ruf: {reply}",
            "The sender is on a block list or has a bad reputation: {reply}";
        ListedHelp =
            "Das liegt an Ihrem Mailserver oder an Ihrer Domain und nicht an den Personen. Zeigen \
             Sie Ihrer IT oder Ihrem Anbieter diese Antwort. Ist die Sperre aufgehoben, dann geht \
             es mit demselben Befehl weiter.",
            "The cause is your mail server or your domain, not the recipients. Show this reply to \
             your IT department or your provider. Once the block is lifted, the same command \
             continues.";
        Suspected { reply: Reply } =
            "Der Mailserver hält die E-Mails für Spam oder den Absender für unecht: {reply}",
            "The mail server considers the mails spam or the sender fake: {reply}";
        SuspectedHelp =
            "Das sagt er zu allen, die bisher an der Reihe waren. Zeigen Sie Ihrer IT diese \
             Antwort; sie kann prüfen, ob SPF, DKIM und DMARC für Ihre Domain stimmen. Danach geht \
             es mit demselben Befehl weiter.",
            "It says so for everyone whose turn it has been so far. Show this reply to your IT \
             department; they can check whether SPF, DKIM and DMARC are right for your domain. \
             After that, the same command continues.";
        KeepsFailing { reply: Reply } =
            "Die Verbindung zum Mailserver kommt immer wieder nicht zustande: {reply}",
            "The connection to the mail server keeps failing: {reply}";
        AllowanceSpent { reply: Reply } =
            "Dieses Konto hat so viele E-Mails gesendet, wie der Mailserver in einer Stunde oder \
             an einem Tag zulässt: {reply}",
            "This account has sent as many mails as the mail server allows in an hour or a day: \
             {reply}";
        AllowanceSpentHelp =
            "Rufen Sie denselben Befehl später noch einmal auf, spätestens morgen. Ihre IT kann \
             sagen, wie viele E-Mails das Konto senden darf.",
            "Run the same command again later, tomorrow at the latest. Your IT department can \
             tell you how many mails the account may send.";
        TooMuch { reply: Reply } =
            "Der Mailserver nimmt im Augenblick keine weiteren E-Mails an: {reply}",
            "The mail server accepts no more mails at the moment: {reply}";
        EverybodyPutOff { reply: Reply } =
            "Der Mailserver vertröstet alle auf später: {reply}",
            "The mail server puts everyone off until later: {reply}";
        LaterHelp =
            "Warten Sie eine Weile, und rufen Sie dann denselben Befehl noch einmal auf.",
            "Wait a while, then run the same command again.";
        KeepsDoubting { reply: Reply } =
            "Der Mailserver bestätigt die E-Mails nicht, die er bekommen hat: {reply}",
            "The mail server does not confirm the mails that it received: {reply}";
        KeepsDoubtingHelp =
            "Damit nicht noch mehr Personen ungewiss bleiben, ist hier Schluss. Fragen Sie Ihre \
             IT, was der Mailserver aus diesen E-Mails gemacht hat.",
            "The run ends here so that no more people are left uncertain. Ask your IT department \
             what the mail server has done with these mails.";
        Folder { path: String, error: SystemFault } =
            "In den Ordner `{path}` kann nicht geschrieben werden: {error}",
            "The folder `{path}` cannot be written to: {error}";
        FolderHelp =
            "Prüfen Sie, ob Sie dort schreiben dürfen und ob noch Platz auf dem Datenträger ist.",
            "Check whether you are allowed to write there and whether there is space left on the \
             drive.";
    }
}

impl AbortMessage {
    /// The server accepts nothing from here, for anybody.
    pub(super) fn denied(denial: Denial, reply: &Reply) -> Abort {
        let reply = reply.clone();
        match denial {
            Denial::NotAllowed => Abort::new(Self::RelayDenied { reply }, Self::RelayDeniedHelp),
            Denial::Listed => Abort::new(Self::Listed { reply }, Self::ListedHelp),
            Denial::Suspected => Abort::new(Self::Suspected { reply }, Self::SuspectedHelp),
        }
    }
}
