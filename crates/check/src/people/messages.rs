//! Messages and help of the rules about people.

use crate::l10n::{Language, all_of, copied, either, messages};
use crate::minutes::Visibility;

/// A part of the letterhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Name,
    Street,
    City,
    Phone,
    Email,
    Website,
}

/// The kind of a sensitive fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Category {
    Age,
    Family,
    Health,
    Life,
    Origin,
    Religion,
    Residence,
}

messages! {
    /// What is wrong, and labels of other spans.
    pub(super) enum Message {
        Private {
            one: bool as either(["E-Mail-Adresse", "Telefonnummer"], ["e-mail address", "telephone number"]),
            many: bool as either(
                ["E-Mail-Adressen", "Telefonnummern"],
                ["e-mail addresses", "telephone numbers"]
            ),
            written: String,
            more: usize,
            visibility: Visibility as copied(readers),
        } = match more {
            0 =>
                "„{written}“ sieht nach einer privaten {one} aus. Ist sie für {visibility} bestimmt?",
                "\"{written}\" looks like a private {one}. Is it meant for {visibility}?";
            _ =>
                "„{written}“ und {more} weitere sehen nach privaten {many} aus. Sind sie für \
                 {visibility} bestimmt?",
                "\"{written}\" and {more} others look like private {many}. Are they meant for \
                 {visibility}?";
        };
        NotPublic { name: String, count: usize } = match count {
            1 =>
                "{name} ist nicht als öffentlich gekennzeichnet und wird im öffentlichen Text \
                 genannt.",
                "{name} is not marked as public but is named in the public text.";
            count =>
                "{name} ist nicht als öffentlich gekennzeichnet und wird im öffentlichen Text \
                 {count}-mal genannt.",
                "{name} is not marked as public but is named in the public text {count} times.";
        };
        Sensitive { name: String, categories: Vec<Category> as all_of } =
            "Bei „{name}“ stehen persönliche Angaben {categories}.",
            "Personal details are given about \"{name}\": {categories}.";
        Quote = "Es steht nicht da, wer das gesagt hat.", "It does not say who said this.";
        Letterhead { parts: Vec<Part> as all_of } =
            "Der Text wiederholt den Briefkopf ({parts}).",
            "The text repeats the letterhead ({parts}).";
        Signature =
            "Der Text endet mit der Signatur einer E-Mail.",
            "The text ends with an e-mail signature.";
        Hidden = "Hier fehlt `oeffentlich = true`.", "`public = true` is missing here.";
        Said = "Das ist die Angabe.", "This is the personal detail.";
        OfficeHere =
            "Von hier kommt der Briefkopf in jedes Dokument.",
            "The letterhead in every document comes from here.";
        Also = "Auch hier.", "Also here.";
    }

    impl Part as part = match part {
        Self::Name => "Name", "name";
        Self::Street => "Straße", "street";
        Self::City => "Ort", "town";
        Self::Phone => "Telefonnummer", "telephone number";
        Self::Email => "E-Mail-Adresse", "e-mail address";
        Self::Website => "Webseite", "website";
    };

    impl Category as category = match category {
        Self::Age => "zum Alter", "age";
        Self::Family => "zur Familie", "family";
        Self::Health => "zur Gesundheit", "health";
        Self::Life => "zur Lebenslage", "circumstances of life";
        Self::Origin => "zur Herkunft", "origin";
        Self::Religion => "zur Religion", "religion";
        Self::Residence => "zu Flucht oder Aufenthalt", "refugee or residence status";
    };

    /// What to do about it.
    #[derive(Clone, Copy)]
    pub(super) enum Help {
        Private { is_address: bool as either(["Adresse", "Nummer"], ["address", "number"]) } =
            "Nennen Sie besser eine {is_address} der Einrichtung. Soll die {is_address} so erscheinen, dann \
             nehmen Sie die Meldung mit [[pruefung.hinnehmen]] hin.",
            "It is better to give the {is_address} of the organisation. If this one is meant to appear, accept \
             the finding with [[check.accept]].";
        NotPublic =
            "Ist die Person einverstanden, dann tragen Sie unter [[teilnehmende]] `oeffentlich = \
             true` ein. Sonst lassen Sie den Namen weg, oder machen Sie den Eintrag intern \
             (`sichtbarkeit = \"intern\"`).",
            "If the person agrees, set `public = true` under [[participants]]. Otherwise leave \
             the name out, or make the entry internal (`visibility = \"internal\"`).";
        Sensitive { visibility: Visibility } = match visibility {
            Visibility::Public =>
                "Lassen Sie die Angabe oder den Namen weg, oder holen Sie die Einwilligung der \
                 Person ein. In einem internen Eintrag (`sichtbarkeit = \"intern\"`) steht sie \
                 wenigstens nicht im Netz.",
                "Leave out the detail or the name, or ask the person for consent. In an internal \
                 entry (`visibility = \"internal\"`), it is at least not on the web.";
            Visibility::Internal =>
                "Lassen Sie die Angabe oder den Namen weg, oder holen Sie die Einwilligung der \
                 Person ein: Auch ein interner Eintrag geht an alle im Verteiler.",
                "Leave out the detail or the name, or ask the person for consent: even an \
                 internal entry goes to everyone on the list.";
        };
        Quote =
            "Nennen Sie die Person oder Gruppe, etwa mit `vortrag` oder „sagte …“, oder geben Sie \
             den Inhalt ohne Anführungszeichen wieder.",
            "Name the person or the group, with `speaker` or in the text, or report the content \
             without quotation marks.";
        Letterhead =
            "Streichen Sie diese Zeilen: Der Briefkopf steht schon in jedem Dokument.",
            "Remove these lines: every document already has the letterhead.";
    }
}

/// The readers: „Ist sie für alle bestimmt?“
fn readers(visibility: Visibility, language: Language) -> &'static str {
    match visibility {
        Visibility::Public => language.pick("alle", "everyone"),
        Visibility::Internal => language.pick("alle im Verteiler", "everyone on the list"),
    }
}
