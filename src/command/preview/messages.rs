//! Messages of `preview`.

use crate::l10n::{Language, Localize, copied, counted, messages, size, thousands};
use crate::mailing::{MailKind, Standing};

messages! {
    /// The result of a preview.
    pub(super) enum Message {
        Nobody =
            "Die Auswahl trifft auf niemanden zu; es gibt nichts zu zeigen.",
            "No recipients match this selection; there is nothing to show.";
        NoSuchPerson { written: String } =
            "An `{written}` geht keine dieser E-Mails.",
            "None of these mails goes to `{written}`.";
        SeeContacts =
            "Wer sie bekommt, zeigt `rundmail kontakte`, mit derselben Auswahl.",
            "`rundmail contacts` shows who gets them, with the same selection.";
        OpenYourself =
            "Der Browser ließ sich nicht öffnen. Öffnen Sie die Datei bitte selbst.",
            "The browser could not be opened. Please open the file yourself.";
    }

    /// The figures over the list: „12 E-Mails · 4 Anlagen · bis zu 1,2 MB je E-Mail“.
    pub(super) struct Figures {
        pub(super) mails: usize as counted(["E-Mail", "E-Mails"], ["mail", "mails"]),
        pub(super) files: usize as counted(["Anlage", "Anlagen"], ["attachment", "attachments"]),
        pub(super) largest: u64 as size,
    } =
        "{mails} · {files} · bis zu {largest} je E-Mail",
        "{mails} · {files} · up to {largest} each";

    /// What is shown of a large mailing.
    pub(super) struct Sampled {
        pub(super) shown: usize as copied(thousands),
        pub(super) mails: usize as copied(thousands),
        pub(super) list: String,
    } =
        "Die Vorschau zeigt {shown} von {mails} E-Mails, von jeder Art eine (nach Sprache, Anrede \
         und Besonderheiten), weil sich so viele nicht einzeln ansehen lassen; wer welche erhält, \
         steht in {list}, und mit --alle wird jede einzeln gezeigt, mit --fuer ADRESSE die an eine \
         Person.",
        "The preview shows {shown} of {mails} mails, one of each kind (by language, greeting and \
         what is special), because nobody can look at so many one by one; {list} says who gets \
         which, and --all shows each of them, --for ADDRESS the one to a person.";

    /// What a mail of the sample stands for.
    pub(super) struct StandsFor {
        pub(super) mails: usize as copied(thousands),
        pub(super) greeting: String,
    } = match mails {
        1 => "die einzige dieser Art: {greeting}", "the only one of its kind: {greeting}";
        _ => "steht für {mails} E-Mails: {greeting}", "stands for {mails} mails: {greeting}";
    };

    /// What is special about a kind of mail, for its row in the list.
    enum Note {
        Corrected = "Berichtigung", "correction";
        UpToDate = "hat diese Fassung schon", "has this version already";
        Tasks = "mit eigenen offenen Aufgaben", "with tasks of their own";
        Unread = "keine Fassung in eigener Sprache", "no version in their own language";
    }

    /// What was deleted.
    pub(super) enum Gone {
        /// The preview of a finished mailing.
        Done =
            "Die Vorschau ist gelöscht; sie wird nicht mehr gebraucht.",
            "The preview was deleted; it is no longer needed.";
        /// Previews that are older than the settings allow.
        Old {
            previews: usize as counted(["Vorschau", "Vorschauen"], ["preview", "previews"]),
            days: usize as counted(["Tag", "Tage"], ["day", "days"]),
        } = "{previews} gelöscht, älter als {days}.", "{previews} older than {days} deleted.";
    }
}

/// What is special about a kind of mail.
pub(super) fn notes(kind: &MailKind, language: Language) -> String {
    let notes = [
        (kind.standing == Standing::Corrected, Note::Corrected),
        (kind.standing == Standing::UpToDate, Note::UpToDate),
        (kind.has_tasks, Note::Tasks),
        (kind.is_unread, Note::Unread),
    ];
    let notes =
        notes.into_iter().filter_map(|(is_so, note)| is_so.then(|| note.localize(language)));
    notes.collect::<Vec<_>>().join(", ")
}

/// The heads of the list of all mails.
pub(super) fn headings(language: Language) -> [&'static str; 6] {
    language.pick(
        ["E-Mail", "Name", "Sprache", "Besonderheiten", "Anrede", "so wie"],
        ["e-mail", "name", "language", "notes", "greeting", "like"],
    )
}
