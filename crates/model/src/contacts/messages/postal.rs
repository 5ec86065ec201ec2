//! Messages about postal addresses.

use super::unread::lines;
use crate::contacts::postal::address::PostalFault;
use crate::l10n::messages;

messages! {
    /// What is wrong with the addresses of these rows.
    pub(in crate::contacts) struct PostalMessage {
        pub fault: PostalFault,
        pub rows: Vec<usize> as lines,
        /// What the first of them has.
        pub postcode: String,
    } = match fault {
        PostalFault::NoStreet =>
            "In der Anschrift fehlt die Straße oder das Postfach ({rows}).",
            "The postal address has neither street nor PO box ({rows}).";
        PostalFault::NoPostcode =>
            "In der Anschrift fehlt die Postleitzahl ({rows}).",
            "The postal address has no postcode ({rows}).";
        PostalFault::NoTown =>
            "In der Anschrift fehlt der Ort ({rows}).",
            "The postal address has no town ({rows}).";
        PostalFault::ShortPostcode =>
            "Die Postleitzahl `{postcode}` hat nur vier Ziffern ({rows}). Vermutlich hat Excel die \
             Null am Anfang weggelassen.",
            "The postcode `{postcode}` has only four digits ({rows}). Excel has probably dropped \
             the zero at its start.";
        PostalFault::NoGermanPostcode =>
            "`{postcode}` ist keine deutsche Postleitzahl ({rows}).",
            "`{postcode}` is not a German postcode ({rows}).";
        PostalFault::UnknownCountry =>
            "Das Land der Anschrift ist nicht bekannt ({rows}).",
            "The country of the postal address is not known ({rows}).";
    };

    /// What to do about it.
    pub(in crate::contacts) struct PostalHelp {
        pub fault: PostalFault,
        pub postcode: String,
    } = match fault {
        PostalFault::ShortPostcode =>
            "Formatieren Sie die Spalte in Excel als Text und schreiben Sie `0{postcode}`. Liegt \
             der Ort im Ausland, dann nennen Sie in einer Spalte „Land“ das Land.",
            "Format the column as text in Excel and write `0{postcode}`. If the town is abroad, \
             name the country in a column “Country”.";
        PostalFault::NoGermanPostcode =>
            "Deutsche Postleitzahlen haben fünf Ziffern. Liegt der Ort im Ausland, dann nennen Sie \
             in einer Spalte „Land“ das Land.",
            "German postcodes have five digits. If the town is abroad, name the country in a \
             column “Country”.";
        PostalFault::UnknownCountry =>
            "Schreiben Sie den Namen des Landes auf Deutsch oder Englisch, oder seinen Code: AT.",
            "Write the name of the country in German or English, or its code: AT.";
        _ =>
            "Ein Brief braucht Straße oder Postfach, Postleitzahl und Ort.",
            "A letter needs a street or PO box, a postcode and a town.";
    };
}
