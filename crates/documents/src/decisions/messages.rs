//! The words of the register.

use chrono::NaiveDate;

use crate::l10n::{messages, weekday_date};

messages! {
    /// What is found.
    pub(super) enum Message {
        Twice { number: String, other: String } =
            "Die Nummer „{number}“ hat auch ein Beschluss in `{other}`.",
            "The number “{number}” has also been given to a decision in `{other}`.";
        Another =
            "Ändern Sie die Nummer, die später vergeben wurde, oder streichen Sie sie: `rundmail beschluesse --nummerieren` vergibt eine neue.",
            "Change the number that was given later, or remove it: `rundmail decisions --number` gives a new one.";
    }

    /// The headings of tables.
    #[derive(Clone, Copy)]
    pub(super) enum Heading {
        Number = "Nummer", "Number";
        Proposed = "Vorschlag", "Proposed";
        Date = "Datum", "Date";
        Year = "Jahr", "Year";
        Text = "Beschluss", "Decision";
        Yes = "Ja", "Yes";
        No = "Nein", "No";
        Abstained = "Enthaltungen", "Abstained";
        About = "Tagesordnungspunkt", "Agenda item";
        Series = "Reihe", "Series";
        Visibility = "Sichtbarkeit", "Visibility";
        File = "Datei", "File";
        Line = "Zeile", "Line";
        Public = "öffentlich", "public";
        Internal = "intern", "internal";
    }

    /// What the text says.
    pub(super) enum Phrase {
        Title = "Beschlüsse", "Decisions";
        NoYear = "Ohne Jahr", "Without a year";
        On { number: String, day: NaiveDate as weekday_date } = "{number}, {day}", "{number}, {day}";
        NoNumber = "ohne Nummer", "no number";
        Proposal(number: String) = "ohne Nummer (Vorschlag: {number})", "no number (proposed: {number})";
        Votes { yes: u32, no: u32, abstained: u32 } =
            "Abstimmung: {yes} ja, {no} nein, {abstained} Enthaltungen",
            "Votes: {yes} yes, {no} no, {abstained} abstained";
        Internal(text: String) = "{text} (intern)", "{text} (internal)";
        About(text: String) = "TOP: {text}", "item: {text}";
    }
}
