//! What offices paste, and how it is read.

use super::tests::html;

/// Each text with its result.
fn all(texts: &[(&str, &str)]) {
    for (text, expected) in texts {
        assert_eq!(html(text), *expected, "{text}");
    }
}

#[test]
fn bullets_of_word_are_lists() {
    all(&[
        ("• eins\n• zwei", "ul[li[p(eins)]li[p(zwei)]]"),
        ("•\teins\n•\tzwei", "ul[li[p(eins)]li[p(zwei)]]"),
        ("•eins\n\n•zwei", "ul[li[p(eins)]li[p(zwei)]]"),
        ("\u{f0b7}\u{a0}\u{a0}eins\n\u{f0a7}\tzwei", "ul[li[p(eins)ul[li[p(zwei)]]]]"),
        ("·\teins\n·\tzwei", "ul[li[p(eins)]li[p(zwei)]]"),
        ("    • eins\n    • zwei", "ul[li[p(eins)]li[p(zwei)]]"),
        ("- • eins\n- • zwei", "ul[li[p(eins)]li[p(zwei)]]"),
        ("-\u{a0}eins\n-\u{a0}zwei", "ul[li[p(eins)]li[p(zwei)]]"),
        ("-Apfel\n-Birne", "ul[li[p(Apfel)]li[p(Birne)]]"),
        ("-      eins\n-      zwei", "ul[li[p(eins)]li[p(zwei)]]"),
        ("➢ eins\n➢ 7. Mai", "ul[li[p(eins)]li[p(7. Mai)]]"),
        ("☐ offen\n☑ fertig", "ul[li[☐ p(offen)]li[☑ p(fertig)]]"),
        ("> • eins\n> • zwei", "quote[ul[li[p(eins)]li[p(zwei)]]]"),
        ("Themen:\n• eins\n• zwei", "p(Themen:)ul[li[p(eins)]li[p(zwei)]]"),
        ("• eins\n\nText", "ul[li[p(eins)]]p(Text)"),
        (
            "• eins\n• zwei\nMit freundlichen Grüßen\nAnna Muster",
            "ul[li[p(eins)]li[p(zwei)]]p(Mit freundlichen Grüßen/Anna Muster)",
        ),
        ("• eins, der\nweiter geht\n• zwei", "ul[li[p(eins, der/weiter geht)]li[p(zwei)]]"),
    ]);
}

#[test]
fn lists_in_lists_keep_their_depth() {
    let deep = "ul[li[p(A)ul[li[p(B)ul[li[p(C)]]]li[p(D)]]]li[p(E)]]";
    all(&[
        ("•\tA\no\tB\n▪\tC\no\tD\n•\tE", deep),
        ("• A\n  o B\n    ▪ C\n  o D\n• E", deep),
        ("• A\n\t– B\n\t\t▪ C\n\t– D\n• E", deep),
        ("- A\n  - B\n    - C\n  - D\n- E", deep),
        ("- A\n    - B\n        - C\n    - D\n- E", deep),
        ("- A\n  • B\n    • C\n  • D\n- E", deep),
        ("1. A\n• B\n• C\n2. D", "ol1[li[p(A)ul[li[p(B)]li[p(C)]]]li[p(D)]]"),
        ("1. A\na) B\nb) C\n2. D", "ol1[li[p(A)ul[li[a) p(B)]li[b) p(C)]]]li[p(D)]]"),
        ("1.\tA\n\ta)\tB\n\tb)\tC\n2.\tD", "ol1[li[p(A)ul[li[a) p(B)]li[b) p(C)]]]li[p(D)]]"),
        ("- A\n- B\nViele Grüße", "ul[li[p(A)]li[p(B)]]p(Viele Grüße)"),
        ("• A\n\n  Mehr dazu.\n\n• B", "ul[li[p(A)p(Mehr dazu.)]li[p(B)]]"),
        ("a) A\nb) B\n\n• C", "ul[li[a) p(A)]li[b) p(B)]]ul[li[p(C)]]"),
    ]);
}

#[test]
fn labels_stay_as_they_were_typed() {
    all(&[
        ("a) A\nb) B", "ul[li[a) p(A)]li[b) p(B)]]"),
        ("a)\tA\n\nb)\tB", "ul[li[a) p(A)]li[b) p(B)]]"),
        ("(1) A\n(2) B", "ul[li[(1) p(A)]li[(2) p(B)]]"),
        ("1.) A\n2.) B", "ul[li[1.) p(A)]li[2.) p(B)]]"),
        ("1) A\n3) B", "ul[li[1) p(A)]li[3) p(B)]]"),
        ("aa) A\nbb) B", "ul[li[aa) p(A)]li[bb) p(B)]]"),
        ("i) A\nii) B\niii) C", "ul[li[i) p(A)]li[ii) p(B)]li[iii) p(C)]]"),
        ("I. A\nII. B", "ul[li[I. p(A)]li[II. p(B)]]"),
        ("a) A\ni) B\nii) C\nb) D", "ul[li[a) p(A)ul[li[i) p(B)]li[ii) p(C)]]]li[b) p(D)]]"),
        ("Wie unter\na) beschrieben.", "p(Wie unter/a) beschrieben.)"),
        ("A. Muster kommt.", "p(A. Muster kommt.)"),
        ("c) allein", "p(c) allein)"),
    ]);
}

#[test]
fn a_dash_may_belong_to_a_sentence() {
    all(&[
        ("– eins\n– zwei", "ul[li[p(eins)]li[p(zwei)]]"),
        ("Text\n\n– eins", "p(Text)ul[li[p(eins)]]"),
        ("Themen:\n– eins", "p(Themen:)ul[li[p(eins)]]"),
        (
            "Der Raum bleibt im nächsten Jahr für alle offen, die ihn brauchen,\n\
             – wie besprochen – am Montag.",
            "p(Der Raum bleibt im nächsten Jahr für alle offen, die ihn brauchen, \
             – wie besprochen – am Montag.)",
        ),
        ("o. g. Punkte", "p(o. g. Punkte)"),
        ("o ja", "p(o ja)"),
        ("-5 Grad\n-7 Grad", "p(-5 Grad/-7 Grad)"),
        ("7. Mai\n8. Mai", "p(7. Mai/8. Mai)"),
    ]);
}

#[test]
fn short_lines_stay_lines() {
    for lines in [
        "Verein Muster e. V.\nMusterstraße 12\n99084 Musterstadt",
        "Beginn: 10 Uhr\nKosten: keine",
        "Mit freundlichen Grüßen\nAnna Muster\nStabsstelle Integration",
        "Tel. 01234 5678\nbuero@verein.example",
        "Ort:\tRathaus\nZeit:\t10 Uhr",
        "Wo der Fluss am Abend leise\nSeine Lieder singt",
    ] {
        assert_eq!(
            html(lines).replace("</", "").matches('/').count(),
            lines.matches('\n').count(),
            "{lines}"
        );
    }
    assert_eq!(html("Eins\u{b}Zwei\u{2028}Drei"), "p(Eins/Zwei/Drei)");
    all(&[(
        "Der Verein lädt alle, die in der Stadt neu sind, zu einem Abend in das Haus der\n\
         Vereine ein, und zwar an jedem ersten Montag im Monat.\n\
         Beginn: 18 Uhr\n\
         Kosten: keine",
        "p(Der Verein lädt alle, die in der Stadt neu sind, zu einem Abend in das Haus der \
         Vereine ein, und zwar an jedem ersten Montag im Monat./Beginn: 18 Uhr/Kosten: keine)",
    )]);
}

#[test]
fn broken_prose_is_one_paragraph() {
    for prose in [
        "Im Herbst beginnt ein neuer Kurs für Familien, die seit kurzer Zeit in\n\
         der Stadt wohnen. Die Anmeldung ist bis Ende September möglich, und\n\
         die Plätze sind begrenzt.",
        // The column of a PDF.
        "Die Beratungsstelle hat im letzten\n\
         Jahr mehr als tausend Gespräche\n\
         geführt. Die meisten Fragen galten\n\
         der Arbeit und der Wohnung.",
        "Mehr dazu steht auf [der Seite des Vereins](https://verein.example/a/sehr/lange/adresse),\n\
         auf der auch die Anmeldung möglich ist, und in der Zeitung der Stadt von letzter Woche.",
    ] {
        assert!(!html(prose).contains("/D") && !html(prose).contains("</a>,/"), "{}", html(prose));
        assert_eq!(html(prose).split("p(").count(), 2, "{}", html(prose));
        let breaks = html(prose).replace("://", "").replace("</", "").matches('/').count();
        assert_eq!(breaks, prose.replace("://", "").matches('/').count(), "{}", html(prose));
    }
    all(&[(
        "Wer kommen will, meldet sich im Büro oder schreibt vorher kurz eine E-Mail-\n\
         Adresse auf die Liste, die dort in der Informations-\n\
         und Beratungsstelle hängt.",
        "p(Wer kommen will, meldet sich im Büro oder schreibt vorher kurz eine E-Mail-Adresse auf \
         die Liste, die dort in der Informations- und Beratungsstelle hängt.)",
    )]);
}

#[test]
fn indentation_makes_no_code() {
    all(&[
        ("Text\n\n    eingerückt", "p(Text)p(eingerückt)"),
        ("Text\n\n\teingerückt", "p(Text)p(eingerückt)"),
        ("\u{a0}\u{a0}Text\n\u{a0}\nMehr", "p(Text)p(Mehr)"),
        ("- eins\n\n        tief", "ul[li[p(eins)p(tief)]]"),
        ("```\n    Code\n• x\n```", "code(    Code\n• x)"),
        ("```\nohne Ende", "p(```/ohne Ende)"),
        ("a\tb", "p(a b)"),
    ]);
}

#[test]
fn cells_between_tabs_are_a_table() {
    all(&[
        ("Tag\tZeit\nMo\t9\nDi\t10", "table<left,right>(Tag|Zeit)(Mo|9)(Di|10)"),
        ("Mo\t9 Uhr\nDi\t10 Uhr", "table<left,left>(|)(Mo|9 Uhr)(Di|10 Uhr)"),
        ("Preise:\nKind\t2 €\nGruppe\t8 €", "p(Preise:)table<left,right>(|)(Kind|2 €)(Gruppe|8 €)"),
        ("A\t\t1\nB\t\t2\nText", "table<left,right>(|)(A|1)(B|2)p(Text)"),
        ("A\t1\nB\t2\t3", "p(A 1/B 2 3)"),
        ("a|b\tc\nd\t1", "table<left,right>(a|b|c)(d|1)"),
        ("• A\tx\n• B\ty", "ul[li[p(A x)]li[p(B y)]]"),
        ("| A | B |\n| C | 1 |", "table<left,right>(A|B)(C|1)"),
        ("| A | B |\n|---|---|\n| C | 1 |\n| D | 2 |", "table<left,left>(A|B)(C|1)(D|2)"),
    ]);
}

#[test]
fn lines_of_marks_are_rules_or_underlines() {
    all(&[
        ("Titel\n=====\nText", "h1(Titel)p(Text)"),
        ("Ein Satz.\n-----\nNoch einer.", "p(Ein Satz.)hrp(Noch einer.)"),
        ("Eins\nzwei\n-----", "p(Eins/zwei)hr"),
        ("Text\n~~~~~~~~\nText", "p(Text)hrp(Text)"),
        ("Text\n-", "p(Text/-)"),
        ("Text\n=", "p(Text/=)"),
        ("-----Ursprüngliche Nachricht-----", "p(-----Ursprüngliche Nachricht-----)"),
    ]);
}

#[test]
fn nothing_that_was_typed_vanishes() {
    all(&[
        ("1.", "p(1.)"),
        ("[1]: Quelle", "p([1]: Quelle)"),
        ("[x][1]\n\n[1]: https://a.example", "p(<a https://a.example>x</a>)"),
        ("\\\\server\\ordner", "p(\\\\server\\ordner)"),
        ("C:\\Ordner", "p(C:\\Ordner)"),
        ("Inte\u{ad}gration\u{200b}", "p(Integration)"),
    ]);
}

#[test]
fn german_references_and_addresses_without_a_beginning_work() {
    let found: Vec<_> = crate::markdown::references(
        "[](termin:a) [x](Termin:b) [](datum:c) [](anlage:d) [](ANLAGE:e)",
    );
    let ids: Vec<_> = found.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c", "d", "e"]);
    all(&[
        ("[x](www.verein.example)", "p(<a https://www.verein.example>x</a>)"),
        ("[x](verein.example/seite)", "p(<a https://verein.example/seite>x</a>)"),
        ("[x](buero@verein.example)", "p(<a mailto:buero@verein.example>x</a>)"),
        ("[](www.verein.example/a)", "p(<a https://www.verein.example/a>www.verein.example/a</a>)"),
        ("[x](folien.pdf) [x](../a) [x](seite)", "p(x x x)"),
    ]);
}

#[test]
fn stars_of_footnotes_are_no_marks() {
    all(&[
        (
            "Eintritt 8 €*, Paare 12 €*.\n* ermäßigt 5 €",
            "p(Eintritt 8 €*, Paare 12 €*./* ermäßigt 5 €)",
        ),
        ("Kurs A*\n\n* mit Anmeldung", "p(Kurs A*)p(* mit Anmeldung)"),
        ("Kurs A*\n\n* eins\n* zwei", "p(Kurs A*)ul[li[p(eins)]li[p(zwei)]]"),
        ("Das ist *sehr*\n\n* wichtig", "p(Das ist <em>sehr</em>)ul[li[p(wichtig)]]"),
        ("*zwei\nZeilen*, (*eine*) und 5 €*", "p(<em>zwei/Zeilen</em>, (<em>eine</em>) und 5 €*)"),
        ("Bericht[1]\n\n[1]: Siehe Anlage", "p(Bericht[1])p([1]: Siehe Anlage)"),
        ("[1]: a\n\n[1]: b", "p([1]: a)p([1]: b)"),
        ("[Fest][1]\n\n[1]: https://a.example", "p(<a https://a.example>Fest</a>)"),
    ]);
}

#[test]
fn lists_behind_each_other_stay_apart() {
    all(&[
        ("• a\n• b\n\n- c\n- d", "ul[li[p(a)]li[p(b)]]ul[li[p(c)]li[p(d)]]"),
        ("• a\n\n- c\n\n- d", "ul[li[p(a)]]ul[li[p(c)]li[p(d)]]"),
        ("* a\n* b\n\n- c", "ul[li[p(a)]li[p(b)]]ul[li[p(c)]]"),
    ]);
}

#[test]
fn contacts_and_items_of_an_agenda_are_lines() {
    let contacts = "Anna Winter (Leitung des Büros), Tel. 0361 1234-10, winter@verein.example\n\
                    Otto Sommer (Beratung), Tel. 0361 1234-11, sommer@verein.example\n\
                    Vertretung: N. N.";
    let shown = html(contacts);
    assert!(shown.contains("/Otto") && shown.contains("/Vertretung"), "{shown}");
    let items = "TOP 1 Begrüßung\nFrau Winter begrüßt alle und stellt fest, dass genug Leute da sind.\n\
                 TOP 2 Kassenbericht\nHerr Sommer berichtet.";
    assert!(html(items).contains("da sind./TOP 2 Kassenbericht/"), "{}", html(items));
}
