//! The words of the list and the headings of its tables.

use chrono::NaiveDate;

use crate::l10n::{counted, messages, weekday_date};

messages! {
    /// The headings of the columns.
    #[derive(Clone, Copy)]
    pub(super) enum Heading {
        Kind = "Art", "Kind";
        Text = "Was", "What";
        Person = "Wer", "Who";
        Organisation = "Organisation", "Organisation";
        Contact = "Kontakt", "Contact";
        Due = "Fällig", "Due";
        Overdue = "Überfällig (Tage)", "Overdue (days)";
        When = "Zeit in Worten", "When, in words";
        About = "Tagesordnungspunkt", "Agenda item";
        Since = "Offen seit", "Open since";
        Meetings = "Treffen seither", "Meetings since";
        Visibility = "Sichtbarkeit", "Visibility";
        Series = "Reihe", "Series";
        File = "Datei", "File";
        Line = "Zeile", "Line";
    }

    /// The words in the cells.
    #[derive(Clone, Copy)]
    pub(super) enum Word {
        Task = "Aufgabe", "task";
        Call = "Aufruf", "call";
        Date = "vorläufiger Termin", "tentative date";
        Public = "öffentlich", "public";
        Internal = "intern", "internal";
    }

    /// What the text says.
    #[derive(Clone)]
    pub(super) enum Phrase {
        Title = "Was offen ist", "What is open";
        Overdue = "Überfällig", "Overdue";
        Next = "Als Nächstes", "Next";
        NoDay = "Ohne Frist", "Without a deadline";
        NoPerson = "Ohne Namen", "Without a name";
        NoOrganisation = "Ohne Organisation", "Without an organisation";
        Name(name: String) = "{name}", "{name}";
        Call(text: String) = "Aufruf: {text}", "Call: {text}";
        Date(text: String) = "Vorläufiger Termin: {text}", "Tentative date: {text}";
        Internal(text: String) = "{text} (intern)", "{text} (internal)";
        Of { person: String, organisation: String } =
            "{person} ({organisation})", "{person} ({organisation})";
        DueOn(day: NaiveDate as weekday_date) = "fällig am {day}", "due on {day}";
        Late {
            day: NaiveDate as weekday_date,
            days: usize as counted(["Tag", "Tagen"], ["day", "days"]),
        } = "fällig am {day}, seit {days} überfällig", "due on {day}, overdue for {days}";
        Until(day: NaiveDate as weekday_date) = "bis {day}", "until {day}";
        On(day: NaiveDate as weekday_date) = "am {day}", "on {day}";
        Contact(text: String) = "Kontakt: {text}", "Contact: {text}";
        About(text: String) = "TOP: {text}", "item: {text}";
        Since(day: NaiveDate) = "seit {day}", "since {day}";
        Carried {
            day: NaiveDate,
            meetings: usize as counted(["Treffen", "Treffen"], ["meeting", "meetings"]),
        } = "seit {day} ({meetings} seither)", "since {day} ({meetings} since then)";
        /// The title of an entry in a calendar.
        DeadlineOf(text: String) = "Fällig: {text}", "Due: {text}";
        EndOf(text: String) = "Frist: {text}", "Deadline: {text}";
    }
}
