//! The part `message/delivery-status` of a report (RFC 3464, section 2): groups of fields, the first about
//! the message, each further one about one recipient.

use super::parse::{Action, Recipient};
use crate::delivery::EnhancedStatus;

/// More recipients than this in one report are not read: every mail goes to one.
const MOST_RECIPIENTS: usize = 100;
/// Longest reply that is kept, in characters.
const LONGEST_REPLY: usize = 500;

/// The recipients of a report, as far as they can be read.
pub(super) fn recipients(part: &str) -> Vec<Recipient> {
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
    groups.iter().filter_map(|group| recipient(group)).take(MOST_RECIPIENTS).collect()
}

fn recipient(fields: &[(String, String)]) -> Option<Recipient> {
    let field = |name: &str| {
        fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    };
    let addresses = ["original-recipient", "final-recipient"];
    let addresses: Vec<String> =
        addresses.iter().filter_map(|name| field(name)).map(address).collect();
    if addresses.is_empty() {
        return None;
    }
    let diagnostic = reply(typed(field("diagnostic-code").unwrap_or_default()));
    let told = field("status")
        .and_then(|value| EnhancedStatus::parse(value.split('(').next().unwrap_or_default()));
    // „5.0.0“ says less than the server's own words do.
    let status = match told {
        Some(status) if status.subject != 0 => Some(status),
        vague => find(&diagnostic).or(vague),
    };
    let action = Action::parse(field("action").unwrap_or_default());
    Some(Recipient { addresses, action, status, diagnostic })
}

/// The value behind its type: `rfc822; a@b` (section 2.1.2).
fn typed(value: &str) -> &str {
    value.split_once(';').map_or(value, |(_, value)| value).trim()
}

fn address(value: &str) -> String {
    let address = typed(value).trim_start_matches('<').trim_end_matches('>');
    address.chars().take(LONGEST_REPLY).collect()
}

fn reply(value: &str) -> String {
    let words: Vec<&str> = value.split_whitespace().collect();
    words.join(" ").chars().filter(|c| !c.is_control()).take(LONGEST_REPLY).collect()
}

/// The first enhanced status code in a server's words; the address of a host is none.
pub(super) fn find(text: &str) -> Option<EnhancedStatus> {
    let tokens = text.split(|c: char| !c.is_ascii_digit() && c != '.');
    tokens.map(|token| token.trim_matches('.')).find_map(EnhancedStatus::parse)
}

/// `5.1.1`
pub fn written(status: EnhancedStatus) -> String {
    let EnhancedStatus { class, subject, detail } = status;
    format!("{class}.{subject}.{detail}")
}
