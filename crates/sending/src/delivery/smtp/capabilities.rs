//! What a server offers in its reply to EHLO (RFC 5321, section 4.1.1.1).

/// The extensions of a server that matter here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a keyword that is there or not")]
pub struct Capabilities {
    /// The maximum size of a message in octets (RFC 1870), or `None` where the server does not say.
    pub size: Option<u64>,
    /// Several commands may be sent in one write (RFC 2920).
    pub pipelining: bool,
    /// Octets above 127 are allowed in the body (RFC 6152).
    pub eight_bit: bool,
    /// Non-ASCII characters are allowed in addresses and headers (RFC 6531).
    pub utf8: bool,
    /// TLS on request (RFC 3207).
    pub start_tls: bool,
    /// The names of login mechanisms, in capitals.
    pub auth: Vec<String>,
}

impl Capabilities {
    /// Reads the lines of a reply to EHLO. The first is the server's name and greeting.
    pub(super) fn read<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        for line in lines.skip(1) {
            // „AUTH=PLAIN“ is how servers of the last century wrote it; some still do.
            let mut words = line.split([' ', '=', '\t']).filter(|word| !word.is_empty());
            let Some(keyword) = words.next() else { continue };
            match keyword.to_ascii_uppercase().as_str() {
                // 0 means no fixed limit.
                "SIZE" => all.size = words.next().and_then(|n| n.parse().ok()).filter(|n| *n > 0),
                "PIPELINING" => all.pipelining = true,
                "8BITMIME" => all.eight_bit = true,
                "SMTPUTF8" => all.utf8 = true,
                "STARTTLS" => all.start_tls = true,
                "AUTH" => all.auth.extend(words.map(str::to_ascii_uppercase)),
                _ => {}
            }
        }
        all
    }

    /// Whether it offers this login mechanism.
    pub(super) fn offers(&self, mechanism: &str) -> bool {
        self.auth.iter().any(|offered| offered == mechanism)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_reply_is_understood() {
        let lines = [
            "mail.example at your service",
            "size 10240000",
            "PIPELINING",
            "8BITMIME",
            "SMTPUTF8",
            "STARTTLS",
            "AUTH LOGIN plain",
            "AUTH=XOAUTH2",
            "",
        ];
        let all = Capabilities::read(lines.into_iter());
        assert_eq!(all.size, Some(10_240_000));
        assert!(all.pipelining && all.eight_bit && all.utf8 && all.start_tls);
        assert!(all.offers("PLAIN") && all.offers("LOGIN") && all.offers("XOAUTH2"));
        assert!(!all.offers("CRAM-MD5"));
    }

    #[test]
    fn a_limit_of_zero_is_none_and_the_name_of_the_server_offers_nothing() {
        let all = Capabilities::read(["PIPELINING", "SIZE 0"].into_iter());
        assert_eq!(all, Capabilities::default());
        assert_eq!(Capabilities::read(["x", "SIZE viel"].into_iter()).size, None);
    }
}
