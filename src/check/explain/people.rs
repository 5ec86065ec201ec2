//! What a text tells of people.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        rule: "person.private-email",
        reason: (
            "Eine private Adresse, die im Netz steht, lässt sich nicht zurückholen.",
            "A private address that is on the web cannot be taken back.",
        ),
        text: (
            "Die Adresse liegt bei einem Anbieter für Privatleute und klingt nicht nach einem Büro oder \
             Verein. Nennen Sie besser eine Adresse der Einrichtung; ist diese gewollt, dann nehmen Sie die \
             Meldung hin.",
            "The address is with a provider for private people and does not sound like an office or \
             association. Better give an address of the organisation; if this one is meant, accept the \
             finding.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Anmeldung bei probe@gmx.example""#,
            right: r#"einleitung = "Anmeldung bei info@verein.example""#,
        },
    },
    Explanation {
        rule: "person.private-phone",
        reason: (
            "Nicht jede Mobilnummer ist für alle gedacht.",
            "Not every mobile number is meant for everybody.",
        ),
        text: (
            "Im Text steht eine Mobilnummer oder eine Nummer, die privat genannt wird. Nennen Sie besser die \
             Nummer der Einrichtung, oder schreiben Sie dazu, dass es ein Diensthandy ist.",
            "The text has a mobile number, or one that is called private. Better give the number of the \
             organisation, or say that the mobile is the office's (\u{201e}Diensthandy\u{201c}).",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Rückfragen unter 0170 1234567""#,
            right: r#"einleitung = "Rückfragen unter 01234 567-210""#,
        },
    },
    Explanation {
        rule: "person.not-public",
        reason: (
            "Öffentlich genannt wird nur, wer zugestimmt hat.",
            "Only those who have agreed are named in public.",
        ),
        text: (
            "Ein öffentlicher Text nennt jemanden aus der Liste der Teilnehmenden, bei dem `oeffentlich` nicht \
             gesetzt ist. Wer im öffentlichen Teil vorträgt, leitet oder eine Aufgabe übernimmt, zählt nicht.",
            "A public text names somebody from the list of participants without `public = true`. Whoever \
             speaks, leads or takes on a task in the public part does not count.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Danke an Aylin Probe für den Kuchen."
[[teilnehmende]]
name = "Aylin Probe""#,
            right: r#"einleitung = "Danke an Aylin Probe für den Kuchen."
[[teilnehmende]]
name = "Aylin Probe"
oeffentlich = true"#,
        },
    },
    Explanation {
        rule: "person.sensitive",
        reason: (
            "Gesundheit, Herkunft, Religion und Familie gehen nur die Person selbst etwas an.",
            "Health, origin, religion and family are nobody's business but the person's own.",
        ),
        text: (
            "Neben einem Namen steht, wie alt jemand ist, ob er Kinder hat, krank ist, woher er kommt, was er \
             glaubt oder mit welchem Recht er hier ist. Lassen Sie das eine oder das andere weg, oder holen Sie \
             die Einwilligung ein (DSGVO, Artikel 9).",
            "Beside a name stands somebody's age, family, health, origin, religion or residence. Leave out one \
             or the other, or ask for consent (GDPR, article 9).",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "Herr Muster ist erkrankt, sein Vortrag entfällt.""#,
            right: r#"einleitung = "Der Vortrag von Herrn Muster entfällt.""#,
        },
    },
    Explanation {
        rule: "text.quote-without-speaker",
        reason: (
            "Worte, von denen niemand weiß, wer sie gesagt hat, sind wenig wert.",
            "Words of which nobody knows who said them are worth little.",
        ),
        text: (
            "Ein Zitat steht für sich, und weder der Satz noch der Absatz davor noch `vortrag` nennt, wer es \
             gesagt hat. Titel und einzelne Wörter in Anführungszeichen sind nicht gemeint.",
            "A quote stands by itself, and neither its sentence nor the paragraph before nor `speaker` names who \
             said it. Titles and single words in quotation marks are not meant.",
        ),
        example: Example::Tried {
            wrong: r#"einleitung = "„Wir suchen keine neuen Aufgaben, wir suchen kürzere Wege.“""#,
            right: r#"einleitung = "„Wir suchen keine neuen Aufgaben, wir suchen kürzere Wege“, sagte Frau Probe.""#,
        },
    },
    Explanation {
        rule: "text.letterhead",
        reason: (
            "Der Briefkopf steht schon in jedem Dokument.",
            "Every document has the letterhead already.",
        ),
        text: (
            "Ein Text enthält den Briefkopf des Büros oder die Signatur einer E-Mail, meist beim Kopieren \
             mitgekommen. Streichen Sie ihn. Adresse oder Nummer in einem Satz zu nennen ist in Ordnung.",
            "A text holds the letterhead of the office or the signature of a mail, mostly copied along. Take it \
             out. To name the address or the number in a sentence is fine.",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[organisation]
name = "Stadt Musterstadt"
strasse = "Rathausplatz 1"
telefon = "01234 567-210"
# 2026-09-17.toml
schluss = "Stadt Musterstadt, Rathausplatz 1, Telefon 01234 567-210""#,
            right: r#"# rundmail.toml
[organisation]
name = "Stadt Musterstadt"
strasse = "Rathausplatz 1"
telefon = "01234 567-210"
# 2026-09-17.toml
schluss = "Sie finden uns am Rathausplatz 1.""#,
        },
    },
];
