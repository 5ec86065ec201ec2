//! Permanent refusals that are about us, not about the person whose mail meets them.

use super::{ACCUSED, LISTS, NOT_ALLOWED, PERSONAL, SUSPICION, US};
use crate::delivery::reply::reason::EnhancedStatus;
use crate::delivery::transport::Reply;

/// What a server objects to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::delivery) enum Denial {
    /// This client, or this account, may not send there, whoever the mail is for. Some servers say
    /// so only in reply to a recipient (Postfix) or to the message (Exchange).
    NotAllowed,
    /// Our server, address or domain is on a block list or has a bad reputation.
    Listed,
    /// The mail is considered spam, or the sender an impostor. A single person's filter may say
    /// that.
    Suspected,
}

impl Denial {
    /// What a reply says about us; `None` where it is about the person, or unclear.
    pub(crate) fn of(reply: &Reply) -> Option<Self> {
        if !reply.code.is_some_and(|code| (500..600).contains(&code)) {
            return None;
        }
        let text = reply.text.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if says(&NOT_ALLOWED) {
            return Some(Self::NotAllowed);
        }
        let status = EnhancedStatus::parse(&text);
        // The address or the mailbox, whatever the text says; but 5.1.7 and 5.1.8 are about the
        // sender's address.
        let persons = status.is_some_and(|status| match status.subject {
            1 => !matches!(status.detail, 0 | 7 | 8),
            2 => status.detail != 0,
            _ => false,
        });
        if persons || says(&PERSONAL) {
            return None;
        }
        if is_listed(&text, status) {
            return Some(Self::Listed);
        }
        says(&SUSPICION).then_some(Self::Suspected)
    }

    /// How many people the server has to say it about before it counts for everybody. One person's
    /// filter does not condemn the mailing, and one provider's list is not every provider's.
    pub(crate) fn enough(self, people: usize) -> usize {
        match self {
            Self::NotAllowed => 1,
            Self::Listed => people.clamp(1, 2),
            Self::Suspected => people.clamp(2, 3),
        }
    }
}

/// The operator of a block list is sufficient. Otherwise it takes a word for us and one for the
/// accusation.
fn is_listed(text: &str, status: Option<EnhancedStatus>) -> bool {
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // Microsoft: 5.7.511 (banned sender), 5.7.606 to 5.7.649 (banned sending IP).
    let microsoft = status
        .is_some_and(|status| status.subject == 7 && matches!(status.detail, 511 | 606..=649));
    // Postfix mentions the client's address whatever the reason for refusing a recipient.
    let names_us = says(&US) || (names_an_address(text) && !says(&["recipient address rejected"]));
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let list = words.any(|word| ["rbl", "dnsbl", "psbl", "nowl", "s3140", "s3150"].contains(&word));
    microsoft || list || says(&LISTS) || (says(&ACCUSED) && names_us)
}

/// Whether the text contains an IP address, which is ours: people have none.
fn names_an_address(text: &str) -> bool {
    let words = text.split(|c: char| !(c.is_ascii_hexdigit() || matches!(c, '.' | ':')));
    let v6 =
        |word: &str| word.matches(':').count() > 1 && word.parse::<std::net::Ipv6Addr>().is_ok();
    words
        .map(|word| word.trim_matches(['.', ':']))
        .any(|word| word.parse::<std::net::Ipv4Addr>().is_ok() || v6(word))
}

#[cfg(test)]
mod tests;
