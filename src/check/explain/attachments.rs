//! Attachments and the logo.

use super::{Example, Explanation};

/// Why these rules are there, and how to mend what they find.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        rule: "attachment.missing",
        reason: (
            "Die Rund-Mail ginge ohne ihre Anlage hinaus.",
            "The mailing would go out without its attachment.",
        ),
        text: (
            "Die Datei gibt es nicht. Prüfen Sie Schreibweise und Ordner; der Weg beginnt bei \
             der Datei, in der er steht.",
            "The file is not there. Check spelling and folder; the path begins at the file that \
             names it.",
        ),
        example: Example::Tried {
            wrong: r#"[[anlagen]]
kennung = "folien"
titel = "Folien"
datei = "folie.pdf""#,
            right: r#"[[anlagen]]
kennung = "folien"
titel = "Folien"
datei = "folien.pdf""#,
        },
    },
    Explanation {
        rule: "attachment.unreadable",
        reason: (
            "Was nicht gelesen werden kann, kann nicht verschickt werden.",
            "What cannot be read cannot be mailed.",
        ),
        text: (
            "Unter dem Namen liegt keine lesbare Datei, vielleicht ein Ordner. Geben Sie die \
             Datei selbst an.",
            "There is no readable file of this name, perhaps a folder. Name the file itself.",
        ),
        example: Example::Tried {
            wrong: r#"[[anlagen]]
kennung = "folien"
titel = "Folien"
datei = "anlagen""#,
            right: r#"[[anlagen]]
kennung = "folien"
titel = "Folien"
datei = "anlagen/folien.pdf""#,
        },
    },
    Explanation {
        rule: "attachment.outside",
        reason: (
            "Was außerhalb des Arbeitsordners liegt, kann sich unbemerkt ändern oder fehlen.",
            "What lies outside the workspace may change or vanish unnoticed.",
        ),
        text: (
            "Der Weg führt aus dem Arbeitsordner hinaus. Kopieren Sie die Datei hinein, und \
             geben Sie den Weg von dort an.",
            "The path leads out of the workspace. Copy the file into it and give the path from \
             there.",
        ),
        example: Example::Tried {
            wrong: r#"[[anlagen]]
kennung = "folien"
titel = "Folien"
datei = "../Downloads/folien.pdf""#,
            right: r#"[[anlagen]]
kennung = "folien"
titel = "Folien"
datei = "anlagen/folien.pdf""#,
        },
    },
    Explanation {
        rule: "attachment.private",
        reason: (
            "Kontaktliste, Einstellungen und Versandbuch enthalten Adressen und Zugangsdaten.",
            "Contact list, settings and ledger hold addresses and access data.",
        ),
        text: (
            "Die Anlage ist nur für das Büro bestimmt und darf nicht an alle gehen. Nennen Sie \
             eine andere Datei.",
            "The attachment is for the office alone and must not go to everybody. Name another \
             file.",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[kontakte]
datei = "kontakte.csv"
# 2026-09-17.toml
[[anlagen]]
kennung = "liste"
titel = "Teilnehmende"
datei = "kontakte.csv""#,
            right: r#"# rundmail.toml
[kontakte]
datei = "kontakte.csv"
# 2026-09-17.toml
[[anlagen]]
kennung = "folien"
titel = "Folien"
datei = "folien.pdf""#,
        },
    },
    Explanation {
        rule: "attachment.no-target",
        reason: (
            "Eine Anlage ohne Datei und ohne Link ist leer.",
            "An attachment without a file and a link is empty.",
        ),
        text: ("Ergänzen Sie `datei` oder `link`.", "Add `file` or `url`."),
        example: Example::Tried {
            wrong: r#"[[anlagen]]
kennung = "folien"
titel = "Folien""#,
            right: r#"[[anlagen]]
kennung = "folien"
titel = "Folien"
datei = "folien.pdf""#,
        },
    },
    Explanation {
        rule: "attachment.not-linked",
        reason: ("Niemand käme an die Datei heran.", "Nobody would get at the file."),
        text: (
            "Die Anlage wird nicht mitgeschickt (`versand = false`) und hat auch keinen Link. \
             Ergänzen Sie `link`, oder schicken Sie die Datei mit.",
            "The attachment is not mailed (`mail = false`) and has no link. Add `url`, or mail \
             the file.",
        ),
        example: Example::Tried {
            wrong: r#"[[anlagen]]
kennung = "film"
titel = "Film vom Fest"
datei = "film.txt"
versand = false"#,
            right: r#"[[anlagen]]
kennung = "film"
titel = "Film vom Fest"
datei = "film.txt"
versand = false
link = "https://stadt.example/film""#,
        },
    },
    Explanation {
        rule: "attachment.empty",
        reason: (
            "Eine leere Datei ist meist eine, die nicht fertig gespeichert wurde.",
            "An empty file is mostly one that was not saved to its end.",
        ),
        text: (
            "Öffnen Sie die Datei in ihrem Programm, und speichern Sie sie noch einmal.",
            "Open the file in its program and save it again.",
        ),
        example: Example::Tried {
            wrong: r#"[[anlagen]]
kennung = "folien"
titel = "Folien"
datei = "leer.pdf""#,
            right: r#"[[anlagen]]
kennung = "folien"
titel = "Folien"
datei = "folien.pdf""#,
        },
    },
    Explanation {
        rule: "attachment.same-name",
        reason: (
            "Viele Mailprogramme zeigen oder speichern sonst nur eine der beiden.",
            "Many mail programs would show or save only one of them.",
        ),
        text: (
            "Zwei Anlagen würden unter demselben Dateinamen verschickt. Benennen Sie eine um.",
            "Two attachments would travel under the same file name. Rename one.",
        ),
        example: Example::Tried {
            wrong: r#"[[anlagen]]
kennung = "folien"
titel = "Folien"
datei = "folien.pdf"
[[anlagen]]
kennung = "folien-2"
titel = "Weitere Folien"
datei = "anlagen/folien.pdf""#,
            right: r#"[[anlagen]]
kennung = "folien"
titel = "Folien"
datei = "folien.pdf"
[[anlagen]]
kennung = "folien-2"
titel = "Weitere Folien"
datei = "anlagen/weitere-folien.pdf""#,
        },
    },
    Explanation {
        rule: "logo.outside",
        reason: (
            "Was außerhalb des Arbeitsordners liegt, fehlt, sobald dieser umzieht.",
            "What lies outside the workspace is lacking once it is moved.",
        ),
        text: (
            "Das Logo liegt außerhalb des Arbeitsordners. Kopieren Sie es hinein.",
            "The logo lies outside the workspace. Copy it into it.",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[organisation.logo]
datei = "../bilder/wappen.svg"
alternativtext = "Wappen der Stadt""#,
            right: r#"# rundmail.toml
[organisation.logo]
datei = "wappen.svg"
alternativtext = "Wappen der Stadt""#,
        },
    },
    Explanation {
        rule: "logo.alt",
        reason: (
            "Wer das Logo nicht sieht, soll wissen, was es zeigt.",
            "Whoever does not see the logo should know what it shows.",
        ),
        text: (
            "Ergänzen Sie `alternativtext`; \"\" steht für reinen Schmuck.",
            "Add `alt`; \"\" means mere decoration.",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[organisation.logo]
datei = "wappen.svg""#,
            right: r#"# rundmail.toml
[organisation.logo]
datei = "wappen.svg"
alternativtext = "Wappen der Stadt""#,
        },
    },
    Explanation {
        rule: "logo.unreadable",
        reason: (
            "Ohne lesbares Logo fehlt es in jedem Dokument.",
            "Without a readable logo every document lacks it.",
        ),
        text: (
            "Die Datei gibt es nicht, oder sie darf nicht gelesen werden. Prüfen Sie Namen und \
             Ordner.",
            "The file is not there or may not be read. Check its name and folder.",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[organisation.logo]
datei = "wapen.png"
alternativtext = "Wappen der Stadt""#,
            right: r#"# rundmail.toml
[organisation.logo]
datei = "wappen.svg"
alternativtext = "Wappen der Stadt""#,
        },
    },
    Explanation {
        rule: "logo.format",
        reason: (
            "Nicht jedes Format zeigen Webseite, PDF und Mailprogramme an.",
            "Not every format is shown by page, PDF and mail programs.",
        ),
        text: (
            "Speichern Sie das Logo als PNG, JPEG, WebP oder SVG. Auch eine beschädigte Datei wird so \
             gemeldet.",
            "Save the logo as PNG, JPEG, WebP or SVG. A damaged file is told in this way, too.",
        ),
        example: Example::Tried {
            wrong: r#"# rundmail.toml
[organisation.logo]
datei = "film.txt"
alternativtext = "Wappen der Stadt""#,
            right: r#"# rundmail.toml
[organisation.logo]
datei = "wappen.svg"
alternativtext = "Wappen der Stadt""#,
        },
    },
    Explanation {
        rule: "logo.too-large",
        reason: (
            "Das Logo geht mit jeder einzelnen E-Mail hinaus.",
            "The logo goes out with every single mail.",
        ),
        text: (
            "Speichern Sie das Logo in einer kleineren Fassung: höchstens 2 MB und 16 Millionen \
             Bildpunkte, eine Zeichnung ohne tausendfach wiederholte Muster und Filter.",
            "Save the logo in a smaller version: at most 2 MB and 16 million pixels, a drawing \
             without patterns and filters that are repeated a thousand times.",
        ),
        example: Example::None,
    },
    Explanation {
        rule: "logo.unsafe",
        reason: (
            "Ein Bild, das Skripte oder fremde Adressen enthält, wird von Mailprogrammen \
             gesperrt.",
            "A picture with scripts or foreign addresses is blocked by mail programs.",
        ),
        text: (
            "Das SVG enthält Skripte oder Verweise nach außen. Speichern Sie es als einfaches \
             SVG oder als PNG.",
            "The SVG holds scripts or links to elsewhere. Save it as plain SVG or as PNG.",
        ),
        example: Example::None,
    },
];
