//! Messages about the copy and the report that the office gets, and the words of the report.

use crate::l10n::{Language, counted, messages};

messages! {
    /// What became of them.
    pub(super) enum Word {
        Put { folder: String } =
            "Ein Muster der E-Mail und der Versandbericht liegen im Postfach unter „{folder}“.",
            "A specimen of the mail and the report are in the mailbox, in “{folder}”.";
        Sent { address: String } =
            "Für Ihre Akten an {address} gesendet.",
            "Sent to {address} for your files.";
        Later =
            "Muster und Versandbericht für Ihre Stelle folgen, wenn der Versand fertig ist.",
            "The specimen and the report for your office follow when the mailing is done.";
        NotGiven =
            "An die Personen auf der Liste ist alles gesendet; nur das Muster oder der Versandbericht \
             für Ihre Stelle fehlt noch. Derselbe Befehl holt es nach.",
            "Everything has been sent to the people of the list; only the specimen or the report for \
             your office is still missing. The same command makes up for it.";
        NotSent { address: String, reply: String } =
            "Muster oder Versandbericht an {address} wurden nicht angenommen: {reply}",
            "The specimen or the report to {address} was not accepted: {reply}";
        Uncertain { message_id: String } =
            "Ob das Muster oder der Versandbericht angekommen ist, ist ungewiss; noch einmal gesendet \
             wird es nicht (Message-ID: {message_id}).",
            "It is not known whether the specimen or the report has arrived; it is not sent again \
             (Message-ID: {message_id}).";
        NoAddress { written: String } =
            "`{written}` unter [bericht] in rundmail.toml ist keine E-Mail-Adresse.",
            "`{written}` under [report] in rundmail.toml is not a valid e-mail address.";
    }

    /// What stands in the report.
    pub(super) enum Line {
        Subject { subject: String } =
            "Versandbericht: {subject}", "Report of the mailing: {subject}";
        Mailing { subject: String } = "Rund-Mail: {subject}", "Mailing: {subject}";
        Name { id: String, round: u32 as corrected } =
            "Kennung: {id}{round}", "ID: {id}{round}";
        AsOf { at: String } = "Stand: {at}", "As of: {at}";
        Figures {
            reached: usize,
            people: usize as counted(["Person", "Personen"], ["person", "people"]),
            all: bool,
        } = match all {
            true =>
                "Die E-Mail ist an alle gesendet: {people}.",
                "The mail has been sent to everyone: {people}.";
            false =>
                "Die E-Mail ist an {reached} von {people} gesendet.",
                "The mail has been sent to {reached} of {people}.";
        };
        NotReached { people: usize } =
            "Nicht erhalten ({people}):", "Not received ({people}):";
        Reached { people: usize } = "Gesendet an ({people}):", "Sent to ({people}):";
        More { people: usize } =
            "… und {people} weitere; alle stehen in der Tabelle, die beiliegt.",
            "… and {people} more; all of them are in the attached table.";
        Specimen =
            "Ein Muster der E-Mail bekommen Sie eigens; statt eines Namens steht darin „Vorname \
             Nachname“.",
            "You get a specimen of the mail separately; it has “First Last” in place of a name.";
        Personal =
            "Dieser Bericht nennt Personen. Bitte geben Sie ihn nicht weiter.",
            "This report names people. Please do not pass it on.";
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "a field of a message is told by reference")]
fn corrected(round: &u32, language: Language) -> String {
    match round {
        0 | 1 => String::new(),
        _ => language
            .pick(format!(", {}. Berichtigung", round - 1), format!(", correction {}", round - 1)),
    }
}
