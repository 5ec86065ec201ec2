//! Message-IDs in headers and in the words of servers.

/// The maximum length of an address or Message-ID (RFC 5321, section 4.5.3.1; RFC 5322, section
/// 2.1.1).
pub(super) const LONGEST_TOKEN: usize = 320;

const ID_NAMES: &[&str] = &["message-id", "message id", "messageid", "nachrichten-id"];

/// A text that mentions more Message-IDs is not a report.
const MOST_NAMES: usize = 1_000;

/// The first Message-ID with a label in a text: `Message-ID: <…>`, folded or not, `Nachrichten-ID :
/// …`, `X-Original-Message-ID: …`. One of our own IDs also counts without a label.
pub(super) fn message_id(text: &str) -> Option<String> {
    named_id(text).or_else(|| own_id(text))
}

pub(super) fn named_id(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let mut labels: Vec<(usize, &str)> = ID_NAMES
        .iter()
        .flat_map(|name| lower.match_indices(name).take(MOST_NAMES))
        .map(|(at, name)| (at + name.len(), name))
        .collect();
    labels.sort_unstable();
    labels.into_iter().find_map(|(end, name)| {
        let before = lower.get(..end - name.len())?;
        let is_whole = !before.ends_with(|c: char| c.is_alphanumeric() || c == '-');
        let is_it = is_whole || before.ends_with("original-");
        if is_it { value_behind(text.get(end..)?) } else { None }
    })
}

/// The value in `: <a@b>`, with what folding, quoting and tables insert.
fn value_behind(rest: &str) -> Option<String> {
    let rest = rest.trim_start_matches([' ', '\t', '*', '"']).strip_prefix(':')?;
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ">|*\"<".contains(c));
    let end = rest.find(|c: char| c.is_whitespace() || "<>\"".contains(c)).unwrap_or(rest.len());
    let id = rest.get(..end).filter(|id| id.len() <= LONGEST_TOKEN && id.contains('@'))?;
    Some(bracketed(id))
}

/// `rundmail.0123….@domain` anywhere in the text (see the module `mail`).
fn own_id(text: &str) -> Option<String> {
    let id = |at: usize| {
        let rest = text.get(at..)?;
        let end = rest.find(|c: char| c.is_whitespace() || "<>\"(),;]".contains(c));
        let id = rest.get(..end.unwrap_or(rest.len()))?;
        let (hash, domain) = id.strip_prefix("rundmail.")?.split_once('@')?;
        let is_hash = hash.len() == 32 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        (is_hash && !domain.is_empty() && id.len() <= LONGEST_TOKEN).then(|| bracketed(id))
    };
    text.match_indices("rundmail.").take(50).find_map(|(at, _)| id(at))
}

/// A Message-ID in angle brackets, however it was written.
pub(super) fn bracketed(id: &str) -> String {
    format!("<{}>", id.trim().trim_start_matches('<').trim_end_matches('>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "rundmail.0123456789abcdef0123456789abcdef@stadt.example";

    #[test]
    fn a_message_id_is_found_under_its_names_only() {
        for (text, found) in [
            ("MESSAGE-ID:  <a@b>", Some("<a@b>")),
            ("Message-Id:\n\t<a@b>\n", Some("<a@b>")),
            ("> Nachrichten-ID : a@b und", Some("<a@b>")),
            ("X-Original-Message-ID: <a@b>", Some("<a@b>")),
            ("X-MS-Network-Message-Id: <a@b>", None),
            ("h=from:message-id:date; <a@b>", None),
            ("References: <a@b>", None),
            ("nothing", None),
        ] {
            assert_eq!(message_id(text).as_deref(), found, "{text}");
        }
        let ours = format!("Ihre Nachricht ({ID}) kam nicht an.");
        assert_eq!(message_id(&ours), Some(format!("<{ID}>")));
        assert_eq!(message_id("rundmail.0123@stadt.example"), None);
    }
}
