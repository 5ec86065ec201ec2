//! Messages about letters.

use crate::l10n::{messages, some};

messages! {
    /// Whom no letter reaches, and why.
    pub(super) enum Message {
        /// Neither mail nor letter.
        NoAddress { people: usize, names: Vec<String> as some(8) } = match people {
            1 =>
                "Eine Person hat weder E-Mail-Adresse noch Anschrift und erfährt nichts: {names}.",
                "One person has neither an e-mail address nor a postal address and will not hear \
                 of it: {names}.";
            _ =>
                "{people} Personen haben weder E-Mail-Adresse noch Anschrift und erfahren nichts: \
                 {names}.",
                "{people} people have neither an e-mail address nor a postal address and will not \
                 hear of it: {names}.";
        };
        /// Half an address.
        Faulty { letters: usize, names: Vec<String> as some(8) } = match letters {
            1 =>
                "Ein Brief ist nicht möglich, weil die Anschrift unvollständig oder falsch ist: \
                 {names}.",
                "One letter is not possible, since the address is incomplete or wrong: {names}.";
            _ =>
                "{letters} Briefe sind nicht möglich, weil die Anschriften unvollständig oder \
                 falsch sind: {names}.",
                "{letters} letters are not possible, since the addresses are incomplete or wrong: \
                 {names}.";
        };
        Glyph { name: String } =
            "Die Anschrift von {name} enthält Zeichen, die der Brief nicht zeigen kann.",
            "The address of {name} contains characters that the letter cannot show.";
        AlsoHere = "auch hier", "here as well";
    }

    /// What to do about it.
    pub(super) enum Help {
        AddAddress =
            "Tragen Sie Straße, Postleitzahl und Ort in die Liste ein, oder sagen Sie es ihnen \
             auf anderem Weg.",
            "Enter street, postcode and town in the list, or tell them in another way.";
        MendAddress =
            "`rundmail kontakte` sagt, was fehlt. Mit `--fehlerhafte-auslassen` entstehen die \
             anderen Briefe.",
            "`rundmail contacts` says what is missing. With `--skip-faulty` the other letters are \
             made.";
        LatinLetters =
            "Schreiben Sie die Anschrift in lateinischen Buchstaben; auch die Post braucht sie so.",
            "Write the address in Latin letters; the post needs it that way as well.";
    }
}
