//! What people want to know about a certificate: for whom it was issued, and until when it is
//! valid.
//!
//! For display only. rustls and the system decide whether to trust it; here a small part of DER
//! (X.690) and X.509 (RFC 5280, section 4.1) is enough, and what is not understood is left out.

use std::net::{Ipv4Addr, Ipv6Addr};

use chrono::{DateTime, NaiveDateTime, Utc};

const SEQUENCE: u8 = 0x30;
const OCTET_STRING: u8 = 0x04;
const OBJECT_ID: u8 = 0x06;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
/// `version [0]` and `extensions [3]` of a certificate.
const VERSION: u8 = 0xa0;
const EXTENSIONS: u8 = 0xa3;
/// `dNSName [2]` and `iPAddress [7]` of a general name.
const DNS_NAME: u8 = 0x82;
const IP_ADDRESS: u8 = 0x87;
/// 2.5.29.17, the subject alternative names; the only ones that count (RFC 9525).
const ALTERNATIVE_NAMES: &[u8] = &[0x55, 0x1d, 0x11];

/// What people want to know about a server's certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The names and addresses for which it was issued.
    pub names: Vec<String>,
    /// The end of its validity.
    pub until: DateTime<Utc>,
}

impl Certificate {
    /// Reads a certificate in DER; `None` if it is not valid.
    pub(super) fn read(der: &[u8]) -> Option<Self> {
        let mut certificate = Reader(Reader(der).expect(SEQUENCE)?);
        let mut body = Reader(certificate.expect(SEQUENCE)?);
        if body.tag() == Some(VERSION) {
            body.next()?;
        }
        // Serial number, algorithm, issuer.
        for _ in 0..3 {
            body.next()?;
        }
        let mut validity = Reader(body.expect(SEQUENCE)?);
        validity.next()?;
        let until = time(validity.next()?)?;
        let mut names = Vec::new();
        while let Some((tag, content)) = body.next() {
            if tag == EXTENSIONS {
                names = alternative_names(content).unwrap_or_default();
            }
        }
        Some(Self { names, until })
    }
}

fn alternative_names(extensions: &[u8]) -> Option<Vec<String>> {
    let mut extensions = Reader(Reader(extensions).expect(SEQUENCE)?);
    while let Some((_, extension)) = extensions.next() {
        let mut extension = Reader(extension);
        if extension.expect(OBJECT_ID)? != ALTERNATIVE_NAMES {
            continue;
        }
        // "Critical" may stand in between.
        while let Some((tag, value)) = extension.next() {
            if tag == OCTET_STRING {
                let mut names = Reader(Reader(value).expect(SEQUENCE)?);
                return Some(
                    std::iter::from_fn(|| names.next()).filter_map(general_name).collect(),
                );
            }
        }
    }
    None
}

fn general_name((tag, value): (u8, &[u8])) -> Option<String> {
    match tag {
        DNS_NAME => std::str::from_utf8(value).ok().map(str::to_owned),
        IP_ADDRESS => {
            let four = <[u8; 4]>::try_from(value).map(|four| Ipv4Addr::from(four).to_string());
            let sixteen = || <[u8; 16]>::try_from(value).map(|six| Ipv6Addr::from(six).to_string());
            four.or_else(|_| sixteen()).ok()
        }
        _ => None,
    }
}

fn time((tag, value): (u8, &[u8])) -> Option<DateTime<Utc>> {
    let text = std::str::from_utf8(value).ok()?;
    let whole = match tag {
        // Two digits of the year; below 50 they mean this century (RFC 5280, section 4.1.2.5.1).
        UTC_TIME if text.get(..2)? < "50" => format!("20{text}"),
        UTC_TIME => format!("19{text}"),
        GENERALIZED_TIME => text.to_owned(),
        _ => return None,
    };
    NaiveDateTime::parse_from_str(&whole, "%Y%m%d%H%M%SZ").ok().map(|time| time.and_utc())
}

/// The elements of DER, one after the other.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn tag(&self) -> Option<u8> {
        self.0.first().copied()
    }

    /// The tag and the content of the next element.
    fn next(&mut self) -> Option<(u8, &'a [u8])> {
        let (tag, rest) = self.0.split_first()?;
        let (first, rest) = rest.split_first()?;
        let (length, rest) = match usize::from(*first) {
            short @ ..0x80 => (short, rest),
            // The length of the length; four bytes are more than any certificate has.
            long => {
                let octets =
                    rest.get(..long - 0x80).filter(|octets| (1..=4).contains(&octets.len()))?;
                let length = octets.iter().fold(0, |sum, octet| sum << 8 | usize::from(*octet));
                (length, rest.get(octets.len()..)?)
            }
        };
        let content = rest.get(..length)?;
        self.0 = rest.get(length..)?;
        Some((*tag, content))
    }

    fn expect(&mut self, wanted: u8) -> Option<&'a [u8]> {
        self.next().filter(|(tag, _)| *tag == wanted).map(|(_, content)| content)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;
    use rcgen::{CertificateParams, KeyPair, date_time_ymd};

    use super::*;

    fn der(names: &[&str], until: (i32, u8, u8)) -> Vec<u8> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let mut params = CertificateParams::new(names).unwrap();
        params.not_after = date_time_ymd(until.0, until.1, until.2);
        params.self_signed(&KeyPair::generate().unwrap()).unwrap().der().to_vec()
    }

    #[test]
    fn names_and_the_last_day_are_read() {
        let names = ["mail.stadt.example", "*.stadt.example", "192.0.2.1", "2001:db8::1"];
        for (year, month, day) in [(2026, 9, 17), (2049, 12, 31), (2051, 1, 2)] {
            let read = Certificate::read(&der(&names, (year, month, day))).unwrap();
            assert_eq!(read.names, names);
            let wanted = NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day)).unwrap();
            assert_eq!(read.until.date_naive(), wanted);
        }
        assert!(Certificate::read(&der(&[], (2026, 9, 17))).unwrap().names.is_empty());
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_stumble(
            at in any::<prop::sample::Index>(),
            octet in any::<u8>(),
            cut in any::<prop::sample::Index>(),
        ) {
            let mut der = der(&["mail.stadt.example"], (2026, 9, 17));
            let at = at.index(der.len());
            der[at] = octet;
            let _ = Certificate::read(&der);
            let _ = Certificate::read(&der[..cut.index(der.len())]);
        }
    }
}
