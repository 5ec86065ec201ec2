//! What must not be public.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        rule: "public.secret",
        reason: (
            "Was öffentlich geworden ist, lässt sich nicht zurückholen.",
            "What has become public cannot be taken back.",
        ),
        text: (
            "In der öffentlichen Fassung stünden Zugangsdaten, ein interner Text oder ein Name, \
             der nicht öffentlich genannt werden soll. Es wird nichts geschrieben. Nehmen Sie \
             die Stelle heraus, oder machen Sie den Eintrag intern.",
            "The public edition would hold access data, an internal text or a name that is not \
             to be public. Nothing is written. Take the place out, or make the entry internal.",
        ),
        example: Example::Shown {
            wrong: r#"einleitung = "Der Kenncode ist 482913."
[sitzung]
datum = 2026-09-17
online = { kenncode = "482913" }"#,
            right: r#"einleitung = "Die Zugangsdaten stehen in der E-Mail."
[sitzung]
datum = 2026-09-17
online = { kenncode = "482913" }"#,
        },
    },
    Explanation {
        rule: "text.access-data",
        reason: (
            "Zugangsdaten in einem Text kommen in die öffentliche Fassung.",
            "Access data in a text get into the public edition.",
        ),
        text: (
            "Ein Text enthält einen Zugangslink, eine Meeting-ID, einen Kenncode oder \
             Einwahldaten. Sie gehören nach [sitzung.online] oder zum Termin; dort bleiben sie \
             intern. In einem internen Text ist es nur eine Warnung.",
            "A text holds a join link, a meeting ID, a passcode or dial-in data. They belong in \
             [meeting.online] or with their date; there they stay internal. In an internal text it is only \
             a warning.",
        ),
        example: Example::Shown {
            wrong: r#"einleitung = "Zugang: https://treffen.example/j/88412233445?pwd=geheim""#,
            right: r#"[sitzung]
datum = 2026-09-17
online = { link = "https://treffen.example/j/88412233445?pwd=geheim" }"#,
        },
    },
    Explanation {
        rule: "mail.other-person",
        reason: (
            "Wer auf der Liste steht, geht die anderen auf der Liste nichts an.",
            "Who is on the list is no business of the others on it.",
        ),
        text: (
            "In einer fertigen E-Mail stünde Name oder Adresse eines anderen Kontakts, obwohl \
             Sitzungsdatei und Einstellungen die Person nicht nennen. Meist hat eine eigene \
             Vorlage einen festen Namen oder eine Spalte mit Notizen. Es wird nichts verschickt.",
            "A finished mail would hold the name or address of another contact, although neither \
             the minutes file nor the settings name the person. Mostly a template of your own \
             holds a set name or a column with notes. Nothing is sent.",
        ),
        example: Example::Shown {
            wrong: "Vertretung: {{ contact.extra.notiz }}",
            right: "Ihre Gruppen: {{ contact.groups | join(\", \") }}",
        },
    },
];
