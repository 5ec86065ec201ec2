//! Messages of `send`: why nothing is sent, and what to do. What is about to happen and what
//! happened are in separate files.

pub(super) mod account;
pub(super) mod figures;
pub(super) mod gone;
pub(super) mod leftover;
pub(super) mod pace;
pub(super) mod reminder;
pub(super) mod stale_ledger;
pub(super) mod test_mail;
pub(super) mod unread;

use crate::delivery::Channel;
use crate::l10n::{count, messages};
use crate::mailing::Addressee;

/// `Anna Probe <anna@verein.example>`.
pub(super) fn named(person: &Addressee) -> String {
    match person.name.as_str() {
        "" => person.address.to_string(),
        name => format!("{name} <{}>", person.address),
    }
}

messages! {
    /// Why nothing is sent, and questions.
    pub(super) enum Message {
        NoSettings =
            "Hier gibt es keine Einstellungen (`rundmail.toml`): Absender und Kontaktliste fehlen.",
            "There is no `rundmail.toml` here: the sender and the contact list are missing.";
        NoServer =
            "In `rundmail.toml` steht kein Mailserver ([smtp]).",
            "There is no mail server ([smtp]) in `rundmail.toml`.";
        NoAddress { written: String } =
            "`{written}` ist keine E-Mail-Adresse.",
            "`{written}` is not a valid e-mail address.";
        Nobody =
            "Diese Auswahl enthält niemanden, der eine E-Mail erhält.",
            "No recipients match this selection.";
        Question { channel: Channel } = match channel {
            Channel::Smtp => "Jetzt senden?", "Send now?";
            _ => "Jetzt schreiben?", "Write now?";
        };
        SendAllTheSame = "Trotzdem weitermachen?", "Continue anyway?";
        NotAsked =
            "Es wurde nichts gesendet: Der Befehl konnte nicht nachfragen.",
            "Nothing was sent: the command could not ask for confirmation.";
        Declined = "Es wurde nichts gesendet.", "Nothing was sent.";
        NothingToCorrect =
            "Es gibt nichts zu berichtigen: Diese Rund-Mail hat noch niemand erhalten.",
            "There is nothing to correct: nobody has received this mailing yet.";
        Double { other: String } =
            "Eine Rund-Mail derselben Reihe, derselben Art und desselben Tages ist schon als \
             `{other}` versandt worden.",
            "A mailing of the same series, kind and day has already been sent as `{other}`.";
        Held { holder: Option<(String, String)> } = match holder {
            Some((who, since)) =>
                "Diese Rund-Mail wird gerade versandt: von {who}, seit {since}.",
                "This mailing is being sent right now: by {who}, since {since}.";
            None =>
                "Diese Rund-Mail wird gerade versandt.",
                "This mailing is being sent right now.";
        };
        NothingToDo { reached: usize, channel: Channel } = match (reached, channel) {
            (0, _) => "Es gibt nichts zu senden.", "There is nothing to send.";
            (_, Channel::Smtp) =>
                ("Es gibt nichts zu senden: {} die E-Mail schon.",
                 count(*reached, "Person hat", "Personen haben")),
                ("There is nothing to send: {} already received the mail.",
                 count(*reached, "person has", "people have"));
            _ =>
                ("Es gibt nichts zu schreiben: {} schon da.",
                 count(*reached, "Datei ist", "Dateien sind")),
                ("There is nothing to write: {} already there.",
                 count(*reached, "file is", "files are"));
        };
        Rehearsed =
            "Probelauf: Es wurde nichts gesendet. Die Vorschau zeigt die E-Mails.",
            "Dry run: nothing was sent. The preview shows the mails.";
    }

    /// What to do about it.
    #[derive(Clone, Copy)]
    pub(super) enum Help {
        NoSettings =
            "Legen Sie mit `rundmail einrichten` einen Arbeitsordner an.",
            "Set up a workspace with `rundmail init`.";
        NoServer =
            "Ergänzen Sie dort den Abschnitt [smtp] mit `server`, oder benutzen Sie --weg ordner \
             oder --weg entwuerfe.",
            "Add a section [smtp] with `host` there, or use --via folder or --via drafts.";
        Untouched = "Es wurde nichts gesendet.", "Nothing was sent.";
        NotAsked =
            "Rufen Sie den Befehl in einem Fenster auf, in dem er fragen kann, oder mit --ja.",
            "Run the command in a window where it can ask, or with --yes.";
        Changed =
            "Mit --nur-neue erhalten nur die Übrigen die E-Mail, und zwar in der neuen Fassung. \
             Mit --berichtigung erhalten alle, die die frühere Fassung haben, eine Berichtigung.",
            "With --only-new, only the others get the mail, in the new version. With \
             --correction, everyone who has the earlier version gets a correction.";
        ChangedForAll =
            "Alle haben die E-Mail schon, in der alten Fassung. Mit --berichtigung erhalten sie \
             eine Berichtigung, in der steht, was sich geändert hat.",
            "Everyone already has the mail, in the old version. With --correction, they get a \
             correction that says what has changed.";
        Approved =
            "Das Protokoll ist inzwischen genehmigt. Mit --berichtigung erhalten alle, die den \
             Entwurf haben, die genehmigte Fassung; mit --nur-neue erhalten sie nur die Übrigen.",
            "The minutes have been approved in the meantime. With --correction, everyone who has \
             the draft gets the approved version; with --only-new, only the others get it.";
        Double =
            "Ist es dieselbe Rund-Mail, dann geben Sie der Datei denselben Namen (oder dieselbe \
             `kennung`) wie damals. Ist es eine andere, dann rufen Sie den Befehl ohne --ja auf \
             und stimmen zu.",
            "If it is the same mailing, give the file the same name (or the same `id`) as before. \
             If it is a different one, run the command without --yes and agree.";
        Held =
            "Warten Sie, bis der andere Versand fertig ist.",
            "Wait until the other run has finished.";
        Refused =
            "Berichtigen Sie diese Adressen in der Kontaktliste. Derselbe Befehl erreicht dann nur \
             noch diese Personen. Lag es nicht an den Adressen, dann versucht --abgelehnte-nochmal \
             es noch einmal.",
            "Correct these addresses in the contact list. The same command will then reach only \
             these people. If the addresses were not the cause, --retry-refused tries again.";
        Deferred =
            "Rufen Sie denselben Befehl später noch einmal auf; er sendet nur, was noch fehlt.",
            "Run the same command again later; it sends only what is still missing.";
        Uncertain =
            "Fragen Sie dort nach, ob die E-Mail angekommen ist. Mit --ungewisse nochmal geht sie \
             noch einmal hin, mit --ungewisse auslassen nicht.",
            "Ask the recipients whether the mail has arrived. --uncertain resend sends it again, \
             --uncertain skip does not.";
        GoOn =
            "Derselbe Befehl macht dort weiter; niemand erhält die E-Mail doppelt.",
            "The same command continues from there; nobody gets the mail twice.";
    }
}
