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

    /// The address of a `mailto:` and the subject that it asks for (RFC 6068), which may be empty.
    pub fn mail(&self) -> Option<(String, String)> {
        let target = self.0.get(7..).filter(|_| !self.is_https())?;
        let (address, rest) = target.split_once('?').unwrap_or((target, ""));
        let mut fields = rest.split('&').filter_map(|field| field.split_once('='));
        let subject = fields.find(|(name, _)| name.eq_ignore_ascii_case("subject"));
        Some((unescaped(address), unescaped(subject.map_or("", |(_, subject)| subject))))
    }

    /// Whether a mail may promise one-click unsubscription (RFC 8058, section 3.1).
    pub fn is_https(&self) -> bool {
        self.0.get(..6).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https:"))
    }
}

/// A text with `%XX` for its other octets (RFC 3986, section 2.1).
fn unescaped(text: &str) -> String {
    let mut octets = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('%') {
        octets.extend_from_slice(before.as_bytes());
        let octet = behind.get(..2).and_then(|two| u8::from_str_radix(two, 16).ok());
        octets.push(octet.unwrap_or(b'%'));
        rest = behind.get(if octet.is_some() { 2 } else { 0 }..).unwrap_or_default();
    }
    octets.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&octets).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subject_of_a_mailto_is_read() {
        let mail = |written| Unsubscribe::parse(written).and_then(|found| found.mail());
        let both = |address: &str, subject: &str| Some((address.to_owned(), subject.to_owned()));
        assert_eq!(mail("mailto:a@b.example"), both("a@b.example", ""));
        let written = "MAILTO:a@b.example?body=x&Subject=Bitte%20k%C3%BCndigen%2";
        assert_eq!(mail(written), both("a@b.example", "Bitte kündigen%2"));
        assert_eq!(mail("https://b.example/?subject=x"), None);
    }

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
