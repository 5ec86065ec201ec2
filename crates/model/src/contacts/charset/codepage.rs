//! The single-byte code pages of lists, in both directions.

use std::collections::HashMap;
use std::sync::LazyLock;

use encoding_rs::Encoding;

/// A code page, ordered by likelihood in German offices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodePage {
    /// Western Europe, a superset of ISO 8859-1.
    Windows1252,
    /// Macintosh, Western Europe.
    MacRoman,
    /// MS-DOS, Western Europe (code page 850).
    Dos850,
    /// Turkish, a superset of ISO 8859-9.
    Windows1254,
    /// Central Europe.
    Windows1250,
    /// Cyrillic.
    Windows1251,
    /// Greek.
    Windows1253,
    /// Arabic.
    Windows1256,
    /// Western Europe with the euro sign.
    Iso8859P15,
    /// Central Europe, as older Unix programs write it.
    Iso8859P2,
    /// Ukrainian, as older mail programs write it.
    Koi8U,
    /// Russian, as older mail programs write it.
    Koi8R,
}

/// Code page 850, which `encoding_rs` does not have because browsers never needed it.
const DOS_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// The characters of the bytes from 0x80, and the way back.
struct Table {
    letters: Vec<char>,
    bytes: HashMap<char, u8>,
}

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
    let table = |page: &CodePage| {
        let letters: Vec<char> = match page.standard() {
            Some(encoding) => (0x80..=0xFF_u8).map(|byte| letter(encoding, byte)).collect(),
            None => DOS_850.chars().collect(),
        };
        let bytes = (0x80..=0xFF).zip(&letters).map(|(byte, letter)| (*letter, byte)).collect();
        Table { letters, bytes }
    };
    CodePage::ALL.iter().map(table).collect()
});

fn letter(encoding: &'static Encoding, byte: u8) -> char {
    let bytes = [byte];
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
}

impl CodePage {
    /// All code pages, the most likely first.
    pub(in crate::contacts) const ALL: [Self; 12] = [
        Self::Windows1252,
        Self::MacRoman,
        Self::Dos850,
        Self::Windows1254,
        Self::Windows1250,
        Self::Windows1251,
        Self::Windows1253,
        Self::Windows1256,
        Self::Iso8859P15,
        Self::Iso8859P2,
        Self::Koi8U,
        Self::Koi8R,
    ];

    /// The name registered with IANA.
    pub fn name(self) -> &'static str {
        match self {
            Self::Windows1252 => "windows-1252",
            Self::MacRoman => "macintosh",
            Self::Dos850 => "IBM850",
            Self::Windows1254 => "windows-1254",
            Self::Windows1250 => "windows-1250",
            Self::Windows1251 => "windows-1251",
            Self::Windows1253 => "windows-1253",
            Self::Windows1256 => "windows-1256",
            Self::Iso8859P15 => "ISO-8859-15",
            Self::Iso8859P2 => "ISO-8859-2",
            Self::Koi8U => "KOI8-U",
            Self::Koi8R => "KOI8-R",
        }
    }

    /// The name for people.
    pub(in crate::contacts) fn title(self) -> &'static str {
        match self {
            Self::Windows1252 => "Windows-1252",
            Self::MacRoman => "Mac Roman",
            Self::Dos850 => "MS-DOS (850)",
            Self::Windows1254 => "Windows-1254",
            Self::Windows1250 => "Windows-1250",
            Self::Windows1251 => "Windows-1251",
            Self::Windows1253 => "Windows-1253",
            Self::Windows1256 => "Windows-1256",
            named => named.name(),
        }
    }

    fn standard(self) -> Option<&'static Encoding> {
        match self {
            Self::MacRoman => Some(encoding_rs::MACINTOSH),
            Self::Dos850 => None,
            named => Encoding::for_label(named.name().as_bytes()),
        }
    }

    fn table(self) -> Option<&'static Table> {
        TABLES.get(Self::ALL.iter().position(|page| *page == self)?)
    }

    /// Decodes the bytes in this code page.
    pub(in crate::contacts) fn decode(self, bytes: &[u8]) -> String {
        let Some(table) = self.table() else { return String::new() };
        let letter = |byte: &u8| match byte.checked_sub(0x80) {
            Some(high) => table.letters.get(usize::from(high)).copied(),
            None => Some(char::from(*byte)),
        };
        bytes.iter().filter_map(letter).collect()
    }

    /// The bytes from which the text was read, if it was read in this code page. The C1 control
    /// characters are the same bytes in ISO 8859.
    pub(in crate::contacts) fn encode(self, text: &str) -> Option<Vec<u8>> {
        let table = self.table()?;
        let byte = |c: char| match u8::try_from(c) {
            Ok(byte) if byte < 0xA0 => Some(byte),
            _ => table.bytes.get(&c).copied(),
        };
        text.chars().map(byte).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_comes_back() {
        for page in CodePage::ALL {
            let table = page.table().unwrap();
            assert_eq!(table.letters.len(), 128, "{page:?}");
            for (byte, letter) in (0x80..=0xFF_u8).zip(&table.letters) {
                if *letter >= '\u{a0}' && *letter != char::REPLACEMENT_CHARACTER {
                    let text = page.decode(&[b'M', byte]);
                    assert_eq!(page.encode(&text), Some(vec![b'M', byte]), "{page:?} {byte:x}");
                }
            }
        }
        assert_eq!(CodePage::MacRoman.decode(b"M\x9Fller Gro\xA7"), "Müller Groß");
        assert_eq!(CodePage::Dos850.decode(b"M\x81ller Gro\xE1"), "Müller Groß");
        assert_eq!(CodePage::Windows1254.decode(b"Ay\xFEe Y\xFDld\xFDz"), "Ayşe Yıldız");
    }
}
