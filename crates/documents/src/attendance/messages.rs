//! The messages of attendance, and the headings of its tables.

use crate::l10n::messages;

messages! {
    /// What was found while counting.
    pub(super) enum Message {
        NoFigures =
            "Zu diesem Treffen stehen weder Zahlen noch Teilnehmende in der Datei.",
            "The file gives neither figures nor participants for this meeting.";
        Differs { counted: String } =
            "Zu diesem Treffen nennt `{counted}` andere Zahlen; gezählt werden die von dort.",
            "`{counted}` gives different figures for this meeting; those are counted.";
    }

    /// The headings and fixed words of tables and charts.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub(super) enum Heading {
        Title = "Teilnahme", "Attendance";
        Row = "Zeile", "Row";
        Meeting = "Treffen", "Meeting";
        Meetings = "Treffen", "Meetings";
        Date = "Datum", "Date";
        Year = "Jahr", "Year";
        Years = "Jahre", "Years";
        Series = "Reihe", "Series";
        MinutesTitle = "Titel", "Title";
        Place = "Ort", "Place";
        Persons = "Personen", "Persons";
        PersonsMean = "Personen je Treffen", "Persons per meeting";
        Organisations = "Organisationen", "Organisations";
        OrganisationsOfYear = "Verschiedene Organisationen", "Different organisations";
        File = "Datei", "File";
        AtLeast = "mindestens", "at least";
        Unknown = "keine Angabe", "not given";
    }
}
