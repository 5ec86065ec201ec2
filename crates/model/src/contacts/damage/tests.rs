//! Whole names of forty languages are accepted; what every wrong code page makes of them is found,
//! with the original.

use super::*;

const NAMES: &str = include_str!("names.txt");

/// Languages and names.
fn names() -> Vec<(&'static str, &'static str)> {
    let lines = NAMES.lines().filter(|line| !line.starts_with('#'));
    let of_line = |line: &'static str| {
        let (language, names) = line.split_once(": ").unwrap();
        names.split(", ").map(move |name| (language, name))
    };
    lines.flat_map(of_line).collect()
}

#[test]
fn whole_names_pass() {
    let names = names();
    assert!(names.len() > 250, "{}", names.len());
    let wrong: Vec<_> =
        names.iter().filter_map(|(_, name)| Some((name, find(name, Kind::Text)?))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[expect(clippy::print_stdout, reason = "the figures are what one looks for")]
#[test]
fn names_read_in_a_wrong_code_page_are_found() {
    let (mut all, mut missed, mut other) = (0, Vec::new(), Vec::new());
    for (language, name) in names() {
        if name.is_ascii() || find(name, Kind::Text).is_some() {
            continue;
        }
        for page in READ_AS {
            let read = page.decode(name.as_bytes());
            all += 1;
            match find(&read, Kind::Text) {
                None => missed.push(format!("{language} {page:?} {name}: {read}")),
                Some(Damage::Misread(Some(meant)))
                    if meant != crate::contacts::cell::values::tidy(name) =>
                {
                    other.push(format!("{language} {page:?} {name}: {read} -> {meant}"));
                }
                Some(_) => {}
            }
        }
    }
    println!("{all} damaged names, {} missed, {} taken for another", missed.len(), other.len());
    println!("{}\n--\n{}", missed.join("\n"), other.join("\n"));
    assert!(missed.len() * 100 < all, "{} of {all} missed", missed.len());
    assert!(other.len() * 50 < all, "{} of {all} taken for another", other.len());
}

/// Each with its original; `-` where that is unknown, `?` where letters are lost.
#[rustfmt::skip]
const DAMAGED: &[(&str, &str)] = &[
    // UTF-8 as Windows-1252, ISO 8859-1 and 8859-9, also twice and three times.
    ("MÃ¼ller", "Müller"), ("GroÃŸ", "Groß"), ("AyÅŸe YÄ±ldÄ±z", "Ayşe Yıldız"), ("Ã–ztÃ¼rk", "Öztürk"),
    ("Gro\u{c3}\u{9f}", "Groß"), ("Ay\u{c5}\u{9f}e", "Ayşe"), ("MÃƒÂ¼ller", "Müller"), ("AyÃ…Å¸e", "Ayşe"),
    ("ÃƒÆ’Ã‚Â¼bung", "übung"), ("Öztürk-MÃ¼ller", "Öztürk-Müller"), ("Verein MÃ¼ller & SÃ¶hne", "Verein Müller & Söhne"),
    ("CafÃ© â€žGrÃ¼nâ€œ", "Café „Grün“"), ("Oâ€™Neill", "O’Neill"), ("SÃ¼d â€“ Nord", "Süd – Nord"), ("AcmeÂ®", "Acme®"),
    ("NiccolÃ²", "Niccolò"), ("CittÃ\u{a0}", "Città"), ("MartÃ\u{ad}nez", "Martínez"), ("Ã‡aÄŸrÄ±", "Çağrı"),
    ("\u{c5}\u{81}ukasz", "Łukasz"), ("È˜tefan", "Ștefan"), ("MihÄƒilescu", "Mihăilescu"),
    ("ÐœÐ°Ñ€Ñ–Ñ\u{8f}", "Марія"), ("Ù…Ø\u{ad}Ù…Ø¯", "محمد"), ("Î‘Î½Î½Î±", "Αννα"), ("áˆ°áˆ‹áˆ\u{9d}", "ሰላም"),
    ("Nguyá»…n", "Nguyễn"), ("Äáº·ng", "-"), ("ÅžahÃ®n", "Şahîn"), ("ÃœmÃ¼t", "Ümüt"), ("MÃœLLER", "MÜLLER"),
    ("Ã„rztehaus", "Ärztehaus"), ("Ãœnal", "Ünal"), ("Åžahin", "Şahin"), ("ï»¿Anna", "Anna"),
    // UTF-8 as other code pages.
    ("M√ºller", "Müller"), ("Gro√ü", "Groß"), ("Ay≈üe", "Ayşe"), ("M├╝ller", "Müller"), ("MĂĽller", "Müller"),
    ("РњР°СЂС–СЏ", "Марія"), ("РђРЅРЅР°", "Анна"), ("MГјller", "Müller"), ("п»їРњР°СЂРёСЏ", "Мария"), ("РР°РЅ", "-"),
    ("п╪п╟я─п╦я▐", "мария"),
    // One code page as another.
    ("M¸ller", "Müller"), ("Gr‰f", "Gräf"), ("Groﬂ", "Groß"), ("Kˆnig", "König"), ("MŸller", "Müller"), ("GrŠf", "Gräf"),
    ("Gro§", "Groß"), ("…ztŸrk", "Öztürk"), ("M\u{81}ller", "Müller"), ("Gr„f", "Gräf"), ("J”rg", "Jörg"), ("M³ller", "Müller"),
    ("Mьller", "Müller"), ("Gцbel", "Göbel"), ("Wa³êsa", "Wałęsa"), ("£ukasz", "Łukasz"), ("¯aneta", "Żaneta"),
    ("Ma³gorzata", "Małgorzata"), ("Ìàð³ÿ", "Марія"), ("Íàòàëüÿ", "Наталья"), ("Ìáñßá", "Μαρία"), ("ãÍãÏ", "محمد"),
    ("мЮРЮКЭЪ", "Наталья"), ("íÁÒÉÑ", "Мария"), ("Èâàíîâ", "Иванов"), ("Îëåêñ³é", "Олексій"),
    ("BŠrbel", "Bärbel"), ("Petroviæ", "Petrović"), ("Zieliñski", "Zieliński"), ("Wiœniewska", "Wiśniewska"), ("Dvoøák", "Dvořák"),
    ("JosÈ GarcÌa", "José García"), ("п°п╟я─п╦я▐", "Мария"),
    // Windows-1254 as Windows-1252.
    ("Ayþe", "Ayşe"), ("Yýldýz", "Yıldız"), ("Þahin", "Şahin"), ("Gülþen", "Gülşen"), ("Kýlýç", "Kılıç"), ("Erdoðlu", "Erdoğlu"),
    ("Aðaoðlu", "Ağaoğlu"), ("Tuðba", "Tuğba"), ("Oðuz", "Oğuz"), ("Uður", "Uğur"), ("Çaðrý", "Çağrı"), ("Yýlmaz", "Yılmaz"),
    ("Barýþ", "Barış"), ("Beþir", "Beşir"), ("Çýnar", "Çınar"), ("Balcý", "Balcı"), ("Ayþegül", "Ayşegül"), ("Þeyma", "Şeyma"),
    ("Þimþek", "Şimşek"), ("Yiðit", "Yiğit"), ("Taþkýn", "Taşkın"), ("Doðan", "Doğan"),
    // The second half is gone.
    ("MarÃa", "-"), ("GroÃ", "-"), ("AyÅe", "-"), ("CaritasÂ e. V.", "-"),
    // Letters are lost.
    ("Ay?e Y?ld?z", "?"), ("M?ller", "?"), ("?zt?rk", "?"), ("????", "?"), ("?????? ????", "?"), ("M\u{fffd}ller", "?"),
    ("MÃ¯Â¿Â½ller", "?"), ("Mï¿½ller", "?"), ("M¿ller", "?"), ("Stra?e", "?"), ("Öztürk-?ahin", "?"), ("?a?r?", "?"),
    // Web pages and programs.
    ("M&uuml;ller", "Müller"), ("M&#252;ller", "Müller"), ("A &amp; B", "A & B"), ("Ay&#351;e", "Ayşe"), ("M\\u00fcller", "Müller"),
    ("M%C3%BCller", "Müller"), ("M=C3=BCller", "Müller"), ("O&#039;Neill", "O'Neill"), ("M&amp;uuml;ller", "Müller"),
];

#[test]
fn damaged_names_are_found_with_what_was_meant() {
    assert!(DAMAGED.len() > 100, "{}", DAMAGED.len());
    let mut faults = Vec::new();
    for (damaged, expected) in DAMAGED {
        let found = find(damaged, Kind::Text);
        let right = match &found {
            Some(Damage::Lost(_)) => *expected == "?",
            Some(Damage::Misread(None)) => *expected == "-",
            Some(Damage::Misread(Some(meant)) | Damage::Escaped(meant)) => meant == expected,
            None => false,
        };
        if !right {
            faults.push(format!("{damaged}: {expected} expected, found {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_question_mark_may_ask_something() {
    for text in [
        "Wer ist das?",
        "Was nun? e. V.",
        "Wer, wenn nicht wir??",
        "https://b.example/?a=b",
        "?",
        "Wo?",
        "(?)",
        "mailto:a@b.example?subject=x",
    ] {
        assert_eq!(find(text, Kind::Text), None, "{text}");
    }
    for text in ["Frau?", "Andr?", "Anna ?", "M?ller"] {
        assert!(matches!(find(text, Kind::Name), Some(Damage::Lost(_))), "{text}");
    }
    assert_eq!(find("mailto:a@b.example?subject=x", Kind::Address), None);
    assert_eq!(find("Micha³", Kind::Name), Some(Damage::Misread(Some("Michał".into()))));
    assert_eq!(find("Kita³", Kind::Text), None);
}
