//! Texts about a mail that do not come from a server.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::OLD;
use crate::delivery::Reason;
use crate::delivery::transport::Reply;
use crate::l10n::{Language, Localize, messages};

messages! {
    /// A fault on this side, or on the line. The ledger keeps it beside the texts of servers as JSON
    /// (`"hung-up"`, `{"no-reply":"30"}`); these names must never change.
    #[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(in crate::delivery) enum LocalFault {
        UnknownName =
            "Diesen Namen kennt das Netz nicht.", "The network does not know this name.";
        NobodyThere =
            "Auf diesem Port nimmt dort niemand Verbindungen an.",
            "Nobody takes connections there on this port.";
        NoAnswer = "Von dort kommt keine Antwort.", "There is no answer from there.";
        NoRoute = "Dorthin führt von hier aus kein Weg.", "There is no way there from here.";
        Stuck = "Der Server nimmt nichts mehr an.", "The server takes nothing any more.";
        NoReply(seconds: String) =
            "Der Server hat {seconds} Sekunden lang nicht geantwortet.",
            "No reply within {seconds} seconds.";
        HungUp = "Der Server hat die Verbindung beendet.", "The server has hung up.";
        Cut = "Die Verbindung ist abgerissen.", "The connection was cut.";
        TlsBroke =
            "Die Verschlüsselung ist zusammengebrochen.", "The encryption broke down.";
        NoSmtp(line: String) =
            "Dort antwortet etwas anderes als ein Mailserver: {line}",
            "The server speaks no SMTP: {line}";
        TwoCodes(both: String) =
            "Der Server widerspricht sich: {both}", "The server contradicts itself: {both}";
        Endless =
            "Die Antwort des Servers nimmt kein Ende.", "The server's reply does not end.";
        Unasked(reply: String) =
            "Der Server antwortet, bevor er gefragt ist: {reply}",
            "The server speaks before it is asked: {reply}";
        TooEarly(reply: String) =
            "Der Server bestätigt eine E-Mail, die er noch nicht hat: {reply}",
            "The server confirms a mail that it has not got yet: {reply}";
        TwoMinds(both: String) =
            "Der Server widerspricht sich zu dieser E-Mail: {both}",
            "The server contradicts itself about this mail: {both}";
        NeedsUtf8 =
            "Dieser Server kennt keine Adressen mit Umlauten vor dem @.",
            "This server cannot take addresses with letters beyond ASCII before the @.";
    }
}

impl LocalFault {
    /// Reads the text in the ledger.
    fn read(written: &str) -> Option<Self> {
        serde_json::from_str(written).ok().or_else(|| Self::of_old(written))
    }

    /// Ledgers of earlier versions contain the English sentence instead.
    fn of_old(written: &str) -> Option<Self> {
        OLD.pairs().find_map(|(name, sentence)| {
            let fault = match sentence.split_once("{}") {
                None => (written == sentence).then(|| json!(name))?,
                Some((before, after)) => {
                    json!({ (name): written.strip_prefix(before)?.strip_suffix(after)? })
                }
            };
            serde_json::from_value(fault).ok()
        })
    }
}

impl From<LocalFault> for Reply {
    fn from(fault: LocalFault) -> Self {
        // These enums always fit into JSON.
        Self::local(serde_json::to_string(&fault).unwrap_or_default())
    }
}

impl Localize for Reply {
    fn localize(&self, language: Language) -> String {
        format_reply(self.code, &self.text, language)
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.localize(Language::English))
    }
}

/// The text of a reply: a fault of ours in the given language, everything else unchanged.
pub fn reply_words(code: Option<u16>, words: &str, language: Language) -> Cow<'_, str> {
    let fault = if code.is_none() { LocalFault::read(words) } else { None };
    fault.map_or(Cow::Borrowed(words), |fault| Cow::Owned(fault.localize(language)))
}

/// A reply for people: its code, where a server spoke, and the words.
pub fn format_reply(code: Option<u16>, words: &str, language: Language) -> String {
    match code {
        Some(code) => format!("{code} {words}"),
        None => reply_words(code, words, language).into_owned(),
    }
}

/// The same behind its reason in plain words, where there is one: „Postfach voll (552 5.2.2 over quota)“.
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
    fn what_the_ledger_holds_is_said_in_both_languages() {
        let silent = Reply::from(LocalFault::NoReply("30".into())).text;
        for written in [silent.as_str(), "No reply within 30 seconds."] {
            let said = |language| format_reply(None, written, language);
            assert_eq!(
                said(Language::German),
                "Der Server hat 30 Sekunden lang nicht geantwortet."
            );
            assert_eq!(said(Language::English), "No reply within 30 seconds.");
        }
    }

    #[test]
    fn each_sentence_of_earlier_versions_is_known_by_its_name() {
        for (_, sentence) in OLD.pairs() {
            let old = sentence.replace("{}", "250 ok");
            let fault = LocalFault::read(&old).unwrap();
            assert_eq!(fault.localize(Language::English), old);
            assert_eq!(LocalFault::read(&Reply::from(fault.clone()).text), Some(fault));
        }
    }

    #[test]
    fn the_words_of_servers_stay_as_they_are() {
        let hung_up = "The server has hung up.";
        assert_eq!(format_reply(Some(421), hung_up, Language::German), format!("421 {hung_up}"));
        let other = "Verbindung abgelehnt (os error 111)";
        assert_eq!(format_reply(None, other, Language::German), other);
    }
}
