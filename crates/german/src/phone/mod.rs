//! Telephone numbers in running text, in the ways in which people write them.
//!
//! A number is recognised by its beginning (`+49`, `0049`, `0361`, `(0361)`) or by the word before
//! it („Tel.“). Prices, dates, postcodes, IBANs, file numbers and other groups of digits do not
//! count, and neither do ambiguous ones.
//!
//! `reader` collects groups of digits and the words around them; `form` decides which of them are a
//! number, with the numbering plans in `dialling`.

mod dialling;
mod form;
mod reader;

use std::ops::Range;

use crate::tokens::Tokens;
use reader::Reader;

/// A telephone number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// From the first to the last character of the number, in bytes of the text, without the word
    /// before it („Tel.:“).
    pub range: Range<usize>,
    /// The country code, where it is written: `49`.
    pub country: Option<String>,
    /// The area code or mobile prefix, without its zero: `361`, `170`; `None` where it is not
    /// separated from the number.
    pub area: Option<String>,
    /// The digits of the number itself, including an area code that is not separated.
    pub number: String,
    /// The extension after a hyphen.
    pub extension: Option<String>,
    /// The kind of number.
    pub kind: PhoneKind,
    /// Whether a word says that it is a telephone number.
    pub labelled: bool,
}

/// The kind of a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PhoneKind {
    /// A landline number, or one that cannot be distinguished from it.
    Landline,
    /// A mobile number.
    Mobile,
    /// `0800`, `0180` and the like.
    Service,
    /// A number without an area code, recognised by the word before it.
    Local,
}

impl Phone {
    /// The digits as dialled from abroad, which are the same for all spellings of a German number:
    /// `493616551234`. For a local number, the digits as written.
    pub fn digits(&self) -> String {
        let country = match (&self.country, self.kind) {
            (Some(country), _) => country,
            (None, PhoneKind::Local) => "",
            (None, _) => "49",
        };
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        format!("{country}{}{}{}", part(&self.area), self.number, part(&self.extension))
    }
}

/// Every telephone number in ASCII digits among the tokens of `text`.
pub(super) fn among(text: &str, t: &Tokens) -> Vec<Phone> {
    let reader = Reader::new(text, t);
    let (mut all, mut at, mut behind) = (Vec::new(), 0, None);
    while at < t.len() {
        let follows = behind.is_some_and(|end| end == at || end + 1 == at && t.is(end, '/'));
        let Some(run) = reader.run(at, follows) else {
            at += 1;
            continue;
        };
        at = run.end.max(at + 1);
        if let Some(phone) = reader.phone(&run) {
            all.push(phone);
            behind = Some(at);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phones;

    fn digits(text: &str) -> Vec<String> {
        phones(text).iter().map(Phone::digits).collect()
    }

    #[test]
    fn spellings_of_one_number_have_the_same_digits() {
        for text in [
            "Tel. 0361 655-1234",
            "Tel. (0361) 6 55 12 34",
            "Tel. 0361/6551234",
            "Tel. 03616551234",
            "+49 361 655-1234",
            "+49 (0)361 / 655 12 34",
            "0049 361 6551234",
        ] {
            assert_eq!(digits(text), ["493616551234"], "{text}");
        }
        assert_eq!(digits("Tel. 655-1234"), ["6551234"]);
        assert_eq!(digits("+380 50 123 45 67"), ["380501234567"]);
    }

    #[test]
    fn odd_texts_are_no_harm() {
        for text in [
            "", "+", "(", "+)", "(0", "0", "00", "+49", "(+49)", "+49 (", "+49 (0)", "0361 (",
            "Tel.",
        ] {
            assert_eq!(phones(text), [], "{text}");
        }
        assert_eq!(phones(&"0361 ".repeat(10_000)), []);
        assert_eq!(phones(&"(+49 ".repeat(10_000)), []);
        assert_eq!(phones(&"Tel. 0361 655123, ".repeat(500)).len(), 500);
    }
}
