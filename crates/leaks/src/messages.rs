//! Messages about leaks.

use super::Category;
use diagnostics::l10n::{Language, messages, quoted};

messages! {
    /// What would leak. A message never contains the secret itself.
    pub(super) enum Message {
        Surfaced { category: Category, outputs: Vec<String> as named } =
            "Die öffentliche Fassung würde {category} enthalten{outputs}.",
            "The public edition would contain {category}{outputs}.";
        SecretHere = "Nicht öffentlich ist es hier.", "It is not public here.";
        Here = "Auch hier steht es öffentlich.", "It is also public here.";
        TakeOut =
            "Nehmen Sie die Stelle aus dem öffentlichen Text heraus, oder machen Sie den ganzen \
             Eintrag intern (`sichtbarkeit = \"intern\"`). Zugangsdaten gehören nur nach \
             [sitzung.online] oder in `online` des Termins.",
            "Remove it from the public text, or make the whole entry internal (`visibility = \
             \"internal\"`). Access data belong only in [meeting.online] or in `online` of the \
             event.";
        FromTemplate =
            "In den öffentlichen Texten der Datei steht es nicht. Sehen Sie in Ihren eigenen \
             Vorlagen (`templates`) und im Briefkopf nach; wenn es dort auch nicht steht, ist es \
             ein Fehler von rundmail: Bitte melden Sie ihn.",
            "It is not in the public texts of the file. Check your own templates (`templates`) \
             and the letterhead; if it is not there either, this is a bug in rundmail: please \
             report it.";
        InAttachment =
            "Die öffentliche Seite bietet ihre öffentlichen Anlagen zum Herunterladen an. Nehmen \
             Sie die Stelle aus der Datei heraus, oder machen Sie die Anlage intern (`sichtbarkeit \
             = \"intern\"`).",
            "The public page offers its public attachments for download. Remove it from the file, \
             or make the attachment internal (`visibility = \"internal\"`).";
        InLogo =
            "Das Logo steht auf jeder Seite und in jeder E-Mail. Es steht in der Zeichnung oder in \
             dem, was die Bilddatei über sich sagt (Titel, Beschreibung, Kommentar, Metadaten). \
             Speichern Sie es ohne diese Angaben neu.",
            "The logo is on every page and in every mail. It is in the drawing, or in what the \
             picture file says about itself (title, description, comment, metadata). Save it \
             again without this information.";
        TooMuch =
            "Es ist mehr vertraulicher Text vorhanden, als sich in der öffentlichen Fassung suchen \
             lässt.",
            "There is more confidential text than can be searched for in the public edition.";
    }

    impl Category as category = match category {
        Self::Link => "den Zugangslink", "the join link";
        Self::MeetingId => "die Meeting-ID", "the meeting ID";
        Self::Passcode => "den Kenncode", "the passcode";
        Self::Phone => "die Einwahldaten", "the dial-in data";
        Self::Internal => "einen internen Text", "an internal text";
        Self::Name =>
            "den Namen einer Person, die nicht öffentlich genannt werden soll",
            "the name of a person who should not be named in public";
    };
}

/// The names of the outputs: „ (a.html und a.pdf)“.
fn named(outputs: &[String], language: Language) -> String {
    if outputs.is_empty() {
        return String::new();
    }
    format!(" ({})", quoted(outputs, language))
}
