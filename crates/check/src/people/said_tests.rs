//! What is said about a person, and the many sentences in which nothing is.

use super::tests::{HEAD, all, found, says, silent, told, told_inside};
use crate::diagnostic::Severity;

#[test]
fn what_is_said_of_a_person_is_found() {
    found(
        "person.sensitive",
        &[
            (
                "Frau Muster (34), Mutter von drei Kindern, aus Syrien geflüchtet, sucht eine Wohnung.",
                "Frau Muster",
            ),
            ("Herr Muster ist erkrankt.", "Herr Muster"),
            ("Herr Muster (Fachstelle Wohnen) ist erkrankt.", "Herr Muster"),
            ("Herr Muster ist seit dem Sommer schwer erkrankt.", "Herr Muster"),
            ("Olena K. ist alleinerziehend.", "Olena K"),
            ("Mit dabei war Amira, 12 Jahre, aus der Klasse 6.", "Amira"),
            ("Amira (12) liest vor.", "Amira"),
            ("Amira ist 12 Jahre alt.", "Amira"),
            ("Wegen ihrer Schwangerschaft fällt Frau Muster aus.", "Frau Muster"),
            ("Frau Muster fehlt wegen ihrer Schwangerschaft.", "Frau Muster"),
            ("Der Vortrag von Frau Muster entfällt krankheitsbedingt.", "Frau Muster"),
            ("Herr Muster musste wegen Krankheit absagen.", "Herr Muster"),
            ("Frau Muster ist Muslimin.", "Frau Muster"),
            ("Herr Muster kommt aus Afghanistan und lernt Deutsch.", "Herr Muster"),
            ("Frau Muster, die 2015 aus Syrien geflohen ist, dolmetscht.", "Frau Muster"),
            ("Frau Muster hat drei Kinder.", "Frau Muster"),
            ("Herr Muster hat eine Duldung.", "Herr Muster"),
            ("Die 34-jährige Frau Muster erzählt.", "Frau Muster"),
            ("Die alleinerziehende Olena K. erzählt.", "Olena K"),
            ("Frau Muster und Herr Vorlage sind erkrankt.", "Herr Vorlage"),
            ("Herrn Muster geht es besser; Ole Muster ist verwitwet.", "Ole Muster"),
            ("Frau Muster ist in Elternzeit.", "Frau Muster"),
            ("Fatima aus Syrien hilft mit.", "Fatima"),
            ("Herr Muster ist 42 und sucht Arbeit.", "Herr Muster"),
            ("Herrn Muster droht die Abschiebung.", "Herrn Muster"),
            ("Frau Muster ist hochschwanger.", "Frau Muster"),
            ("Ahmad M. (17) ist ohne seine Eltern geflohen.", "Ahmad M"),
            ("Ole Muster wurde abgeschoben.", "Ole Muster"),
        ],
    );
    assert_eq!(
        says(&told("Frau Muster (34), Mutter von drei Kindern, aus Syrien geflüchtet, sucht.")),
        [
            "Bei „Frau Muster“ stehen persönliche Angaben zum Alter, zur Familie und zu Flucht oder Aufenthalt."
        ]
    );
    assert_eq!(
        says(&told("Herr Muster (54) ist schwer erkrankt.")),
        ["Bei „Herr Muster“ stehen persönliche Angaben zum Alter und zur Gesundheit."]
    );
    assert_eq!(told_inside("Herr Muster ist erkrankt.").count(Severity::Note), 1);
}

#[test]
fn what_is_said_of_the_work_is_left_alone() {
    silent(&[
        "Angebote für alleinerziehende Mütter",
        "Frau Muster (Fachstelle Sucht) ist für Kranke da, Herr Muster (Jobcenter) für Geduldete.",
        "Herr Muster berichtet über Angebote für Schwangere.",
        "Frau Muster leitet die Beratung für Kranke.",
        "Frau Muster berät Frauen während ihrer Schwangerschaft.",
        "Frau Muster berät Frauen wegen ihrer Schwangerschaft.",
        "Frau Muster unterstützt Familien, deren Kinder erkrankt sind.",
        "Herr Muster fragt, ob jemand geflüchtet ist.",
        "Frau Muster, die Geflüchtete berät, stellt das Projekt vor.",
        "Frau Muster ist Ansprechpartnerin für Geflüchtete aus Syrien.",
        "Frau Muster ist für Menschen da, die krank sind.",
        "Frau Muster ist Beraterin für chronisch kranke Menschen.",
        "Herr Muster ist Vater des Projekts.",
        "Herr Muster ist seit 12 Jahren im Vorstand.",
        "Herr Muster, 20 Jahre Vorsitzender, hört auf.",
        "Frau Muster (Stadt Musterstadt) begrüßt die Runde.",
        "Gewählt wurden Frau Muster (23 Stimmen) und Herr Vorlage (19 Stimmen).",
        "Gewählt: Frau Muster (23), Herr Vorlage (19).",
        "Frau Muster (Raum 12), Herr Vorlage (2026)",
        "Herr Muster hat drei Kinder eingeladen.",
        "Frau Muster hat die Duldung erklärt.",
        "Frau Muster hat das Thema Krankheit angesprochen.",
        "Herr Muster berichtet aus Syrien.",
        "Frau Muster aus der Stabsstelle, Herr Vorlage aus Musterstadt",
        "Die Familie ist aus der Ukraine geflohen.",
        "Viele Kinder sind krank.",
        "Frau Muster ist 2026 und 2027 Vorsitzende.",
        "Herrn Muster droht niemand.",
        "Frau Muster (19,5 Std.)",
        "Frau Muster (60 %) und Herr Vorlage (40 %) teilen sich die Stelle.",
        "Frau Muster wird gefragt, ob Alleinerziehende bevorzugt werden.",
        "Frau Muster ist blind vor Wut, so geht das Stück aus.",
        "Frau Muster ist evangelische Pfarrerin.",
        "Frau Muster ist wegen der Schulferien erst im August erreichbar.",
        "Herr Muster ist im Krankenhaus Ansprechpartner für Sprachmittlung.",
        "Anna, 2. Stock",
        "Adam und Eva, ein Abend über Bibel und Koran",
        "Die Martin-Muster-Stiftung fördert Projekte.",
        "Grüße von Sara aus Musterhausen",
        "Alleinerziehende Mütter suchen Wohnungen. Frau Muster nimmt Angebote an.",
        "Frau Muster stellt das Buch „Geflüchtet und angekommen“ vor.",
        "Herr Muster ist im Klinikum als Arzt tätig.",
        "Frau Muster ist zuständig für Migration, Frau Vorlage für Menschen mit Behinderung.",
        "Frau Muster spricht Ukrainisch und Arabisch.",
        "Die Lesung mit Kinderbuchautorin Olena Muster ist für Kinder ab 5 Jahren.",
        "St. Anna ist wegen Krankheit geschlossen.",
        "Herr Muster wird 2027 die Leitung übernehmen.",
        "Frau Muster wurde zur Vorsitzenden gewählt.",
        "Frau Muster ist mit dem Stand zufrieden, 12 Jahre nach der Gründung.",
        "Der Verein der Alleinerziehenden dankt Frau Muster.",
        "Frau Muster ist von der Arbeit der Paten begeistert.",
        "Herr Muster, Beratung für Geflüchtete, Telefon 0361 655-1234",
        // Numbers behind names that count something.
        "Herr Lang dankt Christin (1), Jonas (2) und Emir (4) für die Hilfe am Wertstoffhof.",
        "Anna (3), Ben (2), Cem (1): so oft war jede und jeder dran.",
        "Dienste im Advent: Frau Muster (2), Herr Vorlage (3), Lukas (4).",
        "Tore: Mia (12), Lena (8), Jana (21).",
        "Neu sind Sara aus der Bücherei (2) und Ali vom Sportverein (3).",
        "Ehrenzeichen: Olena Muster (25), Anton Vorlage (40), Ali Beispiel (50).",
        "Jubilare: Frau Muster (25), Herr Vorlage (40).",
        "Fahrten: Mia, 3, Jonas, 5, Ali, 2.",
        "Frau Muster (1), Herr Vorlage (2) und die Presse (3) sitzen vorn.",
        "Lukas (Gruppe 1–4), Anton (5–9) begleiten die Kinder.",
        "Lotte (9c) und Ben (Q1) stellen den Vorschlag vor.",
        "Herr Muster (Zi. 3.07) und Frau Vorlage (App. 210) helfen weiter.",
        "Frau Muster (3), siehe Fußnote.",
        "Gruppe B: Anna (4), Ben (24), Cem (31).",
        "Olena (2) hat geholfen.",
        // First names and surnames that are also people of a religion or country.
        "Dabei waren Anna, Christin und Emir.",
        "Anna, Christin, Sara: Kuchen",
        "Neue Kassenwartin neben Anna ist Christin Lang.",
        "Frau Christ (Schulleitung) begrüßt, Herr Jude dankt.",
        "Herr Moslem Muster übernimmt die Klasse.",
        "Vertreten wird Anna, Pole von Beruf Fotografin.",
        "Islam und Christentum im Gespräch: Frau Muster lädt ein.",
        "Christian und Christin haben die Technik betreut.",
        "Frau Jung (12 Stunden) und Herr Alt ergänzen das Team.",
    ]);
    // Rules about German do not apply to other languages.
    let file = format!("{HEAD}intro = \"Amira (12) reads.\"\n[meeting]\ndate = 2026-09-17")
        .replace("\"de\"", "\"en\"");
    assert!(all(&file).is_empty());
}
