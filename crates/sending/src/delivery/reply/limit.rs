//! Whether a temporary refusal is about the person, or about a limit of the server that we have
//! reached.

use super::{CONNECTION, TOO_OFTEN};
use crate::delivery::reply::hint::Hint;
use crate::delivery::reply::reason::{EnhancedStatus, Reason, names_an_allowance};
use crate::delivery::transport::Reply;

/// A limit of the server. It says nothing about the person whose mail met it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::delivery) enum Limit {
    /// This connection has been used up, and the next one may start at once: Exim's "too many
    /// messages in this connection", Postfix's "too many errors".
    Session,
    /// Too many connections at the same time.
    Connections,
    /// Too many mails in a short time.
    Rate,
    /// The server itself is short of disk space, memory or processes.
    Busy,
}

impl Limit {
    /// The limit in a reply; `None` where it is about the person, or unclear. Replies about the
    /// address or the mailbox (4.1.x, 4.2.x) are about the person whatever the text says, and so is
    /// greylisting, which wants each person's mail to come again.
    pub(crate) fn of(reply: &Reply) -> Option<Self> {
        let code = reply.code.filter(|code| (400..500).contains(code))?;
        let status = EnhancedStatus::parse(&reply.text);
        if is_greylisting(reply) || status.is_some_and(|status| matches!(status.subject, 1 | 2)) {
            return None;
        }
        let text = reply.text.to_ascii_lowercase();
        by_words(&text, status).or_else(|| match (status.map(|s| (s.subject, s.detail)), code) {
            (Some((4, 5) | (5, 3) | (7, 28)), _) => Some(Self::Rate),
            (_, 432) => Some(Self::Connections),
            // 421 closes the connection without a reason: that is a loss like any other.
            (_, 421) => None,
            (Some((3, 1 | 2)), _) => Some(Self::Busy),
            // RFC 5321: insufficient system storage. Some servers say it about a mailbox.
            (None, 452) if Reason::of_reply(Some(code), &reply.text) == Reason::TooMany => {
                Some(Self::Busy)
            }
            _ => None,
        })
    }
}

impl Limit {
    /// Why nothing is sent in the meantime, in plain words.
    pub(crate) fn reason(self) -> Reason {
        match self {
            Self::Session | Self::Connections | Self::Rate => Reason::TooMany,
            Self::Busy => Reason::Later,
        }
    }
}

/// Whether this account has used up its quota for the day or the hour. Some servers say that as a
/// permanent refusal, as if it were about the person; asking for the next one is pointless.
pub(in crate::delivery) fn is_allowance_spent(reply: &Reply) -> bool {
    let permanent = reply.code.is_some_and(|code| (500..600).contains(&code));
    let gmail = reply.text.starts_with("5.4.5 ");
    permanent && (gmail || names_an_allowance(&reply.text))
}

/// Whether the server defers everybody the first time.
pub(in crate::delivery) fn is_greylisting(reply: &Reply) -> bool {
    let text = reply.text.to_ascii_lowercase();
    ["greylist", "graylist", "grey-list", "gray-list"].iter().any(|word| text.contains(word))
}

fn by_words(text: &str, status: Option<EnhancedStatus>) -> Option<Limit> {
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let one_connection = says(&CONNECTION);
    let mails = says(&["message", "mail", "recipient", "transaction"]);
    if (one_connection && mails) || says(&["too many errors"]) {
        return Some(Limit::Session);
    }
    let connections = says(&["connections", "connection limit", "sessions", "thread limit"]);
    let at_once = says(&["too many", "concurrent", "simultaneous", "limit", "maximum"]);
    // The number of connections within a time is a rate.
    if connections && at_once && !says(&["rate"]) {
        return Some(Limit::Connections);
    }
    let often = says(&TOO_OFTEN);
    // "Quota" is about a mailbox, except under 4.7, where a policy is about the sender.
    let quota = status.is_some_and(|status| status.subject == 7) && says(&["quota"]);
    // A message that is too large is something else.
    let often = often && !says(&["size"]);
    (often || quota || Hint::read(text).gap.is_some()).then_some(Limit::Rate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_on_us_is_told_from_a_fault_of_the_person() {
        use Limit::{Busy, Connections, Rate, Session};
        let replies = [
            (421, "4.7.0 too many messages, slow down", Some(Rate)),
            (
                421,
                "4.4.2 Message submission rate for this client has exceeded the configured limit",
                Some(Rate),
            ),
            (450, "4.7.1 Error: too much mail from 192.0.2.1", Some(Rate)),
            (450, "Requested mail action not taken: Mail rate limit exceeded", Some(Rate)),
            (451, "4.7.650 The mail server has been temporarily rate limited", Some(Rate)),
            (452, "4.5.3 Error: too many recipients", Some(Rate)),
            (454, "Throttling failure: Maximum sending rate exceeded.", Some(Rate)),
            (450, "4.7.0 No more than 30 messages per minute", Some(Rate)),
            (421, "4.7.28 Unusual rate of mail", Some(Rate)),
            (450, "4.7.1 Policy rejection: Quota exceeded", Some(Rate)),
            (421, "4.7.0 mx.example Error: too many connections from 192.0.2.1", Some(Connections)),
            (432, "4.3.2 Concurrent connections limit exceeded", Some(Connections)),
            (432, "4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded", Some(Connections)),
            (
                421,
                "4.3.2 The maximum number of concurrent server connections has exceeded a limit",
                Some(Connections),
            ),
            (421, "4.7.0 Connection rate limit exceeded", Some(Rate)),
            (421, "too many messages in this connection", Some(Session)),
            (452, "4.5.3 Too many recipients in this session", Some(Session)),
            (421, "4.7.0 mx.example Error: too many errors", Some(Session)),
            (452, "4.3.1 Insufficient system resources", Some(Busy)),
            (450, "4.3.2 Service currently unavailable", Some(Busy)),
            (452, "Requested action not taken: insufficient system storage", Some(Busy)),
            (450, "4.2.1 The user is receiving mail at too many a rate limit", None),
            (452, "4.2.2 The mailbox is over quota", None),
            (452, "Mailbox full", None),
            (450, "4.7.1 Greylisted, too many attempts", None),
            (451, "4.7.1 Try again later", None),
            (450, "4.2.0 greylisted", None),
            (421, "4.3.2 shutting down", None),
            (451, "Requested action aborted: local error in processing", None),
            (452, "4.3.4 Message size limit exceeded", None),
            (552, "5.2.2 too many mails", None),
        ];
        for (code, text, limit) in replies {
            assert_eq!(Limit::of(&Reply::new(code, text)), limit, "{code} {text}");
        }
        assert_eq!(Limit::of(&Reply::local("too many open files")), None);
    }

    #[test]
    fn a_spent_allowance_is_told_from_a_refusal_of_the_person() {
        for text in [
            "5.4.5 Daily user sending limit exceeded. For more information on limits go to x",
            "5.4.5 Daily sending quota exceeded",
            "5.7.1 Daily SMTP relay limit exceeded for customer",
            "5.1.90 Your message can't be sent because you've reached your daily limit for message \
             recipients",
            "5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException",
            "5.7.705 Access denied, tenant has exceeded threshold",
            "5.7.233 Your message can't be sent because your tenant exceeded its limit",
            "5.7.508 Access denied, [192.0.2.1] has exceeded permitted limits within range",
            "Domain amt.example has exceeded the max emails per hour (150/150 (100%)) allowed",
            "5.7.1 <a@amt.example>: Sender address rejected: The limit on the number of allowed \
             outgoing messages was exceeded. Try again later.",
            "Requested action not taken: Mail send limit exceeded",
        ] {
            assert!(is_allowance_spent(&Reply::new(550, text)), "{text}");
            assert!(!is_allowance_spent(&Reply::new(450, text)), "{text}");
        }
        for text in [
            "5.2.2 The mailbox is over quota",
            "5.2.121 The recipient's per hour message receive limit has been exceeded",
            "5.2.1 The user you are trying to contact has reached a daily limit",
            "5.7.1 Message rejected as spam",
            "5.3.4 Message size exceeds the limit",
        ] {
            assert!(!is_allowance_spent(&Reply::new(550, text)), "{text}");
        }
    }
}
