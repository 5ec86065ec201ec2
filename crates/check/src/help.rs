//! Help of the rules.

use crate::l10n::{messages, nearest, quoted};
use crate::settings::Security;

messages! {
    /// What to do about a finding.
    pub(super) enum Help {
        IdForm =
            "Erlaubt sind Buchstaben, Ziffern, `-`, `_` und `.`, höchstens 100 Zeichen.",
            "Letters, digits, `-`, `_` and `.` are allowed, at most 100 characters.";
        IdTwice =
            "Geben Sie jedem Eintrag eine eigene Kennung.",
            "Give each entry its own ID.";
        DateOrWhen =
            "Geben Sie entweder ein Datum an (`datum`) oder, wenn es noch keines gibt, Worte \
             (`wann`).",
            "Give either a date (`date`) or, if there is none yet, a description (`when`).";
        WhichDate =
            "Prüfen Sie, welches der beiden Daten stimmt.",
            "Find out which of the two dates is right.";
        WhichTime =
            "Prüfen Sie, welche der beiden Uhrzeiten stimmt.",
            "Find out which of the two times is right.";
        EndNextDay =
            "Prüfen Sie die Uhrzeiten. Geht der Termin über Mitternacht, dann geben Sie den \
             letzten Tag an (`bis`).",
            "Check the times. If the event runs past midnight, give its last day (`until`).";
        CompleteInvitation { place: bool, start: bool } = match (place, start) {
            (true, true) =>
                "Ergänzen Sie `ort` und `beginn` unter [sitzung].",
                "Add `place` and `start` under [meeting].";
            (true, false) => "Ergänzen Sie `ort` unter [sitzung].", "Add `place` under [meeting].";
            (false, _) => "Ergänzen Sie `beginn` unter [sitzung].", "Add `start` under [meeting].";
        };
        SayWhy =
            "Schreiben Sie oben in die Datei, was die Eingeladenen wissen sollen: berichtigung = \"…\"",
            "Write at the top of the file what people should know: correction = \"…\"";
        RegistrationAddress =
            "Geben Sie unter [sitzung.anmeldung] die Adresse an: `e-mail`, etwa \
             anmeldung@stadt.example.",
            "Give the address under [meeting.registration]: `email`, for instance \
             registration@town.example.";
        Figures =
            "Prüfen Sie die Zahlen und die Liste der Teilnehmenden. In der Liste dürfen Anwesende \
             fehlen; mehr als gezählt dürfen es nicht sein.",
            "Check the figures and the list of participants. The list may be shorter than the \
             figure, but not longer.";
        FiguresAlone =
            "Prüfen Sie beide Zahlen: Aus jeder Organisation war mindestens eine Person da.",
            "Check both figures: at least one person came from each organisation.";
        AddAttendance =
            "Ergänzen Sie die Zahlen unter [teilnahme] oder die Personen unter [[teilnehmende]].",
            "Add the figures under [attendance] or the people under [[participants]].";
        ListOnce =
            "Löschen Sie einen der beiden Einträge. Sind es zwei Menschen mit gleichem Namen, \
             geben Sie ihre Organisationen an.",
            "Delete one of the two entries. If they are two people with the same name, give their \
             organisations.";
        FillIn =
            "Schreiben Sie, was besprochen wurde: in `text` eines Punktes der Tagesordnung, oder \
             als Einleitung.",
            "Write what was discussed, either in the `text` of an agenda item or as an \
             introduction.";
        FileOrLink = "Ergänzen Sie `datei` oder `link`.", "Add `file` or `url`.";
        AddLink =
            "Ergänzen Sie `link`, oder schicken Sie die Datei mit (`versand = true`).",
            "Add `url`, or send the file with the mail (`mail = true`).";
        CopyInside =
            "Kopieren Sie die Datei in den Arbeitsordner und geben Sie den Weg von dort an, zum \
             Beispiel anlagen/folien.pdf.",
            "Copy the file into the workspace and give its path from there, for example \
             anlagen/folien.pdf.";
        LogoInside =
            "Kopieren Sie das Bild in den Arbeitsordner und geben Sie den Weg von dort an, zum \
             Beispiel wappen.svg.",
            "Copy the picture into the workspace and give its path from there, for example \
             wappen.svg.";
        OtherFile =
            "Nennen Sie eine andere Datei. Kontaktliste, Einstellungen, Sitzungsdateien, \
             Versandbuch und fertige E-Mails enthalten Adressen oder Zugangsdaten.",
            "Name another file. The contact list, the settings, minutes files, the ledger and \
             finished mails contain addresses or access data.";
        EmptyFile = "Speichern Sie die Datei noch einmal.", "Save the file again.";
        NoFile =
            "Prüfen Sie Schreibweise und Ordner; der Weg beginnt bei der Datei, in der er steht.",
            "Check the spelling and the folder; the path starts from the file in which it is \
             written.";
        NotAFile = "Geben Sie die Datei selbst an.", "Name the file itself.";
        Unreadable =
            "Prüfen Sie, ob die Datei in einem anderen Programm geöffnet ist und ob Sie sie lesen \
             dürfen.",
            "Check whether the file is open in another program and whether you are allowed to \
             read it.";
        RenameFile = "Benennen Sie eine der beiden Dateien um.", "Rename one of the two files.";
        Guess { guess: String } = "Meinten Sie `{guess}`?", "Did you mean `{guess}`?";
        KnownIds { known: Vec<String> as quoted } = match (known.len()) {
            0 => "Bisher ist hier keine Kennung vergeben.", "There are no IDs here yet.";
            1 => "Vergeben ist bisher nur {known}.", "The only ID so far is {known}.";
            _ => "Vergeben sind {known}.", "The IDs so far are {known}.";
        };
        SameVisibility =
            "Machen Sie den Eintrag öffentlich, oder den Text intern (`sichtbarkeit = \
             \"intern\"`).",
            "Make the entry public, or the text internal (`visibility = \"internal\"`).";
        OwnId =
            "Geben Sie jeder Datei eine eigene Kennung (`kennung`); sonst gilt die zweite als \
             schon verschickt.",
            "Give each file its own ID (`id`); otherwise the second one counts as already sent.";
        LogoAlt =
            "Ergänzen Sie `alternativtext`, zum Beispiel \"Wappen der Stadt\"; \"\" steht für \
             reinen Schmuck.",
            "Add `alt`, for example \"Coat of arms\"; \"\" marks a purely decorative picture.";
        Sender =
            "Schreiben Sie zum Beispiel \"Stabsstelle Integration <integration@stadt.example>\".",
            "Write, for example, \"Stabsstelle Integration <integration@stadt.example>\".";
        Unsubscribe =
            "Schreiben Sie unter [versand] zum Beispiel abmelden = \
             \"mailto:integration@stadt.example?subject=Abmeldung\" oder eine Adresse mit \
             https://.",
            "Under [mail], write for example unsubscribe = \
             \"mailto:integration@stadt.example?subject=Abmeldung\", or an https:// address.";
        Protect =
            "Lassen Sie `sicherheit` weg oder schreiben Sie \"tls\" oder \"starttls\".",
            "Leave out `security`, or write \"tls\" or \"starttls\".";
        PortOf { security: Security } =
            ("Üblich ist zu diesem Port: sicherheit = \"{}\".", name(*security)),
            ("The usual setting for this port is security = \"{}\".", name(*security));
        TranslateRecord =
            "Ergänzen Sie den Eintrag mit derselben Kennung.",
            "Add the entry with the same ID.";
        FirstLanguageLacks =
            "Prüfen Sie die Kennung, oder ergänzen Sie den Eintrag in der ersten Sprache.",
            "Check the ID, or add the entry in the first language.";
        IdForTranslation =
            "Geben Sie Terminen, die übersetzt werden, eine Kennung, damit sie verglichen werden \
             können.",
            "Give events that are translated an ID, so that they can be compared.";
        SameOrder =
            "Übersetzen Sie alle Einträge in derselben Reihenfolge, und geben Sie jedem dieselbe \
             Sichtbarkeit.",
            "Translate all entries in the same order, and give each the same visibility.";
        MakeEqual =
            "Prüfen Sie, welche der beiden Angaben stimmt, und gleichen Sie die andere an.",
            "Find out which of the two is right, and change the other to match.";
        FixedRule =
            "Sie schützt davor, dass etwas Falsches oder Vertrauliches verschickt wird. Streichen \
             Sie die Zeile.",
            "It prevents something wrong or confidential from being sent. Remove the line.";
        RuleNames =
            "`rundmail pruefen --erklaeren` zählt alle Regeln auf.",
            "`rundmail check --explain` lists all rules.";
        Spot =
            "Schreiben Sie die Datei und ein Stück der gemeldeten Zeile, zum Beispiel \
             \"2026-09-17.toml: Di., 7.5.\".",
            "Give the file and a part of the reported line, for example \"2026-09-17.toml: Di., \
             7.5.\".";
        RemoveAccept =
            "Streichen Sie den Eintrag, oder passen Sie `ort` der geänderten Zeile an.",
            "Remove the entry, or adapt `place` to the changed line.";
    }
}

impl Help {
    /// „Meinten Sie …“ where a similar ID is known, otherwise all of them.
    pub(super) fn ids(wanted: &str, known: Vec<String>) -> Self {
        match nearest(wanted, known.iter().map(String::as_str)) {
            Some(guess) => Self::Guess { guess: guess.to_owned() },
            None => Self::KnownIds { known },
        }
    }
}

fn name(security: Security) -> &'static str {
    match security {
        Security::Tls => "tls",
        Security::StartTls => "starttls",
        Security::None => "none",
    }
}
