//! Reports in free text: which address failed and why, and which mail it was. Every server has its
//! own wording and copies the returned mail below it; nearly all of them mention the address, the
//! reason near it, and the Message-ID in the copy.

use super::id::LONGEST_TOKEN;
use super::phrases::{self, folded};
use super::status;
use crate::delivery::Reason;

/// The maximum number of addresses in a free text, since each is searched for separately.
const MOST_NAMED: usize = 20;

/// The addresses that a server may be talking about, the more likely ones first. If it says whose
/// mail failed, the address in „Your message to …“ does not count: the mail may have been
/// forwarded. If it mentions nobody else, the line `To:` of the returned mail counts.
pub(super) fn addresses(own: &str, returned_to: &str, aside: &[&str]) -> Vec<String> {
    let (mut plain, mut named) = (Vec::new(), Vec::new());
    for line in own.lines().chain([returned_to]) {
        let start = unquoted(line).to_lowercase();
        let is_label = phrases::LABELS.iter().any(|label| start.starts_with(label));
        for (address, passed_on) in addresses_in(line) {
            let is_aside = is_label || passed_on;
            let list: &mut Vec<String> = if is_aside { &mut named } else { &mut plain };
            let known = list.iter().any(|one| one.eq_ignore_ascii_case(&address));
            if !known && list.len() < MOST_NAMED {
                list.push(address);
            }
        }
    }
    let speaks_of_others = |address: &String| {
        let lower = address.to_lowercase();
        let local = lower.split('@').next().unwrap_or_default();
        aside.contains(&&*lower) || phrases::OFFICES.contains(local)
    };
    if plain.iter().all(speaks_of_others) {
        plain.extend(named);
    }
    plain
}

/// Everything in a line that looks like an address, and whether it forwarded the mail.
fn addresses_in(line: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let is_end =
        |c: char| c.is_whitespace() || c.is_control() || "<>()[],;:\"\u{201e}\u{201c}".contains(c);
    let mut tokens = line.char_indices().peekable();
    while let Some((begin, first)) = tokens.next() {
        if is_end(first) {
            continue;
        }
        let mut end = begin + first.len_utf8();
        while let Some((at, c)) = tokens.next_if(|(_, c)| !is_end(*c)) {
            end = at + c.len_utf8();
        }
        let token = line.get(begin..end).unwrap_or_default();
        let Some(address) = address(token) else { continue };
        let before = line.get(..begin).unwrap_or_default().trim_end_matches(is_end);
        let passed_on = |alias: &str| {
            let start = before.len().checked_sub(alias.len());
            let words = start.and_then(|start| before.get(start..));
            words.is_some_and(|words| words.eq_ignore_ascii_case(alias))
        };
        found.push((address, phrases::ALIASES.iter().any(|alias| passed_on(alias))));
    }
    found
}

fn address(token: &str) -> Option<String> {
    let token = token.trim_matches(['\'', '`', '.', '!', '?', '|', '*', '=']);
    // `rcpt=anna@verein.example`.
    let token = token.rsplit_once('=').map_or(token, |(_, value)| value);
    let (local, domain) = token.split_once('@')?;
    let fits = !local.is_empty() && domain.contains('.') && !domain.contains('@');
    (fits && token.len() <= LONGEST_TOKEN && !token.starts_with('/')).then(|| token.to_owned())
}

/// What the server said about an address: the first of the usual positions that gives a reason,
/// otherwise the first that says anything.
pub(super) fn words_about(address: &str, own: &str) -> String {
    let near = [reply_below(address, own), beside(address, own), below(address, own)];
    let lines = own.lines().map(ToOwned::to_owned);
    let anywhere = lines.filter(|line| reply_at(line).is_some() || is_reason(line));
    let mut candidates =
        near.into_iter().chain(anywhere.take(20)).map(|words| status::reply(&words));
    let mut first = String::new();
    candidates
        .find(|words| {
            if first.is_empty() {
                first.clone_from(words);
            }
            is_reason(words)
        })
        .unwrap_or(first)
}

/// A line without quotation marks and whitespace at its start.
pub(super) fn unquoted(line: &str) -> &str {
    line.trim_start_matches(['>', '|', ' ', '\t'])
}

/// Whether the text gives a known reason.
pub(super) fn is_reason(words: &str) -> bool {
    let reason = Reason::of_report(status::find(words), status::code(words), words);
    !matches!(reason, Reason::Other | Reason::NoReply | Reason::Later)
}

/// From the first reply code below the address to the next empty line.
fn reply_below(address: &str, own: &str) -> String {
    let mut lines = from_address(address, own);
    let first = lines.find_map(|line| Some(line.split_at_checked(reply_at(line)?)?.1));
    let rest = lines.take_while(|line| !line.trim().is_empty());
    first.into_iter().chain(rest).collect::<Vec<_>>().join(" ")
}

/// The line of the address without the address: „Unknown user: a@b“.
fn beside(address: &str, own: &str) -> String {
    let line = from_address(address, own).next().unwrap_or_default();
    let at = line.to_ascii_lowercase().find(&address.to_ascii_lowercase());
    let parts = at.and_then(|at| Some((line.get(..at)?, line.get(at + address.len()..)?)));
    let (before, behind) = parts.unwrap_or_default();
    let around = |c: char| c.is_whitespace() || "<>()[]:;,\"'".contains(c);
    let words = format!("{} {}", before.trim_matches(around), behind.trim_matches(around));
    if words.chars().any(char::is_alphabetic) { words } else { String::new() }
}

/// The rest of its paragraph, or the next two: „For the following reason:“, and the reason. A ruled
/// line introduces the copy.
fn below(address: &str, own: &str) -> String {
    let lines = from_address(address, own).skip(1);
    let mut lines = lines.take_while(|line| !line.trim_start().starts_with("---")).peekable();
    let mut words = String::new();
    for _ in 0..2 {
        while lines.next_if(|line| line.trim().is_empty()).is_some() {}
        while let Some(line) = lines.next_if(|line| !line.trim().is_empty()) {
            words.push_str(line.trim());
            words.push(' ');
        }
        if is_reason(&words) {
            break;
        }
    }
    words
}

/// The lines from the one with the address on. Names in the subject above do not count.
fn from_address<'a>(address: &str, own: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
    let address = address.to_ascii_lowercase();
    let names = move |line: &str| line.to_ascii_lowercase().contains(&address);
    own.lines().skip_while(move |line| !names(line))
}

/// The position of a reply code in a line (RFC 5321, section 4.2), in bytes: `550 No such user`.
pub(super) fn reply_at(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    (0..bytes.len()).find(|at| {
        let is_start = at.checked_sub(1).and_then(|before| bytes.get(before));
        is_start.is_none_or(|byte| matches!(byte, b' ' | b'\t' | b':' | b'#' | b'[' | b'"' | b'\''))
            && matches!(
                bytes.get(*at..*at + 4),
                Some([b'4' | b'5', b'0'..=b'5', b'0'..=b'9', b' ' | b'-'])
            )
    })
}

/// What a free text says about the mail as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Failed,
    Delayed,
    Delivered,
    Nothing,
}

/// Reads the verdict from the subject and the server's own words.
pub(super) fn verdict(subject: &str, own: &str) -> Verdict {
    let all = folded(&format!("{subject}\n{own}"));
    let refused = || {
        let code = |line: &str| reply_at(line).and_then(|at| line.as_bytes().get(at).copied());
        own.lines().any(|line| code(line) == Some(b'5'))
            || status::find(own).is_some_and(|status| status.class == 5)
    };
    if phrases::any(&phrases::DELAYED, &all) && !phrases::any(&phrases::GIVEN_UP, &all) {
        Verdict::Delayed
    } else if phrases::any(&phrases::FAILED, &all) || refused() {
        Verdict::Failed
    } else if phrases::any(&phrases::DELIVERED, &all) {
        Verdict::Delivered
    } else {
        Verdict::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::super::copy::told;
    use super::super::id::message_id;
    use super::*;

    #[test]
    fn the_address_that_failed_is_told_from_the_others() {
        let of = |own: &str| addresses(own, "", &["integration@stadt.example"]);
        assert_eq!(of("An: a@x.example\n\nnicht an: b@y.example"), ["b@y.example"]);
        assert_eq!(
            of("To: a@x.example\nask postmaster@y.example").len(),
            2,
            "nobody else is named"
        );
        assert_eq!(of("b@y.example\n (generated from a@x.example)"), ["b@y.example"]);
        assert_eq!(of("somebody\n (generated from a@x.example)"), ["a@x.example"]);
        let of_copy = |own: &str| addresses(own, "To: A <a@x.example>", &[]);
        assert_eq!(of_copy("It failed."), ["a@x.example"]);
        assert_eq!(of_copy("b@y.example failed."), ["b@y.example"]);
        assert_eq!(
            of("'<mailto:b@y.example>' | rcpt=c@z.example."),
            ["b@y.example", "c@z.example"]
        );
        assert!(of("@ a@ @b a@b a@@b.c /x@y.example").is_empty());
    }

    #[test]
    fn the_words_of_each_address_are_its_own() {
        let body = "Failed:\n\n  a@x.example\n    host mx [192.0.2.7] said:\n    550-5.1.1 no\n    550 such user\n\n  \
                    b@x.example\n    host: 552 5.2.2 full\n";
        assert_eq!(words_about("A@x.example", body), "550-5.1.1 no 550 such user");
        assert_eq!(words_about("b@x.example", body), "552 5.2.2 full");
        assert_eq!(words_about("a@x", "Unknown user: <a@x>"), "Unknown user");
        assert_eq!(
            words_about("a@x", "to a@x\n\nbecause:\n\nmailbox full\n"),
            "because: mailbox full"
        );
        assert_eq!(words_about("a@x", "a@x"), "");
        assert_eq!(words_about("a@x", "a@x\n\n--- Below is a copy.\n"), "");
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        for piece in
            ["message-id", "message-id: ", "a@b.example ", "X: y\n", "rundmail.", "> ", "550 "]
        {
            let text = piece.repeat(256 * 1024 / piece.len());
            let own = told(&text).own;
            message_id(&text);
            for address in addresses(own, "", &[]) {
                words_about(&address, own);
            }
            verdict("", own);
        }
    }
}
