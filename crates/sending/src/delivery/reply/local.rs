//! Texts about a mail that do not come from a server.
//!
//! The ledger keeps them beside the texts of servers, so they are English there, as those usually
//! are. People read them in their own language.

use std::borrow::Cow;

use crate::delivery::Reason;
use crate::l10n::{Language, Localize};

pub(in crate::delivery) const UNKNOWN_NAME: &str = "The network does not know this name.";
pub(in crate::delivery) const NOBODY_THERE: &str = "Nobody takes connections there on this port.";
pub(in crate::delivery) const NO_ANSWER: &str = "There is no answer from there.";
pub(in crate::delivery) const NO_WAY: &str = "There is no way there from here.";
pub(in crate::delivery) const STUCK: &str = "The server takes nothing any more.";
pub(in crate::delivery) const NO_REPLY: &str = "No reply within {} seconds.";
pub(in crate::delivery) const HUNG_UP: &str = "The server has hung up.";
pub(in crate::delivery) const CUT: &str = "The connection was cut.";
pub(in crate::delivery) const TLS_BROKE: &str = "The encryption broke down.";
pub(in crate::delivery) const NO_SMTP: &str = "The server speaks no SMTP: {}";
pub(in crate::delivery) const TWO_CODES: &str = "The server contradicts itself: {}";
pub(in crate::delivery) const ENDLESS: &str = "The server's reply does not end.";
pub(in crate::delivery) const UNASKED: &str = "The server speaks before it is asked: {}";
pub(in crate::delivery) const TOO_EARLY: &str =
    "The server confirms a mail that it has not got yet: {}";
pub(in crate::delivery) const TWO_MINDS: &str = "The server contradicts itself about this mail: {}";
pub(in crate::delivery) const NEEDS_UTF8: &str =
    "This server cannot take addresses with letters beyond ASCII before the @.";

/// Each with its German translation; `{}` is replaced by the detail.
const WORDS: &[(&str, &str)] = &[
    (UNKNOWN_NAME, "Diesen Namen kennt das Netz nicht."),
    (NOBODY_THERE, "Auf diesem Port nimmt dort niemand Verbindungen an."),
    (NO_ANSWER, "Von dort kommt keine Antwort."),
    (NO_WAY, "Dorthin führt von hier aus kein Weg."),
    (STUCK, "Der Server nimmt nichts mehr an."),
    (NO_REPLY, "Der Server hat {} Sekunden lang nicht geantwortet."),
    (HUNG_UP, "Der Server hat die Verbindung beendet."),
    (CUT, "Die Verbindung ist abgerissen."),
    (TLS_BROKE, "Die Verschlüsselung ist zusammengebrochen."),
    (NO_SMTP, "Dort antwortet etwas anderes als ein Mailserver: {}"),
    (TWO_CODES, "Der Server widerspricht sich: {}"),
    (ENDLESS, "Die Antwort des Servers nimmt kein Ende."),
    (UNASKED, "Der Server antwortet, bevor er gefragt ist: {}"),
    (TOO_EARLY, "Der Server bestätigt eine E-Mail, die er noch nicht hat: {}"),
    (TWO_MINDS, "Der Server widerspricht sich zu dieser E-Mail: {}"),
    (NEEDS_UTF8, "Dieser Server kennt keine Adressen mit Umlauten vor dem @."),
];

/// One of the sentences above with its detail.
pub(in crate::delivery) fn fill(sentence: &str, told: &str) -> String {
    sentence.replacen("{}", told, 1)
}

/// The sentences above in German; everything else unchanged.
pub(in crate::delivery) fn german(words: &str) -> Cow<'_, str> {
    let translated = WORDS.iter().find_map(|(english, german)| match english.split_once("{}") {
        None => (words == *english).then(|| (*german).to_owned()),
        Some((before, after)) => {
            let told = words.strip_prefix(before)?.strip_suffix(after)?;
            Some(fill(german, told))
        }
    });
    translated.map_or(Cow::Borrowed(words), Cow::Owned)
}

/// A reply as it is shown to people: its code, where there is one, and the text.
pub fn format_reply(code: Option<u16>, words: &str, language: Language) -> String {
    match (code, language) {
        (Some(code), _) => format!("{code} {words}"),
        (None, Language::German) => german(words).into_owned(),
        (None, Language::English) => words.to_owned(),
    }
}

/// The same after its reason in plain words, where there is one: „Postfach voll (552 5.2.2 over
/// quota)“.
#[must_use]
pub fn with_reason(code: Option<u16>, words: &str, language: Language) -> String {
    let said = format_reply(code, words, language);
    match Reason::of_reply(code, words) {
        Reason::Other | Reason::NoReply => said,
        reason => format!("{} ({said})", reason.localize(language)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_words_are_german_for_germans() {
        for (english, _) in WORDS {
            assert_ne!(german(&fill(english, "30")), fill(english, "30"));
        }
        let silent = format_reply(None, "No reply within 30 seconds.", Language::German);
        assert_eq!(silent, "Der Server hat 30 Sekunden lang nicht geantwortet.");
        assert_eq!(format_reply(None, HUNG_UP, Language::English), HUNG_UP);
    }

    #[test]
    fn the_words_of_servers_stay_as_they_are() {
        assert_eq!(format_reply(Some(421), HUNG_UP, Language::German), format!("421 {HUNG_UP}"));
        assert_eq!(
            german("Verbindung abgelehnt (os error 111)"),
            "Verbindung abgelehnt (os error 111)"
        );
    }
}
