//! Messages about other people in mails.

use std::collections::BTreeSet;

use leaks::people::Mark;

use super::Part;
use crate::l10n::{Language, Localize, all_of, messages};

messages! {
    /// What a mail shows. Contacts are named as in the list.
    pub(super) enum LeakMessage {
        /// One person in other people's mails.
        One { mails: Mails, marks: BTreeSet<Mark>, other: String, parts: BTreeSet<Part> as listed } = match (marks.contains(&Mark::Name), marks.iter().any(|mark| *mark != Mark::Name)) {
            (true, true) =>
                "{mails} stünden Name und Adresse eines anderen Kontakts: {other} ({parts}).",
                "{mails} would contain the name and address of another contact: {other} ({parts}).";
            (true, false) =>
                "{mails} stünde der Name eines anderen Kontakts: {other} ({parts}).",
                "{mails} would contain the name of another contact: {other} ({parts}).";
            (false, _) =>
                "{mails} stünde die Adresse eines anderen Kontakts: {other} ({parts}).",
                "{mails} would contain the address of another contact: {other} ({parts}).";
        };
        /// Several people; the first of them in the mail to `reader`.
        Several { mails: Mails, other: String, reader: String, parts: BTreeSet<Part> as listed } =
            "{mails} stünden Namen oder Adressen anderer Kontakte, zuerst {other} in der an \
              {reader} ({parts}).",
            "{mails} would contain names or addresses of other contacts, first {other} in the \
             mail to {reader} ({parts}).";
        Reader { name: String } =
            "Diese E-Mail an {name} ist betroffen.",
            "This mail to {name} is affected.";
        Other { name: String } =
            "Hier steht {name} in der Liste.",
            "{name} is here in the list.";
        Cell { name: String } =
            "Von hier kommt es in die E-Mail an {name}.",
            "From here it gets into the mail to {name}.";
        Template = "Diese Vorlage setzt die Spalte ein.", "This template inserts the column.";
        FromTemplate =
            "Nehmen Sie die Angabe aus Ihrer Vorlage; wer die E-Mail erhält, heißt dort \
             `contact.full_name`. Gehört der Name in jede E-Mail, etwa als Unterschrift, so nennen \
             Sie die Person in der Sitzungsdatei (`verfasst-von`) oder im Absender.",
            "Remove it from your template; the recipient is called `contact.full_name` there. If \
             the name belongs in every mail, for example as a signature, name the person in the \
             minutes file (`author`) or as the sender.";
        FromColumn { column: String } =
            "Die Angabe kommt aus der Spalte „{column}“. Nehmen Sie die Spalte aus Ihrer Vorlage, \
             oder leeren Sie die Zelle. Darf der Name in jeder E-Mail stehen, so nennen Sie die \
             Person in der Sitzungsdatei.",
            "It comes from the column \"{column}\". Remove the column from your template, or \
             empty the cell. If the name may appear in every mail, name the person in the minutes \
             file.";
        FromNowhere =
            "In der Sitzungsdatei und in den Einstellungen steht es nicht. Sehen Sie in Ihren \
             eigenen Vorlagen (`templates`) nach; wenn es dort auch nicht herkommt, ist es ein \
             Fehler von rundmail: Bitte melden Sie ihn.",
            "It is neither in the minutes file nor in the settings. Check your own templates \
             (`templates`); if it does not come from there either, this is a bug in rundmail: \
             please report it.";
    }

    impl Mails as mails = match mails {
        Self { number: 1, first, .. } => "In der E-Mail an {first}", "The mail to {first}";
        Self { number, all, .. } if number == all => "In allen {all} E-Mails", "All {all} mails";
        Self { number, all, .. } => "In {number} von {all} E-Mails", "{number} of {all} mails";
    };

    impl Part as part = match part {
        Self::To => "Empfängerfeld", "recipient field";
        Self::Subject => "Betreff", "subject";
        Self::From => "Absender", "sender";
        Self::ReplyTo => "Antwortadresse", "reply address";
        Self::Header => "Kopf der E-Mail", "header";
        Self::Text => "Textfassung", "text part";
        Self::Html => "HTML-Fassung", "HTML part";
        Self::Pdf => "PDF", "PDF";
        Self::Calendar => "Kalenderdatei", "calendar file";
        Self::FileName => "Dateiname", "file name";
    };
}

/// How many mails, and of how many.
#[derive(Debug)]
pub(super) struct Mails {
    pub(super) number: usize,
    pub(super) all: usize,
    /// The reader of the first of them.
    pub(super) first: String,
}

fn listed(parts: &BTreeSet<Part>, language: Language) -> String {
    let parts: Vec<String> = parts.iter().map(|part| part.localize(language)).collect();
    all_of(&parts, language)
}
