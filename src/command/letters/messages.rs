//! Messages of `letters`.

use crate::l10n::{all_of, counted, messages, quoted, some};

messages! {
    /// What was written, and what is to be done with it.
    pub(super) enum Message {
        Written {
            letters: usize as counted(["Brief", "Briefe"], ["letter", "letters"]),
            names: Vec<String> as some(12),
            path: String,
        } =
            "{letters} in {path}: {names}.",
            "{letters} in {path}: {names}.";
        Languages(letters: Vec<String> as all_of) =
            "Nach Sprachen: {letters}.",
            "By language: {letters}.";
        Enclose(files: Vec<String> as quoted) =
            "Legen Sie jedem Brief bei: {files}.",
            "Enclose with each letter: {files}.";
        Duplex =
            "Drucken Sie in Originalgröße (100 %) und beidseitig: Jeder Brief beginnt auf einem \
             neuen Blatt. Für einseitigen Druck gibt es `--einseitig`.",
            "Print at actual size (100 %) on both sides: each letter begins on a new sheet. For \
             printing on one side there is `--single-sided`.";
        OneSided =
            "Drucken Sie in Originalgröße (100 %) und einseitig.",
            "Print at actual size (100 %) on one side.";
        Nobody =
            "Niemand braucht einen Brief: Alle, die Post bekommen können, bekommen eine E-Mail.",
            "Nobody needs a letter: everybody who can be written to gets a mail.";
        NothingWritten =
            "Es wurden keine Briefe geschrieben.",
            "No letters were written.";
    }

    /// The columns of the list of letters.
    #[derive(Clone, Copy)]
    pub(super) enum Column {
        Name = "Name", "Name";
        Organisation = "Organisation", "Organisation";
        Above = "Adresszusatz", "Address line";
        Street = "Straße", "Street";
        Postcode = "PLZ", "Postcode";
        Town = "Ort", "Town";
        Country = "Land", "Country";
        Language = "Sprache", "Language";
    }
}

impl Column {
    pub(super) const ALL: [Self; 8] = [
        Self::Name,
        Self::Organisation,
        Self::Above,
        Self::Street,
        Self::Postcode,
        Self::Town,
        Self::Country,
        Self::Language,
    ];
}
