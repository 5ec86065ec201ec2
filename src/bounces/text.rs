//! Reports in words: the header lists the addresses, and the text tells why and which mail it was.

use super::parse::{Action, Recipient, bracketed};
use super::status;

/// More addresses than this in one report are not read: every mail goes to one.
const MOST_RECIPIENTS: usize = 100;

/// A recipient for each address in the value of `X-Failed-Recipients`. Exim and those who build on it
/// write that header only where they have given up.
pub(super) fn recipients(failed: &str, body: &str) -> Vec<Recipient> {
    let addresses = failed.split(',').map(str::trim).filter(|address| !address.is_empty());
    let recipient = |address: &str| {
        let diagnostic = status::reply(&words_about(address, body));
        let status = status::find(&diagnostic);
        let addresses = vec![address.to_owned()];
        Recipient { addresses, action: Action::Failed, status, diagnostic }
    };
    addresses.take(MOST_RECIPIENTS).map(recipient).collect()
}

/// The Message-ID in the copy of the mail, or of its header, that follows the words.
pub(super) fn message_id(body: &str) -> Option<String> {
    let named = |line: &str| {
        let (name, value) = line.split_once(':')?;
        name.trim().eq_ignore_ascii_case("message-id").then(|| bracketed(value))
    };
    body.lines().find_map(named)
}

/// What the server said: from the first reply code below the address to the next empty line.
fn words_about(address: &str, body: &str) -> String {
    let address = address.to_ascii_lowercase();
    let mut lines = body.lines().skip_while(|line| !line.to_ascii_lowercase().contains(&address));
    let first = lines.find_map(|line| Some(line.split_at_checked(reply_at(line)?)?.1));
    let rest = lines.take_while(|line| !line.trim().is_empty());
    first.into_iter().chain(rest).collect::<Vec<_>>().join(" ")
}

/// Where a reply code stands in a line (RFC 5321, section 4.2), in bytes: `550 No such user`.
fn reply_at(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    (0..bytes.len()).find(|at| {
        let is_start = at.checked_sub(1).and_then(|before| bytes.get(before));
        is_start.is_none_or(|byte| matches!(byte, b' ' | b'\t' | b':'))
            && matches!(
                bytes.get(*at..*at + 4),
                Some([b'4' | b'5', b'0'..=b'9', b'0'..=b'9', b' ' | b'-'])
            )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_each_address_are_its_own() {
        let body = "Failed:\n\n  a@x.example\n    host mx [192.0.2.7] said:\n    550-5.1.1 no\n    550 such user\n\n  \
                    b@x.example\n    host: 552 5.2.2 full\n\n------ copy\n\nMESSAGE-ID:  <i@x>\n\n499 years\n";
        let all = recipients("A@x.example,\r\n b@x.example, ,c@x.example", body);
        let words: Vec<_> = all.iter().map(|one| one.diagnostic.as_str()).collect();
        assert_eq!(words, ["550-5.1.1 no 550 such user", "552 5.2.2 full", ""]);
        assert_eq!(message_id(body).as_deref(), Some("<i@x>"));
        assert_eq!(message_id("nothing"), None);
    }
}
