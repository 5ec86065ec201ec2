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
        Hidden = "nicht genannt", "not told";
        Chart = "Diagramm (Personen)", "Chart (persons)";
        ChartMean = "Diagramm (je Treffen)", "Chart (per meeting)";
        WithoutFigures = "ohne Zahlen", "without figures";
        NewPersons = "neue Personen", "new persons";
        NewOrganisations = "neue Organisationen", "new organisations";
        DifferentPersons = "Verschiedene Personen", "Different persons";
        Listed = "auf den Listen", "listed";
        New = "neu", "new";
        Returned = "wieder dabei", "returned";
        Stayed = "auch im Vorjahr dabei", "stayed";
        Lost = "nicht mehr dabei", "lost";
        Regular = "regelmäßig", "regular";
        Occasional = "gelegentlich", "occasional";
        Name = "Name", "Name";
        Organisation = "Organisation", "Organisation";
        People = "Personen", "People";
        Person = "Person", "Person";
        First = "Zum ersten Mal", "First";
        Last = "Zuletzt", "Last";
        State = "Zuletzt war", "State";
        Away = "seit mehr als einem Jahr nicht dabei", "away for more than a year";
        Here = "dabei", "present";
    }

    /// How things are counted, below the tables.
    pub(super) enum Note {
        WhatIsNew =
            "neu: in keinem früheren Jahr dabei (je Treffen: bei keinem früheren Treffen). wieder \
             dabei: in einem früheren Jahr, aber nicht im Vorjahr. nicht mehr dabei: im Vorjahr, \
             in diesem Jahr (noch) nicht. regelmäßig: bei mindestens der Hälfte der Treffen des \
             Jahres, von denen es eine Liste gibt, und bei mindestens zwei.",
            "new: in no earlier year (for a meeting: at no earlier meeting). returned: in an \
             earlier year, but not in the year before. stayed: in the year before as well. lost: in \
             the year before, and not (yet) in this one. regular: at no less than half of the \
             meetings of the year that have a list, and at two or more.";
        FromLists =
            "Gezählt wird das aus den Listen der Teilnehmenden in den Dateien; wer dort nicht \
             steht, fehlt auch hier.",
            "This is counted from the lists of participants in the files; whoever is not listed \
             there is missing here.";
        Hidden { smallest: u32 } =
            "nicht genannt: Zahlen unter {smallest} werden nicht aufgegliedert, und auch keine \
             Zahl, aus der sie sich errechnen ließen (`kleinste-zahl` unter `[auswertung]`).",
            "not told: numbers below {smallest} are not broken down, nor is any number told from \
             which they could be computed (`smallest` below `[figures]`).";
        Names =
            "Welche Organisationen und Personen das sind, zeigt --namen.",
            "--names shows which organisations and people these are.";
        NoLists =
            "Wer neu, nicht mehr oder regelmäßig dabei ist, lässt sich nur zählen, wo \
             Teilnehmende mit Organisation in der Datei stehen ([[teilnehmende]]).",
            "Who is new, lost or regular can only be counted where the file lists participants \
             with their organisations ([[participants]]).";
    }
}
