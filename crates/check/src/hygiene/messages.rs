//! What is said about left-overs, doubled words, half sentences, brackets, addresses and letters.

use crate::l10n::messages;

messages! {
    /// What is wrong, and labels of other places.
    pub(super) enum Message {
        /// A gap, or a word that stands for another.
        Placeholder { written: String } =
            "„{written}“ ist noch auszufüllen.",
            "\"{written}\" still has to be filled in.";
        /// What people write to each other while they work on a text.
        Remark { written: String } =
            "„{written}“ ist eine Bemerkung für die Bearbeitung; sie steht in jedem Dokument.",
            "\"{written}\" is a remark for those who work on the text; every document shows it.";
        /// What a template or a program left.
        Template { written: String } =
            "„{written}“ stammt aus einer Vorlage oder einem Programm.",
            "\"{written}\" comes from a template or a program.";
        DoubledWord { written: String } =
            "„{written}“ steht zweimal hintereinander.",
            "\"{written}\" is there twice in a row.";
        DoubledSentence =
            "Diesen Satz gibt es schon weiter oben.",
            "This sentence was there before.";
        DoubledParagraph =
            "Diesen Absatz gibt es schon weiter oben.",
            "This paragraph was there before.";
        /// Where it stands first.
        First = "hier zuerst", "first here";
        /// A sentence that stops in the middle.
        BrokenOff { written: String } =
            "Der Text bricht nach „{written}“ ab.",
            "The text breaks off after \"{written}\".";
        NoEnd =
            "Der letzte Satz dieses Absatzes hat kein Satzzeichen am Ende.",
            "The last sentence of this paragraph does not end in a punctuation mark.";
        Bracket { sign: String } =
            "Zu dieser Klammer „{sign}“ fehlt die zweite.",
            "This bracket \"{sign}\" has no counterpart.";
        /// An address that leads nowhere.
        Address { written: String, fault: Fault } = match fault {
            Fault::Spelled =>
                "„{written}“ ist keine Adresse: Da ist ein Tippfehler.",
                "\"{written}\" is not an address: it is misspelt.";
            Fault::Blank =>
                "„{written}“ hat ein Leerzeichen, und niemand kann der Adresse folgen.",
                "\"{written}\" contains a space, so nobody can follow the address.";
            Fault::NoDomain =>
                "„{written}“ ist nur ein Teil einer Adresse.",
                "\"{written}\" is only a part of an address.";
            Fault::Disguised =>
                "„{written}“ kann niemand anklicken, und ein Vorleseprogramm liest es falsch vor.",
                "Nobody can click on \"{written}\", and screen readers read it out wrongly.";
            Fault::Local =>
                "„{written}“ liegt auf Ihrem Rechner oder Ihrem Server; andere erreichen es nicht.",
                "\"{written}\" is on your computer or your server; others cannot reach it.";
            Fault::Private =>
                "„{written}“ ist nur in Ihrem eigenen Netz zu erreichen.",
                "\"{written}\" can be reached only in your own network.";
            Fault::Session =>
                "„{written}“ gilt nur, solange Sie selbst angemeldet sind.",
                "\"{written}\" is valid only while you yourself are logged in.";
            Fault::Joined =>
                "„{written}“ sind zwei Adressen ohne Leerzeichen dazwischen.",
                "\"{written}\" is two addresses without a space between them.";
            Fault::Trailing =>
                "„{written}“ endet mit einem Satzzeichen, das nicht zur Adresse gehört.",
                "\"{written}\" ends in a punctuation mark that is not a part of the address.";
        };
        /// Letters that were read in a wrong encoding; what was meant, if it is known.
        Misread { written: String, meant: Option<String> } = match meant {
            Some(meant) =>
                "„{written}“ ist beim Kopieren beschädigt worden; gemeint ist wohl „{meant}“.",
                "\"{written}\" was damaged when it was copied; it probably means \"{meant}\".";
            None =>
                "„{written}“ ist beim Kopieren beschädigt worden.",
                "\"{written}\" was damaged when it was copied.";
        };
        /// Letters that a program replaced by a sign.
        Lost { written: String } =
            "In „{written}“ ist ein Buchstabe verloren gegangen.",
            "A letter of \"{written}\" is lost.";
        /// A character that no document shows.
        Unseen { code: String } =
            "Hier steht ein Zeichen, das kein Dokument zeigt ({code}).",
            "There is a character here that no document shows ({code}).";
        /// Letters that are one character, or two that are one letter.
        Glyphs { written: String, meant: String } =
            "„{written}“ besteht aus Sonderzeichen einer PDF-Datei; wer nach „{meant}“ sucht, findet \
             es nicht.",
            "\"{written}\" is made of special characters of a PDF file; a search for \"{meant}\" does \
             not find it.";
    }

    /// What to do about it.
    pub(super) enum Help {
        Fill =
            "Setzen Sie ein, was hier stehen soll, oder streichen Sie die Stelle.",
            "Fill in what belongs here, or remove it.";
        Strike =
            "Streichen Sie sie. Was nur für Sie bestimmt ist, schreiben Sie außerhalb der Texte auf \
             eine eigene Zeile hinter `#`.",
            "Remove it. Write what is meant only for you on a line of its own outside of the texts, \
             after `#`.";
        Once =
            "Streichen Sie eines davon, oder setzen Sie ein Komma dazwischen.",
            "Remove one of them, or put a comma between them.";
        OnlyOnce =
            "Streichen Sie ihn an einer der beiden Stellen.",
            "Remove it in one of the two places.";
        Complete =
            "Ergänzen Sie, was fehlt.",
            "Complete what is missing.";
        EndMark =
            "Setzen Sie einen Punkt, oder ergänzen Sie, was fehlt.",
            "Put a full stop, or complete what is missing.";
        Pair =
            "Ergänzen Sie die andere Klammer, oder streichen Sie diese.",
            "Add the other bracket, or remove this one.";
        /// The right address, if it is certain.
        Address { right: Option<String> } = match right {
            Some(right) => "Schreiben Sie: `{right}`", "Write: `{right}`";
            None =>
                "Adressen im Netz beginnen mit `https://` oder `www.` und haben kein Leerzeichen; \
                 E-Mail-Adressen sehen so aus: `name@verein.example`.",
                "Web addresses begin with `https://` or `www.` and have no spaces; mail addresses \
                 look like this: `name@club.example`.";
        };
        Attach =
            "Hängen Sie die Datei als Anlage an, oder geben Sie eine Adresse an, die alle erreichen.",
            "Attach the file, or give an address that everybody can reach.";
        Retype =
            "Tippen Sie das Wort neu, oder kopieren Sie den Text noch einmal aus der Vorlage.",
            "Type the word again, or copy the text once more from where it comes from.";
    }
}

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Spelled,
    Blank,
    NoDomain,
    Disguised,
    Local,
    Private,
    Session,
    Joined,
    Trailing,
}
