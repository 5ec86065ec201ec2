//! Days of all languages, and what only looks like one.

use crate::date::reading::{Confidence, Impossible, Kind, Time};
use crate::{Date, ParsedText};

/// The readings of a text: what is written, and what it means.
fn read(text: &str, language: &str) -> Vec<String> {
    let day = |date: Date| {
        let weekday = date.weekday.map(|day| format!("{day} ")).unwrap_or_default();
        let year = date.year.map(|year| format!("{}-", year.value)).unwrap_or_default();
        format!("{weekday}{year}{:02}-{:02}", date.month, date.day)
    };
    let time = |time: Time| format!("{:02}:{:02}", time.hour, time.minute);
    let meaning = |kind| match kind {
        Kind::Date(date) => day(date),
        Kind::DateRange { first, last } => format!("{}..{}", day(first), day(last)),
        Kind::Time(at) => time(at),
        Kind::TimeRange { from, to } => format!("{}..{}", time(from), time(to)),
        Kind::Impossible(Impossible::Date(_)) => "never".to_owned(),
        other => format!("{other:?}"),
    };
    let parsed = ParsedText::in_language(text, language);
    let shown = |one: &crate::Reading| {
        let doubt = if one.sure == Confidence::Perhaps { " or" } else { "" };
        format!("{} = {}{doubt}", &text[one.range.clone()], meaning(one.kind))
    };
    parsed.readings().iter().map(shown).collect()
}

#[test]
fn days_are_read_in_every_language() {
    for (language, text, wanted) in [
        ("en", "We meet on Tuesday, 8 December 2026.", "Tuesday, 8 December 2026 = Tue 2026-12-08"),
        ("en", "Apply by December 8, 2026.", "December 8, 2026 = 2026-12-08"),
        ("en", "on the 1st of May", "1st of May = 05-01"),
        ("en", "Wed 3rd Feb. at noon", "Wed 3rd Feb. = Wed 02-03"),
        ("en", "open 7–9 December 2026", "7–9 December 2026 = 2026-12-07..2026-12-09"),
        (
            "en",
            "from 28 December to 4 January 2027",
            "28 December to 4 January 2027 = 2026-12-28..2027-01-04",
        ),
        ("en", "December 7-9, 2026", "December 7-9, 2026 = 2026-12-07..2026-12-09"),
        ("en", "Mon 7 to Wed 9 December", "Mon 7 to Wed 9 December = Mon 12-07..Wed 12-09"),
        ("en", "until 31 June", "31 June = never"),
        ("en", "on 05/12/2026", "05/12/2026 = 2026-12-05 or"),
        ("en", "on 25/12/2026", "25/12/2026 = 2026-12-25"),
        ("en", "on 12/25/2026", "12/25/2026 = 2026-12-25"),
        ("en", "(2026-12-05)", "2026-12-05 = 2026-12-05"),
        ("en", "on 5 December 2026 (Sunday)", "5 December 2026 (Sunday) = Sun 2026-12-05"),
        ("tr", "Şenlik 05.12.2026 günü", "05.12.2026 = 2026-12-05"),
        ("tr", "Şenlik 5 Aralık 2026’da", "5 Aralık 2026 = 2026-12-05"),
        ("tr", "5 Aralık Cumartesi günü", "5 Aralık Cumartesi = Sat 12-05"),
        ("tr", "05.12.2026 Pazar", "05.12.2026 Pazar = Sun 2026-12-05"),
        ("tr", "31.11.2026", "31.11.2026 = never"),
        ("fr", "Le 05/12/2026, à la mairie", "05/12/2026 = 2026-12-05"),
        ("fr", "à 14 h 30, salle 2", "14 h 30 = 14:30"),
        ("fr", "de 18 h à 20 h", "18 h à 20 h = 18:00..20:00"),
        ("tr", "Toplantı saat 18.30’da", "18.30 = 18:30"),
        ("pl", "o godz. 18.30", "18.30 = 18:30"),
        ("pl", "zapisy do 15.01.27", "15.01.27 = 2027-01-15"),
        ("en", "clinic on 04/11/26 in the hall", "04/11/26 = 2026-11-04 or"),
        ("fr", "Le 1er décembre 2026", "1er décembre 2026 = 2026-12-01"),
        ("fr", "lundi 5 décembre 2026", "lundi 5 décembre 2026 = Mon 2026-12-05"),
        ("fr", "du 7 au 9 décembre", "7 au 9 décembre = 12-07..12-09"),
        ("uk", "5 грудня 2026 року", "5 грудня 2026 = 2026-12-05"),
        ("uk", "у п’ятницю, 5 грудня 2026", "п’ятницю, 5 грудня 2026 = Fri 2026-12-05"),
        ("uk", "5 грудня 2026 року (неділя)", "5 грудня 2026 року (неділя) = Sun 2026-12-05"),
        ("ru", "до 5.12.2026 г.", "5.12.2026 = 2026-12-05"),
        ("pl", "w dniu 5. 12. 2026", "5. 12. 2026 = 2026-12-05"),
        ("pl", "w środę, 5 grudnia 2026", "środę, 5 grudnia 2026 = Wed 2026-12-05"),
        ("es", "el lunes 5 de diciembre de 2026", "lunes 5 de diciembre de 2026 = Mon 2026-12-05"),
        ("ro", "5 decembrie 2026", "5 decembrie 2026 = 2026-12-05"),
        ("ar", "يوم ٢٠٢٦/١٢/٠٥ مساء", "٢٠٢٦/١٢/٠٥ = 2026-12-05"),
        ("ar", "يوم ٠٥/١٢/٢٠٢٦ مساء", "٠٥/١٢/٢٠٢٦ = 2026-12-05"),
        ("ar", "٥ كانون الأول ٢٠٢٦", "٥ كانون الأول ٢٠٢٦ = 2026-12-05"),
        ("ar", "الأحد، ٥ ديسمبر ٢٠٢٦", "الأحد، ٥ ديسمبر ٢٠٢٦ = Sun 2026-12-05"),
        ("fa", "۵ دسامبر ۲۰۲۶", "۵ دسامبر ۲۰۲۶ = 2026-12-05"),
        ("fa", "یکشنبه ۵ دسامبر ۲۰۲۶", "یکشنبه ۵ دسامبر ۲۰۲۶ = Sun 2026-12-05"),
        ("en", "at 6 pm", "6 pm = 18:00"),
        ("en", "It began at 18:30.", "18:30 = 18:30"),
        ("en", "from 10 to 11:30 a.m.", "10 to 11:30 a.m. = 10:00..11:30"),
        ("en", "open 11–1 pm", "11–1 pm = 11:00..13:00"),
    ] {
        assert_eq!(read(text, language), [wanted], "{text}");
    }
}

#[test]
fn what_only_looks_like_a_day_is_none() {
    for (language, text) in [
        ("en", "In May 5 people came."),
        ("en", "room 12, may 3 be enough?"),
        ("en", "March 20 kilometres a day"),
        ("en", "June sang 3 songs"),
        ("en", "version 2.8 December release"),
        ("en", "version 1.5.12.2026, phone 0361/12/2026"),
        ("en", "You may bring 5 marks; 12 may come"),
        ("en", "in May 2026, May 20 people come?"),
        ("en", "`2026-12-05` https://a.example/2026/12/05"),
        ("en", "I am 6, a ratio of 3:2, room 18.30"),
        ("tr", "18.30-20.00, 12/2026, 1.500.000"),
        ("fa", "۱۴۰۵/۰۹/۱۴"),
        ("uk", "10.12 та 3.5.7"),
        ("ro", "10 mai mulți au venit"),
    ] {
        assert_eq!(read(text, language), [""; 0], "{text}");
    }
}
