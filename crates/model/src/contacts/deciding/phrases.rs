//! Sentences in notes with which somebody declines mail: „bitte keine Mails mehr“.

use crate::contacts::cell::values::fold;

/// How certain a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::contacts) enum Tone {
    /// It may be about something else: „Vater verstorben“.
    Maybe,
    /// Somebody wants no mail.
    Sure,
}

german::word_lists! {
    "objections.txt":
    NONE, NOT, BETWEEN, MAILS, ABOUT_ELSE, REACH, LISTS, OFF, OBJECTED, WILL, ADDRESSES, FAULTY, MAYBE
}

/// Whether the text says that somebody wants no mail.
pub(in crate::contacts) fn read(text: &str) -> Option<Tone> {
    let folded = fold(text)
        .replace("e-mail", "email")
        .replace("opt-out", "optout")
        .replace("opt out", "optout");
    let folded =
        folded.replace("don't", "dont").replace("don’t", "dont").replace("opted out", "optedout");
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let any = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let near = |list: &[&str], others: &[&str], most: usize| near(&words, list, others, most);
    let sure = no_mails(&words)
        || near(&NOT, &REACH, 4)
        || any(&LISTS) && any(&OFF) && (near(&LISTS, &OFF, 6) || near(&OFF, &LISTS, 4))
        || any(&OBJECTED)
        || near(
            &["einwilligung", "consent"],
            &["widerrufen", "zurückgezogen", "verweigert", "withdrawn"],
            4,
        )
        || near(
            &["bitte", "daten", "please"],
            &["löschen", "delete", "remove", "austragen", "abmelden", "streichen", "entfernen"],
            3,
        )
        || near(&WILL, &["nicht", "nichts", "nix"], 3)
            && near(&["nicht", "nichts", "nix"], &["mehr"], 1)
        || near(&["löschung", "deletion"], &["beantragt", "verlangt", "requested"], 2)
        || near(&NONE, &["interesse"], 1) && near(&["interesse"], &["mehr"], 1);
    let maybe = any(&MAYBE)
        || near(&ADDRESSES, &FAULTY, 3)
        || near(&NONE, &["mitglied", "member"], 1) && near(&["mitglied", "member"], &["mehr"], 1);
    if sure { Some(Tone::Sure) } else { maybe.then_some(Tone::Maybe) }
}

/// „keine Mails mehr“, but neither „hat keine E-Mail“ nor „keine E-Mail-Adresse“.
fn no_mails(words: &[&str]) -> bool {
    let has = ["hat", "habe", "haben", "has", "have", "besitzt"];
    let wants = words.iter().any(|word| WILL.contains(word));
    (0..words.len()).any(|at| {
        let owns =
            at > 0 && has.contains(&words[at - 1]) || at == 0 && words.last() == Some(&"hat");
        if !NONE.contains(words[at]) || owns {
            return false;
        }
        let rest = words[at + 1..].iter().position(|word| !BETWEEN.contains(word));
        let Some(mail) = rest.map(|skipped| at + 1 + skipped) else { return false };
        let next = words.get(mail + 1).copied().unwrap_or_default();
        let received = ["erhalten", "bekommen", "gekommen", "received"].contains(&next) && !wants;
        MAILS.contains(words[mail]) && !ABOUT_ELSE.contains(next) && !received
    })
}

/// Whether a word of `others` follows one of `list` within this many words.
fn near(words: &[&str], list: &[&str], others: &[&str], most: usize) -> bool {
    (0..words.len()).any(|at| {
        list.contains(&words[at])
            && words[at + 1..].iter().take(most).any(|word| others.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[rustfmt::skip]
    fn objections_are_known_in_notes() {
        for text in [
            "bitte keine Mails mehr", "Keine E-Mails mehr!", "möchte keine E-Mails erhalten",
            "will keinen Newsletter", "keine weiteren Rundmails", "nicht mehr anschreiben",
            "Bitte nicht mehr per E-Mail kontaktieren", "aus dem Verteiler nehmen",
            "vom Newsletter abgemeldet", "hat widersprochen", "Do not email",
            "please don't contact", "unsubscribed 2024", "Opt-out", "bitte löschen",
            "möchte nichts mehr bekommen", "kein Interesse mehr", "Einwilligung am 3.5. widerrufen",
            "remove from list", "no more emails please", "Austragen aus Verteiler",
            "wünscht keine Werbung", "will nix mehr", "DSGVO-Löschung beantragt",
        ] {
            assert_eq!(read(text), Some(Tone::Sure), "{text}");
        }
        for text in [
            "verstorben am 3. Mai", "Vater verstorben", "aus dem Verein ausgetreten",
            "für den 3. Mai abgemeldet", "E-Mail kommt zurück", "Mailadresse ungültig",
            "kein Mitglied mehr", "abgem.",
        ] {
            assert_eq!(read(text), Some(Tone::Maybe), "{text}");
        }
        for text in [
            "hat keine E-Mail", "keine E-Mail-Adresse bekannt", "Hat am 3.5. keine Mail erhalten",
            "kennt die Runde seit 2019", "ruft lieber an", "kein Fleisch", "Mitglied seit 2010",
            "Kassenwart", "nicht barrierefrei", "gern früh", "zieht um", "Straße 5",
            "Ansprechpartnerin für Newsletter", "", "spricht kein Deutsch", "Interesse",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
