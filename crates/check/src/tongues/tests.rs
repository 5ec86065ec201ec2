//! Passages that are surely in another language, and what must not be taken for one.

use super::words::{is_left, other_language};
use crate::minutes::LanguageTag;

fn found(text: &str, own: &str) -> Option<&'static str> {
    let words = german::runs(text, char::is_alphabetic).map(|at| german::lower(&text[at]));
    let own = LanguageTag::parse(own).unwrap();
    other_language(&words.collect::<Vec<_>>(), &own).map(|tag| tag.as_str())
}

#[test]
fn another_language_is_found() {
    for (own, wanted, text) in [
        (
            "de",
            "en",
            "Please bring your own cup and tell us by Friday if you are coming with your children.",
        ),
        (
            "de",
            "en",
            "The minutes of the last meeting were approved and will be sent to all members this week.",
        ),
        (
            "de",
            "fr",
            "Nous vous invitons à la réunion avec les parents et les enseignants dans la salle du conseil.",
        ),
        (
            "de",
            "tr",
            "Tüm veliler için toplantı bu hafta okulda yapılacak ve çay ile kahve ikram edilecek.",
        ),
        (
            "de",
            "uk",
            "Ми запрошуємо вас на зустріч для батьків, яка буде в школі, та просимо взяти із собою дітей.",
        ),
        (
            "de",
            "pl",
            "Zapraszamy wszystkich na spotkanie, które będzie się odbywać w ratuszu, oraz prosimy o zgłoszenia do piątku.",
        ),
        (
            "de",
            "es",
            "El grupo se reúne para hablar con los vecinos y todos están invitados por la asociación.",
        ),
        (
            "de",
            "ro",
            "Vă invităm la întâlnire, care este pentru toate familiile, și vom vorbi despre școală cu profesorii.",
        ),
        (
            "de",
            "ar",
            "ندعوكم إلى الاجتماع الذي سيعقد في قاعة البلدية مع ممثلي الجمعيات، يرجى الحضور قبل الساعة السادسة من مساء الجمعة.",
        ),
        (
            "de",
            "fa",
            "ما شما را به این نشست که در سالن شهرداری برگزار می شود دعوت می کنیم و از شما برای همکاری سپاسگزاریم.",
        ),
        (
            "tr",
            "de",
            "Wir laden Sie herzlich zum Sommerfest ein und bitten um Anmeldung bis zum Freitag im Büro der Stadt.",
        ),
        (
            "en",
            "de",
            "Die Sitzung wurde um eine Stunde verschoben, weil der Saal nach der Wahl noch nicht frei war.",
        ),
        (
            "uk",
            "ru",
            "Мы приглашаем вас на встречу, которая будет в школе, и просим взять с собой детей, если это возможно.",
        ),
        (
            "ru",
            "uk",
            "Ми запрошуємо вас на зустріч, яка буде в школі, та просимо взяти із собою дітей, що також цікаво.",
        ),
        (
            "sq",
            "de",
            "Wir laden Sie herzlich zum Sommerfest ein und bitten um Anmeldung bis zum Freitag im Büro der Stadt.",
        ),
        (
            "de-simple",
            "en",
            "Please bring your own cup and tell us by Friday if you are coming with your children.",
        ),
    ] {
        assert_eq!(found(text, own), Some(wanted), "{text}");
    }
}

#[test]
fn the_own_language_names_and_short_passages_are_none() {
    for (own, text) in [
        (
            "de",
            "Wir laden Sie herzlich zum Sommerfest ein und bitten um Anmeldung bis zum Freitag im Büro der Stadt.",
        ),
        (
            "de",
            "Das Projekt „Women in Work and Family“ stellt sich vor: Learning by Doing, Job Coaching, Open Office.",
        ),
        (
            "de",
            "Anwesend: Olena Kovalenko, Mehmet Yılmaz, Maria Nowak, John Smith, Fatima El Amrani, Ana Popescu, Jean Petit",
        ),
        (
            "de",
            "Deutsch, English, Français, Español, Polski, Română, Türkçe, Українська, Русский, العربية, فارسی",
        ),
        ("de", "Welcome to all of you!"),
        ("de", "Open Air mit The Blue Notes, Two of a Kind und Friends of the Forest"),
        (
            "de",
            "Rathausplatz 1, Mühlgasse 12, Am Anger 3, Straße der Einheit 4, Platz der Republik 7, Alte Feuerwache",
        ),
        (
            "de",
            "TOP Begrüßung Bericht Vorstand Kassenbericht Entlastung Wahlen Anträge Verschiedenes Schlusswort Ausblick",
        ),
        (
            "de",
            "Best Practice, Feedback, Workshop, Update, Meeting, Team, Manager, Design Thinking, Social Media, Start-up",
        ),
        (
            "en",
            "The minutes of the last meeting were approved and will be sent to all members this week.",
        ),
        (
            "uk",
            "Ми запрошуємо вас на зустріч для батьків, яка буде в школі, та просимо взяти із собою дітей.",
        ),
        (
            "ru",
            "Мы приглашаем вас на встречу, которая будет в школе, и просим взять с собой детей.",
        ),
        (
            "bg",
            "Каним ви на среща с родителите, която ще бъде в училището, и ви молим да дойдете с децата си.",
        ),
        (
            "prs",
            "ما شما را به این نشست که در سالن شهرداری برگزار می شود دعوت می کنیم و از شما سپاسگزاریم.",
        ),
        (
            "nl",
            "Wij nodigen u uit voor de vergadering van de buurt en vragen u om voor vrijdag te laten weten of u komt.",
        ),
        (
            "sq",
            "Ju ftojmë në takimin me prindërit që do të mbahet në shkollë dhe ju lutemi të vini me fëmijët tuaj.",
        ),
        (
            "it",
            "Vi invitiamo alla riunione con i genitori che si terrà nella scuola e vi preghiamo di venire con i bambini.",
        ),
        (
            "de",
            "Mir ham gestern im Verein gsagt, dass mer des Fescht wieder macht, wenn alle mithelfe und d Leit kommet.",
        ),
    ] {
        assert_eq!(found(text, own), None, "{text}");
    }
}

#[test]
fn a_paragraph_that_was_left_is_found_sooner() {
    let left = |text: &str, own: &str| {
        let words: Vec<_> =
            german::runs(text, char::is_alphabetic).map(|at| german::lower(&text[at])).collect();
        let tag = |tag: &str| LanguageTag::parse(tag).unwrap();
        is_left(&words, &tag("de"), &tag(own))
    };
    assert!(left("Bitte melden Sie sich bei uns.", "tr"));
    assert!(!left("Bitte melden Sie sich bei uns.", "de-simple"));
    assert!(!left("Bitte um Anmeldung.", "tr"));
    assert!(!left("Chor Klangfarben, Ensemble Nord, Duo Weber und Probe", "tr"));
}

/// The pieces of texts that were never looked at when the words were chosen.
#[test]
fn short_paragraphs_are_told_as_well() {
    let wanted = [
        ("de", "en", "Please let us know if you can come."),
        ("de", "en", "We are looking for people who would like to help."),
        ("de", "en", "You will find the room on the first floor."),
        ("de", "en", "If you have any questions, please call us."),
        ("de", "fr", "Nous vous prions de nous répondre avant vendredi, merci."),
        ("de", "fr", "Toutes les familles sont les bienvenues, il y aura du café pour tous."),
        ("de", "tr", "Tüm anneler ve babalar için bir çay saati olacak."),
        (
            "de",
            "pl",
            "Prosimy o zgłoszenia do piątku, ponieważ nie ma już wielu miejsc, oraz o ciasto.",
        ),
        ("de", "es", "Todos los vecinos están invitados, también los niños, hasta las seis."),
        ("de", "ro", "Vă rugăm să nu uitați că întâlnirea este pentru toate familiile."),
        ("de", "uk", "Ласкаво просимо на зустріч сім’ї та дітей"),
        ("de", "uk", "Зустріч відбудеться у ратуші."),
        ("de", "ru", "Мы ждём вас в ратуше, вы можете взять детей."),
        ("de", "ar", "الدعوة إلى اجتماع الحي"),
        ("de", "fa", "از همکاری شما سپاسگزاریم"),
        ("fr", "de", "Bitte bringen Sie auch Ihre Kinder mit."),
        ("pl", "de", "Wir freuen uns, wenn Sie mit uns feiern."),
        ("ar", "de", "Bitte melden Sie sich bei uns, wenn Sie noch Fragen haben."),
        ("en", "uk", "Зустріч відбудеться у ратуші."),
    ];
    let wrong = wanted.iter().map(|(own, wanted, text)| (text, *wanted, found(text, own)));
    let wrong: Vec<_> = wrong.filter(|(_, wanted, found)| Some(*wanted) != *found).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for (own, text) in [
        ("de", "The Sound of Music and the Best of the Beatles"),
        ("de", "Café des Arts, Place de la République et les Amis du Vin"),
        ("de", "Los Amigos del Sur y las Flores con El Duende"),
        ("de", "Olena Kovalenko, Oksana Bondar, Iryna Schevchenko"),
        ("de", "Олена Коваленко"),
        ("de", "Добрый вечер"),
        ("de", "Срещата ще се проведе в кметството"),
        ("de", "Сусрет ће бити у градској кући"),
        ("de", "كۆبوونەوە لە هۆڵی شارەوانی"),
        ("de", "Wi-Fi for free, Coffee to go, Business as usual"),
        ("de", "Job, Coach and more: das Angebot für alle"),
        ("de", "Fit for Future, Girls’ Day, Kick-off und Public Viewing"),
        ("de", "Just do it: Wir machen mit."),
        ("de", "Moin, dat is nich so eenfach, dat mutt wi noch besnacken."),
        ("de", "Quo vadis, Ahornstetten? Ora et labora, in vino veritas, et cetera"),
        (
            "de",
            "La Traviata, Il Trovatore, Le nozze di Figaro, Les Misérables, The Rake’s Progress",
        ),
        ("de", "Rue de Paris, Via Roma, Calle del Sol, Main Street"),
        ("uk", "Запрошуємо всіх на зустріч."),
        ("ru", "Приглашаем всех на встречу."),
        ("bg", "Каним всички на среща в кметството."),
        ("fa", "از همکاری شما سپاسگزاریم"),
        ("en", "Please let us know if you can come."),
        ("nl", "Laat ons weten of u komt, dan zetten we koffie."),
        ("it", "Vi preghiamo di farci sapere se venite con i bambini."),
    ] {
        assert_eq!(found(text, own), None, "{text}");
    }
}
