//! Names of people in two spellings: where it is told, and many sentences in which nobody can know.

use super::tests::seen;

/// What is found in a text of minutes whose people are these: the chair, then participants.
fn odd(people: &[&str], text: &str) -> Vec<String> {
    let (chair, present) = people.split_first().unwrap();
    let present = present.iter().map(|name| format!("[[participants]]\nname = '{name}'\n"));
    let present: String = present.collect();
    let chair = if chair.is_empty() { String::new() } else { format!("chair = '{chair}'\n") };
    let file = format!(
        "title = 'T'\nkind = 'minutes'\nintro = '''\n{text}\n'''\n[meeting]\ndate = 2026-09-17\n\
         {chair}{present}"
    );
    let all = seen(&file).into_iter();
    all.filter(|(rule, ..)| *rule == "german.spelling").map(|(_, at, _)| at).collect()
}

#[test]
fn a_name_in_two_spellings_is_told() {
    let people = ["Emre Özdemir", "Ines Schmidt", "Ole Beispielmann"];
    for (text, written) in [
        ("Herr Özdmir berichtet.", "Herr Özdmir"),
        ("Herr Özdemir eröffnet. Später dankt Herr Özdmir.", "Herr Özdmir"),
        ("Herr Özdemier eröffnet.", "Herr Özdemier"),
        ("Emre Özdemr eröffnet.", "Emre Özdemr"),
        ("Es spricht Emre Oezdemr.", "Emre Oezdemr"),
        ("Frau Schmitt fragt nach.", "Frau Schmitt"),
        ("- Frau Schmidt: Kasse\n- Frau Schmitt: Kuchen", "Frau Schmitt"),
        ("Kollegin Schmitt fragt nach.", "Kollegin Schmitt"),
        ("Frau Dr. Schmitt fragt nach.", "Frau Dr. Schmitt"),
        ("Ines Schmitt fragt nach.", "Ines Schmitt"),
        ("Frau Ines Schmitt fragt nach.", "Frau Ines Schmitt"),
        ("Der Antrag von Frau Schmitts Gruppe.", "Frau Schmitts"),
        ("Ole Beispielman sammelt ein.", "Ole Beispielman"),
        ("Herrn Beispeilmann wird gedankt.", "Herrn Beispeilmann"),
    ] {
        assert_eq!(odd(&people, text), [written], "{text}");
    }
    // Nobody is in the records: one spelling is usual, the other is there once.
    for (text, written) in [
        ("Herr Özdemir kommt. Herr Özdemir geht. Herr Özdmir dankt.", "Herr Özdmir"),
        ("Frau Vorlage plant. Frau Vorllage rechnet. Frau Vorlage druckt.", "Frau Vorllage"),
        ("Anna Probehaus liest. Anna Probehas singt. Anna Probehaus dankt.", "Anna Probehas"),
        ("TOP 1: Herr Sandkuhl.\n\nTOP 2: Herr Sandkuhl.\n\nTOP 3: Herr Sandkul.", "Herr Sandkul"),
    ] {
        assert_eq!(odd(&[""], text), [written], "{text}");
    }
    assert_eq!(odd(&["Emre Özdmir", "Emre Özdemir"], "Danke."), ["'Emre Özdmir'"]);
}

#[test]
fn people_with_like_names_are_two_people() {
    let people = ["Emre Özdemir", "Ines Schmidt", "Ina Schmitt", "Ole Beispielmann"];
    for text in [
        "Frau Schmidt und Frau Schmitt fragen nach.",
        "Frau Schmidt bittet um den Bericht. Frau Schmitt schließt sich an.",
        "Ines Schmidt, Ina Schmitt",
        "Herr Özdemirs Antrag, der Antrag des Herrn Özdemirs, Özdemir",
        "Herr Oezdemir und Emre Ozdemir",
        "Emre ÖZDEMIR",
        "Frau Özdmir ist neu, Herr Özdemir begrüßt sie.",
        "Ali Özdmir ist neu.",
        "Herr Özdemir und Herr Özdmir sind Brüder.",
        "Herr Özdmir (Moscheeverein) ist neu.",
        "Herr Özdmir fragt. Herr Özdemir antwortet. Herr Özdmir dankt.",
        "Frau Schmied (SPD) fragt.",
        "Frau Schmidt-Beispiel ist da.",
        "Die Özdmir-Stiftung fördert.",
        "Herr Beispielmannheimer ist da.",
        "Bäcker Schmitts Brötchen und Schmidts Kuchen",
        "Frau Beispielmann ist entschuldigt, Frau Beispielmanns Vertretung ist da.",
        "> Herr Özdmir sagte es so.",
        "Frau Schmittchen lacht.",
        "Der Herr. Özdmir ist ein Ort.",
    ] {
        assert_eq!(odd(&people, text), [""; 0], "{text}");
    }
    for text in [
        "Frau Meier (SPD) und Frau Meyer (CDU) fragen. Frau Meyer bittet, Frau Meier dankt.",
        "Frau Meier fragt. Frau Meier dankt. Frau Meyer geht.",
        "Herr Schmidt prüft. Herr Schmidt beantragt die Entlastung. Herr Schmitt enthält sich.",
        "Die Herren Schmitt und Schmidt haben geprüft.",
        "Ali Sahin und Yasemin Şahin, Herr Sahin, Frau Şahin",
        "Herr Sahin kommt. Herr Şahin geht. Herr Sahin kommt wieder.",
        "Anna Berger, Hanna Berger, Anna Berger",
        "Herr Haas und Familie Haase; Herr Haas dankt.",
        "Herr Yildiz, Herr Yıldız, Herr Yildiz",
        "Herr Peters lässt abstimmen. Ben Petersen gibt zu Protokoll. Herr Peters dankt.",
        "Frau Stein fragt. Frau Stein dankt. Frau Steiner antwortet.",
        "Herr Müller, Herr Mueller, Herr Müller, Herr Muller",
        "Frau Kowalenko, Frau Kovalenko, Frau Kowalenko",
        "Herr Lang lädt ein. Herr Lang dankt. Herr Lange hilft.",
        "Herr Weiß, Herr Weiss, Herr Weiß",
        "Frau Becker, Frau Beckers Antrag, des Herrn Beckers, Frau Becker",
        "Herr Jude, Herr Judas, Herr Jude",
        "Herr Brandner ruft. Frau Brandnar ruft. Herr Brandner dankt.",
        "Frau Ott, Frau Otto, Frau Ott",
        "Herr Brand spricht. Tim Brandt schreibt. Jörg Brand leitet.",
        "Frau Sander-Holz, Frau Sander, Frau Sander-Hold",
        "Herr Zelenskyj, Herr Zelensky, Herr Zelenskyj",
        "Frau Wagner wählt. Frau Wagner zählt. Frau Wegner wacht.",
    ] {
        assert_eq!(odd(&[""], text), [""; 0], "{text}");
    }
    assert_eq!(odd(&["Selma Aydin", "Emre Aydın", "Selma Aydın"], "Frau Aydin dankt."), [""; 0]);
    assert_eq!(odd(&["Oleksandr Bondar", "Oleksandra Bondar"], "Frau Bondar"), [""; 0]);
    assert_eq!(odd(&["Jörg Brand", "Tim Brandt"], "Herr Brandt, Herr Brand"), [""; 0]);
}
