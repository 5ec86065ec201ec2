//! The part `message/delivery-status` of a report (RFC 3464, section 2): groups of fields, the
//! first about the message, each of the others about a recipient.

use super::id::bracketed;
use crate::delivery::EnhancedStatus;

/// The maximum number of addresses read in a report: every mail goes to one.
pub(super) const MOST_RECIPIENTS: usize = 100;

/// The maximum length of a reply (characters).
const LONGEST_REPLY: usize = 500;

/// What a report says about a recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// The address that the sender gave, if it is mentioned, and the one that the server tried.
    pub addresses: Vec<String>,
    /// The server's action.
    pub action: Action,
    /// The enhanced status code.
    pub status: Option<EnhancedStatus>,
    /// The server's text on one line.
    pub diagnostic: String,
}

/// The action of a server (RFC 3464, section 2.3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It gave up.
    Failed,
    /// It keeps trying.
    Delayed,
    /// It delivered or forwarded the mail.
    Delivered,
    /// The action could not be read.
    Unknown,
}

impl Action {
    /// Parses the field `Action`; a comment may follow the word.
    fn parse(value: &str) -> Self {
        let word = value.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        match word.to_ascii_lowercase().as_str() {
            "failed" | "failure" | "fail" | "expired" => Self::Failed,
            "delayed" => Self::Delayed,
            "delivered" | "relayed" | "expanded" => Self::Delivered,
            _ => Self::Unknown,
        }
    }
}

/// The recipients of a report, as far as they can be read.
pub(super) fn recipients(part: &str) -> Vec<Recipient> {
    groups(part).iter().filter_map(|group| recipient(group)).take(MOST_RECIPIENTS).collect()
}

/// The Message-ID of the mail, where a server gives it here (Gmail).
pub(super) fn message_id(part: &str) -> Option<String> {
    let first = groups(part).into_iter().next()?;
    let known = ["x-original-message-id", "original-message-id"];
    let field = first.into_iter().find(|(name, _)| known.contains(&&**name));
    field.map(|(_, value)| bracketed(&value))
}

/// All fields of a part without groups (RFC 5965, section 3), with their names in lower case.
pub(super) fn fields(part: &str) -> Vec<(String, String)> {
    groups(part).into_iter().flatten().collect()
}

/// Groups of fields with their names in lower case; an empty line ends a group.
fn groups(part: &str) -> Vec<Vec<(String, String)>> {
    let mut groups: Vec<Vec<(String, String)>> = vec![Vec::new()];
    for line in part.lines() {
        let Some(group) = groups.last_mut() else { break };
        if line.trim().is_empty() {
            if !group.is_empty() {
                groups.push(Vec::new());
            }
        } else if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = group.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            group.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    groups
}

fn recipient(fields: &[(String, String)]) -> Option<Recipient> {
    let field = |name: &str| {
        fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    };
    let addresses = ["original-recipient", "final-recipient"];
    let addresses: Vec<String> =
        addresses.iter().filter_map(|name| field(name)).flat_map(spellings).collect();
    if addresses.is_empty() {
        return None;
    }
    let diagnostic = reply(typed(field("diagnostic-code").unwrap_or_default()));
    let told = field("status")
        .and_then(|value| EnhancedStatus::parse(value.split('(').next().unwrap_or_default()));
    let action = match field("action") {
        Some(action) => Action::parse(action),
        // Some servers leave out the word but give up with status 5 (RFC 3463, section 2).
        None if told.is_some_and(|status| status.class == 5) => Action::Failed,
        None => Action::Unknown,
    };
    Some(Recipient { addresses, action, status: surest(told, &diagnostic), diagnostic })
}

/// „5.0.0“ says less than the server's own text.
pub(super) fn surest(told: Option<EnhancedStatus>, diagnostic: &str) -> Option<EnhancedStatus> {
    match told {
        Some(status) if status.subject != 0 => Some(status),
        vague => find(diagnostic).or(vague),
    }
}

/// The value behind its type: `rfc822; a@b` (section 2.1.2).
fn typed(value: &str) -> &str {
    value.split_once(';').map_or(value, |(_, value)| value).trim()
}

/// The address, and its decoded form where the server left it encoded.
fn spellings(value: &str) -> Vec<String> {
    let address = typed(value).trim_start_matches('<').trim_end_matches('>').trim();
    let address: String = address.chars().take(LONGEST_REPLY).collect();
    let plain = unescaped(&address, "\\x{", "}").or_else(|| unescaped(&address, "+", ""));
    match plain {
        // `\x{…}` is never part of an address, while a plus may be.
        Some(plain) if address.contains('\\') => vec![plain],
        plain => std::iter::once(address).chain(plain).collect(),
    }
}

/// Decodes hexadecimal code points: `b\x{FC}cher` (RFC 6533, section 3), or two digits as in the
/// envelope: `anna+2Bneu` (RFC 3461, section 4). `None` where there are none.
fn unescaped(text: &str, open: &str, close: &str) -> Option<String> {
    let mut parts = text.split(open);
    let mut plain = parts.next()?.to_owned();
    let mut found = false;
    for part in parts {
        let (digits, rest) = match close {
            "" => part.split_at_checked(2)?,
            _ => part.split_once(close)?,
        };
        plain.push(u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)?);
        plain.push_str(rest);
        found = true;
    }
    found.then_some(plain)
}

/// A server's text on one line.
pub(super) fn reply(value: &str) -> String {
    let words: Vec<&str> = value.split_whitespace().collect();
    words.join(" ").chars().filter(|c| !c.is_control()).take(LONGEST_REPLY).collect()
}

/// The reply code at the start of a server's text (RFC 5321, section 4.2); `5.1.1` does not start
/// with one.
pub(super) fn code(words: &str) -> Option<u16> {
    if words.as_bytes().get(3).is_some_and(|next| next.is_ascii_digit() || *next == b'.') {
        return None;
    }
    words.get(..3)?.parse().ok().filter(|code| (400..600).contains(code))
}

/// The first enhanced status code in a server's text; an IP address is not one.
pub(super) fn find(text: &str) -> Option<EnhancedStatus> {
    let tokens = text.split(|c: char| !c.is_ascii_digit() && c != '.');
    tokens.map(|token| token.trim_matches('.')).find_map(EnhancedStatus::parse)
}

/// The code as text: `5.1.1`.
pub fn written(status: EnhancedStatus) -> String {
    let EnhancedStatus { class, subject, detail } = status;
    format!("{class}.{subject}.{detail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_in_every_spelling() {
        for (value, expected) in [
            ("rfc822; anna@verein.example", &["anna@verein.example"][..]),
            ("RFC822;<Anna@Verein.example>", &["Anna@Verein.example"]),
            ("anna@verein.example", &["anna@verein.example"]),
            ("rfc822;anna+2Bneu@a.example", &["anna+2Bneu@a.example", "anna+neu@a.example"]),
            ("rfc822;anna+neu@a.example", &["anna+neu@a.example"]),
            ("utf-8; anna@b\\x{FC}cher.example", &["anna@bücher.example"]),
            ("utf-8; anna@b\\x{110000}cher.example", &["anna@b\\x{110000}cher.example"]),
            ("utf-8; anna@b\\x{", &["anna@b\\x{"]),
        ] {
            assert_eq!(spellings(value), expected, "{value}");
        }
    }
}
