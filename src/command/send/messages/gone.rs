//! Messages of `send` about people whose address does not exist.

use crate::l10n::{counted, messages, some};

/// How many are named in the question; the findings before it name all.
const NAMED: usize = 5;

messages! {
    /// The question, and what is said where nobody can answer.
    pub(in crate::command::send) enum GoneMessage {
        Question { names: Vec<String> as some(NAMED) } = match (names.len()) {
            1 =>
                "Diese Adresse gibt es nicht mehr: {names}. Trotzdem senden?",
                "This address no longer exists: {names}. Send anyway?";
            number =>
                "Diese {number} Adressen gibt es nicht mehr: {names}. Trotzdem senden?",
                "These {number} addresses no longer exist: {names}. Send anyway?";
        };
        Undecided {
            people: usize as counted(["Person", "Personen"], ["person", "people"]),
        } =
            "Es wurde nichts gesendet: Zu entscheiden ist, was mit {people} geschieht, deren \
             Adresse es nicht mehr gibt.",
            "Nothing was sent: you have to decide what happens with {people} whose address no \
             longer exists.";
        Decide =
            "Berichtigen Sie die Kontaktliste, oder entscheiden Sie mit --unbekannte auslassen \
             oder --unbekannte senden (trotzdem).",
            "Correct the contact list, or decide with --gone skip or --gone send (anyway).";
        Left {
            people: usize
                as counted(["Person bekommt", "Personen bekommen"], ["person gets", "people get"]),
        } =
            "{people} nichts, weil es die Adresse nicht mehr gibt. Fragen Sie nach der richtigen:",
            "{people} nothing, because the address no longer exists. Ask for the right one:";
    }
}
