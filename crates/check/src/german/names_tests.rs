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

/// Nobody is in the records, and each spelling is there once.
#[test]
fn two_spellings_once_each_are_told() {
    for (text, written) in [
        ("Frau Wagenknecht berichtet. Am Ende lobt Frau Wagenkencht das Team.", "Frau Wagenkencht"),
        ("Frau Wagenknecht berichtet.\n\nDie Liste führt Frau Wagenkneht.", "Frau Wagenkneht"),
        ("Herr Brinkmeyer liest. Das Amt schreibt. Herr Brinckmeyer geht.", "Herr Brinckmeyer"),
        ("Herr Hildebrandt rechnet ab. Die Kasse führt Herr Hildebrand.", "Herr Hildebrand"),
        ("Frau Kowalenko kocht. Den Schlüssel hat Frau Kovalenko.", "Frau Kovalenko"),
        ("Ratsfrau Sandmüller fragt. Das sagt Ratsfrau Sandmülller.", "Ratsfrau Sandmülller"),
        ("Dr. Rosenthal trägt vor. Folien schickt Dr. Rosental.", "Dr. Rosental"),
        ("Frau Dr. Rosenthal trägt vor. Folien schickt Frau Rosental.", "Frau Rosental"),
        ("Anna Wagenknecht plant. Termine macht Frau Wagenknecth.", "Frau Wagenknecth"),
        ("Frau Wagenknecht plant. Termine macht Anna Wagenknecth.", "Anna Wagenknecth"),
        ("Jolanta Wagenknecht plant. Termine macht Frau Wagenknehct.", "Frau Wagenknehct"),
        (
            "Der Antrag kam von Frau Pappenheim. Später zog Frau Papenheim ihn zurück.",
            "Frau Papenheim",
        ),
        ("Frau Pappenheim (Chor) singt. Noten hat Frau Papenheim.", "Frau Papenheim"),
        (
            "Herr Bürgermeister Steinkamp eröffnet. Der Raum gefällt Herrn Steinkmap.",
            "Herrn Steinkmap",
        ),
        ("- Kasse: Herr Steinkamp\n\nDie Schlüssel hat Herr Stienkamp.", "Herr Stienkamp"),
        ("Herr Schweitzer zeigt Bilder. Den Beamer stellt Herr Schweizer.", "Herr Schweizer"),
        ("Herr Yildirim gibt Tipps. Fragen nimmt Herr Yildrim an.", "Herr Yildrim"),
        ("Frau Ostermeier bucht. Frau Ostermaier zahlt.", "Frau Ostermaier"),
        ("Herr Kurbanov kommt. Den Bus fährt Herr Kurbanow.", "Herr Kurbanow"),
    ] {
        assert_eq!(odd(&[""], text), [written], "{text}");
    }
}

/// A first name and a surname, of which one half is spelled differently.
#[test]
fn a_full_name_in_two_spellings_is_told() {
    for (text, written) in [
        ("Frederike Osterkamp plant.\n\nFragen an Friederike Osterkamp.", "Friederike Osterkamp"),
        ("Frau Jahnke plant. Der Bus kommt.\n\nFragen an Frau Janke.", "Frau Janke"),
        ("Katrin Vogler plant.\n\nFragen an Kathrin Vogler.", "Kathrin Vogler"),
        (
            "Bruder Gisbert Oelschläger geht.\n\nWir danken Gisbert Ölschläger.",
            "Gisbert Ölschläger",
        ),
        ("Wieland Teschner hat Dienst.\n\nJa, Wieland Täschner will das.", "Wieland Täschner"),
        (
            "Frau Mayer-Krebs plant. Der Bus kommt.\n\nEs dankt Frau Meyer-Krebs.",
            "Frau Meyer-Krebs",
        ),
        ("Meister Schimanek (Elektro) regt das an.\n\nHerr Schimaneck sucht.", "Herr Schimaneck"),
    ] {
        assert_eq!(odd(&[""], text), [written], "{text}");
    }
    for text in [
        "Jan Probe plant.\n\nFragen an Jana Probe.",
        "Christian Probe plant.\n\nFragen an Christina Probe.",
        "Katrin Vogler und Kathrin Vogler sind zwei.",
        "Das Team Ost plant.\n\nDas Team Osten dankt.",
        "Frau Mayer plant.\n\nEs dankt Frau Mayer-Krebs.",
        "Herr Schimanek regt das an.\n\nHerr Schimaneck (Metall) sucht.",
    ] {
        assert_eq!(odd(&[""], text), [""; 0], "{text}");
    }
}

/// Two people of like names, once each.
#[test]
fn two_people_once_each_are_two() {
    for text in [
        "Frau Lindner fragt. Frau Linder geht.",
        "Frau Lindtner fragt. Frau Lindner antwortet.",
        "Frau Wagenknecht bittet um Ruhe. Frau Wagenkneht widerspricht.",
        "Frau Wagenknecht bittet um Ruhe. Herr Wagenkneht geht.",
        "Anna Wagenknecht bittet um Ruhe. Lena Wagenkneht geht.",
        "Frau Wagenknecht und Frau Wagenkneht gehen.",
        "Es kamen Frau Wagenknecht, Herr Probe, Frau Wagenkneht.",
        "Es kamen Frau Wagenknecht bzw. Frau Wagenkneht.",
        "Anwesend:\nFrau Wagenknecht\nFrau Wagenkneht",
        "- Frau Wagenknecht\n- Frau Wagenkneht",
        "* Kasse: Frau Wagenknecht.\n* Kuchen: Frau Wagenkneht.",
        "1. Frau Wagenknecht, 12 Stimmen.\n2. Frau Wagenkneht, 9 Stimmen.",
        "| Amt | Name |\n|---|---|\n| Kasse | Frau Wagenknecht |\n| Chor | Frau Wagenkneht |",
        "Frau Wagenknecht geht. Neu ist Frau Wagenkneht vom Jugendamt.",
        "Frau Wagenknecht (SPD) geht. Es bleibt Frau Wagenkneht (CDU).",
        "Frau Wagenknecht geht. Es bleibt Frau Wagenkneht aus dem Bauamt.",
        "Frau Wagenknecht geht. Frau Wagenkneht ist nicht mit ihr verwandt.",
        "Frau Wagenknecht geht. Nicht zu verwechseln: Es kommt Frau Wagenkneht.",
        "Frau Wagenknecht geht. Nachfolgerin ist Frau Wagenkneht.",
        "Herr Petersen liest. Das Licht macht Herr Pedersen.",
        "Herr Hansen liest. Das Licht macht Herr Hanssen.",
        "Herr Hoffmann liest. Das Licht macht Herr Hofmann.",
        "Herr Martin liest. Das Licht macht Herr Martini.",
        "Herr Steiner liest. Das Licht macht Herr Steinert.",
        "Herr Weimann liest. Das Licht macht Herr Weinmann.",
        "Herr Riemann liest. Das Licht macht Herr Reimann.",
        "Herr Siebert liest. Das Licht macht Herr Seibert.",
        "Herr Wieland liest. Das Licht macht Herr Weiland.",
        "Herr Bergmann liest. Das Licht macht Herr Burgmann.",
        "Herr Schreiber liest. Das Licht macht Herr Schreiner.",
        "Herr Becker liest. Das Licht macht Herr Brecker.",
        "Herr Friedrich liest. Das Licht macht Herr Friedrichs.",
        "Frau Kaya, Herrn Kayar",
        "Frau Kaya liest. Das Licht macht Frau Kayar.",
        "Die Herren Maier und Mayer lesen.",
        "Herr Ludwig liest. Das Licht macht Herr Ludewig.",
        "Herr Merkel liest. Das Licht macht Herr Merkle.",
        "Herr Riedel liest. Das Licht macht Herr Riedl.",
        "Frau Iwanowa liest. Das Licht macht Frau Iwanow.",
        "Frau Kowalska liest. Das Licht macht Frau Kowalski.",
        "Frau Wagenknecht liest. Das ist Frau Wagenknechts Idee.",
        "Frau Wagenknecht liest. Das Team Wagenknecht gewinnt. Die Gruppe Wagenknechts jubelt.",
        "Frau Wagenknecht liest. In der Wagenknechtstraße und am Wagenkneht-Platz wird gebaut.",
        "Frau Kirchner liest. Der Verein Kirchen lädt ein. Das Haus Kirchne steht.",
        "Frau Wagenknecht liest. Frau Wagenkneht singt. Frau Wagenknecht geht. Frau Wagenkneht bleibt.",
        "Frau Yıldırım liest. Das Licht macht Frau Yildirim.",
        "Frau Müllerin liest. Das Licht macht Frau Mueller.",
        "Frau Gärtner liest. Das Licht macht Frau Gaertner.",
        "Eheleute: Herr Wagenknecht liest. Seine Ehefrau, Frau Wagenknecht, singt.",
        "Frau Wagenknecht liest.\n\n> Frau Wagenkneht singt.",
    ] {
        assert_eq!(odd(&[""], text), [""; 0], "{text}");
    }
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

/// What is found in two texts of a file, whose organisations are these.
fn in_two(organisation: &str, text: &str, other: &str) -> Vec<String> {
    let file = format!(
        "title = 'T'\nkind = 'circular'\nintro = '''\n{text}\n'''\nclosing = '''\n{other}\n'''\n\
         [[announcements]]\ntitle = 'Neues'\norganisation = '{organisation}'\n"
    );
    let all = seen(&file).into_iter();
    all.filter(|(rule, ..)| *rule == "german.spelling").map(|(_, at, _)| at).collect()
}

#[test]
fn two_texts_may_name_one_person() {
    for (text, other, written) in [
        ("Herr Tschernikow spricht.", "Den Bus fährt Herr Tschernikov.", "Herr Tschernikov"),
        ("Frau Wagenknecht spricht.", "Die Kasse führt Frau Wagenkencht.", "Frau Wagenkencht"),
        ("Bürgermeister Mayer eröffnet.", "Es dankt Bürgermeister Maier.", "Bürgermeister Maier"),
        (
            "Frau Maier, Leiterin der Kita, kommt.",
            "Fragen an Frau Meier, Leiterin der Kita.",
            "Frau Meier",
        ),
        (
            "Der Tauschring Musterau lädt ein.",
            "Danke an den Tauschring Mustreau!",
            "Tauschring Mustreau",
        ),
    ] {
        assert_eq!(in_two("Tauschring Musterau", text, other), [written], "{text} {other}");
    }
    for (text, other) in [
        ("Frau Mayer spricht.", "Die Kasse führt Frau Maier."),
        ("Frau Lindner spricht.", "Die Kasse führt Frau Lintner."),
        ("Stadtrat Mayer spricht.", "Es fragt Stadtrat Maier."),
        ("Frau Maier, Leiterin der Kita, kommt.", "Es kommt Frau Meier, Leiterin des Bauamts."),
        ("Herr Wagenknecht spricht.", "Die Kasse führt Frau Wagenkencht."),
        ("Anna Wagenknecht spricht.", "Die Kasse führt Lena Wagenkencht."),
        ("Frau Wagenknecht (SPD) spricht.", "Die Kasse führt Frau Wagenkencht (CDU)."),
        ("Der Tauschring Musterau lädt ein.", "Danke an die Tauschringe Musterau und Musterlau!"),
        ("Der Tauschring Musterau lädt ein.", "Am Sonntag hilft des Tauschrings Musterau Kasse."),
    ] {
        let found = in_two("Tauschring Musterau", text, other);
        assert!(found.is_empty(), "{text} {other}: {found:?}");
    }
    let found = in_two(
        "Deutsches Rotes Kreuz",
        "Das Deutsche Rote Kreuz hilft.",
        "Beim Deutschen Roten Kreuz.",
    );
    assert!(found.is_empty(), "{found:?}");
}
