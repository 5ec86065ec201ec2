//! Languages as people write them in lists, and entries that remain ambiguous.

use super::*;

fn tag(written: &str) -> Option<&'static str> {
    LanguageTag::parse(written).map(|tag| tag.as_str())
}

fn wished(written: &str) -> String {
    match LanguageTag::wished(written) {
        Wish::Known(tags) => tags.iter().map(LanguageTag::as_str).collect::<Vec<_>>().join(" "),
        Wish::OneOf(tags) => {
            let tags: Vec<_> = tags.iter().map(LanguageTag::as_str).collect();
            format!("one of {}", tags.join(" "))
        }
        Wish::Unknown => "?".to_owned(),
    }
}

#[test]
fn tags_and_names_are_understood() {
    assert_eq!(tag("de-AT"), Some("de"));
    assert_eq!(tag(" Ukrainisch "), Some("uk"));
    assert_eq!(tag("se"), Some("se"));
    assert_eq!(tag("Klingonisch"), None);
    assert_eq!(tag("Ukrainisch/Russisch"), None);
    assert_eq!(tag("Deutsch (einfach)"), Some("de-simple"));
    assert_eq!(tag("UKR"), Some("uk"));
    assert_eq!(tag("Українська"), Some("uk"));
    assert_eq!(tag("xx"), None);
    assert_eq!(tag(""), None);
}

#[test]
#[rustfmt::skip]
fn a_cell_names_its_languages_as_people_write_them() {
    let cases = [
        ("uk", "UKR|UA|uk-UA|ukr.|Ukr.|Ukrain.|Українська|українська мова|ukrainische Sprache|Ukrainian|\
                Ukrainisch (Muttersprache)|auf Ukrainisch|Ukrajinska"),
        ("tr", "TUR|tr|TR|Türkçe|Turkce|TÜRKÇE|türk.|Türkisch|Tuerkisch|tr_TR"),
        ("ru", "rus|Russ.|russ|Русский|по-русски|русский язык"),
        ("de", "ger|deu|DE|dt.|Deutsch|German|Deutsch B2|de-CH|Hochdeutsch"),
        ("en", "eng|engl.|GB|English (US)|Englisch|en_GB"),
        ("ar", "arab.|Arab|ara|العربية|عربي|Arabisch (Syrien)|Syrisch-Arabisch|ar-SY"),
        ("fa", "فارسی|فارسي|Farsi|Dari|per|fas|prs|Farsi/Dari|Persisch (Dari)|IR"),
        ("ku", "Kurmanci|Kurmancî|Kurmandschi|kmr|kur|Kurdî|Kurdisch (Kurmanci)"),
        ("ckb", "Sorani|Kurdisch (Sorani)|Sorani-Kurdisch|ckb|سۆرانی"),
        ("de-simple", "Leichte Sprache|leicht|einfach|Einfache Sprache|LS|de-simple|de-x-leicht|\
                       DE-LEICHT|de_simple|de-AT-x-leicht|de-DE-simple|in leichter Sprache|leichtes Deutsch|\
                       Easy German|Easy-to-read|Deutsch (leicht)|Deutsch (einfach)|Deutsch, Leichte Sprache"),
        ("de-simple de", "dt. und leichte Sprache|Leichte Sprache/Deutsch|de; leicht"),
        ("uk de-simple", "Ukrainisch, Leichte Sprache"),
        ("uk ru", "Ukrainisch/Russisch|uk, ru|ukr./russ.|Ukrainisch und Russisch|Ukrainisch Russisch|UKR; RUS"),
        ("zh", "中文|CN|chi|Chinesisch (vereinfacht)|zh-Hant-TW"),
        ("el", "GR|ell|griech.|Ελληνικά"),
        ("sq", "AL|Shqip|alban."),
        ("vi", "Tiếng Việt|vn|vie"),
        ("one of sv se", "SE|se"),
        ("one of ka de", "GE"),
        ("one of ka ca", "kat."),
        ("one of ro rom", "ROM"),
        ("one of ps fa af", "AF"),
        ("?", "Klingonisch|de-simpel|de-Quatsch|de-simple-AT|de-x|xx|XX|qqq|slow.|Sprache|kein Deutsch|42|Arabish Deutsh"),
    ];
    for (expected, all) in cases {
        for written in all.split('|') {
            assert_eq!(wished(written), expected, "{written}");
        }
    }
    for written in ["Deutsch, Englisch", "DE/EN", "dt. + engl.", "Deutsch & Englisch", "de|en"] {
        assert_eq!(wished(written), "de en", "{written}");
    }
}

#[test]
fn one_language_has_one_tag_and_a_word_means_one_language() {
    let mut codes = std::collections::BTreeMap::new();
    let mut names = std::collections::BTreeMap::new();
    for (tag, further, called) in ROWS.iter() {
        for code in further.split_whitespace().chain([*tag]) {
            assert_eq!(codes.insert(code, tag), None, "{code}");
        }
        for name in called.split(',').map(|name| words(&fold(name)).join(" ")) {
            assert!(!name.is_empty(), "{tag}");
            assert!(names.insert(name.clone(), tag).is_none_or(|known| known == tag), "{name}");
        }
    }
    for (word, one_of) in AMBIGUOUS.pairs() {
        assert!(one_of.contains(' '), "{word}");
        assert!(one_of.split(' ').all(|tag| codes.get(tag) == Some(&&tag)), "{word}: {one_of}");
        assert!(!names.contains_key(&fold(word)), "{word}");
    }
}

#[test]
fn a_typo_is_near_and_another_word_is_not() {
    assert_eq!(LanguageTag::near("Ukranisch", Language::German), Some("Ukrainisch"));
    assert_eq!(LanguageTag::near("Türkich", Language::German), Some("Türkisch"));
    assert_eq!(LanguageTag::near("Klingonisch", Language::German), None);
    assert_eq!(LanguageTag::near("xx", Language::German), None);
}

#[test]
fn a_tag_that_is_not_known_has_a_near_one() {
    let near = |written| LanguageTag::nearest(written).map(|tag| tag.as_str());
    assert_eq!(near("de-simpel"), Some("de-simple"));
    assert_eq!(near("de-x-liecht"), Some("de-simple"));
    assert_eq!(near("de-Quatsch"), Some("de"));
    assert_eq!(near("Ukranisch"), Some("uk"));
    assert_eq!(near("ukk"), Some("uk"));
    assert_eq!(near("xx"), None);
    assert_eq!(near("Klingonisch"), None);
}

#[test]
fn a_passage_keeps_its_script_and_region() {
    let passage = |written| LanguageTag::of_passage(written);
    for (written, tag) in [
        ("uk", "uk"),
        ("UKR", "uk"),
        ("Ukrainisch", "uk"),
        ("SR_latn", "sr-Latn"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("de-1901", "de-1901"),
        ("de-leicht", "de-simple"),
        ("en-x-office", "en-x-office"),
        ("es-419", "es-419"),
    ] {
        assert_eq!(passage(written).as_deref(), Some(tag), "{written}");
    }
    for wrong in ["xx", "", "uk-Quatsch", "uk-Abcd", "uk\" onclick", "sr-RS-Latn"] {
        assert_eq!(passage(wrong), None, "{wrong}");
    }
}
