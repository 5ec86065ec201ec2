//! Interprets a cell of a column that decides about mail.

use chrono::NaiveDate;

use super::names::{Kind, squash};
use super::phrases::{self, Tone};
use crate::contacts::cell::day::{self, LastDay};
use crate::contacts::cell::placeholders::{is_failed_formula, is_no_day};
use crate::contacts::cell::values::{fold, yes_or_no};
use crate::contacts::standing::Reason;

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing.
    Empty,
    /// A formula failed.
    Failed,
    /// A dash: nothing, or no.
    Dash,
    Yes,
    No,
    Day(NaiveDate),
    /// „aktiv“: all is well, whatever the column asks.
    Active,
    /// „liegt vor“: what the column asks for exists.
    Given,
    /// „abgemeldet“: no mail, whatever the column asks.
    Bars(Reason),
    /// „per E-Mail“.
    Mail,
    /// Anything else: „VIP“.
    Other,
}

german::word_lists! {
    "consent_cells.txt":
    NOTHING, ACTIVE, GIVEN, LACKING,
    BARS: Reason {
        Deceased, Deleted, Objected, OptedOut, Left, Bounced, OnHold, Inactive, Unconfirmed,
    },
    WISHES, NEGATIONS
}

/// Marks that may mean yes or no.
const MARKS: &str = "*•●■◼+!✗✘✖✕×❌⛔🚫";

/// What a cell says in a column of this kind. A number in a column of states is a code: in one
/// program `0` is active, in another it is not.
pub(super) fn of(kind: Option<Kind>, text: &str) -> Said {
    let is_code = || !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match kind {
        Some(Kind::Status { sure: false }) if is_code() => Said::Other,
        _ => read(text),
    }
}

/// What a cell says.
pub(super) fn read(text: &str) -> Said {
    if is_failed_formula(text) {
        return Said::Failed;
    }
    let folded = fold(text);
    let bare = folded.trim_matches(|c: char| ".!?,;:()[]\"'„“”#".contains(c)).trim();
    let squashed = squash(bare);
    if !text.is_empty() && matches!(bare, "-" | "–" | "—" | "--" | "---" | "_") {
        return Said::Dash;
    }
    if matches!(bare, "†" | "✝" | "tot" | "tod" | "dead") {
        return Said::Bars(Reason::Deceased);
    }
    if let Some(said) = yes_or_no(bare).or(matches!(bare, "xx" | "xxx").then_some(true)) {
        return match bars(&squashed) {
            Some(reason) => Said::Bars(reason),
            None if squashed == "aktiv" || squashed == "active" => Said::Active,
            None if said => Said::Yes,
            None => Said::No,
        };
    }
    if squashed.is_empty() && text.contains(|c| MARKS.contains(c)) {
        return Said::Other;
    }
    let day = day::day(bare);
    if squashed.is_empty() || NOTHING.contains(&squashed) || is_no_day(bare, day) {
        return Said::Empty;
    }
    if let Some(day) = day {
        return Said::Day(day);
    }
    if LACKING.contains(&squashed) {
        return Said::No;
    }
    if GIVEN.contains(&squashed) {
        return Said::Given;
    }
    if ACTIVE.contains(&squashed) {
        return Said::Active;
    }
    of_words(bare, &squashed)
}

/// What a cell of several words says: „nein danke“, „aktiv seit 2019“, „abgemeldet am 3. Mai“.
fn of_words(bare: &str, squashed: &str) -> Said {
    let words: Vec<String> = bare
        .split(|c: char| !c.is_alphanumeric())
        .map(squash)
        .filter(|word| !word.is_empty())
        .collect();
    let first = words.first().map_or("", String::as_str);
    let is_not = |word: &String| NEGATIONS.contains(word);
    let negated = words.iter().any(is_not);
    if let Some(reason) = bars(squashed) {
        // „nicht gesperrt“ is fine; „kein Newsletter“ is not, nor „kein Mitglied, ausgetreten“.
        let barring = words.iter().filter(|word| bars(word).is_some()).count();
        let turned = words.windows(2).any(|pair| is_not(&pair[0]) && bars(&pair[1]).is_some());
        return if turned && barring == 1 { Said::Active } else { Said::Bars(reason) };
    }
    if phrases::read(bare) == Some(Tone::Sure) {
        return Said::Bars(Reason::OptedOut);
    }
    let says_mail = ["mail", "elektronisch", "digital"].iter().any(|word| squashed.contains(word));
    if ACTIVE.contains(first) && !negated {
        return Said::Active;
    }
    match yes_or_no(first) {
        Some(true) if !negated && first.len() > 1 => return Said::Yes,
        Some(false) if first.len() > 1 => return Said::No,
        _ => {}
    }
    if negated {
        let wish = |word: &String| GIVEN.contains(word) || WISHES.contains(word);
        return if words.iter().any(wish) { Said::No } else { Said::Other };
    }
    if words.last().is_some_and(|last| last == "aktiv") {
        Said::Active
    } else if GIVEN.contains(first) {
        Said::Given
    } else if says_mail {
        Said::Mail
    } else if squashed.len() >= 9 && squashed.bytes().all(|byte| byte.is_ascii_digit()) {
        // Seconds since 1970.
        Said::Yes
    } else {
        Said::Other
    }
}

/// The reason in a squashed text.
fn bars(squashed: &str) -> Option<Reason> {
    let found = BARS.iter().find(|(_, stems)| stems.iter().any(|stem| squashed.contains(stem)));
    found.map(|(reason, _)| *reason)
}

/// The last day on which somebody is still there.
pub(super) fn last_day(text: &str) -> Option<NaiveDate> {
    if let LastDay::Day(day) | LastDay::Serial(day) = day::last(text) {
        return Some(day);
    }
    let folded = fold(text);
    let words: String =
        folded.chars().filter(|c| c.is_ascii_digit() || ".-".contains(*c)).collect();
    day::day(words.trim_matches(['.', '-']))
}

/// Whether a letter is wanted, and no mail.
pub(super) fn wants_letters(text: &str) -> bool {
    let squashed = squash(text).replace("postalmail", "postal");
    let says = |words: &[&str]| words.iter().any(|word| squashed.contains(word));
    let mail = says(&["mail", "elektronisch", "digital", "online"]);
    says(&["post", "brief", "postal", "letter", "schriftlich", "papier"]) && !mail
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[rustfmt::skip]
    fn cells_are_understood_as_people_and_programs_write_them() {
        let cases: &[(Said, &[&str])] = &[
            (Said::Empty, &["", "k. A.", "n/a", "NULL", "00.00.0000", "0000-00-00"]),
            (Said::Dash, &["-", "–"]),
            (Said::Failed, &["#NV", "#N/A", "#BEZUG!"]),
            (
                Said::Yes,
                &["ja", "x", "1", "TRUE", "ja, gern", "Yes!", "ja (mündlich)", "1610000000"],
            ),
            (
                Said::No,
                &[
                    "nein", "0", "false", "nein danke", "Nein, lieber nicht", "none", "keine",
                    "nicht erteilt", "fehlt", "bitte nicht", "nicht",
                ],
            ),
            (
                Said::Active,
                &[
                    "aktiv", "Active", "subscribed", "Mitglied", "aktiv seit 2019", "Ehrenmitglied",
                    "nicht gesperrt", "not bounced", "Marketing contact", "Aktives Mitglied",
                ],
            ),
            (Said::Given, &["liegt vor", "erteilt", "vorhanden", "erteilt am 3. Mai"]),
            (Said::Mail, &["per E-Mail", "E-Mail"]),
            (Said::Other, &["VIP", "passiv", "verheiratet", "2", "wöchentlich"]),
            (
                Said::Bars(Reason::OptedOut),
                &[
                    "abgemeldet", "Unsubscribed", "abgemeldet am 12.3.2024", "kein Newsletter",
                    "Non-marketing contact", "keine Mails", "keine E-Mail mehr",
                ],
            ),
            (Said::Bars(Reason::Bounced), &["On Hold Bounce", "bounced", "cleaned"]),
            (
                Said::Bars(Reason::Objected),
                &["widerrufen", "widerrufen am 12.03.2024", "ja, aber widerrufen", "abgelehnt"],
            ),
            (
                Said::Bars(Reason::Left),
                &["ausgetreten", "ausgetreten zum 31.12.2025", "gekündigt", "Ehemaliges Mitglied"],
            ),
            (Said::Bars(Reason::Inactive), &["inaktiv", "nicht aktiv", "deaktiviert"]),
            (Said::Bars(Reason::Unconfirmed), &["pending", "nicht bestätigt", "ausstehend"]),
            (Said::Bars(Reason::Deceased), &["†", "verstorben 2023"]),
            (Said::Bars(Reason::OnHold), &["gesperrt", "Sperrvermerk"]),
        ];
        for (expected, texts) in cases {
            for text in *texts {
                assert_eq!(read(text), *expected, "{text}");
            }
        }
    }

    #[test]
    fn letters_are_told_from_mails() {
        for text in ["Post", "per Post", "Brief", "postalisch", "Postal Mail"] {
            assert!(wants_letters(text), "{text}");
        }
        assert!(!wants_letters("Post, E-Mail"));
    }

    #[test]
    fn the_day_of_leaving_is_read_from_a_sentence() {
        let last = NaiveDate::from_ymd_opt(2027, 12, 31);
        for text in [
            "31.12.2027",
            "zum 31.12.2027",
            "31.12.27",
            "2027-12-31",
            "gekündigt zum 31.12.2027",
            "12/2027",
            "46752",
            "Ende 2027",
        ] {
            assert_eq!(last_day(text), last, "{text}");
        }
        assert_eq!(last_day("umgezogen"), None);
        assert_eq!(last_day("01/02/27"), None);
    }
}
