//! Guesses the code page of a list: the one in which its letters make the most words.

use std::cmp::Reverse;
use std::collections::HashSet;

use crate::contacts::charset::codepage::CodePage;
use crate::contacts::charset::letters::{capitals_within, is_central_in_1252, is_word, script};
use crate::contacts::charset::turkish;

/// This many different words are enough.
const ENOUGH: usize = 2_000;

/// The code page of the bytes, and a few decoded words, the most significant first.
pub(in crate::contacts) fn code_page(bytes: &[u8]) -> (CodePage, Vec<String>) {
    let words = words(bytes);
    let odd = |page: CodePage| words.iter().filter(|word| is_odd(page, word)).count();
    let usual = CodePage::Windows1252;
    // Only Excel for the Mac still ends lines with a lone CR.
    let old_mac = bytes.contains(&b'\r') && !bytes.contains(&b'\n');
    let first = if old_mac { CodePage::MacRoman } else { usual };
    let pages = std::iter::once(first).chain(CodePage::ALL);
    // Among equals, the one that results in the most German.
    let german = |page: CodePage| {
        let texts = words.iter().map(|word| page.decode(word));
        let count = |text: String| text.chars().filter(|c| "äöüßÄÖÜ".contains(*c)).count();
        if page == first { usize::MAX } else { texts.map(count).sum() }
    };
    let best = pages.min_by_key(|page| (odd(*page), Reverse(german(*page)))).unwrap_or(usual);
    let sure = odd(best) * 10 <= words.len() || odd(best) * 2 <= odd(usual);
    let page = if sure { best } else { usual };
    let mut telling = words.clone();
    telling.sort_by_key(|word| !is_odd(usual, word));
    // A quotation mark at a word is not significant.
    let shows =
        |word: &String| is_word(word) && word.chars().any(|c| !c.is_ascii() && c.is_alphabetic());
    (page, telling.iter().map(|word| page.decode(word)).filter(shows).take(3).collect())
}

/// The different words with a non-ASCII letter.
fn words(bytes: &[u8]) -> Vec<&[u8]> {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let words = bytes.split(|byte| !is_letter(byte)).filter(|word| {
        let high = word.iter().filter(|byte| !byte.is_ascii()).count();
        high > 2 || (high > 0 && word.iter().filter(|byte| byte.is_ascii_alphabetic()).count() > 1)
    });
    let mut known = HashSet::new();
    words.filter(|word| known.insert(*word)).take(ENOUGH).collect()
}

/// Whether the bytes are not a word in this code page.
fn is_odd(page: CodePage, word: &[u8]) -> bool {
    let text = page.decode(word);
    let accents_only =
        text.chars().count() > 2 && text.chars().all(|c| !c.is_ascii() && script(c) == Some(0));
    let turkish = page == CodePage::Windows1252 && turkish::is_misread(&text);
    let central = is_central_in_1252(&text);
    !is_word(&text) || capitals_within(&text) > 0 || accents_only || turkish || central
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(text: &str, page: CodePage) -> CodePage {
        let bytes = page.encode(text).expect(text);
        let (found, examples) = code_page(&bytes);
        assert!(
            found != page || examples.iter().all(|word| text.contains(word.as_str())),
            "{examples:?}"
        );
        found
    }

    #[test]
    fn the_letters_tell_the_code_page() {
        for (page, text) in [
            (CodePage::Windows1252, "Vorname;Nachname\r\nJörg;Groß\r\nAndré;Müller\r\n"),
            (CodePage::Windows1252, "Café „Grün“;Müller – Söhne;5 €;O´Neill;Nº 5;Kunst³\r\n"),
            (CodePage::Windows1252, "Guðrún;Sigurður;Þór\r\nNovotný;Šimon\r\n"),
            (CodePage::Windows1252, "Dušan;Žaneta\r\nChloë;Nuñez\r\n"),
            (CodePage::MacRoman, "Vorname;Nachname\rJörg;Groß\rAndré;Müller\r"),
            (CodePage::MacRoman, "Vorname;Nachname\nJürgen;Schön\n"),
            (CodePage::MacRoman, "Vorname;Nachname\r\nKäthe;Weiß\r\n"),
            (CodePage::MacRoman, "Vorname;Nachname\rEva;König\r"),
            (CodePage::Dos850, "Vorname;Nachname\r\nJörg;Groß\r\nKäthe;Müller\r\n"),
            (CodePage::Windows1254, "Ad;Soyad\r\nAyşe;Yıldız\r\nGülşen;Öztürk\r\n"),
            (CodePage::Windows1254, "Jörg;Müller\r\nDoğan;Şahin\r\n"),
            (CodePage::Windows1250, "Michał;Wójcik\r\nŁukasz;Święty\r\n"),
            (CodePage::Windows1250, "Jörg;Müller\r\nMałgorzata;Gąska\r\n"),
            (CodePage::Windows1251, "Имя;Фамилия\r\nМарія;Шевченко\r\nНаталья;Иванова\r\n"),
            (CodePage::Windows1250, "Petrović;Jovanović\r\nDvořák;Novák\r\n"),
            (CodePage::Dos850, "Ort\r\nBöblingen\r\n"),
            (CodePage::Windows1251, "Анна;Ли\r\n"),
            (CodePage::Windows1253, "Μαρία;Παπαδόπουλος\r\n"),
            (CodePage::Windows1256, "محمد;أحمد\r\nفاطمة;خديجة\r\n"),
            (CodePage::Koi8U, "Мария;Иванова\r\n"),
        ] {
            assert_eq!(guessed(text, page), page, "{text}");
        }
        assert_eq!(code_page(b"Name;E-Mail\r\n\xFF;\x81\x8D\r\n").0, CodePage::Windows1252);
    }
}
