//! Days in texts of which only digits and the names of months are read.

use crate::diagnostic::Severity;
use crate::workspace::Workspace;

/// The rules that speak in a file of one language with this text.
fn alone(language: &str, text: &str) -> Vec<&'static str> {
    let title = match language {
        "tr" => "Sokak Şenliği",
        "uk" => "Вуличне свято",
        "ar" => "مهرجان الشارع",
        "fr" => "Fête de rue",
        _ => "Street Festival",
    };
    let file = format!(
        "title = \"T\"\nkind = \"circular\"\nlanguage = \"{language}\"\nissued = 2026-11-02\n\
         intro = \"\"\"\n{text}\"\"\"\n[[dates]]\nid = \"fest\"\ntitle = \"{title}\"\ndate = 2026-12-05\n\
         start = 14:00:00\nplace = \"P\"\n[[dates]]\nid = \"woche\"\ntitle = \"W\"\ndate = 2026-12-10\n\
         until = 2026-12-12\nplace = \"P\"\nstart = 10:00:00\n"
    );
    super::rules(&super::all(&file))
}

#[test]
fn a_day_is_compared_with_calendar_and_records() {
    for (language, text, wanted) in [
        ("tr", "Son tarih 31.11.2026.", "text.impossible-date"),
        ("ar", "آخر موعد ٢٠٢٦/١١/٣١", "text.impossible-date"),
        ("en", "until 29 February 2027", "text.impossible-date"),
        ("tr", "[06.12.2026](date:fest)", "text.other-day"),
        ("ar", "[٢٠٢٦/١٢/٠٦](date:fest)", "text.other-day"),
        ("fr", "[le 13 décembre](date:woche)", "text.other-day"),
        ("en", "[5 December 2025](date:fest)", "text.other-year"),
        ("tr", "Sokak Şenliği 06.12.2026 günü yapılacak.", "text.other-day"),
        ("uk", "Вуличне свято відбудеться 6 грудня 2026 року.", "text.other-day"),
        ("fr", "La Fête de rue a lieu le 06/12/2026.", "text.other-day"),
        ("ar", "مهرجان الشارع يوم ٠٦/١٢/٢٠٢٦", "text.other-day"),
        ("en", "The Street Festival is on December 6.", "text.other-day"),
    ] {
        assert_eq!(alone(language, text), [wanted], "{text}");
    }
}

#[test]
fn a_day_that_fits_or_may_mean_something_else_is_left_alone() {
    for (language, text) in [
        ("tr", "[05.12.2026](date:fest), Sokak Şenliği 05.12.2026 günü."),
        ("fr", "[le 11 décembre](date:woche), La Fête de rue a lieu le 05/12/2026."),
        ("en", "The Street Festival is on 12/05/2026, that is 05/12/2026."),
        ("en", "The Street Festival was on 6 December 2025."),
        ("en", "The Street Festival moves from 12 December to 5 December 2026."),
        ("en", "The Street Festival is prepared until 10 December 2026."),
        ("en", "The market is on 6 December 2026."),
        ("en", "~~The Street Festival is on 6 December 2026.~~"),
        ("en", "The Street Festival: see `2026-12-06`"),
        ("tr", "Sokak Şenliği.\nToplantı 06.12.2026 günü."),
        ("uk", "Вуличне свято: 3.5.7, 12/2026, тел. 0361 06.12.20"),
    ] {
        assert_eq!(alone(language, text), [""; 0], "{text}");
    }
}

/// What is said about the days of a translation, with its severity.
fn translated(first: &str, language: &str, other: &str) -> Vec<(&'static str, Severity)> {
    let folder = tempfile::tempdir().unwrap();
    let file = |text: &str| {
        format!(
            "title = \"T\"\nkind = \"circular\"\nissued = 2026-11-02\nintro = \"\"\"\n{text}\"\"\"\n"
        )
    };
    std::fs::write(folder.path().join("a.toml"), file(first)).unwrap();
    std::fs::write(folder.path().join(format!("a.{language}.toml")), file(other)).unwrap();
    let workspace = Workspace::read(&folder.path().join("a.toml")).value.unwrap();
    let found = crate::minutes(&workspace);
    let days = found.iter().filter(|one| one.rule.name.starts_with("translation"));
    days.map(|one| (one.rule.name, one.severity)).collect()
}

#[test]
fn a_translation_says_the_same_days() {
    let wrong = [("translation.day", Severity::Error)];
    let doubtful = [("translation.day", Severity::Warning)];
    for (first, language, other, wanted) in [
        ("Das Fest ist am 5. Dezember 2026.", "tr", "Şenlik 06.12.2026 günü.", &wrong[..]),
        ("Das Fest ist am 5. Dezember 2026.", "ar", "المهرجان يوم ٢٠٢٦/١٢/٠٦", &wrong),
        ("Das Fest ist am 5. Dezember.", "uk", "Свято 15 грудня.", &wrong),
        (
            "Vom 5. bis 7. Dezember 2026 ist Markt.",
            "fr",
            "Du 5 décembre au 8 décembre 2026.",
            &wrong,
        ),
        ("Fest 5.12.2026, Markt 12.12.2026.", "pl", "Festyn 5.12.2026, targ 13.12.2026.", &wrong),
        ("Das Fest ist am Samstag.", "ro", "Festivalul este pe 05.12.2026.", &doubtful),
        (
            "Das Fest ist am 5. Dezember 2026.",
            "de-simple",
            "Das Fest ist am 6. Dezember 2026.",
            &wrong,
        ),
        ("Das Fest ist am 5. Dezember 2026.", "tr", "Şenlik 05.12.2026 günü.", &[]),
        ("Das Fest ist am 5. Dezember 2026.", "fa", "جشن ۲۰۲۶/۱۲/۰۵", &[]),
        ("Das Fest ist am 5. Dezember 2026.", "en", "On 12/05/2026, or 5 December.", &[]),
        ("Fest 5.12.2026, Markt 12.12.2026.", "pl", "Targ 12.12.2026, festyn 5.12.2026.", &[]),
        ("Am 5. und 7. Dezember 2026 ist Markt.", "es", "El 7 de diciembre de 2026.", &[]),
        ("Am Samstag ist Markt.", "es", "El sábado hay mercado.", &[]),
        ("Stand: 02.11.2026", "ru", "Положение на 2 ноября", &[]),
    ] {
        assert_eq!(translated(first, language, other), wanted, "{first} / {other}");
    }
}
