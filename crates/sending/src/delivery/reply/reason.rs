//! Why a mail did not reach somebody, in plain words: from a server's reply or a delivery report.
//!
//! The only place that interprets codes. There are three sources, the most reliable first: the
//! enhanced status code (RFC 3463, registry of RFC 5248), where its detail says something; the
//! server's text; the basic reply code (RFC 5321, section 4.2.3).

use super::{ALLOWANCE, REASONS, RECEIVING};
use crate::l10n::messages;

messages! {
    /// Why somebody was not reached.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Reason {
        /// Nobody has this address.
        AddressUnknown = "Adresse unbekannt", "address unknown";
        /// The part after the `@` does not exist, or accepts no mail.
        DomainUnknown =
            "Der Teil nach dem @ ist unbekannt oder nimmt keine E-Mails an",
            "the part after the @ is unknown or takes no mail";
        /// The mailbox exists but is closed.
        MailboxClosed = "Postfach geschlossen", "mailbox closed";
        /// The mailbox has no room.
        MailboxFull = "Postfach voll", "mailbox full";
        /// The mail is larger than the other side accepts.
        TooLarge = "E-Mail zu groß", "mail too large";
        /// A policy of the other side: spam filter, block list, who may write.
        Policy =
            "von den Regeln der Gegenseite abgelehnt (etwa als Werbung)",
            "rejected by the other side's rules (as spam, for instance)";
        /// The other side does not believe that the sender's address may send from here (SPF, DKIM,
        /// DMARC).
        SenderDoubted =
            "Die Gegenseite bezweifelt die Absenderadresse",
            "the other side doubts the sender's address";
        /// The other side rejects the content of the mail.
        Content = "Die Gegenseite nimmt diesen Inhalt nicht an", "content not accepted";
        /// More mails in a short time than the server accepts.
        TooMany = "zu viele E-Mails in kurzer Zeit", "too many mails in a short time";
        /// The server asks to come back later (greylisting, maintenance).
        Later = "Der Server nimmt die E-Mail erst später an", "the server will take it later";
        /// The other side's server could not be reached.
        Unreachable =
            "Server der Gegenseite nicht erreichbar",
            "the other side's server is out of reach";
        /// In doubt: the mail was handed over, and no reply came.
        NoReply = "keine Antwort des Servers", "no reply from the server";
        /// Anything else; the server's text has to do.
        Other = "anderer Grund; siehe Antwort", "another reason; see the reply";
    }
}

/// An enhanced status code: `5.1.1` (RFC 3463, section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EnhancedStatus {
    /// 2: success, 4: temporary failure, 5: permanent failure.
    pub class: u8,
    /// The subject: 1 the address, 2 the mailbox, …
    pub subject: u16,
    /// The detail about the subject.
    pub detail: u16,
}

impl EnhancedStatus {
    /// Reads the code that a text begins with.
    pub fn parse(text: &str) -> Option<Self> {
        let word = text.split_whitespace().next()?;
        let mut parts = word.trim_end_matches([':', ',', ';', '-']).split('.');
        let class = parts.next().filter(|class| ["2", "4", "5"].contains(class))?;
        let [subject, detail] = [parts.next()?, parts.next()?].map(number);
        if parts.next().is_some() {
            return None;
        }
        Some(Self { class: class.parse().ok()?, subject: subject?, detail: detail? })
    }
}

/// One to three digits (RFC 3463, section 2).
fn number(part: &str) -> Option<u16> {
    let digits = (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| part.parse().ok()).flatten()
}

impl Reason {
    /// The reason in a server's reply: its code (`None` where no server replied) and its text,
    /// which may begin with an enhanced status code.
    pub fn of_reply(code: Option<u16>, text: &str) -> Self {
        Self::of_report(EnhancedStatus::parse(text), code, text)
    }

    /// The reason in a delivery report (RFC 3464): `Status`, and the code and text of
    /// `Diagnostic-Code`.
    pub fn of_report(status: Option<EnhancedStatus>, code: Option<u16>, text: &str) -> Self {
        // Gmail's „receiving mail at a rate“ comes with 5.2.1, which elsewhere is a closed mailbox.
        if names_an_allowance(text) || text.to_ascii_lowercase().contains("mail at a rate") {
            return Self::TooMany;
        }
        status
            .and_then(by_status)
            .or_else(|| by_words(text))
            .or_else(|| status.and_then(by_subject))
            .or_else(|| code.and_then(by_code))
            .unwrap_or(if code.is_none() && status.is_none() { Self::NoReply } else { Self::Other })
    }

    /// Whether the address is useless, whatever is sent to it.
    pub fn is_the_address(self) -> bool {
        matches!(self, Self::AddressUnknown | Self::DomainUnknown | Self::MailboxClosed)
    }
}

/// Details with an unambiguous meaning. Left out although servers use them: 5.7.1 means "unknown
/// user" as well as "spam", 5.4.1 and 5.1.10 with Exchange "unknown user", 5.4.4 with Postfix an
/// unknown domain. 5.4.310 is Exchange's own.
fn by_status(status: EnhancedStatus) -> Option<Reason> {
    Some(match (status.subject, status.detail) {
        (1, 1 | 3 | 4 | 6) => Reason::AddressUnknown,
        (1, 2) | (4, 310) => Reason::DomainUnknown,
        (1, 7 | 8) | (7, 20..=27 | 29..=30) => Reason::SenderDoubted,
        (2, 1) if status.class == 5 => Reason::MailboxClosed,
        (2, 2) => Reason::MailboxFull,
        (2, 3) | (3, 4) => Reason::TooLarge,
        (4, 5) | (5, 3) | (7, 28) => Reason::TooMany,
        (4, 2 | 3 | 6 | 7) => Reason::Unreachable,
        _ => return None,
    })
}

/// What can be said where the text says nothing.
fn by_subject(status: EnhancedStatus) -> Option<Reason> {
    match (status.class, status.subject) {
        (_, 4) => Some(Reason::Unreachable),
        (4, _) => Some(Reason::Later),
        (_, 1) if status.detail == 10 => Some(Reason::DomainUnknown),
        (_, 6) => Some(Reason::Content),
        (_, 7) => Some(Reason::Policy),
        _ => None,
    }
}

/// Whether a reply is about the sending quota of this account, rather than about what somebody may
/// receive.
pub(in crate::delivery) fn names_an_allowance(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    says(&ALLOWANCE) && !says(&RECEIVING)
}

fn by_words(text: &str) -> Option<Reason> {
    let text = text.to_ascii_lowercase();
    let mut known = REASONS.iter();
    let said = known.find(|(_, words)| words.iter().any(|word| text.contains(word)));
    said.map(|(reason, _)| *reason)
}

/// RFC 5321, section 4.2.3; 432 from RFC 4954, 521 and 556 from RFC 7504. 550 and 554 are too
/// vague.
fn by_code(code: u16) -> Option<Reason> {
    match code {
        422 | 552 => Some(Reason::MailboxFull),
        432 | 452 => Some(Reason::TooMany),
        521 | 556 => Some(Reason::DomainUnknown),
        551 | 553 => Some(Reason::AddressUnknown),
        400..500 => Some(Reason::Later),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_of_real_servers_become_reasons() {
        let replies = [
            (
                550,
                "5.1.1 <a@b.example>: Recipient address rejected: User unknown",
                Reason::AddressUnknown,
            ),
            (550, "Requested action not taken: mailbox unavailable", Reason::Other),
            (550, "No such user here", Reason::AddressUnknown),
            (550, "5.4.1 Recipient address rejected: Access denied", Reason::AddressUnknown),
            (550, "5.1.10 RESOLVER.ADR.RecipientNotFound; not found", Reason::AddressUnknown),
            (550, "5.4.310 DNS domain weg.example does not exist", Reason::DomainUnknown),
            (550, "5.4.4 Host or domain name not found: Host not found", Reason::DomainUnknown),
            (550, "5.4.4 unable to route", Reason::Unreachable),
            (550, "5.1.1 Empfänger unbekannt", Reason::AddressUnknown),
            (550, "5.7.1 Unknown recipient", Reason::AddressUnknown),
            (550, "5.7.1 Message rejected as spam", Reason::Policy),
            (550, "5.7.1 Delivery not authorized", Reason::Policy),
            (550, "5.7.26 Unauthenticated mail is not accepted", Reason::SenderDoubted),
            (556, "5.1.10 Recipient address has null MX", Reason::DomainUnknown),
            (552, "5.2.2 The mailbox is over quota", Reason::MailboxFull),
            (452, "4.2.2 Over quota", Reason::MailboxFull),
            (550, "Mailbox size limit exceeded", Reason::MailboxFull),
            (550, "5.7.0 The recipient's mailbox has exceeded its limit", Reason::MailboxFull),
            (552, "5.3.4 Message size exceeds fixed limit", Reason::TooLarge),
            (552, "Message size exceeds maximum size", Reason::TooLarge),
            (550, "5.2.1 Mailbox disabled", Reason::MailboxClosed),
            (450, "4.2.0 <a@b.example>: Recipient address rejected: Greylisted", Reason::Later),
            (450, "4.2.1 The user is receiving mail too quickly", Reason::Later),
            (550, "5.2.1 The user is receiving mail at a rate that prevents", Reason::TooMany),
            (550, "5.2.1 Anna Kaya no longer works here", Reason::MailboxClosed),
            (550, "5.0.0 The recipient name is not recognized", Reason::AddressUnknown),
            (421, "4.7.28 Unusual rate of mail", Reason::TooMany),
            (421, "Too many messages in this connection", Reason::TooMany),
            (452, "", Reason::TooMany),
            (432, "4.3.2 Concurrent connections limit exceeded", Reason::TooMany),
            (450, "4.7.1 Error: too much mail from 192.0.2.1", Reason::TooMany),
            (452, "4.3.1 Insufficient system resources", Reason::Later),
            (451, "Requested action aborted", Reason::Later),
            (554, "Transaction failed", Reason::Other),
            (554, "5.6.0 Corrupt message content", Reason::Content),
            (550, "5.4.5 Daily user sending limit exceeded", Reason::TooMany),
            (554, "5.2.0 STOREDRV; SubmissionQuotaExceededException", Reason::TooMany),
            (550, "5.2.2 Sending quota exceeded for a@b.example", Reason::TooMany),
        ];
        for (code, text, reason) in replies {
            assert_eq!(Reason::of_reply(Some(code), text), reason, "{code} {text}");
        }
        assert_eq!(Reason::of_reply(None, "connection reset"), Reason::NoReply);
    }

    #[test]
    fn a_report_needs_no_reply_code() {
        let status = EnhancedStatus::parse("5.1.1");
        assert_eq!(Reason::of_report(status, None, ""), Reason::AddressUnknown);
        assert_eq!(Reason::of_report(EnhancedStatus::parse("4.0.0"), None, ""), Reason::Later);
        assert_eq!(Reason::of_report(EnhancedStatus::parse("5.0.0"), None, ""), Reason::Other);
    }

    #[test]
    fn only_a_status_code_is_one() {
        let status = EnhancedStatus { class: 5, subject: 7, detail: 26 };
        assert_eq!(EnhancedStatus::parse("5.7.26 no"), Some(status));
        assert_eq!(EnhancedStatus::parse("5.7.26: no"), Some(status));
        let others = ["", "5.1", "3.1.1", "5.1.1.1", "5.1234.1", "5..1", "192.168.0.1", "+5.1.1"];
        for text in others {
            assert_eq!(EnhancedStatus::parse(text), None, "{text}");
        }
    }
}
