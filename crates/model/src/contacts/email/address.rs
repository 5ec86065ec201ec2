//! An e-mail address that is safe in an envelope and a header.

use std::fmt;
use std::sync::Arc;

use caseless::Caseless;
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use unicode_normalization::UnicodeNormalization;

use crate::l10n::messages;

/// The maximum length of a local part (octets; RFC 5321, 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;

/// The maximum length of an address (octets; RFC 5321, 4.5.3.1.3, without the angle brackets).
const LONGEST: usize = 254;

/// A validated address: the local part as written (NFC), the domain in lower-case ASCII (punycode).
///
/// This is lettre's address with further restrictions: no quoted local parts, no address literals,
/// and no invisible characters. A clone shares the text: a plan has the addresses of its list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(Arc<lettre::Address>);

impl Address {
    /// Validates and normalises `written`: a dot-atom (RFC 5322, 3.2.3; other letters than ASCII by
    /// RFC 6531), an `@`, and a domain that is turned into punycode (RFC 5890, UTS 46
    /// non-transitional: `straße.example` stays apart from `strasse.example`).
    ///
    /// # Errors
    /// The first reason why no mail could be sent to this address.
    pub fn parse(written: &str) -> Result<Self, AddressFault> {
        let written = written.trim();
        if written.is_empty() {
            return Err(AddressFault::Empty);
        }
        if written.chars().any(char::is_control) {
            return Err(AddressFault::Control);
        }
        let Some((local, domain)) = written.rsplit_once('@') else {
            return Err(AddressFault::without_at(written));
        };
        let local: String = local.nfc().collect();
        check_local(&local)?;
        let domain = ascii_domain(domain)?;
        if local.len() + 1 + domain.len() > LONGEST {
            return Err(AddressFault::TooLong);
        }
        let address = lettre::Address::try_from([&local, "@", &domain].concat());
        address.map(|address| Self(Arc::new(address))).map_err(|_| AddressFault::Domain(domain))
    }

    /// The address as used in protocols.
    pub fn as_str(&self) -> &str {
        (*self.0).as_ref()
    }

    /// The part before the `@`.
    pub fn local(&self) -> &str {
        self.0.user()
    }

    /// The part after the `@`, in ASCII.
    pub fn domain(&self) -> &str {
        self.0.domain()
    }

    /// The address for people: the domain in its own letters.
    pub fn display(&self) -> String {
        let (domain, decoded) = idna::domain_to_unicode(self.domain());
        match decoded {
            Ok(()) => format!("{}@{domain}", self.local()),
            Err(_) => self.to_string(),
        }
    }

    /// The form that spellings of one mailbox share, used by the ledger and the search for
    /// duplicates. Local parts are folded too, since no server in use distinguishes `Anna@` from
    /// `anna@`: case, with `ß` and `ss`, ligatures, full width, and invisible characters (Unicode's
    /// `NFKC_Casefold`).
    pub fn key(&self) -> String {
        let text = self.as_str();
        if text.is_ascii() {
            return text.to_ascii_lowercase();
        }
        let folded = text.chars().nfkd().default_case_fold().nfkd().default_case_fold();
        folded.filter(|c| !is_ignorable(*c)).nfkc().collect()
    }
}

impl Address {
    /// The key of the mailbox: without what follows a `+` before the `@`, by which people sort their
    /// mail (RFC 5233). Whoever has unsubscribed with one of these addresses means the mailbox.
    pub fn mailbox_key(&self) -> String {
        let key = self.key();
        let bare = key.split_once('@').and_then(|(local, domain)| {
            let (name, _) = local.split_once('+').filter(|(name, _)| !name.is_empty())?;
            Some(format!("{name}@{domain}"))
        });
        bare.unwrap_or(key)
    }
}

impl From<&Address> for lettre::Address {
    fn from(address: &Address) -> Self {
        (*address.0).clone()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The invisible characters (`Default_Ignorable_Code_Point`) that an address may contain.
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{ffa0}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

fn check_local(local: &str) -> Result<(), AddressFault> {
    if local.is_empty() {
        return Err(AddressFault::NoLocal);
    }
    if local.starts_with('"') || local.contains('\\') {
        return Err(AddressFault::Quoted);
    }
    if local.contains('@') {
        return Err(AddressFault::SeveralAts);
    }
    if let Some(stray) = local.chars().find(|c| !is_local_character(*c)) {
        return Err(AddressFault::Character(stray));
    }
    if local.split('.').any(str::is_empty) {
        return Err(AddressFault::Dots);
    }
    if local.len() > LONGEST_LOCAL {
        return Err(AddressFault::LocalTooLong);
    }
    Ok(())
}

/// `atext` and the dot (RFC 5322, 3.2.3), and visible characters that RFC 6531 adds.
fn is_local_character(c: char) -> bool {
    match c {
        _ if c.is_ascii() => c.is_ascii_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~".contains(c),
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff0}'..='\u{ffff}' => false,
        _ => !c.is_control() && !c.is_whitespace(),
    }
}

/// The domain in lower-case ASCII.
fn ascii_domain(written: &str) -> Result<String, AddressFault> {
    if written.is_empty() {
        return Err(AddressFault::NoDomain);
    }
    if written.starts_with('[') {
        return Err(AddressFault::Literal);
    }
    if let Some(stray) = written.chars().find(|c| c.is_whitespace() || "<>()[],;:\\\"".contains(*c))
    {
        return Err(AddressFault::Character(stray));
    }
    let invalid = || AddressFault::Domain(written.to_owned());
    let domain = Uts46::new()
        .to_ascii(
            written.as_bytes(),
            AsciiDenyList::STD3,
            Hyphens::CheckFirstLast,
            DnsLength::Verify,
        )
        .map_err(|_| invalid())?;
    match domain.rsplit_once('.') {
        None => Err(AddressFault::NoDot(written.to_owned())),
        Some((_, top)) if top.len() < 2 || top.bytes().all(|byte| byte.is_ascii_digit()) => {
            Err(invalid())
        }
        Some(_) => Ok(domain.into_owned()),
    }
}

messages! {
    /// Why no mail could be sent to an address.
    #[derive(Clone, PartialEq, Eq)]
    pub enum AddressFault {
        /// It is empty.
        Empty = "Die E-Mail-Adresse fehlt.", "The e-mail address is missing.";
        /// It contains a line break or another control character.
        Control =
            "In der E-Mail-Adresse steht ein Zeilenumbruch oder Steuerzeichen.",
            "There is a line break or control character in the e-mail address.";
        /// It has no `@`.
        NoAt = "In der E-Mail-Adresse fehlt das @.", "The e-mail address has no @.";
        /// It is an internal name of Exchange (`/o=…/cn=…`).
        Exchange =
            "Hier steht ein interner Name des Exchange-Servers statt einer E-Mail-Adresse.",
            "This is an internal name of the Exchange server, not an e-mail address.";
        /// It has more than one `@`.
        SeveralAts =
            "In der E-Mail-Adresse steht mehr als ein @.",
            "The e-mail address has more than one @.";
        /// There is nothing before the `@`.
        NoLocal =
            "In der E-Mail-Adresse steht nichts vor dem @.",
            "There is nothing before the @ in the e-mail address.";
        /// `"a b"@…`: allowed by RFC 5321, but rejected by most servers and never intended.
        Quoted =
            "Adressen mit Anführungszeichen oder \\ vor dem @ nehmen die meisten Server nicht an.",
            "Most servers refuse addresses with quotation marks or \\ before the @.";
        /// It contains an invalid character.
        Character(c: char) = match c {
            ' ' | '\u{a0}' =>
                "In der E-Mail-Adresse steht ein Leerzeichen.",
                "There is a space in the e-mail address.";
            _ =>
                ("Das Zeichen {} darf in einer E-Mail-Adresse nicht stehen.", name(*c)),
                ("The character {} is not allowed in an e-mail address.", name(*c));
        };
        /// There is a dot at the start, at the end, or two in a row.
        Dots =
            "Vor dem @ steht ein Punkt am Anfang, am Ende oder doppelt.",
            "Before the @, there is a dot at the start or at the end, or two in a row.";
        /// There are more than 64 octets before the `@`.
        LocalTooLong =
            "Vor dem @ stehen mehr als {LONGEST_LOCAL} Zeichen.",
            "There are more than {LONGEST_LOCAL} characters before the @.";
        /// There is nothing after the `@`.
        NoDomain =
            "In der E-Mail-Adresse steht nichts nach dem @.",
            "There is nothing after the @ in the e-mail address.";
        /// It has an address literal: `anna@[192.0.2.1]`.
        Literal =
            "Nach dem @ muss ein Name stehen, keine Rechneradresse.",
            "A name must follow the @, not a computer's address.";
        /// There is no dot after the `@`.
        NoDot(domain: String) =
            "`{domain}` ist unvollständig: Es fehlt die Endung, etwa `.de`.",
            "`{domain}` is incomplete: the ending, such as `.de`, is missing.";
        /// The domain is not valid by the rules of IDNA.
        Domain(domain: String) =
            "`{domain}` kann nach dem @ nicht stehen.",
            "`{domain}` is not valid after the @.";
        /// It is longer than 254 octets.
        TooLong =
            "Die E-Mail-Adresse hat mehr als {LONGEST} Zeichen.",
            "The e-mail address has more than {LONGEST} characters.";
    }
}

impl AddressFault {
    fn without_at(written: &str) -> Self {
        let lower = written.to_ascii_lowercase();
        if lower.starts_with("/o=") || lower.contains("/cn=") { Self::Exchange } else { Self::NoAt }
    }
}

/// A character for a sentence: itself if it is visible, otherwise its code point.
fn name(c: char) -> String {
    if c.is_alphanumeric() || c.is_ascii_graphic() {
        format!("`{c}`")
    } else {
        format!("U+{:04X}", u32::from(c))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parsed(written: &str) -> String {
        Address::parse(written).unwrap().to_string()
    }

    fn fault(written: &str) -> AddressFault {
        Address::parse(written).unwrap_err()
    }

    #[test]
    fn domains_travel_as_punycode() {
        assert_eq!(parsed("kim@verein-süd.example"), "kim@xn--verein-sd-x9a.example");
        assert_eq!(parsed("Kim@Verein-SÜD.Example"), "Kim@xn--verein-sd-x9a.example");
        assert_eq!(parsed("a@straße.example"), "a@xn--strae-oqa.example");
        assert_ne!(parsed("a@straße.example"), parsed("a@strasse.example"));
        assert_eq!(parsed("a@r3---x.example"), "a@r3---x.example");
        let kim = Address::parse("kim@verein-süd.example").unwrap();
        assert_eq!(kim.display(), "kim@verein-süd.example");
    }

    #[test]
    fn one_mailbox_has_one_key() {
        let key = |written: &str| Address::parse(written).unwrap().key();
        assert_eq!(key("KIM@verein-süd.example"), key("kim@XN--verein-sd-x9a.example"));
        assert_eq!(key("kim@verein-su\u{308}d.example"), key("kim@verein-süd.example"));
        assert_eq!(key("JÖRG@a.example"), key("jo\u{308}rg@a.example"));
        assert_ne!(key("anna.b@a.example"), key("annab@a.example"));
        for (one, other) in [
            ("jörg.weiß@a.example", "JÖRG.WEISS@a.example"),
            ("jörg.weiẞ@a.example", "jörg.weiss@a.example"),
            ("ﬁna@a.example", "fina@a.example"),
            ("ａｎｎａ１@a.example", "anna1@a.example"),
            ("Σίσυφος@a.example", "ΣΊΣΥΦΟΣ@a.example"),
            ("anna\u{fe0f}@a.example", "anna@a.example"),
            ("ﬁna@verein-süd.example", "FINA@xn--verein-sd-x9a.example"),
        ] {
            assert_eq!(key(one), key(other));
            assert_eq!(key(&key(one)), key(one), "the key of a key is itself");
        }
    }

    #[test]
    fn a_mailbox_has_any_number_of_addresses() {
        let key = |written: &str| Address::parse(written).unwrap().mailbox_key();
        assert_eq!(key("Kim+Netz+2@b.example"), "kim@b.example");
        assert_eq!(key("kim@b.example"), "kim@b.example");
        assert_eq!(key("+kim@b.example"), "+kim@b.example");
    }

    #[test]
    fn local_parts_keep_the_limits() {
        assert_eq!(parsed(&format!("{}@a.example", "a".repeat(64))).len(), 74);
        assert_eq!(fault(&format!("{}@a.example", "a".repeat(65))), AddressFault::LocalTooLong);
        let domain = format!("{0}.{0}.{0}.example", "d".repeat(60));
        assert_eq!(fault(&format!("{}@{domain}", "a".repeat(64))), AddressFault::TooLong);
        assert_eq!(fault("a..b@a.example"), AddressFault::Dots);
        assert_eq!(fault(".a@a.example"), AddressFault::Dots);
        assert_eq!(fault("\"a b\"@a.example"), AddressFault::Quoted);
        assert_eq!(parsed("örtchen@a.example"), "örtchen@a.example");
        assert_eq!(parsed("o'neil+x/y=z@a.example"), "o'neil+x/y=z@a.example");
    }

    #[test]
    fn nothing_that_breaks_a_header_passes() {
        assert_eq!(fault("a@b.example\r\nBcc: c@d.example"), AddressFault::Control);
        assert_eq!(fault("a\0@b.example"), AddressFault::Control);
        assert_eq!(fault("a>b@c.example"), AddressFault::Character('>'));
        assert_eq!(fault("a@b.example>"), AddressFault::Character('>'));
        assert_eq!(fault("a b@c.example"), AddressFault::Character(' '));
        assert_eq!(fault("a\u{202e}b@c.example"), AddressFault::Character('\u{202e}'));
        assert_eq!(fault("a@b@c.example"), AddressFault::SeveralAts);
        assert_eq!(fault("a@[192.0.2.1]"), AddressFault::Literal);
    }

    #[test]
    fn domains_must_be_whole() {
        assert_eq!(fault("a@localhost"), AddressFault::NoDot("localhost".into()));
        assert_eq!(fault("a@"), AddressFault::NoDomain);
        assert_eq!(fault("@a.example"), AddressFault::NoLocal);
        assert_eq!(fault("anna"), AddressFault::NoAt);
        assert_eq!(fault("/o=ExchangeLabs/ou=x/cn=Anna"), AddressFault::Exchange);
        for domain in ["192.0.2.1", "a..example", "-a.example", "a_b.example", "a.example."] {
            assert!(matches!(fault(&format!("a@{domain}")), AddressFault::Domain(_)), "{domain}");
        }
    }

    proptest! {
        #[test]
        fn what_passes_here_passes_lettre(
            local in "\\PC{1,24}|[a-z0-9.!#$%&'*+/=?^_`{|}~ä-]{1,70}",
            domain in "[a-zA-Z0-9äßم.-]{1,20}\\.[a-z0-9ü-]{2,9}",
        ) {
            let written = format!("{local}@{domain}");
            let local: String = local.trim_start().nfc().collect();
            let domain = ascii_domain(&domain);
            let whole = domain.as_ref().map_or(0, String::len) + local.len() < LONGEST;
            let passes = check_local(&local).is_ok() && domain.is_ok() && whole;
            let address = Address::parse(&written);
            prop_assert_eq!(address.is_ok(), passes, "{}: {:?}", written, address);
            if let (Ok(address), Ok(domain)) = (address, domain) {
                prop_assert_eq!((address.local(), address.domain()), (&*local, &*domain));
            }
        }
    }
}
