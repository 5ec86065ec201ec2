//! Interprets the name of a column: what it says about mail.
//!
//! A name is split into the pieces of a table: `Newsletter abgemeldet am` is a newsletter, a "no"
//! and a day. If every letter belongs to a piece, the column is understood; if a piece is found
//! beside something unknown, it may be about mail and has to be asked about.

use super::vocabulary::Piece::{
    self, Hint, Leaving, Letter, Mail, No, Not, Other, Status, Way, Yes,
};
use super::vocabulary::{EXACT, FAINT, FORMS, OTHERS, PIECES, STRONG, WEAK};
use crate::contacts::cell::values::fold_name;
use crate::contacts::column::further::group;
use crate::contacts::standing::Reason;

/// What a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// It decides, and it is clear how.
    Decides(Kind),
    /// It may decide: a day, a yes, a no or any difference in it has to be explained.
    Strong,
    /// It hardly decides: only a yes or a no in it has to be explained.
    Weak,
    /// It does not decide: only a barring word has to be explained.
    Faint,
    /// It is about something else.
    Silent,
}

/// How a column decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A yes is required: `Newsletter`, `Einwilligung`.
    Wanted(Reason),
    /// Anything but a no bars the mail: `Abgemeldet am`, `On Hold`.
    Unwanted(Reason),
    /// The same, but a day is the last one: `Austritt`.
    Leaves(Reason),
    /// Only the cells that the settings explain decide.
    Explained,
    /// Words: `aktiv`, `ausgetreten`. `sure`: certainly about mail, and not about a family.
    Status { sure: bool },
    /// How somebody wants to be reached.
    Way,
}

impl Named {
    /// How the column decides, if it is clear.
    pub(super) fn kind(self) -> Option<Kind> {
        match self {
            Self::Decides(kind) => Some(kind),
            _ => None,
        }
    }
}

/// Longer names are sentences (bytes).
const LONGEST: usize = 60;

/// What the name of a column says.
pub(super) fn read(text: &str) -> Named {
    // „Verteiler Rat“ is a group with an x, unless the group is about mail.
    let group = group(text);
    let text = group.as_deref().unwrap_or(text);
    let name = squash(text);
    let about = |stems: &[&str]| stems.iter().any(|stem| name.contains(stem));
    if matches!(text.trim(), "†" | "✝") {
        return Named::Decides(Kind::Unwanted(Reason::Deceased));
    }
    if EXACT.contains(&name) || about(&FORMS) {
        return Named::Silent;
    }
    let faint = if about(&FAINT) { Named::Faint } else { Named::Silent };
    if let Some(pieces) = pieces(&name) {
        let named = match of_pieces(&pieces) {
            // „Newsletter bis“ names a last day.
            Named::Decides(Kind::Wanted(_)) if name.ends_with("bis") || name.ends_with("until") => {
                Named::Decides(Kind::Leaves(Reason::OptedOut))
            }
            named => named,
        };
        return if named == Named::Silent { faint } else { named };
    }
    if let Some(reason) = super::tag(text) {
        return Named::Decides(Kind::Unwanted(reason));
    }
    if about(&OTHERS) && !is_about_mail(&name) {
        Named::Silent
    } else if about(&STRONG) {
        Named::Strong
    } else if about(&WEAK) {
        Named::Weak
    } else {
        faint
    }
}

/// Whether a column of this squashed name is certainly about mail.
pub(super) fn is_about_mail(name: &str) -> bool {
    let stems = ["mail", "newsletter", "rundbrief", "rundschreib", "infopost", "infobrief"];
    stems.iter().any(|stem| name.contains(stem))
}

/// Whether a column of this squashed name is about data protection. A day in it may be that of a
/// consent.
pub(super) fn is_about_privacy(name: &str) -> bool {
    ["dsgvo", "gdpr", "datenschutz", "privacy"].iter().any(|stem| name.contains(stem))
}

fn of_pieces(pieces: &[Piece]) -> Named {
    let has = |piece| pieces.contains(&piece);
    let mail = has(Letter) || has(Mail);
    if has(Other) {
        return if mail { Named::Weak } else { Named::Silent };
    }
    let leaving = pieces.iter().find_map(|piece| match piece {
        Leaving(reason) => Some(*reason),
        _ => None,
    });
    let no = pieces.iter().find_map(|piece| match piece {
        No(reason) => Some(*reason),
        _ => None,
    });
    let yes = pieces.iter().find_map(|piece| match piece {
        Yes(reason) => Some(*reason),
        _ => None,
    });
    let decides = if has(Way) {
        Kind::Way
    } else if has(Status) {
        Kind::Status { sure: mail || no.is_some() || yes.is_some() }
    } else if let Some(reason) = no.or(leaving) {
        if has(Not) {
            return Named::Strong;
        }
        if no.is_some() { Kind::Unwanted(reason) } else { Kind::Leaves(reason) }
    } else if has(Not) {
        let about_mail = mail || has(Hint) || yes.is_some();
        let decides = Named::Decides(Kind::Unwanted(Reason::OptedOut));
        return if about_mail { decides } else { Named::Silent };
    } else if let Some(reason) = yes.or(has(Letter).then_some(Reason::OptedOut)) {
        Kind::Wanted(reason)
    } else {
        return if has(Hint) || mail { Named::Weak } else { Named::Silent };
    };
    Named::Decides(decides)
}

/// The fewest pieces that make up the whole name.
fn pieces(name: &str) -> Option<Vec<Piece>> {
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let mut best: Vec<Option<Vec<Piece>>> = vec![None; name.len() + 1];
    best[0] = Some(Vec::new());
    for end in 1..=name.len() {
        for (piece, words) in &PIECES {
            for word in words.iter() {
                let Some(start) = end.checked_sub(word.len()) else { continue };
                if name.get(start..end) != Some(word) {
                    continue;
                }
                let Some(before) = &best[start] else { continue };
                let fewer = best[end].as_ref().is_none_or(|known| before.len() + 1 < known.len());
                if fewer {
                    let mut all = before.clone();
                    all.push(*piece);
                    best[end] = Some(all);
                }
            }
        }
    }
    best.pop().flatten()
}

/// `Gelöscht am` -> `geloeschtam`.
pub(super) fn squash(text: &str) -> String {
    let mut squashed = String::with_capacity(text.len());
    for c in fold_name(text).chars() {
        match c {
            'ä' => squashed.push_str("ae"),
            'ö' => squashed.push_str("oe"),
            'ü' => squashed.push_str("ue"),
            'ß' => squashed.push_str("ss"),
            c => squashed.push(c),
        }
    }
    squashed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_written_as_it_is_looked_up() {
        let pieces = PIECES.iter().flat_map(|(_, words)| words.iter());
        let stems = [&STRONG, &WEAK, &EXACT, &OTHERS, &FORMS];
        for word in pieces.chain(stems.into_iter().flat_map(|stems| stems.iter())) {
            assert_eq!(&squash(word), word);
        }
    }

    #[test]
    #[rustfmt::skip]
    fn columns_that_keep_mail_away_are_known() {
        let reason = |name| match read(name) {
            Named::Decides(Kind::Unwanted(reason) | Kind::Leaves(reason)) => {
                Some(reason)
            }
            _ => None,
        };
        let cases: &[(Reason, &[&str])] = &[
            (
                Reason::OptedOut,
                &[
                    "Do Not Email", "do_not_email", "DoNotEmail", "No Bulk Emails (User Opt Out)",
                    "Email Opt Out", "HasOptedOutOfEmail", "Unsubscribed from all email",
                    "UNSUB_TIME", "Abgemeldet", "Abgemeldet am", "Abmeldedatum", "Keine E-Mail",
                    "Keine E-Mails", "kein Newsletter", "Kein Newsletter mehr", "Opt-Out",
                    "Opt out (E-Mail)", "nomail", "Newsletter abgemeldet am",
                    "Vom Newsletter abgemeldet", "Abbestellt", "Ausgetragen am",
                    "Nicht anschreiben", "keine Werbung", "Kein Mailing", "Do not contact",
                    "Unsubscribed Mode", "Opted out of email", "Keine Infos per Mail", "Mailstopp",
                    "No emails", "raus", "Streichen", "Newsletter bis", "Einwilligung bis",
                ],
            ),
            (
                Reason::Objected,
                &[
                    "Widerspruch", "Werbewiderspruch", "Widerspruch vom",
                    "Einwilligung widerrufen am", "Widerruf", "Consent withdrawn",
                    "Widerspruch gegen Werbung", "Widersprochen am",
                ],
            ),
            (
                Reason::OnHold,
                &[
                    "On Hold", "Gesperrt", "Sperrvermerk", "Sperre", "E-Mail gesperrt",
                    "BLACKLISTED", "EMAIL_BLACKLIST", "Hold Date", "Mailsperre", "Sperrgrund",
                    "Blockiert", "Gesperrt bis",
                ],
            ),
            (
                Reason::Bounced,
                &["Bounced", "Email Hard Bounce Reason", "CLEAN_TIME", "Unzustellbar"],
            ),
            (
                Reason::Deleted,
                &[
                    "gelöscht", "Gelöscht am", "Contact Is Deleted", "IsDeleted", "archiviert",
                    "Löschkennzeichen", "deleted_at",
                ],
            ),
            (
                Reason::Left,
                &[
                    "Austritt", "Austrittsdatum", "ausgetreten am", "Kündigung zum",
                    "Kündigungsdatum", "Mitglied bis", "Gekündigt", "Ausgeschieden",
                    "Austritt (Datum)", "Austrittsgrund",
                ],
            ),
            (
                Reason::Deceased,
                &["verstorben", "Is Deceased", "deceased", "Verstorben am", "Todestag", "gest.", "†"],
            ),
            (Reason::Inactive, &["inaktiv", "deactivated", "Disabled"]),
            (Reason::ByPost, &["Nur Post", "nur per Post", "Nur Brief", "Post only"]),
        ];
        for (expected, names) in cases {
            for name in *names {
                assert_eq!(reason(name), Some(*expected), "{name}: {:?}", read(name));
            }
        }
    }

    #[test]
    #[rustfmt::skip]
    fn columns_that_want_a_yes_are_known() {
        for name in [
            "Aktiv", "active", "Newsletter", "Erhält Rundmail", "Einwilligung", "Consent", "Opt-in",
            "Mailing", "E-Mail erlaubt", "Infopost", "subscribed", "Werbeerlaubnis",
            "DSGVO-Einwilligung", "Newsletter (ja/nein)", "Newsletter abonniert", "Newsletter-Abo",
            "Bezieht Newsletter", "Einwilligung Newsletter vom", "Newsletterempfänger",
            "Einwilligung E-Mail", "Double Opt-In", "Accepts Email Marketing", "Confirmed",
            "E-Mail zulassen", "Massen-E-Mail zulassen", "Allow Email", "Einwilligung liegt vor", "Rundmail gewünscht", "Opt-In-Datum",
            "Newsletter-Anmeldung am", "subscribed_to_emails", "GDPR Consent",
        ] {
            let named = read(name);
            assert!(matches!(named, Named::Decides(Kind::Wanted(_))), "{name}: {named:?}");
        }
        for (name, sure) in [
            ("Status", false),
            ("Mitgliedsstatus", false),
            ("Mitgliedstatus", false),
            ("Newsletter-Status", true),
            ("Email Status", true),
            ("Subscription status", true),
            ("Marketing contact status", true),
            ("State", false),
            ("Einwilligungsstatus", true),
        ] {
            assert_eq!(read(name), Named::Decides(Kind::Status { sure }), "{name}");
        }
        assert_eq!(read("Bevorzugter Kontaktweg"), Named::Decides(Kind::Way));
        assert_eq!(read("Preferred Communication Method"), Named::Decides(Kind::Way));
    }

    #[test]
    #[rustfmt::skip]
    fn columns_about_something_else_are_left_alone() {
        for name in [
            "Vorname", "Do Not Phone", "Do Not Sms", "Do Not Trade", "Contact Type", "Contact ID",
            "Ort", "Optiker", "Telefon", "Fotoerlaubnis", "Einwilligung Foto", "SEPA-Widerruf",
            "Kontosperre", "HasOptedOutOfFax", "Do Not Call",
            "Eintritt", "Notes", "Nichte", "Home State", "Lead Status",
            "OPTIN_TIME", "MEMBER_RATING", "Geburtsdatum", "Erhält Brief", "PLZ", "Funktion",
            "Privat", "Raum 2", "htmlemail", "Möchte HTML-Mails erhalten", "Telefon zulassen",
        ] {
            assert_eq!(read(name), Named::Silent, "{name}");
        }
        for name in [
            "Mailing Street", "E-Mail privat", "Kontakt", "DSGVO", "E-Mail-Typ",
            "Letzter Kontakt", "Angemeldet", "per E-Mail", "E-Mail: Angezeigter Name",
            "Aktiv im Chor",
        ] {
            assert_eq!(read(name), Named::Weak, "{name}");
        }
        for name in ["Mitglied", "Mitglied seit", "Familienstand", "Mitgliedschaft", "Standort"] {
            assert_eq!(read(name), Named::Faint, "{name}");
        }
        for name in ["Newsletter Kultur", "Rundmail Nord", "Abmeldung Lehrgang", "nicht gesperrt"] {
            assert_eq!(read(name), Named::Strong, "{name}");
        }
    }
}
