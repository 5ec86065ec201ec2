//! Messages about the contents of attached files.

use crate::l10n::{all_of, messages};

/// What a file reveals besides its text.
#[derive(Debug)]
pub(super) enum Told {
    Comments,
    Changes,
    Hidden,
    Notes,
    Place,
    Author(String),
}

messages! {
    /// What is found in a file, and what to do about it.
    pub(super) enum Message {
        /// `found` of the `listed` addresses.
        List { file: String, found: usize, listed: usize } =
            "`{file}` enthält {found} der {listed} Adressen aus der Kontaktliste; alle, die die \
             Datei erhalten, könnten sie lesen.",
            "`{file}` contains {found} of the {listed} addresses in the contact list; everyone \
             who gets the file could read them.";
        NotRead { file: String } =
            "`{file}` lässt sich nicht ganz durchsehen: Die Datei hat ein Kennwort, ist anders \
             gepackt oder zu groß. Ob Adressen der Kontaktliste darin stehen, ist nicht geprüft.",
            "`{file}` cannot be searched completely: it has a password, is compressed in another \
             way, or is too large. Whether it contains addresses from the contact list has not \
             been checked.";
        Look =
            "Sehen Sie selbst hinein, oder hängen Sie an, was darin ist.",
            "Look into it yourself, or attach its contents instead.";
        Listed =
            "Die erste von ihnen steht hier in der Liste.",
            "The first of them is here in the list.";
        LeaveOut =
            "Nehmen Sie die Anlage oder die Adressen heraus. Ist es ein Verzeichnis, das allen \
             offensteht, so nehmen Sie die Stelle unter [[pruefung.hinnehmen]] mit einem Grund \
             hin.",
            "Remove the attachment or the addresses. If it is a directory that is open to \
             everyone, accept the finding under [[check.accept]] with a reason.";
        Tells { file: String, told: Vec<Told> as all_of } =
            "`{file}` enthält {told}.",
            "`{file}` contains {told}.";
        Clean =
            "Alle, die die Datei erhalten, können das lesen. Ist es nicht für sie bestimmt, so \
             entfernen Sie es: in Word, Excel und PowerPoint unter „Datei“, „Auf Probleme \
             überprüfen“, „Dokument prüfen“; bei Bildern in den Eigenschaften der Datei.",
            "Everyone who gets the file can read that. If it is not meant for them, remove it: in \
             Word, Excel and PowerPoint under \"File\", \"Check for Issues\", \"Inspect \
             Document\"; for pictures, in the properties of the file.";
    }

    impl Told as told = match told {
        Self::Comments => "Kommentare", "comments";
        Self::Changes => "nachverfolgte Änderungen", "tracked changes";
        Self::Hidden => "Ausgeblendetes", "hidden content";
        Self::Notes => "Vortragsnotizen", "speaker notes";
        Self::Place => "den Ort der Aufnahme", "the place where it was taken";
        Self::Author(name) =>
            "den Namen „{name}“ als Verfasser",
            "the name \"{name}\" as its author";
    };
}
