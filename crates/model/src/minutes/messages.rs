//! What the reader of minutes has to say.

use crate::fields::keys;
use crate::l10n::{Language, copied, messages};

messages! {
    /// What is wrong in a minutes file.
    pub(super) enum Message {
        BadId(id: String) = "`{id}` ist als Kennung nicht möglich.", "`{id}` is not a valid ID.";
        UsableId =
            "Erlaubt sind Buchstaben, Ziffern, `-`, `_` und `.`, höchstens 100 Zeichen; am Anfang \
             steht ein Buchstabe oder eine Ziffer.",
            "Letters, digits, `-`, `_` and `.` are allowed, at most 100 characters; the first \
             must be a letter or a digit.";
        BadLanguage(tag: String) =
            "`{tag}` ist kein bekanntes Sprachkürzel.",
            "`{tag}` is not a known language tag.";
        TooDeep { deepest: usize } =
            "Unterpunkte dürfen höchstens {deepest} Ebenen tief stehen.",
            "Items may be nested at most {deepest} levels deep.";
        MoveUp =
            "Nehmen Sie den Unterpunkt in den Text des Punktes darüber auf, oder machen Sie einen \
             eigenen Punkt daraus.",
            "Put it in the text of the item above, or make it an item of its own.";
        NoDate = "Für diesen Termin ist kein Datum angegeben.", "This event has no date.";
        DateOrWhen =
            "Geben Sie ein Datum an (`datum`) oder, wenn es noch keines gibt, Worte (`wann`).",
            "Give a date (`date`) or, if there is none yet, a description (`when`).";
        UntilWithoutDate =
            "Dieser Termin hat einen letzten Tag, aber keinen ersten.",
            "This event has a last day but no first day.";
        AddDate = "Ergänzen Sie den ersten Tag (`datum`).", "Add the first day (`date`).";
        EndWithoutStart =
            "Dieser Termin hat ein Ende, aber keinen Beginn.",
            "This event has an end time but no start time.";
        AddStart = "Ergänzen Sie den Beginn (`beginn`).", "Add the start time (`start`).";
    }

    /// What is wrong with the meeting.
    pub(super) enum MeetingMessage {
        NoMap(written: String) =
            "`{written}` ist weder ein Link noch ein Punkt auf der Karte.",
            "`{written}` is neither a link nor a point on the map.";
        WriteMap =
            "Geben Sie unter `karte` den Link zu einer Karte an oder zwei Zahlen: Breite und Länge, \
             etwa 50.9787, 11.0328. Für Straße und Ort gibt es `anschrift`; der Link zur Karte entsteht \
             dann von selbst.",
            "Give the link to a map under `map`, or two numbers: latitude and longitude, such as \
             50.9787, 11.0328. Street and town belong in `address`, from which the link to the map is \
             made.";
    }

    /// What is wrong with the contributions of a newsletter.
    pub(super) enum Contributed {
        OtherKind =
            "Beiträge gehören in einen Rundbrief; diese Datei ist keiner.",
            "Contributions belong in a newsletter, which this file is not.";
        UseNewsletter =
            "Schreiben Sie art = \"rundbrief\", oder machen Sie aus dem Beitrag eine Mitteilung: \
             [[mitteilungen]].",
            "Write kind = \"newsletter\", or make the contribution an announcement: \
             [[announcements]].";
        Alone { sign: &'static str as copied(in_words) } =
            "Diese Datei sieht aus wie der Beitrag zu einem Rundbrief: `{sign}` steht am Anfang, und \
             `art` fehlt.",
            "This file looks like a contribution to a newsletter: `{sign}` is at its top, and `kind` is \
             missing.";
        NameNewsletter =
            "Geben Sie die Datei des Rundbriefs an; er nennt diese mit aus = \"…\". Soll es eine eigene \
             Rund-Mail werden, so ergänzen Sie art = \"rundmail\" und setzen den Text unter `einleitung`.",
            "Name the file of the newsletter that it belongs to. If it is to be a \
             mailing of its own, add kind = \"circular\" and put the text under `intro`.";
        NotHere { file: String } =
            "`{file}` kann von hier aus nicht gelesen werden.",
            "`{file}` cannot be read from here.";
        Mailing { file: String } =
            "`{file}` ist eine eigene Rund-Mail, kein Beitrag.",
            "`{file}` is a mailing of its own, not a contribution.";
        OnlyOne =
            "Nennen Sie eine Datei, die nur den Beitrag enthält: mit `titel` und `text` am Anfang, ohne \
             `art` und [sitzung].",
            "Name a file that contains only the contribution: with `title` and `text` at its top, \
             without `kind` and [meeting].";
        Headed =
            "In seiner eigenen Datei steht ein Beitrag ohne Überschrift in eckigen Klammern.",
            "In its own file a contribution has no heading in square brackets.";
        WithoutHead =
            "Löschen Sie diese Zeile, sodass `titel` und `text` am Anfang der Datei stehen. Jeder weitere \
             Beitrag braucht eine eigene Datei.",
            "Delete this line, so that `title` and `text` are at the top of the file. Each further \
             contribution needs a file of its own.";
        Further =
            "Die Datei eines Beitrags kann nicht auf eine weitere verweisen.",
            "The file of a contribution cannot refer to another one.";
        NameAtOnce =
            "Nennen Sie diese weitere Datei gleich im Rundbrief, und löschen Sie die Zeile hier.",
            "Name that other file in the newsletter itself, and delete this line.";
        NoPicture =
            "Das gehört zu einem Bild, aber der Beitrag nennt keines.",
            "This belongs to a picture, but the contribution names none.";
        AddPicture =
            "Ergänzen Sie eine Zeile bild = \"…\" mit der Datei, oder löschen Sie diese Zeile.",
            "Add a line picture = \"…\" with the file, or delete this line.";
        Empty =
            "Dieser Beitrag hat weder Text noch Bild.",
            "This contribution has neither text nor picture.";
        AddText =
            "Ergänzen Sie eine Zeile text = \"\"\"…\"\"\", oder löschen Sie den Beitrag.",
            "Add a line text = \"\"\"…\"\"\", or delete the contribution.";
    }
}

/// The key as the reader's language has it.
fn in_words(key: &'static str, language: Language) -> &'static str {
    language.pick(keys::german(key), key)
}
