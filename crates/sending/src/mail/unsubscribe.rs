//! Where people can unsubscribe (RFC 2369, RFC 8058).

/// A `mailto:` or `https:` address that may stand in `List-Unsubscribe`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsubscribe(String);

impl Unsubscribe {
    /// Accepts a `mailto:` or `https:` address of printable ASCII without angle brackets and commas
    /// (which RFC 2369 interprets), of at most 900 octets: the field cannot be folded inside it.
    pub fn parse(written: &str) -> Option<Self> {
        let written = written.trim();
        let lower = written.to_ascii_lowercase();
        let target = lower.strip_prefix("mailto:").or_else(|| lower.strip_prefix("https://"))?;
        let fits = |byte: u8| matches!(byte, b'!'..=b'~') && !b"<>,\"".contains(&byte);
        let whole = !target.is_empty() && written.len() <= 900 && written.bytes().all(fits);
        whole.then(|| Self(written.to_owned()))
    }

    /// The address as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a mail may promise one-click unsubscription (RFC 8058, section 3.1).
    pub fn is_https(&self) -> bool {
        self.0.get(..6).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https:"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_mailto_and_https_count() {
        let parse = |written| Unsubscribe::parse(written).map(|found| found.is_https());
        assert_eq!(parse("mailto:a@b.example?subject=Abmeldung"), Some(false));
        assert_eq!(parse("HTTPS://b.example/abmelden"), Some(true));
        for wrong in
            ["a@b.example", "http://b.example", "mailto:", "https://b.example/ä", "mailto:a>"]
        {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
