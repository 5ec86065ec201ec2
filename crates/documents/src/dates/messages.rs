//! The headings of tables of dates.

use crate::l10n::messages;

messages! {
    /// The headings.
    #[derive(Clone, Copy)]
    pub(super) enum Heading {
        Date = "Datum", "Date";
        Until = "Bis", "Until";
        Start = "Beginn", "Start";
        End = "Ende", "End";
        When = "Zeit in Worten", "When, in words";
        Title = "Titel", "Title";
        Place = "Ort", "Place";
        Organisation = "Organisation", "Organisation";
        Registration = "Anmeldung", "Registration";
        Note = "Hinweis", "Note";
        Link = "Link", "Link";
        Status = "Stand", "Status";
        Visibility = "Sichtbarkeit", "Visibility";
        Meeting = "Treffen", "Meeting";
        Series = "Reihe", "Series";
        Id = "Kennung", "ID";
        Uid = "UID", "UID";
        Issued = "Ausgabedatum", "Issued";
        File = "Datei", "File";
    }

    /// The words in the cells.
    #[derive(Clone, Copy)]
    pub(super) enum Word {
        Planned = "geplant", "planned";
        Tentative = "vorläufig", "tentative";
        Cancelled = "abgesagt", "cancelled";
        Public = "öffentlich", "public";
        Internal = "intern", "internal";
        Yes = "ja", "yes";
        No = "nein", "no";
    }
}
