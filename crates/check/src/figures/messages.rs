//! What is wrong with figures.

use chrono::NaiveTime;

use crate::l10n::messages;

messages! {
    /// What is wrong, and labels of other spans.
    pub(super) enum Message {
        Missed { yes: u32, no: u32 } =
            "Angenommen mit {yes} Ja gegen {no} Nein: Dagegen waren mehr.",
            "Adopted with {yes} in favour and {no} against: more were against it.";
        Carried { yes: u32, no: u32 } =
            "Abgelehnt mit {yes} Ja gegen {no} Nein: Dafür waren mehr.",
            "Rejected with {yes} in favour and {no} against: more were in favour.";
        MoreVotes { sum: u32, there: u64 } =
            "Zusammen sind das {sum} Stimmen; abstimmen konnten höchstens {there}.",
            "These are {sum} votes; at most {there} people could vote.";
        NoneAndSome { number: u32 } =
            "Hier steht, es gab keine, und zugleich: {number}.",
            "Here it says that there were none, and also: {number}.";
        OtherSum { sum: u32, cast: u32 } =
            "Die Stimmen ergeben {sum}, abgegeben wurden {cast}.",
            "The votes add up to {sum}, but {cast} were cast.";
        OtherYes { told: u32, counted: u32 } =
            "Hier stehen {told} Stimmen dafür, davor {counted}.",
            "Here it says {told} votes in favour, before that {counted}.";
        OtherVotes { yes: u32, no: u32, abstained: u32 } =
            "Unter `stimmen` steht anderes: {yes} Ja, {no} Nein, {abstained} Enthaltungen.",
            "`votes` says something else: {yes} yes, {no} no, {abstained} abstentions.";
        Unanimous { against: u32 } =
            "„Einstimmig“ passt nicht zu Gegenstimmen: {against}.",
            "\"Unanimous\" does not go with votes against it: {against}.";
        Parts { part: u32, whole: u32 } =
            "Das sind {part} von {whole}.",
            "These are {part} out of {whole}.";
        Ratio { part: u32, whole: u32, percent: String as crate::l10n::as_is } =
            "{part} von {whole} sind {percent} %.",
            "{part} out of {whole} are {percent} %.";
        Direction { from: String as crate::l10n::as_is, to: String as crate::l10n::as_is } =
            "Von {from} auf {to}: Das geht in die andere Richtung, als der Satz sagt.",
            "From {from} to {to}: that goes in the other direction than the sentence says.";
        Differs { here: String as crate::l10n::as_is, there: String as crate::l10n::as_is } =
            "Hier steht „{here}“, an anderer Stelle „{there}“.",
            "Here it says \"{here}\", elsewhere \"{there}\".";
        ListEnds = "hier endet die Aufzählung", "here the list ends";
        There = "dasselbe, anders angegeben", "the same, told differently";
        Shares { percent: u32 } =
            "Die Anteile ergeben zusammen {percent} %.",
            "The shares add up to {percent} %.";
        Sum { sum: String as crate::l10n::as_is, told: String as crate::l10n::as_is } =
            "Die Zahlen ergeben {sum}, hier steht {told}.",
            "The figures add up to {sum}, but it says {told}.";
        Difference { told: String as crate::l10n::as_is, apart: String as crate::l10n::as_is } =
            "Der Unterschied ist {apart}, hier steht {told}.",
            "The difference is {apart}, but it says {told}.";
        Count { told: u32, listed: usize } =
            "Angekündigt sind {told}, aufgezählt {listed}.",
            "{told} are announced, {listed} are listed.";
        Range { from: String as crate::l10n::as_is, to: String as crate::l10n::as_is } =
            "„{from}“ bis „{to}“: Anfang und Ende sind vertauscht.",
            "\"{from}\" to \"{to}\": beginning and end are the wrong way round.";
        SameTime { time: NaiveTime } =
            "Anfang und Ende sind gleich: {time}.",
            "Beginning and end are the same: {time}.";
        Present { told: u32, counted: u64 } =
            "Nach dem Text waren {told} da, nach den Angaben der Datei {counted}.",
            "According to the text {told} were there, according to the file's data {counted}.";
        PersonsHere = "so viele Personen", "this many people";
    }

    /// What to do about it.
    pub(super) enum Help {
        Votes =
            "Prüfen Sie die Stimmen und die Zahl der Anwesenden.",
            "Check the votes and the number of people present.";
        Figures =
            "Rechnen Sie nach, welche der Zahlen stimmt.",
            "Find out which of the figures is right.";
        Differs =
            "Prüfen Sie, welche der beiden Angaben stimmt.",
            "Find out which of the two is right.";
        List =
            "Zählen Sie nach: Fehlt etwas in der Liste, oder stimmt die Zahl nicht?",
            "Count again: is something missing from the list, or is the number wrong?";
        Range =
            "Prüfen Sie beide Angaben, und nennen Sie die kleinere zuerst.",
            "Check both figures, and give the lower one first.";
        Present =
            "Prüfen Sie, welche Zahl stimmt, die im Text oder die unter [teilnahme].",
            "Find out which figure is right, the one in the text or the one under [attendance].";
    }
}
